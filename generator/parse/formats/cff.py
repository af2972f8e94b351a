"""CITATION.cff: how software or data wants to be cited. Source: Citation File Format 1.2.0, schema guide."""

import re
from typing import Any

from generator.diagnostics.diagnostic import Span
from generator.model.document import SourceDocument
from generator.model.link import Link, LinkKind
from generator.model.paper import Authorship, Byline, Publication, Venue, VenueKind, WorkType
from generator.model.person import PersonName
from generator.parse.dates import DateReading, date_of_parts, parse_date
from generator.parse.languages import language_of
from generator.parse.names import name_as_printed, name_of_parts
from generator.parse.pages import pages_of
from generator.parse.raw import RawDocument, Read
from generator.parse.values import (
    arxiv_id_of,
    dict_of,
    dicts_of,
    doi_of,
    identifier_of,
    link_of,
    list_of,
    number_of,
    numbers_of,
    orcid_of,
    paragraphs_of,
    text_of,
    texts_of,
)
from generator.parse.works import Works

_LONGEST = 1_000_000
"""Characters; the limit stands before the parser, which takes a hundred times as long as others for each of them."""
_VERSION = re.compile(r"^cff-version\s*:", re.MULTILINE)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_KEY = re.compile(r"^([a-z-]+)\s*:", re.MULTILINE)
_TYPES: dict[str, WorkType] = {
    "article": "article-journal", "magazine-article": "article-magazine", "newspaper-article": "article-newspaper",
    "book": "book", "proceedings": "book", "conference": "book", "conference-paper": "paper-conference",
    "encyclopedia": "book", "dictionary": "book", "thesis": "thesis", "report": "report", "manual": "report",
    "government-document": "report", "patent": "patent", "standard": "standard", "data": "dataset", "database": "dataset",
    "dataset": "dataset", "software": "software", "software-code": "software", "software-container": "software",
    "software-executable": "software", "software-virtual-machine": "software", "website": "webpage", "blog": "post-weblog",
    "unpublished": "manuscript", "slides": "speech", "edited-work": "book",
}  # fmt: skip
_VENUES: dict[WorkType, VenueKind] = {
    "article-journal": "journal", "article-magazine": "journal", "article-newspaper": "journal",
    "paper-conference": "conference",
}  # fmt: skip
_LINKS: tuple[tuple[str, LinkKind | None], ...] = (
    ("repository-code", "code"), ("url", None), ("repository", None), ("repository-artifact", None),
)  # fmt: skip
_NEEDED = ("message", "title", "authors")


def is_cff(raw: RawDocument) -> bool:
    """Tell a text with a line that gives the version of the format, or one whose name ends in .cff."""
    return raw.name.endswith(".cff") or _VERSION.search(raw.head) is not None


def parse_cff(raw: RawDocument) -> Read:
    """Read what is to be cited: the software or data itself, and the work that its authors prefer to be cited."""
    from generator.parse.plain_yaml import YamlError, parse_plain_yaml  # noqa: PLC0415 - see there

    works = Works(raw.source)
    if len(raw.text) > _LONGEST:
        works.note("broken-yaml", Span(source=raw.source), reason=f"it has more than {_LONGEST:,} characters")
        return None, tuple(works.notes)
    try:
        values = parse_plain_yaml(raw.text, texts=True)
    except YamlError as error:
        works.note("broken-yaml", raw.span(max(1, error.line)), reason=error.reason)
        return None, tuple(works.notes)
    if not isinstance(values, dict):
        works.note("broken-yaml", raw.span(1), reason="expected lines of `key: value`")
        return None, tuple(works.notes)
    numbered = enumerate(raw.text.split("\n"), start=1)
    lines = {match[1]: number for number, line in numbered if (match := _KEY.match(line))}
    for name in _NEEDED:
        if not values.get(name):
            works.note("missing-field", Span(source=raw.source), record="this document", name=name)
    released = text_of(values.get("date-released"))
    if released and not _DAY.fullmatch(released):
        reason = "a day is written without its time"
        works.note("bad-record-date", raw.span(lines.get("date-released", 1)), text=released, reason=reason)
    _add(works, raw.span(lines.get("title", 1)), "the software", values, None)
    preferred = dict_of(values.get("preferred-citation"))
    if preferred:
        _add(works, raw.span(lines.get("preferred-citation", 1)), "preferred-citation", preferred, "article")
    _add_own_references(works, raw.span(lines.get("references", 1)), values)
    return SourceDocument(source=raw.source, format="cff", papers=tuple(works.papers)), tuple(works.notes)


def _add_own_references(works: Works, at: Span, values: dict[str, Any]) -> None:
    own = {_identity(author) for author in dicts_of(values.get("authors"))}
    others = 0
    for number, reference in enumerate(dicts_of(values.get("references") or []), start=1):
        if own & {_identity(author) for author in dicts_of(reference.get("authors"))}:
            _add(works, at, f"reference {number}", reference, "document")
        else:
            others += 1
    if others:
        works.note("references-left-out", at, count=others)


def _identity(author: dict[str, Any]) -> str:
    return orcid_of(author.get("orcid")) or " ".join(
        (text_of(author.get(name)) or "").lower() for name in ("given-names", "family-names", "name")
    )


def _add(works: Works, at: Span, name: str, values: dict[str, Any], default: str | None) -> None:
    written = text_of(values.get("type")) or default or "software"
    work = _TYPES.get(written, "document")
    doi = doi_of(values.get("doi")) or _identified(values, "doi", doi_of)
    arxiv_id = _identified(values, "other", arxiv_id_of) or (arxiv_id_of(doi) if doi and "arxiv" in doi else None)
    identifiers = (
        identifier_of("pmcid", values.get("pmcid")),
        *(
            identifier_of("handle", text.removeprefix("https://hdl.handle.net/"))
            for item in dicts_of(values.get("identifiers") or [])
            if (text := text_of(item.get("value"))) and "hdl.handle.net/" in text
        ),
    )
    reading = _date(values)
    works.add(
        at,
        name,
        title=text_of(values.get("title")),
        byline=_byline(values.get("authors")),
        abstract=paragraphs_of(values["abstract"]) if isinstance(values.get("abstract"), str) else (),
        type=work,
        date=works.dated(at, *reading) if reading else None,
        venue=_venue(values, work),
        publication=_publication(values),
        doi=doi,
        arxiv_id=arxiv_id,
        identifiers=tuple(found for found in identifiers if found),
        editors=tuple(found for person in dicts_of(values.get("editors") or []) if (found := _name(person))),
        keywords=texts_of(values.get("keywords")),
        language=language_of(next(iter(texts_of(values.get("languages"))), None)),
        license=_license(values),
        links=_links(values, doi),
    )


def _identified(values: dict[str, Any], kind: str, check: Any) -> str | None:
    found = (check(item.get("value")) for item in dicts_of(values.get("identifiers") or []) if item.get("type") == kind)
    return next((text for text in found if text), None)


def _name(person: dict[str, Any]) -> PersonName | None:
    given, family, entity, alias = (text_of(person.get(key)) for key in ("given-names", "family-names", "name", "alias"))
    if given or family:
        return name_of_parts(given, family, text_of(person.get("name-particle")), text_of(person.get("name-suffix")))
    return name_as_printed(entity, is_group=True) if entity else name_as_printed(alias) if alias else None


def _byline(value: Any) -> Byline:
    found = [(name, person) for person in dicts_of(value or []) if (name := _name(person))]
    return Byline(
        authorships=tuple(
            Authorship(
                name=name,
                position=place,
                orcid=orcid_of(person.get("orcid")),
                affiliations=texts_of(person.get("affiliation")),
            )
            for place, (name, person) in enumerate(found, start=1)
        ),
        complete=True,
    )


def _date(values: dict[str, Any]) -> tuple[str, DateReading] | None:
    for key in ("date-published", "date-released", "issue-date"):
        written = text_of(values.get(key))
        if written:
            return written, parse_date(written)
    year = text_of(values.get("year"))
    if year is None:
        return None
    month = number_of(values.get("month"))
    text = f"{year}-{month:02d}" if month else year
    return text, date_of_parts(text, number_of(year), month) if number_of(year) else parse_date(year)


def _venue(values: dict[str, Any], work: WorkType) -> Venue | None:
    conference = dict_of(values.get("conference"))
    name = text_of(values.get("journal")) or text_of(values.get("collection-title"))
    name = name or (text_of(conference.get("name")) if work == "paper-conference" else None)
    return Venue(name=name, kind=_VENUES.get(work)) if name else None


def _publication(values: dict[str, Any]) -> Publication:
    publisher, conference = dict_of(values.get("publisher")), dict_of(values.get("conference"))
    institution = dict_of(values.get("institution"))
    start, end = text_of(values.get("start")), text_of(values.get("end"))
    pages = pages_of(f"{start}–{end}" if start and end else start) or (
        pages_of(text) if (text := text_of(values.get("pages"))) and not text.isdigit() else None
    )
    issue = text_of(values.get("issue"))
    return Publication(
        volume=text_of(values.get("volume")),
        issue=issue if issue and not re.fullmatch(r"e[0-9]+", issue) else None,
        pages=pages,
        article_number=issue if issue and re.fullmatch(r"e[0-9]+", issue) else None,
        publisher=text_of(publisher.get("name")) or text_of(institution.get("name")),
        place=text_of(publisher.get("city")),
        edition=text_of(values.get("edition")),
        genre=text_of(values.get("thesis-type")),
        number=text_of(values.get("number")) if not values.get("journal") else None,
        version=text_of(values.get("version")),
        isbn=numbers_of(values.get("isbn")),
        issn=numbers_of(values.get("issn")),
        event=text_of(conference.get("name")),
        event_place=text_of(conference.get("city")) or text_of(conference.get("location")),
    )


def _license(values: dict[str, Any]) -> str | None:
    """Return the address of the licence: given as such, else SPDX's page of one that is named."""
    link = link_of(values.get("license-url"))
    if link:
        return link.url
    names = texts_of(values.get("license")) if not isinstance(values.get("license"), dict) else ()
    known = re.fullmatch(r"[A-Za-z0-9.+-]{2,40}", names[0]) if len(names) == 1 else None
    return f"https://spdx.org/licenses/{known.group()}.html" if known else None


def _links(values: dict[str, Any], doi: str | None) -> tuple[Link, ...]:
    found: dict[str, Link] = {}
    named = [(values.get(key), kind) for key, kind in _LINKS]
    named += [(item.get("value"), None) for item in dicts_of(list_of(values.get("identifiers"))) if item.get("type") == "url"]
    for value, kind in named:
        link = link_of(value, kind)
        if link and not (doi and "doi.org/" in link.url and doi_of(link.url) == doi):
            found.setdefault(link.url, link)
    return tuple(found.values())
