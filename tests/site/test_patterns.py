"""The page of patterns is drawn with every theme, on request only, and shows every component that has a macro."""

import re
from pathlib import Path

import pytest

from generator.load.theme import theme_names
from generator.settings import Options
from tests.documents import FIRST, document
from tests.sites import build_project, files_of, write_project

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
_ELSEWHERE = {
    *(
        "area_map.html",
        "chart.html",
        "further_links.html",
        "network.html",
        "photo.html",
        "site_head.html",
        "words.html",
        "year_group.html",
        "year_nav.html",
    ),
}
"""Drawn by other components, on every page, or as a figure on pages of their own."""


@pytest.mark.parametrize("theme", theme_names(Path("nowhere")))
def test_every_component_is_drawn_and_nothing_else_changes(tmp_path: Path, theme: str) -> None:
    write_project(tmp_path, {"ada.txt": document(FIRST)}, f'theme = "{theme}"\nbase_url = "https://example.org/"\n')
    build_project(tmp_path)
    before = files_of(tmp_path / "output")
    build_project(tmp_path, Options(patterns=True))
    after = files_of(tmp_path / "output")
    assert {path for path in after if after[path] != before.get(path)} == {"patterns/index.html", ".oeuvre-manifest"}
    page = after["patterns/index.html"].decode()
    assert '<meta name="robots" content="noindex">' in page
    for number in range(1, 9):
        assert f"badge tone-{number}" in page
    build_project(tmp_path)
    assert files_of(tmp_path / "output") == before


def test_no_component_is_forgotten() -> None:
    shown = set(re.findall(r'"macros/(\w+\.html)"', (TEMPLATES / "pages" / "patterns.html").read_text("utf-8")))
    missing = {path.name for path in (TEMPLATES / "macros").glob("*.html")} - shown - _ELSEWHERE
    assert missing == set()
