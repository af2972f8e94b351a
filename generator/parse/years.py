"""Dates that a profile document prints without a year: such documents leave out the year in which they were captured."""

import datetime

from pydantic import ValidationError

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span, span_of
from generator.model.dates import PartialDate
from generator.model.paper import Paper
from generator.parse.recall import Piece
from generator.parse.stamp import date_fault

Notes = tuple[Diagnostic, ...]


def with_years(
    pieces: list[Piece], lines: list[str], source: str, as_of: datetime.date | None
) -> tuple[tuple[Paper, ...], Notes]:
    """Give dates without a year the year in which the document was captured: such documents leave out the running year.

    Without a day of capture it is the year after the newest one printed, since the running year is never printed.
    Source: observed in the documents; "May 28, 2025" is written out while a later "May 28" stands bare.
    """
    printed = [piece.year for piece in pieces if piece.year is not None]
    year = as_of.year if as_of else (max(printed) + 1 if printed else None)
    notes: list[Diagnostic] = []
    dated: list[Paper] = []
    for piece in pieces:
        paper = piece.paper
        # What was remembered has its year already.
        if piece.lacks_year and paper.date is not None and paper.date.year is None:
            paper, own_notes = with_year(paper, year, as_of, source, lines[paper.line - 1])
            notes += own_notes
        dated.append(paper)
    return tuple(dated), tuple(notes)


def with_year(
    paper: Paper, year: int | None, as_of: datetime.date | None, source: str, line: str
) -> tuple[Paper, list[Diagnostic]]:
    """Return a paper with a year in its date, which lacks one. line: on which the date is printed."""
    date = paper.date
    if date is None:
        return paper, []
    start = line.find(date.text)
    at = span_of(source, paper.line, line, start, start + len(date.text))
    found, notes = _with_year(date, year, as_of, at)
    return paper.model_copy(update={"date": found}), notes


def _with_year(
    date: PartialDate, year: int | None, as_of: datetime.date | None, at: Span
) -> tuple[PartialDate, list[Diagnostic]]:
    if year is None:
        reading = "no other date tells which; say when the document was captured: as_of in site.toml, or --as-of"
        return date, [note("date-without-year", at, text=date.text, reading=reading)]
    try:
        resolved = PartialDate(text=date.text, year=year, month=date.month, day=date.day, year_inferred=True)
    except ValidationError as error:
        return date, [note("bad-date", at, text=f"{date.text} of {year}", reason=date_fault(error))]
    if as_of is None:
        reading = (
            f"read as {year}, the year after the newest one printed; "
            "to be sure, say when the document was captured: as_of in site.toml, or --as-of"
        )
        return resolved, [note("date-without-year", at, text=date.text, reading=reading)]
    if resolved.month is not None and (resolved.month, resolved.day or 0) > (as_of.month, as_of.day):
        return resolved, [note("date-after-as-of", at, text=date.text, as_of=as_of.isoformat())]
    return resolved, []
