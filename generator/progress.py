"""How far a build has come, and where its time went."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Phase:
    """One phase of a build, such as reading documents."""

    name: str
    total: int
    """How many steps are ahead; 0 if that is not known."""
    done: int = 0
    seconds: float = 0.0


@dataclass(slots=True)
class Tally:
    """What was spent on the files of one kind, in all processes together."""

    files: int = 0
    drawn: int = 0
    """How many of them had to be made."""
    seconds: float = 0.0


@dataclass(slots=True)
class Progress:
    """Takes the time of a build. Somebody who wants to show it is told of each step."""

    watch: Callable[[Phase], None] | None = None
    phases: list[Phase] = field(default_factory=list)
    kinds: dict[str, Tally] = field(default_factory=dict)
    """By kind of file: "papers", "lists"."""

    @contextmanager
    def phase(self, name: str, total: int = 0) -> Iterator[Callable[[], None]]:
        """Take the time of a phase; gives what is to be called after each of its steps."""
        phase = Phase(name, total)
        self.phases.append(phase)
        started = time.perf_counter()

        def step() -> None:
            phase.done += 1
            if self.watch is not None:
                phase.seconds = time.perf_counter() - started
                self.watch(phase)

        try:
            if self.watch is not None:
                self.watch(phase)
            yield step
        finally:
            phase.seconds = time.perf_counter() - started

    def count(self, kind: str, seconds: float, *, drawn: bool) -> None:
        """Note what one file took."""
        tally = self.kinds.setdefault(kind, Tally())
        tally.files += 1
        tally.drawn += drawn
        tally.seconds += seconds
