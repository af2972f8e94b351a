"""Prose -> HTML. Everything is escaped here; formulas come checked from `math`."""

from generator.prose.math import to_mathml
from generator.prose.nodes import Inline, Link, Math, Prose, Styled, Text

_ELEMENTS = {
    "em": ("<em>", "</em>"),
    "strong": ("<strong>", "</strong>"),
    "code": ("<code>", "</code>"),
    "small-caps": ('<span class="small-caps">', "</span>"),
    "sub": ("<sub>", "</sub>"),
    "sup": ("<sup>", "</sup>"),
}


def to_html(prose: Prose, *, links: bool = True) -> str:
    """Return prose as HTML that is safe to put into a page. `links=False`: for texts that stand inside of a link."""
    return "".join([_html(node, links) for node in prose.nodes])


def escape(text: str) -> str:
    """Escape a text for HTML, in elements and in quoted attributes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;").replace("'", "&#39;")


def _html(node: Inline, links: bool) -> str:
    match node:
        case Text(text):
            return escape(text)
        case Math(tex, display, source):
            mathml = to_mathml(tex, display=display)
            return mathml if mathml is not None else f'<code class="tex">{escape(source)}</code>'
        case Link(url, text):
            words = escape(text)
            return f'<a href="{escape(url)}" rel="nofollow ugc noopener">{words}</a>' if links else words
        case Styled(style, children):
            opening, closing = _ELEMENTS[style]
            return opening + "".join(_html(child, links) for child in children) + closing
