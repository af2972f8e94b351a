from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.plan.charts.area_map import squarified
from generator.plan.pages.categories import categories_pages, categories_view
from generator.plan.pages.timeline import timeline_pages, timeline_view
from generator.plan.scope import Scope
from tests.documents import document
from tests.plan.test_companions import corpus


@given(st.lists(st.integers(1, 5000), min_size=1, max_size=60), st.floats(1, 400), st.floats(1, 400))
def test_areas_stand_for_sizes_and_fill_the_box(sizes: list[int], width: float, height: float) -> None:
    sizes = sorted(sizes, reverse=True)
    boxes = squarified(sizes, (0, 0, width, height))
    unit = width * height / sum(sizes)
    assert [w * h for _, _, w, h in boxes] == pytest.approx([size * unit for size in sizes], rel=1e-6)
    for left, top, w, h in boxes:
        assert left >= -1e-6
        assert top >= -1e-6
        assert left + w <= width * (1 + 1e-6)
        assert top + h <= height * (1 + 1e-6)


def test_nothing_is_a_map_of_nothing() -> None:
    assert squarified([], (0, 0, 10, 10)) == []


def test_the_map_has_every_category_once_and_its_table_every_year() -> None:
    found = corpus(
        document(
            "CL2020\nOne\n\nAda Beispiel, Ben Exempel\n",
            "CL2022\nTwo\n\nAda Beispiel, Cyd Muster\n",
            "LG2022\nThree\n\nAda Beispiel, Ben Exempel, Cyd Muster\n",
            "stat.ML\nFour\n\nAda Beispiel, Cyd Muster\n",
            "hep-th2021\nFive\n\nAda Beispiel\n",
        )
    )
    view = categories_view(Scope(found))
    assert view.map is not None
    assert sorted(tile.path for tile in view.map.tiles) == [
        "categories/cs-cl/", "categories/cs-lg/", "categories/hep-th/", "categories/stat-ml/",
    ]  # fmt: skip
    assert {tile.text for tile in view.map.tiles if tile.path == "categories/stat-ml/"} == {
        "stat.ML: 1 paper, Machine Learning (stat.ML)"
    }
    assert view.map.table.keys == ("category", "code", "papers", "2020", "2021", "2022")
    assert view.map.table.values[0] == ("Computation and Language", "cs.CL", 2, 1, 0, 1)
    assert view.map.coverage == "5 of 5 papers"
    assert [section.label for section in view.sections] == ["Computer Science", "Physics", "Statistics"]
    rows = {row.code: row for section in view.sections for row in section.rows}
    # Whom the site is about stands above all of them and tells nothing.
    assert [(tally.label, tally.count) for tally in rows["cs.CL"].shared] == [
        ("Machine Learning (cs.LG)", 2),
        ("Machine Learning (stat.ML)", 1),
    ]
    assert rows["hep-th"].shared == ()
    assert len(rows["cs.CL"].columns) == 2
    assert rows["stat.ML"].columns == ()
    assert [page.path for page in categories_pages(Scope(found))] == [
        "categories/map.csv", "categories/map.json", "categories/",
    ]  # fmt: skip


def test_one_category_needs_no_map() -> None:
    found = corpus(document("CL\nOne\n\nAda Beispiel\n"))
    view = categories_view(Scope(found))
    assert view.map is None
    assert view.years is None
    assert [page.path for page in categories_pages(Scope(found))] == ["categories/"]
    assert list(timeline_pages(Scope(found), found.by_year)) == []


def test_many_categories_are_bounded_and_it_is_said() -> None:
    archives = {"math": "AC AG AP AT CA CO CT CV DG DS FA GM GN GR GT HO IT KT LO MG MP NA NT OA OC PR QA RA RT SG SP ST"}
    archives["cs"] = "AI AR CC CE CG CL CR CV CY DB DC DL DM DS ET FL GL"
    codes = [f"{archive}.{code}" for archive, found in archives.items() for code in found.split()]
    view = categories_view(Scope(corpus(document(*(f"{code}2020\nPaper {code}\n\nAda Beispiel\n" for code in codes)))))
    assert view.map is not None
    assert len(view.map.tiles) == 40
    assert "most frequent" in view.map.description
    assert len(view.map.table.rows) == len(codes) == sum(len(section.rows) for section in view.sections)


def test_a_timeline_shows_months_gaps_and_dates_of_years_only() -> None:
    found = corpus(
        document(
            *(f"CLMay {day}, 2025\nMay {day}\n\nAda Beispiel\n" for day in range(1, 7)),
            "CLOct 2025\nOctober\n\nAda Beispiel\n",
            "CL2025\nSome Day\n\nAda Beispiel\n",
            "CL2021\nOld\n\nAda Beispiel\n",
            "CL2019\nOlder\n\nAda Beispiel\n",
            "CL\nNever\n\nAda Beispiel\n",
        )
    )
    view = timeline_view(Scope(found), found.entries)
    assert [(year.label, year.papers, year.path) for year in view.figure.years] == [
        ("2025", 8, "years/2025/"),
        ("2022 – 2024", 0, None),
        ("2021", 1, "years/2021/"),
        ("2020", 0, None),
        ("2019", 1, "years/2019/"),
    ]
    newest = view.figure.years[0]
    assert [month.papers for month in newest.months] == [0, 0, 0, 0, 6, 0, 0, 0, 0, 1, 0, 0]
    assert [month.level for month in newest.months if month.papers] == [4, 1]
    assert newest.without_month == 1
    assert len(newest.newest) == 4
    assert newest.more == 4
    assert view.figure.coverage == "7 of 11 papers; the others have no month"
    assert view.lead == "10 papers in 3 years; 1 without a year."
    assert [row[0] for row in view.figure.table.values] == list(range(2025, 2018, -1))
    assert all(sum(row[1:-1]) == row[-1] for row in view.figure.table.values)  # type: ignore[arg-type]  # numbers
    assert all(newer[0] > older[0] for newer, older in pairwise(view.figure.table.values))  # type: ignore[operator]
    assert [page.path for page in timeline_pages(Scope(found), found.by_year)] == [
        "years/timeline.csv",
        "years/timeline.json",
        "years/",
    ]
