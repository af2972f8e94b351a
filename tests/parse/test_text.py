from hypothesis import example, given
from hypothesis import strategies as st

from generator.parse.text import _UNWANTED, decode_text


@given(st.text())
@example("a\u200bb")
@example("a\u2066b\u2069")
@example("\ufdd0")
@example("\uffff")
@example("\x7f")
@example("a\x85b")
def test_nothing_unwanted_is_left_and_what_was_there_is_noted(text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    cleaned, notes = decode_text(content, "x.txt")
    assert not _UNWANTED.search(cleaned)
    if text.isascii() and text.isprintable():
        assert (cleaned, notes) == (text, ())


@given(
    st.sampled_from("\x00\x08\x0b\x1f\x7f\x80\x9f\u200b\u200e\u2028\u202e\u2060\u2069\ufdd0\ufdef\ufeff\ufffe\uffff"),
    st.text("aé好\u0301", max_size=5),
)
def test_every_unwanted_character_is_found_wherever_it_stands(character: str, around: str) -> None:
    cleaned, notes = decode_text(f"x{around}{character}{around}y".encode(), "x.txt")
    assert character not in cleaned
    assert [note.code for note in notes] == ([] if character in "\x85\u2028\u2029" else ["control-character"])
