from pathlib import Path

from tests.documents import FIRST, SECOND, document
from tests.sites import build_project, write_project

ABOUT = """---
name: Ada B. Beispiel
orcid: 0000-0002-1825-0097
position: Reader in Walking
affiliation: Example University
links: [https://github.com/ada/walking]
as_of: 2027-05-30
exclude: [on STANDING, No Such Paper]
---

I *walk* <script>alert(1)</script>.
"""


def test_what_is_written_by_hand_wins(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada/profile.txt": document(FIRST.replace(", 2025", ""), SECOND), "ada/about.md": ABOUT})
    planned, report = build_project(tmp_path)
    assert [(note.code, note.at.source) for note in planned.notes] == [("excludes-nothing", "content/ada/about.md")]
    assert "papers/on-walking/index.html" in report.paths
    assert "papers/on-standing/index.html" not in report.paths
    home = (tmp_path / "output" / "index.html").read_text("utf-8")
    for words in (
        "Ada B. Beispiel",
        "0000-0002-1825-0097",
        "Reader in Walking",
        "Example University",
        "I <em>walk</em>",
        "May 30, 2027",
    ):
        assert words in home, words
    assert "<script>alert" not in home
    paper = (tmp_path / "output" / "papers" / "on-walking" / "index.html").read_text("utf-8")
    assert "May 28, 2027" in paper


def test_front_matter_that_is_wrong_costs_itself(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada/profile.txt": document(SECOND), "ada/about.md": "---\nnonsense: 1\n---\n"})
    planned, report = build_project(tmp_path)
    assert planned.refused
    assert "papers/on-standing/index.html" in report.paths
