"""The curriculum vitae, a document for print."""

from generator.model.value import value
from generator.plan.views.pieces import CareerSection, LinkView, MetricView, NameView


@value
class TextRun:
    """A piece of a paragraph."""

    text: str
    style: str = ""
    """ "em", "strong", "code", or empty."""
    url: str | None = None
    """Where it leads: an absolute address."""


@value
class Block:
    """A paragraph of a text for print."""

    kind: str
    """ "text", "heading", "item", "code"."""
    runs: tuple[TextRun, ...]
    marker: str = ""
    """What stands before an item: "•", "2."; empty for its further paragraphs."""
    depth: int = 0
    """How many lists an item is in; of a heading its level, from 2."""


@value
class CvPaper:
    """A paper in a curriculum vitae."""

    title: str
    url: str | None
    """Where it leads; None if nothing is known."""
    names: tuple[NameView, ...]
    """Those that are shown, the person marked. A gap before the person is a name "…"."""
    more: str
    """What stands behind the names: "et al." where the source cuts them, "and 300 others" where there are too many."""
    venue: str
    field: str
    """The category's name, where the venue is not known."""
    date: str
    """Empty if its year says all that is known."""
    inferred: str
    """Says that the year was concluded; else empty."""
    award: str
    links: tuple[LinkView, ...]


@value
class CvSection:
    """Papers under a heading."""

    label: str
    papers: tuple[CvPaper, ...]


@value
class CvDocument:
    """A person's curriculum vitae, as a document for print. Its templates are of Typst."""

    design: str
    """ "classic" or "modern"."""
    paper_size: str
    """ "a4" or "us-letter"."""
    accent: str
    """The site's own accent colour as far as it can be read on paper, "#0b5cad"; empty for that of the design."""
    language: str
    region: str | None
    rtl: bool
    title: str
    """Of the document, for those who list files."""
    kind: str
    """ "Curriculum vitae", in the document's language."""
    name: str
    position: str
    affiliation: str
    affiliation_url: str | None
    field: str
    contacts: tuple[LinkView, ...]
    """ORCID iD, the site, and the person's links; labels are the addresses themselves where these are short."""
    biography: tuple[Block, ...]
    career: tuple[CareerSection, ...]
    """Posts, degrees and awards."""
    metrics: tuple[MetricView, ...]
    metrics_label: str
    provenance: str
    selected_label: str
    selected: tuple[CvPaper, ...]
    papers_label: str
    coverage: str
    years: tuple[CvSection, ...]
    pages: str
    """ "Page {number} of {total}", to be filled where the pages are set."""
    as_of: str
    """ "As of May 30, 2026"; empty if the day of the facts is not known."""
    date: tuple[int, int, int] | None
    """The same day for machines: year, month, day."""
