"""What pages of several kinds show: names, dates, categories, papers as cards, numbers, links."""

from markupsafe import Markup as Html

from generator.model.value import value
from generator.plan.tongues import Tongue


@value
class NameView:
    """One name in a byline."""

    text: str
    is_person: bool
    """True for somebody who has a profile on this site."""
    path: str | None
    """Their page, or that of the name; None if there is none, or it is the page itself."""


@value
class BylineView:
    """The names above a paper."""

    names: tuple[NameView, ...]
    cut: bool
    """True if the source ends in "et al.": say so, and never show a number of authors."""
    dir: str = ""
    """ "ltr" or "rtl" if the paper is read in another direction than the page."""


@value
class CategoryView:
    """A category as a badge, a link, a row."""

    code: str
    """With its archive, "cs.CL"."""
    name: str
    path: str
    tone: int
    """1 to 8: which of the theme's category colours it has. Never the only thing that tells it apart."""
    group: str
    """The group of archives, "Physics"; "Other" when unknown."""
    known: bool


@value
class DateView:
    """A date as text and for machines."""

    text: str
    """At its own precision: "May 28, 2025", "May 2025", "2025"; "May 28" while the year is unknown."""
    short: str
    """Without the year, for lists under a year's heading: "May 28", "May"; empty if only the year is known."""
    compact: str
    """With a short month: "May 28, 2025"."""
    iso: str | None
    year: int | None
    inferred: bool
    """True if the source leaves the year out and it was concluded."""


@value
class PaperCard:
    """One paper in a list."""

    path: str
    title: Html
    title_text: str
    tongue: Tongue
    """Of the title and the teaser."""
    byline: BylineView
    date: DateView | None
    category: CategoryView | None
    venue: str
    """Where it appeared, in short; empty if that is not known."""
    award: str | None
    score: str | None
    """As printed, "92.3": the source's score out of 100."""
    has_code: bool
    code_url: str | None
    pdf_url: str | None
    """Where the paper can be read at once."""
    teaser: str
    """The beginning of the abstract as plain text, at most some 150 characters; empty without an abstract."""


@value
class YearGroup:
    """Papers under the heading of their year."""

    label: str
    """ "2025", or "Undated"."""
    anchor: str
    """Fragment of the heading, "y2025" or "undated"."""
    path: str | None
    """The year's own page; None for undated papers."""
    cards: tuple[PaperCard, ...]


@value
class Tally:
    """A thing with a number of papers: a category, a year, an organisation, a name."""

    label: str
    path: str | None
    count: int
    detail: str = ""
    """A second line, such as a category's code or "2019 – 2025"."""
    tone: int = 0
    """A category's tone; 0 for everything else."""
    share: int = 0
    """The count in per cent of the largest one in the same list, 0 to 100."""
    key: str = ""
    """What the filter in the page compares: a category's code, a year."""


@value
class Paging:
    """Where a list goes on. Numbered from the oldest papers, so that a new paper moves no other page."""

    newer: str | None
    older: str | None
    label: str
    """ "Page 3 of 7"; empty if there is one page only."""
    number: int = 1
    total: int = 1


@value
class PhotoView:
    """A person's photo."""

    files: tuple[tuple[str, int], ...]
    """Path and width in pixels of each size, smallest first; all are square."""


@value
class CareerEntry:
    """A post, a degree or an award."""

    when: str
    """Years: "2015 – 2021", "since 2021", "2014"; empty if none is known."""
    title: str
    """What it was; where it was, if that is all that is known."""
    title_url: str | None
    place: str
    """Department and organisation; may be empty."""
    place_url: str | None
    note: str
    """What else there is to say; may be empty."""


@value
class CareerSection:
    """Entries of one kind, newest first."""

    kind: str
    """ "positions", "education", "awards"."""
    label: str
    entries: tuple[CareerEntry, ...]


@value
class MetricView:
    """A headline number."""

    label: str
    """ "h-index", "Citations"."""
    text: str
    """ "1,679", "54%"."""
    note: str
    """What it is, in a few words, for those who ask; empty when the label says it."""


@value
class LinkView:
    """An address outside of the site."""

    label: str
    url: str
    kind: str
    service: str = ""
    """A service that readers know by its mark, "github"; empty if it is none."""
