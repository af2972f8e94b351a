"""A paper, and the line of names above it."""

from typing import ClassVar, Literal, Self, get_args

from pydantic import Field, model_validator

from generator.model.base import Model
from generator.model.category import Category
from generator.model.dates import PartialDate
from generator.model.format import Format
from generator.model.identifiers import ArxivId, Doi, Identifier, Orcid
from generator.model.kept import Kept
from generator.model.link import Link
from generator.model.person import PersonName

WorkType = Literal[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "book",
    "chapter",
    "dataset",
    "document",
    "entry-encyclopedia",
    "manuscript",
    "paper-conference",
    "patent",
    "post-weblog",
    "report",
    "review",
    "software",
    "speech",
    "standard",
    "thesis",
    "webpage",
]
"""What kind of work it is, in the words of CSL 1.0.2. A preprint is an "article"; "document" is anything else."""

WORK_TYPES: tuple[WorkType, ...] = get_args(WorkType)

VenueKind = Literal["journal", "conference", "book", "series", "repository", "institution"]


class Organisation(Model):
    """An organisation behind a paper, as the source writes it."""

    slug: str = Field(min_length=1)
    """As printed after the authors, "tencent-ai": a short form, whose full name is not known."""


class Authorship(Model):
    """One name in one paper's byline."""

    name: PersonName
    position: int = Field(ge=1)
    """Place in the byline, counted from 1."""
    orcid: Orcid | None = None
    """If the source gives it for this very authorship."""
    affiliations: tuple[str, ...] = ()
    """As printed for this paper."""
    identity: str | None = None
    """Whom the source itself means, by its own number for people: "dblp:95/7448-1", "openalex:A5023888391". Evidence only."""


class Byline(Model):
    """The names above a paper, in order."""

    authorships: tuple[Authorship, ...] = ()
    complete: bool
    """False if the source cuts it with "et al.": how many authors there are is then unknown."""

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if any(authorship.position != place for place, authorship in enumerate(self.authorships, start=1)):
            raise ValueError("positions count from 1 without a gap")
        return self


class Venue(Model):
    """Where a paper appeared: a journal, the proceedings of a conference, a book with other chapters, an archive."""

    name: str = Field(min_length=1)
    """As printed in the source."""
    kind: VenueKind | None = None
    """None if the source does not tell."""
    abbreviation: str | None = None
    """As printed: "NeurIPS", "Phys. Rev. D"."""


class Publication(Model):
    """How a paper was published: what stands beside the venue's name in a reference."""

    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    """As a range with an en dash, "101–117", or one page."""
    article_number: str | None = None
    publisher: str | None = None
    """For a thesis or report: the school or institution."""
    place: str | None = None
    """Of the publisher."""
    series: str | None = None
    edition: str | None = None
    genre: str | None = None
    """What the source calls it, "PhD thesis", "Technical report"."""
    number: str | None = None
    """Of a report, patent or standard."""
    version: str | None = None
    """Of software or data."""
    isbn: tuple[str, ...] = ()
    issn: tuple[str, ...] = ()
    event: str | None = None
    """Name of the conference, if the source parts it from the proceedings."""
    event_place: str | None = None

    @property
    def first_page(self) -> str | None:
        """The first of the pages."""
        return self.pages.partition("–")[0] if self.pages else None

    @property
    def last_page(self) -> str | None:
        """The last of the pages; None if there is one only."""
        return self.pages.rpartition("–")[2] if self.pages and "–" in self.pages else None


class Version(Model):
    """Another form of the same work: its preprint, the published form of a preprint, another version of software or data."""

    kind: Literal["preprint", "published", "version"]
    """A "version" is what repositories part: a release, or the record that stands for all of them."""
    doi: Doi | None = None
    arxiv_id: ArxivId | None = None
    url: str | None = None
    venue: Venue | None = None
    date: PartialDate | None = None


class Paper(Kept):
    """One work, as one document tells of it."""

    _apart: ClassVar[frozenset[str]] = frozenset({"source", "format", "source_order", "line"})

    title: str = Field(min_length=1)
    """Plain prose with TeX in it, as printed."""
    byline: Byline
    organisations: tuple[Organisation, ...] = ()
    abstract: tuple[str, ...] = ()
    """Its paragraphs, plain prose with TeX in it, as printed; empty if the source has none."""
    category: Category | None = None
    date: PartialDate | None = None
    score: float | None = Field(default=None, ge=0, le=100)
    """The source's own score of the paper, 0 to 100; what it measures is the source's affair."""
    score_text: str | None = None
    """The score as printed, "92.3"."""
    has_code: bool = False
    """True if the source flags the paper as having code."""
    type: WorkType | None = None
    """None if the source does not tell, as a profile document never does."""
    venue: Venue | None = None
    publication: Publication | None = None
    doi: Doi | None = None
    arxiv_id: ArxivId | None = None
    identifiers: tuple[Identifier, ...] = ()
    """Those of other schemes."""
    versions: tuple[Version, ...] = ()
    """Other forms of this work."""
    editors: tuple[PersonName, ...] = ()
    keywords: tuple[str, ...] = ()
    """As the source prints them."""
    language: str | None = None
    """BCP 47 tag of the work's language."""
    license: str | None = None
    """Its address, "https://creativecommons.org/licenses/by/4.0/"."""
    citations: int | None = Field(default=None, ge=0)
    """How often the source says that it has been cited."""
    award: str | None = None
    remarks: str | None = None
    """What the person adds, in Markdown (CommonMark)."""
    selected: bool = False
    """True if the person wants it shown first."""
    links: tuple[Link, ...] = ()
    """Addresses that the source names, in reading order."""
    key: str | None = None
    """What the source calls the record: a BibTeX key, an id."""
    source: str | None = None
    """The document it stands in, if that is another one than the person's profile document."""
    format: Format = "profile"
    """Of that document."""
    source_order: int = Field(ge=1)
    """Place in the document, counted from 1: a ranking by the source, not by time."""
    line: int = Field(ge=1)
    """Line of the document on which the paper begins."""

    @property
    def code_url(self) -> str | None:
        """The address of the paper's code, if the source names one."""
        return next((link.url for link in self.links if link.kind == "code"), None)
