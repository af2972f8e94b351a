"""Feeds: the newest papers of a site, a person, a category or an organisation, as Atom and as JSON Feed.

Sources: RFC 4287 (Atom), jsonfeed.org version 1.1. A feed needs absolute addresses, so there is none without a base URL.
"""

import re
from xml.etree import ElementTree

from pydantic_core import to_json

from generator.language.words import Words, words_of
from generator.model.dates import PartialDate
from generator.model.value import value
from generator.plan.reference import Reference
from generator.plan.text import date_view, html_and_text
from generator.prose import escape

ATOM, JSON_FEED = "feed.xml", "feed.json"
"""Names of the two files, in the folder of the page that they follow."""
ATOM_TYPE, JSON_FEED_TYPE = "application/atom+xml", "application/feed+json"

_NAMESPACE = "http://www.w3.org/2005/Atom"
# XML 1.0, section 2.2: these may not stand in a document, not even as a reference. To name what may instead takes Python 3 ms
# to compile, at each start.
_FORBIDDEN_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@value
class Feed:
    """What a feed says of itself."""

    title: str
    author: str
    """Whose feed it is: the person, or the site."""
    home: str
    """Absolute address of the page that it follows; its files lie in the same folder."""
    language: str


def atom(feed: Feed, references: tuple[Reference, ...]) -> bytes:
    """Return an Atom feed. references: newest first, each with a date and an address."""
    words = words_of(feed.language)
    root = ElementTree.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": feed.language})
    _add(root, "id", feed.home)
    _add(root, "title", feed.title)
    # The newest of the papers, whenever the site was built: a build without news changes nothing.
    _add(root, "updated", max(_moment(reference.date) for reference in references))
    _add(_add(root, "author"), "name", feed.author)
    _add(root, "link", rel="alternate", type="text/html", href=feed.home)
    _add(root, "link", rel="self", type=ATOM_TYPE, href=feed.home + ATOM)
    for reference in references:
        entry = _add(root, "entry")
        _add(entry, "id", reference.url or "")
        _add(entry, "title", reference.title)
        for author in reference.authors:
            _add(_add(entry, "author"), "name", author.display)
        _add(entry, "link", rel="alternate", type="text/html", href=reference.url or "")
        if _is_exact(reference.date):
            _add(entry, "published", _moment(reference.date))
        _add(entry, "updated", _moment(reference.date))
        if reference.paper.category:
            _add(entry, "category", term=reference.paper.category.full_code, label=reference.paper.category.name)
        _add(entry, "content", content_of(reference, words), type="html")
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def json_feed(feed: Feed, references: tuple[Reference, ...]) -> bytes:
    """Return a JSON feed. Arguments as of `atom`."""
    words = words_of(feed.language)
    items: list[dict[str, object]] = []
    for reference in references:
        item: dict[str, object] = {"id": reference.url, "url": reference.url, "title": reference.title}
        item["content_html"] = content_of(reference, words)
        if _is_exact(reference.date):
            item["date_published"] = _moment(reference.date)
        if reference.authors:
            item["authors"] = [{"name": author.display} for author in reference.authors]
        if reference.paper.category:
            item["tags"] = [reference.paper.category.name]
        items.append(item)
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.home + JSON_FEED,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": items,
    }
    return to_json(value, indent=2) + b"\n"


def content_of(reference: Reference, words: Words) -> str:
    """Return a paper in full as markup: byline, date, abstract with its math."""
    names = ", ".join(author.display for author in reference.authors)
    if names and not reference.authors_complete:
        names += " et al."
    facts = [names, date_view(reference.date, words).text if reference.date else ""]
    if reference.paper.category:
        facts.append(reference.paper.category.name)
    parts = [f"<p>{escape(' · '.join(fact for fact in facts if fact))}</p>"]
    parts += [f"<p>{html_and_text(paragraph)[0]}</p>" for paragraph in reference.paper.abstract]
    return "\n".join(parts)


def _is_exact(date: PartialDate | None) -> bool:
    """Tell whether a date is known to the day, as it is printed: only then is it said to be the day of publication."""
    return date is not None and date.day is not None and not date.year_inferred


def _moment(date: PartialDate | None) -> str:
    """Return a date as RFC 3339 has it. Where the day is not known, the first one of the month or year sorts the entry."""
    if date is None or date.year is None:
        raise ValueError("a paper without a year cannot stand in a feed")
    return f"{date.year:04d}-{date.month or 1:02d}-{date.day or 1:02d}T00:00:00Z"


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    clean = {key: _FORBIDDEN_IN_XML.sub("", value) for key, value in attributes.items()}
    element = ElementTree.SubElement(parent, name, clean)
    if text is not None:
        element.text = _FORBIDDEN_IN_XML.sub("", text)
    return element
