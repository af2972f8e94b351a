"""YAML of a stranger -> plain values. Imported when there is some: the library takes as long to load as a page to make."""

from typing import Any

import yaml

from generator.parse.text import clean_values

_DEEPEST = 20


class YamlError(Exception):
    """YAML that cannot be read; `line` counts from 1 in it."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


def parse_plain_yaml(source: str, *, texts: bool = False) -> object:
    """Return the value that a text holds. Raises YamlError if it cannot be read, or is more than plain values.

    texts: keep every scalar as it is written, so that the version 1.10 does not become the number 1.1.
    """
    try:
        _refuse_what_is_not_plain(source)
        value = yaml.load(source, Loader=_TextLoader if texts else _PlainLoader)  # noqa: S506 - subclasses of the safe loader
        # An escape ("\\u202e") brings in what the text around it has been cleaned of.
        return clean_values(value) if "\\" in source else value
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(error.problem or "not YAML", mark.line + 1 if mark else 0) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise YamlError("not YAML", 0) from error


class _PlainLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the C loader where it is built
    """No key twice: one of the two would be lost. What looks like a day and is none, 2025-02-30, is a text."""

    def construct_yaml_timestamp(self, node: Any) -> Any:
        try:
            return super().construct_yaml_timestamp(node)
        except ValueError:
            return node.value

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        seen = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise YamlError("a key is a word, not a list or a mapping", key.start_mark.line + 1)
            if key.value in seen:
                raise YamlError(f"the key {key.value!r} stands twice", key.start_mark.line + 1)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


_PlainLoader.add_constructor("tag:yaml.org,2002:timestamp", _PlainLoader.construct_yaml_timestamp)


class _TextLoader(_PlainLoader):
    """Scalars are texts: nothing is resolved to another type by its looks."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the library's own way of saying so


def _refuse_what_is_not_plain(source: str) -> None:
    """Refuse aliases (they multiply), tags (they construct) and deep nesting, before anything is built from them."""
    depth = 0
    for event in yaml.parse(source, Loader=_PlainLoader):
        line = (event.start_mark.line if event.start_mark else 0) + 1
        if isinstance(event, yaml.AliasEvent):
            raise YamlError("aliases (*name) are not allowed", line)
        if getattr(event, "tag", None) is not None or getattr(event, "anchor", None) is not None:
            raise YamlError("tags (!name) and anchors (&name) are not allowed", line)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise YamlError("it is nested too deep", line)
