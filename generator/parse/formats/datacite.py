"""DataCite (JSON): JSON:API answers, and bare records as other tools write them. Kernel 4.6 and older."""

import re
from typing import Any

from generator.diagnostics.diagnostic import Span
from generator.model.link import Link
from generator.model.paper import Byline, Publication, Venue, Version, WorkType
from generator.model.person import PersonName
from generator.parse.dates import DateReading, parse_date
from generator.parse.languages import language_of
from generator.parse.markup import line_of_markup, paragraphs_of_markup
from generator.parse.names import name_as_printed, name_of_parts
from generator.parse.raw import RawDocument, Read
from generator.parse.registered import (
    Author,
    byline_of_authors,
    finished,
    is_group_name,
    license_of,
    name_of_inverted,
    page_span,
)
from generator.parse.values import arxiv_id_of, dict_of, dicts_of, doi_of, link_of, number_of, orcid_of, text_of, texts_of
from generator.parse.works import Works

_TYPES: dict[str, WorkType] = {
    "audiovisual": "document", "award": "document", "book": "book", "bookchapter": "chapter", "collection": "dataset",
    "computationalnotebook": "software", "conferencepaper": "paper-conference", "conferenceproceeding": "book",
    "datapaper": "article-journal", "dataset": "dataset", "dissertation": "thesis", "event": "speech", "image": "document",
    "interactiveresource": "document", "journal": "document", "journalarticle": "article-journal", "model": "software",
    "outputmanagementplan": "report", "peerreview": "review", "preprint": "article", "presentation": "speech",
    "poster": "speech", "report": "report", "software": "software", "sound": "document", "standard": "standard",
    "workflow": "software", "blogposting": "post-weblog", "scholarlyarticle": "article-journal", "thesis": "thesis",
    "phdthesis": "thesis", "article": "article-journal", "journalarticles": "article-journal", "technicalreport": "report",
    "workingpaper": "report",
}  # fmt: skip
_LETTERS = re.compile(r"[^a-z]")
_VERSIONS = frozenset({"IsVersionOf", "HasVersion", "IsNewVersionOf", "IsPreviousVersionOf", "IsIdenticalTo"})
_DATES = ("Issued", "Available", "Created", "Submitted", "Copyrighted")
_UNTITLED = frozenset({":tba", ":unas", ":unav", ":null", "(:tba)", "(:unas)", "(:unav)", "(:null)"})


def is_datacite(raw: RawDocument) -> bool:
    """Tell records by the keys that DataCite's kernel gives them."""
    return any(_is_record(record) for record in _records(raw.value)[:20])


def _is_record(record: Any) -> bool:
    facts = dict_of(record)
    return "creators" in facts and "titles" in facts and bool({"doi", "identifier", "schemaVersion", "types"} & facts.keys())


def _records(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [record for one in value for record in _records(one)]
    if not isinstance(value, dict):
        return [value]
    if isinstance(value.get("data"), (dict, list)):
        return _records(value["data"])
    if isinstance(value.get("attributes"), dict):
        return [value["attributes"]]
    return [value]


def parse_datacite(raw: RawDocument) -> Read:
    """Read records of data, software and texts."""
    works = Works(raw.source)
    at = Span(source=raw.source)
    for number, record in enumerate(_records(raw.value), start=1):
        if isinstance(record, dict):
            _add(works, at, number, record)
        else:
            works.note("broken-record", at, record=f"record {number}", reason="it is no object")
    return finished(works, "datacite")


def _add(works: Works, at: Span, number: int, record: dict[str, Any]) -> None:
    doi = doi_of(record.get("doi")) or doi_of(record.get("id")) or doi_of(dict_of(record.get("identifier")).get("identifier"))
    date = _date(record)
    kind = _type(record)
    works.add(
        at,
        f"record {number} ({doi})" if doi else f"record {number}",
        title=_title(record),
        byline=_byline(record),
        abstract=_abstract(record),
        type=kind,
        date=works.dated(at, *date) if date else None,
        venue=_venue(record, kind),
        publication=_publication(record),
        doi=doi,
        arxiv_id=arxiv_id_of(doi) if doi and "arxiv" in doi else None,
        versions=_versions(record, is_preprint=kind == "article"),
        editors=tuple(
            name
            for entry in dicts_of(record.get("contributors"))
            if entry.get("contributorType") == "Editor" and (name := _name(entry))
        ),
        keywords=tuple(dict.fromkeys(t for s in dicts_of(record.get("subjects")) if (t := text_of(s.get("subject"))))),
        language=language_of(text_of(record.get("language"))),
        license=next(
            (found for rights in dicts_of(record.get("rightsList")) if (found := license_of(rights.get("rightsUri")))), None
        ),
        citations=number_of(record.get("citationCount")),
        links=_links(record, doi),
        key=doi,
    )


def _title(record: dict[str, Any]) -> str | None:
    """Return the title proper; subtitles, translations and alternatives have a type."""
    titles = dicts_of(record.get("titles"))
    plain = [entry for entry in titles if not entry.get("titleType")] or titles
    title = next((line for entry in plain if (line := line_of_markup(text_of(entry.get("title"))))), None)
    if title is None or title.lower() in _UNTITLED:
        return None
    subtitle = next((line_of_markup(text_of(e.get("title"))) for e in titles if e.get("titleType") == "Subtitle"), None)
    return f"{title.rstrip(': ')}: {subtitle}" if subtitle and plain[0].get("titleType") is None else title


def _name(entry: dict[str, Any]) -> PersonName | None:
    printed = line_of_markup(text_of(entry.get("name"))) or ""
    if printed.lower() in _UNTITLED:
        return None
    if entry.get("nameType") == "Organizational" or entry.get("type") == "Organization":
        return name_as_printed(printed, is_group=True)
    given, family = (line_of_markup(text_of(entry.get(key))) for key in ("givenName", "familyName"))
    if family:
        return name_of_parts(given, family)
    if entry.get("nameType") == "Personal" or not is_group_name(printed):
        return name_of_inverted(printed)
    return name_as_printed(printed, is_group=True)


def _byline(record: dict[str, Any]) -> Byline:
    authors: list[Author] = []
    for entry in dicts_of(record.get("creators")):
        name = _name(entry)
        if name is None:
            continue
        identifiers = [one.get("nameIdentifier") for one in dicts_of(entry.get("nameIdentifiers"))]
        orcid = next((found for value in (*identifiers, entry.get("id")) if (found := orcid_of(value))), None)
        said = entry.get("affiliation")
        places = (dict_of(place).get("name", place) for place in (said if isinstance(said, list) else [said]))
        affiliations = tuple(text for place in places if (text := text_of(place)))
        authors.append((name, orcid, affiliations, None))
    return byline_of_authors(authors)


def _abstract(record: dict[str, Any]) -> tuple[str, ...]:
    for entry in dicts_of(record.get("descriptions")):
        text = entry.get("description")
        if entry.get("descriptionType", "Abstract") == "Abstract" and isinstance(text, str):
            return paragraphs_of_markup(text)
    return ()


def _type(record: dict[str, Any]) -> WorkType | None:
    """Return what it is, by the general type; of a "Text" by what the depositor calls it."""
    types = dict_of(record.get("types"))
    for key in ("resourceTypeGeneral", "resourceType", "schemaOrg"):
        said = _LETTERS.sub("", (text_of(types.get(key)) or "").lower())
        if said and said not in ("text", "other", "creativework"):
            if said in _TYPES:
                return _TYPES[said]
            if key == "resourceTypeGeneral":
                return "document"
    return "document" if types else None


def _date(record: dict[str, Any]) -> tuple[str, DateReading] | None:
    """Return the date of issue, as precise as it is told; else the year of publication."""
    year = number_of(record.get("publicationYear"))
    said = {text_of(entry.get("dateType")): text_of(entry.get("date")) for entry in reversed(dicts_of(record.get("dates")))}
    for kind in _DATES:
        text = said.get(kind)
        reading = parse_date(text) if text else None
        # Another date than that of issue counts only if it lies in the year of publication.
        if text and reading and reading.date and (kind == "Issued" or reading.date.year == year):
            return text, reading
    return (str(year), parse_date(str(year))) if year else None


def _publisher(record: dict[str, Any]) -> str | None:
    publisher = record.get("publisher")
    name = line_of_markup(text_of(publisher) or text_of(dict_of(publisher).get("name")))
    return None if name and name.lower() in _UNTITLED else name


def _venue(record: dict[str, Any], kind: WorkType | None) -> Venue | None:
    container = dict_of(record.get("container"))
    name = line_of_markup(text_of(container.get("title")))
    if name is None:
        return None
    return Venue(name=name, kind="journal" if kind == "article-journal" else "book" if kind == "chapter" else None)


def _publication(record: dict[str, Any]) -> Publication:
    container = dict_of(record.get("container"))
    issn = text_of(container.get("identifier")) if container.get("identifierType") == "ISSN" else None
    isbn = [
        text
        for entry in dicts_of(record.get("relatedIdentifiers"))
        if entry.get("relatedIdentifierType") == "ISBN" and entry.get("relationType") in ("IsIdenticalTo", "IsVariantFormOf")
        and (text := text_of(entry.get("relatedIdentifier")))
    ]  # fmt: skip
    said = text_of(dict_of(record.get("types")).get("resourceType"))
    return Publication(
        volume=text_of(container.get("volume")),
        issue=text_of(container.get("issue")),
        pages=page_span(container.get("firstPage"), container.get("lastPage")),
        publisher=_publisher(record),
        genre=said if said and "thesis" in said.lower() else None,
        version=text_of(record.get("version")),
        isbn=tuple(dict.fromkeys(isbn)),
        issn=(issn,) if issn else (),
    )


def _versions(record: dict[str, Any], *, is_preprint: bool) -> tuple[Version, ...]:
    """Return other versions: the releases that a concept DOI stands for, the article that a preprint became."""
    found = []
    for entry in dicts_of(record.get("relatedIdentifiers")):
        doi = doi_of(entry.get("relatedIdentifier")) if entry.get("relatedIdentifierType") == "DOI" else None
        relation = text_of(entry.get("relationType"))
        if doi and relation in _VERSIONS:
            is_article = is_preprint and relation in ("IsVersionOf", "IsPreviousVersionOf") and "arxiv" not in doi
            found.append(Version(kind="published" if is_article else "version", doi=doi))
        elif doi and relation in ("IsPublishedIn", "IsPreprintOf"):
            found.append(Version(kind="published", doi=doi))
    return tuple(dict.fromkeys(found))


def _links(record: dict[str, Any], doi: str | None) -> tuple[Link, ...]:
    """Return the repository of code that a deposit was made from, and the page of a record without a DOI."""
    related = (
        link_of(entry.get("relatedIdentifier"))
        for entry in dicts_of(record.get("relatedIdentifiers"))
        if entry.get("relatedIdentifierType") == "URL"
        and entry.get("relationType") in ("IsSupplementTo", "IsSupplementedBy", "IsDerivedFrom", "IsIdenticalTo")
    )
    pdf = next((link for url in texts_of(record.get("contentUrl")) if (link := link_of(url)) and link.kind == "pdf"), None)
    page = link_of(record.get("url")) if doi is None else None
    return tuple(dict.fromkeys(link for link in (pdf, *related, page) if link))
