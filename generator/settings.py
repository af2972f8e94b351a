"""What a site is to be: its `site.toml`, what the command line says in its place, and what this machine can do of it."""

import datetime
from difflib import get_close_matches
from importlib.util import find_spec

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Severity, Span
from generator.load.originals import RECORD, overrides
from generator.load.project import Project
from generator.load.theme import load_theme, theme_names
from generator.model.config import Config
from generator.model.value import value
from generator.parse.config import parse_config, place_of
from generator.render.accent import accent_of, ratio_of

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


def settings_of(project: Project, options: Options) -> tuple[Config | None, Notes]:
    """Return the settings of a project, and what there is to say of them; None if they are wrong."""
    source, content = (project.config.source, project.config.content) if project.config else ("site.toml", None)
    config, notes = parse_config(content, source)
    if config is None:
        return None, notes
    config = _with_options(config, options)
    config, on_cards = _with_cards_if_possible(config, source)
    config, on_cv = _with_cv_if_possible(config, source)
    on_theme = _notes_on_theme(config, project)
    # Without its theme a site has no pages, and whatever would be said of these is no fault of theirs.
    known = all(one.severity is not Severity.ERROR for one in on_theme)
    return config if known else None, (*notes, *on_cards, *on_theme, *on_cv)


def _with_options(config: Config, options: Options) -> Config:
    changes: dict[str, object] = {"base_url": options.base_url} if options.base_url is not None else {}
    if options.language is not None:
        changes["language"] = options.language
    if options.preview:
        changes["search_engines"] = False
    return Config.model_validate({**config.model_dump(), **changes})


def _with_cards_if_possible(config: Config, source: str) -> tuple[Config, Notes]:
    """Return the settings, without cards if these cannot be drawn here or would have no address."""
    if not config.cards or (config.base_url is not None and find_spec("resvg_py") is not None):
        return config, ()
    reason = "base_url is not known" if config.base_url is None else "what draws them is not installed"
    remedy = "set base_url" if config.base_url is None else 'pip install "oeuvre[cards]"'
    at = Span(source=source)
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


def _with_cv_if_possible(config: Config, source: str) -> tuple[Config, Notes]:
    """Return the settings, without a curriculum vitae if what sets it is not installed."""
    if config.cv is None or find_spec("typst") is not None:
        return config, ()
    return config.model_copy(update={"cv": None}), (note("no-cv", Span(source=source)),)
