"""A person's `papers/NAME.md` -> Addition, and what it adds to a paper."""

from pydantic import ValidationError

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span, span_of
from generator.model.addition import Addition
from generator.model.dates import PartialDate
from generator.parse.dates import parse_date
from generator.parse.faults import fault_of
from generator.parse.front_matter import FrontMatterError, split_front_matter
from generator.parse.text import decode_text, stem_of
from generator.prose import safe_url


def parse_addition(content: bytes, source: str) -> tuple[Addition | None, PartialDate | None, tuple[Diagnostic, ...]]:
    """Read what is said of one paper, and the date that it says; None if the front matter is wrong.

    A link that is not safe, and a date that cannot be read, cost themselves.
    """
    text, notes = decode_text(content, source)
    lines = text.split("\n")
    try:
        values, body, _ = split_front_matter(text)
    except FrontMatterError as error:
        return None, None, (*notes, note("bad-front-matter", _line(source, lines, error.line), reason=error.reason))
    stem = stem_of(source)
    try:
        addition = Addition.model_validate({**values, "source": source, "stem": stem, "body": body.strip()})
    except ValidationError as error:
        fault = fault_of(error, Addition)
        return None, None, (*notes, note("bad-front-matter", _place(f"{fault.key}:", source, lines), reason=fault.text))
    unsafe = [link.url for link in addition.links if safe_url(link.url, allow_relative=True) is None]
    notes += tuple(note("unsafe-link", _place(url, source, lines), text=url) for url in unsafe)
    links = tuple(link for link in addition.links if link.url not in unsafe)
    date = None
    if addition.date:
        reading = parse_date(addition.date)
        date = reading.date
        if reading.fault:
            reason = f"date: {reading.fault}"
            notes += (note("bad-front-matter", _place("date:", source, lines), reason=reason),)
    return addition.model_copy(update={"links": links}), date, notes


def _place(words: str, source: str, lines: list[str]) -> Span:
    number = next((number for number, line in enumerate(lines, 1) if words in line), None)
    return _line(source, lines, number) if number else Span(source=source)


def _line(source: str, lines: list[str], number: int) -> Span:
    return span_of(source, number, lines[number - 1])
