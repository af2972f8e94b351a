"""Cards as a site has them: pictures beside the pages, and the pages' heads that lead to them."""

from importlib import util
from pathlib import Path

import pytest

from tests.documents import FIRST, SECOND, document
from tests.sites import build_project, files_of, write_project

SETTINGS = 'base_url = "https://site.invalid/lab/"\ncards = true\n'


def test_papers_and_people_have_cards_that_are_drawn_once(tmp_path: Path) -> None:
    write_project(
        tmp_path, {"ada.txt": document(FIRST, SECOND), "ben.txt": document(SECOND, header="Ben Exempel\n")}, SETTINGS
    )
    _, report = build_project(tmp_path)
    cards = {path for path in report.paths if path.endswith("card.png")}
    folders = ("papers/on-walking/", "papers/on-standing/", "people/ada-beispiel/", "people/ben-exempel/")
    assert cards == {f"{folder}card.png" for folder in folders}
    files = files_of(tmp_path / "output")
    for folder in folders:
        assert files[f"{folder}card.png"].startswith(b"\x89PNG")
        page = files[f"{folder}index.html"].decode()
        assert f'<meta property="og:image" content="https://site.invalid/lab/{folder}card.png">' in page
        assert '<meta name="twitter:card" content="summary_large_image">' in page
    assert b"og:image" not in files["index.html"]
    # Words of the abstract are not on the card.
    edited = document(FIRST.replace("We walk.", "We ran."), SECOND)
    write_project(tmp_path, {"ada.txt": edited})
    _, report = build_project(tmp_path)
    assert "papers/on-walking/index.html" in report.written
    assert not cards & set(report.written)
    write_project(tmp_path, {}, SETTINGS.replace("true", "false"))
    _, report = build_project(tmp_path)
    assert cards <= set(report.removed)
    assert b"og:image" not in files_of(tmp_path / "output")["papers/on-walking/index.html"]


@pytest.mark.parametrize("lacks", ["base_url", "library"])
def test_what_is_lacking_for_cards_is_told_and_costs_nothing_else(
    tmp_path: Path, lacks: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if lacks == "library":
        monkeypatch.setattr("generator.settings.find_spec", lambda name: None if name == "resvg_py" else util.find_spec(name))
    write_project(tmp_path, {"ada.txt": document(FIRST)}, SETTINGS if lacks == "library" else "cards = true\n")
    planned, report = build_project(tmp_path)
    assert [note.code for note in planned.notes] == ["no-cards"]
    assert not planned.refused
    assert not [path for path in report.paths if path.endswith("card.png")]
