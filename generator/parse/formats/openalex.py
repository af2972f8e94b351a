"""OpenAlex (JSON): an author, works, or both; one object, a page of results, a list, or one object to a line.

The schema changes from year to year. Read are those of 2022 (`host_venue`), 2024 (`primary_location`) and 2026.
"""

import json
from typing import Any

from generator.diagnostics.diagnostic import Span
from generator.model.link import Link
from generator.model.paper import Byline, Publication, Venue, VenueKind, WorkType
from generator.parse.formats.openalex_author import OPENALEX_ID, identities_of, is_author, metrics_of, person_of
from generator.parse.languages import language_of
from generator.parse.markup import line_of_markup, paragraphs_of_markup
from generator.parse.names import name_as_printed
from generator.parse.raw import RawDocument, Read
from generator.parse.registered import (
    byline_of_authors,
    filled_date,
    finished,
    is_group_name,
    is_own_address,
    license_of,
    page_span,
    present,
)
from generator.parse.values import (
    arxiv_id_of,
    dict_of,
    dicts_of,
    doi_of,
    identifier_of,
    link_of,
    list_of,
    number_of,
    orcid_of,
    text_of,
    texts_of,
)
from generator.parse.works import Works

_MOST_POSITIONS = 20_000
"""Words of an abstract; a position beyond it is a mistake or an attack."""
_LISTED_AUTHORS = 100
"""A list of works names no more authors of each; a work asked for by itself names them all."""

_TYPES: dict[str, WorkType] = {
    "book": "book", "book-chapter": "chapter", "book-part": "chapter", "book-review": "review", "book-section": "chapter",
    "conference-abstract": "paper-conference", "conference-paper": "paper-conference", "data-paper": "article-journal",
    "dataset": "dataset", "dissertation": "thesis", "edited-book": "book", "editorial": "article-journal",
    "erratum": "article-journal", "journal-article": "article-journal", "letter": "article-journal", "monograph": "book",
    "other": "document", "paratext": "document", "peer-review": "review", "posted-content": "article", "preprint": "article",
    "proceedings": "book", "proceedings-article": "paper-conference", "reference-book": "book",
    "reference-entry": "entry-encyclopedia", "report": "report", "retraction": "article-journal", "review": "article-journal",
    "software": "software", "software-paper": "article-journal", "standard": "standard",
}  # fmt: skip
_SOURCES: dict[str, VenueKind] = {
    "journal": "journal",
    "conference": "conference",
    "book series": "series",
    "ebook platform": "book",
    "repository": "repository",
}
_PREPRINT_SERVERS = ("biorxiv", "medrxiv", "chemrxiv", "psyarxiv", "socarxiv", "eartharxiv", "techrxiv", "ssrn",
                     "research square", "preprints.org", "osf preprints", "authorea", "peerj preprints")  # fmt: skip


def is_openalex(raw: RawDocument) -> bool:
    """Tell objects of OpenAlex by their identifiers or by keys that only they have."""
    return any(_is_record(record) for record in _records(raw.value)[:5])


def _is_record(record: Any) -> bool:
    facts = dict_of(record)
    return bool(
        (OPENALEX_ID.fullmatch(str(facts.get("id", ""))) and "openalex" in str(facts["id"]))
        or "openalex" in dict_of(facts.get("ids"))
        or {"authorships", "publication_year"} <= facts.keys()
        or ("abstract_inverted_index" in facts and "title" in facts)
    )


def _records(value: Any) -> list[Any]:
    if isinstance(value, list):
        # One page to a line, or a list of pages, is as good as a list of works.
        pages = [page["results"] for page in dicts_of(value) if isinstance(page.get("results"), list)]
        return [record for page in pages for record in page] if pages else value
    facts = dict_of(value)
    return list(facts["results"]) if isinstance(facts.get("results"), list) else [facts] if facts else []


def parse_openalex(raw: RawDocument) -> Read:
    """Read authors and works of OpenAlex. The person is the author, if there is exactly one."""
    works = Works(raw.source)
    authors: list[dict[str, Any]] = []
    records = _records(raw.value)
    at = Span(source=raw.source)
    for number, record in enumerate(records, start=1):
        if not isinstance(record, dict):
            works.note("broken-record", at, record=f"record {number}", reason="it is no object")
        elif is_author(record):
            authors.append(record)
        else:
            _add(works, at, number, record, is_listed=len(records) > 1)
    person = person_of(authors[0]) if len(authors) == 1 else None
    return finished(works, "openalex", person, metrics_of(authors[0]) if person else ())


def _add(works: Works, at: Span, number: int, work: dict[str, Any], *, is_listed: bool) -> None:
    found = OPENALEX_ID.fullmatch(text_of(work.get("id")) or "")
    key = found[1] if found else None
    ids = dict_of(work.get("ids"))
    locations = _locations(work)
    date = filled_date(text_of(work.get("publication_date")), work.get("publication_year"))
    doi = doi_of(work.get("doi")) or doi_of(ids.get("doi"))
    kind = _type(work, locations)
    works.add(
        at,
        f"record {number} ({key})" if key else f"record {number}",
        title=line_of_markup(text_of(work.get("title")) or text_of(work.get("display_name"))),
        byline=_byline(work, is_listed=is_listed),
        abstract=paragraphs_of_markup(_abstract(work)),
        type=kind,
        date=works.dated(at, *date) if date else None,
        venue=_venue(locations, kind),
        publication=_publication(work, locations),
        doi=doi,
        arxiv_id=_arxiv_id(doi, locations, ids),
        identifiers=present(
            identifier_of("openalex", key),
            identifier_of("pmid", number_of(_last(ids.get("pmid")))),
            identifier_of("pmcid", _pmcid(ids.get("pmcid"))),
            identifier_of("mag", ids.get("mag")),
        ),
        keywords=_keywords(work),
        language=language_of(text_of(work.get("language"))),
        license=next((url for place in locations if (url := license_of(place.get("license")))), None),
        citations=number_of(work.get("cited_by_count")),
        links=_links(work, locations, doi),
        key=key,
    )


def _locations(work: dict[str, Any]) -> list[dict[str, Any]]:
    """Return where a work lies, the publisher's place first; venues of 2022 in the form that locations have today."""
    today = dicts_of(work.get("primary_location")) + dicts_of(work.get("locations"))
    if today:
        return today
    venues = dicts_of(work.get("host_venue")) + dicts_of(work.get("alternate_host_venues"))
    return [
        {
            "source": {**venue, "host_organization_name": venue.get("publisher")} if venue.get("display_name") else None,
            "landing_page_url": venue.get("url"),
            "license": venue.get("license"),
        }
        for venue in venues
    ]


def _is_repository(source: dict[str, Any]) -> bool:
    """Tell an archive from a journal. What has an ISSN is a journal, whatever it was called in 2022."""
    name = (text_of(source.get("display_name")) or "").lower()
    if name.startswith("arxiv"):
        return True
    has_issn = bool(texts_of(source.get("issn")) or text_of(source.get("issn_l")))
    return source.get("type") == "repository" and not has_issn


def _type(work: dict[str, Any], locations: list[dict[str, Any]]) -> WorkType | None:
    place = locations[0] if locations else {}
    said = text_of(work.get("type")) or text_of(work.get("type_crossref"))
    if said == "article":
        source = dict_of(place.get("source"))
        precise = text_of(work.get("type_crossref")) or text_of(place.get("raw_type"))
        if precise in _TYPES:
            return _TYPES[precise]
        if source.get("type") == "conference":
            return "paper-conference"
        return "article" if source and _is_repository(source) else "article-journal"
    return _TYPES.get(said, "document") if said else None


def _venue(locations: list[dict[str, Any]], kind: WorkType | None) -> Venue | None:
    """Return where a work appeared. An archive that holds a copy is no venue; a preprint server is that of a preprint."""
    for place in locations:
        source = dict_of(place.get("source"))
        name = line_of_markup(text_of(source.get("display_name")))
        if name and not _is_repository(source):
            said = _SOURCES.get(str(source.get("type")))
            if said in (None, "repository"):
                said = "conference" if kind == "paper-conference" else "journal" if kind == "article-journal" else None
            return Venue(name=name, kind=said)
    if kind == "article" and locations:
        name = line_of_markup(text_of(dict_of(locations[0].get("source")).get("display_name")))
        if name and name.lower().startswith(_PREPRINT_SERVERS):
            return Venue(name=name.partition(" (")[0], kind="repository")
    return None


def _publication(work: dict[str, Any], locations: list[dict[str, Any]]) -> Publication:
    biblio = dict_of(work.get("biblio"))
    source = next((s for p in locations if (s := dict_of(p.get("source"))) and not _is_repository(s)), {})
    pages = page_span(biblio.get("first_page"), biblio.get("last_page"))
    # "e4375" to "e4375" is the number of an article.
    is_number = bool(pages and "–" not in pages and pages[:1].isalpha())
    return Publication(
        volume=text_of(biblio.get("volume")),
        issue=text_of(biblio.get("issue")),
        pages=None if is_number else pages,
        article_number=pages if is_number else None,
        publisher=line_of_markup(text_of(source.get("host_organization_name"))),
        issn=texts_of(source.get("issn")) if isinstance(source.get("issn"), list) else (),
    )


def _byline(work: dict[str, Any], *, is_listed: bool) -> Byline:
    authors = []
    authorships = dicts_of(work.get("authorships"))
    for entry in authorships:
        author = dict_of(entry.get("author"))
        # As this paper prints the name; else as OpenAlex does.
        printed = text_of(entry.get("raw_author_name")) or text_of(author.get("display_name")) or ""
        if "," in printed and text_of(author.get("display_name")):
            printed = text_of(author.get("display_name")) or ""
        name = name_as_printed(printed, is_group=is_group_name(printed))
        if name is None:
            continue
        institutions = tuple(t for i in dicts_of(entry.get("institutions")) if (t := text_of(i.get("display_name"))))
        affiliations = institutions or texts_of(entry.get("raw_affiliation_strings"))
        identity = identities_of(author.get("id"))
        authors.append((name, orcid_of(author.get("orcid")), affiliations, identity[0] if identity else None))
    is_cut = work.get("is_authors_truncated") is True or (is_listed and len(authorships) == _LISTED_AUTHORS)
    announced = number_of(work.get("authors_count"))
    return byline_of_authors(authors, complete=not is_cut and (announced is None or announced <= len(authorships)))


def _abstract(work: dict[str, Any]) -> str | None:
    """Return the abstract that an inverted index (each word with its positions) stands for."""
    index = work.get("abstract_inverted_index")
    if isinstance(index, str):
        try:
            index = json.loads(index)
        except (ValueError, RecursionError):
            return text_of(work.get("abstract"))
    index = dict_of(index)
    # Snapshots wrap it: {"IndexLength": 127, "InvertedIndex": {...}}.
    index = dict_of(index["InvertedIndex"]) if isinstance(index.get("InvertedIndex"), dict) else index
    words = {
        position: word
        for word, positions in index.items()
        for position in list_of(positions)
        if isinstance(position, int) and 0 <= position < _MOST_POSITIONS
    }
    return " ".join(words[position] for position in sorted(words)) or text_of(work.get("abstract"))


def _arxiv_id(doi: str | None, locations: list[dict[str, Any]], ids: dict[str, Any]) -> str | None:
    candidates = [doi, ids.get("arxiv"), *(place.get("landing_page_url") for place in locations)]
    candidates += [place.get("pdf_url") for place in locations]
    return next((found for text in candidates if "arxiv" in str(text).lower() and (found := arxiv_id_of(text))), None)


def _keywords(work: dict[str, Any]) -> tuple[str, ...]:
    found = (text_of(entry.get("display_name")) or text_of(entry.get("keyword")) for entry in dicts_of(work.get("keywords")))
    return tuple(dict.fromkeys(word for word in found if word))


def _links(work: dict[str, Any], locations: list[dict[str, Any]], doi: str | None) -> tuple[Link, ...]:
    """Return the open version's PDF, and the page of a work that has no DOI to lead there."""
    best = dict_of(work.get("best_oa_location"))
    pdf = link_of(best.get("pdf_url") or next((p["pdf_url"] for p in locations if p.get("pdf_url")), None), "pdf")
    open_url = link_of(dict_of(work.get("open_access")).get("oa_url"))
    if pdf is None and open_url is not None and (open_url.kind == "pdf" or "/pdf/" in open_url.url):
        pdf = Link(url=open_url.url, kind="pdf")
    page = next((link for p in locations if (link := link_of(p.get("landing_page_url")))), None)
    page = page or (open_url if pdf is None else None)
    if page is not None and (doi is not None or is_own_address(page.url) or (pdf and page.url == pdf.url)):
        page = None
    return tuple(link for link in (pdf, page) if link)


def _last(value: Any) -> str | None:
    text = text_of(value)
    return text.rstrip("/").rpartition("/")[2] if text else None


def _pmcid(value: Any) -> str | None:
    text = _last(value)
    return f"PMC{text.upper().removeprefix('PMC')}" if text else None
