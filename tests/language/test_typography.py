"""What an editor of each language would mark: blanks, quotes, punctuation, and one term for one thing."""

import re
from collections.abc import Iterator

import pytest

from generator.language.words import ENGLISH, LANGUAGES, PLURALS
from languages import renew

TRANSLATED = [language for language in LANGUAGES if language != ENGLISH]
NO_BREAK, NARROW = "\u00a0", "\u202f"
HAN = "\u2e80-\u303f\u3041-\u30ff\u3400-\u9fff\uff01-\uff60"
"""Characters that fill a square, and their punctuation."""


def forms(language: str) -> Iterator[tuple[str, str]]:
    """Yield each form of each text with its English."""
    for english, given in renew.translations(language).items():
        for form in (given,) if isinstance(given, str) else given:
            yield english, form


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_quote_of_a_typewriter_is_left(language: str) -> None:
    assert [form for _, form in forms(language) if "'" in form or '"' in form or "..." in form] == []


@pytest.mark.parametrize(("language", "pair"), [("de", "„“"), ("fr", "«»"), ("es", "«»"), ("ar", "«»"), ("ja", "「」")])
def test_quotes_are_those_of_the_language(language: str, pair: str) -> None:
    """Chinese and Portuguese have the pair of English."""
    seen = 0
    for english, form in forms(language):
        found = re.findall("[„“”«»「」‹›]", form)
        assert found == list(pair) * (len(found) // 2), form
        if "“" in english:
            seen += 1
            assert found, form
    assert seen >= 5


def test_french_has_its_blanks_before_high_punctuation() -> None:
    seen = 0
    for _, form in forms("fr"):
        for mark, blank in ((":", NO_BREAK), (";", NARROW), ("!", NARROW), ("?", NARROW), ("»", NO_BREAK)):
            for place, character in enumerate(form):
                if character == mark:
                    seen += 1
                    assert form[place - 1] == blank, form
        assert not re.search(f"«(?!{NO_BREAK})", form), form
    assert seen > 40


@pytest.mark.parametrize("language", ["de", "es", "fr"])
def test_no_line_ends_before_a_percent_sign(language: str) -> None:
    found = [form for _, form in forms(language) if "%" in form]
    assert found and all(re.search(f"[0-9]{NO_BREAK}%", form) for form in found)


def test_spanish_opens_what_it_asks() -> None:
    assert [form for _, form in forms("es") if form.count("?") != form.count("¿") or form.count("!") != form.count("¡")] == []


@pytest.mark.parametrize("language", ["ja", "zh"])
def test_no_blank_stands_beside_a_character_that_fills_a_square(language: str) -> None:
    """Neither do dates of CLDR have any: where Latin letters begin, the style sheet gives room."""
    for _, form in forms(language):
        assert not re.search(f"[{HAN}] | [{HAN}]", form), form
        assert not re.search(rf"[{HAN}}}][,:;?!()]|[,:;?!()][{HAN}{{]", form), form


def test_arabic_has_its_own_marks() -> None:
    for _, form in forms("ar"):
        assert not re.search("[,;?]", form), form
        # The dot of an abbreviation stays with its Latin letters, and does not go to their other side.
        assert not re.search(r"[A-Za-z]\.[»)]", form), form
    assert len(PLURALS["ar"][0]) == 6


def test_arabic_counts_in_words_up_to_two_and_says_the_number_from_three() -> None:
    seen = 0
    for english, given in renew.translations("ar").items():
        if isinstance(given, tuple) and "{n}" in english and english not in ("{some} of {n} paper", "All {n} paper"):
            seen += 1
            assert not any("{n}" in form for form in given[:3]), english
            assert all("{n}" in form for form in given[3:]), english
    assert seen > 25


@pytest.mark.parametrize("language", ["es", "fr", "pt"])
def test_millions_are_of_something(language: str) -> None:
    """ "1 000 000 de publications", but "1 000 000 de las líneas", "… avec code", "… más"."""
    own = "de |d’|des |das |delas|ellas|autres|avec |sans |sur |más|autres |con |com |sin |sem "
    seen = 0
    for given in renew.translations(language).values():
        if isinstance(given, tuple) and re.search(r"\{n\} \w", given[1]):
            seen += 1
            assert re.search(rf"\{{n\}} (?:{own})", given[1]), given[1]
    assert seen > 15


@pytest.mark.parametrize("word", ["secção", "descarregar", "ficheiro", "ecrã", "utilizador", "registo", "equipa "])
def test_portuguese_is_that_of_brazil(word: str) -> None:
    assert [form for _, form in forms("pt") if word in form] == []


@pytest.mark.parametrize("word", ["du ", "dein", "Sie "])
def test_german_addresses_nobody(word: str) -> None:
    assert [form for _, form in forms("de") if f" {word}" in f" {form}" and f". {word}" not in form] == []


@pytest.mark.parametrize("word", ["tú", "tu", "pulsa", "escribe", "descarga", "descárgalo", "buscas", "puedes"])
def test_spanish_says_usted(word: str) -> None:
    assert [form for _, form in forms("es") if re.search(rf"\b{word}\b", form.lower())] == []


@pytest.mark.parametrize("word", ["tu", "ton", "ta", "tes", "appuie", "saisis", "cherches"])
def test_french_says_vous(word: str) -> None:
    assert [form for _, form in forms("fr") if re.search(rf"\b{word}\b", form.lower())] == []


def test_french_has_no_article_before_a_name() -> None:
    """Which may begin with a vowel: "de Ayumi" is wrong, and "d’Huang" too."""
    named = r"\{(?:name|category|site|place|authors|names)\}"
    assert [form for _, form in forms("fr") if re.search(rf"\b(?:de|que|le|la) {named}", form)] == []


GLOSSARY = {
    r"\bco-author": {
        "de": "Koautor", "fr": "[Cc]oauteur", "es": "[Cc]oautor", "pt": "[Cc]oautor", "zh": "合著者", "ja": "共著者",
        "ar": "مؤلف.*مشارك|مؤلفين مشاركين",
    },
    r"\babstracts?\b": {
        "de": "Zusammenfassung", "fr": "[Rr]ésumé", "es": "[Rr]es[uú]m", "pt": "[Rr]esumo", "zh": "摘要", "ja": "要旨",
        "ar": "ملخص",
    },
    r"\bbylines?\b": {
        "de": "Autorenzeile", "fr": "auteurs", "es": "autores", "pt": "autores", "zh": "署名", "ja": "著者欄",
        "ar": "قائم|قوائم|مؤلفيها",
    },
    r"\bcategor(?:y|ies)\b": {
        "de": "Kategorie", "fr": "[Cc]atégorie", "es": "[Cc]ategoría", "pt": "[Cc]ategoria", "zh": "类", "ja": "分野",
        "ar": "فئ",
    },
    r"\borganisations?\b": {
        "de": "Organisation", "fr": "[Oo]rganisation", "es": "[Oo]rganizaci", "pt": "[Oo]rganizaç", "zh": "机构",
        "ja": "機関", "ar": "مؤسس",
    },
    r"\bpapers?\b(?! (?:appeared|per year, \{first\}))": {
        "de": "Publikation", "fr": "[Pp]ublication", "es": "[Pp]ublicaci", "pt": "[Pp]ublicaç", "zh": "论文", "ja": "論文",
        "ar": "ورق|أوراق",
    },
    r"\bscores?\b": {
        "de": "[Bb]ewertung", "fr": "[Ss]core", "es": "[Pp]untuaci", "pt": "[Pp]ontuaç", "zh": "评分", "ja": "スコア",
        "ar": "درج",
    },
    r"^venues?$|^where it appeared$": {
        "de": "^Publikationsorgan", "fr": "^Revue", "es": "^Revista", "pt": "^Veículo", "zh": "^发表出处$", "ja": "^掲載先$",
        "ar": "النشر$",
    },
    r"(?<![\w-])the source": {
        "de": "Quelle", "fr": "source", "es": "fuente", "pt": "fonte", "zh": "来源", "ja": "情報源", "ar": "مصدر|مصادر",
    },
    r"\btitles?\b": {
        "de": "Titel", "fr": "[Tt]itre|intitulé", "es": "[Tt]ítul|titulad", "pt": "[Tt]ítulo|intitulad",
        "zh": "标题|同名|题为", "ja": "タイトル", "ar": "عنوان|عناوين",
    },
}  # fmt: skip
"""Of terms in the English texts, what stands for them in each language, wherever they are said."""


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("term", GLOSSARY)
def test_one_thing_has_one_name(language: str, term: str) -> None:
    seen = 0
    for english, given in renew.translations(language).items():
        form = given if isinstance(given, str) else given[-1]
        said = re.sub(r"\{\w+\}", "", english).lower()
        if re.search(term, said):
            seen += 1
            assert re.search(GLOSSARY[term][language], form), (english, form)
    assert seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_meters_leave_room_for_their_numbers(language: str) -> None:
    """They stand on one line of 340 pixels, some fifty letters; a character that fills a square takes two."""
    named = ("Abstract", "All authors, not cut by “et al.”", "DOI or arXiv identifier", "Where it appeared")
    known = renew.translations(language) if language != ENGLISH else {}
    for english in named:
        name = str(known.get(english, english))
        assert sum(2 if re.match(f"[{HAN}]", character) else 1 for character in name) <= 34, name
