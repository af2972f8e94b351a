"""Crossref (JSON, REST API v1): one work or many, within the API's envelope or without."""

from typing import Any

from generator.diagnostics.diagnostic import Span
from generator.model.link import Link
from generator.model.paper import Byline, Publication, Venue, VenueKind, Version, WorkType
from generator.model.person import PersonName
from generator.parse.dates import DateReading, date_of_parts
from generator.parse.languages import language_of
from generator.parse.markup import line_of_markup, paragraphs_of_markup
from generator.parse.names import name_as_printed, name_of_parts
from generator.parse.pages import pages_of
from generator.parse.raw import RawDocument, Read
from generator.parse.registered import Author, byline_of_authors, finished, is_own_address, license_of, name_of_whole_family
from generator.parse.values import (
    arxiv_id_of,
    dict_of,
    dicts_of,
    doi_of,
    first_text,
    link_of,
    list_of,
    number_of,
    orcid_of,
    text_of,
    texts_of,
)
from generator.parse.works import Works

_TYPES: dict[str, WorkType] = {
    "book": "book", "book-chapter": "chapter", "book-part": "chapter", "book-section": "chapter", "book-series": "book",
    "book-set": "book", "book-track": "chapter", "database": "dataset", "dataset": "dataset", "dissertation": "thesis",
    "edited-book": "book", "journal-article": "article-journal", "monograph": "book", "peer-review": "review",
    "posted-content": "article", "proceedings": "book", "proceedings-article": "paper-conference", "reference-book": "book",
    "reference-entry": "entry-encyclopedia", "report": "report", "report-component": "report", "report-series": "report",
    "software": "software", "standard": "standard",
}  # fmt: skip
_VENUES: dict[WorkType, VenueKind] = {
    "article-journal": "journal",
    "paper-conference": "conference",
    "chapter": "book",
    "entry-encyclopedia": "book",
}
_OWN_KEYS = frozenset("is-referenced-by-count reference-count references-count indexed deposited member prefix "
                      "content-domain relation resource".split())  # fmt: skip
_DATES = ("issued", "published", "published-print", "published-online", "posted", "accepted")


def is_crossref(raw: RawDocument) -> bool:
    """Tell works of Crossref from CSL-JSON, which is made of them: here a title is a list."""
    facts = dict_of(raw.value)
    if "message-type" in facts and "message" in facts:
        return True
    return any(_is_work(record) for record in _records(raw.value)[:20])


def _is_work(record: Any) -> bool:
    facts = dict_of(record)
    return "DOI" in facts and isinstance(facts.get("title", []), list) and len(_OWN_KEYS & facts.keys()) >= 2


def _records(value: Any) -> list[Any]:
    if isinstance(value, list):
        # Answers to several questions, one after the other or one to a line.
        return [record for one in value for record in (_records(one) if "message" in dict_of(one) else [one])]
    facts = dict_of(value)
    if isinstance(facts.get("message"), (dict, list)):
        return _records(facts["message"])
    if isinstance(facts.get("items"), list):
        return list(facts["items"])
    return [facts] if "DOI" in facts or "title" in facts else []


def parse_crossref(raw: RawDocument) -> Read:
    """Read works. Issues, components and other records without a title are left out with a note."""
    works = Works(raw.source)
    at = Span(source=raw.source)
    for number, record in enumerate(_records(raw.value), start=1):
        if isinstance(record, dict):
            _add(works, at, number, record)
        else:
            works.note("broken-record", at, record=f"record {number}", reason="it is no object")
    return finished(works, "crossref")


def _add(works: Works, at: Span, number: int, work: dict[str, Any]) -> None:
    doi = doi_of(work.get("DOI"))
    said = text_of(work.get("type"))
    kind = _TYPES.get(said, "document") if said else None
    if said == "posted-content" and work.get("subtype") not in (None, "preprint"):
        kind = "document"
    date = _date(work)
    works.add(
        at,
        f"record {number} ({doi})" if doi else f"record {number}",
        title=_title(work),
        byline=_byline(work.get("author")),
        abstract=paragraphs_of_markup(_plain(work.get("abstract"))),
        type=kind,
        date=works.dated(at, *date) if date else None,
        venue=_venue(work, kind),
        publication=_publication(work, said),
        doi=doi,
        arxiv_id=arxiv_id_of(doi) if doi and "arxiv" in doi else None,
        versions=_versions(work),
        editors=tuple(name for entry in dicts_of(work.get("editor")) if (name := _name(entry))),
        keywords=tuple(dict.fromkeys(texts_of(work.get("subject")))),
        language=language_of(text_of(work.get("language"))),
        license=_license(work),
        citations=number_of(work.get("is-referenced-by-count")),
        links=_links(work, doi),
        key=doi,
    )


def _plain(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _title(work: dict[str, Any]) -> str | None:
    """Return title and subtitle; a subtitle that the title already holds is not said twice."""
    title = line_of_markup(first_text(work.get("title")))
    subtitle = line_of_markup(first_text(work.get("subtitle")))
    if title and subtitle and subtitle.lower() not in title.lower():
        return f"{title.rstrip(': ')}{' ' if title[-1] in '?!.' else ': '}{subtitle}"
    return title


def _name(entry: dict[str, Any]) -> PersonName | None:
    group = text_of(entry.get("name"))
    if group:
        return name_as_printed(line_of_markup(group) or group, is_group=True)
    given, family, suffix = (line_of_markup(text_of(entry.get(key))) for key in ("given", "family", "suffix"))
    if family and not given and not suffix:
        return name_of_whole_family(family)
    return name_of_parts(given, family, None, suffix)


def _byline(value: Any) -> Byline:
    authors: list[Author] = []
    is_cut = False
    for entry in dicts_of(value):
        name = _name(entry)
        if name is None or name.display.lower().rstrip(".") in ("et al", "others"):
            is_cut = is_cut or name is not None
            continue
        affiliations = tuple(t for a in dicts_of(entry.get("affiliation")) if (t := line_of_markup(text_of(a.get("name")))))
        authors.append((name, orcid_of(entry.get("ORCID")), affiliations, None))
    return byline_of_authors(authors, complete=not is_cut)


def _date(work: dict[str, Any]) -> tuple[str, DateReading] | None:
    """Return the date of issue. `issued` is the earlier of print and online; `[[null]]` is none."""
    for key in _DATES:
        dates = list_of(dict_of(work.get(key)).get("date-parts"))
        parts = [number_of(part) for part in list_of(dates[0])[:3]] if dates else []
        if parts and parts[0]:
            year, month, day = (*parts, None, None)[:3]
            text = "-".join(f"{part:02d}" for part in parts if part)
            return text, date_of_parts(text, year, month or None, day or None)
    return None


def _venue(work: dict[str, Any], kind: WorkType | None) -> Venue | None:
    """Return the journal, book or proceedings; of a preprint the server, which Crossref names as the institution."""
    name = line_of_markup(first_text(work.get("container-title")))
    if name:
        short = line_of_markup(first_text(work.get("short-container-title")))
        abbreviation = short if short and short != name else None
        return Venue(name=name, kind=_VENUES.get(kind) if kind else None, abbreviation=abbreviation)
    if kind == "article":
        server = next((t for i in dicts_of(work.get("institution")) if (t := line_of_markup(text_of(i.get("name"))))), None)
        server = server or line_of_markup(text_of(work.get("group-title")))
        return Venue(name=server, kind="repository") if server else None
    return None


def _publication(work: dict[str, Any], said: str | None) -> Publication:
    institution = next((t for i in dicts_of(work.get("institution")) if (t := line_of_markup(text_of(i.get("name"))))), None)
    event = dict_of(work.get("event"))
    is_thesis = said in ("dissertation", "report")
    return Publication(
        volume=text_of(work.get("volume")),
        issue=text_of(work.get("issue")),
        pages=pages_of(text_of(work.get("page"))),
        article_number=text_of(work.get("article-number")),
        publisher=(institution if is_thesis else None) or line_of_markup(text_of(work.get("publisher"))),
        place=line_of_markup(text_of(work.get("publisher-location"))),
        edition=text_of(work.get("edition-number")),
        genre=first_text(work.get("degree")) if said == "dissertation" else None,
        number=text_of(work.get("report-number")) if is_thesis else None,
        isbn=tuple(dict.fromkeys(isbn.rpartition("/")[2] for isbn in texts_of(work.get("ISBN")))),
        issn=tuple(dict.fromkeys(texts_of(work.get("ISSN")))),
        event=line_of_markup(text_of(event.get("name"))),
        event_place=line_of_markup(text_of(event.get("location"))),
    )


def _versions(work: dict[str, Any]) -> tuple[Version, ...]:
    relations = dict_of(work.get("relation"))
    found: list[Version] = []
    for relation, kind in (("is-preprint-of", "published"), ("has-preprint", "preprint")):
        for other in dicts_of(relations.get(relation)):
            doi = doi_of(other.get("id")) if other.get("id-type") == "doi" else None
            arxiv_id = arxiv_id_of(other.get("id")) if other.get("id-type") == "arxiv" or "arxiv" in (doi or "") else None
            if doi or arxiv_id:
                found.append(Version.model_validate({"kind": kind, "doi": doi, "arxiv_id": arxiv_id}))
    return tuple(dict.fromkeys(found))


def _license(work: dict[str, Any]) -> str | None:
    """Return the licence of the version of record; one for text mining says nothing to readers unless it is open."""
    entries = dicts_of(work.get("license"))
    entries.sort(key=lambda entry: entry.get("content-version") != "vor")
    found = (license_of(entry.get("URL")) for entry in entries)
    return next((url for url in found if url and "creativecommons.org" in url), None)


def _links(work: dict[str, Any], doi: str | None) -> tuple[Link, ...]:
    """Return the PDF that the publisher offers under an open licence, and the page of a work without a DOI."""
    links = []
    if _license(work):
        for entry in dicts_of(work.get("link")):
            pdf = link_of(entry.get("URL"), "pdf")
            if pdf and (entry.get("content-type") == "application/pdf" or pdf.url.lower().endswith(".pdf")):
                links.append(pdf)
                break
    page = link_of(dict_of(dict_of(work.get("resource")).get("primary")).get("URL")) or link_of(work.get("URL"))
    if page is not None and doi is None and not is_own_address(page.url):
        links.append(page)
    return tuple(links)
