"""Progress on a terminal: one line that is written over. Elsewhere, such as in a log, a line for each phase that is long."""

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import TracebackType

import click

from generator.progress import Phase, Progress

_SILENT_SECONDS = 1.0
"""Nobody wants to be told about less."""
_BETWEEN_SECONDS = 0.2
_BETWEEN_LINES_SECONDS = 30.0
"""So often is said in a log that a long phase goes on: some services end what is silent for minutes."""
_SHORTEST_BAR, _LONGEST_BAR = 6, 24


class ProgressLine:
    """Shows a build's progress while it lasts. Use it in a `with` statement: the line is gone afterwards."""

    def __init__(self, *, quiet: bool) -> None:
        self.progress = Progress(None if quiet else self._show)
        # A "dumb" terminal does not go back to the beginning of a line. No colours are used, so NO_COLOR has no say.
        self._terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._quiet = quiet
        self._phase: Phase | None = None
        self._started = self._painted = time.perf_counter()
        self._width = 0
        """Of what stands on the line now."""
        self._clock: _Clock | None = None

    def __enter__(self) -> "ProgressLine":
        if self._terminal and not self._quiet:
            self._clock = _Clock.start(self._paint)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._clock is not None:
            self._clock.stop()
        self._write("")

    def tell_timings(self, seconds: float) -> None:
        """Write where the time went: by phase, and for what was drawn, by kind."""
        phases = self.progress.phases
        rest = max(0.0, seconds - sum(phase.seconds for phase in phases))
        rows = [(phase.name, f"{phase.seconds:.3f}", _share(phase.seconds, seconds), _count(phase)) for phase in phases]
        rows.append(("starting, and what lies between", f"{rest:.3f}", _share(rest, seconds), ""))
        rows.append(("all", f"{seconds:.3f}", "", ""))
        click.echo(_table(("phase", "seconds", "", "steps"), rows), err=True)
        kinds = sorted(self.progress.kinds.items(), key=lambda item: -item[1].seconds)
        spent = [
            (kind, f"{one.seconds:.3f}", f"{one.files:,}", f"{one.drawn:,}", f"{1000 * one.seconds / max(1, one.drawn):.2f}")
            for kind, one in kinds
        ]
        if spent:
            header = ("kind of file", "seconds of all processes", "files", "drawn", "ms each")
            click.echo("\n" + _table(header, spent), err=True)

    def _show(self, phase: Phase) -> None:
        self._phase = phase
        if self._terminal:
            now = time.perf_counter()
            if self._clock is None and now - self._painted >= _BETWEEN_SECONDS and now - self._started >= _SILENT_SECONDS:
                self._paint()
        elif phase.seconds >= _SILENT_SECONDS:
            # In a log every phase has its line when it is over, and a very long one has more.
            now = time.perf_counter()
            if phase.ended is not None or now - self._painted >= _BETWEEN_LINES_SECONDS:
                self._painted = now
                click.echo(_told(phase), err=True)

    def _paint(self) -> None:
        phase = self._phase
        if phase is None or phase.ended is not None:
            return
        self._painted = time.perf_counter()
        # Longer than the terminal is wide it would be broken into two lines, of which one would stay.
        columns = shutil.get_terminal_size().columns - 1
        text = _told(phase)
        width = min(_LONGEST_BAR, columns - len(text) - len("[] "))
        if phase.total and width >= _SHORTEST_BAR:
            filled = round(width * min(1.0, phase.done / phase.total))
            text = f"[{'#' * filled}{'-' * (width - filled)}] {text}"
        self._write(text[:columns])

    def _write(self, text: str) -> None:
        """Put a text in place of what stands on the line; without one, leave the line empty."""
        if text or self._width:
            wiped = text.ljust(self._width)
            click.echo(f"\r{wiped}" if text else f"\r{wiped}\r", nl=False, err=True)
            self._width = len(text)


class _Clock:
    """Calls a function again and again, even while a phase takes no steps. A thread would not do: workers are forked."""

    def __init__(self, before: object) -> None:
        self._before = before

    @classmethod
    def start(cls, call: Callable[[], None]) -> "_Clock | None":
        """Begin, where the system has such a clock and this is the main thread; else None."""
        with suppress(AttributeError, ValueError):
            clock = cls(signal.signal(signal.SIGALRM, lambda *_: call()))
            signal.setitimer(signal.ITIMER_REAL, _SILENT_SECONDS, _BETWEEN_SECONDS)
            return clock
        return None

    def stop(self) -> None:
        """End, and leave the signal as it was."""
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self._before)  # type: ignore[arg-type]  # what `signal` has returned


def _told(phase: Phase) -> str:
    parts = [phase.name.capitalize()]
    if phase.done and phase.unit:
        of = f" of {phase.total:,}" if phase.total > phase.done else ""
        parts[0] += f": {phase.done:,}{of} {phase.unit}"
    if phase.files:
        parts.append(f"{phase.files:,} files")
    done = phase.files or phase.done
    if done > 1 and phase.seconds > 0:
        parts.append(f"{done / phase.seconds:,.0f} a second")
    return ", ".join([*parts, f"{phase.seconds:.1f} s"])


def _count(phase: Phase) -> str:
    texts = (f"{phase.done:,} {phase.unit}" if phase.done else "", f"{phase.files:,} files" if phase.files else "")
    return ", ".join(filter(None, texts))


def _share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.0f}%" if whole > 0 else ""


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (header, *rows)
    )
