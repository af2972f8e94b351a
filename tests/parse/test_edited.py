"""An edited document is read at the edit only, and says what it says when it is read as a whole."""

import datetime
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse import edited
from generator.parse import profile as profile_module
from generator.parse.profile import parse_profile
from generator.parse.recall import Recall
from tests.documents import document

PAPERS = [
    "92.3LGMay 28, 2025Code\nA title\n\nAda Beispiel et al. · org\n\nAn abstract https://example.org/x.\n",
    "CLMay 2, 2024\nAnother title\n\nAda Beispiel, Eva Muster\n\nTwo paragraphs.\n\nOf $x^2$.\n",
    "CLMay 2, 2024\nAnother Title\n\nAda Beispiel, Eva Muster\n\nTwo paragraphs.\n\nOf $x^2$.\n",
    "LGMay 7, 2023\nWrapped names\n\nAda Beispiel,\nEva Muster\n\nShort.\n",
    "LG2022\nNo abstract\n\nAda Beispiel\n",
    "LG\nUndated\n\nAda Beispiel\n\nBrief line\n\nNot a name: it says so.\n",
]
ODD = [
    "CLMay 2\nWithout a year\n\nAda Beispiel\n\nShort.\n",
    "CLMay 2, 2024\nNo names\n\nThis is an abstract without names above it, which is noted.\n",
    "XQ\nOdd\n\nAda Beispiel\n",
    "Unstamped title\n\nAda Beispiel et al.\n\nText.\n",
    "Only words.\n",
]
EDITS: list[Callable[[str], str]] = [
    lambda text: text.replace("title", "name", 1),
    lambda text: text + "\n",
    lambda text: text.rstrip("\n"),
    lambda text: text.replace("\n\n", "\n", 1),
    lambda text: text.replace("\n\n", "\n\n\n", 1),
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text + "e\u0301\n",
    lambda text: text + "\u202e\n",
    lambda text: "\ufeff" + text,
    lambda text: text.replace("15 Papers", "3 Papers"),
    lambda text: text.replace("Ada", "15 Papers\n\nAda", 1),
    lambda text: text[: len(text) // 2],
    lambda text: text[len(text) // 3 :],
]
documents = st.lists(st.sampled_from([*PAPERS, *PAPERS, *ODD]), max_size=7)


@given(documents, documents, st.sampled_from([None, *EDITS]), st.sampled_from([None, datetime.date(2026, 6, 1)]))
def test_an_edit_reads_as_the_whole(
    before: list[str], after: list[str], edit: Callable[[str], str] | None, as_of: datetime.date | None
) -> None:
    first = Recall()
    parse_profile(document(*before), "ada.txt", as_of, None, first)
    content = document(*after) if edit is None else edit(document(*before).decode()).encode()
    second, whole = Recall(first.state), Recall()
    assert parse_profile(content, "ada.txt", as_of, None, second) == parse_profile(content, "ada.txt", as_of, None, whole)
    assert second.pieces == whole.pieces
    assert (second.state is None) == (whole.state is None)
    if second.state and whole.state:
        assert second.state == whole.state


MANY = [f"LGMay {day}, 2023\nTitle {day}\n\nAda Beispiel\n\nAn abstract of some length.\n" for day in range(1, 29)]


@pytest.mark.parametrize(
    "edit",
    [
        lambda papers: [*papers[:9], papers[9] + "More.\n", *papers[10:]],
        lambda papers: [papers[0].replace("Title", "Other title"), *papers[1:]],
        lambda papers: [*papers[:-1], papers[-1].replace("Title", "Other title")],
        lambda papers: [*papers[:9], papers[9] + "\nMore.\n\nAnd more.\n", *papers[10:]],
        lambda papers: [*papers[:9], PAPERS[0], *papers[10:]],
        lambda papers: [*papers[:9], papers[10], papers[9], *papers[11:]],
        lambda papers: papers,
    ],
)
def test_what_stands_around_an_edit_is_not_read(
    edit: Callable[[list[str]], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, looked_at = Recall(), list[int]()
    assert parse_profile(document(*MANY), "ada.txt", None, None, first)[1] == ()
    changed = document(*edit(MANY))
    expected = parse_profile(changed, "ada.txt")
    real = edited.outline
    monkeypatch.setattr(profile_module, "outline", None)
    monkeypatch.setattr(edited, "outline", lambda lines, *rest: looked_at.append(len(lines)) or real(lines, *rest))
    assert parse_profile(changed, "ada.txt", None, None, Recall(first.state)) == expected
    assert sum(looked_at) < len(changed.split(b"\n")) / 2
