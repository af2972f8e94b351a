"""The pages that a site has once: texts, the search, what is not there, and the patterns."""

from markupsafe import Markup as Html

from generator.model.value import value
from generator.plan.charts.shapes import AreaMap, Chart, Network, SparkLine
from generator.plan.tongues import Tongue
from generator.plan.views.frame import Crumb, Frame
from generator.plan.views.lists import IndexSection, Timeline
from generator.plan.views.paper import Citation, ExportView, RelatedPaper
from generator.plan.views.people import GroupRow, PersonCard
from generator.plan.views.pieces import (
    BylineView,
    CareerSection,
    CategoryView,
    DateView,
    LinkView,
    MetricView,
    Paging,
    PaperCard,
    PhotoView,
    Tally,
    YearGroup,
)
from generator.plan.views.statistics import TermsView


@value
class SectionItem:
    """A page in the navigation of its section."""

    label: str
    path: str
    here: bool = False
    """True on the page itself."""
    below: "tuple[SectionItem, ...]" = ()
    """The pages of its folder, if it is the page of one, and the page itself is in it."""


@value
class TocItem:
    """A heading in the list of a page's headings."""

    label: str
    anchor: str
    below: "tuple[TocItem, ...]" = ()
    """The headings of the third level below it."""


@value
class PageTeaser:
    """A page in the list that its section shows."""

    title: str
    path: str
    description: str
    """May be empty."""


@value
class TextPage:
    """A free page."""

    page: Frame
    heading: str
    body: Html
    tongue: Tongue
    toc: tuple[TocItem, ...]
    """The headings of the second and third level; empty on a page that needs no list of them."""
    section: tuple[SectionItem, ...]
    """All pages of the section that it is in, the section's own first; empty for a page at the top."""
    before: Crumb | None
    """The page before it in the section."""
    after: Crumb | None
    below: tuple[PageTeaser, ...]
    """On the page of a section: the pages in it."""


@value
class SearchPage:
    """Where a script searches the papers; without scripts, the ways to them."""

    page: Frame
    papers: int
    """How many there are."""
    ways: tuple[Tally, ...]
    """The site's indexes."""
    facets: tuple[IndexSection, ...]
    """What the search can be narrowed by, as links: where scripts do not run, they narrow the papers too."""
    index: str
    """What a script would ask for first, as JSON: `head`, as in index.json, and `facets`, each with its key, its label and
    its choices, which are keys, labels and numbers of papers."""


@value
class NotFoundPage:
    """What a host shows for an address that is not there."""

    page: Frame
    home: str
    """Address of the home page: absolute if it is known, else the root of the host."""


@value
class Specimens:
    """Made-up pieces, one for each state of a component."""

    categories: tuple[CategoryView, ...]
    bylines: tuple[BylineView, ...]
    dates: tuple[DateView, ...]
    cards: tuple[PaperCard, ...]
    related: tuple[RelatedPaper, ...]
    years: tuple[YearGroup, ...]
    tallies: tuple[Tally, ...]
    metrics: tuple[MetricView, ...]
    spark: SparkLine | None
    citations: tuple[Citation, ...]
    bibtex: str
    exports: tuple[ExportView, ...]
    people: tuple[PersonCard, ...]
    career: tuple[CareerSection, ...]
    links: tuple[LinkView, ...]
    groups: tuple[GroupRow, ...]
    pagings: tuple[Paging, ...]
    section: tuple[SectionItem, ...]
    toc: tuple[TocItem, ...]
    photo: PhotoView
    charts: tuple[Chart, ...]
    network: Network
    map: AreaMap
    timeline: Timeline
    terms: TermsView


@value
class PatternsPage:
    """Every component in every state, for those who change the theme."""

    page: Frame
    specimens: Specimens
