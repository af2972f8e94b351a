"""The corpora of the benchmarks: the same for the same seed, and read without a note that matters."""

import datetime
import sys
from pathlib import Path

import pytest

from generator.parse.profile import parse_profile

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from corpus import AS_OF, write_corpus

from tests.sites import files_of


def test_the_same_seed_makes_the_same_corpus(tmp_path: Path) -> None:
    write_corpus(tmp_path / "one", 40, 3)
    write_corpus(tmp_path / "two", 40, 3)
    write_corpus(tmp_path / "other", 40, 3, seed=2)
    one = files_of(tmp_path / "one")
    assert len(one) == 3
    assert files_of(tmp_path / "two") == one
    assert files_of(tmp_path / "other") != one


@pytest.mark.parametrize(("papers", "people"), [(1, 1), (300, 1), (60, 7)])
def test_its_documents_are_read_as_they_are_meant(tmp_path: Path, papers: int, people: int) -> None:
    write_corpus(tmp_path, papers, people)
    found = []
    for path in tmp_path.iterdir():
        profile, notes = parse_profile(path.read_bytes(), path.name, datetime.date.fromisoformat(AS_OF))
        assert profile is not None
        assert notes == ()
        found += profile.papers
    assert len(found) == papers
    if papers >= 300:
        words = [len(" ".join(paper.abstract).split()) for paper in found]
        assert 150 < sum(words) / len(words) < 250
        assert 0.2 < sum("$" in "".join(paper.abstract) for paper in found) / papers < 0.5
        assert any(paper.score_text for paper in found)
        assert any(paper.code_url for paper in found)
        assert any(not paper.byline.complete for paper in found)
        assert any(paper.organisations for paper in found)
        assert len({paper.title for paper in found}) == papers
