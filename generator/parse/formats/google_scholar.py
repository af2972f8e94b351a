"""Tables of works as CSV: what Google Scholar exports from one's own profile, and what scrapers make of it."""

import csv
import re
from collections.abc import Iterator

from generator.diagnostics.diagnostic import Span, span_of
from generator.model.document import SourceDocument
from generator.model.paper import Byline, Publication, Venue
from generator.model.person import PersonName
from generator.parse.markup import line_of_markup, paragraphs_of_markup
from generator.parse.names import name_as_printed, without_et_al
from generator.parse.pages import pages_of
from generator.parse.raw import RawDocument, Read
from generator.parse.registered import name_of_inverted
from generator.parse.values import arxiv_id_of, doi_of, link_of, number_of
from generator.parse.works import Works, byline_of

_CUT_AFTER = 10
"""Names after which Google Scholar cuts a list, without a sign."""

_COLUMNS = {
    "title": ("title", "article title", "paper title", "name"),
    "authors": ("authors", "author", "author(s)", "author names"),
    "venue": ("publication", "journal", "venue", "source", "journal/conference", "conference", "source title", "container"),
    "volume": ("volume", "vol"),
    "issue": ("number", "issue", "no"),
    "pages": ("pages", "page"),
    "year": ("year", "publication year", "pub_year", "date", "publication date"),
    "publisher": ("publisher",),
    "citations": ("cited by", "citations", "cites", "num_citations", "times cited", "citedby", "citation count"),
    "url": ("url", "link", "article url", "article link", "pub_url", "articleurl"),
    "pdf": ("pdf", "eprint_url", "full text url", "fulltexturl"),
    "doi": ("doi",),
    "abstract": ("abstract",),
}
_BY_HEADING = {heading: column for column, headings in _COLUMNS.items() for heading in headings}


def is_google_scholar(raw: RawDocument) -> bool:
    """Tell a table whose first line names a column of titles, and two more that are known."""
    first = raw.head.lstrip("\n").partition("\n")[0]
    if "\t" not in first and "," not in first and ";" not in first:
        return False
    known = {_BY_HEADING.get(_heading(cell)) for cell in re.split(r"[,;\t]", first)} - {None}
    return "title" in known and len(known) >= 3


def parse_google_scholar(raw: RawDocument) -> Read:
    """Read a table; each row with a title is a work. Its kind is not known, but for preprints of arXiv."""
    works = Works(raw.source)
    for line, row in _rows(raw.text, works):
        at = span_of(raw.source, line, ",".join(row.values())[:300])
        _add(works, at, f"the row on line {line}", row)
    return SourceDocument(source=raw.source, format="google-scholar", papers=tuple(works.papers)), tuple(works.notes)


def _heading(cell: str) -> str:
    return cell.strip(' "\ufeff').lower()


def _rows(text: str, works: Works) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row with the line on which it begins, by the names of our columns."""
    lines = text.lstrip("\n").split("\n")
    skipped = text[: len(text) - len(text.lstrip("\n"))].count("\n")
    first = lines[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(lines, delimiter=delimiter)
    columns: list[str | None] | None = None
    while True:
        line = reader.line_num + 1 + skipped
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            works.note("broken-record", Span(source=works.source, line=line), record="this row", reason="a cell is too long")
            continue
        if columns is None:
            columns = [_BY_HEADING.get(_heading(cell)) for cell in cells]
        elif any(cell.strip() for cell in cells):
            row: dict[str, str] = {}
            for column, cell in zip(columns, cells, strict=False):
                if column and cell.strip():
                    row.setdefault(column, cell.strip())
            yield line, row


def _add(works: Works, at: Span, name: str, row: dict[str, str]) -> None:
    venue_text = row.get("venue", "")
    arxiv_id = next((found for column in ("venue", "url", "doi", "pdf")
                     if "arxiv" in row.get(column, "").lower() and (found := arxiv_id_of(row[column]))), None)  # fmt: skip
    preprint = arxiv_id is not None and (not venue_text or "arxiv" in venue_text.lower())
    venue = " ".join(venue_text.split())[:500]
    doi = doi_of(row.get("doi") or (row.get("url") if "doi.org/" in row.get("url", "") else None))
    links = (link_of(row.get("url")), link_of(row.get("pdf"), "pdf"))
    title = row.get("title")
    works.add(
        at,
        name,
        title=line_of_markup(title) if title else None,
        byline=_byline(row.get("authors", "")),
        abstract=paragraphs_of_markup(row.get("abstract")),
        type="article" if preprint else None,
        date=works.date(at, row["year"]) if "year" in row else None,
        venue=Venue(name="arXiv", kind="repository") if preprint else Venue(name=venue) if venue else None,
        publication=Publication(
            volume=row.get("volume"),
            issue=row.get("issue"),
            pages=pages_of(row.get("pages")),
            publisher=row.get("publisher"),
        ),
        doi=doi,
        arxiv_id=arxiv_id,
        citations=number_of(row.get("citations")),
        links=tuple(link for link in links if link and not (doi and "doi.org/" in link.url)),
    )


def _byline(text: str) -> Byline:
    """Return the names of a list; one that is as long as Google Scholar ever writes it may have been cut."""
    found: list[PersonName] = []
    written, cut = without_et_al(text.rstrip("; …."))
    cut = cut or text.rstrip().endswith(("...", "…"))
    parts = written.split(";")
    for part in parts:
        for one in _split(part, alone=len(parts) == 1):
            name = name_of_inverted(one) if "," in one else name_as_printed(one)
            if name is not None:
                found.append(name)
    return byline_of(tuple(found), complete=not cut and len(found) < _CUT_AFTER)


def _split(part: str, *, alone: bool) -> list[str]:
    """Return one name, "Family, Given", or the names of a list that is parted by commas."""
    pieces = [piece.strip() for piece in re.split(r",| and ", part) if piece.strip()]
    many = len(pieces) > 2 or (len(pieces) == 2 and (alone or " and " in part) and all(" " in piece for piece in pieces))
    return pieces if many else [part.strip(" ,")] if part.strip(" ,") else []
