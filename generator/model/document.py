"""What one document of any format says: of a person, of papers, or of both."""

import datetime
from typing import Self

from pydantic import Field

from generator.model.base import Model
from generator.model.category import Category
from generator.model.format import TRUST, Format, Trust
from generator.model.paper import Paper
from generator.model.person import Person
from generator.model.profile import Metric, Profile


class SourceDocument(Model):
    """One document of any format, as far as it was understood."""

    source: str = Field(min_length=1)
    """Name of the document, relative to the project, with forward slashes."""
    format: Format
    person: Person | None = None
    """Whom the document as a whole speaks of; None for a bibliography, which may be anybody's."""
    primary_category: Category | None = None
    """That person's main field, if the document names one."""
    metrics: tuple[Metric, ...] = ()
    """Headline numbers of that person."""
    papers: tuple[Paper, ...] = ()
    """In the document's order."""
    as_of: datetime.date | None = None
    """The day on which it was captured, if it says so."""

    @classmethod
    def of_profile(cls, profile: Profile) -> Self:
        """Return a profile document as one document among others."""
        return cls(
            source=profile.source,
            format="profile",
            person=profile.person,
            primary_category=profile.primary_category,
            metrics=profile.metrics,
            papers=profile.papers,
            as_of=profile.as_of,
        )

    @property
    def trust(self) -> Trust:
        """How far it is trusted where documents disagree."""
        return TRUST[self.format]
