from pathlib import Path

import pytest

from generator.build import plan_build
from generator.model.colour import contrast, parse_colour
from generator.plan.pages.cv import MOST_NAMES, cv_page
from generator.plan.views.cv import CvDocument, CvPaper
from tests.documents import FIRST, SECOND, document
from tests.sites import write_project

ABOUT = """---
orcid: 0000-0002-1825-0097
position: Reader
affiliation: {name: Fernmoor, url: "https://fernmoor.invalid/"}
links:
  - https://github.com/ada/
  - {url: "mailto:ada@fernmoor.invalid?subject=Hello", label: Mail}
  - {url: "https://scholar.invalid/citations?user=abcdefghijklmnopqrstuvwxyz", label: Scholar}
---
I walk.
"""
BIB = """
@article{a, title = {On {R}unning in $x^2$}, author = {Beispiel, Ada and Exempel, Ben}, journal = {Walks}, volume = {7},
  pages = {1--9}, year = 2023, doi = {10.1000/run}, eprint = {2301.00001}, archiveprefix = {arXiv}}
@misc{b, title = {On Sitting}, author = {Beispiel, Ada and others}, url = {https://sit.invalid/paper}}
"""


def made(folder: Path, documents: dict[str, bytes | str], settings: str = "", place: int = 0) -> CvDocument:
    planned = plan_build(write_project(folder, documents, settings))
    assert planned.site is not None
    view = cv_page(planned.site.corpus, place, "classic", "a4").view
    assert isinstance(view, CvDocument)
    return view


def papers(view: CvDocument) -> dict[str, CvPaper]:
    return {paper.title: paper for year in view.years for paper in year.papers}


def test_everything_that_the_page_says_is_there(tmp_path: Path) -> None:
    files = {"ada/profile.txt": document(FIRST, SECOND), "ada/about.md": ABOUT, "ada/papers.bib": BIB}
    view = made(tmp_path, files, 'base_url = "https://site.invalid/"\n')
    assert (view.name, view.position, view.affiliation, view.field) == (
        "Ada Beispiel",
        "Reader",
        "Fernmoor",
        "Computation and Language",
    )
    assert [(link.label, link.url) for link in view.contacts] == [
        ("ORCID 0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
        ("site.invalid", "https://site.invalid/"),
        ("github.com/ada", "https://github.com/ada/"),
        ("ada@fernmoor.invalid", "mailto:ada@fernmoor.invalid?subject=Hello"),
        ("Scholar (scholar.invalid)", "https://scholar.invalid/citations?user=abcdefghijklmnopqrstuvwxyz"),
    ]
    assert [(one.label, one.text) for one in view.metrics][:2] == [("h-index", "20"), ("Papers", "2")]
    assert view.provenance
    assert [year.label for year in view.years] == ["2025", "2024", "2023", "Undated"]
    running = papers(view)["On Running in x²"]
    assert running.url == "https://site.invalid/papers/on-running-in-x2/"
    assert [link.label for link in running.links] == ["doi:10.1000/run", "arXiv:2301.00001"]
    assert running.venue == "Walks 7, 1–9"
    assert (running.field, running.date) == ("", "")
    assert [(name.text, name.is_person) for name in running.names] == [("Ada Beispiel", True), ("Ben Exempel", False)]
    sitting = papers(view)["On Sitting"]
    assert sitting.more == "et al."
    assert [link.url for link in sitting.links] == ["https://sit.invalid/paper"]
    walking = papers(view)["On Walking"]
    assert (walking.field, walking.date, walking.more) == ("Machine Learning", "May 28", "et al.")


def test_posts_degrees_and_awards_come_first(tmp_path: Path) -> None:
    about = ABOUT.replace("links:", "positions: [{title: Reader, since: 2021}]\nawards: [Medal]\nlinks:", 1)
    view = made(tmp_path, {"ada/profile.txt": document(FIRST), "ada/about.md": about}, 'language = "de"\n')
    assert [(section.kind, [(one.when, one.title) for one in section.entries]) for section in view.career] == [
        ("positions", [("seit 2021", "Reader")]),
        ("awards", [("", "Medal")]),
    ]


def test_without_facts_nothing_is_said(tmp_path: Path) -> None:
    view = made(tmp_path, {"ada.txt": "Ada Beispiel\n\n1 Paper\n\nMay 28\nOn Walking\n\nBen Exempel\n\nWe walk.\n"})
    assert (view.position, view.affiliation, view.field, view.contacts, view.biography) == ("", "", "", (), ())
    assert (view.metrics, view.provenance, view.selected, view.as_of, view.date) == ((), "", (), "", None)
    (paper,) = papers(view).values()
    assert (paper.url, paper.links, paper.venue, paper.award) == (None, (), "", "")
    assert not any(name.is_person for name in paper.names)


def test_a_year_that_was_inferred_says_so(tmp_path: Path) -> None:
    text = document("CLMay 28\nOn Walking\n\nAda Beispiel\n\nWe walk.\n", SECOND)
    view = made(tmp_path, {"ada.txt": text})
    assert papers(view)["On Walking"].inferred == "(year inferred)"
    assert papers(view)["On Standing"].inferred == ""


def test_selected_papers_come_first_and_are_listed_again(tmp_path: Path) -> None:
    addition = "---\npaper: On Standing\nselected: true\naward: Best paper\n---\n"
    files = {"ada/profile.txt": document(FIRST, SECOND), "ada/papers/standing.md": addition}
    view = made(tmp_path, files)
    assert [(paper.title, paper.date, paper.award) for paper in view.selected] == [
        ("On Standing", "Dec 26, 2024", "Best paper")
    ]
    assert papers(view).keys() == {"On Walking", "On Standing"}


def test_the_person_is_marked_and_no_other_person_of_the_site(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {
        "ada.txt": document(FIRST),
        "ben.txt": document(FIRST, SECOND, header="Ben Exempel\n"),
    }
    for place, own in enumerate(("Ada Beispiel", "Ben Exempel")):
        names = papers(made(tmp_path, files, place=place))["On Walking"].names
        assert [name.text for name in names if name.is_person] == [own]


@pytest.mark.parametrize(
    ("position", "cut", "shown", "more"),
    [
        (0, False, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], "and 30 others"),
        (10, False, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], "and 29 others"),
        (25, False, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1, 25], "and 29 others"),
        (25, True, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1, 25], "et al."),
    ],
)
def test_of_a_long_byline_the_first_and_the_person_are_shown(
    tmp_path: Path, position: int, cut: bool, shown: list[int], more: str
) -> None:
    names = [f"Name Nr{number}" for number in range(40)]
    names[position] = "Ada Beispiel"
    byline = ", ".join(names) + (" et al." if cut else "")
    view = made(tmp_path, {"ada.txt": document(f"CLMay 28, 2025\nOn Walking\n\n{byline}\n\nWe walk.\n")})
    (paper,) = papers(view).values()
    assert [name.text for name in paper.names] == [names[place] if place >= 0 else "…" for place in shown]
    assert paper.more == more
    assert len(shown) <= MOST_NAMES < len(names)


def test_the_document_speaks_the_language_of_the_site(tmp_path: Path) -> None:
    view = made(tmp_path, {"ada.txt": document(FIRST)}, 'language = "pt-BR"\n')
    assert (view.language, view.region, view.rtl) == ("pt", "BR", False)
    assert made(tmp_path, {"ada.txt": document(FIRST)}, 'language = "ar"\n').rtl


def test_the_accent_of_the_site_can_be_read_on_paper(tmp_path: Path) -> None:
    assert made(tmp_path, {"ada.txt": document(FIRST)}).accent == ""
    assert made(tmp_path, {"ada.txt": document(FIRST)}, 'accent = "#0b5cad"\n').accent == "#0b5cad"
    pale = made(tmp_path, {"ada.txt": document(FIRST)}, 'accent = "#ffd400"\n').accent
    assert contrast(parse_colour(pale), parse_colour("#ffffff")) >= 4.5
