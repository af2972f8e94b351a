import pytest

from generator.plan.shared_words import shared_words


@pytest.mark.parametrize(
    ("stems", "here", "there", "words"),
    [
        (("recomm", "scale"), "Recommendation\nWe scale recommendation.", "Recommend at scale", ("recommendation", "scale")),
        (("founda", "model"), "Foundation Model\nA foundation model is", "foundation models are", ("foundation model",)),
        (("founda", "model"), "A foundation model is", "models as a foundation", ("foundation", "model")),
        (("founda", "model"), "Foundation Models", "of foundation model", ("Foundation Models",)),
        (("carlo", "monte"), "Monte Carlo Walks", "By Monte Carlo", ("Monte Carlo",)),
        (("adapti", "spatia"), "A spatially-adaptive fit", "Spatially-adaptive fits", ("spatially-adaptive",)),
        (("llm", "gpt"), "LLMs and an LLM; GPT", "llms gpt", ("LLMs", "GPT")),
        (("schrod", "wave"), "Schrödinger's wave", "wave schrödinger", ("Schrödinger", "wave")),
        (("rest", "arrest"), "Arrested, at rest", "rest arrest", ("rest", "Arrested")),
        (("推荐", "荐系", "系统", "模型"), "推荐系统与模型", "模型推荐系统", ("推荐系统", "模型")),
        (("ハリ", "東京"), "パリと東京", "東京とパリ", ("東京",)),
        (("ash", "elm", "oak", "yew"), "ash, elm, oak, yew", "yew ash", ("ash", "elm", "oak")),
        (("missin", "words"), "nothing of this", "words", ()),
        ((), "", "", ()),
    ],
)
def test_stems_are_shown_as_words_of_the_text(stems: tuple[str, ...], here: str, there: str, words: tuple[str, ...]) -> None:
    assert shared_words(stems, here, there) == words


def test_letters_that_grow_when_they_are_small_do_no_harm() -> None:
    assert shared_words(("istanb", "walk"), "İstanbul: a walk", "walk in istanbul") == ("İstanbul", "walk")
