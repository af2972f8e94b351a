import pytest
from pydantic import ValidationError

from generator.model.dates import PartialDate, in_order


@pytest.mark.parametrize(
    ("fields", "precision", "iso"),
    [
        ({"year": 2025}, "year", "2025"),
        ({"year": 2025, "month": 5}, "month", "2025-05"),
        ({"year": 2025, "month": 5, "day": 8}, "day", "2025-05-08"),
        ({"month": 2, "day": 29}, "day", None),
    ],
)
def test_a_date_is_as_precise_as_its_source(fields: dict[str, int], precision: str, iso: str | None) -> None:
    date = PartialDate(text="x", **fields)
    assert (date.precision, date.iso) == (precision, iso)


@pytest.mark.parametrize(
    "fields",
    [{"year": 2025, "month": 2, "day": 29}, {"year": 2025, "month": 13}, {"year": 2025, "day": 1}, {}, {"year": 0}],
)
def test_what_is_not_in_the_calendar_is_refused(fields: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        PartialDate(text="x", **fields)


def test_dates_sort_by_time_and_coarse_ones_first() -> None:
    dates = [
        PartialDate(text="c", year=2025, month=5, day=2),
        PartialDate(text="a", year=2025),
        PartialDate(text="b", year=2025, month=5),
        PartialDate(text="z", year=2024, month=12),
    ]
    assert [date.text for date in sorted(dates, key=lambda date: date.sort_key)] == ["z", "a", "b", "c"]


@pytest.mark.parametrize(
    ("since", "until", "possible"),
    [(None, "2014", True), ("2014", None, True), ("2014-09", "2014", True), ("2014", "2014-02", True),
     ("2014-09", "2014-08", False), ("2015", "2014-12-31", False)],
)  # fmt: skip
def test_dates_are_in_order_as_far_as_they_are_known(since: str | None, until: str | None, possible: bool) -> None:
    assert in_order(since, until) is possible
