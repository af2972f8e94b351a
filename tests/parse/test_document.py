import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.document import REGISTRY, parse_document
from tests.documents import FIRST, document


def codes(content: bytes, source: str) -> list[str]:
    found, notes = parse_document(content, source)
    assert found is not None or notes, "silence is a fault"
    return [note.code for note in notes]


def test_a_profile_document_is_one_format_among_others() -> None:
    found, _ = parse_document(document(FIRST), "content/ada.txt")
    assert found is not None
    assert (found.format, found.person is not None, len(found.papers)) == ("profile", True, 1)
    assert found.primary_category is not None


def test_what_no_reader_knows_is_named_with_what_would_be_read() -> None:
    found, notes = parse_document(b"1;2;3\n", "sheet.dat")
    assert found is None
    assert [note.code for note in notes] == ["unknown-format"]
    assert "CSL-JSON" in (notes[0].hint or "")
    assert codes(b'{"a": 1}', "a.json") == ["unknown-format"]
    assert codes(b"[see below]\nA letter.\n", "letter.txt") == ["not-a-profile"]
    assert codes(b" \n", "a.bib") == ["empty-document"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\xef\xbb\xbfFN Clarivate Analytics\nVR 1.0\nPT J\n", "Web of Science"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"<!DOCTYPE html><title>x</title>", "a web page"),
        (b"PK\x03\x04\x00", "a ZIP archive"),
    ],
)
def test_formats_that_are_met_often_and_not_read_are_called_by_name(content: bytes, name: str) -> None:
    found, notes = parse_document(content, "publications.ris")
    assert found is None
    assert [note.code for note in notes] == ["unsupported-format"]
    assert name in notes[0].message and notes[0].hint


def test_the_real_tagged_export_under_the_name_of_ris_is_recognised(fixtures: Path) -> None:
    assert codes((fixtures / "ris" / "wos_tagged_not_ris.ris").read_bytes(), "wos.ris") == ["unsupported-format"]


class TestJson:
    def test_broken_json_says_where(self, fixtures: Path) -> None:
        found, notes = parse_document(b'{"a": 1\n "b": 2}', "a.json")
        assert found is None
        assert [(note.code, note.at.line, note.at.column) for note in notes] == [("broken-json", 2, 2)]
        assert "delimiter" in notes[0].message
        real = (fixtures / "datacite" / "malformed_missing_comma.json").read_bytes()
        broken, notes = parse_document(real, "x.json")
        assert broken is None
        line = notes[0].at.line
        assert notes[0].code == "broken-json" and 1 < line <= real.count(b"\n") + 1

    def test_slips_of_the_hand_are_passed_over_and_noted(self) -> None:
        text = '[{"type": "book", "id": "a", // mine\n "title": "A // b, ]", "author": [],},]'
        found, notes = parse_document(text.encode(), "a.json")
        assert found is not None
        assert [paper.title for paper in found.papers] == ["A // b, ]"]
        assert [(note.code, note.at.line) for note in notes] == [("lenient-json", 1)]

    def test_one_object_to_a_line_is_a_list(self) -> None:
        lines = b"\n".join(b'{"type": "book", "id": "%d", "title": "T%d", "issued": 2001}' % (n, n) for n in range(3))
        found, notes = parse_document(lines, "a.jsonl")
        assert found is not None and notes == ()
        assert [paper.title for paper in found.papers] == ["T0", "T1", "T2"]

    def test_a_broken_line_costs_itself(self) -> None:
        line = b'{"type": "book", "id": "a", "title": "T", "issued": 2001}'
        found, notes = parse_document(b"\n".join((line, line[:-9], b"", line, line[:20])), "a.jsonl")
        assert found is not None and len(found.papers) == 2
        assert [(note.code, note.at.line) for note in notes] == [("broken-json", 2), ("broken-json", 5)]
        # Two broken lines for one that is whole are no such file.
        found, notes = parse_document(b"\n".join((line, line[:9], line[:9])), "a.jsonl")
        assert found is None and [note.code for note in notes] == ["broken-json"]

    def test_what_escapes_bring_in_is_cleaned_too(self) -> None:
        content = b'[{"type": "book", "id": "a", "title": "Cafe\\u0301 \\u202e\\ud800x\\u0000", "author": []}]'
        found, _ = parse_document(content, "a.json")
        assert found is not None
        assert found.papers[0].title == "Café x"

    @pytest.mark.parametrize("content", [b"[" * 200_000, b'{"a":' * 200_000, b"[" + b"9" * 10_000 + b"]"])
    def test_bombs_end_with_a_note(self, content: bytes) -> None:
        assert codes(content, "bomb.json") in (["broken-json"], ["unknown-format"])


def test_every_row_of_the_registry_has_its_module() -> None:
    from generator.parse.raw import RawDocument

    empty = RawDocument("x.zip", b"", "")
    for row in REGISTRY:
        assert not row.recognises(empty), row.title


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.binary(max_size=200), st.sampled_from(["a.json", "a.bib", "a.ris", "a.txt", "a.xml", "a.csv", "a.md", "a.cff", "a"])
)
def test_any_bytes_are_read_or_explained(content: bytes, source: str) -> None:
    codes(content, source)


@given(json_values)
def test_any_json_is_read_or_explained(value: object) -> None:
    codes(json.dumps(value).encode(), "a.json")
