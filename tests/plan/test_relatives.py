"""What was found out about related papers is used again as long as it is right, and only then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.plan import relatives as module
from generator.plan.related import relations_of
from generator.plan.relatives import Found, Relatives, Row
from tests.plan.test_related import ADS, GRAMMARS, PROOFS, SCALING, WHALES, Subject

ALL = (SCALING, PROOFS, WHALES, ADS, GRAMMARS)


def rows(papers: list[Subject], before: Found | None = None) -> tuple[list[Row], Found | None]:
    relatives = Relatives(papers, before)
    return [relatives.of(place) for place in range(len(papers))], relatives.news


def test_what_is_known_is_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first, news = rows(list(ALL))
    assert news is not None
    assert first[0] != ()
    monkeypatch.setattr(module, "relations_of", None)
    assert rows(list(ALL), news) == (first, None)


def test_only_the_whole_is_worth_being_remembered() -> None:
    relatives = Relatives(ALL)
    for place in range(len(ALL)):
        assert relatives.news is None
        relatives.of(place)
    assert relatives.news is not None
    again = Relatives(ALL)
    again.find_all()
    assert again.news == relatives.news


@given(st.lists(st.sampled_from(ALL), max_size=5), st.lists(st.sampled_from(ALL), max_size=5))
def test_whatever_was_known_the_answer_is_that_of_a_comparison(before: list[Subject], after: list[Subject]) -> None:
    _, news = rows(before)
    found, _ = rows(after, news)
    relations = relations_of(after)
    assert found == [tuple((one.place, one.stems) for one in relations.of(place)) for place in range(len(after))]
