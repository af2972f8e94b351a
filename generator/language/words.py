"""The site's own words in one language: texts, plurals, numbers, dates and lists.

Everything is looked up in data that `languages/renew.py` has made of the catalogues and of CLDR, so that a build reads one
small file and needs no other library.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeVar

ENGLISH = "en"
LANGUAGES = ("en", "ar", "de", "es", "fr", "ja", "pt", "zh")
"""Those that there are words in."""

_Key = TypeVar("_Key")

ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
"""Around text whose direction is its own: Unicode's first strong isolate, and its end."""

_FOLDER = Path(__file__).with_name("compiled")

PluralRule = Callable[[int], int]

PLURALS: Mapping[str, tuple[tuple[str, ...], PluralRule]] = {
    "ar": (
        ("zero", "one", "two", "few", "many", "other"),
        lambda n: n if n < 3 else 3 if 3 <= n % 100 <= 10 else 4 if n % 100 >= 11 else 5,
    ),
    "de": (("one", "other"), lambda n: int(n != 1)),
    "en": (("one", "other"), lambda n: int(n != 1)),
    "es": (("one", "many", "other"), lambda n: 0 if n == 1 else 2 - _is_full_millions(n)),
    "fr": (("one", "many", "other"), lambda n: 0 if n < 2 else 2 - _is_full_millions(n)),
    "ja": (("other",), lambda n: 0),  # noqa: ARG005 - one form for all numbers
    "pt": (("one", "many", "other"), lambda n: 0 if n < 2 else 2 - _is_full_millions(n)),
    "zh": (("other",), lambda n: 0),  # noqa: ARG005
}
"""Of each language, the names that CLDR has for its plural forms, and which one a whole number takes."""


def _is_full_millions(number: int) -> bool:
    return number != 0 and number % 1_000_000 == 0


DateForm = Literal["day", "month", "day-of-year", "short-day", "short-day-of-year", "month-of-year", "year"]

_FIGURE = re.compile(r"(?P<whole>\d+|\d{1,3}(?:,\d{3})+)(?:\.(?P<part>\d+))?(?P<percent> ?%)?")
"""A number in English digits."""
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def language_for(tag: str) -> str:
    """Return which of the languages here a reader of a language is given: "de-AT" reads "de", "it" reads "en"."""
    base = tag.partition("-")[0].lower()
    return base if base in LANGUAGES else ENGLISH


def tag_for(tag: str) -> str:
    """Return the tag of what a reader of a language is given: "de-AT" for itself, "zh" for "zh-TW", "en" for "it"."""
    language, *parts = tag.split("-")
    traditional = language == "zh" and not {"Hant", "TW", "HK", "MO"}.isdisjoint(parts)
    return tag if language in LANGUAGES and not traditional else language_for(tag)


class Words:
    """What the site says, in one language. Equal wherever it is made, so it need not be a part of what it is used for."""

    def __init__(self, language: str, facts: Mapping[str, object], messages: Mapping[str, str | Sequence[str]]) -> None:
        self.language = language
        self.name = str(facts["name"])
        """What its speakers call it."""
        self.direction = str(facts["direction"])
        """ "ltr" or "rtl"."""
        self.categories, self.plural_form = PLURALS[language]
        self._messages = messages
        numbers, dates, lists = facts["numbers"], facts["dates"], facts["lists"]
        if not isinstance(numbers, dict) or not isinstance(dates, dict) or not isinstance(lists, dict):
            raise TypeError(f"the data of {language} is damaged")
        self._group, self._decimal, self._percent = numbers["group"], numbers["decimal"], numbers["percent"]
        self._least_grouped: int = numbers["least_grouped"]
        self._dates: dict[str, str | list[str]] = dates
        self._lists: dict[str, str] = lists

    def said(self, text: str) -> str:
        """Return a text with its placeholders as they are; as it is written if the catalogue does not have it."""
        found = self._messages.get(text, text)
        return found if isinstance(found, str) else found[-1]

    def say(self, text: str, /, **values: str) -> str:
        """Return a text with its placeholders filled: `say("Papers of {year}", year="2025")`."""
        said = self.said(text)
        return said.format_map(self._apart(values)) if values else said

    def _apart(self, values: Mapping[_Key, str]) -> Mapping[_Key, str]:
        """Return what a text is filled with; set apart where names may run against its direction."""
        return values if self.direction == "ltr" else {key: self.apart(value) for key, value in values.items()}

    def apart(self, text: str) -> str:
        """Return a text that keeps its own direction between words of this language."""
        return text if self.direction == "ltr" or not text else f"{ISOLATE}{text}{END_OF_ISOLATE}"

    def forms(self, one: str, many: str) -> tuple[str, ...]:
        """Return all forms of a text for a number `{n}`, in the order of `categories`."""
        found = self._messages.get(one)
        if found is None or isinstance(found, str):
            return (one, many) if len(self.categories) == 2 else (many,) * len(self.categories)
        return tuple(found)

    def count(self, number: int, one: str, many: str, /, **values: str) -> str:
        """Return a text about a number: `count(7, "{n} paper", "{n} papers")`."""
        return self.forms(one, many)[self.plural_form(number)].format_map({"n": self.number(number), **self._apart(values)})

    def number(self, number: int) -> str:
        """Return a whole number with its thousands apart: "1,234", "1.234"."""
        return f"{number:,}".replace(",", self._group) if abs(number) >= self._least_grouped else str(number)

    def figure(self, printed: str) -> str:
        """Return a number as a source prints it, "1,679", "92.3" or "54%", the way this language writes it.

        What is no plain number in English digits stays as it is.
        """
        if self.language == ENGLISH:
            return printed
        found = _FIGURE.fullmatch(printed)
        if found is None:
            return printed
        text = self.number(int(found["whole"].replace(",", "")))
        if found["part"]:
            text += self._decimal + found["part"]
        return self._percent.replace("0", text) if found["percent"] else text

    def listed(self, items: Sequence[str]) -> str:
        """Return things in a row: "A, B, and C"."""
        items = tuple(self._apart(dict(enumerate(items))).values())
        if len(items) < 2:
            return "".join(items)
        if len(items) == 2:
            return self._lists["two"].format(*items)
        text = self._lists["end"].format(items[-2], items[-1])
        for item in reversed(items[1:-2]):
            text = self._lists["middle"].format(item, text)
        return self._lists["start"].format(items[0], text)

    def joined(self, parts: Iterable[str]) -> str:
        """Return facts behind each other, "15 papers, 2020 – 2026"; empty ones are left out."""
        return self.said(", ").join(part for part in parts if part)

    def sentences(self, *sentences: str) -> str:
        """Return sentences behind each other; Chinese and Japanese have no blank between them."""
        return ("" if self.language in ("ja", "zh") else " ").join(sentence for sentence in sentences if sentence)

    def date(self, form: DateForm, year: int | None = None, month: int = 1, day: int | None = None) -> str:
        """Return a date in one of the forms that this language has: day "28 May 2025", month "May 2025", year "2025"."""
        pattern = self._dates[form]
        first = self._dates["first"] if day == 1 else day
        return (pattern if isinstance(pattern, str) else pattern[month - 1]).format(y=year, d=first)

    def years(self, first: int, last: int) -> str:
        """Return from which year to which: "2019 – 2026", "2019–2026"; a single year as a date, "2026"."""
        if first == last:
            return self.date("year", first)
        return str(self._dates["years"]).format(first=first, last=last)

    def month(self, number: int, *, short: bool = False, initial: bool = False) -> str:
        """Return the name of a month, from 1, that stands alone; in short, or as narrow as it can be told."""
        return self._dates["months-narrow" if initial else "months-short" if short else "months"][number - 1]


@lru_cache(maxsize=16)
def words_of(tag: str) -> Words:
    """Return the words for readers of a language."""
    language = language_for(tag)
    data = json.loads((_FOLDER / f"{language}.json").read_bytes())
    return Words(language, data["facts"], data["messages"])


def placeholders(text: str) -> list[str]:
    """Return the names that a text has room for, sorted."""
    return sorted(_PLACEHOLDER.findall(text))
