import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from generator.model.paper import Paper
from generator.plan.exports.csv_table import CSV_LIST, HEADER, cell, csv_record
from tests.references import AUTHORS, INFERRED, TEXTS, a_paper, hostile, papers, reference


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True))


def test_a_row_says_what_is_known_and_no_more() -> None:
    table = CSV_LIST.text([csv_record(reference(a_paper("On $x^2$", *AUTHORS, complete=False, date=INFERRED)), "key")])
    assert table.startswith("\ufeffkey,type,title,authors,authors_complete,")
    assert table.count("\r\n") == 2
    assert {name: value for name, value in rows(table)[0].items() if value} == {
        "key": "key",
        "title": "On x²",
        "authors": "Shum, KaShun; Hui, Binyuan; van Beethoven, Ludwig Q.; Heath, Jr., Robert W.",
        "authors_complete": "no",
        "date": "2026-05-28",
        "year": "2026",
        "year_inferred": "yes",
        "url": "https://a.org/papers/x/",
    }


def test_nothing_is_taken_for_a_formula() -> None:
    for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "=cmd|' /C calc'!A0"):
        assert cell(text).startswith("'")
    assert cell("1-1=0") == "1-1=0"


@hostile
@given(st.lists(papers(), max_size=3))
def test_tables_are_whole_whatever_stands_in_them(some: list[Paper]) -> None:
    references = [reference(paper) for paper in some]
    found = rows(CSV_LIST.text(csv_record(one, f"key{place}") for place, one in enumerate(references)))
    assert len(found) == len(some)
    for row, one in zip(found, references, strict=True):
        assert tuple(row) == HEADER
        assert row["title"].removeprefix("'") in (one.title, one.title.removeprefix("'"), " ".join(one.title.split()))
        assert row["doi"] == (one.paper.doi or "")
        assert not [value for value in row.values() if value.lstrip()[:1] in tuple("=+-@＝＋－＠\t")]


@hostile
@given(TEXTS)
def test_a_cell_is_one_line(text: str) -> None:
    assert len(cell(text).splitlines()) <= 1
