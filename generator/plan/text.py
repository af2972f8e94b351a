"""Prose of authors -> safe markup and plain text. The only place where text becomes markup."""

import datetime
import re
from functools import lru_cache

from markupsafe import Markup as Html

from generator.model.dates import MONTHS, PartialDate
from generator.model.paper import Byline
from generator.plan.views import DateView
from generator.prose import escape, is_plain, parse_prose, to_html, to_plain

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

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


def named(byline: Byline, most: int) -> str:
    """Return a byline as text with at most so many names, and whether there are more: never a number of a cut one."""
    names = [plain(authorship.name.display) for authorship in byline.authorships]
    text = ", ".join(names[:most])
    if names and not byline.complete:
        return f"{text} et al."
    return f"{text} and {counted(len(names) - most, 'other')}" if len(names) > most else text


def shorten(text: str, limit: int) -> str:
    """Return at most `limit` characters of a text, cut between words, with an ellipsis if something is missing."""
    if len(text) <= limit:
        return text
    cut = _LAST_WORD.sub("", text[: limit + 1])
    return (cut if len(cut) > limit // 2 else text[:limit]).rstrip(" ,;:–—-.(") + "…"


def date_view(date: PartialDate) -> DateView:
    """Return a date as text at its own precision."""
    month = MONTH_NAMES[date.month - 1] if date.month else ""
    short = f"{MONTHS[date.month - 1]} {date.day}" if date.month and date.day else month
    if date.year is None:
        text = f"{month} {date.day}" if date.day else month
    elif date.month and date.day:
        text = f"{month} {date.day}, {date.year}"
    else:
        text = f"{month} {date.year}".strip()
    compact = f"{short}, {date.year}" if short and date.year is not None else text
    return DateView(text, short, compact, date.iso, date.year, date.year_inferred)


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: "1 paper", "1,234 papers"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day_text(day: datetime.date) -> str:
    """Return a day as text: "May 28, 2026"."""
    return f"{MONTH_NAMES[day.month - 1]} {day.day}, {day.year}"
