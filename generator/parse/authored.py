"""Markdown with front matter, as authors keep it -> a model. What is wrong costs itself, never the file."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span, span_of
from generator.model.base import Model
from generator.model.value import value
from generator.parse.faults import Fault, fault_of, faults_of
from generator.parse.front_matter import FrontMatterError, split_front_matter
from generator.parse.text import decode_text

Notes = tuple[Diagnostic, ...]
M = TypeVar("M", bound=Model)
_NONE: Mapping[str, Any] = {}
_ITEM = re.compile(r"([^\S\n]*)-[^\S\n]+(?=\S)")
"""A line that an item of a list begins."""


@value
class Authored:
    """A file, taken apart."""

    source: str
    """Name of the document, relative to the project, with forward slashes."""
    lines: list[str]
    values: dict[str, Any]
    """Of the front matter."""
    body: str
    above: int
    """Lines before the body."""
    keys: dict[str, int]
    """The lines that keys stand on, counted from 1."""

    def place(self, words: str) -> Span:
        """Return where some words first stand; the whole file if they are nowhere."""
        for number, line in enumerate(self.lines, start=1):
            start = line.find(words)
            if start >= 0:
                return span_of(self.source, number, line, start, start + len(words))
        return Span(source=self.source)

    def as_model(
        self, model: type[M], own: Mapping[str, Any], defaults: Mapping[str, Any] = _NONE, essential: tuple[str, ...] = ()
    ) -> tuple[M | None, Notes]:
        """Make a model of the values. A key that is wrong is left out with a note, and so is an item of a list.

        own: values that the author does not give. defaults: values for keys that are missing, or wrong. Returns None if one
        of the keys without which the rest may mean something else is wrong.
        """
        given = {key: one for key, one in self.values.items() if key not in own}
        notes: list[Diagnostic] = [self._left_out(f"{key} is not known", key) for key in self.values if key in own]
        while True:
            try:
                return model.model_validate({**defaults, **given, **own}), tuple(notes)
            except ValidationError as error:
                # All keys at a time: one after another, thousands that are wrong would take the square of their number.
                for fault in faults_of(error, model):
                    if fault.key not in given or fault.key in essential:
                        return None, (*notes, note("bad-front-matter", self._place_of(fault.key), reason=fault.text))
                    kept, faults = _without_faults(model, fault, given.pop(fault.key), {**defaults, **own})
                    if kept:
                        given[fault.key] = kept
                    notes += [self._left_out(one.text, fault.key, one.item) for one in faults]

    def _left_out(self, reason: str, key: str, item: int | None = None) -> Diagnostic:
        place = None if item is None else self._place_of_item(key, item)
        return note("bad-field", place or self._place_of(key), reason=reason)

    def _place_of(self, key: str) -> Span:
        number = self.keys.get(key)
        return span_of(self.source, number, self.lines[number - 1], 0, len(key)) if number else self.place(key)

    def _place_of_item(self, key: str, item: int) -> Span | None:
        """Return the line that begins an item of a list; None if its items do not begin lines."""
        above = self.keys.get(key, self.above)
        items: list[tuple[int, re.Match[str]]] = []
        for number, line in enumerate(self.lines[above : self.above - 1], start=above + 1):
            mark = _ITEM.match(line)
            if mark and (not items or mark[1] == items[0][1][1]):
                items.append((number, mark))
            elif not mark and line[:1].strip(" \t#"):
                break
        if item >= len(items):
            return None
        number, mark = items[item]
        return span_of(self.source, number, self.lines[number - 1], mark.end(), len(self.lines[number - 1].rstrip()))


def read_authored(content: bytes, source: str) -> tuple[Authored | None, Notes]:
    """Take a file apart; None if its front matter cannot be read at all."""
    text, notes = decode_text(content, source)
    lines = text.split("\n")

    def at(line: int) -> Span:
        return span_of(source, line, lines[line - 1])

    try:
        matter = split_front_matter(text)
    except FrontMatterError as error:
        return None, (*notes, note("bad-front-matter", at(error.line), reason=error.reason))
    notes += tuple(note("bad-field", at(line), reason=reason) for reason, line in matter.faults)
    keys = {line.partition(":")[0]: number for number, line in reversed([*enumerate(lines[: matter.above], start=1)])}
    return Authored(source, lines, dict(matter.values), matter.body, matter.above, keys), notes


def _without_faults(
    model: type[Model], fault: Fault, given: object, others: Mapping[str, Any]
) -> tuple[list[object], tuple[Fault, ...]]:
    """Return the items of a list that are right by themselves, and what is wrong with the others.

    What is no list, or wrong only as a whole, has no items that are right.
    """
    if not isinstance(given, list) or fault.unknown:
        return [], (fault,)
    judged = [(item, _fault_of_item(model, fault.key, item, others)) for item in given]
    faults = tuple(replace(found, item=place) for place, (_, found) in enumerate(judged) if found is not None)
    return ([item for item, found in judged if found is None], faults) if faults else ([], (fault,))


def _fault_of_item(model: type[Model], key: str, item: object, others: Mapping[str, Any]) -> Fault | None:
    try:
        model.model_validate({**others, key: [item]})
    except ValidationError as error:
        fault = fault_of(error, model)
        # It is the first of a list that it is in for this only.
        return replace(fault, text=fault.text.replace(f"{key}.0", key, 1))
    return None
