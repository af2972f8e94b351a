from pathlib import Path

import pytest

from tests.documents import FIRST, SECOND, document
from tests.sites import build_project, write_project

ADDITION = """---
venue: Journal of Walks
volume: 7
pages: 1–9
doi: 10.1000/walk
links: [files/talk.pdf, {url: "https://video.example/1", kind: video, label: Talk}]
award: Best Walk
selected: true
date: 2025-06
---
With a *remark* <script>alert(1)</script>.
"""


def test_a_file_adds_to_the_paper_that_it_is_named_after(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada/profile.txt": document(FIRST, SECOND), "ada/papers/on-walking.md": ADDITION})
    planned, report = build_project(tmp_path)
    assert planned.site is not None
    assert [note.code for note in planned.notes] == []
    assert sum(path.startswith("papers/") and path.endswith("index.html") for path in report.paths) == 2
    work = next(entry.work for entry in planned.site.corpus.entries if entry.work.title == "On Walking")
    assert (work.paper.doi, work.paper.award, work.paper.selected) == ("10.1000/walk", "Best Walk", True)
    assert work.paper.byline.authorships and not work.paper.byline.complete
    assert dict(work.provenance)["venue"] == ("content/ada/papers/on-walking.md",)
    assert dict(work.provenance)["abstract"] == ("content/ada/profile.txt",)
    page = (tmp_path / "output" / "papers" / "on-walking" / "index.html").read_text("utf-8")
    for words in (
        "Journal of Walks 7, 1–9",
        "Best Walk",
        'href="../../files/talk.pdf"',
        "Talk",
        "With a <em>remark</em>",
        "June 2025",
    ):
        assert words in page, words
    assert "<script>alert" not in page


@pytest.mark.parametrize("name", ["paper: On WALKING", "paper: on-walking", "title: On Walking"])
def test_a_file_may_name_its_paper(tmp_path: Path, name: str) -> None:
    text = f"---\n{name}\naward: Best Walk\n---\n"
    write_project(tmp_path, {"ada/profile.txt": document(FIRST, SECOND), "ada/papers/x.md": text})
    planned, report = build_project(tmp_path)
    assert planned.notes == ()
    assert sum(path.startswith("papers/") and path.endswith("index.html") for path in report.paths) == 2


def test_a_file_with_a_title_of_its_own_is_a_paper(tmp_path: Path) -> None:
    text = "---\ntitle: A New Walk\nauthors: [Ada Beispiel, Ben Exempel, et al.]\ndate: 2026\n"
    text += "abstract: |\n  One.\n\n  Two.\n---\n"
    write_project(tmp_path, {"ada/profile.txt": document(FIRST), "ada/papers/new.md": text})
    planned, _ = build_project(tmp_path)
    assert planned.notes == ()
    assert planned.site is not None
    paper = next(entry.paper for entry in planned.site.corpus.entries if entry.work.title == "A New Walk")
    assert [one.name.display for one in paper.byline.authorships] == ["Ada Beispiel", "Ben Exempel"]
    assert not paper.byline.complete
    assert paper.abstract == ("One.", "Two.")
    assert paper.date is not None and paper.date.iso == "2026"


def test_what_means_no_paper_or_several_is_told(tmp_path: Path) -> None:
    twins = [f"CLMay {day}, 2024\n{title}\n\nAda Beispiel\n\n{day}.\n" for day, title in ((1, "A walk!"), (2, "A Walk"))]
    documents: dict[str, bytes | str] = {
        "ada/profile.txt": document(*twins),
        "ada/papers/a-walk.md": "---\naward: Which?\n---\n",
        "ada/papers/nothing.md": "---\naward: Best\n---\n",
        "ada/papers/broken.md": "---\nawrd: Best\n---\n",
        "ada/papers/unsafe.md": "---\ntitle: Unsafe\nlinks: ['javascript:alert(1)']\ndate: someday\n---\n",
    }
    write_project(tmp_path, documents)
    planned, _ = build_project(tmp_path)
    notes = sorted((note.code, note.at.source.rpartition("/")[2]) for note in planned.notes)
    assert notes == [
        ("bad-field", "broken.md"),
        ("bad-field", "unsafe.md"),
        ("names-no-paper", "broken.md"),
        ("names-no-paper", "nothing.md"),
        ("unclear-addition", "a-walk.md"),
        ("unsafe-link", "unsafe.md"),
    ]


def test_several_papers_of_one_title_all_stay(tmp_path: Path) -> None:
    twins = [f"CLMay {day}, 2024\nErratum\n\nAda Beispiel\n\n{day}.\n" for day in (1, 2)]
    documents = {"ada/profile.txt": document(*twins), "ada/papers/x.md": "---\ntitle: A Walk\n---\n"}
    write_project(tmp_path, documents)
    planned, _ = build_project(tmp_path)
    assert planned.site is not None
    assert len(planned.site.corpus.entries) == 3
