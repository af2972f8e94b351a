"""ORCID (XML, message schemas 3.0 and 2.x), brought into the shape of the JSON and read as that."""

import re
from typing import Any

from generator.parse.formats.orcid import read_record
from generator.parse.raw import RawDocument, Read
from generator.parse.xml_tree import Node, parse_xml

_ROOT = re.compile(r"<(?:[a-z-]{1,30}:)?(?:record|works|person|activities|activities-summary|work|error)\b[^>]{0,6000}"
                   r"http://www\.orcid\.org/ns/", re.ASCII)  # fmt: skip


def is_orcid_xml(raw: RawDocument) -> bool:
    """Tell ORCID's elements by their namespaces."""
    return _ROOT.search(raw.head[:10_000]) is not None


def parse_orcid_xml(raw: RawDocument) -> Read:
    """Read a record or a section of one."""
    root, notes = parse_xml(raw.content, raw.source)
    if root is None:
        return None, notes
    value = _plain(root)
    record: dict[str, Any] = value if isinstance(value, dict) else {}
    if root.name in ("works", "activities", "activities-summary"):
        record = {"activities-summary": {"works": record} if root.name == "works" else record}
    elif root.name == "person":
        record = {"person": record}
    document, own_notes = read_record(record, raw.source)
    return document, (*notes, *own_notes)


def _plain(node: Node) -> Any:
    """Return an element as the JSON has it: its text, or an object of its attributes and children; repeated ones a list."""
    if not node.nodes and not node.attributes:
        return node.text.strip() or None
    facts: dict[str, Any] = {**node.attributes, "line": node.line}
    if not node.nodes:
        facts["value"] = node.text.strip()
    for child in node.nodes:
        # A work that the file breaks off in is left out.
        if not child.is_whole and child.name == "work-summary":
            continue
        value = _plain(child)
        if child.name not in facts:
            facts[child.name] = value
        elif isinstance(facts[child.name], list):
            facts[child.name].append(value)
        else:
            facts[child.name] = [facts[child.name], value]
    return facts
