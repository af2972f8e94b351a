"""RIS, the exchange format of Reference Manager, in the dialects of publishers and citation managers.

Source: "RIS Format Specifications" of 2001 and 2011; dialects as EndNote, Mendeley, Zotero, Scopus and publishers write it.
"""

import re
from collections.abc import Iterator

from generator.diagnostics.diagnostic import Span, span_of
from generator.model.document import SourceDocument
from generator.model.link import Link, LinkKind
from generator.model.paper import Publication, Venue, VenueKind, WorkType
from generator.model.person import PersonName
from generator.parse.dates import parse_date
from generator.parse.languages import language_of
from generator.parse.markup import line_of_markup, paragraphs_of_markup
from generator.parse.names import without_et_al
from generator.parse.pages import pages_of
from generator.parse.raw import RawDocument, Read
from generator.parse.registered import name_of_inverted
from generator.parse.tagged import Collector, Record
from generator.parse.values import arxiv_id_of, doi_of, identifier_of, link_of, numbers_of
from generator.parse.works import Works, byline_of
from generator.prose import parse_prose, to_plain

_LINE = re.compile(r"\s?([A-Z][A-Z0-9]) {1,2}-(?: (.*)|$)")
_BEGINNING = re.compile(r"^\ufeff?\s?TY {1,2}-(?: |$)", re.MULTILINE)
_TYPES: dict[str, WorkType] = {
    "JOUR": "article-journal", "JFULL": "article-journal", "EJOUR": "article-journal", "ABST": "article-journal",
    "INPR": "article", "MGZN": "article-magazine", "NEWS": "article-newspaper", "BOOK": "book", "EBOOK": "book",
    "EDBOOK": "book", "CHAP": "chapter", "ECHAP": "chapter", "CONF": "paper-conference", "CPAPER": "paper-conference",
    "THES": "thesis", "RPRT": "report", "GOVDOC": "report", "PAT": "patent", "COMP": "software", "DATA": "dataset",
    "AGGR": "dataset", "DBASE": "dataset", "ELEC": "webpage", "WEB": "webpage", "BLOG": "post-weblog", "ICOMM": "webpage",
    "UNPB": "manuscript", "MANSCPT": "manuscript", "STAND": "standard", "ENCYC": "entry-encyclopedia",
    "DICT": "entry-encyclopedia", "SLIDE": "speech", "PREPRINT": "article",
}  # fmt: skip
_WORDS: dict[str, str] = {
    "journal article": "JOUR", "journal": "JOUR", "article": "JOUR", "book": "BOOK", "book chapter": "CHAP",
    "chapter": "CHAP",
    "book section": "CHAP", "conference paper": "CPAPER", "conference proceedings": "CONF", "proceedings": "CONF",
    "thesis": "THES", "dissertation": "THES", "report": "RPRT", "patent": "PAT", "dataset": "DATA", "preprint": "PREPRINT",
    "software": "COMP", "web page": "ELEC", "magazine article": "MGZN", "newspaper article": "NEWS",
}  # fmt: skip
_VENUES: dict[WorkType, VenueKind] = {
    "article-journal": "journal", "article-magazine": "journal", "article-newspaper": "journal",
    "paper-conference": "conference", "chapter": "book", "entry-encyclopedia": "book",
}  # fmt: skip
_LINKS: dict[str, LinkKind | None] = {"UR": None, "L1": "pdf", "L2": None, "LK": None}
_PREPRINTS = re.compile(r"\b(?:arxiv|biorxiv|medrxiv|chemrxiv|ssrn|preprints?)\b", re.IGNORECASE)


def is_ris(raw: RawDocument) -> bool:
    """Tell a text with a line that begins a record."""
    return _BEGINNING.search(raw.head) is not None


def parse_ris(raw: RawDocument) -> Read:
    """Read a bibliography; each record is a work."""
    works = Works(raw.source)
    for number, record in enumerate(_records(raw.text), start=1):
        at = span_of(raw.source, record.line, f"TY  - {record.first('TY') or ''}")
        if not record.closed:
            works.note("unclosed-record", at, record=f"record {number}")
        _add(works, at, f"record {number}", record)
    return SourceDocument(source=raw.source, format="ris", papers=tuple(works.papers)), tuple(works.notes)


def _records(text: str) -> Iterator[Record]:
    """Yield the records, from each TY to its ER; what stands between them belongs to none."""
    collector: Collector | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        match = _LINE.match(line)
        if match is None:
            if collector is not None:
                collector.go_on(line)
            continue
        tag, value = match[1], match[2] or ""
        if tag == "TY":
            if collector is not None:
                record = collector.end()
                record.closed = False
                yield record
            collector = Collector(number)
        if collector is None:
            continue
        if tag == "ER":
            yield collector.end()
            collector = None
        else:
            collector.begin(tag, value)
    if collector is not None:
        record = collector.end()
        record.closed = False
        yield record


def _add(works: Works, at: Span, name: str, record: Record) -> None:
    written = (record.first("TY") or "").strip()
    kind = _TYPES.get(_WORDS.get(written.lower(), written.upper()), "document")
    title = record.first("TI", "T1", "CT") or (record.first("BT") if kind == "book" else None) or record.first("ST", "TT")
    doi = doi_of(record.first("DO", "DI")) or next(
        (found for url in record.all("UR", "M3", "N1") if "10." in url and (found := _resolved(url))), None
    )
    arxiv_id = next((found for text in record.all("UR", "DO", "AN", "M1", "JO", "T2", "PB", "ID", "C7", "VL")
                     if "arxiv" in text.lower() and (found := arxiv_id_of(text))), None)  # fmt: skip
    venue = _venue(record, kind)
    if arxiv_id and (venue is None or _PREPRINTS.search(venue.name)):
        kind, venue = "article", Venue(name="arXiv", kind="repository")
    authors, complete = _names(record.all("AU", "A1"))
    works.add(
        at,
        name,
        title=line_of_markup(title),
        byline=byline_of(authors, complete=complete),
        abstract=paragraphs_of_markup(record.whole("AB", "N2")),
        type=kind,
        date=_date(works, at, record),
        venue=venue,
        publication=_publication(record, kind),
        doi=doi,
        arxiv_id=arxiv_id,
        identifiers=tuple(found for found in (_pmcid(record),) if found),
        editors=_names(record.all("ED", "A2"))[0],
        keywords=_keywords(record),
        language=language_of(record.first("LA")),
        links=_links(record, doi, arxiv_id),
        key=record.first("ID", "LB"),
    )


def _names(written: list[str]) -> tuple[tuple[PersonName, ...], bool]:
    found: list[PersonName] = []
    complete = True
    for text in written:
        for part in text.split(";"):
            name, cut = without_et_al(part)
            complete = complete and not cut
            parsed = name_of_inverted(name.strip(" ,")) if name.strip(" ,") else None
            if parsed is not None:
                found.append(parsed)
    return tuple(found), complete


def _date(works: Works, at: Span, record: Record) -> object:
    """Return the most precise of the dates, if they agree on the year."""
    written = [text for text in (record.first("PY"), record.first("Y1"), record.first("DA")) if text]
    readings = [(text, parse_date(_without_words(text))) for text in written]
    dated = [(text, reading) for text, reading in readings if reading.date]
    if not dated:
        return works.dated(at, *readings[0]) if readings else None
    year = dated[0][1].date
    same = [(text, reading) for text, reading in dated if reading.date and year and reading.date.year == year.year]
    text, reading = max(same, key=lambda item: len(item[1].date.iso or "") if item[1].date else 0)
    return works.dated(at, text, reading)


def _without_words(text: str) -> str:
    """Return "2014/05/12" of "2014/05/12/Spring"; the words are for people, unless they are all there is but the year."""
    parts = text.split("/")
    if len(parts) < 4:
        return text
    return " ".join((parts[3], parts[0])) if not parts[1].strip() and parts[3].strip() else "/".join(parts[:3])


def _venue(record: Record, kind: WorkType) -> Venue | None:
    if kind in ("book", "thesis", "report", "software"):
        return None
    tags = {"article-journal": ("JF", "T2", "JO", "JA", "BT"), "paper-conference": ("T2", "BT", "JF", "JO", "C3", "T3")}
    name = record.first(*tags.get(kind, ("T2", "BT", "JF", "JO")))
    if name is None:
        return None
    short = record.first("J2", "JA", "J1") or record.first("JO")
    plain = _plain(name)
    return Venue(name=plain, kind=_VENUES.get(kind), abbreviation=short if short != name else None) if plain else None


def _publication(record: Record, kind: WorkType) -> Publication:
    first, last = record.first("SP"), record.first("EP")
    pages = pages_of(first)
    if first and last and pages and "–" not in pages and last != first:
        pages = pages_of(f"{first}–{last}")
    numbers = numbers_of(record.all("SN"))
    series = record.first("T3") or (record.first("T2") if kind in ("book", "report") else None)
    return Publication(
        volume=record.first("VL", "VO"),
        issue=record.first("IS", "CP") if kind not in ("report", "patent", "standard") else None,
        pages=pages,
        article_number=record.first("C7"),
        publisher=_plain(record.first("PB") or "") or None,
        place=record.first("CY", "PP"),
        series=_plain(series) if series else None,
        edition=record.first("ET"),
        genre=record.first("M3") if kind in ("thesis", "report") else None,
        number=record.first("IS", "M1") if kind in ("report", "patent", "standard") else None,
        isbn=tuple(number for number in numbers if len(re.sub(r"[^0-9Xx]", "", number)) != 8),
        issn=tuple(number for number in numbers if len(re.sub(r"[^0-9Xx]", "", number)) == 8),
    )


def _keywords(record: Record) -> tuple[str, ...]:
    words = (word.strip() for name, text in record.fields if name == "KW" for word in re.split(r"[;\n]", text))
    return tuple(dict.fromkeys(word for word in words if word))


def _links(record: Record, doi: str | None, arxiv_id: str | None) -> tuple[Link, ...]:
    found: dict[str, Link] = {}
    for tag, kind in _LINKS.items():
        for text in record.all(tag):
            for url in re.split(r"[\s;]+(?=https?://)", text):
                link = link_of(url, kind)
                own = link and ((doi and "doi.org/" in link.url and _resolved(link.url) == doi)
                                or (arxiv_id and f"arxiv.org/abs/{arxiv_id.partition('v')[0]}" in link.url))  # fmt: skip
                if link and not own:
                    found.setdefault(link.url, link)
    return tuple(found.values())


def _resolved(url: str) -> str | None:
    return doi_of(url) if "doi.org/" in url or url.lower().startswith(("doi:", "10.")) else None


def _pmcid(record: Record) -> object:
    pmc = record.first("C2")
    return identifier_of("pmcid", pmc) if pmc and re.fullmatch(r"PMC[0-9]{1,9}", pmc) else None


def _plain(text: str) -> str:
    return to_plain(parse_prose(line_of_markup(text) or "")).strip()
