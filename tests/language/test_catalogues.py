"""Catalogues have every text, with the same placeholders, and are compiled into what builds read."""

import json
import re
from pathlib import Path

import pytest

from generator.language.words import ENGLISH, LANGUAGES, PLURALS
from languages import renew

ROOT = Path(__file__).resolve().parents[2]
MESSAGES = renew.collect()
TRANSLATED = [language for language in LANGUAGES if language != ENGLISH]


def test_texts_of_templates_plans_and_scripts_are_found() -> None:
    assert len(MESSAGES) > 200
    assert {"Cite", "Papers of {year}", ("{n} paper", "{n} papers"), "Newer papers", "No paper matches.", ", "} <= set(
        MESSAGES
    )
    assert MESSAGES["Newer papers"] == ["templates/macros/pager.html"]


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_no_holes(language: str) -> None:
    assert renew.holes(language, MESSAGES) == [], "run python3 run.py languages, and translate"


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_nothing_else_and_says_its_plurals(language: str) -> None:
    text = (ROOT / "languages" / f"{language}.po").read_text("utf-8")
    assert text == renew.catalogue_text(language, MESSAGES, renew.translations(language))
    assert f"nplurals={len(PLURALS[language][0])};" in text
    assert "#, fuzzy" not in text and "#~" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_builds_read_is_compiled_from_the_catalogue(language: str) -> None:
    """Facts of CLDR are compared by their shape: they may differ a little with babel's version."""
    text = (renew.COMPILED / f"{language}.json").read_text("utf-8")
    data = json.loads(text)
    assert text == renew.compiled_text(language, MESSAGES, data["facts"]), "run python3 run.py languages"
    assert data["facts"].keys() == renew.facts_of(language).keys()
    for forms in data["messages"].values():
        assert isinstance(forms, str) or len(forms) == len(PLURALS[language][0])


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_keep_what_stands_around_them(language: str) -> None:
    """A text that ends its sentence, introduces something or leaves something open does so everywhere."""
    ends = {".": ".。", ":": ":：", "…": "…"}
    for text, given in renew.translations(language).items():
        if text == "et al.":
            continue
        for form in (given,) if isinstance(given, str) else given:
            assert form == form.strip() or text in (", ", ": ")
            assert not re.search(r"\{\s|\s\}|  ", form), form
            assert text[-1] not in ends or form[-1] in ends[text[-1]] or language == "ja", (text, form)


def test_scripts_say_in_english_what_the_page_says_in_other_languages() -> None:
    """The dialog of the search has its English with it; other languages come from the macro, under the same names."""
    script = (ROOT / "templates" / "modules" / "search.js").read_text("utf-8")
    english = script[script.index("const ENGLISH = {") : script.index("};", script.index("const ENGLISH = {"))]
    said = dict(re.findall(r"^  (?:/\*\*.*?\*/ )?(\w+): (.+),$", english, re.MULTILINE))
    macro = (ROOT / "templates" / "macros" / "words.html").read_text("utf-8").partition("macro search_words")[2]
    pairs = re.findall(r'^  "(\w+)": _(forms)?\((.+)\),$', macro, re.MULTILINE)
    assert len(pairs) == len(said) > 10
    for name, forms, text in pairs:
        if forms:
            one, many = re.findall(r'"([^"]*)"', text)
            assert said[name] == f'{{ one: "{one}", other: "{many}" }}'
        else:
            assert said[name] == text


def test_every_name_that_a_script_asks_for_is_given_by_the_page() -> None:
    macros = (ROOT / "templates" / "macros" / "words.html").read_text("utf-8")
    seen = 0
    for script, macro in (("scripts/filter.js", "filter_words"), ("scripts/cite.js", "cite_words")):
        text = (ROOT / "templates" / script).read_text("utf-8")
        asked = set(re.findall(r"\bwords\.(?!length|every)(\w+)", text)) | set(re.findall(r'\bsay\("(\w+)"', text))
        body = macros.partition(f"macro {macro}")[2].partition("endmacro")[0]
        given = re.findall(r'^  "(\w+)": ', body, re.MULTILINE)
        assert asked == set(given), script
        seen += len(asked)
    assert seen >= 10


def test_no_text_for_readers_stands_in_a_template_unmarked() -> None:
    """Words between tags, and in attributes that are read out, are all marked for translation."""
    seen = 0
    kept = {"BibTeX", "CSV", "JSON", "ORCID", "PDF", "404"}
    for path in sorted((ROOT / "templates").rglob("*.html")):
        if path.name == "patterns.html":  # for those who change the theme, not for readers
            continue
        text = re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)
        text = re.sub(r"\{% block (?:main_class|sheet) %\}.*?\{% endblock %\}", "", text)
        text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "\0", text, flags=re.DOTALL)
        spoken = re.findall(r'(?:aria-label|alt|placeholder|title)="([^"]*)"', text)
        spoken += re.findall(r">([^<>]*)<", re.sub(r'"[^"]*"', '""', text))
        for piece in spoken:
            words = re.sub(r"[\0\s]+", " ", re.sub(r"&\w+;", "", piece)).strip()
            seen += 1
            assert not re.search(r"[A-Za-z]{2,}", words) or words in kept, f"{path.name}: {words!r}"
    assert seen > 300
