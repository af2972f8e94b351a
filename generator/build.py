"""The program in one sentence: load, parse, plan, render, write."""

import datetime
import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace
from difflib import get_close_matches
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar, get_args

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Severity, Span
from generator.diagnostics.unreadable import unreadable
from generator.language.words import language_for
from generator.load.compiled import keep_compiled, read_compiled
from generator.load.originals import RECORD, overrides
from generator.load.program import program_digest
from generator.load.project import Document, PersonFiles, Project, load_project
from generator.load.theme import DEFAULT_THEME, Theme, load_theme, theme_names
from generator.load.walk import files_below
from generator.model.about import About
from generator.model.config import Config
from generator.model.group import Group
from generator.model.language import Spoken
from generator.model.page import FreePage
from generator.model.photo import Photo
from generator.model.profile import Profile
from generator.model.value import value
from generator.parse.about import parse_about
from generator.parse.addition import parse_addition
from generator.parse.config import parse_config, place_of
from generator.parse.group import parse_group
from generator.parse.page import parse_page
from generator.parse.photo import parse_photo
from generator.plan.crawlers import crawler_files
from generator.plan.own_files import without_clashes
from generator.plan.person import joined, translated, with_history
from generator.plan.site import SitePlan, plan_site
from generator.plan.versions import all_versions
from generator.progress import Progress
from generator.readings import Readings
from generator.render.accent import accent_of, ratio_of
from generator.render.assets import asset_files
from generator.render.environment import Renderer
from generator.workers import Drawn, Keep, Kept, Work, draw_site
from generator.write.output import Output, WriteReport

Notes = tuple[Diagnostic, ...]


@value
class Options:
    """What the command line may say in place of the settings."""

    base_url: str | None = None
    as_of: datetime.date | None = None
    language: str | None = None
    preview: bool = False
    """For a site that is only to be looked at: search engines are asked to leave it out."""
    live: bool = False
    """For the preview: pages listen for changes."""
    patterns: bool = False
    """With a page that shows every component of the theme, for those who change it."""


@value
class Planned:
    """A site that is decided and not yet drawn. `site` is None if nothing can be shown; then the notes say why."""

    project: Project
    site: SitePlan | None
    notes: Notes
    documents: int = 0
    """How many documents were read. The project here is without them: 160 MB, if there are 100,000 papers."""

    @property
    def refused(self) -> bool:
        """True if something cannot be shown."""
        return self.site is None or any(note.severity is Severity.ERROR for note in self.notes)


def plan_build(
    content: Path,
    config_path: Path | None = None,
    options: Options | None = None,
    readings: Readings | None = None,
    progress: Progress | None = None,
) -> Planned:
    """Turn a project's files into everything that will be drawn: pages as data, and notes. Nothing is drawn yet.

    readings: what is remembered of documents that were read before. progress: is told of each step.
    """
    progress = progress or Progress()
    with progress.phase("loading files"):
        project, notes = load_project(content, config_path)
    return plan_project(project, notes, options, readings, progress)


def plan_project(
    project: Project,
    notes: Notes,
    options: Options | None = None,
    readings: Readings | None = None,
    progress: Progress | None = None,
) -> Planned:
    """Do what `plan_build` does, for files that have been loaded already. notes: what was noted on the way."""
    with _without_collector():
        return _planned(project, notes, options or Options(), readings or Readings(), progress or Progress())


def _planned(project: Project, notes: Notes, options: Options, readings: Readings, progress: Progress) -> Planned:
    understood, notes = understand(project, notes, options, readings, progress)
    documents = sum(len(person.documents) for person in project.people) + len(project.pages)
    project = replace(project, people=(), pages=())
    if understood is None or not understood.profiles:
        return Planned(project, None, notes, documents)
    with progress.phase("joining papers"):
        site, plan_notes = _site_of(understood, options)
    if site is not None and project.static:
        names, own_notes = without_clashes(tuple(document.source for document in project.static), site.pages)
        project = replace(project, static=tuple(document for document in project.static if document.source in names))
        plan_notes += own_notes
    return Planned(project, site, tuple(sorted(notes + plan_notes, key=lambda note: note.sort_key)), documents)


def _site_of(understood: "Understood", options: Options) -> tuple[SitePlan | None, Notes]:
    """Plan the site. Whoever cannot be planned for, which should be nobody, is left out."""

    def planned(profiles: tuple[Profile, ...]) -> tuple[SitePlan, Notes]:
        return plan_site(
            profiles,
            understood.pages,
            understood.config,
            understood.photos,
            understood.groups,
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


@value
class Understood:
    """What the files of a project say: settings, people, pages. Nothing is decided about the site yet."""

    config: Config
    profiles: tuple[Profile, ...]
    photos: Mapping[str, Photo]
    """Of people, by the source of their profile."""
    pages: tuple[FreePage, ...]
    groups: tuple[Group, ...]


def understand(
    project: Project, notes: Notes, options: Options, readings: Readings, progress: Progress
) -> tuple[Understood | None, Notes]:
    """Read the files of a project; None if its settings are wrong. notes: what was noted before; more are added."""
    config, config_notes = parse_config(
        project.config.content if project.config else None, project.config.source if project.config else "site.toml"
    )
    notes += config_notes
    if config is None:
        return None, notes
    config, own_notes = _with_cards_if_possible(_with_options(config, options), project)
    notes += own_notes + _notes_on_theme(config, project)
    config, own_notes = _with_cv_if_possible(config, project)
    notes += own_notes
    profiles: list[Profile] = []
    photos: dict[str, Photo] = {}
    found = list(notes)
    with progress.phase("reading documents", "people", len(project.people)) as step:
        for person in project.people:
            try:
                profile, own_notes = _profile_of(person, config, options, readings)
                photo, photo_notes = _photo_of(person) if profile else (None, ())
            except Exception as error:
                # Whatever it is that somebody wrote: it costs them, and nobody else.
                profile, own_notes, photo, photo_notes = None, (unreadable(person.name, error),), None, ()
            found += (*own_notes, *photo_notes)
            if profile is not None:
                profiles.append(profile)
                photos |= {profile.source: photo} if photo else {}
            step()
        readings.forget_unused()
    pages, page_notes = _read_all(project.pages, parse_page)
    groups, group_notes = _read_all(project.groups, parse_group)
    return Understood(config, tuple(profiles), photos, pages, groups), (*found, *page_notes, *group_notes)


_Read = TypeVar("_Read")


def _read_all(
    documents: Iterable[Document], read: Callable[[bytes, str], tuple[_Read | None, Notes]]
) -> tuple[tuple[_Read, ...], Notes]:
    found: list[_Read] = []
    notes: list[Diagnostic] = []
    for document in documents:
        try:
            one, own_notes = read(document.content, document.source)
        except Exception as error:
            one, own_notes = None, (unreadable(document.source, error),)
        notes += own_notes
        if one is not None:
            found.append(one)
    return tuple(found), tuple(notes)


def _photo_of(person: PersonFiles) -> tuple[Photo | None, Notes]:
    return parse_photo(person.photo.content, person.photo.source) if person.photo else (None, ())


def _profile_of(person: PersonFiles, config: Config, options: Options, readings: Readings) -> tuple[Profile | None, Notes]:
    main = language_for(config.language)
    translations = dict(person.translations)
    # Whoever keeps a file for each language may name that of the site's own likewise.
    own = person.about or translations.get(main)
    profile, notes = _main_profile_of(person, own, config, options, readings)
    if person.about and main in translations:
        notes += (note("same-language", Span(source=translations[main].source), other=person.about.source, language=main),)
    abouts: list[tuple[Spoken, About]] = []
    for language in get_args(Spoken):
        if language in translations and language != main:
            about, own_notes = parse_about(translations[language].content, translations[language].source)
            notes += own_notes
            abouts += [(language, about)] if about else []
    return profile and translated(profile, abouts), notes


def _main_profile_of(
    person: PersonFiles, own: Document | None, config: Config, options: Options, readings: Readings
) -> tuple[Profile | None, Notes]:
    about, notes = parse_about(own.content, own.source) if own else (None, ())
    profile = None
    if person.profile is not None:
        as_of = options.as_of or (about.as_of if about else None)
        profile, own_notes = readings.profile(person.profile.content, person.profile.source, as_of, config.as_of)
        notes += own_notes
    documents = []
    for source in person.sources:
        document, own_notes = readings.document(source.content, source.source)
        notes += own_notes
        if document is not None:
            documents.append(document)
    if profile is not None and person.snapshots:
        older = [readings.profile(one.content, one.source, None, config.as_of) for one in person.snapshots]
        notes += tuple(note for _, own_notes in older for note in own_notes if note.severity is Severity.ERROR)
        profile = with_history(profile, tuple(snapshot for snapshot, _ in older if snapshot is not None))
    additions = []
    for document_of_paper in person.additions:
        addition, date, own_notes = parse_addition(document_of_paper.content, document_of_paper.source)
        notes += own_notes
        if addition is not None:
            additions.append((addition, date))
    if about is None and not documents and not additions:
        return profile, notes
    found, own_notes = joined(person.name, profile, tuple(documents), about, tuple(additions))
    return found, notes + own_notes


def _with_options(config: Config, options: Options) -> Config:
    changes: dict[str, object] = {"base_url": options.base_url} if options.base_url is not None else {}
    if options.language is not None:
        changes["language"] = options.language
    if options.preview:
        changes["search_engines"] = False
    return Config.model_validate({**config.model_dump(), **changes})


def _with_cards_if_possible(config: Config, project: Project) -> tuple[Config, Notes]:
    """Return the settings, without cards if these cannot be drawn here or would have no address."""
    if not config.cards or (config.base_url is not None and find_spec("resvg_py") is not None):
        return config, ()
    reason = "base_url is not known" if config.base_url is None else "what draws them is not installed"
    remedy = "set base_url" if config.base_url is None else 'pip install "oeuvre[cards]"'
    at = Span(source=project.config.source if project.config else "site.toml")
    return config.model_copy(update={"cards": False}), (note("no-cards", at, reason=reason, remedy=remedy),)


def _notes_on_theme(config: Config, project: Project) -> Notes:
    """Tell of a theme that is not there, of a pale accent, and of outdated files that stand for its own."""
    folder = project.root / "templates"
    outdated = tuple(
        note("outdated-override", Span(source=f"templates/{override.path}"), path=override.path)
        for override in (overrides(folder) if (folder / RECORD).is_file() else ())
        if override.outdated
    )
    source, content = ("site.toml", None) if project.config is None else (project.config.source, project.config.content)
    names = theme_names(folder)
    if config.theme not in names:
        near = get_close_matches(config.theme, names, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"
        return (*outdated, note("unknown-theme", place_of("theme", content, source), name=config.theme, hint=hint))
    if config.accent is None:
        return outdated
    theme = load_theme(folder, config.theme)
    accent = accent_of(config.accent, theme)
    if not accent.changed:
        return outdated
    at = place_of("accent", content, source)
    ratio = f"{ratio_of(accent, theme):.1f}"
    return (*outdated, note("pale-accent", at, asked=config.accent, ratio=ratio, used=accent.light.hex))


def _with_cv_if_possible(config: Config, project: Project) -> tuple[Config, Notes]:
    """Return the settings, without a curriculum vitae if what sets it is not installed."""
    if config.cv is None or find_spec("typst") is not None:
        return config, ()
    at = Span(source=project.config.source if project.config else "site.toml")
    return config.model_copy(update={"cv": None}), (note("no-cv", at),)


def keep_files(
    planned: Planned,
    renderer: Renderer,
    known: Mapping[str, str],
    keep: Keep[Kept],
    draw: Callable[[Work[Kept]], Iterator[Drawn[Kept]]] = draw_site,
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
        for drawn in draw(Work(planned.site, renderer, program_digest(), known, keep, own)):
            if drawn.index:
                listed.append(drawn.path)
            progress.count(drawn.kind, drawn.seconds, drawn=drawn.seconds > 0)
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
    executor: Executor | None = None,
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
    executor: Executor | None = None,
    progress: Progress | None = None,
    *,
    atomic: bool = False,
) -> WriteReport:
    """Do what `build` does, with a renderer that may draw other sites too."""
    with _without_collector(), Output(output, cache, protected, atomic=atomic) as target:
        draw = partial(draw_site, jobs=jobs, executor=executor, shared_folder=target.staging)
        progress = progress or Progress()
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
        if was_on:
            gc.freeze()
            gc.enable()
