"""What documents say: read, or remembered from the last time the same document was read by the same program."""

import datetime
import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from pydantic import Field, ValidationError

from generator import __version__
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.unreadable import unreadable
from generator.load.cache import DamagedError, is_sealed, keep_sealed, read_sealed
from generator.load.program import program_digest
from generator.model.base import Model
from generator.model.document import SourceDocument
from generator.model.profile import Profile
from generator.parse.document import parse_document
from generator.parse.profile import Recall, parse_profile


class Reading(Model):
    """What one document says, and what there is to note about it."""

    profile: Profile | None
    """If it is a profile document."""
    notes: tuple[Diagnostic, ...]
    document: SourceDocument | None = None
    """If it is in another format."""
    texts: dict[str, int] = Field(default_factory=dict)
    """By the digest of its text: the line of each paper that need not be read again if it stands in another state."""

    def recall(self) -> Recall:
        """Return the papers for reading another state of the document."""
        by_line = {paper.line: paper for paper in self.profile.papers} if self.profile else {}
        return Recall({digest: by_line[line] for digest, line in self.texts.items() if line in by_line})

    def differs_much_from(self, other: "Reading") -> bool:
        """Tell whether more than a few papers are other ones.

        If not, what is kept of the other state serves as well: after an edit of one of 10,000 papers, to write them all
        takes 0.3 s, and to read most of them from either 0.5 s.
        """
        return len(self.texts.keys() - other.texts.keys()) * 50 >= len(self.texts)


class Readings:
    """Reads documents. Remembers what it has read: in memory, and in a folder if it is given one.

    A reading is remembered by the hash of the document and of everything else that decides what it says, so a wrong one
    cannot be found. One that is damaged is not used, and the document is read again.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._known: dict[str, tuple[str, Reading]] = {}
        self._used: set[str] = set()
        self.damaged = False
        """True if something in the folder could not be used."""

    def profile(
        self, content: bytes, source: str, as_of: datetime.date | None, default_as_of: datetime.date | None
    ) -> tuple[Profile | None, tuple[Diagnostic, ...]]:
        """Read a profile document. Arguments and result as of `parse_profile`."""
        key = _key(content, source, as_of, default_as_of)
        reading = self._reading(source, key, lambda before: _read(content, source, as_of, default_as_of, before))
        return reading.profile, reading.notes

    def document(self, content: bytes, source: str) -> tuple[SourceDocument | None, tuple[Diagnostic, ...]]:
        """Read a document of any format. Arguments and result as of `parse_document`."""
        reading = self._reading(source, _key(content, source, None, None), lambda _: _read_document(content, source))
        return reading.document, reading.notes

    def _reading(self, source: str, key: str, read: Callable[[Reading | None], Reading]) -> Reading:
        """Return what a document says. read: reads it, given what is known of another state of it."""
        name = hashlib.blake2b(source.encode(), digest_size=8).hexdigest()
        self._used.add(name)
        known_key, reading = self._known.get(name, ("", None))
        if reading is None or known_key != key:
            stored_key, stored = self._stored(name) if reading is None else ("", reading)
            if stored is None or stored_key != key:
                reading, faulty = _guarded(source, lambda: read(stored))
                if not faulty and (stored is None or reading.differs_much_from(stored)):
                    self._store(name, key, reading)
            else:
                reading = stored
            self._known[name] = (key, reading)
        return reading

    def forget_unused(self) -> None:
        """Forget the documents that have not been asked for since the last time: they are gone."""
        self._known = {name: known for name, known in self._known.items() if name in self._used}
        if self._folder is not None:
            with suppress(OSError):
                for path in self._folder.iterdir():
                    # The folder may be one that its owner keeps other things in.
                    if path.name not in self._used and is_sealed(str(path)):
                        path.unlink()
        self._used.clear()

    def _stored(self, name: str) -> tuple[str, Reading | None]:
        """Return what the folder has of a document, be it of this state or of another, and the key of that state."""
        if self._folder is None:
            return "", None
        try:
            kept = read_sealed(str(self._folder / name))
            if kept is None:
                return "", None
            head, _, body = kept.partition(b"\n")
            program, _, key = head.decode("ascii").rpartition(" ")
            if program != _program():
                return "", None
            return key, Reading.model_validate_json(body)
        except (DamagedError, UnicodeDecodeError, ValidationError):
            self.damaged = True
            return "", None

    def _store(self, name: str, key: str, reading: Reading) -> None:
        if self._folder is not None:
            body = reading.model_dump_json(exclude_defaults=True).encode("utf-8", "surrogatepass")
            keep_sealed(str(self._folder / name), f"{_program()} {key}\n".encode() + body)


def _guarded(source: str, read: Callable[[], Reading]) -> tuple[Reading, bool]:
    """Return what a document says, and whether reading it failed: then a note says how, and others go on."""
    try:
        return read(), False
    except Exception as error:
        reading = Reading.model_construct(profile=None, notes=(unreadable(source, error),), texts={})
        return reading, True


def _read(
    content: bytes,
    source: str,
    as_of: datetime.date | None,
    default_as_of: datetime.date | None,
    before: Reading | None,
) -> Reading:
    recall = before.recall() if before else Recall()
    profile, notes = parse_profile(content, source, as_of, default_as_of, recall)
    # A year that was inferred may be another one in another state of the document.
    plain = {paper.line for paper in profile.papers if not (paper.date and paper.date.year_inferred)} if profile else set()
    texts = {digest: paper.line for digest, paper in recall.papers.items() if paper.line in plain}
    return Reading.model_construct(profile=profile, notes=notes, texts=texts)


def _read_document(content: bytes, source: str) -> Reading:
    document, notes = parse_document(content, source)
    return Reading.model_construct(profile=None, document=document, notes=notes, texts={})


def _program() -> str:
    return f"{__version__}/{program_digest()}"


def _key(content: bytes, source: str, as_of: datetime.date | None, default_as_of: datetime.date | None) -> str:
    digest = hashlib.blake2b(digest_size=16)
    digest.update(repr((source, str(as_of), str(default_as_of))).encode())
    digest.update(content)
    return digest.hexdigest()
