"""XML of a stranger -> a tree of what stands in it, with the line of each element.

Expat itself, rather than a library above it: notes need lines, and a bound on depth has to hold while reading. Nothing is
loaded or expanded: a document type is passed over unread if it only names a file, and refused if it declares anything.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from xml.parsers import expat
from xml.sax.saxutils import escape

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, span_of
from generator.parse.text import clean_text

_DEEPEST = 60
_MOST_ATTRIBUTES = 60
_DOCTYPE = re.compile(
    rb"<!DOCTYPE\s+[\w:.-]{1,80}(?:\s+(?:SYSTEM|PUBLIC)(?:\s*\"[^\"<>]{0,400}\"|\s*'[^'<>]{0,400}'){1,2})?\s*>"
)
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_OWN_ENTITIES = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


@dataclass(slots=True)
class Node:
    """An element."""

    name: str
    """Without its namespace."""
    namespace: str
    """Its address; empty if it has none."""
    attributes: dict[str, str]
    """By their names without namespace."""
    line: int
    children: "list[Node | str]" = field(default_factory=list)
    is_whole: bool = True
    """False if the document ends or breaks before the element does."""

    @property
    def nodes(self) -> "list[Node]":
        """The children that are elements."""
        return [child for child in self.children if isinstance(child, Node)]

    @property
    def text(self) -> str:
        """All text within."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def markup(self) -> str:
        """What stands within, with its tags, as it would be written without namespaces."""
        return "".join(
            escape(child) if isinstance(child, str) else f"<{child.name}>{child.markup}</{child.name}>"
            for child in self.children
        )

    def all(self, name: str) -> "Iterator[Node]":
        """Give the children of a name."""
        return (child for child in self.nodes if child.name == name)

    def first(self, *path: str) -> "Node | None":
        """Return the first child of a name, its first child of the next name, and so on."""
        node: Node | None = self
        for name in path:
            node = next(node.all(name), None) if node else None
        return node

    def value(self, *path: str) -> str | None:
        """Return the text at a path on one line; None if there is none."""
        node = self.first(*path)
        return (" ".join(node.text.split()) or None) if node else None


class _RefusedError(Exception):
    """What no bibliography needs: declarations, beyond all depth."""


def parse_xml(content: bytes, source: str) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Return the root of a document. One that breaks off keeps what is whole; a note says where it breaks.

    Entities that HTML names (`&ouml;`) are characters even if nothing declares them.
    """
    reader = _Reader()
    try:
        reader.parser.Parse(_prepared(content), True)
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, "it is not well-formed")
        return reader.broken_off(), (_note(content, source, error.lineno, error.offset, str(reason)),)
    except _RefusedError as error:
        place = reader.parser
        return None, (_note(content, source, place.CurrentLineNumber, place.CurrentColumnNumber, str(error)),)
    except (LookupError, ValueError):
        # An encoding that nobody knows.
        return None, (_note(content, source, 1, 0, "its encoding is not known"),)
    return reader.root, ()


def _prepared(content: bytes) -> bytes:
    # Blanks instead of the document type: lines stay what they are.
    content = _DOCTYPE.sub(lambda match: re.sub(rb"[^\n]", b" ", match.group()), content, count=1)
    return _ENTITY.sub(_reference, content) if b"&" in content else content


def _reference(match: re.Match[bytes]) -> bytes:
    if match[1] in _OWN_ENTITIES:
        return match.group()
    characters = html5.get(match[1].decode() + ";")
    return "".join(f"&#{ord(character)};" for character in characters).encode() if characters else b"&amp;" + match[1] + b";"


def _note(content: bytes, source: str, line: int, column: int, reason: str) -> Diagnostic:
    lines = content.split(b"\n")
    text = lines[line - 1].decode("utf-8", "replace") if 0 < line <= len(lines) else ""
    return note("broken-xml", span_of(source, line, text, min(column, len(text)), min(column, len(text)) + 1), reason=reason)


class _Reader:
    """Builds the tree from what expat calls."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.parser.ExternalEntityRefHandler = self._external
        self.root: Node | None = None
        self._open: list[Node] = []

    def broken_off(self) -> Node | None:
        """Return the tree as far as it was read; what was open is marked as not whole."""
        for node in self._open:
            node.is_whole = False
        return self.root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= _DEEPEST or len(attributes) > _MOST_ATTRIBUTES:
            raise _RefusedError("it is nested too deep")
        namespace, _, local = name.rpartition("}")
        plain = {key.rpartition("}")[2]: clean_text(value) for key, value in attributes.items()}
        node = Node(local, namespace, plain, self.parser.CurrentLineNumber)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _characters(self, text: str) -> None:
        if self._open:
            self._open[-1].children.append(clean_text(text))

    def _external(self, *_facts: object) -> int:
        # Nothing is loaded: this ends the reading.
        return 0

    def _refuse(self, *_facts: object) -> None:
        raise _RefusedError("it declares a document type or entities")
