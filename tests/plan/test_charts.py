import datetime
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.config import Config
from generator.model.paper import Paper
from generator.parse.profile import parse_profile
from generator.plan.charts.columns import ticks
from generator.plan.charts.figures import stats_charts
from generator.plan.charts.shapes import WIDTH, Chart
from generator.plan.charts.spark_line import spark_line
from generator.plan.corpus import corpus_of
from generator.plan.views import CategoryView
from tests.documents import document
from tests.words import ENGLISH_WORDS

STAMPS = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "90", "12.5", "100", "0"]),
    st.sampled_from(["CL", "LG", "DC", "hep-th", "AI", "IR", "CV", "SE", "DB", "OS"]),
    st.sampled_from(["", "2019", "May 2020", "Jan 3, 2024", "Dec 31, 1991", "Feb 2"]),
    st.sampled_from(["", "Code"]),
)


def charts_of(stamps: list[str]) -> tuple[tuple[Paper, ...], dict[str, CategoryView], tuple[Chart, ...]]:
    texts = [f"{stamp}\nPaper {index}\n\nAda Beispiel\n" for index, stamp in enumerate(stamps)]
    profile, _ = parse_profile(document(*texts), "x.txt", datetime.date(2026, 6, 30))
    assert profile is not None
    categories = corpus_of((profile,), Config()).common.categories
    return profile.papers, categories, stats_charts(profile.papers, categories, ENGLISH_WORDS)


@given(st.lists(STAMPS, min_size=1, max_size=30), st.randoms())
def test_drawings_are_inside_whole_and_independent_of_order(stamps: list[str], rng: random.Random) -> None:
    papers, categories, charts = charts_of(stamps)
    assert stats_charts(tuple(rng.sample(papers, len(papers))), categories, ENGLISH_WORDS) == charts
    assert len({chart.id for chart in charts}) == len(charts)
    for chart in charts:
        for box in chart.segments:
            assert 0 <= box.x <= box.x + box.width <= WIDTH
            assert 0 <= box.y <= box.y + box.height <= chart.height
            assert box.width > 0 and box.height > 0
        for dot in chart.dots:
            assert 0 < dot.x < WIDTH
            assert 0 < dot.y < chart.height
        assert all(len(row) == len(chart.table.head) for row in chart.table.rows)
        assert chart.title and chart.description and chart.coverage


def test_the_table_has_the_numbers_of_the_drawing() -> None:
    papers, _, charts = charts_of(["CL2022", "CL2022", "LG2022Code", "LG2024Code", "CL"])
    per_year = charts[0]
    assert per_year.id == "papers-per-year"
    assert per_year.table.head == ("Year", "Computation and Language", "Machine Learning", "All")
    assert per_year.table.rows == (("2022", "2", "1", "3"), ("2023", "0", "0", "0"), ("2024", "0", "1", "1"))
    assert per_year.coverage == "4 of 5 papers; 1 without a year"
    assert per_year.title == "2022 has the most papers: 3"
    unit = per_year.segments[0].height / 2
    assert [box.height / unit for box in per_year.segments] == pytest.approx([2, 1, 1])
    assert len(papers) == 5


def test_scores_need_five() -> None:
    assert "scores" not in {chart.id for chart in charts_of(["90CL2022"] * 4)[2]}
    many = charts_of([f"{score}CL2022" for score in (10, 20, 90, 95, 100)])[2]
    scores = next(chart for chart in many if chart.id == "scores")
    assert len(scores.dots) == 5
    assert scores.title == "Half of the scores are above 90"
    assert scores.table.rows[-1] == ("90 to 100", "3")
    crowd = charts_of([f"{score % 100}CL2022" for score in range(70)])[2]
    assert next(chart for chart in crowd if chart.id == "scores").kind == "columns"


def test_many_years_are_thinned() -> None:
    chart = charts_of([f"CL{year}" for year in range(1950, 2025)])[2][0]
    assert len(chart.x_ticks) < 12
    assert chart.x_ticks[-1].label == "2024"


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (0, (0, 1)),
        (1, (0, 1)),
        (4, (0, 1, 2, 3, 4)),
        (7, (0, 2, 4, 6, 8)),
        (19, (0, 5, 10, 15, 20)),
        (90_000, (0, 50_000, 100_000)),
    ],
)
def test_ticks_are_even_whole_numbers(most: int, expected: tuple[int, ...]) -> None:
    assert ticks(most) == expected


def test_spark_lines() -> None:
    assert spark_line((), ENGLISH_WORDS) is None
    assert spark_line(((2024, 1), (2025, 2)), ENGLISH_WORDS) is None
    line = spark_line(((2022, 1), (2025, 3)), ENGLISH_WORDS)
    assert line is not None
    assert len(line.points.split()) == 4
    assert line.label == "Papers per year, 2022 to 2025: at most 3, in 2025"
    assert spark_line(((2020, 1), (2022, 1)), ENGLISH_WORDS) is not None


def test_without_data_there_is_no_chart() -> None:
    assert stats_charts((), {}, ENGLISH_WORDS) == ()
