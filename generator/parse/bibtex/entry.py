"""The fields of an entry -> the facts of a work."""

import re
from collections.abc import Mapping
from typing import Any

from generator.model.link import Link, LinkKind
from generator.model.paper import Byline, Publication, Venue, VenueKind, WorkType
from generator.model.person import PersonName
from generator.parse.bibtex.identifiers import Identifiers, identifiers_of
from generator.parse.bibtex.names import parse_names
from generator.parse.bibtex.strings import journal_of_macro
from generator.parse.bibtex.types import genre_of, work_type
from generator.parse.languages import language_of
from generator.parse.latex import plain_of_tex, prose_of_tex, verbatim_of_tex
from generator.parse.pages import pages_of
from generator.parse.values import LONGEST_TEXT, link_of, numbers_of
from generator.parse.works import byline_of

Values = Mapping[str, str]

_LINKS: dict[str, tuple[LinkKind, str | None]] = {
    "url": ("web", None), "html": ("publisher", None), "pdf": ("pdf", None), "code": ("code", None),
    "software": ("code", None), "github": ("code", None), "data": ("data", None), "dataset": ("data", None),
    "slides": ("slides", None), "poster": ("poster", None), "video": ("video", None), "website": ("project", None),
    "project": ("project", None), "demo": ("demo", None), "supp": ("web", "Supplement"), "blog": ("web", "Blog"),
    "howpublished": ("web", None), "link": ("web", None), "ee": ("publisher", None), "bdsk-url-1": ("web", None),
    "bdsk-url-2": ("web", None), "bdsk-url-3": ("web", None), "note": ("web", None), "href": ("web", None),
}  # fmt: skip
"""Fields that may hold an address; of `note` and `howpublished` nothing else is ever shown."""

_URL = re.compile(r"https?://[^\s{}<>\"\\^`|]+(?:\\[_%&#~][^\s{}<>\"\\^`|]*)*", re.IGNORECASE)
_MARKDOWN_LINK = re.compile(r"\[([^\[\]]{1,100})\]\((https?://[^\s()]{1,500})\)")
_VENUES: dict[WorkType, VenueKind] = {
    "article-journal": "journal", "article-magazine": "journal", "article-newspaper": "journal", "review": "journal",
    "paper-conference": "conference", "chapter": "book", "entry-encyclopedia": "book",
}  # fmt: skip
_SERIES = {"newseries": "New series", "oldseries": "Old series"}
_KEYWORDS = re.compile(r"[,;]")
_TRUE = frozenset({"true", "yes", "1", "y"})
_MARKDOWN = re.compile(r"\*{1,3}|_{2}|`")


def facts_of(kind: str, key: str, values: Values) -> dict[str, Any]:
    """Return what an entry says, under the names of Paper's fields, but for its date.

    kind: its type. values: its fields, with strings filled in and what it inherits.
    """
    identifiers = identifiers_of(key, values)
    journal = _journal(values)
    appeared = journal is not None and not identifiers.is_archive(journal[0])
    is_preprint = identifiers.arxiv_id is not None and not appeared and "booktitle" not in values
    work = work_type(kind, values, is_preprint=is_preprint)
    authors, byline, guessed = _byline(values)
    return {
        "title": _title(values, kind),
        "byline": byline,
        "abstract": _abstract(values),
        "type": work,
        "venue": _venue(values, work, journal, identifiers),
        "publication": _publication(values, kind, work, identifiers),
        "doi": identifiers.doi,
        "arxiv_id": identifiers.arxiv_id,
        "identifiers": identifiers.others,
        "editors": _names(values, "editor"),
        "keywords": _keywords(values),
        "language": language_of(
            plain_of_tex(values.get("langid") or values.get("language") or values.get("hyphenation") or "")
        ),
        "license": _address(values.get("license") or values.get("copyright")),
        "award": _award(values),
        "selected": values.get("selected", "").strip().lower() in _TRUE,
        "links": _links(values, identifiers),
        "key": key[:200],
        "names_guessed": guessed and bool(authors),
    }


def _text(values: Values, *names: str) -> str | None:
    """Return the first of some fields that says anything, as plain characters."""
    for name in names:
        value = values.get(name)
        if value and (text := plain_of_tex(value[:2000]).strip(" ,;")):
            return text
    return None


def _title(values: Values, kind: str) -> str:
    prefix = "" if values.get("title") else "book" if values.get("booktitle") else "main"
    title = prose_of_tex(values.get(f"{prefix}title", "")[:LONGEST_TEXT])
    subtitle = prose_of_tex(values.get(f"{prefix}subtitle", "")[:LONGEST_TEXT]) if title else ""
    if prefix == "book" and kind not in ("book", "proceedings", "collection", "mvbook", "periodical"):
        return ""
    if not subtitle:
        return title
    return f"{title}{'' if title[-1] in ':?!.' else ':'} {subtitle}"


def _abstract(values: Values) -> tuple[str, ...]:
    text = values.get("abstract", "")[:LONGEST_TEXT]
    return tuple(found for part in re.split(r"\n[ \t]*\n|\\par\b", text) if (found := prose_of_tex(part))) if text else ()


def _byline(values: Values) -> tuple[tuple[PersonName, ...], Byline, bool]:
    names, complete, guessed = parse_names(values.get("author", ""))
    groups, _, _ = parse_names(values.get("collaboration", ""))
    named = {name.display for name in names}
    added = tuple(
        PersonName(display=group.display, is_group=True) for group in groups if group.display not in named
    )  # fmt: skip
    return names, byline_of((*names, *added), complete=complete), guessed


def _names(values: Values, field: str) -> tuple[PersonName, ...]:
    return parse_names(values[field])[0] if field in values else ()


def _journal(values: Values) -> tuple[str, str | None] | None:
    """Return the journal's name and its short form."""
    written = values.get("journaltitle") or values.get("journal")
    if not written:
        return None
    known = journal_of_macro(written)
    if known:
        return known[0], None
    name = plain_of_tex(written[:2000])
    subtitle = _text(values, "journalsubtitle")
    return (f"{name}: {subtitle}" if subtitle else name, _text(values, "shortjournal")) if name else None


def _venue(values: Values, work: WorkType, journal: tuple[str, str | None] | None, identifiers: Identifiers) -> Venue | None:
    short = _text(values, "abbr")
    if work == "article" and identifiers.arxiv_id:
        return Venue(name="arXiv", kind="repository")
    if journal:
        return Venue(name=journal[0], kind=_VENUES.get(work, "journal"), abbreviation=journal[1] or short)
    name = _text(values, "booktitle")
    if name is None or work in ("book", "thesis"):
        return None
    subtitle = _text(values, "booksubtitle")
    if subtitle:
        name = f"{name}: {subtitle}"
    return Venue(name=name, kind=_VENUES.get(work), abbreviation=short if work == "paper-conference" else None)


def _publication(values: Values, kind: str, work: WorkType, identifiers: Identifiers) -> Publication:
    number = _text(values, "number")
    is_issue = work in ("article-journal", "article-magazine", "article-newspaper", "review", "article")
    pages = _text(values, "pages")
    eid = _text(values, "eid", "articleno", "article-number", "artnum", "elocation-id")
    if eid and identifiers.arxiv_id and "arxiv" in eid.lower():
        eid = None
    if pages and identifiers.arxiv_id and "arxiv" in pages.lower():
        pages = None
    volume = _text(values, "volume")
    if volume and identifiers.arxiv_id and volume.lower().startswith("abs/"):
        volume = None
    return Publication(
        volume=volume,
        issue=(_text(values, "issue") or number) if is_issue else _text(values, "issue"),
        pages=pages_of(pages) if pages and pages != eid else None,
        article_number=eid,
        publisher=_text(values, "publisher", "school", "institution", "organization", "organisation"),
        place=_text(values, "location", "address"),
        series=_SERIES.get(series, series) if (series := _text(values, "series")) else None,
        edition=_text(values, "edition"),
        genre=genre_of(kind, _text(values, "type")),
        number=None if is_issue else number,
        version=_text(values, "version"),
        isbn=numbers_of(values.get("isbn")),
        issn=numbers_of(values.get("issn")),
        event=_text(values, "eventtitle"),
        event_place=_text(values, "venue") if "eventtitle" in values or "eventdate" in values else None,
    )


def _keywords(values: Values) -> tuple[str, ...]:
    text = values.get("keywords") or values.get("keyword") or values.get("author_keywords") or ""
    found = (plain_of_tex(part.strip()) for part in _KEYWORDS.split(text[:20_000])) if text else ()
    return tuple(dict.fromkeys(keyword for keyword in found if keyword))


def _award(values: Values) -> str | None:
    text = _text(values, "award_name", "award")
    return _MARKDOWN.sub("", text)[:300] if text else None


def _address(value: str | None) -> str | None:
    link = link_of(verbatim_of_tex(value)) if value and "//" in value else None
    return link.url if link else None


def _links(values: Values, identifiers: Identifiers) -> tuple[Link, ...]:
    found: dict[str, Link] = {}
    for field, (kind, label) in _LINKS.items():
        value = values.get(field)
        if not value or ("//" not in value and "www." not in value):
            continue
        for url in _urls(value) if field in ("note", "howpublished") else [verbatim_of_tex(value)]:
            link = link_of(
                f"https://{url}" if url.lower().startswith("www.") else url, None if kind == "web" else kind, label
            )
            if link and not identifiers.repeats(link.url):
                found.setdefault(link.url, link)
    for words, url in _MARKDOWN_LINK.findall(values.get("additional_info", "")[:5000]):
        link = link_of(url, None, plain_of_tex(words))
        if link:
            found.setdefault(link.url, link)
    return tuple(found.values())


def _urls(value: str) -> list[str]:
    return [verbatim_of_tex(url.rstrip(".,;:)")) for url in _URL.findall(value[:5000])]
