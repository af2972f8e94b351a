"""A profile document -> a Profile: cut into pieces here, each piece read by the module of its name."""

import datetime
import re
from collections import Counter
from pathlib import PurePosixPath

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span, span_of
from generator.model.paper import Paper
from generator.model.person import Person, PersonName
from generator.model.profile import Profile
from generator.parse.edited import read_edited
from generator.parse.header import Header, find_heading, parse_header
from generator.parse.recall import Piece, Recall
from generator.parse.structure import Beginning, outline
from generator.parse.text import decode_text
from generator.parse.years import with_years

_DATED_NAME = re.compile(r"(?:^|[-_.])([0-9]{4}-[0-9]{2}-[0-9]{2})$", re.ASCII)

Notes = tuple[Diagnostic, ...]


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
    fault costs the part that it is in, and is noted. recall: what is known of another state of the document; it is left
    with what there is to know of this one.
    """
    as_of = as_of or date_in_name(source) or default_as_of
    recall = recall or Recall()
    recall.as_of = as_of
    edited = read_edited(content, source, recall)
    if edited is not None:
        return edited
    text, notes = decode_text(content, source)
    lines = text.split("\n")
    if not text.strip():
        return None, (*notes, note("empty-document", Span(source=source)))
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
        piece, own_notes = recall.piece(lines, beginning, end, source, order)
        paper_notes += own_notes
        if piece is not None:
            pieces.append(piece)
    kept, duplicate_notes = _without_duplicates(pieces, lines, source)
    dated, date_notes = with_years(kept, lines, source, as_of)

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
    recall.keep(profile, as_of, date_notes)
    if found.is_certain and text.encode("utf-8", "surrogatepass") == content:
        recall.settle("\n".join(lines[:end_of_header]), len(found.beginnings), len(all_notes))
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
