"""What a person has been and done beside their papers: posts, degrees, awards."""

from typing import Self

from pydantic import Field, model_validator

from generator.model.base import Model
from generator.model.dates import When, in_order

LONGEST = 300
"""Characters of a name or title."""
LONGEST_NOTE = 500
LONGEST_URL = 1000


class Position(Model):
    """A post that a person holds or held."""

    title: str | None = Field(default=None, min_length=1, max_length=LONGEST)
    """What the person is there: "Reader in Library Science"."""
    organisation: str | None = Field(default=None, min_length=1, max_length=LONGEST)
    """The university, institute or company."""
    department: str | None = Field(default=None, min_length=1, max_length=LONGEST)
    """The part of it."""
    url: str | None = Field(default=None, min_length=1, max_length=LONGEST_URL)
    """Where the organisation or department is on the web."""
    since: When | None = None
    """The first day, month or year."""
    until: When | None = None
    """The last one; None: it goes on, as far as the source says when it began."""
    note: str | None = Field(default=None, min_length=1, max_length=LONGEST_NOTE)
    """What else there is to say, in one line."""

    @model_validator(mode="after")
    def _is_something(self) -> Self:
        if self.title is None and self.organisation is None:
            raise ValueError("it needs a `title` or an `organisation`")
        if not in_order(self.since, self.until):
            raise ValueError("`until` lies before `since`")
        return self


class Education(Model):
    """Where a person studies or studied, and the degree that came of it."""

    degree: str | None = Field(default=None, min_length=1, max_length=LONGEST)
    """The degree: "PhD", "Diplom"."""
    field: str | None = Field(default=None, min_length=1, max_length=LONGEST)
    """What was studied: "Library Science"."""
    organisation: str | None = Field(default=None, min_length=1, max_length=LONGEST)
    """The university or school."""
    department: str | None = Field(default=None, min_length=1, max_length=LONGEST)
    """The part of it."""
    url: str | None = Field(default=None, min_length=1, max_length=LONGEST_URL)
    """Where the university or department is on the web."""
    since: When | None = None
    """The first day, month or year."""
    until: When | None = None
    """The last one; None: it goes on, as far as the source says when it began. The year of the degree may stand alone."""
    note: str | None = Field(default=None, min_length=1, max_length=LONGEST_NOTE)
    """What else there is to say, in one line: the title of a thesis, who supervised it."""

    @model_validator(mode="after")
    def _is_something(self) -> Self:
        if self.degree is None and self.organisation is None:
            raise ValueError("it needs a `degree` or an `organisation`")
        if not in_order(self.since, self.until):
            raise ValueError("`until` lies before `since`")
        return self


class Award(Model):
    """A prize, a medal, a fellowship: a distinction of the person. That of a paper is the paper's."""

    title: str = Field(min_length=1, max_length=LONGEST)
    """What it is called."""
    organisation: str | None = Field(default=None, min_length=1, max_length=LONGEST)
    """Who gave it."""
    url: str | None = Field(default=None, min_length=1, max_length=LONGEST_URL)
    """Where it is told of on the web."""
    date: When | None = None
    """When it was given."""
    note: str | None = Field(default=None, min_length=1, max_length=LONGEST_NOTE)
    """What else there is to say, in one line: what it was given for."""
