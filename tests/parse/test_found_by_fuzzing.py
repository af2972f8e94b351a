"""Inputs by which fuzzing has broken a reader once, made short."""

import pytest

from generator.parse.about import parse_about
from generator.parse.addition import parse_addition
from generator.parse.dates import parse_date, parse_month
from generator.parse.document import parse_document
from generator.parse.page import parse_page


@pytest.mark.parametrize("text", ["¹ May 2020", "²", "86/s4098 2020 ¹ x", "٣ May 2020", "May ⑤ 2020"])
def test_what_is_a_digit_elsewhere_is_no_day(text: str) -> None:
    assert parse_month(text)[1] is None
    reading = parse_date(text)
    assert reading.date is None or reading.date.day is None


@pytest.mark.parametrize("front_matter", ["? - one\n: two", "? ---:", "{[a, b]: c}", "? {a: b}\n: c"])
def test_a_key_that_is_no_word_is_a_note(front_matter: str) -> None:
    content = f"---\n{front_matter}\n---\n".encode()
    for read in (parse_about, parse_addition, parse_page):
        assert [note.code for note in read(content, "x.md")[-1]] == ["bad-front-matter"]  # type: ignore[operator]


@pytest.mark.parametrize(
    "content", [b"\xa0" * 37 + b"<?xml" + b"\xa0" * 62 + b"\n\x94\x08\n[", b" " * 4000, b" " * 3999 + b"<", b"<!--" * 900]
)
def test_blanks_before_a_root_are_read_once(content: bytes) -> None:
    assert parse_document(content, "works.xml")[1]


def test_escapes_of_yaml_bring_nothing_in_that_the_text_was_cleaned_of() -> None:
    about, _ = parse_about(b'---\nname: "Ada \\u202E\\x07\\u200BBeispiel"\n---\n', "about.md")
    assert about is not None and about.name == "Ada Beispiel"
