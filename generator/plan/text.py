"""Prose of authors -> safe markup and plain text. The only place where text becomes markup."""

import datetime
from functools import lru_cache

from markupsafe import Markup as Html

from generator.language.words import Words
from generator.model.dates import PartialDate
from generator.model.paper import Byline
from generator.plan.views.pieces import DateView
from generator.prose import escape, is_plain, parse_prose, to_html, to_plain


@lru_cache(maxsize=1_000)
def html_and_text(source: str, *, links: bool = True) -> tuple[Html, str]:
    """Return one text as markup and as its plain twin, from one parse. `links=False` for texts that are links.

    Remembered for a while: a paper's page, its reference and the files beside it need the same texts one after another.
    """
    if is_plain(source):
        return Html(escape(source)), tidy(source)  # noqa: S704 - escaped here
    prose = parse_prose(source)
    return Html(to_html(prose, links=links)), tidy(to_plain(prose))  # noqa: S704 - escaped by to_html


def plain_text(source: str) -> str:
    """Return one text without markup, where the markup is not wanted: half the work of `html_and_text`."""
    return tidy(source if is_plain(source) else to_plain(parse_prose(source)))


def tidy(text: str) -> str:
    """Return a text with one blank between words; most have that already, and are not taken apart."""
    if text.isprintable() and "  " not in text and not text.startswith(" ") and not text.endswith(" "):
        return text
    return " ".join(text.split())


@lru_cache(maxsize=100_000)
def plain(printed: str) -> str:
    r"""Return a name for showing: as printed, with TeX accents resolved (Ren\\'e -> René)."""
    return tidy(printed if is_plain(printed) else to_plain(parse_prose(printed))) or printed


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
    start = text[: limit + 1]
    # Up to the last blank, if there is one: what is cut off is a word that may go on.
    cut = start.rstrip() if start[-1].isspace() else start.rsplit(None, 1)[0]
    return (cut if len(cut) > limit // 2 else text[:limit]).rstrip(" ,;:–—-.(") + "…"


def date_view(date: PartialDate, words: Words) -> DateView:
    """Return a date as text at its own precision."""
    return _date_view(words, date.year, date.month, date.day, date.iso, date.year_inferred)


@lru_cache(maxsize=10_000)
def _date_view(
    words: Words, year: int | None, month: int | None, day: int | None, iso: str | None, inferred: bool
) -> DateView:
    """Return the same. Remembered: ten thousand papers have some three thousand different dates."""
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
    return DateView(text, short, compact or text, iso, year, inferred)


def some_of(some: int, everything: int, words: Words) -> str:
    """Return how many of the papers: "7 of 15 papers"."""
    return words.count(everything, "{some} of {n} paper", "{some} of {n} papers", some=words.number(some))


def day_text(day: datetime.date, words: Words) -> str:
    """Return a day as text: "May 28, 2026"."""
    return words.date("day", day.year, day.month, day.day)
