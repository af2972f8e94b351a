import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.dates import date_of_parts, parse_date, parse_month


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2020", "2020"), ("2020-05", "2020-05"), ("2020-5-3", "2020-05-03"), ("2020-05-28T12:00:00Z", "2020-05-28"),
        ("2020/05/28", "2020-05-28"), ("2020///", "2020"), ("2020/05//", "2020-05"), ("2020-00-00", "2020"),
        ("20200528", "2020-05-28"), ("05/2020", "2020-05"), ("28.5.2020", "2020-05-28"), ("5/28/2020", "2020-05-28"),
        ("2019 Mar", "2019-03"), ("2019 Mar 12", "2019-03-12"), ("2019 Jan-Feb", "2019-01"), ("May 28, 2025", "2025-05-28"),
        ("12. März 1999", "1999-03-12"), ("juin 2001", "2001-06"), ("July 30th 2002", "2002-07-30"), ("(1998)", "1998"),
        ("1995--1996", "1995"), ("1996-01-01/..", "1996-01-01"), ("1996-12-10/1996-12-12", "1996-12-10"),
        ("1034/", "1034"), ("1999-XX-XX", "1999"), ("1999-01-uu", "1999-01"), ("1985a", "1985"),
    ],
)  # fmt: skip
def test_forms_that_bibliographies_use(text: str, iso: str) -> None:
    reading = parse_date(text)
    assert reading.date is not None and reading.fault is None
    assert (reading.date.iso, reading.date.text, reading.date.uncertain) == (iso, text, False)


@pytest.mark.parametrize(
    ("text", "year"),
    [("1034~", 1034), ("1984?", 1984), ("2004%", 2004), ("ca. 1850", 1850), ("c1994", 1994), ("199X", 1990), ("19uu", 1900),
     ("/1998", 1998), ("../2004-01-01", 2004), ("unknown/2006", 2006), ("[1999?]", 1999)],
)  # fmt: skip
def test_doubt_is_kept(text: str, year: int) -> None:
    date = parse_date(text).date
    assert date is not None
    assert (date.year, date.uncertain) == (year, True)


@pytest.mark.parametrize(("text", "season"), [("2003-21", "spring"), ("Winter 1987", "winter"), ("2019 Fall", "autumn")])
def test_seasons(text: str, season: str) -> None:
    date = parse_date(text).date
    assert date is not None
    assert (date.season, date.month, date.precision) == (season, None, "year")


@pytest.mark.parametrize(
    "text", ["-0876", "-0379-02", "Y-17000002", "44 BC", "forthcoming", "", "Y17000002", "0900", "x" * 999]
)
def test_what_cannot_be_shown_is_said(text: str) -> None:
    reading = parse_date(text)
    assert reading.date is None and reading.fault


def test_a_fault_costs_the_part_that_it_is_in() -> None:
    for text, iso in (("2021-02-30", "2021-02"), ("1996-13-03", "1996"), ("03/04/2020", "2020")):
        reading = parse_date(text)
        assert reading.date is not None and reading.date.iso == iso and reading.fault
    assert date_of_parts("x", 2020, None, 5).date is not None


def test_months() -> None:
    assert parse_month("jul") == (7, None, None)
    assert parse_month("July--August") == (7, None, None)
    assert parse_month("1~march") == (3, 1, None)
    assert parse_month("10 mar") == (3, 10, None)
    assert parse_month("06") == (6, None, None)
    assert parse_month("Dezember") == (12, None, None)
    assert parse_month("Summer") == (None, None, "summer")
    assert parse_month("14") == (None, None, None)


@given(st.text("0123456789-/.XuY~?% abcMayJn²٣", max_size=20) | st.text(max_size=20))
def test_any_text_is_a_date_or_a_fault(text: str) -> None:
    reading = parse_date(text)
    assert reading.date is not None or reading.fault
