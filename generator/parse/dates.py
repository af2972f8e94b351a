"""Dates as bibliographies write them -> PartialDate: ISO 8601 and EDTF level 1, month names, spans, seasons."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from pydantic import ValidationError

from generator.model.dates import PartialDate, Season
from generator.parse.stamp import date_fault

_LONGEST = 200
"""Characters of a date; a longer text is none."""

_MONTH_WORDS = """
jan january januar janvier janv enero gennaio januari janeiro
feb february februar fevrier fevr febrero febbraio februari fevereiro febr
mar march marz mars marzo maart marco mrz
apr april avril avr abril aprile
may mai mayo maggio mei maio
jun june juni juin junio giugno junho
jul july juli juillet juil julio luglio julho
aug august aout agosto augustus ago
sep sept september septembre septiembre settembre setembro
oct october oktober octobre octubre ottobre outubro okt
nov november novembre noviembre novembro
dec december dezember decembre diciembre dicembre dezembro dez
"""
_MONTHS = {word: month for month, line in enumerate(_MONTH_WORDS.split("\n")[1:13], start=1) for word in line.split()}
_SEASONS: dict[str, Season] = {
    "spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter",
    "fruhling": "spring", "fruhjahr": "spring", "sommer": "summer", "herbst": "autumn",
}  # fmt: skip
_SEASON_CODES: dict[int, Season] = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}

# [+-]YYYY[-MM[-DD]][Ttime] with the signs of EDTF: X (or u) for a digit that is not known, ? ~ % for what is not certain.
_ISO = re.compile(
    r"(?P<sign>[-+]?)Y?(?P<year>[0-9]{2}[0-9XuU]{2}|[0-9]{5,12})"
    r"(?:[-/.](?P<month>[0-9]{1,2}|XX|uu)(?:[-/.](?P<day>0{0,2}[0-9]{1,2}|XX|uu))?)?"
    r"(?:[T ][0-9:.]{2,20}(?:Z|[-+][0-9:]{2,6})?)?",
    re.ASCII,
)
_COMPACT = re.compile(r"((?:1[0-9]|20)[0-9]{2})(0[1-9]|1[0-2])([0-2][0-9]|3[01])", re.ASCII)
_BLANKS = re.compile(r"([0-9]{4}) ([0-9]{1,2})(?: ([0-9]{1,2}))?", re.ASCII)
_REVERSED = re.compile(r"(?P<first>[0-9]{1,2})[-/.](?:(?P<second>[0-9]{1,2})[-/.])?(?P<year>[0-9]{4})", re.ASCII)
_DOUBT = re.compile(r"[?~%]|\b(?:circa|about|approximately|approx|um|ca|c)\b\.?\s*|\bc(?=[0-9]{4}\b)", re.IGNORECASE)
_BEFORE_CHRIST = re.compile(r"\b(?:BCE?|B\.\s?C\.(?:\s?E\.)?|v\.\s?Chr\.)", re.IGNORECASE)
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+", re.UNICODE)
_YEAR = re.compile(r"(?<![0-9])(?:1[0-9]{3}|2[01][0-9]{2})(?![0-9])", re.ASCII)
_UNKNOWN_END = frozenset({"", "..", "open", "unknown", "*"})


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date as far as it was understood, and what is wrong with it."""

    date: PartialDate | None = None
    fault: str | None = None
    """Why the whole or a part could not be used; None if everything was."""


@lru_cache(maxsize=8192)
def parse_date(text: str) -> DateReading:
    """Read a date in any form that bibliographies use. What is wrong costs the part that it is in, the year last.

    Of a span the beginning counts; of one whose beginning is open, the end, as uncertain. A year with unknown digits
    ("199X") is read as its first year and uncertain. Source: EDTF level 1 in ISO 8601-2:2019, annex A; and practice.
    """
    printed = " ".join(text[: _LONGEST + 1].split())
    if not printed or len(printed) > _LONGEST:
        return DateReading(fault="it is too long" if printed else "it is empty")
    plain, uncertain = _without_doubt(printed)
    begin, slash, end = (part.strip() for part in plain.partition("/"))
    if slash and _is_span(begin, end):
        if begin.lower() in _UNKNOWN_END:
            return _read_one(end, printed, uncertain=True)
        return _read_one(begin, printed, uncertain=uncertain)
    return _read_one(plain, printed, uncertain=uncertain)


def parse_month(text: str) -> tuple[int | None, int | None, Season | None]:
    """Return month, day and season of what stands in a field for the month: "May", "5", "10 mar", "July--August"."""
    month: int | None = None
    day: int | None = None
    season: Season | None = None
    for token in _TOKEN.findall(text[:_LONGEST])[:12]:
        word = _folded(token)
        # "²" is a digit to Python, and no number.
        if word.isascii() and word.isdigit():
            number = int(word[:4])
            if 1 <= number <= 31 and day is None:
                day = number
        elif month is None and word in _MONTHS:
            month = _MONTHS[word]
        elif season is None and word in _SEASONS:
            season = _SEASONS[word]
    if month is None and day is not None and season is None and text.isascii() and text.strip().isdigit():
        return (day, None, None) if day <= 12 else (None, None, _SEASON_CODES.get(day))
    return month, day if month is not None else None, season


def date_of_parts(
    text: str,
    year: int | None,
    month: int | None = None,
    day: int | None = None,
    *,
    uncertain: bool = False,
    season: Season | None = None,
) -> DateReading:
    """Return a date of parts that the source tells apart; a month or day that cannot be is left out, with the reason."""
    if year is None:
        return DateReading(fault="it has no year")
    if not 1000 <= year <= 2999:
        return DateReading(fault="only years from 1000 to 2999 can be shown")
    fault = None
    if month is not None and month in _SEASON_CODES:
        season, month, day = _SEASON_CODES[month], None, None
    if month is not None and not 1 <= month <= 12:
        fault, month, day = f"there is no month {month}", None, None
    if month is None:
        day = None
    parts = {"text": text, "year": year, "month": month, "uncertain": uncertain, "season": None if month else season}
    if day is not None:
        try:
            return DateReading(PartialDate.model_validate({**parts, "day": day}), fault)
        except ValidationError as error:
            fault = date_fault(error)
    return DateReading(PartialDate.model_validate(parts), fault)


def _without_doubt(text: str) -> tuple[str, bool]:
    plain = _DOUBT.sub("", text).strip("[]() ")
    return plain, plain != text.strip("[]() ")


def _is_span(begin: str, end: str) -> bool:
    """Tell a span ("1995/1997-06", "../1998") from a date that is written with slashes ("1995/06/12", "1995///")."""
    if begin.lower() in _UNKNOWN_END:
        return bool(end)
    iso = _ISO.fullmatch(begin)
    if iso is None or end.startswith("/"):
        return False
    return end.lower() in _UNKNOWN_END - {""} or end == "" or bool(_ISO.fullmatch(end) and len(end) >= 4)


def _read_one(text: str, printed: str, *, uncertain: bool) -> DateReading:
    if _BEFORE_CHRIST.search(text) or (text[:1] == "-" and _ISO.fullmatch(text)):
        return DateReading(fault="years before Christ cannot be shown")
    compact = _COMPACT.fullmatch(text) or _BLANKS.fullmatch(text)
    if compact:
        return date_of_parts(printed, *(int(part) for part in compact.groups() if part), uncertain=uncertain)
    iso = _ISO.fullmatch(text.rstrip("/-. "))
    if iso:
        digits = re.sub("[XuU]", "0", iso["year"])
        month, day = (int(part) if part and part.isdigit() else None for part in (iso["month"], iso["day"]))
        # Many exports fill what they do not know with noughts.
        return date_of_parts(printed, int(digits), month or None, day or None, uncertain=uncertain or digits != iso["year"])
    turned = _REVERSED.fullmatch(text)
    if turned:
        return _read_reversed(turned, printed, uncertain=uncertain)
    return _read_words(text, printed, uncertain=uncertain)


def _read_reversed(match: re.Match[str], printed: str, *, uncertain: bool) -> DateReading:
    """Read "05/2020", and "13.5.2020" or "5/13/2020" where only one reading is possible."""
    year, first = int(match["year"]), int(match["first"])
    second = int(match["second"]) if match["second"] else None
    if second is None:
        return date_of_parts(printed, year, first, uncertain=uncertain)
    if first > 12 or "." in match.group():
        return date_of_parts(printed, year, second, first, uncertain=uncertain)
    if second > 12 or first == second:
        return date_of_parts(printed, year, first, second, uncertain=uncertain)
    reading = date_of_parts(printed, year, uncertain=uncertain)
    return DateReading(reading.date, reading.fault or "it cannot be told which number is the month")


def _read_words(text: str, printed: str, *, uncertain: bool) -> DateReading:
    """Read "12 May 2020", "2019 Mar-Apr", "Winter 1987": the first year, the first month, the first day beside it."""
    found = _YEAR.search(text)
    if found is None:
        return DateReading(fault="it has no year")
    around = f"{text[: found.start()]} {text[found.end() :]}"
    month, day, season = parse_month(around) if re.search(r"[^\W\d_]", around) else (None, None, None)
    return date_of_parts(printed, int(found.group()), month, day, uncertain=uncertain, season=season)


def _folded(word: str) -> str:
    """Return a word in lower case without accents: "März" -> "marz"."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
