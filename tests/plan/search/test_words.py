import pytest

from generator.plan.search.words import shard_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The GPT-4 of 2023, it's", ["the", "gpt", "4", "of", "2023", "it", "s"]),
        ("Schrödinger, ÅNGSTRÖM, İstanbul", ["schrodinger", "angstrom", "istanbul"]),
        ("Straße, Ørsted, Łódź, Œuvre, Þórr", ["strasse", "orsted", "lodz", "oeuvre", "thorr"]),
        ("ΟΔΟΣ οδός", ["οδοσ", "οδοσ"]),
        ("深度学习 AI模型", ["深度", "度学", "学习", "习", "ai", "模型", "型"]),
        ("パリ", ["ハリ", "リ"]),
        ("العَرَبِيَّة", ["العربية"]),
        ("ﬁne x² \u200b_a_", ["fine", "x2", "a"]),
        ("", []),
        ("… — $ \N{PILE OF POO}", []),
    ],
)
def test_words_are_folded_as_readers_type_them(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_words_with_the_same_beginning_lie_in_one_file() -> None:
    assert len({shard_of(word, 64) for word in ("rea", "reason", "reasoning")}) == 1
    assert len({shard_of(word, 64) for word in ("学", "学习", "学校")}) == 1
    spread = {shard_of(f"{a}{b}{c}", 64) for a in "abcdefgh" for b in "abcdefgh" for c in "abc"}
    assert len(spread) > 50
