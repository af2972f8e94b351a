import datetime

from hypothesis import given
from hypothesis import strategies as st

from generator.model.config import Config
from generator.parse.profile import parse_profile
from generator.plan.corpus import corpus_of
from generator.plan.lists import by_year, coverage, pages_of, with_shares, year_span
from generator.plan.views.pieces import Tally
from tests.documents import document
from tests.words import ENGLISH_WORDS


def entries(*stamps: str):  # type: ignore[no-untyped-def]
    papers = [f"{stamp}\nPaper {index:04}\n\nAda Beispiel\n" for index, stamp in enumerate(stamps)]
    profile, _ = parse_profile(document(*papers), "x.txt", datetime.date(2026, 6, 30))
    assert profile is not None
    return corpus_of((profile,), Config()).entries


def test_groups_by_year_put_undated_papers_last() -> None:
    found = entries("CL", "CL2024", "CLMay 2025", "CLMay 3, 2025")
    groups = by_year(found, ENGLISH_WORDS)
    assert [(group.label, group.anchor, group.path, len(group.cards)) for group in groups] == [
        ("2025", "y2025", "years/2025/", 2),
        ("2024", "y2024", "years/2024/", 1),
        ("Undated", "undated", None, 1),
    ]


def test_what_a_list_says_of_itself() -> None:
    assert coverage(entries("CL2024", "CLCode", "CL2026"), ENGLISH_WORDS) == "3 papers, 2024 – 2026, 1 with code"
    assert coverage(entries("CL2024"), ENGLISH_WORDS) == "1 paper, 2024"
    assert year_span(entries("CL"), ENGLISH_WORDS) == ""


@given(st.integers(0, 200), st.integers(5, 40))
def test_pages_hold_everything_once_and_older_ones_never_move(count: int, size: int) -> None:
    everything = tuple(range(count))
    pages = pages_of(everything, size, "papers/", ENGLISH_WORDS)  # type: ignore[arg-type]
    assert [entry for _, chunk, _ in pages for entry in chunk] == list(everything)
    assert pages[0][0] == "papers/"
    assert len(pages[0][1]) < 2 * size
    assert all(len(chunk) == size for _, chunk, _ in pages[1:])
    more = pages_of((-1, *everything), size, "papers/", ENGLISH_WORDS)  # type: ignore[arg-type]
    older = {path: chunk for path, chunk, _ in pages[1:]}
    assert all(older[path] == chunk for path, chunk, _ in more[1:] if path in older)
    assert all(path in {path for path, _, _ in more} for path in older)
    for place, (_, _, paging) in enumerate(pages):
        assert paging.newer == (pages[place - 1][0] if place else None)
        assert paging.older == (pages[place + 1][0] if place + 1 < len(pages) else None)
        assert bool(paging.label) == (len(pages) > 1)


def test_shares_are_of_the_largest() -> None:
    assert [tally.share for tally in with_shares([Tally("a", None, 200), Tally("b", None, 100), Tally("c", None, 1)])] == [
        100,
        50,
        1,
    ]
    assert with_shares([]) == ()
