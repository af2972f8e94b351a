import random
from collections.abc import Mapping
from functools import partial

import pytest

from generator.plan.terms import Read, Texts, words_in
from generator.plan.terms import frequent_terms as counted_terms
from generator.plan.views.statistics import Term

TEXTS = [
    "Reading rooms and reading habits. Language models read.",
    "A language model of rooms; LLMs and an LLM.",
    "Language models, LLMs, and the room.",
    "Nothing in common here.",
]


def frequent_terms(texts: list[str]) -> tuple[Term, ...]:
    return counted_terms([words_in(text, "en") for text in texts])[0]


def of_texts(texts: list[tuple[str, str]]) -> tuple[tuple[Term, ...], int]:
    return counted_terms([words_in(text, language) for text, language in texts])


def test_terms_are_counted_once_for_each_text() -> None:
    terms = {term.text: term.papers for term in frequent_terms(TEXTS)}
    assert terms["language model"] == 3
    assert terms["room"] == 3
    assert terms["LLM"] == 2
    assert "language" not in terms
    assert "the" not in terms


def test_order_of_texts_makes_no_difference() -> None:
    assert frequent_terms(TEXTS) == frequent_terms(TEXTS[::-1])


def test_texts_without_common_words_and_other_scripts_have_none() -> None:
    assert frequent_terms([]) == ()
    assert of_texts([("我们提出一种方法", "en")] * 5) == ((), 0)
    assert of_texts([("我们提出一种方法", "zh"), ("Of rooms", "en"), ("Rooms", "en")])[1] == 2
    assert frequent_terms(["one", "two", "three words"]) == ()


def test_sizes_follow_the_numbers() -> None:
    terms = frequent_terms(TEXTS)
    assert all(1 <= term.size <= 5 for term in terms)
    assert max(term.size for term in terms) == next(term.size for term in terms if term.papers == 3)


SPOKEN = {
    "de": "Wir zeigen, dass die Sprache der Häuser nicht ohne die Sprache der Räume zu verstehen ist, und was daraus folgt.",
    "fr": "Nous montrons que la langue des maisons ne peut pas être comprise sans la langue des espaces, et ce qui en suit.",
    "es": "Mostramos que la lengua de las casas no se puede entender sin la lengua de los espacios, y lo que se sigue.",
    "en": "We show that the language of houses cannot be understood without the language of rooms, and what follows from it.",
}


@pytest.mark.parametrize("language", SPOKEN)
def test_small_words_are_left_out_in_the_language_of_a_text(language: str) -> None:
    terms = {term.text.split()[-1] for term in of_texts([(SPOKEN[language], language)] * 3)[0]}
    content = {
        "de": {"sprache", "häuser"},
        "fr": {"langue", "maison"},
        "es": {"lengua", "casas"},
        "en": {"language", "house"},
    }
    assert {word[:5] for word in terms} & {word[:5] for word in content[language]}
    assert not terms & {"die", "der", "und", "wir", "que", "les", "nous", "las", "los", "the", "and"}


def test_thousands_of_texts_are_counted_in_one_pass() -> None:
    chance = random.Random(1)  # noqa: S311 - it makes text, not keys
    words = [f"word{number}x" for number in range(2000)]
    texts = [(" ".join(chance.choices(["room", *words], k=50)) + " rooms", "en") for _ in range(3000)]
    terms, read = of_texts(texts)
    assert read == 500
    assert terms[0].text == "room"
    assert len(terms) <= 36


def test_a_text_is_read_once_also_by_the_next_build() -> None:
    asked: list[str] = []

    def read(text: str) -> Read:
        asked.append(text)
        return words_in(text, "en")

    kept: list[Mapping[str, Read]] = []
    first = Texts(dict, kept.append)
    first.keep()
    found = [first.of(text, partial(read, text)) for text in (*TEXTS, TEXTS[0])]
    assert asked == TEXTS
    assert found[0] == found[4] == words_in(TEXTS[0], "en")
    first.keep()
    again = Texts(lambda: kept[0], kept.append)
    assert [again.of(text, partial(read, text)) for text in TEXTS] == found[:4]
    assert asked == TEXTS
    # Nothing new, nothing to be written; what nobody asks for any more goes with the next news.
    again.keep()
    assert len(kept) == 1
    other = Texts(lambda: kept[0], kept.append)
    other.of("Another text", partial(read, "Another text"))
    other.keep()
    assert kept[1:] == [{"Another text": words_in("Another text", "en")}]
