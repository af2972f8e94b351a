"""The page of patterns is drawn with every theme, on request only, and shows every component that has a macro."""

import re
from pathlib import Path

import pytest

from generator.load.theme import theme_names
from generator.settings import Options
from tests.documents import FIRST, document
from tests.sites import build_project, files_of, write_project

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
_ELSEWHERE = {"site_head.html", "words.html", "year_group.html", "year_nav.html"}
"""Drawn by other components, or on every page."""


_LINK = re.compile(rb'<p><a href="[./]*/?patterns/">Patterns</a></p>\n')


@pytest.mark.parametrize("theme", theme_names(Path("nowhere")))
def test_every_component_is_drawn_and_nothing_else_changes(tmp_path: Path, theme: str) -> None:
    write_project(tmp_path, {"ada.txt": document(FIRST)}, f'theme = "{theme}"\nbase_url = "https://example.org/"\n')
    build_project(tmp_path)
    before = files_of(tmp_path / "output")
    build_project(tmp_path, Options(patterns=True))
    after = files_of(tmp_path / "output")
    for path, content in before.items():
        if path != ".oeuvre-manifest":
            assert _LINK.sub(b"", after[path]) == content, path
    assert {path.split("/")[0] for path in after.keys() - before.keys()} == {"patterns"}
    page = after["patterns/index.html"].decode()
    assert '<meta name="robots" content="noindex">' in page
    for number in range(1, 9):
        assert f"badge tone-{number}" in page
    for kind in ("columns", "lanes", "bars", "heat", "dots", "meters"):
        assert f'class="chart chart-{kind}"' in page
    build_project(tmp_path)
    assert files_of(tmp_path / "output") == before


def test_no_component_is_forgotten() -> None:
    shown = set(re.findall(r'"macros/(\w+\.html)"', (TEMPLATES / "pages" / "patterns.html").read_text("utf-8")))
    missing = {path.name for path in (TEMPLATES / "macros").glob("*.html")} - shown - _ELSEWHERE
    assert missing == set()
