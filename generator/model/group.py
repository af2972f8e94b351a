"""A group of people: a laboratory, a department, an institute."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from generator.model.base import Model
from generator.model.dates import When, in_order


def _member(item: Any) -> Any:
    return Membership(person=item) if isinstance(item, str) else Membership.model_validate(item)


def _members(value: Any) -> Any:
    return tuple(map(_member, value)) if isinstance(value, list) else value


class Membership(Model):
    """Who belongs to a group, and when."""

    person: str = Field(min_length=1, max_length=300)
    """Name of the person, of their folder or document, or their ORCID iD."""
    role: str | None = Field(default=None, min_length=1, max_length=200)
    """What the person is there: "Head", "PhD student"."""
    since: When | None = None
    """The first day, month or year of the membership."""
    until: When | None = None
    """The last one; None: still a member."""

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Membership":
        if not in_order(self.since, self.until):
            raise ValueError("`until` lies before `since`")
        return self

    def covers(self, date: str) -> bool:
        """Tell whether a date, ISO 8601 at its own precision, may lie within the membership."""
        begins = self.since is None or date[: len(self.since)] >= self.since[: len(date)]
        ends = self.until is None or date[: len(self.until)] <= self.until[: len(date)]
        return begins and ends


class Group(Model):
    """What `content/groups/NAME.md` says."""

    source: str = Field(min_length=1)
    """Name of the document, relative to the project, with forward slashes."""
    stem: str = Field(min_length=1)
    """The file's name without its ending: by it other groups name this one, and its address is made of it."""
    name: str = Field(min_length=1, max_length=200)
    """What the group is called."""
    kind: str | None = Field(default=None, min_length=1, max_length=60)
    """What it calls itself: "Laboratory", "Department"."""
    parent: str | None = Field(default=None, min_length=1, max_length=200)
    """The group that it is a part of, by the name of its file."""
    url: str | None = Field(default=None, min_length=1, max_length=500)
    """The group's own page elsewhere."""
    members: Annotated[tuple[Membership, ...], BeforeValidator(_members, list[str | Membership])] = ()
    """Who belongs to it: names, or `person` with `role`, `since` and `until`."""
    body: str = ""
    """Markdown (CommonMark)."""
