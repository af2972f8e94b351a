"""What prose is made of."""

from typing import Literal

from generator.model.value import value

Style = Literal["em", "strong", "code", "small-caps", "sub", "sup"]


@value
class Text:
    """Words, with TeX resolved."""

    text: str


@value
class Math:
    """A formula."""

    tex: str
    """Without its delimiters."""
    display: bool
    source: str
    """As written, with its delimiters."""


@value
class Link:
    """An address on the web."""

    url: str
    """Safe to follow: it has passed `safe_url`."""
    text: str


@value
class Styled:
    """Words set in another style."""

    style: Style
    children: "tuple[Inline, ...]"


Inline = Text | Math | Link | Styled


@value
class Problem:
    """A formula that could not be converted; its source is shown instead."""

    start: int
    """Offset into the source, from 0."""
    text: str
    """The formula as written."""


@value
class Prose:
    """One text, read."""

    nodes: tuple[Inline, ...]
    problems: tuple[Problem, ...] = ()


def urls(prose: Prose) -> tuple[str, ...]:
    """Return the addresses of a text in reading order, each once."""
    return tuple(dict.fromkeys(_urls(prose.nodes)))


def _urls(nodes: tuple[Inline, ...]) -> list[str]:
    found: list[str] = []
    for node in nodes:
        if isinstance(node, Link):
            found.append(node.url)
        elif isinstance(node, Styled):
            found += _urls(node.children)
    return found
