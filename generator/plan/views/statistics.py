"""The statistics of a person or a site."""

from generator.model.value import value
from generator.plan.charts.shapes import Chart, Network, Table
from generator.plan.views.frame import Frame
from generator.plan.views.pieces import MetricView


@value
class Term:
    """A word or phrase of the abstracts."""

    text: str
    papers: int
    """In how many papers it occurs."""
    size: int
    """1 to 5, by that number."""


@value
class HistoryRow:
    """The headline numbers of one day."""

    day: str
    iso: str
    cells: tuple[tuple[str, str], ...]
    """Number and change since the day before it; empty where unknown, or unchanged."""


@value
class HistoryView:
    """Headline numbers over time."""

    labels: tuple[str, ...]
    rows: tuple[HistoryRow, ...]
    """Newest first."""
    since: str
    """How many papers are new since the last document but one; empty for none."""


@value
class TermsView:
    """The words that papers share, as a figure."""

    id: str
    title: str
    description: str
    coverage: str
    """In how many texts they were looked for, and why not in all."""
    terms: tuple[Term, ...]
    """None if no word stands in two papers."""
    table: Table


@value
class StatsSection:
    """Figures that belong together."""

    id: str
    """ "time", "fields", "marks", "known": the page finds its heading by it."""
    charts: tuple[Chart, ...]


@value
class StatsPage:
    """The numbers behind the papers of a person or a site, as charts with their tables."""

    page: Frame
    heading: str
    lead: str
    metrics: tuple[MetricView, ...]
    provenance: str
    history: HistoryView | None
    """How these have changed, if several documents tell."""
    facts: tuple[MetricView, ...]
    """Numbers computed from what is shown: papers, years, with code."""
    sections: tuple[StatsSection, ...]
    network: Network | None
    coauthors_path: str | None
    """Where all co-authors of the person are; None for a site of several people, and without any."""
    terms: TermsView | None
    """None for fewer than three papers."""
