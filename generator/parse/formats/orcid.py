"""ORCID (JSON, message schema 3.0; files of 2.x still lie about): a whole record, its works or its person alone, full works.

A summary of a work has no co-authors, so it has no authors here: the person alone would be a wrong byline.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.diagnostics.diagnostic import Span
from generator.model.link import Link
from generator.model.paper import Byline, Publication, Venue, VenueKind, Version, WorkType
from generator.parse.dates import DateReading, date_of_parts
from generator.parse.formats.orcid_person import hidden_parts, is_public, person_of, value_of
from generator.parse.languages import language_of
from generator.parse.markup import line_of_markup, paragraphs_of_markup
from generator.parse.names import name_as_printed
from generator.parse.raw import RawDocument, Read
from generator.parse.registered import Author, byline_of_authors, finished, is_group_name, is_own_address, present
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
)
from generator.parse.works import Works

_TYPES: dict[str, WorkType] = {
    "blog-post": "post-weblog", "book": "book", "book-chapter": "chapter", "book-review": "review",
    "conference-abstract": "paper-conference", "conference-output": "paper-conference",
    "conference-paper": "paper-conference",
    "conference-poster": "speech", "conference-presentation": "speech", "conference-proceedings": "book",
    "data-management-plan": "report", "data-set": "dataset", "dictionary-entry": "entry-encyclopedia",
    "dissertation": "thesis", "dissertation-thesis": "thesis", "edited-book": "book",
    "encyclopedia-entry": "entry-encyclopedia", "journal-article": "article-journal", "journal-issue": "document",
    "lecture-speech": "speech", "magazine-article": "article-magazine", "manual": "report",
    "newsletter-article": "article-magazine", "newspaper-article": "article-newspaper", "online-resource": "webpage",
    "patent": "patent", "preprint": "article", "public-speech": "speech", "report": "report", "review": "review",
    "software": "software", "standards-and-policy": "standard", "supervised-student-publication": "thesis",
    "technical-standard": "standard", "translation": "book", "website": "webpage", "working-paper": "report",
}  # fmt: skip
_VENUES: dict[WorkType, VenueKind] = {
    "article-journal": "journal",
    "article-magazine": "journal",
    "paper-conference": "conference",
    "chapter": "book",
    "entry-encyclopedia": "book",
}
_REPOSITORIES = frozenset({"arxiv", "dryad", "figshare", "open science framework", "osf", "zenodo", "hal", "mendeley data"})
_MOST_CONTRIBUTORS = 50
"""A record keeps no more contributors of a work; one with so many may have had others."""


def is_orcid(raw: RawDocument) -> bool:
    """Tell a record or a section of one by the keys that only they have."""
    facts = dict_of(raw.value)
    if {"orcid-identifier", "activities-summary"} & facts.keys():
        return True
    if isinstance(facts.get("bulk"), list) or ("person" in facts and "path" in facts):
        return True
    if "given-names" in dict_of(facts.get("name")):
        return True
    groups = facts.get("group", dict_of(facts.get("works")).get("group"))
    return any("work-summary" in group for group in dicts_of(groups)[:20]) or _is_full_work(facts)


def _is_full_work(facts: dict[str, Any]) -> bool:
    return {"put-code", "title", "type"} <= facts.keys()


def parse_orcid(raw: RawDocument) -> Read:
    """Read what a record makes public: the person, and one paper for each group of works."""
    return read_record(dict_of(raw.value), raw.source)


def read_record(record: dict[str, Any], source: str) -> Read:
    """Read a record in the shape of the JSON, which the XML is brought into."""
    works = Works(source)
    at = Span(source=source)
    if value_of(dict_of(record.get("history")).get("deactivation-date")):
        works.note("service-error", at, text="this record was deactivated by its owner")
    hidden = hidden_parts(record)
    for number, copies in enumerate(_groups(record), start=1):
        public = [copy for copy in copies if is_public(copy)]
        hidden += bool(copies) and not public
        if public:
            _add(works, number, public)
    if hidden:
        works.note("not-public", at, count=f"{hidden} {'part was' if hidden == 1 else 'parts were'}")
    return finished(works, "orcid", person_of(record))


def _groups(record: dict[str, Any]) -> Iterator[list[dict[str, Any]]]:
    """Give the copies of each work that several sources have put into the record, the preferred one first.

    The person's choice has the highest display index; without one, the record's own order counts. The group's own
    identifiers are those that its copies share, so they go to the first.
    """
    activities = dict_of(record.get("activities-summary")) or record
    section = activities.get("works") if "works" in activities else activities
    for group in dicts_of(dict_of(section).get("group")):
        copies = dicts_of(group.get("work-summary"))
        copies.sort(key=lambda copy: -(number_of(copy.get("display-index")) or 0))
        yield copies
    for entry in dicts_of(record.get("bulk")):
        if isinstance(entry.get("work"), dict):
            yield [entry["work"]]
    if _is_full_work(record):
        yield [record]


def _add(works: Works, number: int, copies: list[dict[str, Any]]) -> None:
    best = copies[0]
    at = Span(source=works.source, line=number_of(best.get("line")) or 1)
    key = text_of(best.get("put-code"))
    kind = next((said for copy in copies if (said := _type(copy))), None)
    date = next((day for copy in copies if (day := _date(copy))), None)
    venue = next((name for copy in copies if (name := line_of_markup(value_of(copy.get("journal-title"))))), None)
    is_repository = venue is not None and venue.lower() in _REPOSITORIES
    own = [entry for copy in copies for entry in _external_ids(copy, "self")]
    dois = tuple(dict.fromkeys(doi for entry in own if _scheme(entry) == "doi" and (doi := doi_of(_identifier(entry)))))
    others = (doi_of(_identifier(entry)) for copy in copies for entry in _external_ids(copy, "version-of"))
    eprints = (*_values(own, "arxiv"), *(doi for doi in dois if "arxiv" in doi))
    arxiv_id = next((eprint for value in eprints if (eprint := arxiv_id_of(value))), None)
    versions = dict.fromkeys(doi for doi in (*dois[1:], *others) if doi and doi not in dois[:1])
    works.add(
        at,
        f"work {number} (put-code {key})" if key else f"work {number}",
        title=next((title for copy in copies if (title := _title(copy))), None),
        byline=_byline(best),
        abstract=paragraphs_of_markup(text_of(best.get("short-description"))),
        type=kind,
        date=works.dated(at, *date) if date else None,
        venue=Venue(name=venue, kind=_VENUES.get(kind) if kind else None) if venue and not is_repository else None,
        publication=Publication(
            publisher=venue if is_repository else None, isbn=_values(own, "isbn"), genre=_genre(best, kind)
        ),
        doi=dois[0] if dois else None,
        arxiv_id=arxiv_id,
        identifiers=present(
            *(identifier_of("pmid", value) for value in _values(own, "pmid")),
            *(identifier_of("pmcid", value) for value in _values(own, "pmc")),
            *(identifier_of("ads", value) for value in _values(own, "bibcode")),
            *(identifier_of("handle", value.rpartition("handle.net/")[2]) for value in _values(own, "handle")),
            *(identifier_of("mr", value) for value in _values(own, "mr")),
            *(identifier_of("zbl", value) for value in _values(own, "zbl")),
        ),
        versions=tuple(Version(kind="version", doi=doi) for doi in versions),
        language=language_of(text_of(best.get("language-code"))),
        links=_links(copies, dois, arxiv_id),
        key=key,
    )


def _title(copy: dict[str, Any]) -> str | None:
    titles = dict_of(copy.get("title"))
    title, subtitle = (line_of_markup(value_of(titles.get(part))) for part in ("title", "subtitle"))
    if title and subtitle and subtitle.lower() not in title.lower():
        return f"{title.rstrip(': ')}: {subtitle}"
    return title


def _type(copy: dict[str, Any]) -> WorkType | None:
    # Schema 2 writes JOURNAL_ARTICLE.
    said = (text_of(copy.get("type")) or "").lower().replace("_", "-")
    return _TYPES.get(said, "document") if said else None


def _genre(copy: dict[str, Any], kind: WorkType | None) -> str | None:
    return "Working paper" if kind == "report" and "working" in (text_of(copy.get("type")) or "").lower() else None


def _date(copy: dict[str, Any]) -> tuple[str, DateReading] | None:
    parts = dict_of(copy.get("publication-date"))
    year, month, day = (number_of(value_of(parts.get(part))) for part in ("year", "month", "day"))
    if not year:
        return None
    text = "-".join(f"{part:02d}" for part in (year, month, day if month else None) if part)
    return text, date_of_parts(text, year, month or None, day or None)


def _external_ids(copy: dict[str, Any], relation: str) -> Iterable[dict[str, Any]]:
    """Give identifiers of a relation; what is part-of is the journal's or the book's, and not the work's."""
    for entry in dicts_of(dict_of(copy.get("external-ids")).get("external-id")):
        said = (text_of(entry.get("external-id-relationship")) or "self").lower().replace("_", "-")
        if said == relation:
            yield entry


def _scheme(entry: dict[str, Any]) -> str:
    return (text_of(entry.get("external-id-type")) or "").lower()


def _identifier(entry: dict[str, Any]) -> str | None:
    return value_of(entry.get("external-id-normalized")) or text_of(entry.get("external-id-value"))


def _values(entries: list[dict[str, Any]], scheme: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for entry in entries if _scheme(entry) == scheme and (text := _identifier(entry))))


def _byline(copy: dict[str, Any]) -> Byline:
    """Return the contributors of a full work; a summary has none, and its authors are then not given."""
    authors: list[Author] = []
    contributors = list_of(dict_of(copy.get("contributors")).get("contributor"))
    for entry in dicts_of(contributors):
        role = text_of(dict_of(entry.get("contributor-attributes")).get("contributor-role")) or "author"
        printed = line_of_markup(value_of(entry.get("credit-name"))) or ""
        name = name_as_printed(printed, is_group=is_group_name(printed))
        if name is not None and role.lower() in ("author", "co-inventor", "inventor", "writing-original-draft"):
            orcid = dict_of(entry.get("contributor-orcid"))
            authors.append((name, orcid_of(orcid.get("path")) or orcid_of(orcid.get("uri")), (), None))
    return byline_of_authors(authors, complete=len(authors) > 1 and len(contributors) < _MOST_CONTRIBUTORS)


def _links(copies: list[dict[str, Any]], dois: tuple[str, ...], arxiv_id: str | None) -> tuple[Link, ...]:
    """Return the address that a copy gives, unless it only repeats an identifier."""
    for copy in copies:
        link = link_of(value_of(copy.get("url")))
        if link is not None and not ((dois or arxiv_id) and is_own_address(link.url)):
            return (link,)
    return ()
