"""A project on disk: documents, free pages, settings, theme, and the user's own files."""

from collections import defaultdict
from pathlib import Path

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span
from generator.load.files import read_file
from generator.load.walk import files_below, root_of
from generator.model.value import value

_NOT_PROFILES = frozenset({"readme.txt", "license.txt", "notes.txt"})


@value
class Document:
    """A file of the user's: its bytes, and its name relative to the project, with forward slashes."""

    source: str
    content: bytes


@value
class PersonFiles:
    """What there is of one person."""

    profile: Document
    about: Document | None


@value
class Project:
    """Everything that a site is made from, as it lay on disk."""

    root: Path
    """The folder of `site.toml`, and of the user's `templates/` and `static/`."""
    config: Document | None
    people: tuple[PersonFiles, ...]
    pages: tuple[Document, ...]
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
    pages: list[Document] = []
    for profile_path, about_path in _people_paths(content):
        document = _read(profile_path, root, notes) if profile_path else None
        about = _read(about_path, root, notes) if about_path else None
        if document:
            people.append(PersonFiles(document, about))
        elif about:
            notes.append(note("no-profile-document", Span(source=about.source)))
    if content.is_dir():
        for path in files_below(content / "pages"):
            document = _read(path, root, notes) if path.suffix == ".md" else None
            if document:
                pages.append(document)
    if not people and not notes:
        folder = _name(content, root)
        notes.append(note("no-documents", Span(source=folder), folder=folder))
    static = []
    for path in files_below(root / "static"):
        document = _read(path, root, notes)
        if document:
            static.append(Document(path.relative_to(root / "static").as_posix(), document.content))
    return Project(root, settings, tuple(people), tuple(pages), tuple(static)), tuple(notes)


def watched_paths(project_root: Path, content: Path) -> tuple[Path, ...]:
    """Return the files and folders whose change may change the site."""
    return (content, project_root / "site.toml", project_root / "templates", project_root / "static")


def _people_paths(content: Path) -> list[tuple[Path | None, Path | None]]:
    """Return each person's profile document and `about.md`.

    A file directly in the content folder is a person; a folder in it is one too, whose newest profile document counts.
    """
    if not content.is_dir():
        return [(content, None)]
    single: list[tuple[Path | None, Path | None]] = []
    profiles: defaultdict[Path, list[Path]] = defaultdict(list)
    abouts: dict[Path, Path] = {}
    for path in files_below(content):
        depth = len(path.relative_to(content).parts)
        if path.is_relative_to(content / "pages"):
            continue
        if depth == 1 and path.suffix == ".txt" and path.name.lower() not in _NOT_PROFILES:
            single.append((path, None))
        elif depth == 2 and path.suffix == ".txt" and path.stem.startswith("profile"):
            profiles[path.parent].append(path)
        elif depth == 2 and path.name == "about.md":
            abouts[path.parent] = path
    # Snapshots carry their day in their names, so the last by name is the newest; "profile.txt" itself sorts before.
    newest = {folder: max(paths, key=lambda path: path.stem) for folder, paths in profiles.items()}
    return [*single, *((newest.get(folder), abouts.get(folder)) for folder in sorted({*newest, *abouts}))]


def _read(path: Path, root: Path, notes: list[Diagnostic]) -> Document | None:
    source = _name(path, root)
    content, own_notes = read_file(path, source)
    notes += own_notes
    return None if content is None else Document(source, content)


def _name(path: Path, root: Path) -> str:
    absolute = path.absolute()
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else path.as_posix()
