"""What the files of a project may say, as JSON Schema: editors complete and check them by it."""

import ast
import inspect
import textwrap
from itertools import pairwise
from typing import Any

from generator.model.about import About
from generator.model.addition import Addition
from generator.model.base import Model
from generator.model.career import Award, Education, Position
from generator.model.config import Config
from generator.model.destination import Publish
from generator.model.group import Group, Membership
from generator.model.link import Link
from generator.model.page import FreePage
from generator.model.person import Affiliation

SCHEMAS: dict[str, tuple[type[Model], str]] = {
    "site": (Config, "site.toml"),
    "about": (About, "the front matter of content/NAME/about.md"),
    "paper": (Addition, "the front matter of content/NAME/papers/PAPER.md"),
    "page": (FreePage, "the front matter of content/pages/PAGE.md"),
    "group": (Group, "the front matter of content/groups/GROUP.md"),
}
"""By name: the model, and the file that it is for."""

_PARTS: dict[str, type[Model]] = {
    part.__name__: part for part in (Affiliation, Award, Education, Link, Membership, Position, Publish)
}
_OURS = ("source", "stem", "body", "body_line")
"""Fields that the program fills in, from the file's name and its text."""


def schema_of(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file, a key of `SCHEMAS`."""
    model, file = SCHEMAS[name]
    schema = model.model_json_schema(mode="validation")
    properties = {key: value for key, value in schema["properties"].items() if key not in _OURS}
    # The title of a page may stand in its text.
    required = [key for key in schema.get("required", ()) if key not in _OURS and (name, key) != ("page", "title")]
    definitions = {
        key: {**_plain(value), "properties": _described(value["properties"], _PARTS[key])}
        for key, value in sorted(schema.get("$defs", {}).items())
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": file[:1].upper() + file[1:],
        "type": "object",
        "properties": _described(properties, model),
        **({"required": required} if required else {}),
        "additionalProperties": False,
        **({"$defs": definitions} if definitions else {}),
    }


def field_texts(kind: type) -> dict[str, str]:
    """Return what the fields of a class mean, by name: the texts that stand below them in the source."""
    found: dict[str, str] = {}
    for one in reversed([base for base in kind.__mro__ if base.__module__.startswith("generator.")]):
        (tree,) = ast.parse(textwrap.dedent(inspect.getsource(one))).body
        body = tree.body if isinstance(tree, ast.ClassDef) else []
        for field, text in pairwise(body):
            if not isinstance(field, ast.AnnAssign) or not isinstance(text, ast.Expr):
                continue
            if isinstance(text.value, ast.Constant):
                found[ast.unparse(field.target)] = " ".join(str(text.value.value).split())
    return found


def _described(properties: dict[str, Any], model: type[Model]) -> dict[str, Any]:
    texts = field_texts(model)
    return {key: {"description": texts.get(key, ""), **_plain(value)} for key, value in properties.items()}


def _plain(schema: Any) -> Any:
    """Return a part of a schema without what only repeats the name of a key, and without null, which no file can say."""
    if isinstance(schema, list):
        return [_plain(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: _plain(value) for key, value in schema.items() if key != "title" or not isinstance(value, str)}
    if "default" in kept and kept["default"] is None:
        del kept["default"]
    choices = [choice for choice in kept.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        return {**{key: value for key, value in kept.items() if key != "anyOf"}, **choices[0]}
    return {**kept, "anyOf": choices} if choices else kept
