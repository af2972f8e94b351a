import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.profile import parse_profile
from generator.plan.gist import gist_of, words_of_paper
from generator.plan.related import about
from generator.readings import Readings
from tests.documents import document

CONTENT = document(
    "92.3LGMay 28Code\nA title with $x^2$\n\nAda Beispiel et al. · org\n\nAn abstract https://example.org/x.\n", "XX\nOdd\n"
)


PAPERS = [
    "92.3LGMay 28, 2025Code\nA title\n\nAda Beispiel et al. · org\n\nAn abstract https://example.org/x.\n",
    "CLMay 2, 2024\nAnother title\n\nAda Beispiel, Eva Muster\n\nTwo paragraphs.\n\nOf $x^2$.\n",
    "CLMay 2\nWithout a year\n\nAda Beispiel\n\nShort.\n",
    "CLDec 1, 2030\nLate\n\nAda Beispiel\n\nShort.\n",
    "CLMay 2, 2024\nNo names\n\nThis is an abstract without names above it, which is noted.\n",
    "XQ\nOdd\n\nAda Beispiel\n",
    "Unstamped title\n\nAda Beispiel et al.\n\nText.\n",
]


def read(folder: Path | None, content: bytes = CONTENT, as_of: datetime.date | None = None, source: str = "ada.txt"):  # type: ignore[no-untyped-def]
    readings = Readings(folder)
    return readings.profile(content, source, as_of, None), readings


def test_what_is_remembered_is_what_was_read(tmp_path: Path) -> None:
    first, _ = read(tmp_path)
    again, readings = read(tmp_path)
    assert again == first == parse_profile(CONTENT, "ada.txt")
    assert not readings.damaged
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("change", ["content", "as_of", "source"])
def test_nothing_is_remembered_of_another_document_or_day(tmp_path: Path, change: str) -> None:
    read(tmp_path)
    as_of = datetime.date(2020, 6, 1) if change == "as_of" else None
    content = CONTENT.replace(b"Ada", b"Eva") if change == "content" else CONTENT
    source = "eva.txt" if change == "source" else "ada.txt"
    found, _ = read(tmp_path, content, as_of, source)
    assert found == parse_profile(content, source, as_of)


def test_a_reading_is_used_without_reading_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = read(tmp_path)
    monkeypatch.setattr("generator.readings.parse_profile", None)
    assert read(tmp_path)[0] == first


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"oeuvre cache 1 x\n{}", "cut", "changed"])
def test_a_damaged_reading_is_not_used(tmp_path: Path, damage: bytes | str) -> None:
    first, _ = read(tmp_path)
    (path,) = tmp_path.iterdir()
    stored = path.read_bytes()
    path.write_bytes(stored[:-9] if damage == "cut" else stored.replace(b"Ada", b"Eva") if damage == "changed" else damage)  # type: ignore[arg-type]
    again, readings = read(tmp_path)
    assert again == first
    assert readings.damaged
    assert path.read_bytes() == stored


def test_a_folder_that_cannot_be_used_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert read(tmp_path / "file")[0] == parse_profile(CONTENT, "ada.txt")


def test_documents_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    readings = Readings(tmp_path)
    for source in ("ada.txt", "eva.txt"):
        readings.profile(CONTENT, source, None, None)
    readings.forget_unused()
    assert len(list(tmp_path.iterdir())) == 2
    readings.profile(CONTENT, "eva.txt", None, None)
    readings.forget_unused()
    assert len(list(tmp_path.iterdir())) == 1


@given(st.lists(st.sampled_from(PAPERS), max_size=6), st.lists(st.sampled_from(PAPERS), max_size=6))
def test_another_state_of_a_document_is_read_as_if_it_were_the_first(before: list[str], after: list[str]) -> None:
    readings = Readings()
    for papers in (before, after):
        content = document(*papers)
        assert readings.profile(content, "ada.txt", None, None) == parse_profile(content, "ada.txt")


def test_papers_that_stand_there_again_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Readings(tmp_path).profile(document(*PAPERS[:2]), "ada.txt", None, None)
    read_again: list[str] = []
    monkeypatch.setattr("generator.parse.recall.read_paper", lambda *_, **__: read_again.append("one") or (None, []))
    Readings(tmp_path).profile(document(PAPERS[1], PAPERS[0]), "ada.txt", None, None)
    assert read_again == []


def test_what_papers_are_about_is_found_when_it_is_asked_for_and_kept(tmp_path: Path) -> None:
    for related in (False, True, True):
        readings = Readings(tmp_path)
        readings.related = related
        profile, _ = readings.profile(CONTENT, "ada.txt", None, None)
        assert profile is not None
        kept = Readings(tmp_path)
        kept.related = related
        again, _ = kept.profile(CONTENT, "ada.txt", None, None)
        assert again is not None
        gists = [gist_of(paper) for paper in again.papers]
        assert [gist.about is not None for gist in gists] == [related] * len(gists)
        assert gists
        assert all(words_of_paper(paper) == about(gist_of(paper).title, paper.abstract) for paper in again.papers)


def test_what_was_forgotten_is_remembered_by_the_folder(tmp_path: Path) -> None:
    readings = Readings(tmp_path)
    first = readings.profile(CONTENT, "ada.txt", None, None)
    readings.forget()
    assert readings._known == {}
    assert readings.profile(CONTENT, "ada.txt", None, None) == first
