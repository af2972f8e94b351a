"""Prose of authors -> safe markup and plain text. The only place where text becomes markup."""

import datetime
import re
from functools import lru_cache

from markupsafe import Markup as Html

from generator.language.words import Words
from generator.model.dates import PartialDate
from generator.model.paper import Byline
from generator.plan.views.pieces import DateView
from generator.prose import escape, is_plain, parse_prose, to_html, to_plain

_LAST_WORD = re.compile(r"\s+\S*$")


@lru_cache(maxsize=1_000)
def html_and_text(source: str, *, links: bool = True) -> tuple[Html, str]:
    """Return one text as markup and as its plain twin, from one parse. `links=False` for texts that are links.

    Remembered for a while: a paper's page, its reference and the files beside it need the same texts one after another.
    """
    if is_plain(source):
        return Html(escape(source)), _tidy(source)  # noqa: S704 - escaped here
    prose = parse_prose(source)
    return Html(to_html(prose, links=links)), _tidy(to_plain(prose))  # noqa: S704 - escaped by to_html


def plain_text(source: str) -> str:
    """Return one text without markup, where the markup is not wanted: half the work of `html_and_text`."""
    return _tidy(source if is_plain(source) else to_plain(parse_prose(source)))


def _tidy(text: str) -> str:
    """Return a text with one blank between words; most have that already, and are not taken apart."""
    if text.isprintable() and "  " not in text and not text.startswith(" ") and not text.endswith(" "):
        return text
    return " ".join(text.split())


@lru_cache(maxsize=100_000)
def plain(printed: str) -> str:
    r"""Return a name for showing: as printed, with TeX accents resolved (Ren\\'e -> René)."""
    return _tidy(printed if is_plain(printed) else to_plain(parse_prose(printed))) or printed


def named(byline: Byline, most: int, words: Words) -> str:
    """Return a byline as text with at most so many names, and whether there are more: never a number of a cut one."""
    names = [plain(authorship.name.display) for authorship in byline.authorships]
    text = ", ".join(names[:most])
    if names and not byline.complete:
        return f"{text} {words.say('et al.')}"
    if len(names) <= most:
        return text
    return words.count(len(names) - most, "{names} and {n} other", "{names} and {n} others", names=text)


def shorten(text: str, limit: int) -> str:
    """Return at most `limit` characters of a text, cut between words, with an ellipsis if something is missing."""
    if len(text) <= limit:
        return text
    cut = _LAST_WORD.sub("", text[: limit + 1])
    return (cut if len(cut) > limit // 2 else text[:limit]).rstrip(" ,;:–—-.(") + "…"


def date_view(date: PartialDate, words: Words) -> DateView:
    """Return a date as text at its own precision."""
    year, month, day = date.year, date.month, date.day
    short = compact = ""
    if month is None:
        text = words.date("year", year)
    elif day is None:
        short = words.month(month)
        text = words.date("month", year, month) if year is not None else short
    else:
        short = words.date("short-day-of-year", None, month, day)
        text = words.date("day", year, month, day) if year is not None else words.date("day-of-year", None, month, day)
        compact = words.date("short-day", year, month, day) if year is not None else ""
    return DateView(text, short, compact or text, date.iso, year, date.year_inferred)


def some_of(some: int, everything: int, words: Words) -> str:
    """Return how many of the papers: "7 of 15 papers"."""
    return words.count(everything, "{some} of {n} paper", "{some} of {n} papers", some=words.number(some))


def day_text(day: datetime.date, words: Words) -> str:
    """Return a day as text: "May 28, 2026"."""
    return words.date("day", day.year, day.month, day.day)
