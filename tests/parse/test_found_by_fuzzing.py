"""Inputs by which fuzzing has broken a reader once, made short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.about import parse_about
from generator.parse.addition import parse_addition
from generator.parse.dates import parse_date, parse_month
from generator.parse.document import parse_document
from generator.parse.page import parse_page


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


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


NAMES = ("a.bib", "a.ris", "a.nbib", "a.csv", "a.cff", "a.md", "a.json", "a.xml", "a.txt")
BEGINNINGS = (
    b"",
    b"@article{a,",
    b"TY  - JOUR\n",
    b"PMID- 1\n",
    b"---\n",
    b"[{",
    b"<dblp>",
    b"Ada\n\n1 Paper\n\n92.3LGMay 28\n",
)


@given(st.sampled_from(NAMES), st.sampled_from(BEGINNINGS), st.binary(max_size=200) | st.text(max_size=200).map(_encoded))
def test_no_bytes_bring_about_an_exception(name: str, beginning: bytes, content: bytes) -> None:
    document, notes = parse_document(beginning + content, name)
    assert document is not None or notes, "refused without a word"


@given(st.binary(max_size=300) | st.text(max_size=300).map(_encoded))
def test_no_front_matter_brings_about_an_exception(content: bytes) -> None:
    for read in (parse_about, parse_addition, parse_page):
        found, *_, notes = read(b"---\n" + content + b"\n---\n" + content, "x.md")  # type: ignore[operator]
        assert found is not None or notes, "refused without a word"


def test_a_citation_file_beyond_all_use_is_refused_before_it_is_read() -> None:
    content = b"cff-version: 1.2.0\n" + b"a: [" * 300_000
    assert [note.code for note in parse_document(content, "CITATION.cff")[1]] == ["broken-yaml"]
