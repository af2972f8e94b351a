import pytest
from hypothesis import given

from generator.plan.titles import headline, is_title_case
from tests.references import TEXTS, hostile


@pytest.mark.parametrize(
    ("title", "capitalised"),
    [
        ("Compression Represents Intelligence Linearly", True),
        ("Learning to Walk with the Wind", True),
        ("Compression represents intelligence linearly", False),
        ("The weather of London", False),
        ("Walking", False),
        ("", False),
    ],
)
def test_titles_are_told_apart_by_their_capitals(title: str, capitalised: bool) -> None:
    assert is_title_case(title) is capitalised


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("compression represents intelligence", "Compression Represents Intelligence"),
        ("The weather of London: a study", "The Weather of London: A Study"),
        ("iPhone apps and x86 code for arXiv", "iPhone Apps and x86 Code for arXiv"),
        ("execution-free feedback", "Execution-Free Feedback"),
        ("what it is for", "What It Is For"),
        ("x² and y", "x² and Y"),
        ("see example.org/walk", "See example.org/walk"),
        ("", ""),
    ],
)
def test_headlines(title: str, expected: str) -> None:
    assert headline(title) == expected


@hostile
@given(TEXTS)
def test_a_headline_changes_nothing_but_small_letters(title: str) -> None:
    assert headline(title).casefold() == title.casefold()
    assert headline(headline(title)) == headline(title)
