"""A profile document -> a Profile: cut into pieces here, each piece read by the module of its name."""

import datetime
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from types import MappingProxyType

from pydantic import ValidationError

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span, span_of
from generator.model.dates import PartialDate
from generator.model.link import Link, kind_of
from generator.model.paper import Byline, Organisation, Paper
from generator.model.person import Person, PersonName
from generator.model.profile import Profile
from generator.model.value import value
from generator.parse.byline import parse_byline
from generator.parse.header import Header, find_heading, parse_header
from generator.parse.stamp import date_fault
from generator.parse.structure import Beginning, Fit, outline
from generator.parse.text import decode_text
from generator.prose import holds_words_only, parse_prose, urls

LONGEST_TITLE = 1000
"""Characters; the longest titles of real papers have some 400."""

_DATED_NAME = re.compile(r"(?:^|[-_.])([0-9]{4}-[0-9]{2}-[0-9]{2})$", re.ASCII)

Notes = tuple[Diagnostic, ...]
Read = Callable[[], tuple[Paper | None, Notes]]


@value
class Piece:
    """A paper, and what has to be known of each when a document is read, even if the paper itself is kept unread."""

    paper: Paper
    title: str
    """In lower case, for comparing."""
    year: int | None
    """As printed; None if there is none."""
    lacks_year: bool
    """True if its date is printed without one."""


class Recall:
    """Papers of an earlier state of a document, by the text of each: what stands there again need not be read again."""

    def __init__(self, known: Mapping[str, Piece] = MappingProxyType({})) -> None:
        self._known = known
        self.pieces: dict[str, Piece] = {}
        """The papers of this state, to be known for the next one; without those whose year other papers decide."""

    def piece(self, lines: list[str], beginning: Beginning, end: int, order: int, read: Read) -> tuple[Piece | None, Notes]:
        """Return the paper that begins at a line: the one that was read before if nothing had to be noted about it."""
        digest = _text_digest(lines, beginning, end)
        known = self._known.get(digest) if not beginning.stamp_notes else None
        notes: Notes = ()
        if known is None:
            paper, notes = read()
            piece = _piece_of(paper) if paper is not None else None
        elif (known.paper.line, known.paper.source_order) == (beginning.at + 1, order):
            piece = known
        else:
            piece = replace(known, paper=known.paper.placed(line=beginning.at + 1, source_order=order))
        if piece is not None and not notes and not piece.lacks_year:
            self.pieces[digest] = piece
        return piece, notes


def _piece_of(paper: Paper) -> Piece:
    year = paper.date.year if paper.date else None
    return Piece(paper, paper.title.casefold(), year, lacks_year=paper.date is not None and year is None)


def _text_digest(lines: list[str], beginning: Beginning, end: int) -> str:
    at = beginning.at
    place = f"{beginning.fit} {beginning.title} {beginning.names} {at}" if beginning.fit is not Fit.CERTAIN else ""
    shape = f"{beginning.names.start - at} {beginning.names.stop - at}"
    text = "\n".join((place, shape, *lines[at:end]))
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def parse_profile(
    content: bytes,
    source: str,
    as_of: datetime.date | None = None,
    default_as_of: datetime.date | None = None,
    recall: Recall | None = None,
) -> tuple[Profile | None, tuple[Diagnostic, ...]]:
    """Read a profile document. None if it is not one; then a note of severity ERROR says why.

    content: the file's bytes. source: its name for notes. as_of: the day of capture, if the user said it for this run;
    else a date in the file's name ("huang-2026-05-28.txt") counts, else `default_as_of`, the one of the settings. Every
    fault costs the part that it is in, and is noted. recall: papers that need not be read again.
    """
    recall = recall or Recall()
    text, notes = decode_text(content, source)
    lines = text.split("\n")
    if not text.strip():
        return None, (*notes, note("empty-document", Span(source=source)))
    as_of = as_of or date_in_name(source) or default_as_of

    heading = find_heading(lines, len(lines))
    announced = _announced(lines, heading)
    found = outline(lines, source, announced, 0 if heading is None else heading + 1)
    end_of_header = found.beginnings[0].at if found.beginnings else len(lines)
    header, header_notes = parse_header(lines, end_of_header if heading is None else heading + 1, source)
    if heading is None and not found.beginnings and not header.metrics:
        return None, (*notes, note("not-a-profile", span_of(source, 1, lines[0])))

    pieces: list[Piece] = []
    paper_notes: list[Diagnostic] = []
    for place, beginning in enumerate(found.beginnings):
        last = place + 1 == len(found.beginnings)
        end = len(lines) if last else found.beginnings[place + 1].at
        order = len(pieces) + 1
        read = partial(_read_paper, lines, beginning, end, source, order)
        piece, own_notes = recall.piece(lines, beginning, end, order, read)
        paper_notes += own_notes
        if piece is not None:
            pieces.append(piece)
    kept, duplicate_notes = _without_duplicates(pieces, lines, source)
    dated, date_notes = _with_years(kept, lines, source, as_of)

    profile = Profile(
        source=source,
        person=Person(name=PersonName(display=header.name)),
        primary_category=header.primary_category,
        metrics=header.metrics,
        papers=dated,
        announced_papers=header.announced_papers,
        as_of=as_of,
    )
    all_notes = (
        *notes,
        *header_notes,
        *_outline_notes(lines, header, heading, found.beginnings, source),
        *found.notes,
        *paper_notes,
        *duplicate_notes,
        *date_notes,
    )
    return profile, tuple(sorted(all_notes, key=lambda entry: entry.sort_key))


def date_in_name(source: str) -> datetime.date | None:
    """Return the date at the end of a file's name, "huang-2026-05-28.txt"; None if there is none."""
    match = _DATED_NAME.search(PurePosixPath(source).stem)
    if not match:
        return None
    try:
        return datetime.date.fromisoformat(match.group(1))
    except ValueError:
        return None


def _announced(lines: list[str], heading: int | None) -> int | None:
    if heading is None:
        return None
    return int(lines[heading].split()[0].replace(",", ""))


def _outline_notes(
    lines: list[str], header: Header, heading: int | None, beginnings: tuple[Beginning, ...], source: str
) -> Notes:
    notes: list[Diagnostic] = []
    if heading is None:
        line = beginnings[0].at if beginnings else 0
        notes.append(note("missing-heading", span_of(source, line + 1, lines[line]), count=len(beginnings)))
    else:
        first = beginnings[0].at if beginnings else len(lines)
        stray = next((index for index in range(heading + 1, first) if lines[index].strip()), None)
        if stray is not None:
            notes.append(note("text-before-papers", span_of(source, stray + 1, lines[stray]), text=lines[stray].strip()))
        if header.announced_papers != len(beginnings):
            at = span_of(source, heading + 1, lines[heading])
            announced = header.announced_papers
            many = "paper is" if announced == 1 else "papers are"
            notes.append(note("paper-count", at, announced=f"{announced:,} {many}", found=len(beginnings)))
    return tuple(notes)


def _read_paper(lines: list[str], beginning: Beginning, end: int, source: str, order: int) -> tuple[Paper | None, Notes]:
    notes = list(beginning.stamp_notes)

    def at(index: int) -> Span:
        return span_of(source, index + 1, lines[index])

    if beginning.title is None:
        return None, (*notes, note("missing-title", at(beginning.at)))
    if beginning.fit is Fit.NO_STAMP:
        notes.append(note("missing-stamp", at(beginning.at)))
    if beginning.at > 0 and lines[beginning.at - 1].strip():
        notes.append(note("missing-blank-line", at(beginning.at)))
    organisations: tuple[Organisation, ...] = ()
    if beginning.title > beginning.at + 1:
        notes.append(note("extra-blank-line", at(beginning.at + 1)))
    if not beginning.names:
        notes.append(note("missing-byline", at(beginning.title)))
        byline = Byline(complete=False)
    else:
        if beginning.names.start == beginning.title + 1:
            notes.append(note("missing-blank-line", at(beginning.names.start)))
        names = " ".join(lines[index].strip() for index in beginning.names)
        byline, organisations, byline_notes = parse_byline(names, source, beginning.names.start + 1)
        notes += byline_notes

    title = " ".join(lines[beginning.title].split())
    if len(title) > LONGEST_TITLE:
        too_long = note("too-long", at(beginning.title), what="the title", length=len(title), limit=LONGEST_TITLE)
        notes.append(too_long)
        title = title[:LONGEST_TITLE].rstrip() + "…"
    paragraphs = _paragraphs(lines, beginning.end, end)
    links: dict[str, Link] = {}
    for index, text in ((beginning.title, title), *paragraphs):
        if holds_words_only(text):
            continue
        prose = parse_prose(text)
        for problem in prose.problems:
            start = lines[index].find(problem.text)
            span = span_of(source, index + 1, lines[index], max(0, start), max(0, start) + len(problem.text))
            notes.append(note("math-not-converted", span, text=problem.text))
        for url in urls(prose):
            links.setdefault(url, Link(url=url, kind=kind_of(url)))
    stamp = beginning.stamp
    paper = Paper(
        title=title,
        byline=byline,
        organisations=organisations,
        abstract=tuple(text for _, text in paragraphs),
        category=stamp.category,
        date=stamp.date,
        score=stamp.score,
        score_text=stamp.score_text,
        has_code=stamp.has_code,
        links=tuple(links.values()),
        source_order=order,
        line=beginning.at + 1,
    )
    return paper, tuple(notes)


def _paragraphs(lines: list[str], start: int, end: int) -> list[tuple[int, str]]:
    """Return the paragraphs between two lines, each with the index of its first line; wrapped lines are joined."""
    paragraphs: list[tuple[int, str]] = []
    current: list[str] = []
    first = start
    for index in range(start, end + 1):
        text = lines[index].strip() if index < end else ""
        if text:
            if not current:
                first = index
            current.append(text)
        elif current:
            paragraphs.append((first, " ".join(current).replace("\t", " ")))
            current = []
    return paragraphs


def _without_duplicates(pieces: list[Piece], lines: list[str], source: str) -> tuple[list[Piece], Notes]:
    """Leave out papers that repeat an earlier one: the same title, names and date."""
    titles = Counter([piece.title for piece in pieces])
    if len(titles) == len(pieces):
        return pieces, ()
    seen: dict[tuple[object, ...], Paper] = {}
    kept: list[Piece] = []
    notes: list[Diagnostic] = []
    for piece in pieces:
        paper = piece.paper
        once = titles[piece.title] == 1
        first = paper if once else seen.setdefault((piece.title, *_byline_and_date(paper)), paper)
        if first is paper:
            kept.append(piece)
        else:
            notes.append(note("duplicate-paper", span_of(source, paper.line, lines[paper.line - 1]), line=first.line))
    return kept, tuple(notes)


def _byline_and_date(paper: Paper) -> tuple[tuple[str, ...], str | None]:
    names = tuple(authorship.name.display for authorship in paper.byline.authorships)
    return names, paper.date.text if paper.date else None


def _with_years(
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
        if not piece.lacks_year or paper.date is None:
            dated.append(paper)
            continue
        line = lines[paper.line - 1]
        start = line.find(paper.date.text)
        at = span_of(source, paper.line, line, start, start + len(paper.date.text))
        date, own_notes = _with_year(paper.date, year, as_of, at)
        notes += own_notes
        dated.append(paper.model_copy(update={"date": date}))
    return tuple(dated), tuple(notes)


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
