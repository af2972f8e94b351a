"""A project on disk: documents, free pages, settings, theme, and the user's own files."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span
from generator.load.files import read_file
from generator.load.walk import files_below, root_of

_NOT_PROFILES = frozenset({"readme.txt", "license.txt", "notes.txt"})


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the user's: its bytes, and its name relative to the project, with forward slashes."""

    source: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that a site is made from, as it lay on disk."""

    root: Path
    """The folder of `site.toml`, and of the user's `templates/` and `static/`."""
    config: Document | None
    profiles: tuple[Document, ...]
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
    profiles: list[Document] = []
    pages: list[Document] = []
    for path in _profile_paths(content):
        document = _read(path, root, notes)
        if document:
            profiles.append(document)
    if content.is_dir():
        for path in files_below(content / "pages"):
            document = _read(path, root, notes) if path.suffix == ".md" else None
            if document:
                pages.append(document)
    if not profiles and not notes:
        folder = _name(content, root)
        notes.append(note("no-documents", Span(source=folder), folder=folder))
    static = []
    for path in files_below(root / "static"):
        document = _read(path, root, notes)
        if document:
            static.append(Document(path.relative_to(root / "static").as_posix(), document.content))
    return Project(root, settings, tuple(profiles), tuple(pages), tuple(static)), tuple(notes)


def watched_paths(project_root: Path, content: Path) -> tuple[Path, ...]:
    """Return the files and folders whose change may change the site."""
    return (content, project_root / "site.toml", project_root / "templates", project_root / "static")


def _profile_paths(content: Path) -> list[Path]:
    """Return the profile documents: files directly in the content folder, and the newest of each person's folder."""
    if not content.is_dir():
        return [content]
    by_folder: defaultdict[Path, list[Path]] = defaultdict(list)
    for path in files_below(content):
        depth = len(path.relative_to(content).parts)
        if path.suffix != ".txt" or path.name.lower() in _NOT_PROFILES or path.is_relative_to(content / "pages"):
            continue
        if depth == 1:
            by_folder[path].append(path)
        elif depth == 2 and path.stem.startswith("profile"):
            by_folder[path.parent].append(path)
    # Snapshots carry their day in their names, so the last by name is the newest; "profile.txt" itself sorts before.
    return sorted(max(paths, key=lambda path: path.stem) for paths in by_folder.values())


def _read(path: Path, root: Path, notes: list[Diagnostic]) -> Document | None:
    source = _name(path, root)
    content, own_notes = read_file(path, source)
    notes += own_notes
    return None if content is None else Document(source, content)


def _name(path: Path, root: Path) -> str:
    absolute = path.absolute()
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else path.as_posix()
