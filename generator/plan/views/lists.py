"""The pages that list papers, and the indexes that lead to them."""

from generator.model.value import value
from generator.plan.charts.shapes import AreaMap, Table
from generator.plan.views.frame import Frame
from generator.plan.views.paper import ExportView, Neighbour
from generator.plan.views.pieces import CategoryView, Paging, Tally, YearGroup


@value
class ListingPage:
    """Papers that have something in common: a category, a year, an organisation, code, or all of them."""

    page: Frame
    kind: str
    """ "category", "year", "organisation", "code", "papers"."""
    eyebrow: str
    """What the heading is: "Category", "Year"."""
    heading: str
    lead: str
    """One or two sentences of facts; may be empty."""
    category: CategoryView | None
    groups: tuple[YearGroup, ...]
    siblings: tuple[Tally, ...]
    """The other pages of the same kind, this one among them with `path` None."""
    siblings_label: str
    exports: tuple[ExportView, ...]
    paging: Paging


@value
class IndexSection:
    """A part of an index with a heading of its own."""

    label: str
    """Empty if the index has one part only."""
    rows: tuple[Tally, ...]


@value
class IndexPage:
    """All pages of one kind: categories, years, organisations, authors."""

    page: Frame
    kind: str
    """ "categories", "years", "organisations", "authors"."""
    heading: str
    lead: str
    sections: tuple[IndexSection, ...]


@value
class CategoryRow:
    """A category on the map of categories."""

    label: str
    code: str
    path: str
    tone: int
    papers: int
    span: str
    """ "2019 – 2026"; empty if no year is known."""
    columns: tuple[tuple[float, float, float, float], ...]
    """The papers of each year, as boxes in a drawing 100 units wide and 20 high; all rows have the same scale."""
    shared: tuple[Tally, ...]
    """The categories with which it has the most authors in common, and how many."""


@value
class CategorySection:
    """A group of the taxonomy."""

    label: str
    rows: tuple[CategoryRow, ...]


@value
class CategoriesPage:
    """All categories, as a map and group by group."""

    page: Frame
    heading: str
    lead: str
    map: AreaMap | None
    """None for one category."""
    years: tuple[int, int] | None
    """The first and the last one that the drawings of the rows show; None if there is one at most."""
    sections: tuple[CategorySection, ...]


@value
class MonthView:
    """A month of a year."""

    name: str
    papers: int
    level: int
    """0 (nothing) to 4 (most)."""


@value
class TimelineYear:
    """A year with papers, or years without any."""

    label: str
    """ "2025"; of several years without papers "2019 – 2021"."""
    path: str | None
    """None without papers."""
    papers: int
    months: tuple[MonthView, ...]
    without_month: int
    """How many papers say the year only."""
    newest: tuple[Neighbour, ...]
    """Some of the papers."""
    more: int
    """How many others there are."""


@value
class Timeline:
    """Years, newest first, month by month, as a figure."""

    id: str
    title: str
    coverage: str
    initials: tuple[str, ...]
    """Of the months."""
    years: tuple[TimelineYear, ...]
    table: Table


@value
class TimelinePage:
    """All years, as a figure."""

    page: Frame
    heading: str
    lead: str
    figure: Timeline
