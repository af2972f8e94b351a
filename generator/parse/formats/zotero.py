"""Items as Zotero's web API (version 3) and its JSON export give them. Source: zotero.org/support/dev/web_api/v3."""

import re
from typing import Any

from generator.diagnostics.diagnostic import Span
from generator.model.document import SourceDocument
from generator.model.paper import Publication, Venue, VenueKind, WorkType
from generator.model.person import PersonName
from generator.parse.languages import language_of
from generator.parse.markup import line_of_markup, paragraphs_of_markup
from generator.parse.names import name_as_printed, name_of_parts
from generator.parse.pages import pages_of
from generator.parse.raw import RawDocument, Read
from generator.parse.values import arxiv_id_of, dict_of, dicts_of, doi_of, identifier_of, link_of, numbers_of, text_of
from generator.parse.works import Works, byline_of

_NO_WORKS = frozenset({"attachment", "note", "annotation"})
_TYPES: dict[str, WorkType] = {
    "journalArticle": "article-journal", "magazineArticle": "article-magazine", "newspaperArticle": "article-newspaper",
    "preprint": "article", "book": "book", "bookSection": "chapter", "conferencePaper": "paper-conference",
    "thesis": "thesis", "report": "report", "manuscript": "manuscript", "patent": "patent", "dataset": "dataset",
    "computerProgram": "software", "presentation": "speech", "webpage": "webpage", "blogPost": "post-weblog",
    "forumPost": "webpage", "encyclopediaArticle": "entry-encyclopedia", "dictionaryEntry": "entry-encyclopedia",
    "standard": "standard", "letter": "document", "document": "document", "statute": "document", "case": "document",
    "film": "document", "podcast": "document", "videoRecording": "document", "audioRecording": "document", "map": "document",
    "interview": "document", "artwork": "document", "email": "document", "hearing": "document", "bill": "document",
    "radioBroadcast": "document", "tvBroadcast": "document", "instantMessage": "document",
}  # fmt: skip
_VENUES: tuple[tuple[str, VenueKind], ...] = (
    ("publicationTitle", "journal"), ("proceedingsTitle", "conference"), ("bookTitle", "book"),
    ("encyclopediaTitle", "book"), ("dictionaryTitle", "book"), ("blogTitle", "journal"), ("websiteTitle", "series"),
    ("repository", "repository"),
)  # fmt: skip
_AUTHORS = frozenset("author programmer presenter inventor artist contributor director cartographer podcaster".split())
_EXTRA = re.compile(r"^(DOI|PMID|PMCID|Citation Key|arXiv)\s*:\s*(\S+)", re.MULTILINE | re.IGNORECASE)


def is_zotero(raw: RawDocument) -> bool:
    """Tell a list of items, or one item, with a type and creators of Zotero."""
    return any(_data(item).get("itemType") in _TYPES for item in _items(raw.value)[:200])


def parse_zotero(raw: RawDocument) -> Read:
    """Read items; attachments and notes are none. Tags that Zotero added itself are left out."""
    works = Works(raw.source)
    for number, item in enumerate(_items(raw.value), start=1):
        data = _data(item)
        if data.get("itemType") not in _NO_WORKS:
            key = text_of(data.get("key"))
            _add(works, Span(source=raw.source), f"item {number} ({key})" if key else f"item {number}", data)
    return SourceDocument(source=raw.source, format="zotero", papers=tuple(works.papers)), tuple(works.notes)


def _items(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict) and isinstance(value.get("items"), list):
        return dicts_of(value["items"])
    return dicts_of(value)


def _data(item: dict[str, Any]) -> dict[str, Any]:
    return dict_of(item.get("data")) or item


def _add(works: Works, at: Span, record: str, data: dict[str, Any]) -> None:
    kind = _TYPES.get(str(data.get("itemType")), "document")
    extra = data["extra"][:20_000] if isinstance(data.get("extra"), str) else ""
    said = {name.lower(): value for name, value in _EXTRA.findall(extra)}
    url = link_of(data.get("url"))
    doi = doi_of(data.get("DOI")) or doi_of(said.get("doi")) or (doi_of(url.url) if url and "doi.org/" in url.url else None)
    arxiv_id = _arxiv_id(data, said.get("arxiv"), extra, doi)
    venue = _venue(data)
    if arxiv_id and (venue is None or "arxiv" in venue.name.lower()):
        kind, venue = "article", Venue(name="arXiv", kind="repository")
    title = text_of(data.get("title")) or text_of(data.get("caseName")) or text_of(data.get("nameOfAct"))
    abstract = data.get("abstractNote")
    own = url and ((doi and "doi.org/" in url.url) or (arxiv_id and "arxiv.org/abs/" in url.url))
    works.add(
        at,
        record,
        title=line_of_markup(title),
        byline=byline_of(_names(data, _AUTHORS)),
        abstract=paragraphs_of_markup(abstract) if isinstance(abstract, str) else (),
        type=kind,
        date=works.date(at, text_of(data.get("date"))),
        venue=venue,
        publication=_publication(data),
        doi=doi,
        arxiv_id=arxiv_id,
        identifiers=tuple(
            found for found in (identifier_of("pmid", said.get("pmid")), identifier_of("pmcid", said.get("pmcid"))) if found
        ),
        editors=_names(data, frozenset({"editor"})),
        keywords=tuple(
            tag for item in dicts_of(data.get("tags") or []) if item.get("type") != 1 and (tag := text_of(item.get("tag")))
        ),
        language=language_of(text_of(data.get("language"))),
        links=(url,) if url and not own else (),
        key=said.get("citation key") or text_of(data.get("citationKey")) or text_of(data.get("key")),
    )


def _arxiv_id(data: dict[str, Any], said: str | None, extra: str, doi: str | None) -> str | None:
    """Return the arXiv identifier, wherever Zotero's translators have put it; elsewhere the word stands beside it."""
    texts = (data.get("archiveID"), data.get("archiveLocation"), extra, data.get("url"), data.get("publicationTitle"), doi)
    named = (text for text in texts if isinstance(text, str) and "arxiv" in text.lower())
    return arxiv_id_of(said) or next((found for text in named if (found := arxiv_id_of(text))), None)


def _names(data: dict[str, Any], kinds: frozenset[str]) -> tuple[PersonName, ...]:
    found: list[PersonName] = []
    for creator in dicts_of(data.get("creators") or []):
        if creator.get("creatorType") not in kinds:
            continue
        given, family = text_of(creator.get("firstName")), text_of(creator.get("lastName"))
        single = text_of(creator.get("name"))
        name = name_of_parts(given, family) or (name_as_printed(single, is_group=True) if single else None)
        if name is not None:
            found.append(name)
    return tuple(found)


def _venue(data: dict[str, Any]) -> Venue | None:
    for field, kind in _VENUES:
        name = text_of(data.get(field))
        if name:
            return Venue(name=name, kind=kind, abbreviation=text_of(data.get("journalAbbreviation")))
    return None


def _publication(data: dict[str, Any]) -> Publication:
    publisher = next((found for field in ("publisher", "university", "institution", "company", "label", "studio")
                      if (found := text_of(data.get(field)))), None)  # fmt: skip
    genre = next((found for field in ("thesisType", "reportType", "manuscriptType", "presentationType")
                  if (found := text_of(data.get(field)))), None)  # fmt: skip
    number = next((found for field in ("reportNumber", "patentNumber", "number", "docketNumber")
                   if (found := text_of(data.get(field)))), None)  # fmt: skip
    return Publication(
        volume=text_of(data.get("volume")),
        issue=text_of(data.get("issue")),
        pages=pages_of(text_of(data.get("pages"))),
        publisher=publisher,
        place=text_of(data.get("place")),
        series=text_of(data.get("series")) or text_of(data.get("seriesTitle")),
        edition=text_of(data.get("edition")),
        genre=genre,
        number=number,
        version=text_of(data.get("versionNumber")),
        isbn=numbers_of(data.get("ISBN")),
        issn=numbers_of(data.get("ISSN")),
        event=text_of(data.get("conferenceName")) or text_of(data.get("meetingName")),
    )
