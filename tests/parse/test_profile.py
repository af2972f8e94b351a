import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.profile import Profile
from generator.parse.profile import date_in_name, parse_profile
from tests.documents import FIRST, HEADER, SECOND, document


def read(content: bytes, as_of: datetime.date | None = None) -> tuple[Profile, list[tuple[str, int]]]:
    profile, notes = parse_profile(content, "content/ada.txt", as_of)
    assert profile is not None, notes
    return profile, [(note.code, note.at.line) for note in notes]


def titles(profile: Profile) -> list[str]:
    return [paper.title for paper in profile.papers]


def test_a_whole_document() -> None:
    profile, notes = read(document(FIRST, SECOND))
    assert notes == []
    assert profile.person.name.display == "Ada Beispiel"
    assert profile.primary_category is not None
    assert profile.primary_category.full_code == "cs.CL"
    assert [metric.key for metric in profile.metrics] == ["h_index", "papers", "citations", "novelty", "ai_score"]
    first, second = profile.papers
    assert (first.title, first.score, first.has_code, first.abstract) == (
        "On Walking",
        92.3,
        True,
        ("We walk. It is good.",),
    )
    assert [organisation.slug for organisation in first.organisations] == ["example-lab"]
    assert not first.byline.complete
    assert second.byline.complete
    assert (first.source_order, second.source_order) == (1, 2)
    assert (first.line, second.line) == (12, 19)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: b"\xef\xbb\xbf" + text,
        lambda text: text.replace(b"\n", b" \t\n"),
        lambda text: text.rstrip(b"\n"),
        lambda text: text + b"\n\n\n",
        lambda text: b"\n\n" + text,
        lambda text: text.replace(b"\n\n", b"\n\n\n"),
        lambda text: text.decode().encode("utf-16"),
        lambda text: text.replace(b"\n", b"\r"),
    ],
)
def test_line_ends_marks_and_blanks_make_no_difference(change) -> None:  # type: ignore[no-untyped-def]
    expected, _ = read(document(FIRST, SECOND))
    profile, notes = read(change(document(FIRST, SECOND)))
    assert notes == []
    assert [paper.model_copy(update={"line": 1}) for paper in profile.papers] == [
        paper.model_copy(update={"line": 1}) for paper in expected.papers
    ]


def test_zero_papers_are_a_profile() -> None:
    profile, notes = read(b"Ada Beispiel\n\n0 Papers\n")
    assert profile.papers == ()
    assert notes == []


def test_one_paper_in_the_singular() -> None:
    profile, notes = read(document(SECOND, header="Ada Beispiel\n\n1paper\n"))
    assert titles(profile) == ["On Standing"]
    assert notes == []


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_document_is_refused(content: bytes) -> None:
    profile, notes = parse_profile(content, "x.txt")
    assert profile is None
    assert [note.code for note in notes] == ["empty-document"]


def test_a_letter_is_refused() -> None:
    profile, notes = parse_profile(b"Dear Ada,\n\nhow are you? I am well.\n\nBen\n", "x.txt")
    assert profile is None
    assert [note.code for note in notes] == ["not-a-profile"]


def test_abstracts_of_no_and_of_several_paragraphs() -> None:
    profile, notes = read(
        document(
            "CLMay 1, 2024\nOne\n\nAda Beispiel\n",
            "CLMay 2, 2024\nTwo\n\nAda Beispiel\n\nFirst.\n\nSecond,\nwrapped.\n",
        )
    )
    assert [paper.abstract for paper in profile.papers] == [(), ("First.", "Second, wrapped.")]
    assert notes == []


@pytest.mark.parametrize(
    "abstract",
    [
        "We say:\n\nLGMay 28\n\nand no more.",
        "We say:\nLGMay 28, 2025\nand no more.",
        "LGMay 28, 2025\nis a line of this abstract, which goes on.\n\nIt ends here. It has a second sentence.",
        "Look:\n\n2 Papers\n\nwere read.",
        "Smith et al. say so.",
    ],
)
def test_text_that_looks_like_structure_is_text(abstract: str) -> None:
    profile, _ = read(document(f"CLMay 1, 2024\nOne\n\nAda Beispiel\n\n{abstract}\n", SECOND))
    assert titles(profile) == ["One", "On Standing"]
    assert " ".join(profile.papers[0].abstract).split() == abstract.split()


@pytest.mark.parametrize(
    "title", ["7 Ways to Walk", "LGMay 28", "15 Papers", "2024", "Code", "92.3", "1,679 citations and more"]
)
def test_titles_that_look_like_something_else(title: str) -> None:
    profile, notes = read(document(f"CLMay 1, 2024\n{title}\n\nAda Beispiel et al.\n\nText.\n", SECOND))
    assert titles(profile) == [title, "On Standing"]
    assert notes == []


DAMAGED = [
    ("missing date's year is not a number", FIRST.replace("2025", "20x5"), "unreadable-stamp", 12, 2),
    ("misspelt month", FIRST.replace("May", "Mya"), "unreadable-stamp", 12, 2),
    ("day that is not there", FIRST.replace("May 28", "Feb 30"), "bad-date", 12, 2),
    ("score out of range", FIRST.replace("92.3", "192.3"), "bad-score", 12, 2),
    ("unknown category", FIRST.replace("LG", "XQ"), "unknown-category", 12, 2),
    (
        "no line of names",
        FIRST.replace("\nAda Beispiel, Ben Exempel et al. · example-lab\n", ""),
        "missing-byline",
        13,
        2,
    ),
    ("no blank line before the names", FIRST.replace("Walking\n\n", "Walking\n"), "missing-blank-line", 14, 2),
    ("a blank line before the title", FIRST.replace("Code\n", "Code\n\n"), "extra-blank-line", 13, 2),
    ("no title", FIRST.replace("On Walking\n", ""), "missing-title", 12, 1),
    ("no stamp", FIRST.replace("92.3LGMay 28, 2025Code\n", ""), "missing-stamp", 12, 2),
    ("two commas", FIRST.replace("Beispiel, ", "Beispiel,, "), "empty-author", 15, 2),
    ("formula without an end", FIRST.replace("We walk.", r"We $\frac{1}{$ walk."), "math-not-converted", 17, 2),
    ("text before the first paper", "Some words. And more.\n\n" + FIRST, "text-before-papers", 12, 2),
]


@pytest.mark.parametrize(
    ("damaged", "code", "line", "papers"), [case[1:] for case in DAMAGED], ids=[case[0] for case in DAMAGED]
)
def test_damage_costs_itself_and_is_explained(damaged: str, code: str, line: int, papers: int) -> None:
    profile, notes = parse_profile(document(damaged, SECOND), "content/ada.txt")
    assert profile is not None
    assert (code, line) in [(note.code, note.at.line) for note in notes]
    assert len(profile.papers) == papers
    assert profile.papers[-1].title == "On Standing"
    assert profile.papers[-1].abstract == ("We stand.",)
    assert all(note.hint and note.message for note in notes)


def test_two_papers_without_a_blank_line_between_them() -> None:
    profile, notes = read(document(FIRST.rstrip("\n"), SECOND))
    assert titles(profile) == ["On Walking", "On Standing"]
    assert profile.papers[0].abstract == ("We walk. It is good.",)
    assert notes == [("missing-blank-line", 18)]


def test_a_wrong_number_of_papers_is_noted() -> None:
    profile, notes = read(document(FIRST, SECOND, announced=3))
    assert len(profile.papers) == 2
    assert notes == [("paper-count", 10)]


def test_a_paper_that_stands_twice_is_shown_once() -> None:
    profile, notes = read(document(FIRST, SECOND, FIRST))
    assert titles(profile) == ["On Walking", "On Standing"]
    assert notes == [("duplicate-paper", 26)]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("h-index20\n", ("missing-name", 1)),
        ("Ada Beispiel\n\nh-index twenty\n", ("unknown-header-line", 3)),
        ("Ada Beispiel\n\nCL\nLG\n", ("repeated-header-line", 4)),
        ("Ada Beispiel\n\nh-index20\nh-index21\n", ("repeated-header-line", 4)),
        ("Ada Beispiel\n\nXQ\n", ("unknown-category", 3)),
    ],
)
def test_headers_that_are_not_quite_right(header: str, expected: tuple[str, int]) -> None:
    profile, notes = read(document(SECOND, header=header))
    assert notes == [expected]
    assert titles(profile) == ["On Standing"]
    assert profile.person.name.display in ("Ada Beispiel", "Ada")


def test_papers_without_any_blank_line_are_taken_where_the_number_tells_of_them() -> None:
    crowded = (
        "Ada Beispiel\n\nCL\n\n2 Papers\n\n"
        "92.3LGMay 28, 2025\nOn %\nWe walk here. It is good.\n\n"
        "CLMay 2, 2025\nOn &\nWe do not walk.\nWe run.\n"
    )
    profile, notes = read(crowded.encode())
    assert [(paper.title, paper.abstract) for paper in profile.papers] == [
        ("On %", ("We walk here. It is good.",)),
        ("On &", ("We do not walk. We run.",)),
    ]
    assert notes == [("missing-byline", 8), ("missing-byline", 12)]
    # Without a number, and beside papers that are whole, it is text that happens to look like that.
    profile, _ = read(document(FIRST + "\nLGMay 28, 2025\nis a stamp.\nIt is.\n"))
    assert titles(profile) == ["On Walking"]


def test_a_document_without_a_heading() -> None:
    profile, notes = read((HEADER + "\n" + FIRST + "\n" + SECOND).encode())
    assert titles(profile) == ["On Walking", "On Standing"]
    assert notes == [("missing-heading", 10)]


def test_bytes_that_are_not_utf8_are_read_and_noted() -> None:
    profile, notes = read(document(FIRST.replace("Ben Exempel", "Renée Muster"), SECOND).decode().encode("latin-1"))
    assert profile.papers[0].byline.authorships[1].name.display == "Renée Muster"
    assert ("not-utf8", 15) in notes


def test_characters_that_deceive_are_taken_out() -> None:
    profile, notes = read(document(FIRST.replace("On Walking", "On\u202e Wal\x00king\u200b"), SECOND))
    assert profile.papers[0].title == "On Walking"
    assert notes == [("control-character", 13)]


class TestDatesWithoutAYear:
    BARE = FIRST.replace(", 2025", "")

    def test_lie_in_the_year_of_capture(self) -> None:
        profile, notes = read(document(self.BARE, SECOND), datetime.date(2027, 6, 30))
        date = profile.papers[0].date
        assert date is not None
        assert (date.year, date.year_inferred, date.text) == (2027, True, "May 28")
        assert notes == []

    def test_else_in_the_year_after_the_newest_printed(self) -> None:
        profile, notes = read(document(self.BARE, SECOND))
        date = profile.papers[0].date
        assert date is not None
        assert (date.year, date.year_inferred) == (2025, True)
        assert notes == [("date-without-year", 12)]

    def test_else_have_no_year(self) -> None:
        profile, notes = read(document(self.BARE))
        date = profile.papers[0].date
        assert date is not None
        assert (date.year, date.month, date.day) == (None, 5, 28)
        assert notes == [("date-without-year", 12)]

    def test_cannot_be_later_than_the_capture(self) -> None:
        _, notes = read(document(self.BARE, SECOND), datetime.date(2026, 5, 1))
        assert notes == [("date-after-as-of", 12)]

    def test_on_a_leap_day_of_another_year(self) -> None:
        profile, notes = read(document(self.BARE.replace("May 28", "Feb 29"), SECOND), datetime.date(2026, 5, 1))
        assert notes == [("bad-date", 12)]
        assert len(profile.papers) == 2

    def test_the_file_name_tells_the_day(self) -> None:
        profile, notes = parse_profile(document(self.BARE, SECOND), "content/ada/profile-2026-06-30.txt")
        assert profile is not None
        assert profile.as_of == datetime.date(2026, 6, 30)
        assert notes == ()
        assert date_in_name("a-2026-02-30.txt") is None
        assert date_in_name("2026-02-03.txt") == datetime.date(2026, 2, 3)


def test_huge_lines_and_many_papers_are_read_in_one_pass() -> None:
    long = "word " * 2_000_000
    profile, notes = read(document(FIRST.replace("We walk.", long), SECOND))
    assert titles(profile) == ["On Walking", "On Standing"]
    assert len(profile.papers[0].abstract[0]) > 9_000_000
    assert notes == []
    many = [SECOND.replace("Standing", f"Standing {number}") for number in range(2_000)]
    profile, notes = read(document(*many))
    assert len(profile.papers) == 2_000
    assert notes == []


def test_an_endless_title_is_cut_and_noted() -> None:
    profile, notes = read(document(FIRST.replace("On Walking", "On Walking " * 500), SECOND))
    assert [len(title) <= 1001 for title in titles(profile)] == [True, True]
    assert notes == [("too-long", 13)]


PIECES = st.sampled_from(
    [
        FIRST,
        SECOND,
        "LGMay 28\n",
        "\n",
        "15 Papers\n",
        "A line of text.\n",
        "Ada Beispiel et al.\n",
        "$x\n",
        "h-index3\n",
        "\x00\t\n",
    ]
)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    profile, notes = parse_profile(content, "x.txt")
    assert profile is not None or notes


@given(st.lists(PIECES, max_size=12), st.text(st.characters(codec="utf-8"), max_size=20))
def test_near_misses_are_read_or_explained(pieces: list[str], junk: str) -> None:
    content = document("".join(pieces)) + junk.encode()
    profile, notes = parse_profile(content, "x.txt")
    assert profile is not None
    whole = sum(piece in (FIRST, SECOND) for piece in pieces)
    assert len(profile.papers) >= min(whole, 1)
    assert all(note.at.line >= 1 and note.at.column >= 1 for note in notes)
    assert parse_profile(content, "x.txt") == (profile, notes)
