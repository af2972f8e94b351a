"""One paper of a profile document: its lines -> a Paper, and notes."""

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span, span_of
from generator.model.link import Link, kind_of
from generator.model.paper import Byline, Organisation, Paper
from generator.parse.byline import parse_byline
from generator.parse.structure import Beginning, Fit
from generator.prose import holds_words_only, parse_prose, urls

LONGEST_TITLE = 1000
"""Characters; the longest titles of real papers have some 400."""

Notes = tuple[Diagnostic, ...]


def read_paper(lines: list[str], beginning: Beginning, end: int, source: str, order: int) -> tuple[Paper | None, Notes]:
    """Read the paper that begins in a document's lines and ends before another one; None if it has no title.

    order: its place among the papers of the document, from 1.
    """
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
