import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.bibtex.scan import Lines, scan_entries


def read(text: str) -> list[tuple[str, str, dict[str, str], list[str]]]:
    return [
        (entry.type, entry.key, {f.name: "#".join(part.text for part in f.parts) for f in entry.fields},
         [fault for fault, _ in entry.faults])
        for entry in scan_entries(text)
    ]  # fmt: skip


class TestWholeEntries:
    def test_braces_quotes_numbers_strings_and_joins(self) -> None:
        text = '@Article{k1, Title = {A {B} c}, year=2001, month = 10 # "~" # jan, note="say {"}hi{"}", }'
        assert read(text) == [
            ("article", "k1", {"title": "A {B} c", "year": "2001", "month": '10#~#jan', "note": 'say {"}hi{"}'}, []),
        ]  # fmt: skip

    def test_parentheses_may_stand_for_the_outer_braces(self) -> None:
        assert read("@book(k, title = {A (b) c}, year = 1)") == [("book", "k", {"title": "A (b) c", "year": "1"}, [])]

    def test_what_stands_between_entries_is_a_comment(self) -> None:
        text = "---\n---\nme@example.org wrote\n@book{a, title={A}}\n%@book{b, title={B}}\n  junk } { \n@book{c,title={C}}"
        assert [key for _, key, _, _ in read(text)] == ["a", "c"]

    def test_comments_and_preambles_are_passed_over(self) -> None:
        text = '@comment{\n  @book{x, title={X}}\n}\n@preamble{ "{" # foo }\n@comment jabref\n@book{a, title={A}}\n'
        assert [key for _, key, _, _ in read(text)] == ["a"]
        assert [key for _, key, _, _ in read("@comment{ never {closed\n@book{a, title={A}}")] == ["a"]

    def test_keys_of_any_kind(self) -> None:
        for key in ("DBLP:conf/x/Y09", "ключ", "a+b_c.d", "10.1000/x(2)3", "key"):
            assert read(f"@misc{{\n {key}\n ,\n title={{T}}}}")[0][1] == key
        assert read("@misc{my key, title={T}}")[0][1:3] == ("my key", {"title": "T"})

    def test_comment_lines_between_fields(self) -> None:
        assert read("@misc{k,\n % old\n title={T}, % new\n year=1}")[0][2] == {"title": "T", "year": "1"}


class TestSlips:
    """Each costs the part that it is in."""

    def test_a_missing_comma(self) -> None:
        assert read('@book{k,\n author = "A"\n title = {T}\n}') == [
            ("book", "k", {"author": "A", "title": "T"}, ["missing-comma"])
        ]
        assert read("@book{k\n title = {T}}") == [("book", "k", {"title": "T"}, ["missing-comma"])]

    def test_a_missing_key(self) -> None:
        assert read("@book{\n title = {T}\n}") == [("book", "", {"title": "T"}, ["missing-key"])]

    def test_a_field_that_is_never_closed(self) -> None:
        text = "@book{a,\n title = {The {Foo,\n author = {X},\n year = 2000\n}\n\n@book{b, title={B}}"
        first, second = read(text)
        assert first[2]["title"] == "The {Foo" and first[2]["author"] == "X" and first[2]["year"] == "2000"
        assert first[3] == ["missing-brace"]
        assert second == ("book", "b", {"title": "B"}, [])

    def test_an_entry_that_is_never_closed(self) -> None:
        text = "@book{a, title = {A}, year = 2000\n\n@book{b, title={B}}\n@book{c, title={C"
        assert [(key, fields, faults) for _, key, fields, faults in read(text)] == [
            ("a", {"title": "A", "year": "2000"}, ["unterminated-entry"]),
            ("b", {"title": "B"}, []),
            ("c", {}, ["missing-brace", "unterminated-entry"]),
        ]

    def test_a_brace_too_many(self) -> None:
        assert read("@book{a, title = {A}}, year = {2000}}") == [
            ("book", "a", {"title": "A", "year": "2000"}, ["stray-brace"])
        ]

    def test_quotation_marks_inside_of_quotation_marks(self) -> None:
        text = '@book{a, title = {A}, abstract = "He said "hi" there", year = 2000}'
        assert read(text) == [
            ("book", "a", {"title": "A", "abstract": 'He said "hi" there', "year": "2000"}, ["inner-quote"])
        ]

    def test_a_quotation_mark_that_is_missing(self) -> None:
        text = '@book{key,\n\tauthor = "An Author,\n\ttitle = "The Title"\n}'
        assert read(text) == [("book", "key", {"author": "An Author", "title": "The Title"}, ["missing-brace"])]

    def test_a_brace_that_is_missing_on_one_line(self) -> None:
        text = "@misc{c, title={Never {closed, author = {X Y}, year = 2019\n@misc{d, title={D}}"
        assert [(key, fields) for _, key, fields, _ in read(text)] == [
            ("c", {"title": "Never {closed", "author": "X Y", "year": "2019"}),
            ("d", {"title": "D"}),
        ]


def test_places() -> None:
    text = "one\ntwo @book{k, title {T}}\n"
    (entry,) = scan_entries(text)
    lines = Lines(text)
    assert lines.place(entry.start) == (2, 4, "two @book{k, title {T}}")
    assert [(fault, lines.place(at)[:2]) for fault, at in entry.faults] == [("unreadable-field", (2, 13))]


BOMBS = {
    "unclosed fields": "@a{k, " + "t={x,\n" * 100_000,
    "unclosed quotes": "@a{k, " + 't="x y,\n' * 100_000,
    "deep": "@a{k, t={" + "{" * 300_000 + "}" * 300_000 + "}}",
    "unclosed": "@a{k, t={" + "{" * 300_000,
    "entries": "@a{" * 200_000,
    "unclosed entries": "@a{k, t={x\n" * 100_000,
    "comments": "@comment{\n" * 100_000,
    "quotes": '@a{k, t="' + '"a' * 200_000,
    "commas": "@a{k" + "," * 500_000,
    "names": "@a{k, " + "x = " * 200_000,
    "blanks": "@a{k, t = {" + " " * 500_000 + "\n" * 500_000,
    "lines": "@a{k, t = }" + "\n," * 200_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_end(name: str) -> None:
    # A text of this size takes less than a second; a quadratic reader would take hours.
    assert len(read(BOMBS[name])) <= 200_000


@given(st.lists(st.sampled_from(["@book{", "@", "{", "}", '"', "k,", "title", "=", " ", "\n", "#", ",", "(", ")", "%", "x"])))
def test_any_text_is_read_to_its_end(pieces: list[str]) -> None:
    text = "".join(pieces)
    for entry in scan_entries(text):
        assert text[entry.start] == "@"
        assert all(0 <= at <= len(text) for _, at in entry.faults)


@given(st.text('ab{}"@=,\n%#', max_size=30))
def test_a_slip_never_costs_the_entry_behind_it(junk: str) -> None:
    entries = read(f"@misc{{a, title={{A}}, note={{{junk}\n\n@misc{{zz, title={{Z}}}}\n")
    assert ("misc", "zz", {"title": "Z"}, []) in entries or "@" in junk or "%" in junk
