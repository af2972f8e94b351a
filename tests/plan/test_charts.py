import datetime
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.config import Config
from generator.model.paper import Paper
from generator.parse.profile import parse_profile
from generator.plan.charts.columns import ticks
from generator.plan.charts.figures import wanted_figures
from generator.plan.charts.shapes import WIDTH, Chart
from generator.plan.charts.spark_line import spark_line
from generator.plan.corpus import corpus_of
from generator.plan.gist import gist_of
from generator.plan.views.pieces import CategoryView
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
    return profile.papers, categories, drawn(profile.papers, categories)


def drawn(papers: tuple[Paper, ...], categories: dict[str, CategoryView]) -> tuple[Chart, ...]:
    counts = tuple(gist_of(paper).counts for paper in papers)
    return tuple(figure.make(counts, categories, ENGLISH_WORDS) for figure in wanted_figures(counts))


@given(st.lists(STAMPS, min_size=1, max_size=30), st.randoms())
def test_drawings_are_inside_whole_and_independent_of_order(stamps: list[str], rng: random.Random) -> None:
    papers, categories, charts = charts_of(stamps)
    assert drawn(tuple(rng.sample(papers, len(papers))), categories) == charts
    assert len({chart.id for chart in charts}) == len(charts)
    for chart in charts:
        for box in chart.segments:
            assert 0 <= box.x <= box.x + box.width <= WIDTH
            assert 0 <= box.y <= box.y + box.height <= chart.height
            assert box.width > 0 or chart.kind == "meters"
            assert box.height > 0
        for dot in chart.dots:
            assert 0 < dot.x < WIDTH
            assert 0 < dot.y < chart.height
        for row, values in zip(chart.table.rows, chart.table.values, strict=True):
            assert len(row) == len(values) == len(chart.table.head) == len(chart.table.keys)
            assert [text.replace(",", "") for text in row if text.isdigit()] == [str(v) for v in values if isinstance(v, int)]
        assert chart.title and chart.description and chart.coverage


def test_the_table_has_the_numbers_of_the_drawing() -> None:
    papers, _, charts = charts_of(["CL2022", "CL2022", "LG2022Code", "LG2024Code", "CL"])
    per_year = charts[0]
    assert per_year.id == "papers-per-year"
    assert per_year.table.head == ("Year", "Papers")
    assert per_year.table.keys == ("year", "papers")
    assert per_year.table.values == ((2022, 3), (2023, 0), (2024, 1))
    assert per_year.table.rows == (("2022", "3"), ("2023", "0"), ("2024", "1"))
    assert per_year.coverage == "4 of 5 papers; 1 without a year"
    assert per_year.title == "2022 has the most papers: 3"
    unit = per_year.segments[0].height / 3
    assert [box.height / unit for box in per_year.segments] == pytest.approx([3, 1])
    assert len(papers) == 5


def test_scores_need_five() -> None:
    assert "scores" not in {chart.id for chart in charts_of(["90CL2022"] * 4)[2]}
    many = charts_of([f"{score}CL2022" for score in (10, 20, 90, 95, 100)])[2]
    scores = next(chart for chart in many if chart.id == "scores")
    assert len(scores.dots) == 5
    assert scores.title == "Half of the scores are 90 or more"
    assert scores.table.rows[-1] == ("90–100", "3")
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
    assert wanted_figures(()) == ()


def test_one_paper_is_no_story() -> None:
    assert [chart.id for chart in charts_of(["90CLMay 1, 2022Code"])[2]] == ["coverage"]
    assert [chart.id for chart in charts_of(["CL", "CL"])[2]] == ["coverage"]


def test_fields_have_lanes_of_one_scale_and_names_that_tell_them_apart() -> None:
    charts = {chart.id: chart for chart in charts_of(["LG2020", "LG2022", "LG2022", "stat.ML2022", "CL", "LG"])[2]}
    fields = charts["fields-over-time"]
    assert fields.table.head == ("Year", "Machine Learning (cs.LG)", "Machine Learning (stat.ML)")
    assert fields.table.keys == ("year", "cs.LG", "stat.ML")
    assert fields.table.values == ((2020, 1, 0), (2021, 0, 0), (2022, 2, 1))
    assert fields.title == "Machine Learning (stat.ML) came last, in 2022"
    assert fields.coverage == "4 of 6 papers; the others have no year or no category"
    heights = [box.height for box in fields.segments]
    assert heights == pytest.approx([heights[0], 2 * heights[0], heights[0]])


def test_years_without_papers_are_rows_of_the_calendar() -> None:
    charts = {chart.id: chart for chart in charts_of(["CLMay 2020", "CLJun 2023", "CL2021"])[2]}
    months = charts["by-month"]
    assert [row[0] for row in months.table.values] == [2023, 2022, 2021, 2020]
    assert [tick.label for tick in months.y_ticks] == ["2023", "2022", "2021", "2020"]
    assert months.coverage == "2 of 3 papers; the others have no month"
    centuries = {chart.id: chart for chart in charts_of(["CLMay 1900", "CLJun 2000"])[2]}["by-month"]
    assert len(centuries.y_ticks) == 30
    assert len(centuries.table.rows) == 101
    assert "table all" in centuries.description


def test_what_is_not_known_is_said() -> None:
    coverage = next(chart for chart in charts_of(["CLMay 2020", "CL2021", "CL"])[2] if chart.id == "coverage")
    assert dict(row[:2] for row in coverage.table.rows)["Year"] == "2"
    assert [row[1:] for row in coverage.table.values] == [(2, 3), (1, 3), (3, 3), (0, 3), (3, 3), (0, 3), (0, 3)]
    assert coverage.title == "3 of 3 bylines are complete"
