"""How far a build has come, and where its time went."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Phase:
    """One phase of a build, such as reading documents."""

    name: str
    unit: str = ""
    """What is counted, "documents"."""
    total: int = 0
    """How many of these are ahead; 0 if that is not known."""
    done: int = 0
    files: int = 0
    """How many files came of it."""
    started: float = 0.0
    """By the clock `time.perf_counter`."""
    ended: float | None = None
    """By the same clock; None while it lasts."""

    @property
    def seconds(self) -> float:
        """How long it has lasted."""
        return (time.perf_counter() if self.ended is None else self.ended) - self.started


@dataclass(slots=True)
class Tally:
    """What was spent on the files of one kind, in all processes together."""

    files: int = 0
    drawn: int = 0
    """How many of them had to be made."""
    seconds: float = 0.0


@dataclass(slots=True)
class Progress:
    """Takes the time of a build. Somebody who wants to show it is told when a phase begins, of each step, and of its end."""

    watch: Callable[[Phase], None] | None = None
    phases: list[Phase] = field(default_factory=list)
    kinds: dict[str, Tally] = field(default_factory=dict)
    """By kind of file: "papers", "lists"."""

    @contextmanager
    def phase(self, name: str, unit: str = "", total: int = 0) -> Iterator[Callable[[], None]]:
        """Take the time of a phase; gives what is to be called after each of its steps."""
        phase = Phase(name, unit, total, started=time.perf_counter())
        self.phases.append(phase)

        def step() -> None:
            phase.done += 1
            self._tell(phase)

        try:
            self._tell(phase)
            yield step
        finally:
            phase.ended = time.perf_counter()
            self._tell(phase)

    def count(self, kind: str, seconds: float, files: int = 1, drawn: int = 1) -> None:
        """Note what some files of a kind took. drawn: how many had to be made."""
        tally = self.kinds.setdefault(kind, Tally())
        tally.files += files
        tally.drawn += drawn
        tally.seconds += seconds
        phase = self.phases[-1]
        phase.files += files
        # What is counted in a phase may be one kind of the files that come of it.
        phase.done += files if kind == phase.unit else 0
        self._tell(phase)

    def _tell(self, phase: Phase) -> None:
        if self.watch is not None:
            self.watch(phase)
