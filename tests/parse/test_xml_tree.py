import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.xml_tree import parse_xml


def test_names_lines_text_and_markup() -> None:
    root, notes = parse_xml(b'<a xmlns="urn:x"><b k="1">x<i>y</i></b>\n<b/></a>', "a.xml")
    assert root is not None and notes == ()
    assert (root.name, root.namespace, root.line) == ("a", "urn:x", 1)
    first, second = root.all("b")
    assert (first.text, first.markup, first.attributes, second.line) == ("xy", "x<i>y</i>", {"k": "1"}, 2)
    assert root.value("b", "i") == "y"
    assert root.value("b", "c") is None and root.first("none", "at", "all") is None


def test_entities_of_html_are_characters_though_nothing_declares_them() -> None:
    text = (
        '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE dblp SYSTEM "dblp.dtd">\n<a>B&ouml;hm &amp; \xe9 &nosuch;</a>'
    )
    root, notes = parse_xml(text.encode("latin-1"), "a.xml")
    assert root is not None and notes == ()
    assert (root.text, root.line) == ("Böhm & é &nosuch;", 2)


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE a SYSTEM "a.dtd" [<!ENTITY % p SYSTEM "http://a.example/">%p;]>',
    ],
)
def test_declarations_are_refused(declaration: str) -> None:
    root, notes = parse_xml(f"{declaration}<a>&x;</a>".encode(), "a.xml")
    assert root is None
    assert [note.code for note in notes] == ["broken-xml"]
    assert "declares" in notes[0].message


def test_depth_and_attributes_are_bounded() -> None:
    assert parse_xml(b"<a>" * 100_000, "a.xml")[0] is None
    many = " ".join(f'k{number}=""' for number in range(100))
    assert parse_xml(f"<a {many}/>".encode(), "a.xml")[0] is None
    assert parse_xml(b'<?xml version="1.0" encoding="x-klingon"?><a/>', "a.xml")[0] is None


def test_what_was_whole_before_the_document_breaks_off_is_kept() -> None:
    root, notes = parse_xml(b"<a><b>one</b>\n<b>two", "a.xml")
    assert root is not None
    assert [(node.text, node.is_whole) for node in root.all("b")] == [("one", True), ("", False)]
    assert [(note.code, note.at.line, note.at.column) for note in notes] == [("broken-xml", 2, 7)]
    assert parse_xml(b"", "a.xml")[0] is None


@given(st.binary(max_size=300) | st.text(alphabet="<>/ab&;!-\"='[]", max_size=200).map(str.encode))
def test_any_bytes_are_a_tree_or_a_note(content: bytes) -> None:
    root, notes = parse_xml(content, "a.xml")
    assert root is not None or notes
