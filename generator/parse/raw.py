"""A document that was decoded and not yet understood: what every reader of a format is given."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span, span_of
from generator.model.document import SourceDocument
from generator.parse.text import clean_values

Notes = tuple[Diagnostic, ...]
Read = tuple[SourceDocument | None, Notes]
"""What a reader returns: the document as far as it was understood, and notes. None if nothing of it can be used."""

_HEAD = 64_000
"""Characters from the beginning of a text by which its format is recognised."""

# What an escape of JSON may bring in behind the cleaning of the text: controls, marks of direction, surrogates, letters
# that are not composed.
_ODD_ESCAPE = re.compile(
    r"\\u(?:00[0189]|03[0-6]|200|202|206|d[89a-f]|f[bdef]|09|0[b-d]|1[1de]|20d|30[09]|fe2)", re.IGNORECASE
)
# A string or comment without its end is taken as far as it goes: looking for it again at each sign within would take long.
_STRINGS_AND_SLIPS = re.compile(r'"(?:[^"\\\n]|\\.)*+"?|//[^\n]*|/\*.*?(?:\*/|\Z)|,(?=\s*[\]}])', re.DOTALL)


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A document as text, and for JSON also as the value that it holds."""

    source: str
    """Name of the document, relative to the project, with forward slashes."""
    content: bytes = field(repr=False)
    text: str = field(repr=False)
    """Cleaned, with lines that end in a line feed."""
    value: Any = None
    """Of JSON: dicts, lists, cleaned texts, numbers. None of anything else."""

    @property
    def head(self) -> str:
        """The beginning of the text, by which its format is recognised."""
        return self.text[:_HEAD]

    @property
    def name(self) -> str:
        """The file's own name, in lower case."""
        return self.source.rpartition("/")[2].lower()

    def span(self, line: int, start: int = 0, end: int | None = None) -> Span:
        """Return a place on a line that is counted from 1. Splits the text, so use `Lines` for more than a few."""
        lines = self.text.split("\n")
        # Libraries count a line behind the last one when something is missing there.
        line = min(line, len(lines))
        return span_of(self.source, line, lines[line - 1], start, end)


def parse_json(text: str, source: str) -> tuple[Any, Notes]:
    """Return the value that a text holds, None if it is no JSON; then a note says where it goes wrong.

    One object to a line (JSON Lines) is read as a list, without the lines that are broken. Comments and commas before a
    closing bracket, which people write into files that they keep by hand, are passed over with a note.
    """
    try:
        return _loaded(text), ()
    except (json.JSONDecodeError, _TooDeepError) as error:
        fault = error
    lines = _json_lines(text, source)
    if lines is not None:
        return lines
    slips = [match for match in _STRINGS_AND_SLIPS.finditer(text) if match.group()[0] != '"']
    if slips:
        try:
            value = _loaded(_STRINGS_AND_SLIPS.sub(_without_slip, text))
        except (json.JSONDecodeError, _TooDeepError):
            pass
        else:
            what = "a comment" if slips[0].group()[0] == "/" else "a comma with nothing behind it"
            return value, (note("lenient-json", _place(text, source, slips[0].start()), what=what),)
    if isinstance(fault, _TooDeepError):
        return None, (note("broken-json", Span(source=source), reason="it is nested too deep"),)
    return None, (note("broken-json", _place(text, source, fault.pos), reason=_reason(fault)),)


class _TooDeepError(Exception):
    """JSON whose brackets lie in each other beyond all use."""


def _loaded(text: str) -> Any:
    try:
        value = json.loads(text, parse_constant=lambda _: None, parse_int=_number, parse_float=float)
        return clean_values(value) if _ODD_ESCAPE.search(text) else value
    except RecursionError as error:
        raise _TooDeepError from error


def _number(digits: str) -> int | None:
    # Python refuses numbers of thousands of digits with an error of another kind.
    return int(digits) if len(digits) <= 40 else None


def _json_lines(text: str, source: str) -> tuple[list[Any], Notes] | None:
    """Return the values of a text with one object to a line; a line that is broken costs itself.

    None if the text is something else: more than one of the lines has to begin as an object, and most have to be one.
    """
    values: list[Any] = []
    notes: list[Diagnostic] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line[:1] == "{":
            try:
                values.append(_loaded(line))
            except json.JSONDecodeError as fault:
                at = span_of(source, number, line, fault.pos, fault.pos + 1)
                notes.append(note("broken-json", at, reason=_reason(fault)))
            except _TooDeepError:
                notes.append(note("broken-json", span_of(source, number, line), reason="it is nested too deep"))
        elif line.strip():
            return None
        if len(notes) > len(values) + 1:
            return None
    return (values, tuple(notes)) if len(values) >= len(notes) and len(values) + len(notes) > 1 else None


def _without_slip(match: re.Match[str]) -> str:
    # Line ends stay, so that places in the text stay what they are.
    return match.group() if match.group()[0] == '"' else re.sub(r"[^\n]", " ", match.group())


def _place(text: str, source: str, position: int) -> Span:
    line = text.count("\n", 0, position) + 1
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    return span_of(source, line, text[start : None if end < 0 else end], position - start, position - start + 1)


def _reason(fault: json.JSONDecodeError) -> str:
    """Return the decoder's words as they stand in the middle of a sentence."""
    message = fault.msg.partition(":")[0]
    return message[:1].lower() + message[1:]
