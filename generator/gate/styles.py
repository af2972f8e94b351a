"""Style sheets as far as the gate needs them: custom properties of the whole page, colours of rules, addresses."""

from collections.abc import Iterator
from typing import Any

import tinycss2

from generator.model.value import value


@value
class Rule:
    """A rule of a style sheet."""

    selector: str
    declarations: dict[str, tuple[str, int, int]]
    """By name: the value as text, line and column."""
    media: tuple[str, ...]
    """The conditions that it stands under."""


@value
class Sheet:
    """A style sheet."""

    rules: tuple[Rule, ...]
    faults: tuple[tuple[int, int, str], ...]
    """Line, column and reason of what browsers pass over."""
    addresses: tuple[tuple[str, int, int], ...]
    """What `url()` names, with line and column."""


def read_sheet(content: bytes) -> Sheet:
    """Read a style sheet."""
    rules: list[Rule] = []
    faults: list[tuple[int, int, str]] = []
    addresses: list[tuple[str, int, int]] = []
    nodes = tinycss2.parse_stylesheet(content.decode("utf-8", "replace"), skip_comments=True, skip_whitespace=True)
    waiting: list[tuple[list[Any], str, tuple[str, ...]]] = [(nodes, "", ())]
    while waiting:
        level, selector, media = waiting.pop()
        declarations: dict[str, tuple[str, int, int]] = {}
        for node in level:
            if node.type == "error":
                faults.append((node.source_line, node.source_column, str(node.message)))
            elif node.type == "declaration":
                # A slip of the pen leaves the value empty; custom properties may be.
                text = tinycss2.serialize(node.value).strip()
                declarations[node.name] = (text, node.source_line, node.source_column)
                addresses += _addresses(node.value)
            elif node.type == "qualified-rule":
                own = tinycss2.serialize(node.prelude).strip()
                waiting.append((_block(node.content), f"{selector} {own}".strip(), media))
            elif node.type == "at-rule":
                condition = f"@{node.lower_at_keyword} {tinycss2.serialize(node.prelude).strip()}".strip()
                addresses += _addresses(node.prelude) if node.lower_at_keyword == "import" else ()
                if node.content is not None:
                    waiting.append((_block(node.content), selector, (*media, condition)))
        if declarations:
            rules.append(Rule(selector, declarations, media))
    rules.sort(key=lambda rule: next(iter(rule.declarations.values()))[1:])
    return Sheet(tuple(rules), tuple(faults), tuple(addresses))


def _block(content: list[Any]) -> list[Any]:
    return tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)  # type: ignore[no-any-return]


def _addresses(tokens: list[Any]) -> Iterator[tuple[str, int, int]]:
    waiting = list(reversed(tokens))
    while waiting:
        token = waiting.pop()
        if token.type == "url":
            yield token.value, token.source_line, token.source_column
        elif token.type == "function":
            if token.lower_name == "url":
                yield from (
                    (one.value, one.source_line, one.source_column) for one in token.arguments if one.type == "string"
                )
            waiting += reversed(token.arguments)
        elif hasattr(token, "content"):
            waiting += reversed(token.content)
