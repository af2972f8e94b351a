"""A paper, and the line of names above it."""

from typing import Self

from pydantic import Field, model_validator

from generator.model.base import Model
from generator.model.category import Category
from generator.model.dates import PartialDate
from generator.model.identifiers import ArxivId, Doi
from generator.model.link import Link
from generator.model.person import PersonName


class Organisation(Model):
    """An organisation behind a paper, as the source writes it."""

    slug: str = Field(min_length=1)
    """As printed after the authors, "tencent-ai": a short form, whose full name is not known."""


class Authorship(Model):
    """One name in one paper's byline."""

    name: PersonName
    position: int = Field(ge=1)
    """Place in the byline, counted from 1."""


class Byline(Model):
    """The names above a paper, in order."""

    authorships: tuple[Authorship, ...] = ()
    complete: bool
    """False if the source cuts it with "et al.": how many authors there are is then unknown."""

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if any(authorship.position != place for place, authorship in enumerate(self.authorships, start=1)):
            raise ValueError("positions count from 1 without a gap")
        return self


class Venue(Model):
    """Where a paper appeared."""

    name: str = Field(min_length=1)


class Paper(Model):
    """One work, as one document tells of it."""

    title: str = Field(min_length=1)
    """Plain prose with TeX in it, as printed."""
    byline: Byline
    organisations: tuple[Organisation, ...] = ()
    abstract: tuple[str, ...] = ()
    """Its paragraphs, plain prose with TeX in it, as printed; empty if the source has none."""
    category: Category | None = None
    date: PartialDate | None = None
    score: float | None = Field(default=None, ge=0, le=100)
    """The source's own score of the paper, 0 to 100; what it measures is the source's affair."""
    score_text: str | None = None
    """The score as printed, "92.3"."""
    has_code: bool = False
    """True if the source flags the paper as having code."""
    venue: Venue | None = None
    doi: Doi | None = None
    arxiv_id: ArxivId | None = None
    links: tuple[Link, ...] = ()
    """Addresses that the source names, in reading order."""
    source_order: int = Field(ge=1)
    """Place in the document, counted from 1: a ranking by the source, not by time."""
    line: int = Field(ge=1)
    """Line of the document on which the paper begins."""

    @property
    def code_url(self) -> str | None:
        """The address of the paper's code, if the source names one."""
        return next((link.url for link in self.links if link.kind == "code"), None)
