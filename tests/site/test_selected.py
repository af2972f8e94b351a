"""What a person puts first stands first, and in its year."""

from pathlib import Path

from tests.documents import FIRST, SECOND, document
from tests.sites import build_project, write_project

ADDITION = "---\nselected: true\nlinks: [{url: 'https://example.org/a.pdf', kind: pdf}]\n---\n"


def home(folder: Path, extra: dict[str, bytes | str]) -> str:
    write_project(folder, {"ada/profile.txt": document(FIRST, SECOND), **extra})
    build_project(folder)
    return (folder / "output" / "index.html").read_text("utf-8")


def test_selected_papers_stand_first_and_in_their_year(tmp_path: Path) -> None:
    page = home(tmp_path, {"ada/papers/on-walking.md": ADDITION})
    section, years = page.split('class="selected"')[1].split('id="papers"')
    assert section.count("paper-card") == 1
    assert 'href="papers/on-walking/"' in section
    assert 'href="https://example.org/a.pdf"' in section
    assert years.count('<article class="paper-card"') == 2


def test_nothing_selected_is_no_section(tmp_path: Path) -> None:
    assert 'class="selected"' not in home(tmp_path, {})


def test_a_file_of_the_site_is_found_from_any_page(tmp_path: Path) -> None:
    page = home(tmp_path, {"ada/papers/on-walking.md": ADDITION.replace("https://example.org/", "/files/")})
    assert 'href="files/a.pdf"' in page
    years = [path.read_text("utf-8") for path in (tmp_path / "output" / "years").glob("*/index.html")]
    assert any('href="../../files/a.pdf"' in year for year in years)


def test_many_papers_are_set_close(tmp_path: Path) -> None:
    papers = [SECOND.replace("On Standing", f"On Standing {number}") for number in range(41)]
    write_project(tmp_path, {"ada.txt": document(*papers)})
    build_project(tmp_path)
    assert 'class="papers dense"' in (tmp_path / "output" / "index.html").read_text("utf-8")
