"""What one build remembers for the next: what documents say, and which papers are related.

Only a memory: each part of it is known by a digest of what it was made from, so it is right or not used at all.
"""

import marshal
from pathlib import Path
from typing import Any

from generator.load.cache import DamagedError, keep_sealed, read_sealed
from generator.plan.relatives import Found, Relatives
from generator.readings import UNREADABLE, Readings, program

_DOCUMENTS, _RELATED = "documents", "related"


class Memory:
    """What is remembered in a folder, or without one for as long as this lives."""

    def __init__(self, folder: Path | None = None) -> None:
        self.readings = Readings(folder / _DOCUMENTS if folder else None)
        self._path = str(folder / _RELATED) if folder else None
        self._related: Found | None = None
        self._damaged = False

    @property
    def damaged(self) -> bool:
        """True if something in the folder could not be used."""
        return self._damaged or self.readings.damaged

    @property
    def related(self) -> Found | None:
        """Which papers were found to be related the last time."""
        if self._related is None and self._path is not None:
            try:
                kept = read_sealed(self._path) or b""
                head, _, body = kept.partition(b"\n")
                if head == program().encode():
                    self._related = Found(*marshal.loads(body))  # noqa: S302 - sealed, and by this very program
            except (DamagedError, *UNREADABLE):
                self._damaged = True
        return self._related

    def keep(self, relatives: Relatives | None) -> None:
        """Remember which papers are related, if all of them were asked for."""
        found = relatives.news if relatives is not None else None
        if found is None:
            return
        self._related = found
        if self._path is not None:
            plain: Any = (found.digest, found.rows)
            keep_sealed(self._path, program().encode() + b"\n" + marshal.dumps(plain))
