"""CSL-JSON, as citation managers and content negotiation of DOIs give it. Source: CSL 1.0.2 schema, csl-data.json."""

from typing import Any

from generator.diagnostics.diagnostic import Span
from generator.model.document import SourceDocument
from generator.model.identifiers import Identifier
from generator.model.link import Link
from generator.model.paper import WORK_TYPES, Publication, Venue, VenueKind, WorkType
from generator.model.person import PersonName
from generator.parse.dates import DateReading, date_of_parts, parse_date
from generator.parse.languages import language_of
from generator.parse.markup import line_of_markup, paragraphs_of_markup
from generator.parse.names import name_as_printed, name_of_parts, without_et_al
from generator.parse.pages import pages_of
from generator.parse.raw import RawDocument, Read
from generator.parse.values import (
    arxiv_id_of,
    dict_of,
    dicts_of,
    doi_of,
    first_text,
    identifier_of,
    link_of,
    list_of,
    number_of,
    numbers_of,
    text_of,
    texts_of,
)
from generator.parse.works import Works, byline_of
from generator.prose import parse_prose, to_plain

_OTHER_TYPES: dict[str, WorkType] = {
    "bill": "document", "broadcast": "document", "classic": "book", "collection": "document", "entry": "entry-encyclopedia",
    "entry-dictionary": "entry-encyclopedia", "event": "speech", "figure": "document", "graphic": "document",
    "hearing": "document", "interview": "document", "legal_case": "document", "legislation": "document", "map": "document",
    "motion_picture": "document", "musical_score": "document", "pamphlet": "document", "performance": "document",
    "periodical": "document", "personal_communication": "document", "post": "post-weblog", "regulation": "document",
    "review-book": "review", "song": "document", "treaty": "document", "legislation-act": "document",
    # What older programs write.
    "preprint": "article", "journal-article": "article-journal", "proceedings": "book", "thesis-doctoral": "thesis",
}  # fmt: skip
_TYPES: dict[str, WorkType] = {**{name: name for name in WORK_TYPES}, **_OTHER_TYPES}

_VENUES: dict[WorkType, VenueKind] = {
    "article-journal": "journal",
    "article-magazine": "journal",
    "article-newspaper": "journal",
    "review": "journal",
    "paper-conference": "conference",
    "chapter": "book",
    "entry-encyclopedia": "book",
    "article": "repository",
}
_OWN_KEYS = frozenset({"issued", "container-title", "citation-key", "DOI", "author", "publisher", "URL", "id", "editor"})


def is_csl_json(raw: RawDocument) -> bool:
    """Tell an array, an object of items, or an object of them by key, whose items have a type of CSL."""
    items = _items(raw.value)
    return any(_is_item(item) for item in items[:20])


def parse_csl_json(raw: RawDocument) -> Read:
    """Read a bibliography in CSL-JSON; each item is a work."""
    works = Works(raw.source)
    for number, item in enumerate(_items(raw.value), start=1):
        name = text_of(item.get("citation-key")) or text_of(item.get("id")) if isinstance(item, dict) else None
        record = f"item {number} ({name})" if name else f"item {number}"
        at = Span(source=raw.source)
        if isinstance(item, dict):
            _add(works, at, record, item)
        else:
            works.note("broken-record", at, record=record, reason="it is no object")
    return SourceDocument(source=raw.source, format="csl-json", papers=tuple(works.papers)), tuple(works.notes)


def _items(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return []
    if isinstance(value.get("items"), list):
        return list(value["items"])
    if _is_item(value):
        return [value]
    # An object by identifier: {"10.1000/xyz": {...}}.
    return list(value.values()) if value and all(isinstance(item, dict) for item in value.values()) else []


def _is_item(item: Any) -> bool:
    if not isinstance(item, dict) or not isinstance(item.get("title", ""), (str, list)):
        return False
    kind = item.get("type")
    return isinstance(kind, str) and kind in _TYPES and len(_OWN_KEYS & item.keys()) >= 2


def _add(works: Works, at: Span, record: str, item: dict[str, Any]) -> None:
    kind = _TYPES.get(str(item.get("type")), "document")
    authors, complete = _names(item.get("author"))
    issued = item.get("issued")
    reading = _date(issued)
    date = works.dated(at, reading[0], reading[1]) if reading else None
    url = link_of(item.get("URL"))
    doi = doi_of(item.get("DOI")) or (doi_of(url.url) if url and "doi.org/" in url.url else None)
    arxiv_id = next((found for key in ("number", "DOI", "URL", "note", "container-title")
                     if (found := _arxiv_id(item, key))), None)  # fmt: skip
    title = first_text(item.get("title"))
    abstract = item.get("abstract")
    works.add(
        at,
        record,
        title=line_of_markup(title),
        byline=byline_of(authors, complete=complete),
        abstract=paragraphs_of_markup(abstract) if isinstance(abstract, str) else (),
        type=kind,
        date=date,
        venue=_venue(item, kind),
        publication=_publication(item, kind),
        doi=doi,
        arxiv_id=arxiv_id,
        identifiers=_identifiers(item),
        editors=_names(item.get("editor"))[0],
        keywords=_keywords(item.get("keyword")),
        language=language_of(text_of(item.get("language"))),
        license=None,
        citations=number_of(item.get("is-referenced-by-count")),
        links=_links(url, doi, arxiv_id),
        key=text_of(item.get("citation-key")) or text_of(item.get("id")),
    )


def _names(value: Any) -> tuple[tuple[PersonName, ...], bool]:
    """Return the people of a list of names, and whether it is complete: "et al." is no person."""
    found: list[PersonName] = []
    complete = True
    for entry in dicts_of(value):
        literal = text_of(entry.get("literal")) or text_of(entry.get("name"))
        given, given_cut = without_et_al(text_of(entry.get("given")) or "")
        family, family_cut = without_et_al(text_of(entry.get("family")) or "")
        literal, literal_cut = without_et_al(literal or "")
        if given_cut or family_cut or literal_cut:
            complete = False
        name = name_of_parts(
            given.strip() or None,
            family.strip() or None,
            text_of(entry.get("non-dropping-particle")),
            text_of(entry.get("suffix")),
            dropping=text_of(entry.get("dropping-particle")),
        ) or name_as_printed(literal, is_group=True)
        if name is not None:
            found.append(name)
    return tuple(found), complete


def _date(value: Any) -> tuple[str, DateReading] | None:
    """Return a date as it would be printed and what was read of it: parts, a span of them, or words."""
    if isinstance(value, (str, int)):
        return str(value), parse_date(str(value))
    facts = dict_of(value)
    parts = [[number_of(part) if part != "" else None for part in list_of(date)] for date in list_of(facts.get("date-parts"))]
    first = parts[0] if parts else []
    doubt = bool(facts.get("circa"))
    if first and first[0] is not None:
        text = "/".join("-".join(f"{part:02d}" for part in date if part) for date in parts[:2])
        year, month, day = (*first, None, None)[:3]
        season = facts.get("season")
        if not month and season is not None:
            seasons = {"1": 21, "2": 22, "3": 23, "4": 24}
            code = seasons.get(str(season).strip().lower())
            return text, date_of_parts(text, year, code, uncertain=doubt) if code else parse_date(f"{year} {season}")
        return text, date_of_parts(text, year, month or None, day or None, uncertain=doubt)
    if first and isinstance(facts["date-parts"][0][0], (str, int)):
        text = "-".join(str(part) for part in facts["date-parts"][0][:3])
        return text, parse_date(text)
    words = text_of(facts.get("literal")) or text_of(facts.get("raw"))
    return (words, parse_date(words)) if words else None


def _venue(item: dict[str, Any], kind: WorkType) -> Venue | None:
    name = first_text(item.get("container-title"))
    if name is None:
        return None
    short = first_text(item.get("container-title-short")) or first_text(item.get("journalAbbreviation"))
    return Venue(name=_plain(name), kind=_VENUES.get(kind), abbreviation=short)


def _publication(item: dict[str, Any], kind: WorkType) -> Publication:
    number = text_of(item.get("number"))
    return Publication(
        volume=text_of(item.get("volume")),
        issue=text_of(item.get("issue")),
        pages=pages_of(text_of(item.get("page"))),
        article_number=text_of(item.get("article-number")) or (number if kind == "article-journal" else None),
        publisher=first_text(item.get("publisher")),
        place=first_text(item.get("publisher-place")),
        series=first_text(item.get("collection-title")),
        edition=text_of(item.get("edition")),
        genre=text_of(item.get("genre")),
        number=None if kind == "article-journal" or _arxiv_id(item, "number") else number,
        version=text_of(item.get("version")),
        isbn=numbers_of(item.get("ISBN")),
        issn=numbers_of(item.get("ISSN")),
        event=text_of(item.get("event-title")) or text_of(item.get("event")),
        event_place=text_of(item.get("event-place")),
    )


def _identifiers(item: dict[str, Any]) -> tuple[Identifier, ...]:
    pmc = text_of(item.get("PMCID"))
    found = (
        identifier_of("pmid", item.get("PMID")),
        identifier_of("pmcid", pmc if pmc is None or pmc.upper().startswith("PMC") else f"PMC{pmc}"),
    )
    return tuple(identifier for identifier in found if identifier)


def _arxiv_id(item: dict[str, Any], key: str) -> str | None:
    # "number" holds anything, so there the word has to stand with it.
    text = first_text(item.get(key))
    return arxiv_id_of(text) if text and "arxiv" in text.lower() else None


def _links(url: Link | None, doi: str | None, arxiv_id: str | None) -> tuple[Link, ...]:
    """Return the address of an item, unless it only repeats its DOI or arXiv id."""
    if url is None or (doi and "doi.org/" in url.url) or (arxiv_id and "arxiv.org/abs/" in url.url):
        return ()
    return (url,)


def _keywords(value: Any) -> tuple[str, ...]:
    text = text_of(value)
    if text is None:
        return texts_of(value)
    return tuple(word for part in text.replace(";", ",").split(",") if (word := part.strip()))


def _plain(text: str) -> str:
    return to_plain(parse_prose(line_of_markup(text) or "")) or text
