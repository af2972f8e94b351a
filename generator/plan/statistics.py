"""Counts and distributions, computed from the papers that are shown. Nothing is guessed: what has no date is not dated."""

from collections import Counter
from collections.abc import Iterable

from generator.model.paper import Paper

OTHER = ""
"""Stands for all categories behind the most frequent ones, and for papers without a category."""


def year_of(paper: Paper) -> int | None:
    """Return the year of a paper; None if it is unknown."""
    return paper.date.year if paper.date else None


def years_between(papers: Iterable[Paper]) -> tuple[int, ...]:
    """Return every year from the first to the last paper, those without a paper among them."""
    years = [year for paper in papers if (year := year_of(paper)) is not None]
    return tuple(range(min(years), max(years) + 1)) if years else ()


def papers_per_year(papers: tuple[Paper, ...]) -> tuple[tuple[int, int], ...]:
    """Return the number of papers of every year from the first to the last."""
    counts = Counter(map(year_of, papers))
    return tuple((year, counts[year]) for year in years_between(papers))


def frequent_categories(papers: tuple[Paper, ...], most: int) -> tuple[str, ...]:
    """Return the full codes of the most frequent categories, the most frequent first."""
    counts = Counter(paper.category.full_code for paper in papers if paper.category)
    return tuple(code for code, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most])


def per_year_by_category(papers: tuple[Paper, ...], codes: tuple[str, ...]) -> dict[tuple[int, str], int]:
    """Return the number of papers by year and category; what is not in `codes` counts under OTHER."""
    counts: Counter[tuple[int, str]] = Counter()
    for paper in papers:
        year = year_of(paper)
        if year is not None:
            code = paper.category.full_code if paper.category else OTHER
            counts[year, code if code in codes else OTHER] += 1
    return dict(counts)


def per_month(papers: tuple[Paper, ...]) -> dict[tuple[int, int], int]:
    """Return the number of papers by year and month, for those whose month is known."""
    dated = (paper.date for paper in papers if paper.date and paper.date.year and paper.date.month)
    return dict(Counter((date.year, date.month) for date in dated if date.year and date.month))


def with_code_per_year(papers: tuple[Paper, ...]) -> dict[int, int]:
    """Return the number of papers with code by year."""
    years = (year_of(paper) for paper in papers if paper.has_code)
    return dict(Counter(year for year in years if year is not None))


def scores(papers: tuple[Paper, ...]) -> tuple[float, ...]:
    """Return all scores, ascending."""
    return tuple(sorted(paper.score for paper in papers if paper.score is not None))


def known(papers: tuple[Paper, ...]) -> dict[str, int]:
    """Return of how many papers each fact is known, by what programs call it."""
    dates = [paper.date for paper in papers if paper.date]
    return {
        "year": sum(date.year is not None for date in dates),
        "month": sum(date.month is not None for date in dates),
        "category": sum(paper.category is not None for paper in papers),
        "abstract": sum(bool(paper.abstract) for paper in papers),
        "whole_byline": sum(paper.byline.complete and bool(paper.byline.authorships) for paper in papers),
        "venue": sum(paper.venue is not None for paper in papers),
        "identifier": sum(paper.doi is not None or paper.arxiv_id is not None for paper in papers),
    }
