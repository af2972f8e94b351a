"""Papers as a table for spreadsheets: CSV by RFC 4180, in UTF-8 with a mark at the beginning, by which they know it."""

import csv
import io
from collections.abc import Iterable

from generator.plan.exports.facts import orcids_of, type_of
from generator.plan.exports.joined import ListFormat
from generator.plan.reference import Reference

HEADER = (
    "key",  # as in the BibTeX
    "type",  # of CSL: "article-journal", "paper-conference"; empty if the source does not tell
    "title",
    "authors",  # "Family, Given" parted by "; "
    "authors_complete",  # "no": the source names some of the authors only
    "author_orcids",  # in the order of the authors, parted by "; "
    "date",  # ISO 8601 at its own precision: 2025, 2025-05 or 2025-05-28
    "year",
    "year_inferred",  # "yes": the source leaves the year out, and it was concluded
    "venue",
    "volume",
    "issue",
    "pages",
    "publisher",
    "doi",
    "arxiv_id",
    "category",  # of arXiv: "cs.CL"
    "keywords",
    "code_url",
    "url",  # of the paper's page on the site
)
"""The columns; each stands in every table."""

# A spreadsheet takes a cell that begins so for a formula, and some look behind blanks and at full-width forms too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def csv_record(reference: Reference, key: str) -> str:
    """Return a row, on a line."""
    return _row([cell(value) for value in _values(reference, key)])


def _row(cells: Iterable[str]) -> str:
    row = io.StringIO(newline="")
    csv.writer(row, lineterminator="").writerow(cells)
    return row.getvalue()


CSV_LIST = ListFormat(csv_record, f"\ufeff{_row(HEADER)}\r\n", "\r\n", "\r\n")


def _values(reference: Reference, key: str) -> tuple[str, ...]:
    paper, publication, date = reference.paper, reference.publication, reference.date
    return (
        key,
        type_of(reference) or "",
        reference.title,
        "; ".join(cell(author.inverted) for author in reference.authors),
        "yes" if reference.authors_complete else "no",
        "; ".join(orcids_of(reference)),
        (date.iso if date else None) or "",
        str(date.year) if date else "",
        "yes" if date and date.year_inferred else "no" if date else "",
        reference.venue.name if reference.venue else "",
        publication.volume or "",
        publication.issue or "",
        publication.pages or "",
        publication.publisher or "",
        paper.doi or "",
        paper.arxiv_id or "",
        paper.category.full_code if paper.category else "",
        "; ".join(cell(keyword) for keyword in reference.keywords),
        paper.code_url or "",
        reference.url or "",
    )


def cell(value: str) -> str:
    """Return a value on one line that no spreadsheet calculates: an apostrophe stands before what looks like a formula."""
    value = value if value.isprintable() else " ".join(value.split())
    return f"'{value}" if value.lstrip().startswith(_FORMULA) else value
