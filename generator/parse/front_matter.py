"""YAML between two lines of "---" at the head of a Markdown file."""

from typing import Any

import yaml

LONGEST_FRONT_MATTER = 64_000
"""Characters; the limit stands before the parser, since YAML can be costly."""

_DEEPEST = 20


class FrontMatterError(Exception):
    """Front matter that cannot be read; `line` counts from 1 in the file."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


class _PlainLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the C loader where it is built
    """No key twice: one of the two would be lost."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise FrontMatterError(f"the key {key.value!r} stands twice", key.start_mark.line + 2)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def _refuse_what_is_not_plain(source: str) -> None:
    """Refuse aliases (they multiply), tags (they construct) and deep nesting, before anything is built from them."""
    depth = 0
    for event in yaml.parse(source, Loader=_PlainLoader):
        line = (event.start_mark.line if event.start_mark else 0) + 2
        if isinstance(event, yaml.AliasEvent):
            raise FrontMatterError("aliases (*name) are not allowed", line)
        if getattr(event, "tag", None) is not None or getattr(event, "anchor", None) is not None:
            raise FrontMatterError("tags (!name) and anchors (&name) are not allowed", line)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise FrontMatterError("it is nested too deep", line)


def split_front_matter(text: str) -> tuple[dict[str, object], str, int]:
    """Return the values of the front matter, the body behind it, and the number of lines before the body.

    A text without front matter has no values. Raises FrontMatterError if it cannot be read.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return {}, text, 0
    end = next((index for index, line in enumerate(lines[1:], start=1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        raise FrontMatterError("the line `---` that ends it is missing", 1)
    source = "\n".join(lines[1:end])
    if len(source) > LONGEST_FRONT_MATTER:
        raise FrontMatterError(f"it has more than {LONGEST_FRONT_MATTER:,} characters", 1)
    try:
        _refuse_what_is_not_plain(source)
        values = yaml.load(source, Loader=_PlainLoader)  # noqa: S506 - a subclass of the safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise FrontMatterError(error.problem or "not YAML", mark.line + 2 if mark else 1) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise FrontMatterError("not YAML", 1) from error
    if values is None:
        values = {}
    if not isinstance(values, dict) or not all(isinstance(key, str) for key in values):
        raise FrontMatterError("expected lines of `key: value`", 2)
    return values, "\n".join(lines[end + 1 :]), end + 1
