"""YAML between two lines of "---" at the head of a Markdown file."""

import re

from generator.model.value import value

LONGEST_FRONT_MATTER = 64_000
"""Characters; the limit stands before the parser, since YAML can be costly."""

_KEY = re.compile(r"[^\s#\-\]}][^\n]*:(?:\s|\Z)")
"""A line that a key begins: it is not indented."""


class FrontMatterError(Exception):
    """Front matter that cannot be read; `line` counts from 1 in the file."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


@value
class FrontMatter:
    """What stands at the head of a file, and below it."""

    values: dict[str, object]
    """Empty for a text without front matter."""
    body: str
    above: int
    """Lines before the body."""
    faults: tuple[tuple[str, int], ...] = ()
    """Why a key cannot be read, and the line of the file that says so; the others can."""


def split_front_matter(text: str) -> FrontMatter:
    """Read the front matter of a text. A key that cannot be read costs itself. Raises FrontMatterError if none can."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return FrontMatter({}, text, 0)
    end = next((index for index, line in enumerate(lines[1:], start=1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        raise FrontMatterError("the line `---` that ends it is missing", 1)
    source = "\n".join(lines[1:end])
    if len(source) > LONGEST_FRONT_MATTER:
        raise FrontMatterError(f"it has more than {LONGEST_FRONT_MATTER:,} characters", 1)
    body = "\n".join(lines[end + 1 :])
    try:
        return FrontMatter(_values(source, 1), body, end + 1)
    except FrontMatterError:
        values, faults = _values_one_by_one(lines[1:end])
        if not values:
            raise
        return FrontMatter(values, body, end + 1, faults)


def _values(source: str, above: int) -> dict[str, object]:
    """Return the values of some lines of YAML, with so many lines of the file above them."""
    from generator.parse.plain_yaml import YamlError, parse_plain_yaml  # noqa: PLC0415 - see there

    try:
        values = parse_plain_yaml(source)
    except YamlError as error:
        raise FrontMatterError(error.reason, error.line + above) from error
    if values is None:
        return {}
    if not isinstance(values, dict) or not all(isinstance(key, str) for key in values):
        raise FrontMatterError("expected lines of `key: value`", above + 1)
    return values


def _values_one_by_one(lines: list[str]) -> tuple[dict[str, object], tuple[tuple[str, int], ...]]:
    """Read every key with the lines below it by itself. lines: those of the front matter."""
    values: dict[str, object] = {}
    faults: list[tuple[str, int]] = []
    begins = [index for index, line in enumerate(lines) if index == 0 or _KEY.match(line)]
    for at, end in zip(begins, [*begins[1:], len(lines)], strict=True):
        try:
            found = _values("\n".join(lines[at:end]), at + 1)
        except FrontMatterError as error:
            faults.append((error.reason, min(error.line, end + 1)))
            continue
        for key, one in found.items():
            if key in values:
                faults.append((f"the key {key!r} stands twice", at + 2))
            else:
                values[key] = one
    return values, tuple(faults)
