"""What documents say: read, or remembered from the last time the same document was read by the same program."""

import datetime
import hashlib
import marshal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator import __version__
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.unreadable import unreadable
from generator.load.cache import DamagedError, is_sealed, keep_sealed, read_sealed
from generator.load.program import program_digest
from generator.model.base import Model
from generator.model.document import SourceDocument
from generator.model.paper import Paper
from generator.model.profile import Profile
from generator.model.value import value
from generator.parse.document import parse_document
from generator.parse.profile import parse_profile
from generator.parse.recall import Piece, Recall, State, Text
from generator.plan.gist import flat, gist_of, of_flat, words_of_paper


@value
class Reading:
    """What one document says, and what there is to note about it."""

    profile: Profile | None
    """If it is a profile document."""
    notes: tuple[Diagnostic, ...]
    document: SourceDocument | None = None
    """If it is in another format."""
    state: State | None = None
    """Of a profile document: what there is to know for reading another state of it."""

    @property
    def papers(self) -> tuple[Paper, ...]:
        """All papers of the document."""
        found = self.profile or self.document
        return found.papers if found else ()

    def differs_much_from(self, other: "Reading") -> bool:
        """Tell whether more than a few papers are other ones.

        If not, what is kept of the other state serves as well: after an edit of one of 10,000 papers, to write them all
        takes 0.3 s, and to read most of them from either 0.3 s.
        """
        if self.state is None or other.state is None:
            return True
        return len(self.state.pieces.keys() - other.state.pieces.keys()) * 50 >= len(self.state.pieces)


class Readings:
    """Reads documents. Remembers what it has read: in memory, and in a folder if it is given one.

    A reading is remembered by the hash of the document and of everything else that decides what it says, so a wrong one
    cannot be found. One that is damaged is not used, and the document is read again.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._known: dict[str, tuple[str, Reading]] = {}
        self._used: set[str] = set()
        self.related = True
        """True if it will be asked which papers are related: what they are about is kept too then."""
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
                for paper in reading.papers:
                    paper.slim_down()
                if not faulty and (stored is None or reading.differs_much_from(stored)):
                    self._store(name, key, reading)
            else:
                reading = stored
            self._known[name] = (key, reading)
        return reading

    def forget(self) -> None:
        """Forget what is in memory, for whoever reads once; what lies in the folder stays (100,000 papers: some 14 MB)."""
        self._known.clear()

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
            made_by, _, key = head.decode("ascii").rpartition(" ")
            if made_by != self._made_by:
                return "", None
            return key, unpacked(body)
        except (DamagedError, UnicodeDecodeError, ValidationError, *UNREADABLE):
            self.damaged = True
            return "", None

    def _store(self, name: str, key: str, reading: Reading) -> None:
        if self._folder is not None:
            if self.related:
                for paper in reading.papers:
                    words_of_paper(paper)
            keep_sealed(str(self._folder / name), f"{self._made_by} {key}\n".encode() + packed(reading))

    @property
    def _made_by(self) -> str:
        return f"{program()}; related" if self.related else program()


# -- how readings are kept ------------------------------------------------------------------------------------------------
class _Head(Model):
    """What a document says but for its papers."""

    profile: Profile | None = None
    document: SourceDocument | None = None
    notes: tuple[Diagnostic, ...] = ()


UNREADABLE = (ValueError, EOFError, TypeError, KeyError, IndexError)
"""What `unpacked` raises for what `packed` did not make, beside what pydantic does."""


def packed(reading: Reading) -> bytes:
    """Return a reading as bytes: what is said of papers apart from the rest, so that they can be left unread.

    In the form of Python's own compiled files, which loads in a tenth of the time of JSON; what is read back is sealed, and
    by this very program.
    """
    papers = reading.papers
    records = [paper.record for paper in papers]
    rows = [
        (len(record), flat(gist_of(paper, record)), paper.source, paper.format, paper.source_order, paper.line)
        for paper, record in zip(papers, records, strict=True)
    ]
    head = _Head.model_construct(
        profile=reading.profile and reading.profile.model_copy(update={"papers": ()}),
        document=reading.document and reading.document.model_copy(update={"papers": ()}),
        notes=reading.notes,
    )
    whole = head.model_dump_json(exclude_defaults=True).encode("utf-8", "surrogatepass")
    plain: Any = (whole, rows, reading.state and _packed_state(reading.state, papers, reading.notes), b"".join(records))
    return marshal.dumps(plain)


def unpacked(body: bytes) -> Reading:
    """Return what `packed` was given, its papers unread. Raises one of UNREADABLE, or ValidationError, for anything else."""
    whole, rows, state, records = marshal.loads(body)  # noqa: S302 - see above
    head = _Head.model_validate_json(whole)
    papers: list[Paper] = []
    start = 0
    for length, gist, source, format_, order, line in rows:
        record = records[start : start + length]
        papers.append(Paper.of_record(record, of_flat(gist), source=source, format=format_, source_order=order, line=line))
        start += length
    said = {"papers": tuple(papers)}
    profile = head.profile and head.profile.model_copy(update=said)
    document = head.document and head.document.model_copy(update=said)
    return Reading(profile, head.notes, document, _unpacked_state(state, profile, head.notes) if state and profile else None)


def _packed_state(state: State, papers: tuple[Paper, ...], notes: tuple[Diagnostic, ...]) -> tuple[object, ...]:
    places = {paper.line: place for place, paper in enumerate(papers)}
    numbers = {note: number for number, note in enumerate(notes)}
    pieces = [
        (
            key,
            places[one.paper.line],
            one.title,
            one.year,
            one.lacks_year,
            one.text.length,
            one.text.digest,
            tuple([numbers[note] for note in one.notes]),
        )
        for key, one in state.pieces.items()
    ]
    as_of = state.as_of.isoformat() if state.as_of else None
    return pieces, as_of, (state.head.length, state.head.digest) if state.head else None


def _unpacked_state(state: tuple[Any, ...], profile: Profile, notes: tuple[Diagnostic, ...]) -> State:
    rows, as_of, head = state
    papers = profile.papers
    pieces = {
        key: Piece(
            papers[place], title, year, lacks_year, Text(length, digest), tuple([notes[at] for at in own]) if own else ()
        )
        for key, place, title, year, lacks_year, length, digest, own in rows
    }
    return State(profile, pieces, as_of and datetime.date.fromisoformat(as_of), head and Text(*head))


def _guarded(source: str, read: Callable[[], Reading]) -> tuple[Reading, bool]:
    """Return what a document says, and whether reading it failed: then a note says how, and others go on."""
    try:
        return read(), False
    except Exception as error:
        reading = Reading(profile=None, notes=(unreadable(source, error),))
        return reading, True


def _read(
    content: bytes,
    source: str,
    as_of: datetime.date | None,
    default_as_of: datetime.date | None,
    before: Reading | None,
) -> Reading:
    recall = Recall(before.state if before else None)
    profile, notes = parse_profile(content, source, as_of, default_as_of, recall)
    return Reading(profile=profile, notes=notes, state=recall.state)


def _read_document(content: bytes, source: str) -> Reading:
    document, notes = parse_document(content, source)
    return Reading(profile=None, document=document, notes=notes)


def program() -> str:
    """Return what stands for the program: what another one has kept is not used."""
    return f"{__version__}/{program_digest()}"


def _key(content: bytes, source: str, as_of: datetime.date | None, default_as_of: datetime.date | None) -> str:
    digest = hashlib.blake2b(digest_size=16)
    digest.update(repr((source, str(as_of), str(default_as_of))).encode())
    digest.update(content)
    return digest.hexdigest()
