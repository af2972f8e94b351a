"""A page of a built site as browsers read it: an HTML5 parser's tree and complaints, each with its line."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from html5lib import HTMLParser
from html5lib.constants import tokenTypes

_LINE, _COLUMN = "\0line", "\0column"
"""Names that no document can have: a parser replaces the character."""
_OPENING = tokenTypes["StartTag"]
_BLANKS = re.compile(r"\s+")


class Page:
    """One page. Elements are those of xml.etree, their names without namespace; `line` and `column` know their places."""

    def __init__(self, path: str, content: bytes) -> None:
        """Parse a page. path: within the site, "papers/x/index.html"."""
        self.path = path
        parser = _PlacingParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        self.root: Element = parser.parse(content, override_encoding="utf-8")
        self.faults: list[tuple[int, int, str, dict[str, Any]]] = [
            (line, column + 1, code, fields) for (line, column), code, fields in parser.errors
        ]
        """Line, column, html5lib's code and what fills its message."""
        self.elements: list[Element] = [one for one in self.root.iter() if isinstance(one.tag, str)]
        """All of the page, in order."""

    def all(self, *tags: str) -> Iterator[Element]:
        """Yield the elements of some kinds, in order."""
        return (one for one in self.elements if one.tag in tags)

    def first(self, tag: str) -> Element | None:
        """Return the first element of a kind."""
        return next(self.all(tag), None)

    def meta(self, name: str) -> list[str]:
        """Return what the page says of itself under a name."""
        return [one.get("content", "").strip() for one in self.all("meta") if one.get("name") == name]

    def links(self, relation: str) -> list[Element]:
        """Return the <link> elements of a relation."""
        return [one for one in self.all("link") if relation in one.get("rel", "").lower().split()]

    @property
    def title(self) -> str:
        """What stands in the title element."""
        return text_of(self.first("title"))

    @property
    def is_listed(self) -> bool:
        """False if search engines are asked to leave the page out."""
        return not any("noindex" in content for content in self.meta("robots"))


def line_of(element: Element) -> int:
    """Return the line on which an element's tag ends."""
    return int(element.get(_LINE, 1))


def column_of(element: Element) -> int:
    """Return the column at which an element's tag ends."""
    return int(element.get(_COLUMN, 1))


def text_of(element: Element | None) -> str:
    """Return all text within an element, on one line."""
    return _BLANKS.sub(" ", "".join(element.itertext())).strip() if element is not None else ""


class _PlacingParser(HTMLParser):
    """Notes on each element where it began: html5lib knows it while it reads, and tells of faults only."""

    def mainLoop(self) -> None:  # noqa: N802 - html5lib's name
        """Build the tree."""
        # Its types say less than what it does.
        tokenizer: Any = self.tokenizer
        emit = tokenizer.emitCurrentToken

        def emit_with_place() -> None:
            emit()
            token = tokenizer.currentToken
            if token["type"] == _OPENING:
                line, column = tokenizer.stream.position()
                token["data"][_LINE], token["data"][_COLUMN] = str(line), str(column)

        tokenizer.emitCurrentToken = emit_with_place
        super().mainLoop()
