"""What a person says of themselves, beside their profile document."""

import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from generator.model.base import Model
from generator.model.career import Award, Education, Position
from generator.model.identifiers import Orcid
from generator.model.link import Link, kind_of
from generator.model.person import Affiliation


def _affiliation(value: Any) -> Any:
    return Affiliation(name=value) if isinstance(value, str) and value else _checked(Affiliation, value)


def as_links(value: Any) -> Any:
    """Return a list of addresses, or of mappings with `url`, as links; anything else as it is, to be refused."""
    if not isinstance(value, list):
        return value
    return tuple(Link(url=item, kind=kind_of(item)) if isinstance(item, str) else _checked(Link, item) for item in value)


def as_tuple(value: Any) -> Any:
    """Return a list as a tuple; anything else as it is, to be refused."""
    return tuple(value) if isinstance(value, list) else value


def _tuples(value: Any) -> Any:
    return tuple(map(as_tuple, value)) if isinstance(value, list) else value


def _checked(model: type[Model], value: Any) -> Any:
    return model.model_validate(value) if isinstance(value, dict) else value


def _positions(value: Any) -> Any:
    return tuple(_checked(Position, item) for item in value) if isinstance(value, list) else value


def _education(value: Any) -> Any:
    return tuple(_checked(Education, item) for item in value) if isinstance(value, list) else value


def _awards(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return tuple(Award(title=item) if isinstance(item, str) else _checked(Award, item) for item in value)


class About(Model):
    """The front matter of a person's `about.md`, and the text below it. It wins over what other sources say."""

    source: str = Field(min_length=1)
    """Name of the document, relative to the project, with forward slashes."""
    name: str | None = Field(default=None, min_length=1, max_length=300)
    """The person's name, if the profile document has it in another form."""
    aliases: Annotated[tuple[str, ...], BeforeValidator(as_tuple, list[str])] = ()
    """Other spellings under which the person has published."""
    orcid: Orcid | None = None
    """The person's ORCID iD, "0000-0002-1825-0097"."""
    position: str | None = Field(default=None, min_length=1, max_length=200)
    """What the person is: "Reader in Library Science"."""
    affiliation: Annotated[Affiliation | None, BeforeValidator(_affiliation, str | Affiliation)] = None
    """Where the person works: a name, or `name` and `url`."""
    links: Annotated[tuple[Link, ...], BeforeValidator(as_links, list[str | Link])] = ()
    """Addresses, or `url` with `label` and `kind`."""
    photo: str | None = Field(default=None, min_length=1, max_length=200)
    """Name of a picture beside this file; without it, a picture that is called "photo" is shown."""
    positions: Annotated[tuple[Position, ...] | None, BeforeValidator(_positions, list[Position] | None)] = None
    """Posts held, in any order: all of them, whatever other documents say. An empty list shows none."""
    education: Annotated[tuple[Education, ...] | None, BeforeValidator(_education, list[Education] | None)] = None
    """Degrees and studies, in the same way."""
    awards: Annotated[tuple[Award, ...] | None, BeforeValidator(_awards, list[str | Award] | None)] = None
    """Prizes and other distinctions, in the same way: names, or mappings."""
    as_of: datetime.date | None = None
    """The day on which the profile document was captured."""
    exclude: Annotated[tuple[str, ...], BeforeValidator(as_tuple, list[str])] = ()
    """Papers that documents list and that are not the person's, by title, identifier or key: they are left out."""
    same: Annotated[tuple[tuple[str, ...], ...], BeforeValidator(_tuples, list[list[str]])] = ()
    """Papers that are one work, two or more in each list, by identifier, key or title."""
    apart: Annotated[tuple[tuple[str, ...], ...], BeforeValidator(_tuples, list[list[str]])] = ()
    """Papers that are different works although they look like one, in the same form."""
    body: str = ""
    """A biography, in Markdown (CommonMark)."""
