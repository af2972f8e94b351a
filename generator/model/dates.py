"""Dates as precise as their source: a year, a month or a day, the year perhaps inferred or unknown."""

import calendar
import datetime
import re
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from generator.model.base import Model

MONTHS = tuple(calendar.month_abbr[number] for number in range(1, 13))
"""English abbreviations, "Jan" to "Dec"; profile documents print them whatever the reader's language."""

Season = Literal["spring", "summer", "autumn", "winter"]

Precision = Literal["year", "month", "day"]


_WHEN = re.compile(r"[12][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?", re.ASCII)


def _when_text(value: Any) -> Any:
    """Let a year or a day, as YAML reads them, stand for a date."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _when(text: str) -> str:
    if not _WHEN.fullmatch(text):
        raise ValueError("expected a year, a month or a day, such as 2024, 2024-10 or 2024-10-01")
    if len(text) == 10:
        days = calendar.monthrange(int(text[:4]), int(text[5:7]))[1]
        if int(text[8:]) > days:
            raise ValueError(f"this month has {days} days")
    return text


When = Annotated[str, BeforeValidator(_when_text, str | int | datetime.date), AfterValidator(_when)]
"""A date as precise as it is known, without more: "2024", "2024-10", "2024-10-01"."""


def in_order(since: str | None, until: str | None) -> bool:
    """Tell whether a date may lie before another, as far as both are known."""
    return since is None or until is None or until[: len(since)] >= since[: len(until)]


class PartialDate(Model):
    """A date of the Gregorian calendar, known to the year, the month or the day."""

    text: str = Field(min_length=1)
    """As printed in the source, "May 28, 2025"; never tidied. Of a span, the other fields tell the beginning."""
    year: int | None = Field(default=None, ge=1000, le=9999)
    """None if the source leaves the year out and nothing tells which it was."""
    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)
    year_inferred: bool = False
    """True if the source leaves the year out and it was concluded from other dates of the document."""

    uncertain: bool = False
    """True if the source itself marks the date as uncertain or approximate."""
    season: Season | None = None
    """Of a date that is known to the year otherwise."""

    @model_validator(mode="after")
    def _is_in_the_calendar(self) -> Self:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        if self.year is None and self.month is None:
            raise ValueError("a date needs a year or a month")
        # Without a year, 29 February has to be let through: 2024 is a leap year.
        if self.day is not None and self.month is not None:
            days = calendar.monthrange(self.year or 2024, self.month)[1]
            if self.day > days:
                raise ValueError(f"this month has {days} days")
        return self

    @property
    def precision(self) -> Precision:
        """The finest part that is known."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def iso(self) -> str | None:
        """ISO 8601 at its own precision, "2025", "2025-05" or "2025-05-28"; None while the year is unknown."""
        if self.year is None:
            return None
        month = "" if self.month is None else f"-{self.month:02d}"
        return f"{self.year:04d}{month}" if self.day is None else f"{self.year:04d}{month}-{self.day:02d}"

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Ascending by time; within a year, dates that are known only to the year or month come first."""
        return (self.year or 0, self.month or 0, self.day or 0)
