"""The site as JSON for programs: what each file holds, and the schema of it. Unknown is null, never a guess.

Addresses are relative to the site's root, as everywhere in the plan; `url` is absolute, and null without a base URL.
"""

from dataclasses import field
from typing import Literal

from generator.model.career import Award, Education, Position
from generator.model.dates import PartialDate
from generator.model.identifiers import Identifier
from generator.model.link import Link
from generator.model.paper import Publication, Venue, Version
from generator.model.profile import Metric
from generator.model.value import value
from generator.plan.names import AuthorName
from generator.plan.reference import Reference
from generator.plan.works import Work

FORMAT: Literal["oeuvre-1"] = "oeuvre-1"
"""Of all files of the API: grows by new fields; anything else makes it "oeuvre-2"."""


@value
class DateRecord:
    """A date at its own precision."""

    iso: str | None
    """ISO 8601: "2025", "2025-05" or "2025-05-28"; null while the year is unknown."""
    printed: str
    """As the source prints it."""
    year_inferred: bool
    """True if the source leaves the year out and it was concluded from other dates."""


@value
class CategoryRecord:
    """A subject of arXiv's taxonomy, or a code that looks like one."""

    code: str
    name: str
    group: str | None
    path: str


@value
class PaperRecord:
    """One paper: `api/papers/SLUG.json`."""

    path: str
    url: str | None
    title: str
    authors: tuple[AuthorName, ...]
    authors_complete: bool
    """False if the source cuts the list of authors: how many there are is then unknown."""
    editors: tuple[AuthorName, ...]
    date: DateRecord | None
    type: str | None
    """In the words of CSL 1.0.2."""
    category: CategoryRecord | None
    venue: Venue | None
    publication: Publication | None
    doi: str | None
    arxiv_id: str | None
    identifiers: tuple[Identifier, ...]
    versions: tuple[Version, ...]
    keywords: tuple[str, ...]
    organisations: tuple[str, ...]
    """Short forms, as the source prints them."""
    language: str
    license: str | None
    score: float | None
    """The source's own score, 0 to 100."""
    has_code: bool
    """True if the source flags the paper as having code."""
    links: tuple[Link, ...]
    abstract: tuple[str, ...]
    """Paragraphs, plain text."""
    people: tuple[str, ...]
    """API files of the people who list it."""
    documents: tuple[str, ...]
    """Those that tell of it, by their names in the content folder."""
    provenance: dict[str, str]
    """If there are several: of each known field, the document that it was taken from."""
    format: Literal["oeuvre-1"] = FORMAT


@value
class PaperSummary:
    """A paper in a list."""

    title: str
    year: int | None
    path: str
    api: str
    """Its own file."""


@value
class PaperList:
    """Papers, newest first, undated last; a long list goes on in further files."""

    papers: tuple[PaperSummary, ...]
    older: str | None
    """The file with the next older papers; null if these are all."""
    format: Literal["oeuvre-1"] = FORMAT


@value
class PersonRecord:
    """One person: `api/people/SLUG.json`."""

    path: str
    url: str | None
    name: str
    other_names: tuple[str, ...]
    orcid: str | None
    position: str | None
    affiliation: str | None
    field: CategoryRecord | None
    keywords: tuple[str, ...]
    links: tuple[Link, ...]
    positions: tuple[Position, ...]
    """Posts held, newest first."""
    education: tuple[Education, ...]
    awards: tuple[Award, ...]
    metrics: tuple[Metric, ...]
    """Headline numbers, as the source prints them."""
    as_of: str | None
    """The day of which they are, "2026-05-30"; null if nobody said."""
    paper_count: int
    papers: PaperList
    format: Literal["oeuvre-1"] = FORMAT


@value
class PersonSummary:
    """A person in a list."""

    name: str
    path: str
    api: str
    """Their own file."""


@value
class SiteRecord:
    """The whole site: `api/index.json`."""

    title: str
    url: str | None
    language: str
    people: tuple[PersonSummary, ...]
    paper_count: int
    papers: PaperList
    schema: str
    """The file with the JSON Schema of all files of the API."""
    format: Literal["oeuvre-1"] = field(default=FORMAT)


def paper_record(work: Work, reference: Reference, category: CategoryRecord | None, people: tuple[str, ...]) -> PaperRecord:
    """Return a paper as data."""
    paper = reference.paper
    return PaperRecord(
        path=reference.path,
        url=reference.url,
        title=reference.title,
        authors=reference.authors,
        authors_complete=reference.authors_complete,
        editors=reference.editors,
        date=_date_record(paper.date),
        type=paper.type,
        category=category,
        venue=paper.venue,
        publication=paper.publication,
        doi=paper.doi,
        arxiv_id=paper.arxiv_id,
        identifiers=paper.identifiers,
        versions=paper.versions,
        keywords=paper.keywords,
        organisations=tuple(organisation.slug for organisation in paper.organisations),
        language=reference.language,
        license=paper.license,
        score=paper.score,
        has_code=paper.has_code,
        links=paper.links,
        abstract=reference.abstract,
        people=people,
        documents=tuple(_in_content(name) for name in work.documents),
        provenance={name: ", ".join(map(_in_content, documents)) for name, documents in work.provenance},
    )


def _in_content(document: str) -> str:
    """Return a document's name in the content folder, whatever that is called."""
    return document.partition("/")[2] or document


def _date_record(date: PartialDate | None) -> DateRecord | None:
    return DateRecord(date.iso, date.text, date.year_inferred) if date else None


def schema() -> dict[str, object]:
    """Return the JSON Schema of all files, each under the name of its record. Made from the records themselves."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - only a build that writes the schema needs it

    records: tuple[type, ...] = (SiteRecord, PersonRecord, PaperRecord, PaperList)
    _, definitions = TypeAdapter.json_schemas(
        [(record, "serialization", TypeAdapter(record)) for record in records], title="Files of an Oeuvre site"
    )
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **definitions}
