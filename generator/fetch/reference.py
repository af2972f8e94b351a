"""What to ask for: "orcid:0000-0002-1825-0097" -> a service and an identifier that has its form."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from generator.model.identifiers import parse_arxiv_id, parse_doi, parse_orcid

ServiceName = Literal["arxiv", "dblp", "doi", "inspire", "openalex", "orcid", "semanticscholar"]

EXAMPLES: dict[ServiceName, str] = {
    "orcid": "orcid:0000-0002-1825-0097",
    "openalex": "openalex:A5023888391",
    "arxiv": "arxiv:2404.09937",
    "dblp": "dblp:95/7448-1",
    "doi": "doi:10.7717/peerj.4375",
    "semanticscholar": "semanticscholar:2262347",
    "inspire": "inspire:1836272",
}
"""One reference to each service, as they are written."""

_ALIASES: dict[str, ServiceName] = {"s2": "semanticscholar", "semantic-scholar": "semanticscholar", "inspire-hep": "inspire",
                                    "inspirehep": "inspire", "crossref": "doi", "datacite": "doi"}  # fmt: skip
_OPENALEX = re.compile(r"(?:https?://openalex\.org/)?([AaWw][0-9]{2,15})", re.ASCII)
_DBLP = re.compile(
    r"(?:https?://dblp\.(?:org|uni-trier\.de)/(?:pid|rec)/)?([A-Za-z0-9]+(?:/[A-Za-z0-9_-]+(?:\.(?!html|xml)[A-Za-z0-9_-]+)*){1,4})"
    r"(?:\.(?:html|xml))?",
    re.ASCII,
)
_SEMANTIC_SCHOLAR = re.compile(r"(?:https?://www\.semanticscholar\.org/(?:author|paper)/(?:[\w.%-]+/)?)?([0-9]{1,15}|[0-9a-f]{40})",
                               re.ASCII)  # fmt: skip
_INSPIRE = re.compile(
    r"(?:https?://inspirehep\.net/literature/)?([0-9]{1,10}|[A-Za-z][\w.'-]{1,60}\.[0-9]{1,4}|[\w.'-]{1,60}:[0-9]{4}[a-z]{2,3})"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A record, or all records of a person, at a service."""

    service: ServiceName
    identifier: str
    """In the service's own form, checked."""

    def __str__(self) -> str:
        """Return it as it is written: "orcid:0000-0002-1825-0097"."""
        return f"{self.service}:{self.identifier}"

    @property
    def stem(self) -> str:
        """The name of its file without an ending: letters, digits, ".", "-" and "_" only."""
        return f"{self.service}-{re.sub(r'[^A-Za-z0-9._-]+', '-', self.identifier)}"[:120]


class WrongReferenceError(ValueError):
    """A reference that cannot be asked for; says what is expected."""


def is_reference(text: str) -> bool:
    """Tell a reference from the name of a file: it begins with the name of a service and a colon."""
    scheme, colon, _ = text.partition(":")
    return bool(colon) and (scheme.lower() in _ALIASES or scheme.lower() in EXAMPLES)


def parse_reference(text: str) -> Reference:
    """Return the reference that a text is. Raises WrongReferenceError otherwise."""
    scheme, _, rest = text.strip().partition(":")
    name = _ALIASES.get(scheme.lower(), scheme.lower())
    if name not in _PARSERS:
        raise WrongReferenceError(f"{scheme!r} is no service that can be asked; known are: {', '.join(EXAMPLES)}")
    service: ServiceName = name
    try:
        return Reference(service, _PARSERS[service](rest.strip()))
    except ValueError as error:
        reason = str(error) or f"expected {EXAMPLES[service]}"
        raise WrongReferenceError(f"{text!r} cannot be asked for: {reason}") from None


def _matched(pattern: re.Pattern[str]) -> Callable[[str], str]:
    def parse(text: str) -> str:
        found = pattern.fullmatch(text)
        if not found:
            raise ValueError
        return found[1]

    return parse


def _openalex(text: str) -> str:
    return _matched(_OPENALEX)(text).upper()


_PARSERS: dict[ServiceName, Callable[[str], str]] = {
    "arxiv": parse_arxiv_id,
    "dblp": _matched(_DBLP),
    "doi": parse_doi,
    "inspire": _matched(_INSPIRE),
    "openalex": _openalex,
    "orcid": parse_orcid,
    "semanticscholar": _matched(_SEMANTIC_SCHOLAR),
}
