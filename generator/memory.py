"""What one build remembers for the next: what documents say, which papers are related, what was written of all of
them, and what words stand in the newest.

Only a memory: each part of it is known by a digest of what it was made from, so it is right or not used at all.
"""

import marshal
from pathlib import Path
from typing import Any

from generator.load.cache import DamagedError, keep_sealed, read_sealed
from generator.plan.earlier import Told
from generator.plan.relatives import Found, Relatives
from generator.plan.terms import Texts
from generator.readings import UNREADABLE, Readings, program

_DOCUMENTS, _RELATED, _TOLD, _TEXTS = "documents", "related", "told", "texts"


class Memory:
    """What is remembered in a folder, or without one for as long as this lives."""

    def __init__(self, folder: Path | None = None) -> None:
        self.readings = Readings(folder / _DOCUMENTS if folder else None)
        self._folder = folder
        self._related: Found | None = None
        self._damaged = False

    @property
    def damaged(self) -> bool:
        """True if something in the folder could not be used."""
        return self._damaged or self.readings.damaged

    @property
    def related(self) -> Found | None:
        """Which papers were found to be related the last time."""
        if self._related is None:
            kept = self._stored(_RELATED)
            self._related = Found(*kept) if kept else None
        return self._related

    @property
    def told(self) -> Told | None:
        """What there is to know of the files that were written of all papers; None without a folder."""
        kept = self._stored(_TOLD)
        return Told(*kept) if kept else None

    @property
    def texts(self) -> Texts:
        """What was read in texts."""
        return Texts(lambda: self._stored(_TEXTS) or {}, lambda read: self._store(_TEXTS, dict(read)))

    def keep(self, relatives: Relatives | None, told: Told | None = None) -> None:
        """Remember which papers are related, if all of them were asked for, and what was written of all papers."""
        found = relatives.news if relatives is not None else None
        if found is not None:
            self._related = found
            self._store(_RELATED, (found.digest, found.rows))
        if told is not None:
            self._store(_TOLD, (told.papers, dict(told.files)))

    def _stored(self, name: str) -> Any:
        """Return what a file of the folder holds; None if there is none that this very program has made."""
        if self._folder is None:
            return None
        try:
            kept = read_sealed(str(self._folder / name)) or b""
            head, _, body = kept.partition(b"\n")
            return marshal.loads(body) if head == program().encode() else None  # noqa: S302 - sealed, and by ourselves
        except (DamagedError, *UNREADABLE):
            self._damaged = True
            return None

    def _store(self, name: str, plain: Any) -> None:
        if self._folder is not None:
            keep_sealed(str(self._folder / name), program().encode() + b"\n" + marshal.dumps(plain))
