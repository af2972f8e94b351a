"""Plurals, numbers, dates and lists of every language, held against CLDR."""

import datetime
import re

import pytest
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from generator.language.words import ENGLISH, LANGUAGES, PLURALS, language_for, placeholders, tag_for, words_of
from generator.model.dates import PartialDate
from generator.plan.text import date_view

NUMBERS = (*range(1300), 9_999, 10_000, 1_000_000, 1_000_001, 2_000_000)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_takes_the_form_that_cldr_says(language: str) -> None:
    rule = Locale.parse(language).plural_form
    categories, form_of = PLURALS[language]
    for number in NUMBERS:
        assert categories[form_of(number)] == rule(number), number


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_dates_and_lists_are_those_of_cldr(language: str) -> None:
    words = words_of(language)
    for number in (0, 7, 999, 1234, 12_345, 1_234_567):
        # Spanish leaves four digits together, which babel does not know.
        if (language, number) != ("es", 1234):
            assert words.number(number) == format_decimal(number, locale=language)
    assert words.figure("54%") == format_percent(0.54, locale=language).strip("\u200e\u200f")
    assert words.figure("1,234,567.25") == format_decimal("1234567.25", "#,##0.00", locale=language)
    for month in range(1, 13):
        day = datetime.date(2025, month, 28)
        assert words.date("day", 2025, month, 28) == format_date(day, "long", locale=language)
        # Months that stand alone in Chinese are numbers, as they are in dates.
        assert words.month(month) == format_date(day, "LLL" if language == "zh" else "LLLL", locale=language)
    for items in (["A"], ["A", "B"], ["A", "B", "C"], ["A", "B", "C", "D", "E"]):
        assert re.sub("[\u2068\u2069]", "", words.listed(items)) == format_list(items, locale=language)
    assert words.direction == Locale.parse(language).text_direction


@pytest.mark.parametrize(
    ("printed", "german", "spanish"),
    [
        ("1,679", "1.679", "1679"),
        ("92.3", "92,3", "92,3"),
        ("54%", "54\xa0%", "54\xa0%"),
        ("54 %", "54\xa0%", "54\xa0%"),
        ("20", "20", "20"),
        ("12,345.5%", "12.345,5\xa0%", "12.345,5\xa0%"),
        ("1.2.3", "1.2.3", "1.2.3"),
        ("12,34", "12,34", "12,34"),
        ("top 5", "top 5", "top 5"),
        ("", "", ""),
    ],
)
def test_a_number_as_printed_is_written_anew_if_it_is_one(printed: str, german: str, spanish: str) -> None:
    assert words_of("de").figure(printed) == german
    assert words_of("es").figure(printed) == spanish
    assert words_of(ENGLISH).figure(printed) == printed


@pytest.mark.parametrize(
    ("tag", "language", "shown"),
    [
        ("en", "en", "en"),
        ("en-GB", "en", "en-GB"),
        ("de-AT", "de", "de-AT"),
        ("pt-PT", "pt", "pt-PT"),
        ("zh", "zh", "zh"),
        ("zh-CN", "zh", "zh-CN"),
        ("zh-TW", "zh", "zh"),
        ("zh-Hant-HK", "zh", "zh"),
        ("it", "en", "en"),
        ("gsw-CH", "en", "en"),
    ],
)
def test_a_reader_is_given_the_nearest_language(tag: str, language: str, shown: str) -> None:
    assert language_for(tag) == words_of(tag).language == language
    assert tag_for(tag) == shown


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ("May 28, 2025", "May 28", "May 28, 2025")),
        ("de", ("28. Mai 2025", "28. Mai", "28. Mai 2025")),
        ("ja", ("2025年5月28日", "5月28日", "2025年5月28日")),
        ("es", ("28 de mayo de 2025", "28 may", "28 may 2025")),
    ],
)
def test_a_date_is_shown_at_its_own_precision(language: str, texts: tuple[str, str, str]) -> None:
    words = words_of(language)
    view = date_view(PartialDate(text="x", year=2025, month=5, day=28), words)
    assert (view.text, view.short, view.compact) == texts
    month = date_view(PartialDate(text="x", year=2025, month=5), words)
    assert month.text == month.compact == words.date("month", 2025, 5)
    assert month.short == words.month(5)
    year = date_view(PartialDate(text="x", year=2025), words)
    assert (year.text, year.short) == (words.date("year", 2025), "")
    yearless = date_view(PartialDate(text="x", month=5, day=28), words)
    assert "2025" not in yearless.text and yearless.compact == yearless.text


@pytest.mark.parametrize(
    ("language", "day", "short", "years", "year"),
    [
        ("en", "May 1, 2025", "May 1", "2019 – 2025", "2025"),
        ("ar", "1 مايو 2025", "1 مايو", "2019–2025", "2025"),
        ("de", "1. Mai 2025", "1. Mai", "2019–2025", "2025"),
        ("es", "1 de mayo de 2025", "1 may", "2019–2025", "2025"),
        ("fr", "1er mai 2025", "1er mai", "2019–2025", "2025"),
        ("ja", "2025年5月1日", "5月1日", "2019年～2025年", "2025年"),
        ("pt", "1º de maio de 2025", "1º de mai.", "2019 – 2025", "2025"),
        ("zh", "2025年5月1日", "5月1日", "2019–2025年", "2025年"),
    ],
)
def test_the_first_of_a_month_and_some_years(language: str, day: str, short: str, years: str, year: str) -> None:
    words = words_of(language)
    assert words.date("day", 2025, 5, 1) == day
    assert words.date("short-day-of-year", None, 5, 1) == short
    assert words.years(2019, 2025) == years
    assert words.years(2025, 2025) == year


def test_texts_are_filled_and_fall_back_to_english() -> None:
    german = words_of("de")
    assert german.say("Papers of {year}", year="2025") == "Publikationen 2025"
    assert german.say("A text that nobody has translated {x}", x="{y}") == "A text that nobody has translated {y}"
    assert german.count(1234, "{n} paper", "{n} papers") == "1.234 Publikationen"
    assert german.count(2, "{n} cow", "{n} cows") == "2 cows"
    assert words_of("ar").count(11, "{n} cow", "{n} cows") == "11 cows"
    assert words_of("ar").count(2, "{n} paper", "{n} papers") == "ورقتان بحثيتان"
    assert words_of("zh").sentences("甲。", "", "乙。") == "甲。乙。"
    assert words_of("en").sentences("A.", "", "B.") == "A. B."
    assert words_of("ar").joined(("a", "", "b")) == "a، b"
    assert (words_of("ar").apart("7 Ways"), words_of("ar").apart("")) == ("\u20687 Ways\u2069", "")
    assert german.apart("7 Ways") == "7 Ways"
    assert placeholders("{b} of {a}") == ["a", "b"]
