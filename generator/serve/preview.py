"""The newest state of a project: planned again when files change, the last good site kept when they are at fault."""

import logging
import os
import threading
import time
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from generator.build import Planned, plan_project
from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span
from generator.load.compiled import read_compiled
from generator.load.project import Project, load_project, watched_paths
from generator.load.theme import DEFAULT_THEME, Theme, load_theme
from generator.load.walk import paths_below, root_of
from generator.memory import Memory
from generator.model.value import value
from generator.render.renderer import Renderer
from generator.serve.site import LiveSite, digest_of
from generator.settings import Options

_LOOK_SHARE = 20
"""Looking at the files may take this part of the time at most, however often pages are asked for."""

Notes = tuple[Diagnostic, ...]


@value
class State:
    """What there is to show at one moment. Replaced as a whole."""

    site: LiveSite | None = None
    """Of the newest files that could be built; None before the first good build."""
    notes: Notes = ()
    """On the newest files."""
    broken: bool = False
    """True if the newest files could not be built."""
    sign: str = ""
    """Stands for the notes; empty for none."""
    seconds: float = 0.0
    """How long it took to get there."""


class Found(Enum):
    """What there is at an address."""

    FILE = "file"
    ELSEWHERE = "elsewhere"
    """It is a folder's, and lacks the slash at its end."""
    NOTHING = "nothing"
    """What comes instead says so."""
    FAULT = "fault"
    """It cannot be drawn and never could; the notes say why."""


@value
class Signs:
    """By what an open page knows that it is out of date: three values to compare, and nothing of a document."""

    page: str
    """Stands for what the page shows, apart from the style sheet. Begins with "fault-" if it stands for a fault."""
    style: str
    """Stands for the style sheet; empty before there is one."""
    notes: str
    """Stands for what there is to tell the author; empty for nothing."""


@value
class Answer:
    """What there is at an address: a file's name and bytes, and by what a browser recognises it later."""

    found: Found
    name: str
    content: bytes
    signs: Signs


class Preview:
    """Keeps up with a project's files. Safe to use from several threads."""

    def __init__(self, content: Path, config_path: Path | None, options: Options) -> None:
        self._content, self._config_path, self._options = content, config_path, options
        self.paths = watched_paths(root_of(content.absolute()), content) + ((config_path,) if config_path else ())
        """The files and folders whose change may change the site."""
        self._building, self._drawing = threading.Lock(), threading.Lock()
        self._memory = Memory()
        self._loaded: tuple[Project, Notes, Theme] | None = None
        self._theme = DEFAULT_THEME
        self._renderer: Renderer | None = None
        self._facts: object = None
        self._look_again = 0.0
        self.listeners: list[Callable[[State], None]] = []
        """Are told each new state, by the thread that has built it."""
        self.state = State()

    # -- keeping up ---------------------------------------------------------------------------------------------------
    def rebuild(self) -> State:
        """Read the files, and if they have changed, plan the site anew."""
        with self._building:
            changed = self._rebuilt(_facts_of(self.paths))
        self._tell(changed)
        return self.state

    def refresh(self) -> State:
        """Rebuild if the facts of a file are not what they were: a request must not depend on an event that may be late."""
        if time.monotonic() < self._look_again:
            return self.state
        with self._building:
            started = time.monotonic()
            facts = _facts_of(self.paths)
            # Where there are thousands of documents, looking at them takes a while.
            self._look_again = time.monotonic() + _LOOK_SHARE * (time.monotonic() - started)
            changed = facts != self._facts and self._rebuilt(facts)
        self._tell(changed)
        return self.state

    def _tell(self, changed: bool) -> None:
        for tell in self.listeners if changed else ():
            tell(self.state)

    def _rebuilt(self, facts: object) -> bool:
        """Bring the state up to date. Returns False if the files say what they said before."""
        started = time.monotonic()
        self._facts = facts
        old = self.state
        try:
            project, notes = load_project(self._content, self._config_path)
            theme = load_theme(project.root / "templates", self._theme)
            if self._loaded == (project, notes, theme):
                return False
            self._loaded = (project, notes, theme)
            planned = plan_project(project, notes, self._options, self._memory)
            if planned.site is not None and planned.site.corpus.config.theme != self._theme:
                self._theme = planned.site.corpus.config.theme
                theme = load_theme(project.root / "templates", self._theme)
                self._loaded = (project, notes, theme)
            with self._drawing:
                site, faults = self._site(planned, theme, old.site)
            if site is not None and planned.site is not None:
                self._memory.keep(planned.site.relatives)
        except OSError as error:
            # A file of the theme that went between being listed and being read, or must not be read.
            self._loaded = None
            return self._fails(note("cannot-read", Span(source=str(error.filename)), reason=error.strerror or "unknown"))
        except Exception as error:
            # Whoever writes goes on writing: the next change may well avoid what we got wrong.
            logging.getLogger(__name__).exception("The site could not be planned.")
            text = f"{type(error).__name__}: {error}"
            return self._fails(note("failure", Span(source=self._content.name), text=text))
        told = planned.notes + faults
        self.state = State(site or old.site, told, site is None, _sign_of(told), time.monotonic() - started)
        return True

    def _fails(self, reason: Diagnostic) -> bool:
        """Keep what there is to show, and say why it is not the newest. Returns False if that has been said."""
        old, told = self.state, (reason,)
        self.state = State(old.site, told, True, _sign_of(told))
        return old.notes != told

    def _site(self, planned: Planned, theme: Theme, old: LiveSite | None) -> tuple[LiveSite | None, Notes]:
        """Return the site, or None and why its templates are at fault."""
        if planned.site is None:
            return None, ()
        if self._renderer is None or self._renderer.theme != theme:
            renderer = Renderer(theme, self._renderer.codes if self._renderer else read_compiled())
            faults = renderer.compile_all()
            if faults:
                return None, faults
            self._renderer = renderer
        self._renderer.forget()
        return LiveSite(planned, self._renderer, old), ()

    # -- showing ------------------------------------------------------------------------------------------------------
    def answer(self, path: str) -> Answer:
        """Return what the site has for an address, relative to its root."""
        name = f"{path}index.html" if path.endswith("/") or not path else path
        with self._drawing:
            state = self.state
            if state.site is None:
                return _answer(state, Found.FAULT, name)
            if name in state.site:
                return _answer(state, Found.FILE, name)
            if f"{path}/index.html" in state.site:
                return _answer(state, Found.ELSEWHERE, f"{path}/index.html")
            return _answer(state, Found.NOTHING, "404.html")

    def notes(self) -> tuple[Notes, bool]:
        """Return all there is to tell the author, and whether what is shown is older than the files."""
        with self._drawing:
            state = self.state
            faults = tuple(dict.fromkeys(state.site.faults.values())) if state.site else ()
        return state.notes + faults, state.broken or bool(faults)


def _answer(state: State, found: Found, name: str) -> Answer:
    shown = state.site.file(name) if state.site else None
    faults = _sign_of(tuple(state.site.faults.values())) if state.site else ""
    notes = state.sign + faults
    style = state.site.style if state.site else ""
    if shown is None:
        return Answer(Found.FAULT, name, b"", Signs(f"fault-{notes}", style, notes))
    return Answer(found, name, shown.content, Signs(shown.fingerprint, style, notes))


def _sign_of(notes: Notes) -> str:
    return digest_of(repr(notes).encode("utf-8", "replace")) if notes else ""


def _facts_of(paths: tuple[Path, ...]) -> object:
    """Return what changes whenever a file below some paths does, unless that happens twice in one tick of the clock.

    Files behind links count, too: a theme may hold some.
    """
    facts = []
    for path in paths:
        for name in paths_below(str(path)) if path.is_dir() else (str(path),):
            try:
                of = os.stat(name)  # noqa: PTH116 - a Path for each of thousands of files takes longer than the look itself
            except OSError:
                continue
            facts.append((name, of.st_size, of.st_mtime_ns, of.st_ctime_ns, of.st_ino))
    return facts
