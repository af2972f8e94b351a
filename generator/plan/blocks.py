"""Markdown -> paragraphs for what is no HTML, such as a printed document: plain data, no markup."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from generator.plan.markdown import parse_markdown
from generator.plan.views.cv import Block, TextRun
from generator.prose import safe_url

if TYPE_CHECKING:
    from markdown_it.token import Token

_STYLES = {"em": "em", "strong": "strong"}


def markdown_to_blocks(source: str, page_url: str | None = None) -> tuple[Block, ...]:
    """Return CommonMark as a row of blocks. Raw HTML is shown as text, pictures and rules are left out.

    page_url: the address of the page that the text stands on; without it, links within the site are shown as their text.
    """
    tokens = parse_markdown(source)
    if tokens is None:
        paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", source))
        return tuple(Block("text", (TextRun(part),)) for part in paragraphs if part)
    return tuple(block for block in _Reader(page_url).blocks(tokens) if block.runs)


class _Reader:
    """Where in a text the reading is."""

    def __init__(self, page_url: str | None) -> None:
        self._page_url = page_url
        self._lists: list[int | None] = []
        """The lists around: the next number of each, None for those that are not numbered."""
        self._marker = ""
        self._level = 0
        """Of the heading around."""
        self._cells: list[TextRun] | None = None
        """Of the row of a table around."""

    def blocks(self, tokens: "list[Token]") -> Iterator[Block]:
        for token in tokens:
            match token.type:
                case "inline":
                    yield from self._words(tuple(_runs(token.children or [], self._page_url)))
                case "fence" | "code_block":
                    yield Block("code", (TextRun(token.content.rstrip("\n"), "code"),))
                case "tr_close":
                    yield Block("text", tuple(self._cells or ()))
                    self._cells = None
                case _:
                    self._enter_or_leave(token)

    def _words(self, runs: tuple[TextRun, ...]) -> Iterator[Block]:
        if self._cells is not None:
            self._cells += [TextRun(", "), *runs] if self._cells and runs else runs
        elif self._level:
            yield Block("heading", runs, depth=max(2, self._level))
        elif self._lists:
            yield Block("item", runs, self._marker, len(self._lists))
            self._marker = ""
        else:
            yield Block("text", runs)

    def _enter_or_leave(self, token: "Token") -> None:
        match token.type:
            case "bullet_list_open":
                self._lists.append(None)
            case "ordered_list_open":
                self._lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                number = self._lists[-1]
                self._marker = "•" if number is None else f"{number}."
                self._lists[-1] = None if number is None else number + 1
            case "heading_open":
                self._level = int(token.tag[1])
            case "heading_close":
                self._level = 0
            case "tr_open":
                self._cells = []


def _runs(tokens: "list[Token]", page_url: str | None) -> Iterator[TextRun]:
    styles: list[str] = []
    url: str | None = None
    for token in tokens:
        match token.type:
            case "text" | "html_inline":
                if token.content:
                    yield TextRun(token.content, styles[-1] if styles else "", url)
            case "code_inline":
                yield TextRun(token.content, "code", url)
            case "softbreak" | "hardbreak":
                yield TextRun("\n" if token.type == "hardbreak" else " ")
            case "em_open" | "strong_open":
                styles.append(_STYLES[token.tag])
            case "em_close" | "strong_close":
                styles.pop()
            case "link_open":
                url = absolute(str(token.attrs.get("href", "")), page_url)
            case "link_close":
                url = None


def absolute(url: str, page_url: str | None) -> str | None:
    """Return an address that can be followed from anywhere; None if it is not safe, or of a site that has no address."""
    known = safe_url(url)
    if known is None and page_url is not None and (own := safe_url(url, allow_relative=True)):
        known = safe_url(urljoin(page_url, own))
    return known
