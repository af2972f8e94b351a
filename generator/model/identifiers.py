"""Identifiers of works and people: checked once where they enter, trusted afterwards."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from generator.model.base import Model

# A backslash is a slash to browsers, and two dots would lead to another address of the resolver.
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/(?!(?:[^\s\\]*/)?\.{1,2}(?:/|\Z))[^\s\\]{1,1000}", re.ASCII)
_DOI_PREFIXES = ("https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:")
_ARXIV_NEW = re.compile(r"[0-9]{4}\.[0-9]{4,5}(?:v[0-9]{1,3})?", re.ASCII)
_ARXIV_OLD = re.compile(r"[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7}(?:v[0-9]{1,3})?", re.ASCII)
_ARXIV_PREFIXES = ("https://arxiv.org/abs/", "http://arxiv.org/abs/", "https://arxiv.org/pdf/", "arxiv:")
_ORCID_PREFIXES = ("https://orcid.org/", "http://orcid.org/", "orcid.org/")
_ORCID = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]", re.ASCII)


def _without_prefix(value: str, prefixes: tuple[str, ...]) -> str:
    for prefix in prefixes:
        if value[: len(prefix)].lower() == prefix:
            return value[len(prefix) :].strip()
    return value


def parse_doi(value: str) -> str:
    """Return a DOI without resolver and in lower case, "10.1000/xyz"; DOIs compare without regard to case.

    Raises ValueError if it has not the form of a DOI. Source: DOI Handbook, section 2.2.
    """
    doi = _without_prefix(value.strip(), _DOI_PREFIXES).lower()
    if not _DOI.fullmatch(doi):
        raise ValueError("not a DOI: expected 10.NNNN/suffix")
    return doi


def parse_arxiv_id(value: str) -> str:
    """Return an arXiv identifier with the version it was given, "2404.09937v2" or "math/0601001".

    Raises ValueError otherwise. Source: arXiv, "Understanding the arXiv identifier".
    """
    arxiv_id = _without_prefix(value.strip(), _ARXIV_PREFIXES).removesuffix(".pdf")
    if not (_ARXIV_NEW.fullmatch(arxiv_id) or _ARXIV_OLD.fullmatch(arxiv_id)):
        raise ValueError("not an arXiv identifier: expected 2404.09937 or math/0601001")
    return arxiv_id


def orcid_check_digit(base: str) -> str:
    """Return the last character of an ORCID iD, "0" to "9" or "X".

    base: its first 15 digits without hyphens, "000000021825009".
    Source: ISO 7064 MOD 11-2, as given in ORCID's "Structure of the ORCID Identifier".
    """
    total = 0
    for digit in base:
        total = (total + int(digit)) * 2
    result = (12 - total % 11) % 11
    return "X" if result == 10 else str(result)


def parse_orcid(value: str) -> str:
    """Return an ORCID iD as "0000-0002-1825-0097"; accepts it with its address before it.

    Raises ValueError if the form or the check digit is wrong.
    """
    orcid = _without_prefix(value.strip(), _ORCID_PREFIXES).rstrip("/").upper()
    if not _ORCID.fullmatch(orcid):
        raise ValueError("not an ORCID iD: expected 0000-0000-0000-0000")
    digits = orcid.replace("-", "")
    if orcid_check_digit(digits[:-1]) != digits[-1]:
        raise ValueError("the check digit of this ORCID iD is wrong: a digit was mistyped")
    return orcid


Doi = Annotated[str, AfterValidator(parse_doi)]
"""A DOI, lower case, without resolver."""

ArxivId = Annotated[str, AfterValidator(parse_arxiv_id)]
"""An arXiv identifier, with a version if the source gave one."""

Orcid = Annotated[str, AfterValidator(parse_orcid)]
"""An ORCID iD with a valid check digit, four groups of four."""

Scheme = Literal["acl", "ads", "dblp", "hal", "handle", "inspire", "mag", "mr", "openalex", "pmcid", "pmid", "s2", "zbl"]
"""Whose identifier it is. DOI, arXiv id and ORCID iD have types of their own."""

_RESOLVERS: dict[Scheme, str] = {
    "acl": "https://aclanthology.org/{}/",
    "ads": "https://ui.adsabs.harvard.edu/abs/{}",
    "dblp": "https://dblp.org/rec/{}",
    "hal": "https://hal.science/{}",
    "handle": "https://hdl.handle.net/{}",
    "inspire": "https://inspirehep.net/literature/{}",
    "mr": "https://mathscinet.ams.org/mathscinet-getitem?mr={}",
    "openalex": "https://openalex.org/{}",
    "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/{}/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "s2": "https://www.semanticscholar.org/paper/{}",
    "zbl": "https://zbmath.org/?q=an:{}",
}


class Identifier(Model):
    """A name that a registry gives to a work."""

    scheme: Scheme
    value: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9./:_&+()-]{0,199}$")
    """In the registry's own form, without resolver: "PMC1234567", "W2741809807"."""

    @property
    def url(self) -> str | None:
        """The address at which the registry tells of the work; None if it has none."""
        resolver = _RESOLVERS.get(self.scheme)
        return resolver.format(self.value) if resolver else None
