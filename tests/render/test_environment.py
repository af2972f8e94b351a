"""Templates of users may rely on all of Jinja, whatever is done to make the built-in ones quick."""

from pathlib import Path

import pytest

from generator.load.theme import load_theme
from generator.model.config import Config
from generator.plan.common import Common
from generator.plan.page import Page
from generator.plan.pages.other import not_found_page
from generator.plan.views.frame import SiteFrame
from generator.render.faults import RenderError
from generator.render.renderer import Renderer


def page() -> Page:
    site = SiteFrame(
        "Ada", "en", "auto", high_contrast=False, footer="", live=False, patterns=False, feeds=False, search=False
    )
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


@pytest.mark.parametrize("fault", ["{{ 1 + 'x' }}", "{{ 1 / 0 }}", "{{ [].pop() }}", "{{ view.nothing }}"])
def test_whatever_a_template_does_is_a_note_that_shows_the_line(tmp_path: Path, fault: str) -> None:
    with pytest.raises(RenderError) as error:
        drawn(tmp_path, f"<p>\n  {fault}\n</p>")
    at = error.value.diagnostic.at
    assert (at.source, at.line, at.column, at.length) == ("templates/pages/not_found.html", 2, 3, len(fault))
    assert at.excerpt == f"  {fault}"


def test_a_fault_at_the_end_of_a_template_has_a_place(tmp_path: Path) -> None:
    with pytest.raises(RenderError) as error:
        drawn(tmp_path, "{% if view %}\n<p>")
    assert error.value.diagnostic.at.source == "templates/pages/not_found.html"


def test_all_templates_are_compiled_at_once(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.html").write_text("{% if %}", "utf-8")
    (tmp_path / "parts" / "two.html").write_bytes(b"<p>\n\xff")
    renderer = Renderer(load_theme(tmp_path))
    assert [(note.at.source, note.at.line) for note in renderer.compile_all()] == [
        ("templates/parts/one.html", 1),
        ("templates/parts/two.html", 2),
    ]
    assert len(renderer.codes) > 20
