from pathlib import Path

from tests.documents import document
from tests.sites import build_project, files_of, write_project

WORKS = """[
 {"id": "a", "type": "article-journal", "title": "On Walking in the Rain", "issued": {"date-parts": [[2025]]},
  "container-title": "Journal of Walks",
  "author": [{"family": "Beispiel", "given": "Ada"}, {"family": "Exempel", "given": "Ben"}]},
 {"id": "b", "type": "article-journal", "title": "On Running for the Bus", "issued": {"date-parts": [[2023]]},
  "container-title": "Journal of Walks!",
  "author": [{"family": "Exempel", "given": "Bén"}, {"family": "Muster", "given": "Cyd"}]}
]"""


def build(folder: Path, settings: str = "") -> dict[str, str]:
    write_project(folder, {"ada/works.json": WORKS, "ada/about.md": "---\nname: Ada Beispiel\n---\n"}, settings)
    build_project(folder)
    return {path: content.decode() for path, content in files_of(folder / "output").items() if path.endswith(".html")}


def test_venues_have_an_index_and_pages(tmp_path: Path) -> None:
    files = build(tmp_path)
    page = files["venues/journal-of-walks/index.html"]
    assert "On Walking in the Rain" in page and "On Running for the Bus" in page
    assert "venues/journal-of-walks/" in files["venues/index.html"]
    assert "where a paper appeared for 2 of 2 papers" in files["venues/index.html"]


def test_a_name_above_several_papers_has_a_page_unless_it_is_a_person_of_the_site(tmp_path: Path) -> None:
    files = build(tmp_path)
    assert {path for path in files if path.startswith("authors/")} == {"authors/index.html", "authors/ben-exempel/index.html"}
    page = files["authors/ben-exempel/index.html"]
    assert "2 papers" in page and "Namesakes are not told apart" in page
    assert 'class="name" href="../../authors/ben-exempel/">Ben Exempel' in files["papers/on-walking-in-the-rain/index.html"]
    assert 'class="name">Cyd Muster' in files["papers/on-running-for-the-bus/index.html"]


def test_pages_of_names_can_be_left_out(tmp_path: Path) -> None:
    files = build(tmp_path, "author_pages = false")
    assert [path for path in files if path.startswith("authors/")] == ["authors/index.html"]


def test_names_that_differ_by_accents_share_a_page(tmp_path: Path) -> None:
    papers = [f"CLMay {day}, 2024\nPaper {day}\n\nAda Beispiel, Wei Li, Wēi Lǐ et al.\n" for day in (1, 2)]
    write_project(tmp_path, {"ada.txt": document(*papers)})
    build_project(tmp_path)
    assert (tmp_path / "output" / "authors" / "wei-li" / "index.html").is_file()
