import json
from pathlib import Path

from generator.build import plan_build
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


CAREER = """---
positions:
  - {title: "Reader <b>", organisation: Fernmoor, url: "https://f.example/?a=1&b=2", since: 2021}
education:
  - {degree: PhD, organisation: Exmere, until: 2014}
---
"""


def test_a_career_is_shown_once_and_told_to_programs(tmp_path: Path) -> None:
    papers = (f"CLMay {number % 28 + 1}, {2000 + number % 20}\nPaper {number}\n\nAda Beispiel\n" for number in range(50))
    settings = "papers_per_page = 20\n"
    write_project(tmp_path, {"ada/profile.txt": document(*papers), "ada/about.md": CAREER}, settings)
    planned, report = build_project(tmp_path)
    assert planned.notes == ()
    home = (tmp_path / "output" / "index.html").read_text("utf-8")
    assert home.count('href="#career"') == home.count('id="career"') == 1
    assert "Reader &lt;b&gt;" in home and 'href="https://f.example/?a=1&amp;b=2"' in home
    assert home.index('id="papers"') < home.index('id="career"')
    career = home[home.index('id="career"') :]
    words = ("Positions</h3>", "since 2021", "Reader", "Fernmoor", "Education</h3>", "2014", "PhD", "Exmere")
    places = [career.index(word) for word in words]
    assert places == sorted(places)
    (older,) = [path for path in report.paths if path.startswith("page/") and path.endswith("index.html")]
    assert "career" not in (tmp_path / "output" / older).read_text("utf-8")
    api = json.loads((tmp_path / "output" / "api" / "people" / "ada-beispiel.json").read_bytes())
    assert api["education"] == [
        {"degree": "PhD", "field": None, "organisation": "Exmere", "department": None, "url": None, "since": None,
         "until": "2014", "note": None}
    ]  # fmt: skip
    assert (len(api["positions"]), api["awards"]) == (1, [])


def test_who_has_no_career_sees_no_word_of_it(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada.txt": document(FIRST)})
    build_project(tmp_path)
    assert "career" not in (tmp_path / "output" / "index.html").read_text("utf-8")


def test_front_matter_that_is_wrong_costs_itself(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada/profile.txt": document(SECOND), "ada/about.md": "---\nnonsense: 1\n---\n"})
    planned, report = build_project(tmp_path)
    assert planned.refused
    assert "papers/on-standing/index.html" in report.paths


WORKS = """[
 {"id": "walk", "type": "article-journal", "title": "On Walking", "issued": {"date-parts": [[2025]]}, "DOI": "10.1000/walk",
  "author": [{"family": "Beispiel", "given": "Ada"}, {"family": "Exempel", "given": "Ben"},
             {"family": "Muster", "given": "Cyd"}],
  "container-title": "Journal of Walks"},
 {"id": "run", "type": "article-journal", "title": "On Running for the Bus", "issued": {"date-parts": [[2023]]},
  "author": [{"family": "Beispiel", "given": "A."}]}
]"""


class TestFolderOfSeveralDocuments:
    def test_each_work_is_one_page_with_what_all_documents_know(self, tmp_path: Path) -> None:
        write_project(tmp_path, {"ada/profile.txt": document(FIRST, SECOND), "ada/works.json": WORKS})
        planned, report = build_project(tmp_path)
        assert planned.notes == ()
        assert planned.site is not None
        works = {entry.work.title: entry.work for entry in planned.site.corpus.entries}
        assert set(works) == {"On Walking", "On Standing", "On Running for the Bus"}
        walking = works["On Walking"]
        assert walking.documents == ("content/ada/profile.txt", "content/ada/works.json")
        assert [one.name.display for one in walking.paper.byline.authorships] == ["Ada Beispiel", "Ben Exempel", "Cyd Muster"]
        assert walking.paper.byline.complete
        assert walking.paper.doi == "10.1000/walk"
        assert walking.paper.has_code
        assert walking.paper.date is not None and walking.paper.date.iso == "2025-05-28"
        assert dict(walking.provenance)["doi"] == ("content/ada/works.json",)
        assert dict(walking.provenance)["abstract"] == ("content/ada/profile.txt",)
        assert sum(path.startswith("papers/") and path.endswith("index.html") for path in report.paths) == 3

    def test_a_bibliography_alone_needs_somebody_whose_it_is(self, tmp_path: Path) -> None:
        write_project(tmp_path, {"works.json": WORKS})
        planned = plan_build(tmp_path / "content")
        assert [(note.code, note.at.source) for note in planned.notes] == [("no-name", "content/works.json")]
        write_project(tmp_path, {"ada/works.json": WORKS, "ada/about.md": "---\nname: Ada Beispiel\n---\n"})
        (tmp_path / "content" / "works.json").unlink()
        planned, report = build_project(tmp_path)
        assert planned.notes == ()
        assert "papers/on-walking/index.html" in report.paths

    def test_what_looks_like_one_work_can_be_told_apart_and_what_does_not_can_be_joined(self, tmp_path: Path) -> None:
        about = "---\napart: [[On Walking, doi:10.1000/WALK]]\nsame: [[run, On Standing], [nothing, walk]]\n---\n"
        documents: dict[str, bytes | str] = {"ada/profile.txt": document(FIRST, SECOND), "ada/works.json": WORKS}
        write_project(tmp_path, {**documents, "ada/about.md": about})
        planned, _ = build_project(tmp_path)
        assert planned.site is not None
        titles = sorted(entry.work.title for entry in planned.site.corpus.entries)
        assert titles == ["On Running for the Bus", "On Walking", "On Walking"]
        assert [(note.code, note.at.source) for note in planned.notes if note.code == "names-no-paper"] == [
            ("names-no-paper", "content/ada/about.md")
        ]

    def test_papers_are_excluded_by_any_of_their_names(self, tmp_path: Path) -> None:
        about = "---\nname: Ada Beispiel\nexclude: ['https://doi.org/10.1000/Walk', run]\n---\n"
        write_project(tmp_path, {"ada/works.json": WORKS, "ada/about.md": about})
        planned, _ = build_project(tmp_path)
        assert planned.notes == ()
        assert planned.site is not None
        assert planned.site.corpus.entries == ()

    def test_a_broken_document_costs_itself(self, tmp_path: Path) -> None:
        write_project(tmp_path, {"ada/profile.txt": document(FIRST), "ada/works.json": WORKS[:-30]})
        planned, report = build_project(tmp_path)
        assert planned.refused
        assert {note.at.source for note in planned.notes} == {"content/ada/works.json"}
        assert "papers/on-walking/index.html" in report.paths
