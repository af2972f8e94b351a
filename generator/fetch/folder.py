"""A person's folder as imports see it: new files in, nothing of the user's own written over."""

import os
import tempfile
from pathlib import Path

from generator.fetch.ledger import NAME, Entry, LedgerError, ledger_text, parse_ledger
from generator.fetch.services import Answer


class FolderError(Exception):
    """A file that cannot be written; says why, for people."""


class PersonFolder:
    """The folder of one person."""

    def __init__(self, path: Path) -> None:
        """path: need not be there yet. Raises FolderError if what was fetched into it cannot be understood."""
        self.path = path
        self.entries = self._read_ledger()

    def _read_ledger(self) -> tuple[Entry, ...]:
        path = self.path / NAME
        if not path.is_file():
            return ()
        try:
            return parse_ledger(path.read_text("utf-8"))
        except (LedgerError, UnicodeDecodeError, OSError) as error:
            raise FolderError(f"{path} cannot be understood ({error}): mend it or delete it") from None

    def take(self, entry: Entry, answers: tuple[Answer, ...]) -> None:
        """Write what was fetched, and remember it. Files that the same reference gave before and no longer does go."""
        before = next((known.files for known in self.entries if known.reference == entry.reference), ())
        for answer in answers:
            if answer.name not in before:
                self._refuse_to_replace(answer)
        self.path.mkdir(parents=True, exist_ok=True)
        for answer in answers:
            self._write(answer.name, answer.content)
        for name in before:
            if name not in entry.files:
                (self.path / name).unlink(missing_ok=True)
        self.entries = tuple(known for known in self.entries if known.reference != entry.reference)
        self.entries = tuple(sorted((*self.entries, entry), key=lambda known: known.reference))
        self._write(NAME, ledger_text(self.entries).encode())

    def add(self, answer: Answer) -> None:
        """Write a file of the user's own under a name that is free, or has the same content."""
        self._refuse_to_replace(answer)
        self.path.mkdir(parents=True, exist_ok=True)
        self._write(answer.name, answer.content)

    def _refuse_to_replace(self, answer: Answer) -> None:
        path = self.path / answer.name
        if path.is_symlink() or (path.exists() and (not path.is_file() or path.read_bytes() != answer.content)):
            raise FolderError(f"{path} is there already and was not fetched from there: rename it or take it away first")

    def _write(self, name: str, content: bytes) -> None:
        """Write a file whole or not at all."""
        handle, temporary = tempfile.mkstemp(prefix=f".{name}.", dir=self.path)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(self.path / name)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
