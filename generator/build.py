"""The program in one sentence: load, parse, plan, render, write."""

import datetime
import gc
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator.diagnostics.diagnostic import Diagnostic, Severity
from generator.load.project import PersonFiles, Project, load_project
from generator.load.theme import Theme, load_theme
from generator.model.config import Config
from generator.model.profile import Profile
from generator.parse.about import parse_about
from generator.parse.config import parse_config
from generator.parse.page import parse_page
from generator.parse.profile import parse_profile
from generator.plan.person import with_about
from generator.plan.site import SitePlan, crawler_files, plan_site
from generator.render.assets import asset_files
from generator.render.draw import draw_site
from generator.render.environment import Renderer, renderer_of
from generator.write.output import OutputFile, WriteReport, intact_fingerprints, write_output

Notes = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line may say in place of the settings."""

    base_url: str | None = None
    as_of: datetime.date | None = None
    live: bool = False
    """For the preview: pages listen for changes."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A site that is decided and not yet drawn. `site` is None if nothing can be shown; then the notes say why."""

    project: Project
    site: SitePlan | None
    notes: Notes

    @property
    def refused(self) -> bool:
        """True if something cannot be shown."""
        return self.site is None or any(note.severity is Severity.ERROR for note in self.notes)


def plan_build(content: Path, config_path: Path | None = None, options: Options = Options()) -> Planned:
    """Turn a project's files into everything that will be drawn: pages as data, and notes. Nothing is drawn yet."""
    with _without_collector():
        return _planned(content, config_path, options)


def _planned(content: Path, config_path: Path | None, options: Options) -> Planned:
    project, notes = load_project(content, config_path)
    config, config_notes = parse_config(
        project.config.content if project.config else None, project.config.source if project.config else "site.toml"
    )
    notes += config_notes
    if config is None:
        return Planned(project, None, notes)
    config = _with_options(config, options)
    profiles: list[Profile] = []
    for person in project.people:
        profile, own_notes = _profile_of(person, config, options)
        notes += own_notes
        if profile is not None:
            profiles.append(profile)
    pages = []
    for document in project.pages:
        page, own_notes = parse_page(document.content, document.source)
        notes += own_notes
        if page is not None:
            pages.append(page)
    if not profiles:
        return Planned(project, None, notes)
    site, plan_notes = plan_site(tuple(profiles), tuple(pages), config, live=options.live)
    return Planned(project, site, tuple(sorted(notes + plan_notes, key=lambda note: note.sort_key)))


def _profile_of(person: PersonFiles, config: Config, options: Options) -> tuple[Profile | None, Notes]:
    about, notes = parse_about(person.about.content, person.about.source) if person.about else (None, ())
    as_of = options.as_of or (about.as_of if about else None)
    profile, profile_notes = parse_profile(person.profile.content, person.profile.source, as_of, config.as_of)
    notes += profile_notes
    if profile is not None and about is not None:
        profile, own_notes = with_about(profile, about)
        notes += own_notes
    return profile, notes


def _with_options(config: Config, options: Options) -> Config:
    changes = {name: value for name, value in (("base_url", options.base_url),) if value is not None}
    return Config.model_validate({**config.model_dump(), **changes})


def site_files(
    site: SitePlan,
    project: Project,
    theme: Theme,
    renderer: Renderer,
    known: Mapping[str, str] = MappingProxyType({}),
    jobs: int | None = 1,
) -> Iterator[OutputFile]:
    """Yield every file of a site: assets first, then pages, then what speaks to crawlers.

    known: fingerprints by path of files that need not be drawn again; they have no content.
    """
    own = {document.source: document.content for document in project.static}
    for path, content in {**dict(asset_files(theme)), **own}.items():
        yield _plain_file(path, content)
    listed: list[str] = []
    for drawn in draw_site(site, renderer, known, jobs):
        if drawn.index:
            listed.append(drawn.path.removesuffix("index.html"))
        yield OutputFile(drawn.path, drawn.fingerprint, drawn.content)
    for path, content in crawler_files(tuple(sorted(listed)), site.corpus.config.base_url):
        if path not in own:
            yield _plain_file(path, content)


def _plain_file(path: str, content: bytes) -> OutputFile:
    return OutputFile(path, hashlib.blake2b(content, digest_size=16).hexdigest(), content)


def build(
    planned: Planned, output: Path, cache: Path, protected: tuple[Path, ...] = (), jobs: int | None = None
) -> WriteReport:
    """Draw a planned site, in several processes if that pays, and write what changed.

    Raises OutputError if the folder cannot be used, RenderError for a fault in a template; the old site stands then.
    """
    if planned.site is None:
        raise ValueError("nothing is planned")
    theme = load_theme(planned.project.root / "templates")
    with _without_collector():
        known = intact_fingerprints(output, cache)
        files = site_files(planned.site, planned.project, theme, renderer_of(theme), known, jobs)
        return write_output(output, cache, files, protected)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Pause the garbage collector: views are trees without cycles, and looking for some takes a quarter of a large build."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
