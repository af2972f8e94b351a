"""What pydantic refuses -> words for the author, by the kind of the error, never by its English text."""

import difflib
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.model.value import value

_WORDS = {
    "string_type": "expected text in quotes",
    "int_type": "expected a whole number",
    "date_type": "expected a day such as 2026-05-30, without quotes",
    "bool_type": "expected true or false",
    "string_too_short": "it is empty",
    "string_too_long": "it is too long (at most {max_length} characters)",
    "string_pattern_mismatch": "it has not the right form",
    "greater_than_equal": "it has to be at least {ge}",
    "less_than_equal": "it has to be at most {le}",
    "literal_error": "expected {expected}",
    "model_type": "expected lines of `key: value`",
    "tuple_type": "expected a list",
    "missing": "it is missing",
    "extra_forbidden": "it is not known",
    "value_error": "{error}",
}


@value
class Fault:
    """The first thing that is wrong with some values."""

    key: str
    """The key at fault."""
    text: str
    """What is wrong, with the key."""
    unknown: bool
    """True if there is no such key."""
    suggestion: str
    """The next step; may be empty."""
    item: int | None = None
    """Which item of a list is at fault, from 0; None: the whole of it."""


def fault_of(error: ValidationError, model: type[BaseModel]) -> Fault:
    """Return the first fault that a model found in an author's values."""
    return faults_of(error, model)[0]


def faults_of(error: ValidationError, model: type[BaseModel]) -> tuple[Fault, ...]:
    """Return the first fault of each key."""
    first: dict[str, ErrorDetails] = {}
    for one in error.errors(include_url=False):
        first.setdefault(str(one["loc"][0]) if one["loc"] else "", one)
    return tuple(_fault(key, one, model) for key, one in first.items())


def _fault(key: str, error: ErrorDetails, model: type[BaseModel]) -> Fault:
    path = [str(part) for part in error["loc"]]
    if error["type"] == "extra_forbidden":
        found = _model_at(model, path[:-1])
        near = difflib.get_close_matches(path[-1], found.model_fields, n=1) if found else ()
        known = ", ".join(sorted(set(found.model_fields) - {"source", "stem", "body", "body_line"})) if found else ""
        suggestion = f"did you mean {near[0]}?" if near else f"known are: {known}" if known else ""
        text = "; ".join(filter(None, (f"{'.'.join(path)} is not known", suggestion)))
        return Fault(key, text, unknown=len(path) == 1, suggestion=suggestion)
    pattern = _WORDS.get(error["type"], "it has not the right form")
    words = pattern.format_map({name: str(value) for name, value in error.get("ctx", {}).items()})
    return Fault(key, f"{'.'.join(path)}: {words}", unknown=False, suggestion="")


def _model_at(model: type[BaseModel], path: list[str]) -> type[BaseModel] | None:
    """Return the model of what lies within another, by the names of fields; None if there is no one model there."""
    for name in path:
        field = model.model_fields.get(name)
        found = _models_in(field.annotation) if field else []
        if len(found) != 1:
            return None
        model = found[0]
    return model


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]
