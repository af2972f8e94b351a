"""The page of a person, and the page of everyone who stands beside them above papers."""

from markupsafe import Markup as Html

from generator.model.value import value
from generator.plan.charts.shapes import SparkLine, Table
from generator.plan.tongues import Tongue
from generator.plan.views.frame import Frame
from generator.plan.views.paper import ExportView
from generator.plan.views.pieces import (
    CareerSection,
    CategoryView,
    LinkView,
    MetricView,
    Paging,
    PaperCard,
    PhotoView,
    Tally,
    YearGroup,
)


@value
class ProfilePage:
    """A person: who this is, then the papers, newest first, undated last."""

    page: Frame
    name: str
    photo: PhotoView | None
    field: CategoryView | None
    """The main category, as the source says it."""
    field_linked: bool
    """True if a page of that category exists."""
    position: str | None
    affiliation: str | None
    affiliation_url: str | None
    orcid: str | None
    links: tuple[LinkView, ...]
    biography: Html | None
    tongue: Tongue
    """Of the biography."""
    metrics: tuple[MetricView, ...]
    provenance: str
    """Where the headline numbers come from and of which day they are: one sentence, empty without metrics."""
    paper_count: int
    coverage: str
    """ "15 papers, 2020 – 2026, 7 with code"; computed from what is shown."""
    selected: tuple[PaperCard, ...]
    """Those that the person puts first; on the first page only. They stand in `groups` too."""
    groups: tuple[YearGroup, ...]
    categories: tuple[Tally, ...]
    years: tuple[Tally, ...]
    """Newest first; without undated papers."""
    code_count: int
    code_path: str | None
    spark: SparkLine | None
    """Papers per year over time; None with fewer than three years."""
    exports: tuple[ExportView, ...]
    career: tuple[CareerSection, ...]
    """Posts, degrees and awards; on the first page only."""
    cv: str | None
    """Path of the person's curriculum vitae as PDF; None on a site without."""
    coauthors_path: str | None
    """Where everyone is who stands beside the person above papers; None if nobody is named."""
    stats_path: str | None
    """Where the numbers are; None without papers."""
    paging: Paging


@value
class CoauthorView:
    """Somebody who stands beside a person above papers."""

    name: str
    path: str
    is_person: bool
    """True for somebody who has a profile on this site."""
    papers: int
    """How many they have together, as far as the bylines tell."""
    years: str
    """ "2019 – 2026"; empty if none is known."""
    share: int
    """The papers in per cent of the largest number in the list, 1 to 100."""


@value
class CoauthorsPage:
    """Everyone who stands beside a person above papers: most papers together first."""

    page: Frame
    heading: str
    lead: str
    rows: tuple[CoauthorView, ...]
    more: int
    """How many the list leaves out; the files have all."""
    stats_path: str
    table: Table
