"""What an edit does not touch is not made again: papers stay unread, numbers are not counted. Counted, never timed."""

from functools import wraps
from pathlib import Path

import pytest

from generator.model.kept import Kept
from generator.plan import related
from generator.plan.pages import categories, coauthors, stats, timeline
from tests.commands import run
from tests.documents import document
from tests.sites import write_project

MANY = 600
"""More than the papers whose words are counted."""
NUMBERS = (
    (stats, "stats_view"),
    (coauthors, "coauthors_view"),
    (categories, "categories_view"),
    (timeline, "timeline_file"),
)
"""What makes pages of numbers."""


def paper(number: int, abstract: str = "We walk far, and tell of it.") -> str:
    stamp = f"LGMay {number % 28 + 1}, {1990 + number // 28}"
    return f"{stamp}\nWalk {number}\n\nAda Beispiel, Name Nummer{number}\n\n{abstract}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_project(tmp_path, {"ada.txt": document(*map(paper, range(MANY)))})
    (tmp_path / "site.toml").write_text("papers_per_page = 20\n", "utf-8")
    assert run("build", "--jobs", "1")[0] == 0
    return tmp_path


def test_after_an_edit_of_one_paper_the_others_stay_unread(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: set[int] = set()
    made_again: list[str] = []
    real, real_relations = Kept._read, related.relations_of

    def count(paper: Kept) -> None:
        if not paper.is_read:
            read.add(paper.line)  # type: ignore[attr-defined]  # of a paper
        real(paper)

    monkeypatch.setattr(Kept, "_read", count)
    monkeypatch.setattr("generator.plan.relatives.relations_of", lambda one: made_again.append("r") or real_relations(one))
    for module, name in NUMBERS:
        make = getattr(module, name)
        monkeypatch.setattr(module, name, wraps(make)(lambda *parts, make=make: made_again.append("n") or make(*parts)))
    edited = [*map(paper, range(MANY))]
    edited[7] = paper(7, abstract="We walk very far, and then tell of it.")
    (project / "content" / "ada.txt").write_bytes(document(*edited))
    code, out, err = run("build", "--jobs", "1")
    assert code == 0, err
    assert "0 files written" not in out
    # Its own page, its neighbours', and a page of each list that it is in.
    assert 1 <= len(read) <= MANY / 4, len(read)
    assert made_again == []
