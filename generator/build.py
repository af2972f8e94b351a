"""The program in one sentence: load, understand, plan, render, write."""

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.diagnostics.diagnostic import Diagnostic, Severity
from generator.diagnostics.unreadable import unreadable
from generator.load.compiled import keep_compiled, read_compiled
from generator.load.program import program_digest
from generator.load.project import Project, load_project
from generator.load.theme import DEFAULT_THEME, Theme, load_theme
from generator.load.walk import files_below
from generator.memory import Memory
from generator.model.profile import Profile
from generator.model.value import value
from generator.plan.crawlers import crawler_files
from generator.plan.earlier import Told
from generator.plan.own_files import without_clashes
from generator.plan.site import SitePlan, plan_site
from generator.plan.versions import all_versions
from generator.progress import Progress
from generator.render.accent import accent_of
from generator.render.assets import asset_files
from generator.render.renderer import Renderer
from generator.settings import Notes, Options
from generator.understanding import Understood, understand
from generator.workers import Drawn, Keep, Kept, Work, draw_site
from generator.write.output import Output, WriteReport

if TYPE_CHECKING:
    from concurrent.futures import Executor


@value
class Planned:
    """A site that is decided and not yet drawn. `site` is None if nothing can be shown; then the notes say why."""

    project: Project
    site: SitePlan | None
    notes: Notes
    documents: int = 0
    """How many documents were read. The project here is without them: 160 MB, if there are 100,000 papers."""

    def told(self, report: WriteReport) -> Told:
        """Return what the next build may take from this one's files."""
        if self.site is None:
            raise ValueError("nothing is planned")
        return self.site.told(report.digests, {document.source for document in self.project.static})

    @property
    def refused(self) -> bool:
        """True if something cannot be shown."""
        return self.site is None or any(note.severity is Severity.ERROR for note in self.notes)


def plan_build(
    content: Path,
    config_path: Path | None = None,
    options: Options | None = None,
    memory: Memory | None = None,
    progress: Progress | None = None,
) -> Planned:
    """Turn a project's files into everything that will be drawn: pages as data, and notes. Nothing is drawn yet.

    memory: what is remembered of the last build. progress: is told of each step.
    """
    options, memory, progress = options or Options(), memory or Memory(), progress or Progress()
    with _without_collector():
        return _planned(_loaded_and_read(content, config_path, options, memory, progress), options, memory, progress)


def plan_project(
    project: Project,
    notes: Notes,
    options: Options | None = None,
    memory: Memory | None = None,
    progress: Progress | None = None,
) -> Planned:
    """Do what `plan_build` does, for files that have been loaded already. notes: what was noted on the way."""
    options, memory, progress = options or Options(), memory or Memory(), progress or Progress()
    with _without_collector():
        return _planned(_read(project, notes, options, memory, progress), options, memory, progress)


@value
class _ReadProject:
    """What the documents of a project say."""

    project: Project
    """Without them: as long as papers are joined, nothing holds both (100,000 papers: 160 MB)."""
    documents: int
    understood: Understood | None
    notes: Notes


def _loaded_and_read(
    content: Path, config_path: Path | None, options: Options, memory: Memory, progress: Progress
) -> _ReadProject:
    with progress.phase("loading files"):
        project, notes = load_project(content, config_path)
    return _read(project, notes, options, memory, progress)


def _read(project: Project, notes: Notes, options: Options, memory: Memory, progress: Progress) -> _ReadProject:
    understood, notes = understand(project, notes, options, memory.readings, progress)
    documents = sum(len(person.documents) for person in project.people) + len(project.pages)
    return _ReadProject(replace(project, people=(), pages=(), pictures=()), documents, understood, notes)


def _planned(read: _ReadProject, options: Options, memory: Memory, progress: Progress) -> Planned:
    project, documents, understood, notes = read.project, read.documents, read.understood, read.notes
    files = frozenset(document.source for document in project.static)
    if understood is None or not (understood.profiles or understood.pages):
        return Planned(project, None, notes, documents)
    with progress.phase("joining papers"):
        site, plan_notes = _site_of(understood, files, options, memory)
    if site is not None and project.static:
        names, own_notes = without_clashes(tuple(document.source for document in project.static), site.pages)
        project = replace(project, static=tuple(document for document in project.static if document.source in names))
        plan_notes += own_notes
    return Planned(project, site, tuple(sorted(notes + plan_notes, key=lambda note: note.sort_key)), documents)


def _site_of(
    understood: Understood, files: frozenset[str], options: Options, memory: Memory
) -> tuple[SitePlan | None, Notes]:
    """Plan the site. Whoever cannot be planned for, which should be nobody, is left out. files: names of the user's own."""

    def planned(profiles: tuple[Profile, ...]) -> tuple[SitePlan, Notes]:
        return plan_site(
            profiles,
            understood.pages,
            understood.config,
            understood.photos,
            understood.groups,
            understood.pictures,
            files,
            memory.related,
            memory.told,
            memory.texts,
            live=options.live,
            patterns=options.patterns,
        )

    try:
        return planned(understood.profiles)
    except Exception:
        kept: list[Profile] = []
        notes: list[Diagnostic] = []
        for profile in understood.profiles:
            try:
                planned((profile,))
            except Exception as error:
                notes.append(unreadable(profile.source, error))
            else:
                kept.append(profile)
        if not notes:
            raise
    if not kept:
        return None, tuple(notes)
    site, more = planned(tuple(kept))
    return site, (*notes, *more)


def keep_files(
    planned: Planned,
    renderer: Renderer,
    known: Mapping[str, str],
    keep: Keep[Kept],
    draw: Callable[[Work[Kept], Progress], Iterator[Drawn[Kept]]] = draw_site,
    progress: Progress | None = None,
) -> Iterator[Kept]:
    """Yield what becomes of every file of a site: assets first, then pages, then what speaks to crawlers.

    known: fingerprints by path of files that need not be drawn again; keep is given None for the content of these.
    """
    if planned.site is None:
        raise ValueError("nothing is planned")
    for path, content in fixed_files(planned, renderer.theme).items():
        yield keep(path, _hash(content), content)
    renderer.forget()
    listed: list[str] = []
    progress = progress or Progress()
    with progress.phase("drawing pages", "papers", len(planned.site.corpus.entries)):
        own = frozenset(document.source for document in planned.project.static)
        for drawn in draw(Work(planned.site, renderer, program_digest(), known, keep, own), progress):
            if drawn.index:
                listed.append(drawn.path)
            if drawn.kept is not None:
                yield drawn.kept
    for path, content in late_files(planned, listed):
        yield keep(path, _hash(content), content)


def fixed_files(planned: Planned, theme: Theme) -> dict[str, bytes]:
    """Return the files that are not drawn, by path: those of the theme, and the user's own, which win."""
    own = {document.source: document.content for document in planned.project.static}
    asked = planned.site.corpus.config.accent if planned.site is not None else None
    style = accent_of(asked, theme).style if asked is not None else ""
    return {**dict(asset_files(theme, style)), **own}


def late_files(planned: Planned, listed: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield what speaks of all pages to crawlers, unless the user has such a file. listed: the addresses for them."""
    if planned.site is None:
        raise ValueError("nothing is planned")
    own = {document.source for document in planned.project.static}
    config = planned.site.corpus.config
    # A page that asks to be left out has to be read for it, so a preview forbids nothing: it has no sitemap.
    base_url = config.base_url if config.search_engines else None
    paths = tuple(sorted(listed))
    for path, content in crawler_files(paths, base_url, all_versions(planned.site.corpus.common.languages, paths)):
        if path not in own:
            yield path, content


def _hash(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def build(
    planned: Planned,
    output: Path,
    cache: Path,
    protected: tuple[Path, ...] = (),
    jobs: int | None = None,
    executor: "Executor | None" = None,
    progress: Progress | None = None,
    *,
    atomic: bool = False,
) -> WriteReport:
    """Draw a planned site, in several processes if that pays, and write what changed.

    executor: draws instead of processes of this machine; its workers must see the output folder under the same path.
    atomic: exchange the whole folder at one moment, however little has changed.
    Raises OutputError if the folder cannot be used, RenderError for a fault in a template; the old site stands then.
    """
    name = planned.site.corpus.config.theme if planned.site is not None else DEFAULT_THEME
    renderer = renderer_of(planned.project, name)
    report = build_with(renderer, planned, output, cache, protected, jobs, executor, progress, atomic=atomic)
    keep_templates(renderer, planned.project)
    return report


def build_with(
    renderer: Renderer,
    planned: Planned,
    output: Path,
    cache: Path,
    protected: tuple[Path, ...] = (),
    jobs: int | None = None,
    executor: "Executor | None" = None,
    progress: Progress | None = None,
    *,
    atomic: bool = False,
) -> WriteReport:
    """Do what `build` does, with a renderer that may draw other sites too."""
    with _without_collector(), Output(output, cache, protected, atomic=atomic) as target:
        draw = partial(draw_site, jobs=jobs, executor=executor, shared_folder=target.staging)
        progress = progress or Progress()
        if planned.site is not None:
            planned.site.earlier.read = target.read
        kept = tuple(keep_files(planned, renderer, target.fingerprints, target.stage.keep, draw, progress))
        with progress.phase("putting files into place"):
            return target.publish(kept)


def renderer_of(project: Project, theme: str) -> Renderer:
    """Return what draws a project's pages: its theme, with templates as they were compiled before."""
    return Renderer(load_theme(project.root / "templates", theme), read_compiled())


def keep_templates(renderer: Renderer, project: Project) -> None:
    """Keep templates as they were compiled for the next build, if they are the built-in ones."""
    if renderer.compiled and not any(True for _ in files_below(project.root / "templates")):
        keep_compiled(renderer.compiled)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Pause the garbage collector: views are trees without cycles, and looking for some takes a quarter of a large build.

    What was made meanwhile is set aside at the end, or it would be looked through once there (10,000 papers: 0.3 s).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
