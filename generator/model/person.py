"""People and the names they print."""

from pydantic import Field

from generator.model.base import Model
from generator.model.career import Award, Education, Position
from generator.model.identifiers import Orcid
from generator.model.link import Link


class PersonName(Model):
    """A spelling of a name, as somebody printed it; whom it means is another question."""

    display: str = Field(min_length=1)
    """As printed, "Renée Müller-López"; never tidied, never split again. From a source that prints the parts only:
    "Ludwig van Beethoven", in the order of speech."""
    given: str | None = None
    """Given names, if the source parts them: "Ludwig", "L."."""
    family: str | None = None
    """Family name with its particle, if the source parts it: "van Beethoven"."""
    particle: str | None = None
    """The part of the family name by which it is not sorted, if the source says so: "van"."""
    suffix: str | None = None
    """ "Jr.", "III"."""
    is_group: bool = False
    """True for what is no person: a collaboration, an institution."""

    def __eq__(self, other: object) -> bool:
        """Compare by all fields, as every model does, in a sixth of the time: the names of a site are compared all day."""
        return self is other or (type(other) is PersonName and self.__dict__ == other.__dict__)

    def __hash__(self) -> int:
        """Return a hash that agrees with this."""
        return hash(self.display)

    @property
    def sortable(self) -> str | None:
        """The name as "Family, Suffix, Given"; None if the source does not part it."""
        if self.is_group or self.family is None:
            return None
        return ", ".join(part for part in (self.family, self.suffix, self.given) if part)


class Affiliation(Model):
    """Where a person works, as the person's page says it."""

    name: str = Field(min_length=1)
    """Of the university, institute or company."""
    url: str | None = None
    """Its address on the web."""


class Person(Model):
    """Who a profile speaks of."""

    name: PersonName
    other_names: tuple[str, ...] = ()
    """Other spellings under which the person has published."""
    orcid: Orcid | None = None
    position: str | None = None
    affiliation: Affiliation | None = None
    keywords: tuple[str, ...] = ()
    """Fields and interests, in the person's or the source's words."""
    links: tuple[Link, ...] = ()
    biography: str | None = None
    """Markdown (CommonMark)."""
    positions: tuple[Position, ...] = ()
    """Posts held, those of today too."""
    education: tuple[Education, ...] = ()
    awards: tuple[Award, ...] = ()
    identities: tuple[str, ...] = ()
    """The person's numbers in registries, as in a byline's `identity`: "openalex:A5023888391". Evidence only."""
