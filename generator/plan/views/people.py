"""The pages that list people: the directory, groups, and one group."""

from markupsafe import Markup as Html

from generator.model.value import value
from generator.plan.views.frame import Frame
from generator.plan.views.paper import ExportView
from generator.plan.views.pieces import CategoryView, Paging, PhotoView, Tally, YearGroup


@value
class PersonCard:
    """A person in the directory."""

    name: str
    path: str
    photo: PhotoView | None
    field: CategoryView | None
    position: str | None
    affiliation: str | None
    affiliation_key: str
    """What the filter in the page compares; empty without an affiliation."""
    letter: str
    """The first of the family name, "#" if it is none."""
    paper_count: int
    span: str
    """ "2019 – 2026"; empty without dated papers."""


@value
class Letter:
    """Where a letter begins in a directory."""

    label: str
    path: str
    """The page that it is on."""
    anchor: str


@value
class DirectorySection:
    """The people of one letter, or all of them."""

    letter: str
    """Empty where there are few people."""
    anchor: str
    people: tuple[PersonCard, ...]


@value
class DirectoryPage:
    """Several people: everyone on the home page of a site, or those of one affiliation; by family name."""

    page: Frame
    heading: str
    coverage: str
    sections: tuple[DirectorySection, ...]
    letters: tuple[Letter, ...]
    """Empty where there are few people."""
    fields: tuple[Tally, ...]
    """Main categories with the number of people; they lead to the papers of the category."""
    affiliations: tuple[Tally, ...]
    paging: Paging
    """ "newer" is the page before, "older" the next."""
    exports: tuple[ExportView, ...]
    """Of all papers of the site; none for the people of one affiliation."""


@value
class GroupRow:
    """A group in a list of groups."""

    name: str
    kind: str | None
    path: str
    facts: str
    """ "12 people, 140 papers": of the group and all its parts, each once."""
    depth: int
    """How many groups it is a part of."""


@value
class GroupsPage:
    """The tree of groups."""

    page: Frame
    heading: str
    lead: str
    rows: tuple[GroupRow, ...]


@value
class MemberView:
    """A member of a group."""

    person: PersonCard
    role: str | None
    span: str
    """ "since 2021", "2018 – 2021"; empty if it is not known."""
    current: bool


@value
class GroupPage:
    """A group: who belongs to it, and the papers that they list, each once."""

    page: Frame
    name: str
    kind: str | None
    url: str | None
    lead: str
    body: Html | None
    parts: tuple[GroupRow, ...]
    members: tuple[MemberView, ...]
    former: tuple[MemberView, ...]
    groups: tuple[YearGroup, ...]
    paging: Paging
