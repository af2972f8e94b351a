"""Papers as statistics see them: what can be counted, who stands above them, where they lead. None of their words.

So a page of numbers stays as it is when the words of a paper change.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from generator.language.words import Words
from generator.plan.gist import Counts


class Bylined(Protocol):
    """Whatever has a byline."""

    @property
    def names(self) -> tuple[str, ...]:
        """As plain text."""

    @property
    def authors(self) -> tuple[int | None, ...]:
        """Which person of the site each name means: an index of profiles, or None."""

    @property
    def year(self) -> int | None:
        """The year it belongs to; None if unknown."""

    @property
    def has_code(self) -> bool:
        """True if the source flags it as having code."""

    @property
    def path(self) -> str:
        """Its address."""


class Counted(NamedTuple):
    """A paper as statistics see it."""

    path: str
    authors: tuple[int | None, ...]
    counts: Counts

    @property
    def names(self) -> tuple[str, ...]:
        """The names above it as plain text."""
        return self.counts.names

    @property
    def year(self) -> int | None:
        """The year it belongs to; None if unknown."""
        return self.counts.year

    @property
    def has_code(self) -> bool:
        """True if the source flags it as having code."""
        return self.counts.has_code


def year_span(papers: Sequence[Bylined], words: Words) -> str:
    """Return "2019 – 2026", "2026", or "" if no paper has a year."""
    years = [paper.year for paper in papers if paper.year is not None]
    return words.years(min(years), max(years)) if years else ""
