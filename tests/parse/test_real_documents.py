"""The real documents, to the letter."""

import datetime
import json
from pathlib import Path

import pytest

from generator.inspect import profile_facts
from generator.parse.profile import parse_profile


def test_the_real_document_is_read_exactly(seed: bytes) -> None:
    profile, notes = parse_profile(seed, "yuzhen-huang.txt")
    assert profile is not None
    assert [(note.code, note.at.line, note.at.column) for note in notes] == [
        ("date-without-year", 12, 7),
        ("date-without-year", 54, 3),
    ]
    assert {metric.key: (metric.value, metric.text) for metric in profile.metrics} == {
        "h_index": (20, "20"),
        "papers": (15, "15"),
        "citations": (1679, "1,679"),
        "novelty": (54, "54%"),
        "ai_score": (62, "62"),
    }
    papers = profile.papers
    assert len(papers) == 15
    assert [paper.score for paper in papers if paper.score is not None] == [92.3]
    assert [place for place, paper in enumerate(papers, 1) if paper.has_code] == [2, 3, 4, 5, 6, 8, 9]
    organisations = {
        place: [o.slug for o in paper.organisations] for place, paper in enumerate(papers, 1) if paper.organisations
    }
    assert organisations == {6: ["baidu", "tencent-ai"], 12: ["cmu"]}
    assert all(len(paper.byline.authorships) == 3 and not paper.byline.complete for paper in papers)
    assert [paper.date.year for paper in papers if paper.date and paper.date.year_inferred] == [2026, 2026]
    counts: dict[str, int] = {}
    for paper in papers:
        assert paper.category is not None
        counts[paper.category.code] = counts.get(paper.category.code, 0) + 1
    assert counts == {"CL": 6, "LG": 5, "IR": 2, "AI": 1, "DC": 1}
    # Every line of the document that is not a stamp stands in the model, to the letter.
    lines = seed.decode().split("\n")
    for paper in papers:
        assert paper.title == lines[paper.line]
        names = ", ".join(authorship.name.display for authorship in paper.byline.authorships)
        assert lines[paper.line + 2].startswith(names + " et al.")
        assert paper.abstract == (lines[paper.line + 4],)


@pytest.mark.parametrize("name", ["dev_a_physics", "dev_b_small", "dev_c_single"])
def test_documents_with_known_contents(fixtures: Path, name: str) -> None:
    expected = json.loads((fixtures / "profiles" / f"{name}.expect.json").read_text("utf-8"))
    content = (fixtures / "profiles" / f"{name}.txt").read_bytes()
    profile, notes = parse_profile(content, f"{name}.txt", datetime.date.fromisoformat(expected["as_of"]))
    assert profile is not None
    assert notes == ()
    facts = profile_facts(profile)
    assert (facts["name"], facts["primary_category"]) == (expected["name"], expected["primary_category"])
    papers = facts["papers"]
    assert isinstance(papers, list)
    assert len(papers) == expected["n_papers"]
    for found, truth in zip(papers, expected["papers"], strict=True):
        assert found["authors_complete"] is not truth["et_al"]
        assert found["organisations"] == truth["orgs"]
        for key in ("title", "authors", "category", "score", "date", "code", "abstract", "urls"):
            assert found[key] == truth[key], key
