"""What pydantic refuses -> words for the author, by the kind of the error, never by its English text."""

import difflib

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
    if error["type"] == "extra_forbidden" and len(path) == 1:
        near = difflib.get_close_matches(key, model.model_fields, n=1)
        known = ", ".join(sorted(set(model.model_fields) - {"source", "stem", "body", "body_line"}))
        suggestion = f"did you mean {near[0]}?" if near else f"known are: {known}"
        return Fault(key, f"{key} is not known; {suggestion}", unknown=True, suggestion=suggestion)
    pattern = _WORDS.get(error["type"], "it has not the right form")
    words = pattern.format_map({name: str(value) for name, value in error.get("ctx", {}).items()})
    return Fault(key, f"{'.'.join(path)}: {words}", unknown=False, suggestion="")
