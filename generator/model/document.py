"""What one document of any format says: of a person, of papers, or of both."""

import datetime
from enum import IntEnum
from typing import Literal

from pydantic import Field

from generator.model.base import Model
from generator.model.category import Category
from generator.model.paper import Paper
from generator.model.person import Person
from generator.model.profile import Metric

Format = Literal[
    "arxiv",
    "biblatex",
    "bibtex",
    "cff",
    "crossref",
    "csl-json",
    "datacite",
    "dblp",
    "europepmc",
    "google-scholar",
    "inspire",
    "json-resume",
    "markdown",
    "openalex",
    "orcid",
    "profile",
    "pubmed",
    "ris",
    "semantic-scholar",
    "zotero",
]
"""The format of a document, by the short name that commands and notes use."""


class Trust(IntEnum):
    """Whom to believe when documents disagree: the higher wins, field by field."""

    AGGREGATOR = 1
    """Profile documents, OpenAlex, Semantic Scholar, Google Scholar: collected by machines from others."""
    REGISTRY = 2
    """ORCID, Crossref, DataCite, DBLP, arXiv, INSPIRE, PubMed: registered by publishers, archives or the person."""
    CURATED = 3
    """BibTeX, CSL-JSON, RIS, CFF: a bibliography that somebody keeps."""
    HAND_WRITTEN = 4
    """Front matter that was written for this site."""


TRUST: dict[Format, Trust] = {
    "arxiv": Trust.REGISTRY,
    "biblatex": Trust.CURATED,
    "bibtex": Trust.CURATED,
    "cff": Trust.CURATED,
    "crossref": Trust.REGISTRY,
    "csl-json": Trust.CURATED,
    "datacite": Trust.REGISTRY,
    "dblp": Trust.REGISTRY,
    "europepmc": Trust.REGISTRY,
    "google-scholar": Trust.AGGREGATOR,
    "inspire": Trust.REGISTRY,
    "json-resume": Trust.CURATED,
    "markdown": Trust.HAND_WRITTEN,
    "openalex": Trust.AGGREGATOR,
    "orcid": Trust.REGISTRY,
    "profile": Trust.AGGREGATOR,
    "pubmed": Trust.REGISTRY,
    "ris": Trust.CURATED,
    "semantic-scholar": Trust.AGGREGATOR,
    "zotero": Trust.CURATED,
}
"""How far each format is trusted."""


class SourceDocument(Model):
    """One document of any format, as far as it was understood."""

    source: str = Field(min_length=1)
    """Name of the document, relative to the project, with forward slashes."""
    format: Format
    person: Person | None = None
    """Whom the document as a whole speaks of; None for a bibliography, which may be anybody's."""
    primary_category: Category | None = None
    """That person's main field, if the document names one."""
    metrics: tuple[Metric, ...] = ()
    """Headline numbers of that person."""
    papers: tuple[Paper, ...] = ()
    """In the document's order."""
    as_of: datetime.date | None = None
    """The day on which it was captured, if it says so."""

    @property
    def trust(self) -> Trust:
        """How far it is trusted where documents disagree."""
        return TRUST[self.format]
