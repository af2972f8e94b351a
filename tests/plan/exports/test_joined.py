"""A list is its records: it can be taken apart into those that it was put together from, whatever stands in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.paper import Paper
from generator.plan.exports.bibtex import BIBTEX_LIST
from generator.plan.exports.csl_json import CSL_LIST
from generator.plan.exports.csv_table import CSV_LIST
from generator.plan.exports.joined import ListFormat
from tests.references import hostile, papers, reference


@pytest.mark.parametrize("form", [BIBTEX_LIST, CSL_LIST, CSV_LIST], ids=["bibtex", "csl-json", "csv"])
def test_a_list_can_be_taken_apart(form: ListFormat) -> None:
    @hostile
    @given(st.lists(papers(), min_size=1, max_size=3))
    def can_be_taken_apart(some: list[Paper]) -> None:
        records = [form.record(reference(paper), f"key{place}") for place, paper in enumerate(some)]
        text = form.text(records)
        assert form.joined(record.encode() for record in records) == text.encode()
        assert form.parted(text.encode()) == [record.encode() for record in records]

    can_be_taken_apart()
