"""Templates of users may rely on all of Jinja, whatever is done to make the built-in ones quick."""

from pathlib import Path

import pytest

from generator.load.theme import load_theme
from generator.model.config import Config
from generator.plan.common import Common
from generator.plan.page import Page
from generator.plan.pages.other import not_found_page
from generator.plan.views import SiteFrame
from generator.render.environment import Renderer, RenderError


def page() -> Page:
    site = SiteFrame("Ada", "en", "auto", "", live=False, feeds=False, search=False)
    return not_found_page(Common.of(Config(), site, (), {}, ()))


def drawn(folder: Path, template: str) -> str:
    (folder / "pages").mkdir()
    (folder / "pages" / "not_found.html").write_text(template, "utf-8")
    return Renderer(load_theme(folder)).render(page()).decode()


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ('{% set d = {"word": "<b>"} %}{{ d.word }}', "&lt;b&gt;"),
        ("{{ view.nothing is defined }}", "False"),
        ("{% for x in [1, 2] %}{{ loop.index }}{{ loop.cycle('a', 'b') }}{% endfor %}", "1a2b"),
        ("{% macro m(x) %}<{{ x }}{{ caller() }}>{% endmacro %}{% call m('a') %}b{% endcall %}", "<ab>"),
        ("{{ '<i>'.upper() }}{{ dict(a=1).a }}", "&lt;I&gt;1"),
    ],
)
def test_all_of_jinja_works(tmp_path: Path, template: str, expected: str) -> None:
    assert drawn(tmp_path, template) == expected


def test_what_is_not_there_is_a_note_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(RenderError) as error:
        drawn(tmp_path, "\n{{ view.nothing }}")
    assert error.value.diagnostic.code == "template-error"
    assert error.value.diagnostic.at.line == 2
    assert "nothing" in str(error.value.diagnostic)
