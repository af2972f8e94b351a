"""A template that is put together when it is compiled draws what Jinja draws from the pieces."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from jinja2 import Environment

from generator.language.words import ENGLISH, words_of
from generator.plan.views.frame import Frame
from generator.render import renderer
from generator.render.environment import Drawer
from generator.render.flat import parts_of
from tests.documents import FIRST, SECOND, document
from tests.sites import build_project, write_project

BASE = """{% from "m.html" import tag %}
{% set where = "base" %}
<title>{% block title %}plain{% endblock %}</title>
{% include "part.html" %}
<main>{% block main %}{{ where }}{% block inner %}inside{% endblock %}{% endblock %}</main>
{{ tag(where) }}{{ word }}"""
PARTS = {
    "base.html": BASE,
    "m.html": "{% macro tag(x) %}<b>{{ x }}</b>{% endmacro %}{% macro other(x) %}<i>{{ x }}</i>{% endmacro %}",
    "part.html": '{% set where = "part" %}<p>{{ where }}{{ word }}{{ number }}</p>',
    "ring.html": '{% if number %}{% include "ring.html" %}{% endif %}x',
    "with_block.html": "{% block title %}of the part{% endblock %}",
    "middle.html": '{% extends "base.html" %}{% block inner %}middle{% endblock %}',
}
BASED = '{% extends "base.html" %}'


@pytest.mark.parametrize(
    "template",
    [
        BASED,
        BASED + "{% block title %}{{ word }}{% endblock %}lost",
        BASED + '{% from "m.html" import other as tag %}{% block main %}{{ tag(1) }}{% endblock %}',
        BASED + '{% set where = "page" %}{% block main %}{{ where }}{% endblock %}',
        BASED + '{% block main %}{% set where = "block" %}{{ where }}{% endblock %}',
        BASED + "{% block main %}<{{ super() }}>{% endblock %}",
        BASED + '{% block main %}{% for n in [1, 2] %}{% include "part.html" %}{% endfor %}{% endblock %}',
        BASED + "{% block main %}{% for n in [1] %}{% block n %}{{ n is defined }}{% endblock %}{% endfor %}{% endblock %}",
        BASED + '{% block main %}{% include "nothing.html" ignore missing %}{% endblock %}',
        BASED + '{% block main %}{% include "with_block.html" %}{% endblock %}',
        BASED + '{% block main %}{% include ["nothing.html", "part.html"] %}{% endblock %}',
        BASED + '{% block main %}{% set number = 0 %}{% include "ring.html" %}{% endblock %}',
        '{% extends "middle.html" %}{% block title %}two up{% endblock %}',
        '{% extends "middle.html" %}{% block inner %}{{ word }}{% endblock %}',
        '{% extends "ba" ~ "se.html" %}{% block title %}computed{% endblock %}',
        BASED + "{% macro m() %}{{ caller() }}{% endmacro %}{% block main %}{% call m() %}2{% endcall %}{% endblock %}",
        BASED + "{% block main %}{% if number is none %}0{% endif %}{{ nothing is defined }}{% endblock %}",
        '{% if number %}{% extends "base.html" %}{% else %}{% extends "middle.html" %}{% endif %}',
    ],
)
def test_the_same_is_drawn(template: str) -> None:
    sources = {name: source.encode() for name, source in (PARTS | {"page.html": template}).items()}
    drawer = Drawer(sources, words_of(ENGLISH), {})
    context = {"word": "<word>", "number": 7}
    expected = drawer.patient.get_template("page.html").render(context)
    assert drawer.quick.get_template("page.html").render(context) == expected


def code_of(sources: Mapping[str, str]) -> str:
    drawer = Drawer({name: source.encode() for name, source in sources.items()}, words_of(ENGLISH), {})
    return str(drawer.quick.compile(sources["page.html"], "page.html", raw=True))


def test_a_page_is_one_function() -> None:
    page = '{% extends "middle.html" %}{% block title %}{{ word }}{% endblock %}'
    assert code_of(PARTS | {"page.html": page}).count("def ") == 1


def test_a_changed_part_is_compiled_again() -> None:
    page = {"page.html": b'{% extends "base.html" %}', "base.html": b'{% include "part.html" %}', "part.html": b"one"}
    first = Drawer(page, words_of(ENGLISH), {})
    assert first.quick.get_template("page.html").render() == "one"
    again = Drawer(page, words_of(ENGLISH), first.codes.used)
    assert again.quick.get_template("page.html").render() == "one"
    assert not again.codes.fresh
    changed = Drawer(page | {"part.html": b"two"}, words_of(ENGLISH), first.codes.used)
    assert changed.quick.get_template("page.html").render() == "two"


def test_parts_are_found_through_others() -> None:
    sources = {"a": b'{% extends "b" %}{% include "c" %}', "b": b"{%- include 'd' %}", "c": b"", "d": b'{% include "a" %}'}
    assert parts_of("a", sources.get) == ("a", "b", "c", "d")
    assert parts_of("nothing", sources.get) == ()


def test_no_page_of_ours_has_to_be_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw = renderer._draw
    drawn: set[str] = set()
    faults: list[str] = []

    def watched(own: Environment, template: str, page: Frame, view: object) -> str:
        drawn.add(template)
        try:
            return draw(own, template, page, view)
        except Exception as error:
            faults.append(f"{template}: {error}")
            raise

    monkeypatch.setattr(renderer, "_draw", watched)
    documents = {
        "ada.txt": document(FIRST, SECOND),
        "ben/about.md": "---\nname: Ben Exempel\n---\nWords.\n",
        "ben/works.bib": "@article{a, title={On Walking}, author={Ben Exempel and Cyd}, year={2020}, doi={10.1000/a}}",
        "groups/lab.md": "---\nmembers: [Ben Exempel]\n---\n",
        "pages/guide/a.md": "# A\n\n## One\n\n## Two\n\n## Three\n",
    }
    write_project(tmp_path, documents, 'base_url = "https://example.org/"\n')
    build_project(tmp_path)
    assert faults == []
    assert len(drawn) >= 15, sorted(drawn)
