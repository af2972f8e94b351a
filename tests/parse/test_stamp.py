import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.category import taxonomy
from generator.parse.stamp import LONGEST_STAMP, parse_stamp


def read(text: str) -> tuple[object, ...] | None:
    stamp, _ = parse_stamp(text, "x.txt", 1)
    if stamp is None:
        return None
    date = stamp.date and (stamp.date.year, stamp.date.month, stamp.date.day)
    return (stamp.score, stamp.category.code if stamp.category else None, date, stamp.has_code)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("92.3LGMay 28", (92.3, "LG", (None, 5, 28), False)),
        ("CLDec 26, 2025Code", (None, "CL", (2025, 12, 26), True)),
        ("math.AGMay 3, 2020", (None, "math.AG", (2020, 5, 3), False)),
        ("hep-thMay 2025", (None, "hep-th", (2025, 5, None), False)),
        ("astro-ph.GAJan 1, 1999", (None, "astro-ph.GA", (1999, 1, 1), False)),
        ("cond-mat.mes-hallApr 6, 2007", (None, "cond-mat.mes-hall", (2007, 4, 6), False)),
        ("physics.opticsApr 6, 2007Code", (None, "physics.optics", (2007, 4, 6), True)),
        ("q-bio.NCSep 2019", (None, "q-bio.NC", (2019, 9, None), False)),
        ("CVMay 2", (None, "CV", (None, 5, 2), False)),
        ("0Apr 2, 2007", (0.0, None, (2007, 4, 2), False)),
        ("100LG2019", (100.0, "LG", (2019, None, None), False)),
        ("7LGCode", (7.0, "LG", None, True)),
        ("2019", (None, None, (2019, None, None), False)),
        ("2019Code", (None, None, (2019, None, None), True)),
        ("LG2019", (None, "LG", (2019, None, None), False)),
        ("92.3", (92.3, None, None, False)),
        ("88Code", (88.0, None, None, True)),
        ("Code", (None, None, None, True)),
        ("LG", (None, "LG", None, False)),
        ("hep-thCode", (None, "hep-th", None, True)),
        ("  92.3 LG May 28, 2025 Code ", (92.3, "LG", (2025, 5, 28), True)),
        ("AIApril 3, 2024", (None, "AI", (2024, 4, 3), False)),
    ],
)
def test_every_form_has_one_reading(text: str, expected: tuple[object, ...]) -> None:
    assert read(text) == expected
    assert parse_stamp(text, "x.txt", 1)[1] == ()


@pytest.mark.parametrize("text", ["", "On Walking", "a title in lower case", "¡Hola!", "x" * (LONGEST_STAMP + 1), "²"])
def test_what_is_no_stamp_is_none(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("92.32019", "ambiguous-score", "92.32019"),
        ("1002019", "ambiguous-score", "1002019"),
        ("120LGMay 28, 2025", "bad-score", "120"),
        ("LGFeb 30, 2025", "bad-date", "Feb 30, 2025"),
        ("XYMay 28, 2025", "unknown-category", "XY"),
        ("92.3LGMya 28", "unreadable-stamp", "Mya 28"),
        ("LGMay 28, 2025Cod", "unreadable-stamp", "Cod"),
        ("LGMay 28, 20x5", "unreadable-stamp", ", 20x5"),
    ],
)
def test_what_is_not_understood_is_said_with_its_place(text: str, code: str, words: str) -> None:
    stamp, notes = parse_stamp(text, "x.txt", 7)
    assert stamp is not None
    assert [note.code for note in notes] == [code]
    at = notes[0].at
    assert at.line == 7
    assert text[at.column - 1 : at.column - 1 + at.length] == words


def test_a_bad_part_costs_only_itself() -> None:
    assert read("120LGFeb 30, 2025Code") == (None, "LG", None, True)


@given(
    score=st.sampled_from(["", "0", "7", "92.3", "100", "99.95"]),
    category=st.sampled_from(["", *sorted(taxonomy()), "CL", "LG", "AI"]),
    date=st.sampled_from(["", "May 28", "Dec 1, 2025", "Jan 2001", "2019"]),
    code=st.sampled_from(["", "Code"]),
)
def test_whatever_is_glued_together_is_told_apart(score: str, category: str, date: str, code: str) -> None:
    text = score + category + date + code
    if not text or (score and not category and date == "2019"):
        return
    stamp, notes = parse_stamp(text, "x.txt", 1)
    assert stamp is not None, text
    assert notes == ()
    assert (stamp.score_text or "") == score
    assert (stamp.category.code if stamp.category else "") == category
    assert (stamp.date.text if stamp.date else "") == date
    assert stamp.has_code == bool(code)


@given(st.text(alphabet=string.ascii_letters + string.digits + " .,-²٢é", max_size=40))
def test_any_text_is_read_explained_or_left_alone(text: str) -> None:
    stamp, notes = parse_stamp(text, "x.txt", 1)
    if stamp is None:
        assert notes == ()
    elif not stamp.whole:
        assert notes
