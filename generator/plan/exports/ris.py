"""Papers as RIS, the exchange format of reference managers."""

from collections.abc import Iterator

from generator.model.dates import PartialDate
from generator.model.paper import WorkType
from generator.plan.corpus import Entry
from generator.plan.exports.facts import address_of, notes_of, type_of
from generator.plan.names import AuthorName
from generator.plan.reference import Reference
from generator.plan.views.files import DataFile

_TYPES: dict[WorkType | None, str] = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-encyclopedia": "ENCYC",
    "manuscript": "MANSCPT",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "review": "JOUR",
    "software": "COMP",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
"""Of everything else: "GEN"."""


def ris_record(reference: Reference) -> str:
    """Return one record: a tag, two blanks, a hyphen, a blank and the value, each on one line that ends in CR and LF.

    Source: Research Information Systems, "RIS Format Specifications", 2001 and 2011.
    """
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in _rows(reference) if value) + "ER  - \r\n\r\n"


def _rows(reference: Reference) -> Iterator[tuple[str, str | None]]:
    paper, publication, date = reference.paper, reference.publication, reference.date
    yield "TY", _TYPES.get(type_of(reference), "GEN")
    yield "TI", reference.title
    for author in reference.authors:
        yield "AU", _name(author)
    for editor in reference.editors:
        yield "ED", _name(editor)
    if date is not None:
        yield "PY", str(date.year)
        yield "DA", _day(date)
    if reference.venue is not None:
        yield "T2", reference.venue.name
        yield "J2", reference.venue.abbreviation
    yield "VL", publication.volume
    yield "IS", publication.issue or publication.number
    yield "SP", publication.first_page
    yield "EP", publication.last_page
    yield "C7", publication.article_number
    yield "T3", publication.series
    yield "ET", publication.edition or publication.version
    yield "M3", publication.genre
    yield "PB", publication.publisher
    yield "CY", publication.place
    for number in (*publication.isbn, *publication.issn):
        yield "SN", number
    yield "DO", paper.doi
    if paper.arxiv_id:
        yield "AN", f"arXiv:{paper.arxiv_id}"
    yield "UR", address_of(reference)
    yield "L1", reference.pdf_url
    yield "AB", reference.abstract_text
    for keyword in reference.keywords:
        yield "KW", keyword
    yield "LA", paper.language
    for note in notes_of(reference):
        yield "N1", note


def _day(date: PartialDate) -> str | None:
    """Return the date with its three strokes, "2025/05/28/" or "2025/05//"; None if only the year is known."""
    if not date.month:
        return None
    return f"{date.year:04d}/{date.month:02d}/{f'{date.day:02d}' if date.day else ''}/"


def _name(name: AuthorName) -> str:
    """Return a name as "Family, Given, Suffix". A comma in a group's name would part it, so it is left out."""
    if name.family is None:
        return name.display.replace(",", "").strip() or name.display
    given = name.given or ("" if name.suffix else None)
    return ", ".join(part for part in (name.family, given, name.suffix) if part is not None)


def _line(value: str) -> str:
    """Return a value on one line. The one way for text into a record: with nothing but a line's end could it forge a tag."""
    return value if value.isprintable() else " ".join(value.split())


def ris_file(entry: Entry) -> DataFile:
    """Make the file of one paper."""
    return DataFile(ris_record(entry.reference).encode())
