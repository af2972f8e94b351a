"""The site in memory: built anew when files change, the last good one kept when they are at fault."""

import threading
from collections.abc import Callable
from dataclasses import field
from pathlib import Path

from generator.build import Options, keep_files, plan_build
from generator.diagnostics.diagnostic import Diagnostic
from generator.load.theme import Theme, load_theme
from generator.model.value import value
from generator.readings import Readings
from generator.render.environment import Renderer, RenderError

LIVE_SCRIPT = "assets/live.js"
EVENTS = "_oeuvre/events"


@value
class Snapshot:
    """One state of the site. Replaced as a whole, so that a reader never sees two states mixed."""

    files: dict[str, bytes] = field(default_factory=dict)
    """By path, "papers/laser/index.html"; empty before the first good build."""
    fingerprints: dict[str, str] = field(default_factory=dict)
    version: int = 0
    """Counts changes of what a browser would see."""
    notes: tuple[Diagnostic, ...] = ()
    broken: bool = False
    """True if the newest state of the files could not be built; `files` are then of the last one that could."""


class Preview:
    """Builds snapshots of a project, and tells listeners when a new one differs."""

    def __init__(self, content: Path, config_path: Path | None, options: Options) -> None:
        self._content, self._config_path, self._options = content, config_path, options
        self._lock = threading.Lock()
        self._live_script = Path(__file__).with_name("live.js").read_bytes()
        self._renderer = Renderer(Theme({}))
        self._readings = Readings()
        self.listeners: list[Callable[[Snapshot], None]] = []
        self.snapshot = Snapshot()

    def rebuild(self) -> Snapshot:
        """Build from the newest state of the files. Pages whose fingerprint is known are not drawn again."""
        with self._lock:
            old = self.snapshot
            new = self._built(old)
            changed = (new.files, new.broken, new.notes) != (old.files, old.broken, old.notes)
            if changed or old.version == 0:
                new = Snapshot(new.files, new.fingerprints, old.version + 1, new.notes, new.broken)
                self.snapshot = new
        if changed:
            for tell in self.listeners:
                tell(new)
        return self.snapshot

    def _built(self, old: Snapshot) -> Snapshot:
        planned = plan_build(self._content, self._config_path, self._options, self._readings)
        if planned.site is None:
            return Snapshot(old.files, old.fingerprints, old.version, planned.notes, broken=True)
        theme = load_theme(planned.project.root / "templates")
        if theme != self._renderer.theme:
            # Compiling the templates takes longer than drawing a small site with them (200 against 60 ms).
            self._renderer = Renderer(theme)
        files: dict[str, bytes] = {LIVE_SCRIPT: self._live_script}
        fingerprints: dict[str, str] = {}
        try:
            for path, fingerprint, content in keep_files(planned, self._renderer, old.fingerprints, _file):
                files[path] = old.files[path] if content is None else content
                fingerprints[path] = fingerprint
        except RenderError as error:
            notes = (*planned.notes, error.diagnostic)
            return Snapshot(old.files, old.fingerprints, old.version, notes, broken=True)
        return Snapshot(files, fingerprints, old.version, planned.notes)


def _file(path: str, fingerprint: str, content: bytes | None) -> tuple[str, str, bytes | None]:
    return path, fingerprint, content
