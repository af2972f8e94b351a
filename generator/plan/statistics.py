"""Counts and distributions, computed from the papers that are shown. Nothing is guessed: what has no date is not dated."""

from collections import Counter
from collections.abc import Iterable

from generator.language.words import Words
from generator.model.paper import Paper
from generator.plan.slugs import fold
from generator.plan.text import plain
from generator.plan.views import Tally

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


def co_author_tallies(
    papers: tuple[Paper, ...], own_names: frozenset[str], words: Words, limit: int = 18
) -> tuple[tuple[Tally, ...], str]:
    """Return the names most often printed in the bylines, without the people of the site, and what the numbers leave out.

    Names that differ in accents or case are one. A cut byline hides names, so no number here is called complete.
    """
    own = {fold(name) for name in own_names}
    counts: Counter[str] = Counter()
    spellings: dict[str, str] = {}
    for paper in papers:
        names = dict.fromkeys(plain(authorship.name.display) for authorship in paper.byline.authorships)
        for name in names:
            spellings.setdefault(fold(name), name)
        counts.update({fold(name) for name in names} - own)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:limit]
    most = ordered[0][1] if ordered else 1
    tallies = tuple(Tally(spellings[key], None, count, share=round(100 * count / most)) for key, count in ordered)
    cut = sum(not paper.byline.complete and bool(paper.byline.authorships) for paper in papers)
    note = words.count(len(papers), "Names as printed in {n} byline.", "Names as printed in {n} bylines.")
    if cut:
        hidden = words.count(
            cut,
            "{n} of them is cut by “et al.”, which hides further names.",
            "{n} of them are cut by “et al.”, which hides further names.",
        )
        note = words.sentences(note, hidden)
    if len(counts) > limit:
        rest = words.count(len(counts), "The first {limit} of {n} name.", "The first {limit} of {n} names.", limit=str(limit))
        note = words.sentences(note, rest)
    return tallies, note if tallies else ""
