"""The line above a title: "92.3LGMay 28, 2025Code" -> score, category, date, code flag."""

import calendar
import difflib
import re
from functools import lru_cache

from pydantic import ValidationError

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, span_of
from generator.model.category import Category, category_of, is_category_code, taxonomy
from generator.model.dates import PartialDate
from generator.model.value import value

LONGEST_STAMP = 80
"""Characters; a longer line is no stamp. The longest regular one has fewer than 50."""

_MONTH_BY_NAME = {
    **{name: number for number, name in enumerate(calendar.month_name) if name},
    **{name: number for number, name in enumerate(calendar.month_abbr) if name},
    "Sept": 9,
}
_MONTH = "(?:" + "|".join(sorted(_MONTH_BY_NAME, key=len, reverse=True)) + r")(?![a-z])"

# Each pattern is anchored where the one before it ended, so a line is read once from left to right.
_SCORE = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)(?![0-9.])\s*", re.ASCII)
_YEAR_ONLY = re.compile(r"(1[0-9]{3}|20[0-9]{2}|21[0-9]{2})(?![0-9.])\s*", re.ASCII)
_GLUED_DIGITS = re.compile(r"[0-9][0-9.]*", re.ASCII)
_CATEGORY = re.compile(r"([a-z]+(?:-[a-z]+)*(?:\.(?:[A-Z]{2}|[a-z]+(?:-[a-z]+)*))?|[A-Z]{2})\s*", re.ASCII)
_DATE = re.compile(
    rf"(?P<text>(?P<month>{_MONTH})\.?(?:\s{{1,3}}(?P<day>[0-9]{{1,2}})(?![0-9])(?:,?\s{{1,3}}(?P<year>[0-9]{{4}})(?![0-9]))?"
    rf"|\s{{1,3}}(?P<month_year>[0-9]{{4}})(?![0-9])))\s*",
    re.ASCII,
)
_CODE = re.compile(r"Code\s*\Z")


@value
class Stamp:
    """What the line above a title says."""

    score: float | None = None
    score_text: str | None = None
    category: Category | None = None
    date: PartialDate | None = None
    has_code: bool = False
    whole: bool = True
    """False if a part of the line was not understood."""

    @property
    def parts(self) -> int:
        """How many of the four parts were read."""
        return (self.score is not None) + (self.category is not None) + (self.date is not None) + self.has_code


def parse_stamp(text: str, source: str, line: int) -> tuple[Stamp | None, tuple[Diagnostic, ...]]:
    """Read a line as a stamp; None if nothing of it is one. What is not understood is left out, and noted.

    A number that ends the line or stands before a month is a score, unless it is a bare year. A date without a year has
    `year=None`: the document as a whole tells the year.
    """
    if not text or len(text) > LONGEST_STAMP:
        return None, ()
    return _Reader(text, source, line).read()


class _Reader:
    """Reads one line from left to right; `at` is how far it has come."""

    def __init__(self, text: str, source: str, line: int) -> None:
        self.text, self.source, self.line = text, source, line
        self.at = len(text) - len(text.lstrip())
        self.notes: list[Diagnostic] = []
        self.found = False

    def read(self) -> tuple[Stamp | None, tuple[Diagnostic, ...]]:
        score = self._score()
        category = self._category()
        date = self._date()
        code = _CODE.match(self.text, self.at)
        if code:
            self.at, self.found = code.end(), True
        if not self.found:
            return None, ()
        whole = self.at >= len(self.text.rstrip())
        if not whole:
            self._note("unreadable-stamp", self.at, len(self.text.rstrip()))
        stamp = Stamp(
            score=score[0] if score else None,
            score_text=score[1] if score else None,
            category=category,
            date=date,
            has_code=bool(code) or (not whole and self.text.rstrip().endswith("Code")),
            whole=whole,
        )
        return stamp, tuple(self.notes)

    def _note(self, code: str, start: int, end: int, **fields: object) -> None:
        words = self.text[start:end].strip()
        self.notes.append(note(code, span_of(self.source, self.line, self.text, start, end), text=words, **fields))

    def _score(self) -> tuple[float, str] | None:
        match = _SCORE.match(self.text, self.at)
        if not match:
            glued = _GLUED_DIGITS.match(self.text, self.at)
            if glued and len(glued.group()) > 4:
                self._note("ambiguous-score", self.at, glued.end())
                self.at, self.found = glued.end(), True
            return None
        # Four digits that could be a year, with no date behind them, are the year: scores have at most three.
        rest = self.text[match.end() :].strip()
        if _YEAR_ONLY.fullmatch(match.group()) and rest in ("", "Code"):
            return None
        self.found = True
        start, self.at = self.at, match.end()
        text = match.group(1)
        whole_digits, _, decimals = text.partition(".")
        if rest in ("", "Code") and len(whole_digits + decimals) > 4 and _YEAR_ONLY.search(text[-4:]):
            self._note("ambiguous-score", start, start + len(text))
            return None
        if len(whole_digits) > 3 or float(text) > 100:
            self._note("bad-score", start, start + len(text))
            return None
        return float(text), text

    def _category(self) -> Category | None:
        match = _CATEGORY.match(self.text, self.at)
        if not match or self.text.startswith("Code", self.at):
            return None
        code = match.group(1)
        known = is_category_code(code)
        # A lower-case word is a category only if the taxonomy knows it, or everything around it says so.
        if not known and not code.isupper() and "." not in code and not _DATE.match(self.text, match.end()):
            return None
        start, self.at = self.at, match.end()
        self.found = True
        if not known:
            self._note("unknown-category", start, start + len(code), suggestion=_suggestion(code))
        return category_of(code)

    def _date(self) -> PartialDate | None:
        match = _DATE.match(self.text, self.at)
        if not match:
            bare = _YEAR_ONLY.match(self.text, self.at)
            if not bare:
                return None
            self.at, self.found = bare.end(), True
            return _date_of(bare.group(1), int(bare.group(1)))
        start, self.at = self.at, match.end()
        self.found = True
        text, year_text = match["text"], match["year"] or match["month_year"]
        if match["year"] is None and match["day"] is not None and self.text[self.at : self.at + 1] == ",":
            # "May 28, 20x5": what follows the comma was meant as a year, so the date is not one "without a year".
            return None
        try:
            year = int(year_text) if year_text else None
            return _date_of(text, year, _MONTH_BY_NAME[match["month"]], int(match["day"]) if match["day"] else None)
        except ValidationError as error:
            self._note("bad-date", start, start + len(text), reason=date_fault(error))
            return None


@lru_cache(maxsize=20_000)
def _date_of(text: str, year: int | None, month: int | None = None, day: int | None = None) -> PartialDate:
    """Return a date. Remembered: ten thousand papers have some three thousand different ones."""
    return PartialDate(text=text, year=year, month=month, day=day)


def date_fault(error: ValidationError) -> str:
    """Say in words what is wrong with a date, by the kind of the first error."""
    first = error.errors()[0]
    if first["type"] == "value_error":
        return str(first["ctx"]["error"])
    return {"year": "the year is out of range", "day": "there is no such day"}.get(
        str(first["loc"][-1]) if first["loc"] else "", "it is not in the calendar"
    )


def _suggestion(code: str) -> str:
    near = difflib.get_close_matches(code, [*taxonomy(), *(full.partition(".")[2] for full in taxonomy())], n=1)
    return f"did you mean {near[0]}? It is shown by its code" if near and near[0] else "it is shown by its code"
