"""The lines above the papers: name, main category, headline numbers."""

import re

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, span_of
from generator.model.category import Category, category_of, is_category_code
from generator.model.profile import Metric
from generator.model.value import value
from generator.parse.byline import LONGEST_NAME
from generator.parse.text import stem_of

_HEADING = re.compile(r"([0-9][0-9,]{0,12}) Papers?", re.ASCII | re.IGNORECASE)
_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,9}"
_NUMBER_FIRST = re.compile(rf"({_NUMBER})(\.[0-9]{{1,6}})?\s*+(%?)\s*+([^\s0-9%].{{0,60}})", re.ASCII)
_LABEL_FIRST = re.compile(rf"(\S.{{0,60}}?)\s*(?<![0-9.,])({_NUMBER})(\.[0-9]{{1,6}})?\s*(%?)", re.ASCII)
_CATEGORY = re.compile(r"[A-Z]{2}|[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z-]{1,20})?", re.ASCII)
_KEYS = {
    "h-index": "h_index",
    "h index": "h_index",
    "paper": "papers",
    "papers": "papers",
    "citation": "citations",
    "citations": "citations",
    "novelty": "novelty",
    "ai score": "ai_score",
}


@value
class Header:
    """What stands above the papers."""

    name: str
    primary_category: Category | None
    metrics: tuple[Metric, ...]
    announced_papers: int | None
    """The number of the heading, "15 Papers"; None without a heading."""
    heading_index: int | None
    """Index of the heading among the document's lines; None without a heading."""


def find_heading(lines: list[str], before: int) -> int | None:
    """Return the index of the line "15 Papers" that ends the header, looking no further than `before`."""
    for index in range(min(before, len(lines))):
        # A heading stands alone; the same words as a title or within an abstract have text above or below.
        alone = not any(line.strip() for line in lines[index + 1 : index + 2])
        if alone and _HEADING.fullmatch(lines[index].strip()):
            return index
    return None


def parse_header(lines: list[str], end: int, source: str) -> tuple[Header, tuple[Diagnostic, ...]]:
    """Read lines up to `end`, the index of the first line that belongs to a paper."""
    notes: list[Diagnostic] = []
    heading = find_heading(lines, end)
    announced = None
    if heading is not None:
        match = _HEADING.fullmatch(lines[heading].strip())
        announced = int(match.group(1).replace(",", "")[:9]) if match else None
    last = end if heading is None else heading
    content = [(index, lines[index].strip()) for index in range(last) if lines[index].strip()]
    first = content[0] if content else (0, "")
    if not content or parse_metric(first[1]) or _is_category(first[1]):
        # The file's name is the author's own word for whom the document speaks of.
        name = _name_of(source)
        notes.append(note("missing-name", span_of(source, first[0] + 1, first[1]), name=name))
    else:
        name = " ".join(first[1].split())
        if len(name) > LONGEST_NAME:
            span = span_of(source, first[0] + 1, lines[first[0]])
            notes.append(note("too-long", span, what="the name", length=len(name), limit=LONGEST_NAME))
            name = name[:LONGEST_NAME]
        content = content[1:]
    category: Category | None = None
    metrics: dict[str, Metric] = {}
    for index, text in content:
        span = span_of(source, index + 1, lines[index])
        metric = parse_metric(text)
        if metric and metric.key not in metrics:
            metrics[metric.key] = metric
        elif metric:
            notes.append(note("repeated-header-line", span, what=f"the number {metric.label!r}", text=text))
        elif not _CATEGORY.fullmatch(text):
            notes.append(note("unknown-header-line", span, text=text))
        elif category is not None:
            notes.append(note("repeated-header-line", span, what="a main category", text=text))
        else:
            category = category_of(text)
            if not category.known:
                notes.append(note("unknown-category", span, text=text, suggestion="it is shown by its code"))
    return Header(name, category, tuple(metrics.values()), announced, heading), tuple(notes)


def parse_metric(text: str) -> Metric | None:
    """Read "h-index20", "1,679citations" or "Novelty54%"; None if the line is not a label and a number.

    Labels that we do not know are kept, under a key made of their words.
    """
    if len(text) > 100:
        return None
    number_first = _NUMBER_FIRST.fullmatch(text)
    label_first = None if number_first else _LABEL_FIRST.fullmatch(text)
    if number_first:
        whole, decimals, unit, label = number_first.groups()
    elif label_first:
        label, whole, decimals, unit = label_first.groups()
    else:
        return None
    label = " ".join(label.strip(" :").split())
    key = _KEYS.get(label.lower()) or "_".join(re.findall(r"\w+", label.lower()))
    if not key:
        return None
    value = float(whole.replace(",", "") + (decimals or ""))
    return Metric(key=key, label=label, value=value, unit=unit or None, text=whole + (decimals or "") + unit)


def _is_category(text: str) -> bool:
    return bool(_CATEGORY.fullmatch(text)) and is_category_code(text)


def _name_of(source: str) -> str:
    words = [word for word in re.split(r"[-_\s]+", stem_of(source)) if word]
    return " ".join(word[:1].upper() + word[1:] for word in words) or "Unnamed"
