from pathlib import Path

import html5lib
import pytest

from tests.documents import document
from tests.sites import build_project, files_of, write_project

TOPICS = ("sparse kernels", "quiet gardens", "whale songs", "parser proofs", "tidal clocks", "paper bridges")
OWN = ("alder", "birch", "cedar", "ebony", "hazel", "larch")


def paper(topic: str, own: str, year: int, category: str = "LG", extra: str = "") -> str:
    text = f"The {topic} of {own} are told. We measure {topic} near {own}. {extra}"
    return f"{category}May 2, {year}\nOn {topic.title()} and {own.title()}\n\nAda Beispiel\n\n{text}\n"


PAPERS = {(topic, own): paper(topic, own, 2000 + place) for topic in TOPICS for place, own in enumerate(OWN[:4])}


def pages(folder: Path) -> dict[str, bytes]:
    files = files_of(folder / "output")
    return {path: content for path, content in files.items() if path.startswith("papers/") and path.endswith("/index.html")}


def rows(content: bytes) -> list[str]:
    """Return of a page the heading of what is to be read next, then titles and shared words, in order."""
    tree = html5lib.parse(content, namespaceHTMLElements=False)
    inside = [element for part in tree.findall(".//section[@class='related']") for element in part.iter()]
    told = [element for element in inside if element.tag == "h2" or element.get("class") in ("title", "shared")]
    return [" ".join("".join(element.itertext()).split()) for element in told]


def section(folder: Path, slug: str) -> list[str]:
    return rows((folder / "output" / "papers" / slug / "index.html").read_bytes())


def test_a_page_leads_to_what_is_about_the_same_and_says_why(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada.txt": document(*PAPERS.values())})
    build_project(tmp_path)
    heading, *listed = section(tmp_path, "on-whale-songs-and-birch")
    assert heading == "Related papers"
    assert listed[:6:2] == [f"On Whale Songs and {own.title()}" for own in ("ebony", "cedar", "alder")]
    assert all(words.startswith("In common: ") and "whale songs" in words for words in listed[1:6:2])


def test_without_a_related_paper_there_are_others_of_the_category_by_that_name(tmp_path: Path) -> None:
    odd = paper("glass deserts", "maple", 2003)
    alone = paper("iron rivers", "pine", 2002, category="CL")
    write_project(tmp_path, {"ada.txt": document(*PAPERS.values(), odd, alone)})
    build_project(tmp_path)
    heading, *titles = section(tmp_path, "on-glass-deserts-and-maple")
    assert heading == "More in Machine Learning"
    assert len(titles) == 4
    assert section(tmp_path, "on-iron-rivers-and-pine") == []


@pytest.mark.parametrize(("settings", "headings"), [("related = false", []), ("related = true", ["Related papers"])])
def test_a_site_may_do_without(tmp_path: Path, settings: str, headings: list[str]) -> None:
    write_project(tmp_path, {"ada.txt": document(*PAPERS.values())}, settings)
    build_project(tmp_path)
    assert section(tmp_path, "on-whale-songs-and-birch")[:1] == headings


def test_one_paper_has_nothing_beside_it(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada.txt": document(paper("sparse kernels", "alder", 2020))})
    build_project(tmp_path)
    assert section(tmp_path, "on-sparse-kernels-and-alder") == []


def test_an_edit_draws_only_the_papers_again_that_show_it(tmp_path: Path) -> None:
    key = ("whale songs", "birch")
    write_project(tmp_path, {"ada.txt": document(*PAPERS.values())})
    build_project(tmp_path)
    before = pages(tmp_path)
    edited = PAPERS | {key: paper(*key, 2001, extra="Glass deserts have nothing to do with that, nor have glass deserts.")}
    write_project(tmp_path, {"ada.txt": document(*edited.values())})
    build_project(tmp_path)
    after = pages(tmp_path)
    changed = {path for path in before if before[path] != after[path]}
    own = "papers/on-whale-songs-and-birch/index.html"
    assert own in changed
    # Those that are about the same may list it at another place now.
    assert all(path.startswith("papers/on-whale-songs-") for path in changed)


def test_a_new_paper_draws_those_again_that_it_is_related_to_and_beside(tmp_path: Path) -> None:
    settings = "author_pages = false"
    write_project(tmp_path, {"ada.txt": document(*PAPERS.values())}, settings)
    build_project(tmp_path)
    before = pages(tmp_path)
    new = paper("glass deserts", "maple", 1990, category="CL")
    write_project(tmp_path, {"ada.txt": document(*PAPERS.values(), new)}, settings)
    build_project(tmp_path)
    after = pages(tmp_path)
    assert all(rows(after[path]) == rows(content) for path, content in before.items())


def test_the_neighbours_of_a_paper_are_of_the_same_person(tmp_path: Path) -> None:
    ada = [paper("sparse kernels", own, 2000 + 2 * place) for place, own in enumerate(OWN[:3])]
    eva = [paper("whale songs", own, 2001 + 2 * place) for place, own in enumerate(OWN[:3])]
    header = "Eva Muster\n\nCL\n"
    write_project(tmp_path, {"ada.txt": document(*ada), "eva.txt": document(*eva, header=header)})
    planned, _ = build_project(tmp_path)
    assert planned.site is not None
    views = {page.path: page.view for page in planned.site.pages() if page.path.startswith("papers/on-")}
    view = views["papers/on-whale-songs-and-birch/"]
    assert (view.newer.path, view.older.path) == ("papers/on-whale-songs-and-cedar/", "papers/on-whale-songs-and-alder/")
    assert view.neighbours_of.text == "Eva Muster"
    assert (view.same_year.label, view.same_year.path, view.same_year.count) == ("2003", "years/2003/", 1)
    assert (view.same_category.label, view.same_category.path, view.same_category.count) == (
        "Machine Learning",
        "categories/cs-lg/",
        6,
    )
