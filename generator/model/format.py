"""The formats of documents, and how far each is trusted."""

from enum import IntEnum
from typing import Literal

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


FORMAT_NAMES: dict[Format, str] = {
    "arxiv": "arXiv",
    "biblatex": "BibLaTeX",
    "bibtex": "BibTeX",
    "cff": "CITATION.cff",
    "crossref": "Crossref",
    "csl-json": "CSL-JSON",
    "datacite": "DataCite",
    "dblp": "DBLP",
    "europepmc": "Europe PMC",
    "google-scholar": "Google Scholar",
    "inspire": "INSPIRE",
    "json-resume": "JSON Resume",
    "markdown": "Markdown",
    "openalex": "OpenAlex",
    "orcid": "ORCID",
    "profile": "the profile document",
    "pubmed": "PubMed",
    "ris": "RIS",
    "semantic-scholar": "Semantic Scholar",
    "zotero": "Zotero",
}
"""What people call each format, or the service whose it is."""


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
