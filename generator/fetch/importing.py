"""From references and files to a person's folder: ask, look at what came, keep it."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic, Severity
from generator.fetch.client import Client, FetchError
from generator.fetch.folder import FolderError, PersonFolder
from generator.fetch.ledger import Entry
from generator.fetch.reference import Reference
from generator.fetch.services import Answer, fetch
from generator.load.files import read_file
from generator.model.format import FORMAT_NAMES, Format
from generator.parse.document import parse_document

_ENDINGS = frozenset(".atom .bib .biblatex .bibtex .cff .csv .json .jsonl .nbib .ndjson .ris .txt .xml".split())
"""By which a folder's documents are found."""
_USUAL: dict[Format, str] = {"arxiv": ".atom", "biblatex": ".bib", "bibtex": ".bib", "cff": ".cff", "dblp": ".xml",
                             "google-scholar": ".csv", "profile": ".txt", "pubmed": ".nbib", "ris": ".ris"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Content:
    """What is in one document, in a word."""

    format: Format
    person: str | None
    works: int
    notes: tuple[Diagnostic, ...] = ()

    def __str__(self) -> str:
        """Return "ORCID: Ada Beispiel, 34 works"."""
        works = f"{self.works:,} work{'' if self.works == 1 else 's'}" if self.works or not self.person else ""
        return f"{FORMAT_NAMES[self.format]}: {', '.join(filter(None, (self.person, works)))}"


class ImportFailedError(Exception):
    """Something that could not be brought in; says why, for people."""


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a reference or a file, not yet written."""

    origin: str
    """The reference or the file's path, as it was given."""
    answers: tuple[Answer, ...]
    contents: tuple[Content, ...]
    """Of the answers, in the same order."""

    @property
    def person(self) -> str | None:
        """The name of the person that it speaks of."""
        return next((content.person for content in self.contents if content.person), None)


def found_at_service(reference: Reference, client: Client) -> Found:
    """Ask for a reference, and look at what came: an answer that holds nothing is a failure, and is not kept.

    Raises ImportFailedError.
    """
    try:
        answers = fetch(reference, client)
    except FetchError as error:
        raise ImportFailedError(f"{reference}: {error}") from None
    contents = tuple(_content_of(answer, str(reference)) for answer in answers)
    return Found(str(reference), answers, contents)


def found_in_file(path: Path) -> Found:
    """Read a file of any format that is understood. Raises ImportFailedError."""
    content, notes = read_file(path, path.as_posix())
    if content is None:
        raise ImportFailedError(f"{path}: {notes[0].message}")
    what = _content_of(Answer(path.name, content), str(path))
    name = path.name.lstrip(".") or "import"
    if what.format == "profile":
        name = "profile.txt" if not name.startswith("profile") or not name.endswith(".txt") else name
    elif path.suffix.lower() not in _ENDINGS or path.suffix.lower() == ".txt":
        # The ending by which the folder's documents are found; text that is no profile document gets its own.
        name = f"{Path(name).stem}{_USUAL.get(what.format, '.json')}"
    return Found(str(path), (Answer(name, content),), (what,))


def _content_of(answer: Answer, origin: str) -> Content:
    document, notes = parse_document(answer.content, answer.name)
    refusal = next((note for note in notes if note.code == "service-error"), None)
    if refusal is not None and (document is None or not document.papers):
        raise ImportFailedError(f"{origin}: {refusal.message}")
    if document is None:
        reason = next((note for note in notes if note.severity is Severity.ERROR), None)
        raise ImportFailedError(f"{origin}: {reason.message if reason else 'nothing of it was understood'}")
    person = document.person.name.display if document.person else None
    return Content(document.format, person, len(document.papers), notes)


def keep(found: Found, folder: PersonFolder, fetched: datetime.date | None) -> bool:
    """Write what was found into a folder; `fetched`: the day, for what a service has said. Return whether it is new.

    Raises ImportFailedError.
    """
    changed = any(not _has(folder.path / answer.name, answer.content) for answer in found.answers)
    try:
        if fetched is None:
            for answer in found.answers:
                folder.add(answer)
        else:
            folder.take(Entry(found.origin, tuple(answer.name for answer in found.answers), fetched), found.answers)
    except (FolderError, OSError) as error:
        raise ImportFailedError(f"{found.origin}: {error}") from None
    return changed


def _has(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content
