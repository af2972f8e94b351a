"""The language of a paper's words, and what an element says of it."""

import pytest

from generator.plan.tongues import UNKNOWN, Tongue, language_of_text, tongue_of

ENGLISH = "We present a method for the analysis of walks, which are common in the hills."
GERMAN = "Wir stellen ein Verfahren für die Untersuchung von Wegen vor, das mit dem Wald und der Heide zurechtkommt."
FRENCH = "Nous présentons une méthode pour les promenades dans la forêt, avec des cartes."
PERSIAN = "یک روش برای راه رفتن"
ARABIC = "طريقة جديدة للمشي في الجبال"


@pytest.mark.parametrize(
    ("title", "abstract", "site", "language"),
    [
        ("On Walking", ENGLISH, "en", "en"),
        ("On Walking", ENGLISH, "en-GB", "en-GB"),
        ("On Walking", ENGLISH, "de", "en"),
        ("On Walking", ENGLISH, "zh", "en"),
        ("On Walking", ENGLISH, "ar", "en"),
        ("Vom Gehen", GERMAN, "en", "de"),
        ("Vom Gehen", GERMAN, "zh", "de"),
        ("De la marche", FRENCH, "es", "fr"),
        ("On Walking", "", "en", "en"),
        ("On Walking", "", "de", "de"),
        ("The Analysis of Walks", "", "de", "en"),
        ("BERT", "", "en", "en"),
        ("BERT", "", "fr", "fr"),
        ("BERT", "", "zh", UNKNOWN),
        ("Walks for Wolves", "", "ja", "en"),
        ("", "", "zh", "zh"),
        ("42", "", "ar", "ar"),
        ("基于深度学习的行走分析", "", "en", "zh"),
        ("基于深度学习的行走分析", "", "zh-CN", "zh-CN"),
        ("基于 BERT 的行走分析方法研究", "", "en", "zh"),
        ("歩行の分析について", "", "zh", "ja"),
        ("歩行解析", "", "ja", "ja"),
        ("보행 분석", "", "en", "ko"),
        (ARABIC, "", "ar", "ar"),
        (PERSIAN, "", "fa", "fa"),
        (ARABIC, "", "en", "und-Arab"),
        ("О ходьбе по горам", "", "en", "und-Cyrl"),
        ("О ходьбе по горам", "", "ru", "ru"),
        ("Łódź und die Wege mit dem Fluss", "", "en", "de"),
        ("α-stable walks", "", "en", "en"),
    ],
)
def test_letters_and_small_words_tell_a_language(title: str, abstract: str, site: str, language: str) -> None:
    assert language_of_text(title, abstract, site) == language


@pytest.mark.parametrize(
    ("language", "page", "tongue"),
    [
        ("en", "en", Tongue("", "")),
        ("de", "en", Tongue("de", "")),
        ("en", "zh", Tongue("en", "")),
        ("en", "ar", Tongue("en", "ltr")),
        ("ar", "ar", Tongue("", "")),
        ("ar", "en", Tongue("ar", "rtl")),
        ("he", "ar", Tongue("he", "")),
        ("und-Arab", "en", Tongue("und-Arab", "rtl")),
        (UNKNOWN, "zh", Tongue("", "")),
        (UNKNOWN, "ar", Tongue("", "ltr")),
    ],
)
def test_an_element_says_what_the_page_does_not(language: str, page: str, tongue: Tongue) -> None:
    assert tongue_of(language, page) == tongue
