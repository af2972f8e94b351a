"""The files of a project -> what they say: settings, people, pages, groups, and notes. Whatever is broken costs itself."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import TypeVar, get_args

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Severity, Span
from generator.diagnostics.unreadable import unreadable
from generator.language.words import language_for
from generator.load.project import Document, PersonFiles, Project
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
from generator.parse.group import parse_group
from generator.parse.page import parse_page
from generator.parse.photo import parse_photo, parse_picture
from generator.plan.person import joined, translated, with_history
from generator.progress import Progress
from generator.readings import Readings
from generator.settings import Notes, Options, settings_of


@value
class Understood:
    """What the files of a project say: settings, people, pages. Nothing is decided about the site yet."""

    config: Config
    profiles: tuple[Profile, ...]
    photos: Mapping[str, Photo]
    """Of people, by the source of their profile."""
    pages: tuple[FreePage, ...]
    pictures: Mapping[str, Photo]
    """What pages may show, by the names of the files."""
    groups: tuple[Group, ...]


def understand(
    project: Project, notes: Notes, options: Options, readings: Readings, progress: Progress
) -> tuple[Understood | None, Notes]:
    """Read the files of a project; None if its settings are wrong. notes: what was noted before; more are added."""
    config, config_notes = settings_of(project, options)
    notes += config_notes
    if config is None:
        return None, notes
    readings.related = config.related
    profiles: list[Profile] = []
    photos: dict[str, Photo] = {}
    found = list(notes)
    with progress.phase("reading documents", "people", len(project.people)) as step:
        for person in project.people:
            try:
                about, about_notes = _about_of(person, language_for(config.language))
                profile, own_notes = _profile_of(person, about, config, options, readings)
                own_notes = (*about_notes, *own_notes)
                photo, photo_notes = _photo_of(person, about) if profile else (None, ())
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
    pictures, picture_notes = _pictures_of(project)
    groups, group_notes = _read_all(project.groups, parse_group)
    understood = Understood(config, tuple(profiles), photos, pages, pictures, groups)
    return understood, (*found, *page_notes, *picture_notes, *group_notes)


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


def _about_of(person: PersonFiles, main: str) -> tuple[About | None, Notes]:
    """Read what a person says of themselves. main: the language of the site."""
    translations = dict(person.translations)
    # Whoever keeps a file for each language may name that of the site's own likewise.
    own = person.about or translations.get(main)
    if own is None:
        return None, ()
    about, notes = parse_about(own.content, own.source)
    if person.about and main in translations:
        notes += (note("same-language", Span(source=translations[main].source), other=person.about.source, language=main),)
    return about, notes


def _photo_of(person: PersonFiles, about: About | None) -> tuple[Photo | None, Notes]:
    """Read the photo that `about.md` names, or else the picture that is called so."""
    wanted = about.photo if about else None
    for picture in person.pictures:
        name = PurePosixPath(picture.source)
        if wanted == name.name or (wanted is None and name.stem == "photo"):
            return parse_photo(picture.content, picture.source)
    return None, (note("no-photo", Span(source=about.source), name=wanted),) if about and wanted else ()


def _pictures_of(project: Project) -> tuple[dict[str, Photo], Notes]:
    found: dict[str, Photo] = {}
    notes: list[Diagnostic] = []
    for document in project.pictures:
        picture, own_notes = parse_picture(document.content, document.source)
        notes += own_notes
        found |= {document.source: picture} if picture else {}
    return found, tuple(notes)


def _profile_of(
    person: PersonFiles, about: About | None, config: Config, options: Options, readings: Readings
) -> tuple[Profile | None, Notes]:
    profile, notes = _main_profile_of(person, about, config, options, readings)
    translations = dict(person.translations)
    abouts: list[tuple[Spoken, About]] = []
    for language in get_args(Spoken):
        if language in translations and language != language_for(config.language):
            translation, own_notes = parse_about(translations[language].content, translations[language].source)
            notes += own_notes
            abouts += [(language, translation)] if translation else []
    return profile and translated(profile, abouts), notes


def _main_profile_of(
    person: PersonFiles, about: About | None, config: Config, options: Options, readings: Readings
) -> tuple[Profile | None, Notes]:
    notes: Notes = ()
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
