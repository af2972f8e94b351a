"""What documents say: read, or remembered from the last time the same document was read by the same program."""

import datetime
import hashlib
from contextlib import suppress
from pathlib import Path

from pydantic import Field, ValidationError

from generator import __version__
from generator.diagnostics.diagnostic import Diagnostic
from generator.load.program import program_digest
from generator.model.base import Model
from generator.model.profile import Profile
from generator.parse.profile import Recall, parse_profile

_MARK = b"oeuvre reading 1"


class Reading(Model):
    """What one document says, and what there is to note about it."""

    profile: Profile | None
    notes: tuple[Diagnostic, ...]
    texts: dict[str, int] = Field(default_factory=dict)
    """By the digest of its text: the line of each paper that need not be read again if it stands in another state."""

    def recall(self) -> Recall:
        """Return the papers for reading another state of the document."""
        by_line = {paper.line: paper for paper in self.profile.papers} if self.profile else {}
        return Recall({digest: by_line[line] for digest, line in self.texts.items() if line in by_line})


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
        name = hashlib.blake2b(source.encode(), digest_size=8).hexdigest()
        self._used.add(name)
        known_key, reading = self._known.get(name, ("", None))
        if reading is None or known_key != key:
            stored_key, stored = self._stored(name) if reading is None else ("", reading)
            if stored is None or stored_key != key:
                reading = _read(content, source, as_of, default_as_of, stored)
                self._store(name, key, reading)
            else:
                reading = stored
            self._known[name] = (key, reading)
        return reading.profile, reading.notes

    def forget_unused(self) -> None:
        """Forget the documents that have not been asked for since the last time: they are gone."""
        self._known = {name: known for name, known in self._known.items() if name in self._used}
        if self._folder is not None:
            with suppress(OSError):
                for path in self._folder.iterdir():
                    if path.suffix == ".json" and path.stem not in self._used:
                        path.unlink()
        self._used.clear()

    def _stored(self, name: str) -> tuple[str, Reading | None]:
        """Return what the folder has of a document, be it of this state or of another, and the key of that state."""
        if self._folder is None:
            return "", None
        try:
            head, _, body = (self._folder / f"{name}.json").read_bytes().partition(b"\n")
        except OSError:
            return "", None
        mark, _, rest = head.partition(b" for ")
        program, key, digest, *_ = (*rest.decode("ascii", "replace").split(" "), "", "", "")
        if mark != _MARK or digest != _hash(body):
            self.damaged = True
            return "", None
        if program != _program():
            return "", None
        try:
            return key, Reading.model_validate_json(body)
        except ValidationError:
            self.damaged = True
            return "", None

    def _store(self, name: str, key: str, reading: Reading) -> None:
        if self._folder is None:
            return
        body = reading.model_dump_json(exclude_defaults=True).encode("utf-8", "surrogatepass")
        temporary = self._folder / f"{name}.new"
        # Only a memory: a folder that cannot be written to makes the next build slower and nothing else.
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            head = f"{_program()} {key} {_hash(body)}".encode()
            temporary.write_bytes(b"%b for %b\n%b" % (_MARK, head, body))
            temporary.replace(self._folder / f"{name}.json")


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


def _program() -> str:
    return f"{__version__}/{program_digest()}"


def _key(content: bytes, source: str, as_of: datetime.date | None, default_as_of: datetime.date | None) -> str:
    digest = hashlib.blake2b(digest_size=16)
    digest.update(repr((source, str(as_of), str(default_as_of))).encode())
    digest.update(content)
    return digest.hexdigest()


def _hash(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=16).hexdigest()
