"""People and the names they print."""

from pydantic import Field

from generator.model.base import Model
from generator.model.identifiers import Orcid
from generator.model.link import Link


class PersonName(Model):
    """A spelling of a name, as somebody printed it; whom it means is another question."""

    display: str = Field(min_length=1)
    """As printed, "Renée Müller-López"; never tidied, never split again."""


class Affiliation(Model):
    """Where a person works, as the person's page says it."""

    name: str = Field(min_length=1)
    url: str | None = None


class Person(Model):
    """Who a profile speaks of."""

    name: PersonName
    orcid: Orcid | None = None
    position: str | None = None
    affiliation: Affiliation | None = None
    links: tuple[Link, ...] = ()
    biography: str | None = None
    """Markdown (CommonMark)."""
