"""The shape of what `oeuvre inspect --json` writes; its JSON Schema is made from it. Unknown is null, never a guess."""

from typing import Any, Literal

from generator.model.career import Award, Education, Position
from generator.model.format import Format
from generator.model.link import LinkKind
from generator.model.paper import VenueKind, WorkType
from generator.model.value import value


@value
class MetricRecord:
    """A headline number of a person."""

    key: str
    label: str
    value: float
    unit: str | None
    text: str


@value
class DateRecord:
    """A date at its own precision."""

    text: str
    """As printed."""
    year: int | None
    month: int | None
    day: int | None
    year_inferred: bool


@value
class NameRecord:
    """A name. `given` and `family` if the source parts it, else `literal`, the name as printed."""

    given: str | None
    family: str | None
    """With its particle, "van Beethoven"."""
    literal: str | None
    particle: str | None
    suffix: str | None
    orcid: str | None
    is_group: bool
    affiliations: list[str]


@value
class VenueRecord:
    """Where and how a work was published: its venue, and what stands beside the venue's name in a reference."""

    name: str | None
    kind: VenueKind | None
    abbreviation: str | None
    volume: str | None
    issue: str | None
    pages: str | None
    """With an en dash, "101–117"."""
    article_number: str | None
    publisher: str | None
    place: str | None
    series: str | None
    edition: str | None
    genre: str | None
    number: str | None
    version: str | None
    isbn: list[str]
    issn: list[str]
    event: str | None
    event_place: str | None


@value
class IdentifierRecord:
    """An identifier of a registry."""

    scheme: str
    value: str


@value
class LinkRecord:
    """An address on the web."""

    url: str
    kind: LinkKind
    label: str | None


@value
class VersionRecord:
    """Another form of the same work."""

    kind: Literal["preprint", "published", "version"]
    doi: str | None
    arxiv_id: str | None
    url: str | None


@value
class PaperRecord:
    """One work."""

    title: str
    authors: list[str]
    """Names as printed."""
    authors_complete: bool
    """False if the source cuts the list of authors."""
    organisations: list[str]
    category: str | None
    score: float | None
    date: DateRecord | None
    code: bool
    """True if the source flags the work as having code."""
    abstract: str
    """Paragraphs parted by blank lines."""
    urls: list[str]
    line: int
    """Where it begins in the document, counted from 1; 1 where a format has no lines worth telling."""
    type: WorkType | None
    """In the words of CSL 1.0.2."""
    venue: VenueRecord | None
    doi: str | None
    arxiv_id: str | None
    identifiers: list[IdentifierRecord]
    """Of other schemes."""
    links: list[LinkRecord]
    author_details: list[NameRecord]
    """The authors again, in parts."""
    editors: list[str]
    editor_details: list[NameRecord]
    keywords: list[str]
    language: str | None
    license: str | None
    citations: int | None
    award: str | None
    selected: bool
    versions: list[VersionRecord]
    date_uncertain: bool
    season: str | None
    key: str | None
    """What the source calls the record."""
    source: str
    """The document it stands in."""


@value
class PersonRecord:
    """Whom a document speaks of."""

    name: str
    other_names: list[str]
    orcid: str | None
    position: str | None
    affiliation: str | None
    keywords: list[str]
    links: list[LinkRecord]
    biography: str | None
    positions: list[Position]
    education: list[Education]
    awards: list[Award]


@value
class NoteRecord:
    """Something to tell the author."""

    file: str
    line: int
    column: int
    length: int
    severity: Literal["error", "warning"]
    code: str
    message: str
    hint: str | None


@value
class DocumentRecord:
    """One document."""

    source: str
    format: Format | None
    """Null if the document could not be read; then a note says why."""
    name: str | None
    """The person's."""
    person: PersonRecord | None
    """Null for a bibliography, which may be anybody's."""
    primary_category: str | None
    metrics: list[MetricRecord]
    papers: list[PaperRecord]
    notes: list[NoteRecord]


@value
class DocumentsRecord:
    """Several documents."""

    documents: list[DocumentRecord]


@value
class MergedPaperRecord(PaperRecord):
    """One work, as all documents together tell of it."""

    address: str
    """The end of its page's address."""
    people: list[str]
    """Who lists it."""
    documents: list[str]
    """Those that tell of it."""
    provenance: dict[str, list[str]]
    """By the name of each known field: the document that it was taken from; of joined fields, all of them."""


@value
class MergedRecord:
    """What `--merged` writes: the documents of a project, joined."""

    people: list[PersonRecord]
    papers: list[MergedPaperRecord]
    notes: list[NoteRecord]


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the output: one document, an object with several, or what they say together."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - only who asks for the schema needs it

    made = TypeAdapter[Any](DocumentRecord | DocumentsRecord | MergedRecord).json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What `oeuvre inspect --json` writes",
        **made,
    }
