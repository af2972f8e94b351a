"""Counts and distributions, computed from the papers that are shown. Nothing is guessed: what has no date is not dated."""

from collections import Counter
from collections.abc import Iterable

from generator.plan.gist import Counts

OTHER = ""
"""Stands for all categories behind the most frequent ones, and for papers without a category."""


def years_between(papers: Iterable[Counts]) -> tuple[int, ...]:
    """Return every year from the first to the last paper, those without a paper among them."""
    years = [paper.year for paper in papers if paper.year is not None]
    return tuple(range(min(years), max(years) + 1)) if years else ()


def papers_per_year(papers: tuple[Counts, ...]) -> tuple[tuple[int, int], ...]:
    """Return the number of papers of every year from the first to the last."""
    counts = Counter(paper.year for paper in papers)
    return tuple((year, counts[year]) for year in years_between(papers))


def frequent_categories(papers: tuple[Counts, ...], most: int) -> tuple[str, ...]:
    """Return the full codes of the most frequent categories, the most frequent first."""
    counts = Counter(paper.category for paper in papers if paper.category)
    return tuple(code for code, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most])


def per_year_by_category(papers: tuple[Counts, ...], codes: tuple[str, ...]) -> dict[tuple[int, str], int]:
    """Return the number of papers by year and category; what is not in `codes` counts under OTHER."""
    counts: Counter[tuple[int, str]] = Counter()
    for paper in papers:
        if paper.year is not None:
            code = paper.category or OTHER
            counts[paper.year, code if code in codes else OTHER] += 1
    return dict(counts)


def per_month(papers: tuple[Counts, ...]) -> dict[tuple[int, int], int]:
    """Return the number of papers by year and month, for those whose month is known."""
    return dict(Counter((paper.year, paper.month) for paper in papers if paper.year and paper.month))


def with_code_per_year(papers: tuple[Counts, ...]) -> dict[int, int]:
    """Return the number of papers with code by year."""
    return dict(Counter(paper.year for paper in papers if paper.has_code and paper.year is not None))


def scores(papers: tuple[Counts, ...]) -> tuple[float, ...]:
    """Return all scores, ascending."""
    return tuple(sorted(paper.score for paper in papers if paper.score is not None))


def known(papers: tuple[Counts, ...]) -> dict[str, int]:
    """Return of how many papers each fact is known, by what programs call it."""
    return {
        "year": sum(paper.year is not None for paper in papers),
        "month": sum(paper.month is not None for paper in papers),
        "category": sum(paper.category is not None for paper in papers),
        "abstract": sum(paper.has_abstract for paper in papers),
        "whole_byline": sum(paper.complete and bool(paper.names) for paper in papers),
        "venue": sum(paper.venue is not None for paper in papers),
        "identifier": sum(paper.is_identified for paper in papers),
    }
