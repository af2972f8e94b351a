import datetime

from generator.parse.profile import parse_profile
from generator.plan import statistics
from generator.plan.gist import Counts, gist_of
from generator.plan.statistics import OTHER
from tests.documents import document


def papers(*pieces: tuple[str, str]) -> tuple[Counts, ...]:
    texts = [f"{stamp}\nPaper {index}\n\n{names}\n" for index, (stamp, names) in enumerate(pieces)]
    profile, _ = parse_profile(document(*texts), "x.txt", datetime.date(2026, 6, 30))
    assert profile is not None
    return tuple(gist_of(paper).counts for paper in profile.papers)


SOME = papers(
    ("90LGMay 1, 2022Code", "Ada Beispiel, Ben Exempel et al."),
    ("CLMay 3, 2025", "Ben Exempel, Ada Beispiel"),
    ("80.5CLJun 2025Code", "Bén EXEMPEL, Cyd Muster"),
    ("DC2025", "Cyd Muster et al."),
    ("CL", "Ada Beispiel"),
)


def test_years_without_papers_are_counted_as_zero() -> None:
    assert statistics.papers_per_year(SOME) == ((2022, 1), (2023, 0), (2024, 0), (2025, 3))
    assert statistics.papers_per_year(()) == ()


def test_by_year_and_category() -> None:
    assert statistics.frequent_categories(SOME, 2) == ("cs.CL", "cs.DC")
    assert statistics.per_year_by_category(SOME, ("cs.CL",)) == {(2022, OTHER): 1, (2025, "cs.CL"): 2, (2025, OTHER): 1}


def test_months_code_and_scores() -> None:
    assert statistics.per_month(SOME) == {(2022, 5): 1, (2025, 5): 1, (2025, 6): 1}
    assert statistics.with_code_per_year(SOME) == {2022: 1, 2025: 1}
    assert statistics.scores(SOME) == (80.5, 90.0)


def test_a_cut_byline_is_never_whole() -> None:
    assert statistics.known(SOME) == {
        "year": 4, "month": 3, "category": 5, "abstract": 0, "whole_byline": 3, "venue": 0, "identifier": 0,
    }  # fmt: skip
