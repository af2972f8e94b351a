"""Progress on a terminal: one line that is written over. Elsewhere, such as in a log, a line for each long phase."""

import sys
import time
from collections.abc import Sequence
from types import TracebackType

import click

from generator.progress import Phase, Progress

_SILENT_SECONDS = 1.0
"""Nobody wants to be told about less."""
_BETWEEN_SECONDS = 0.1


class ProgressLine:
    """Shows a build's progress while it lasts. Use it in a `with` statement: the line is gone afterwards."""

    def __init__(self, *, quiet: bool) -> None:
        self.progress = Progress(None if quiet else self._show)
        self._quiet = quiet
        self._terminal = sys.stderr.isatty()
        self._started = self._painted = time.perf_counter()
        self._dirty = False

    def __enter__(self) -> "ProgressLine":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._wipe()
        if not self._terminal and not self._quiet:
            for phase in self.progress.phases:
                if phase.seconds >= _SILENT_SECONDS:
                    click.echo(_told(phase), err=True)

    def tell_timings(self, seconds: float) -> None:
        """Write where the time went: by phase, and for what was drawn, by kind."""
        rows = [
            (phase.name, f"{phase.seconds:.3f}", f"{phase.done:,}" if phase.done else "") for phase in self.progress.phases
        ]
        rows.append(("all, from the start of the command", f"{seconds:.3f}", ""))
        click.echo(_table(("phase", "seconds", "steps"), rows), err=True)
        kinds = sorted(self.progress.kinds.items(), key=lambda item: -item[1].seconds)
        if kinds:
            header = ("kind of file", "seconds of all processes", "made", "files")
            spent = [(kind, f"{one.seconds:.3f}", f"{one.drawn:,}", f"{one.files:,}") for kind, one in kinds]
            click.echo("\n" + _table(header, spent), err=True)

    def _show(self, phase: Phase) -> None:
        now = time.perf_counter()
        if not self._terminal or now - self._started < _SILENT_SECONDS or now - self._painted < _BETWEEN_SECONDS:
            return
        self._painted, self._dirty = now, True
        bar = ""
        if phase.total >= phase.done > 0:
            filled = round(24 * phase.done / phase.total)
            bar = f" [{'#' * filled}{'-' * (24 - filled)}]"
        click.echo(f"\r\x1b[K{_told(phase)}{bar}", nl=False, err=True)

    def _wipe(self) -> None:
        if self._dirty:
            click.echo("\r\x1b[K", nl=False, err=True)


def _told(phase: Phase) -> str:
    of = f" of {phase.total:,}" if phase.total > phase.done else ""
    count = f": {phase.done:,}{of}" if phase.done else ""
    speed = f", {phase.done / phase.seconds:,.0f} a second" if phase.done > 1 and phase.seconds > 0 else ""
    return f"{phase.name.capitalize()}{count}{speed}, {phase.seconds:.1f} s"


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (header, *rows)
    )
