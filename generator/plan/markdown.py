"""Markdown of free pages and biographies -> safe HTML, behind two walls: the parser, and an allow-list after it."""

import html
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup as Html

from generator.model.value import value
from generator.prose import safe_url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

LONGEST_MARKDOWN = 20_000
"""Characters; a longer text is shown as plain paragraphs, since the parser's cost for each character has no bound."""

_TAGS = {
    "a", "blockquote", "br", "code", "dd", "del", "dl", "dt", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p",
    "pre", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title", "rel"}, "ol": {"start"}, "code": {"class"}}
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_HEADING = re.compile(r"<(/?)h1>")
_TAG = re.compile(r"<[^>]*>")
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
"""What links and images mean, by what is written; any other link stays as it is, any other image is left out."""


def markdown_to_html(source: str) -> Html:
    """Return CommonMark (with tables and strikethrough) as HTML. Raw HTML is shown as text, images are left out.

    Headings begin at the second level, since the page has its own first one. Links lead to http, https, mailto or pages
    of the site; any other is shown as its text.
    """
    if _is_too_much(source):
        return _plain(source)
    clean = _clean(_HEADING.sub(r"<\1h2>", _parser().render(source)), _TAGS, _ATTRIBUTES)
    return Html(clean)  # noqa: S704 - sanitised by nh3 just above


def page_to_html(
    source: str, targets: Targets = MappingProxyType({}), taken: Collection[str] = (), table: str = "Table"
) -> tuple[Html, tuple[Heading, ...]]:
    """Return the text of a page as HTML, with its headings: the same, with anchors, pictures, and links between files.

    taken: ids that the page has already. table: what a table is called by those who cannot see it.
    """
    if _is_too_much(source):
        return _plain(source), ()
    parser = _page_parser()
    tokens = parser.parse(source)
    headings = tuple(_anchored(tokens, taken))
    _aim(tokens, targets)
    drawn = parser.renderer.render(tokens, parser.options, {})
    attributes = {**_ATTRIBUTES, **{tag: {"id"} for tag in _HEADINGS}, "img": _OF_IMAGES}
    clean = _clean(drawn, _TAGS | {"img"}, attributes)
    # What is wide scrolls within itself, by keys too.
    scroller = f'<div class="wide" role="group" aria-label="{html.escape(table)}" tabindex="0">'
    clean = clean.replace("<table>", f"{scroller}<table>").replace("</table>", "</table></div>")
    # A column without a name has no heading that could be read out.
    clean = clean.replace("<th></th>", "<td></td>")
    clean = _CODE.sub(lambda found: '<pre tabindex="0">' if _is_wide(found[1]) else "<pre>", clean)
    return Html(clean), headings  # noqa: S704 - sanitised by nh3, and what was added is ours


_OF_IMAGES = {"src", "srcset", "sizes", "width", "height", "alt", "title", "decoding"}


def _clean(drawn: str, tags: set[str], attributes: Mapping[str, set[str]]) -> str:
    import nh3  # noqa: PLC0415 - only sites with free pages or biographies need it

    return nh3.clean(
        drawn,
        tags=tags,
        attributes=dict(attributes),
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


def references_of(source: str) -> "Iterator[tuple[str, int, bool]]":
    """Yield what links and images of a page name, as it is written, the line of their block from 1, and if it is an image."""
    for token in _page_parser().parse(source) if not _is_too_much(source) else ():
        for child in token.children or ():
            name = child.attrGet("href" if child.type == "link_open" else "src")
            if child.type in ("link_open", "image") and isinstance(name, str):
                yield name, (token.map[0] if token.map else 0) + 1, child.type == "image"


def is_too_much(source: str) -> bool:
    """Tell whether a text is shown as plain paragraphs, for its length or the depth of its blocks."""
    return _is_too_much(source)


def _anchored(tokens: "Sequence[Token]", taken: Collection[str]) -> Iterator[Heading]:
    """Give every heading its level and an id that stands once, and yield it."""
    used = set(taken)
    for opening, inline in pairwise(tokens):
        if opening.type not in ("heading_open", "heading_close"):
            continue
        opening.tag = "h2" if opening.tag == "h1" else opening.tag
        if opening.type == "heading_close":
            continue
        text = "".join(child.content if child.type != "softbreak" else " " for child in inline.children or ())
        base = anchor = _NO_ANCHOR.sub("", text.lower()).strip().replace(" ", "-") or "section"
        number = 0
        while anchor in used:
            number += 1
            anchor = f"{base}-{number}"
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
                target = targets.get(str(child.attrGet("src")))
                if target is None or target.href is None:
                    child.type, child.tag, child.children = "text", "", None
                    continue
                child.attrs |= {"src": target.href, "width": target.width, "height": target.height, "decoding": "async"}
                if len(target.files) > 1:
                    child.attrs["srcset"] = ", ".join(f"{path} {width}w" for path, width in target.files)
                    child.attrs["sizes"] = "(max-width: 42rem) 100vw, 40rem"


def _is_wide(code: str) -> bool:
    return max(map(len, html.unescape(code).split("\n")), default=0) > _LONG_LINE


def parse_markdown(source: str) -> "list[Token] | None":
    """Return CommonMark in pieces, as the parser knows them; None for a text that is shown as plain paragraphs."""
    return None if _is_too_much(source) else _parser().parse(source)


def markdown_to_text(body: Html) -> str:
    """Return the words of drawn Markdown, for descriptions."""
    return " ".join(html.unescape(_TAG.sub(" ", body)).split())


def _attribute(tag: str, name: str, value: str) -> str | None:
    if tag == "a" and name == "href":
        return safe_url(value, allow_relative=True)
    if tag == "img" and name in ("src", "srcset"):
        return value if re.fullmatch(r"[a-z0-9_./, -]+", value) and not value.startswith("/") else None
    if tag == "code" and name == "class":
        return value if re.fullmatch(r"language-[A-Za-z0-9_+-]{1,30}", value) else None
    return value


def _is_too_much(source: str) -> bool:
    return len(source) > LONGEST_MARKDOWN or _nesting(source) > 50


def _nesting(source: str) -> int:
    """Return a bound on how deep blocks nest: beyond its limit the parser would drop text in silence."""
    marks = re.findall(r"^[\s>*+\-0-9.)]*", source, re.MULTILINE)
    return max((len(re.findall(r"[>*+\-)]|[0-9]\.", mark)) for mark in marks), default=0)


def _plain(source: str) -> Html:
    paragraphs = [paragraph.strip() for paragraph in re.split(r"\n\s*\n", source) if paragraph.strip()]
    return Html("").join(Html("<p>{}</p>\n").format(paragraph) for paragraph in paragraphs)


@cache
def _page_parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only sites with free pages or biographies need it

    parser = MarkdownIt("js-default", {"typographer": False, "linkify": False, "html": False})
    parser.add_render_rule("link_open", _link)
    return parser


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - as above

    parser = MarkdownIt("js-default", {"typographer": False, "linkify": False, "html": False})
    parser.add_render_rule("link_open", _link)
    return parser.disable(["image"])


def _link(renderer: "RendererHTML", tokens: "Sequence[Token]", place: int, options: "OptionsDict", _env: "EnvType") -> str:
    """Draw the beginning of a link. One that leads away says to search engines that nobody here vouches for it."""
    if "://" in str(tokens[place].attrGet("href") or ""):
        tokens[place].attrSet("rel", "nofollow ugc noopener")
    return renderer.renderToken(tokens, place, options, _env)
