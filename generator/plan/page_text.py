"""Markdown of a free page -> safe HTML, with what a biography has not: anchors, pictures, and links between files."""

import html
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup as Html

from generator.model.value import value
from generator.plan.markdown import cleaned, is_too_much, parser_of, plain_paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_OF_IMAGES = {"src", "srcset", "sizes", "width", "height", "alt", "title", "decoding"}
_CODE = re.compile(r"<pre>(?=<code[^>]*>([^<]*))")
_LONG_LINE = 32
"""Characters of a line of code that a phone may have no room for."""
_NO_ANCHOR = re.compile(r"[^\w\- ]")


@value
class Heading:
    """A heading of a page."""

    level: int
    """2 to 6."""
    text: str
    anchor: str
    """The id of its element, made of its words as code hosts make it, so that a link leads there on both."""


@value
class Target:
    """What a link or an image of a page means."""

    href: str | None
    """The address, seen from the page; None: nothing is there, and the words stand alone."""
    files: tuple[tuple[str, int], ...] = ()
    """Of a picture: the address and the width in pixels of each size, smallest first."""
    width: int = 0
    """Of a picture, in CSS pixels."""
    height: int = 0


Targets = Mapping[str, Target]
"""What links and images mean, by what is written, of images by `image_key`; any other link stays as it is, any other image is
left out."""


def page_to_html(
    source: str, targets: Targets = MappingProxyType({}), taken: Collection[str] = (), table: str = "Table"
) -> tuple[Html, tuple[Heading, ...]]:
    """Return the text of a page as HTML, with its headings: the same, with anchors, pictures, and links between files.

    taken: ids that the page has already. table: what a table is called by those who cannot see it.
    """
    if is_too_much(source):
        return plain_paragraphs(source), ()
    parser = parser_of(images=True)
    tokens = parser.parse(source)
    headings = tuple(_anchored(tokens, taken))
    _aim(tokens, targets)
    drawn = parser.renderer.render(tokens, parser.options, {})
    clean = cleaned(drawn, {**{tag: {"id"} for tag in _HEADINGS}, "img": _OF_IMAGES})
    # What is wide scrolls within itself, by keys too.
    scroller = f'<div class="wide" role="group" aria-label="{html.escape(table)}" tabindex="0">'
    clean = clean.replace("<table>", f"{scroller}<table>").replace("</table>", "</table></div>")
    # A column without a name has no heading that could be read out.
    clean = clean.replace("<th></th>", "<td></td>")
    clean = _CODE.sub(lambda found: '<pre tabindex="0">' if _is_wide(found[1]) else "<pre>", clean)
    return Html(clean), headings  # noqa: S704 - sanitised by nh3, and what was added is ours


def image_key(name: str) -> str:
    """Return by what an image is known among the targets of a page: a link may name the same file and mean something else."""
    return f"!{name}"


def references_of(source: str) -> "Iterator[tuple[str, int, bool]]":
    """Yield what links and images of a page name, as it is written, the line of their block from 1, and if it is an image."""
    for token in parser_of(images=True).parse(source) if not is_too_much(source) else ():
        for child in token.children or ():
            name = child.attrGet("href" if child.type == "link_open" else "src")
            if child.type in ("link_open", "image") and isinstance(name, str):
                yield name, (token.map[0] if token.map else 0) + 1, child.type == "image"


def _anchored(tokens: "Sequence[Token]", taken: Collection[str]) -> Iterator[Heading]:
    """Give every heading its level and an id that stands once, and yield it."""
    used = set(taken)
    # Where the next number of the same words is looked for: a page may repeat a heading thousands of times.
    numbers: Counter[str] = Counter()
    for opening, inline in pairwise(tokens):
        if opening.type not in ("heading_open", "heading_close"):
            continue
        opening.tag = "h2" if opening.tag == "h1" else opening.tag
        if opening.type == "heading_close":
            continue
        text = "".join(child.content if child.type != "softbreak" else " " for child in inline.children or ())
        base = anchor = _NO_ANCHOR.sub("", text.lower()).strip().replace(" ", "-") or "section"
        while anchor in used:
            numbers[base] += 1
            anchor = f"{base}-{numbers[base]}"
        used.add(anchor)
        opening.attrSet("id", anchor)
        yield Heading(int(opening.tag[1]), text, anchor)
    if tokens and tokens[-1].type == "heading_close" and tokens[-1].tag == "h1":
        tokens[-1].tag = "h2"


def _aim(tokens: "Sequence[Token]", targets: Targets) -> None:
    """Let links and images lead to what they mean. Those that mean nothing are their words."""
    for token in tokens:
        is_dead = False
        for child in token.children or ():
            if child.type == "link_open":
                target = targets.get(str(child.attrGet("href")))
                is_dead = target is not None and target.href is None
                if target is not None and target.href is not None:
                    child.attrs = {**child.attrs, "href": target.href}
            if is_dead and child.type in ("link_open", "link_close"):
                is_dead = child.type == "link_open"
                child.type, child.tag = "text", ""
            elif child.type == "image":
                target = targets.get(image_key(str(child.attrGet("src"))))
                if target is None or target.href is None:
                    child.type, child.tag, child.children = "text", "", None
                    continue
                child.attrs |= {"src": target.href, "width": target.width, "height": target.height, "decoding": "async"}
                if len(target.files) > 1:
                    child.attrs["srcset"] = ", ".join(f"{path} {width}w" for path, width in target.files)
                    child.attrs["sizes"] = "(max-width: 42rem) 100vw, 40rem"


def _is_wide(code: str) -> bool:
    return max(map(len, html.unescape(code).split("\n")), default=0) > _LONG_LINE
