"""Markdown of people, papers and groups -> safe HTML, behind two walls: the parser, and an allow-list after it."""

import html
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup as Html

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
_HEADING = re.compile(r"<(/?)h1>")
_TAG = re.compile(r"<[^>]*>")
_NOTHING: Mapping[str, set[str]] = MappingProxyType({})


def markdown_to_html(source: str) -> Html:
    """Return CommonMark (with tables and strikethrough) as HTML. Raw HTML is shown as text, images are left out.

    Headings begin at the second level, since the page has its own first one. Links lead to http, https, mailto or pages
    of the site; any other is shown as its text.
    """
    if is_too_much(source):
        return plain_paragraphs(source)
    clean = cleaned(_HEADING.sub(r"<\1h2>", parser_of(images=False).render(source)))
    return Html(clean)  # noqa: S704 - sanitised by nh3 just above


def cleaned(drawn: str, more: Mapping[str, set[str]] = _NOTHING) -> str:
    """Return drawn Markdown with what is on the list of allowed elements and attributes, and nothing else.

    more: further elements with their attributes.
    """
    import nh3  # noqa: PLC0415 - only sites with free pages or biographies need it

    return nh3.clean(
        drawn,
        tags=_TAGS | more.keys(),
        attributes={**_ATTRIBUTES, **more},
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


def parse_markdown(source: str) -> "list[Token] | None":
    """Return CommonMark in pieces, as the parser knows them; None for a text that is shown as plain paragraphs."""
    return None if is_too_much(source) else parser_of(images=False).parse(source)


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


def is_too_much(source: str) -> bool:
    """Tell whether a text is shown as plain paragraphs, for its length or the depth of its blocks."""
    return len(source) > LONGEST_MARKDOWN or _nesting(source) > 50


def _nesting(source: str) -> int:
    """Return a bound on how deep blocks nest: beyond its limit the parser would drop text in silence."""
    marks = re.findall(r"^[\s>*+\-0-9.)]*", source, re.MULTILINE)
    return max((len(re.findall(r"[>*+\-)]|[0-9]\.", mark)) for mark in marks), default=0)


def plain_paragraphs(source: str) -> Html:
    """Return a text as it is, in paragraphs."""
    paragraphs = [paragraph.strip() for paragraph in re.split(r"\n\s*\n", source) if paragraph.strip()]
    return Html("").join(Html("<p>{}</p>\n").format(paragraph) for paragraph in paragraphs)


@cache
def parser_of(*, images: bool) -> "MarkdownIt":
    """Return what reads Markdown. images: whether it knows them; otherwise they are left out."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only sites with free pages or biographies need it

    parser = MarkdownIt("js-default", {"typographer": False, "linkify": False, "html": False})
    parser.add_render_rule("link_open", _link)
    return parser if images else parser.disable(["image"])


def _link(renderer: "RendererHTML", tokens: "Sequence[Token]", place: int, options: "OptionsDict", _env: "EnvType") -> str:
    """Draw the beginning of a link. One that leads away says to search engines that nobody here vouches for it."""
    if "://" in str(tokens[place].attrGet("href") or ""):
        tokens[place].attrSet("rel", "nofollow ugc noopener")
    return renderer.renderToken(tokens, place, options, _env)
