"""Texts of templates become constants of a language when they are compiled, and escape what they are filled with."""

import pytest
from markupsafe import Markup

from generator.language.words import ENGLISH, Words, words_of
from generator.render.environment import Drawer

FACTS = {
    "name": "Deutsch",
    "direction": "ltr",
    "numbers": {"group": ".", "decimal": ",", "percent": "0 %", "least_grouped": 1000},
    "dates": {},
    "lists": {},
}
MESSAGES = {
    "Cite & <b>": "Zitieren & <b>",
    "Papers of {year}": "{year} erschienen",
    "{n} paper in {x}": ["In {x} ein Artikel", "In {x} {n} Artikel"],
}


def drawn(template: str, words: Words | None = None, **values: object) -> str:
    drawer = Drawer({"page.html": template.encode()}, words or Words("de", FACTS, MESSAGES), {})
    quick = drawer.quick.get_template("page.html").render(values)
    assert quick == drawer.patient.get_template("page.html").render(values)
    return quick


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ('{{ _("Cite & <b>") }}', "Zitieren &amp; &lt;b&gt;"),
        ('<a title="{{ _("Papers of {year}", year=y) }}">', '<a title="&lt;1&gt; erschienen">'),
        ('{{ _("Papers of {year}", year=y) | upper }}', "&lt;1&gt; ERSCHIENEN"),
        ('{{ _("Papers of {year}", year=html) }}', "<i>z</i> erschienen"),
        ('{{ _n(1234, "{n} paper in {x}", "{n} papers in {x}", x=html) }}', "In <i>z</i> 1.234 Artikel"),
        ('{{ _n(1, "{n} paper in {x}", "{n} papers in {x}", x=y) }}', "In &lt;1&gt; ein Artikel"),
        ("{{ _(dynamic) }}", "Zitieren &amp; &lt;b&gt;"),
        ('{{ _("Not in the catalogue") }}', "Not in the catalogue"),
        ('{% macro m(x=_("Papers of {year}", year="1")) %}{{ x }}{% endmacro %}{{ m() }}', "1 erschienen"),
        ("{{ _forms('{n} paper in {x}', '{n} papers in {x}').one }}", "In {x} ein Artikel"),
        ("{{ number(12345) }} {{ language }} {{ direction }}", "12.345 de ltr"),
        ('{% set done = [] %}{% set _ = done.append(_("Cite & <b>")) %}{{ done[0] }}', "Zitieren &amp; &lt;b&gt;"),
    ],
)
def test_a_text_is_translated(template: str, expected: str) -> None:
    assert drawn(template, y="<1>", html=Markup("<i>z</i>"), dynamic="Cite & <b>") == expected


def test_a_text_without_expressions_is_a_part_of_the_markup() -> None:
    drawer = Drawer({"page.html": b'<p>{{ _("Cite & <b>") }}</p>'}, Words("de", FACTS, MESSAGES), {})
    code = drawer.quick.compile('<p>{{ _("Cite & <b>") }}</p>', raw=True)
    assert "'<p>Zitieren &amp; &lt;b&gt;</p>'" in code


def test_english_is_what_templates_say() -> None:
    english = words_of(ENGLISH)
    assert drawn('{{ _n(n, "{n} paper", "{n} papers") }}', english, n=1234) == "1,234 papers"
    assert drawn('{{ _n(n, "{n} paper", "{n} papers") }}', english, n=1) == "1 paper"


def test_every_language_has_its_own_code() -> None:
    source = b'{{ _("Cite & <b>") }}'
    first = Drawer({"page.html": source}, Words("de", FACTS, MESSAGES), {})
    assert first.quick.get_template("page.html").render() == "Zitieren &amp; &lt;b&gt;"
    second = Drawer({"page.html": source}, words_of(ENGLISH), first.codes.used)
    assert second.quick.get_template("page.html").render() == "Cite &amp; &lt;b&gt;"
    again = Drawer({"page.html": source}, Words("de", FACTS, {}), first.codes.used)
    assert again.quick.get_template("page.html").render() == "Zitieren &amp; &lt;b&gt;"
