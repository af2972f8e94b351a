"""The page of a paper, and the page of a title that several papers share."""

from markupsafe import Markup as Html

from generator.model.value import value
from generator.plan.tongues import Tongue
from generator.plan.views.frame import Crumb, Frame, TypedLink
from generator.plan.views.pieces import BylineView, CategoryView, DateView, LinkView, NameView, PaperCard


@value
class Neighbour:
    """A paper as a link on another paper's page."""

    path: str
    title: Html
    tongue: Tongue
    date: DateView | None


@value
class Shelf:
    """A list that a paper is in, as a link on its page."""

    label: str
    """ "2025", "Machine Learning"."""
    path: str
    count: int | None
    """How many papers it has, this one among them; None if it has so many that this is not said."""


@value
class RelatedPaper:
    """A paper that is related to the one on whose page it stands."""

    card: PaperCard
    shared: str
    """Words that both are about, in a row: "language models, benchmarks, and average"; empty if none can be shown."""


@value
class CitationRun:
    """A piece of a reference."""

    text: str
    italic: bool = False
    url: str | None = None
    """Where it leads, if it is an address."""


@value
class Citation:
    """A paper's reference in one style; its pieces follow each other without a blank."""

    label: str
    """ "APA", "MLA"."""
    runs: tuple[CitationRun, ...]


@value
class ExportView:
    """A file for other programs that tells of the same papers as the page."""

    label: str
    """Of the format: "BibTeX", "CSL-JSON"."""
    path: str
    file_name: str
    """What to call it when it is saved: unlike the end of the address it says of what it tells."""
    media_type: str


@value
class PaperPage:
    """One paper."""

    page: Frame
    title: Html
    title_text: str
    tongue: Tongue
    """Of the title and the abstract."""
    byline: BylineView
    date: DateView | None
    venue: str
    """Where it appeared, as a reference has it; empty if that is not known."""
    award: str | None
    category: CategoryView | None
    organisations: tuple[Crumb, ...]
    score: str | None
    score_note: str
    has_code: bool
    code_url: str | None
    links: tuple[LinkView, ...]
    """Where it can be read, and what belongs to it, without the code."""
    abstract: tuple[Html, ...]
    """Paragraphs."""
    abstract_text: str
    """The same as plain text, for descriptions."""
    keywords: tuple[str, ...]
    """As the source prints them."""
    remarks: Html | None
    """What the person adds."""
    citations: tuple[Citation, ...]
    bibtex: str | None
    """The paper's record, to be copied; None if the site exports no BibTeX."""
    exports: tuple[ExportView, ...]
    newer: Neighbour | None
    older: Neighbour | None
    neighbours_of: NameView | None
    """Whose papers these two are, the first of those who list the paper; None on a site about one person."""
    same_year: Shelf | None
    """The papers of its year; None if that is not known."""
    same_category: Shelf | None
    related: tuple[RelatedPaper, ...]
    """The most similar first, by words of titles and abstracts, and category."""
    more: tuple[PaperCard, ...]
    """Of the same category, nearest in time; only if no paper is related."""
    people: tuple[NameView, ...]
    """Whose profiles list this paper."""
    same_title_path: str | None
    """Where all papers of the same title are told apart; None if there is no other."""
    meta: tuple[tuple[str, str], ...]
    """Names and contents of `citation_` and Dublin Core tags, in order."""
    typed_links: tuple[TypedLink, ...]
    """FAIR Signposting."""
    coins: str
    """The reference as an OpenURL ContextObject; empty if the site has none."""


@value
class SharedTitlePage:
    """Stands at the address that several papers would share, and leads to each of them."""

    page: Frame
    heading: str
    cards: tuple[PaperCard, ...]
