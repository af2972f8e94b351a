"""`site.toml` -> Config."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span, span_of
from generator.model.base import Model
from generator.model.config import Config
from generator.model.destination import Publish
from generator.parse.faults import fault_of
from generator.parse.text import decode_text

_TABLES: dict[str, type[Model]] = {"publish": Publish}
"""Settings that have settings of their own."""
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)\s*$")


def parse_config(content: bytes | None, source: str) -> tuple[Config | None, tuple[Diagnostic, ...]]:
    """Read the settings; None if they are wrong. Without a file (`content` None) everything has its default."""
    if content is None:
        return Config(), ()
    text, notes = decode_text(content, source)
    lines = text.split("\n")
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line, column = (int(place[1]), int(place[2])) if place and place[1] else (len(lines), len(lines[-1]) + 1)
        span = span_of(source, line, lines[line - 1], column - 1, column)
        return None, (
            *notes,
            note("bad-config", span, text=_PLACE.sub("", str(error)), suggestion="see toml.io for the syntax"),
        )
    except RecursionError:
        span = Span(source=source)
        return None, (*notes, note("bad-config", span, text="this is nested too deep", suggestion="settings are flat"))
    faults: list[Diagnostic] = []
    # One fault at a time is what pydantic sorts well; every key is judged by itself, so that all faults are shown at once.
    for model, key, value in _settings(values):
        try:
            model.model_validate({key: value})
        except ValidationError as error:
            fault = fault_of(error, model)
            span = _place_in(lines, key, source)
            code = "unknown-setting" if fault.unknown else "bad-config"
            faults.append(note(code, span, text=key if fault.unknown else fault.text, suggestion=fault.suggestion))
    if faults:
        return None, (*notes, *faults)
    return Config.model_validate(values), notes


def _settings(values: dict[str, Any]) -> Iterator[tuple[type[Model], str, Any]]:
    """Yield every setting with the model that judges it: those of a table are judged one by one too."""
    for key, value in values.items():
        if key in _TABLES and isinstance(value, dict):
            yield from ((_TABLES[key], own, one) for own, one in value.items())
        else:
            yield Config, key, value


def place_of(key: str, content: bytes | None, source: str) -> Span:
    """Return where a setting stands; the whole file if it does not say."""
    return _place_in(decode_text(content or b"", source)[0].split("\n"), key, source)


def _place_in(lines: list[str], key: str, source: str) -> Span:
    pattern = re.compile(rf"""\s*\[?\s*["']?({re.escape(key)})["']?\s*[=.\]]""")
    for number, line in enumerate(lines, start=1):
        match = pattern.match(line)
        if match:
            return span_of(source, number, line, match.start(1), match.end(1))
    return Span(source=source)
