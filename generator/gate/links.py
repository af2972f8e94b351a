"""Links of a page: to itself, to other files of the site, and away from it."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from generator.gate.address import target_of
from generator.gate.finding import Finding, finding
from generator.gate.page import Page, column_of, line_of
from generator.model.value import value

_XLINK = "{http://www.w3.org/1999/xlink}href"
_ATTRIBUTES = ("href", "src", "poster", "action", "data", _XLINK)
_HINTS = frozenset(("preconnect", "dns-prefetch", "profile", "type"))
"""Relations of <link> whose addresses name something rather than lead to it."""
_FOLLOWED = frozenset(("a", "area", "img", "iframe", "source", "video", "audio"))
"""Elements whose addresses readers open or see, so that a dead one is worth a word."""
_REFRESH = re.compile(r"^\s*[0-9.]+\s*[;,]\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
_BETWEEN_CANDIDATES = ", \t\n\f\r"
_CANDIDATE = re.compile(r"(?:^|(?<=,))[\s,]*+(\S+)")


@value
class Link:
    """A link, as it stands on a page."""

    line: int
    column: int
    written: str
    """The address, as it is written."""


@value
class Links:
    """Where a page leads, each target once, with the place of the first link to it."""

    files: dict[tuple[str, str], Link]
    """By path and fragment."""
    away: dict[str, Link]
    """By address."""


def links_of(page: Page, base: str) -> Links:
    """Return where a page leads. base: where the site is published."""
    found = Links({}, {})
    for one in page.elements:
        relations = one.get("rel", "").lower().split() if one.tag == "link" else []
        if one.tag == "base" or not _HINTS.isdisjoint(relations) or any(name.startswith("schema.") for name in relations):
            continue
        for address in _addresses(one):
            target = target_of(address, page.path, base)
            if target is None:
                continue
            link = Link(line_of(one), column_of(one), address.strip())
            if target.path is not None:
                found.files.setdefault((target.path, target.fragment), link)
            elif one.tag in _FOLLOWED:
                found.away.setdefault(target.url.partition("#")[0], link)
    return found


def dead_fragments(page: Page, links: Links) -> Iterator[Finding]:
    """Yield links to a place on the page itself that is not there."""
    names = anchors_of(page)
    for (path, fragment), link in links.files.items():
        if path == page.path and fragment not in names:
            yield finding("dead-fragment", page.path, link.line, link.column, name=fragment, target="this page")


def anchors_of(page: Page) -> set[str]:
    """Return all places on a page that a link can lead to."""
    names = {one.get("id", "") for one in page.elements} | {one.get("name", "") for one in page.all("a")}
    return names | {"", "top"}


def empty_links(page: Page) -> Iterator[Finding]:
    """Yield links that lead nowhere, or where no browser follows."""
    for one in page.all("a", "area"):
        address = one.get("href")
        if address is not None and (not address.strip() or address.strip().lower().startswith("javascript:")):
            yield finding("dead-link", page.path, line_of(one), column_of(one), name=address.strip() or '""')


def _addresses(element: Element) -> Iterator[str]:
    for name in _ATTRIBUTES:
        address = element.get(name)
        if address is not None and address.strip() and (name != "data" or element.tag == "object"):
            yield address
    for name in ("srcset", "imagesrcset"):
        for match in _CANDIDATE.finditer(element.get(name, "").rstrip(_BETWEEN_CANDIDATES)):
            yield match[1].rstrip(",")
    if element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
        refresh = _REFRESH.match(element.get("content", ""))
        if refresh:
            yield refresh[1].strip()
