"""Files for programs: XML and JSON that can be read, and what feeds need."""

import json
import re
from collections.abc import Iterator
from xml.parsers import expat

from generator.gate.address import target_of
from generator.gate.finding import Finding, finding
from generator.gate.links import Link, Links
from generator.parse.xml_tree import Node, parse_xml

_LARGEST_JSON = 16 * 1024 * 1024
"""Bytes. A larger file would take ten times its size of memory; only lists of tens of thousands of papers are."""
_JSON = (".json", ".webmanifest", ".geojson")
_XML = (".xml", ".svg", ".atom", ".rss")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})")


def well_formed(path: str, content: bytes) -> Iterator[Finding]:
    """Yield why a file of XML or JSON cannot be read; nothing for files of other kinds."""
    if path.endswith(_XML):
        try:
            expat.ParserCreate().Parse(content, True)
        except expat.ExpatError as error:
            reason = expat.errors.messages.get(error.code, "it is not well-formed")
            yield finding("broken-data", path, error.lineno, error.offset + 1, format="XML", reason=reason)
        except (LookupError, ValueError):
            yield finding("broken-data", path, format="XML", reason="its encoding is not known")
    elif path.endswith(_JSON) and len(content) <= _LARGEST_JSON:
        try:
            json.loads(content)
        except json.JSONDecodeError as error:
            yield finding("broken-data", path, error.lineno, error.colno, format="JSON", reason=error.msg)
        except UnicodeDecodeError:
            yield finding("broken-data", path, format="JSON", reason="it is not UTF-8")
        except RecursionError:
            yield finding("broken-data", path, format="JSON", reason="it is nested too deep")


def feed_faults(path: str, content: bytes) -> Iterator[Finding]:
    """Yield what a feed lacks. Source: RFC 4287 for Atom, version 1.1 of JSON Feed."""
    if path.endswith(_XML) and b"http://www.w3.org/2005/Atom" in content[:2000]:
        root, _ = parse_xml(content, path)
        if root is not None and root.name == "feed":
            yield from _atom_faults(path, root)
    elif path.endswith(".json") and b"jsonfeed.org/version" in content[:2000] and len(content) <= _LARGEST_JSON:
        try:
            feed = json.loads(content)
        except (ValueError, RecursionError):
            return
        if isinstance(feed, dict):
            yield from _json_feed_faults(path, feed)


def links_of_feed(path: str, content: bytes, base: str) -> Links:
    """Return where an Atom feed leads."""
    found = Links({}, {})
    if not (path.endswith(_XML) and b"http://www.w3.org/2005/Atom" in content[:2000]):
        return found
    root, _ = parse_xml(content, path)
    for node in [root, *root.all("entry")] if root is not None and root.name == "feed" else []:
        for link in node.all("link"):
            target = target_of(link.attributes.get("href", ""), path, base)
            if target is not None and target.path is not None:
                found.files.setdefault((target.path, target.fragment), Link(link.line, 1, ""))
    return found


def _atom_faults(path: str, root: Node) -> Iterator[Finding]:
    seen: set[str] = set()
    feed_author = root.first("author", "name") is not None
    for node in (root, *root.all("entry")):
        for name in ("id", "title", "updated"):
            if not node.value(name):
                yield finding("broken-feed", path, node.line, what=f"<{node.name}> has no <{name}>")
        updated = node.value("updated")
        if updated and not _MOMENT.fullmatch(updated):
            yield finding("broken-feed", path, node.line, what=f"{updated} is not a moment such as 2025-05-28T00:00:00Z")
        if node.name == "entry" and not feed_author and node.first("author", "name") is None:
            yield finding("broken-feed", path, node.line, what="<entry> has no <author>, nor has the feed")
        identifier = node.value("id")
        if node.name == "entry" and identifier in seen:
            yield finding("broken-feed", path, node.line, what=f"two entries have the id {identifier}")
        seen |= {identifier} if identifier and node.name == "entry" else set()


def _json_feed_faults(path: str, feed: dict[str, object]) -> Iterator[Finding]:
    for name in ("version", "title", "items"):
        if not feed.get(name) and not (name == "items" and feed.get(name) == []):
            yield finding("broken-feed", path, what=f"the feed has no `{name}`")
    items = feed.get("items")
    seen: set[str] = set()
    for item in items if isinstance(items, list) else []:
        identifier = item.get("id") if isinstance(item, dict) else None
        if not identifier:
            yield finding("broken-feed", path, what="an item has no `id`")
        elif str(identifier) in seen:
            yield finding("broken-feed", path, what=f"two items have the id {identifier}")
        seen |= {str(identifier)} if identifier else set()
        if isinstance(item, dict) and not (item.get("content_html") or item.get("content_text")):
            yield finding("broken-feed", path, what="an item has neither `content_html` nor `content_text`")
