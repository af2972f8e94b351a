"""A project on disk: documents, free pages, settings, theme, and the user's own files."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span
from generator.language.words import LANGUAGES
from generator.load.files import read_file
from generator.load.walk import files_below, root_of
from generator.model.value import value

_NOT_PROFILES = frozenset({"readme.txt", "license.txt", "notes.txt"})
_SOURCES = frozenset(".atom .bib .biblatex .bibtex .cff .csv .json .jsonl .nbib .ndjson .ris .txt .xml".split())
"""Endings of documents in other formats than ours."""
_PUBLICATIONS = frozenset({"_publications", "publication", "publications"})
"""Folders of Markdown files, as other generators have them."""
_FOLDERS = ("pages", "groups")
"""Folders of the content that are no person's."""
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"})


@value
class Document:
    """A file of the user's: its bytes, and its name relative to the project, with forward slashes."""

    source: str
    content: bytes


@value
class PersonFiles:
    """What there is of one person."""

    name: str
    """Of their file or folder, relative to the project."""
    profile: Document | None = None
    """The newest profile document."""
    about: Document | None = None
    translations: tuple[tuple[str, Document], ...] = ()
    """The same in other languages, by their tags: `about.de.md`."""
    sources: tuple[Document, ...] = ()
    """Documents in other formats, in the order of their names."""
    snapshots: tuple[Document, ...] = ()
    """Older profile documents, oldest first."""
    additions: tuple[Document, ...] = ()
    """What is said of single papers by hand, in the order of their names."""
    pictures: tuple[Document, ...] = ()
    """Those that lie directly in the folder, in the order of their names; one of them may be the person's photo."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """All texts."""
        translations = (document for _, document in self.translations)
        found = (self.profile, self.about, *translations, *self.sources, *self.additions, *self.snapshots)
        return tuple(document for document in found if document is not None)


@value
class Project:
    """Everything that a site is made from, as it lay on disk."""

    root: Path
    """The folder of `site.toml`, and of the user's `templates/` and `static/`."""
    config: Document | None
    people: tuple[PersonFiles, ...]
    pages: tuple[Document, ...]
    pictures: tuple[Document, ...]
    """What pages show: picture files beside them."""
    groups: tuple[Document, ...]
    """What is said of groups of people."""
    static: tuple[Document, ...]
    """Files that are copied as they are; names relative to `static/`."""


def load_project(content: Path, config: Path | None = None) -> tuple[Project, tuple[Diagnostic, ...]]:
    """Read a project. `content`: a folder, or one profile document; `config`: settings that lie elsewhere."""
    root = root_of(content.absolute())
    notes: list[Diagnostic] = []
    config_path = config or root / "site.toml"
    settings = None
    if config is not None or config_path.is_file():
        settings = _read(config_path, root, notes)
    people: list[PersonFiles] = []
    pages: tuple[Document, ...] = ()
    for paths in _people_paths(content):
        person = PersonFiles(
            name=_name(paths.at, root),
            profile=_read(paths.profile, root, notes) if paths.profile else None,
            about=_read(paths.about, root, notes) if paths.about else None,
            translations=tuple(
                (language, document)
                for language, path in sorted(paths.translations.items())
                if (document := _read(path, root, notes))
            ),
            sources=_read_all(paths.sources, root, notes),
            snapshots=_read_all(paths.snapshots, root, notes),
            additions=_read_all(paths.additions, root, notes),
            pictures=_read_all(paths.pictures, root, notes),
        )
        if person.documents:
            people.append(person)
    groups: tuple[Document, ...] = ()
    pictures: tuple[Document, ...] = ()
    if content.is_dir():
        pages, groups = (
            _read_all([path for path in files_below(content / name) if path.suffix == ".md"], root, notes)
            for name in _FOLDERS
        )
        beside = [path for path in files_below(content / _FOLDERS[0]) if path.suffix.lower() in _PICTURES]
        pictures = _read_all(beside, root, notes)
    if not people and not pages and not notes:
        folder = _name(content, root)
        notes.append(note("no-documents", Span(source=folder), folder=folder))
    return Project(root, settings, tuple(people), pages, pictures, groups, _static(root, notes)), tuple(notes)


def _static(root: Path, notes: list[Diagnostic]) -> tuple[Document, ...]:
    """Return the user's own files. One whose name has no address on the web is left out."""
    found: list[Document] = []
    for path in files_below(root / "static"):
        name = path.relative_to(root / "static").as_posix()
        if not _speakable(name) or any(sign in name for sign in "\n\r\0\\"):
            notes.append(note("no-address", Span(source=_name(path, root))))
            continue
        document = _read(path, root, notes)
        if document:
            found.append(Document(name, document.content))
    return tuple(found)


def watched_paths(project_root: Path, content: Path) -> tuple[Path, ...]:
    """Return the files and folders whose change may change the site."""
    return (content, project_root / "site.toml", project_root / "templates", project_root / "static")


@dataclass(slots=True)
class _PersonPaths:
    """Where what there is of one person lies."""

    at: Path
    """The file or folder."""
    profile: Path | None = None
    about: Path | None = None
    translations: dict[str, Path] = field(default_factory=dict)
    sources: list[Path] = field(default_factory=list)
    snapshots: list[Path] = field(default_factory=list)
    additions: list[Path] = field(default_factory=list)
    pictures: list[Path] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        """True if something in the folder says who it is about."""
        return bool(self.profile or self.about or self.translations or self.sources or self.additions)


def _people_paths(content: Path) -> list[_PersonPaths]:
    """Return where each person's documents lie.

    A file directly in the content folder is a person; a folder in it is one too, whose newest profile document counts.
    """
    if not content.is_dir():
        own = content.suffix.lower() == ".txt" or content.suffix.lower() not in _SOURCES
        return [_PersonPaths(content, profile=content) if own else _PersonPaths(content, sources=[content])]
    if _is_person(content):
        return [_person_in(content)]
    single: list[_PersonPaths] = []
    folders: set[Path] = set()
    for path in files_below(content):
        first, *rest = path.relative_to(content).parts
        if first in _FOLDERS or path.name.lower() in _NOT_PROFILES:
            continue
        if rest:
            folders.add(content / first)
        elif path.suffix == ".txt":
            single.append(_PersonPaths(path, profile=path))
        elif path.suffix.lower() in _SOURCES:
            single.append(_PersonPaths(path, sources=[path]))
    found = [_person_in(folder) for folder in sorted(folders)]
    return [*single, *(paths for paths in found if paths.is_person)]


def _is_person(content: Path) -> bool:
    """Tell whether a folder is one person's: `about.md` lies in it, or the profile document and no other text."""
    texts = [path for path in files_below(content) if path.parent == content and path.suffix == ".txt"]
    profiles = [path for path in texts if path.stem.startswith("profile")]
    about = ("about.md", *(f"about.{language}.md" for language in LANGUAGES))
    return any((content / name).is_file() for name in about) or bool(profiles and profiles == texts)


def _person_in(folder: Path) -> _PersonPaths:
    """Return where the documents of the person lie whose folder this is."""
    paths = _PersonPaths(folder)
    for path in files_below(folder):
        first, *rest = path.relative_to(folder).parts
        if path.name.lower() in _NOT_PROFILES:
            continue
        if not rest:
            _add_to_folder(paths, path)
        elif first == "papers" and len(rest) == 1 and path.suffix == ".md":
            paths.additions.append(path)
        elif first in _PUBLICATIONS and path.suffix == ".md":
            paths.sources.append(path)
    return paths


def _add_to_folder(paths: _PersonPaths, path: Path) -> None:
    if path.name == "about.md":
        paths.about = path
    elif path.suffix == ".md" and path.stem.startswith("about.") and path.stem.removeprefix("about.") in LANGUAGES:
        paths.translations[path.stem.removeprefix("about.")] = path
    elif path.suffix == ".txt" and path.stem.startswith("profile"):
        # Snapshots carry their day in their names, so the last by name is the newest; "profile.txt" itself sorts before.
        *paths.snapshots, paths.profile = sorted(
            filter(None, (*paths.snapshots, paths.profile, path)), key=lambda one: one.stem
        )
    elif path.suffix.lower() in _PICTURES:
        paths.pictures.append(path)
    elif path.suffix.lower() in _SOURCES:
        paths.sources.append(path)


def _read_all(paths: list[Path], root: Path, notes: list[Diagnostic]) -> tuple[Document, ...]:
    return tuple(document for path in paths if (document := _read(path, root, notes)))


def _read(path: Path, root: Path, notes: list[Diagnostic]) -> Document | None:
    source = _name(path, root)
    content, own_notes = read_file(path, source)
    notes += own_notes
    return None if content is None else Document(source, content)


def _name(path: Path, root: Path) -> str:
    """Return a name for a file that can be shown and compared: bytes in it that are no text are written out."""
    absolute = path.absolute()
    name = absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else path.as_posix()
    return name if _speakable(name) else os.fsencode(name).decode("utf-8", "backslashreplace")


def _speakable(name: str) -> bool:
    """Tell whether a name is text: file systems of Linux take any bytes."""
    return name.isascii() or not any("\ud800" <= character <= "\udfff" for character in name)
