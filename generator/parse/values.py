"""Values of a stranger's record, of whatever type -> texts, lists and checked facts. None is "not said, or not usable"."""

import re
from typing import Any

from pydantic import ValidationError

from generator.model.identifiers import Identifier, Scheme, parse_arxiv_id, parse_doi, parse_orcid
from generator.model.link import Link, LinkKind, kind_of
from generator.prose import safe_url

LONGEST_TEXT = 100_000
"""Characters of an abstract; the longest real ones have some 10,000."""

_SPACE = re.compile(r"\s+")
_DOI_INSIDE = re.compile(r"\b10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\"<>\\]{1,500}", re.ASCII)
_BOOK_NUMBER = re.compile(
    r"(?<![0-9])(?:97[89][- ]?(?:[0-9][- ]?){9}[0-9]|(?:[0-9][- ]?){9}[0-9Xx]|[0-9]{4}-?[0-9]{3}[0-9Xx])(?![0-9])", re.ASCII
)
_DOI_END = re.compile(r"[.,;:\]}]+\Z")
_ARXIV_INSIDE = re.compile(
    r"(?:arxiv\s*(?:preprint)?\s*(?:arxiv)?\s*[:/]\s*|arxiv\.org/(?:abs|pdf|html)/|10\.48550/arxiv\.)"
    r"([0-9]{4}\.[0-9]{4,5}(?:v[0-9]{1,3})?|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7}(?:v[0-9]{1,3})?)(?![0-9])",
    re.ASCII | re.IGNORECASE,
)


def text_of(value: Any) -> str | None:
    """Return a text or number as one line, runs of white space folded to one blank; None if nothing is left."""
    if isinstance(value, str):
        return _SPACE.sub(" ", value[:LONGEST_TEXT]).strip() or None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return None


def first_text(value: Any) -> str | None:
    """Return a text, or the first one of a list of texts."""
    if isinstance(value, list):
        return next((text for item in value if (text := text_of(item))), None)
    return text_of(value)


def texts_of(value: Any) -> tuple[str, ...]:
    """Return the texts of a list, or a single one; what is no text is passed over."""
    items = value if isinstance(value, list) else [value]
    return tuple(text for item in items if (text := text_of(item)))


def list_of(value: Any) -> list[Any]:
    """Return a list as it is; anything else is none."""
    return value if isinstance(value, list) else []


def dict_of(value: Any) -> dict[str, Any]:
    """Return an object as it is; anything else is an empty one."""
    return value if isinstance(value, dict) else {}


def dicts_of(value: Any) -> list[dict[str, Any]]:
    """Return the objects in a list, or a single one; what is no object is passed over."""
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, dict)]


def paragraphs_of(text: str | None) -> tuple[str, ...]:
    """Return the paragraphs of a text, which blank lines part; each on one line."""
    if not text:
        return ()
    return tuple(found for part in re.split(r"\n\s*\n", text[:LONGEST_TEXT]) if (found := text_of(part)))


def numbers_of(value: Any) -> tuple[str, ...]:
    """Return the ISBNs or ISSNs of a list or a text, "1234-5678 (print), 8765-4321", each once."""
    found = (number for text in texts_of(value) for number in _BOOK_NUMBER.findall(text))
    return tuple(dict.fromkeys(number.strip("- ") for number in found))


def number_of(value: Any) -> int | None:
    """Return a whole number that is not negative, be it written as a number or as ASCII digits."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9:
        return value
    if isinstance(value, str) and value.isascii() and value.strip().isdigit() and len(value.strip()) <= 9:
        return int(value)
    return None


def doi_of(value: Any) -> str | None:
    """Return the DOI in a text, be it bare, behind its resolver, or with "doi:" before it."""
    text = text_of(value)
    if text is None:
        return None
    try:
        return parse_doi(text.rstrip(".,; "))
    except ValueError:
        inside = _DOI_INSIDE.search(text.replace("%2F", "/").replace("%2f", "/"))
    found = _DOI_END.sub("", inside.group()) if inside else ""
    try:
        return parse_doi(found) if found and found[-1] != "/" else None
    except ValueError:
        return None


def arxiv_id_of(value: Any) -> str | None:
    """Return the arXiv identifier that a text consists of, or names as one: "arXiv preprint arXiv:2103.02339"."""
    text = text_of(value)
    if text is None:
        return None
    try:
        return parse_arxiv_id(text)
    except ValueError:
        inside = _ARXIV_INSIDE.search(text)
    if inside is None:
        return None
    try:
        return parse_arxiv_id(inside[1])
    except ValueError:
        return None


def orcid_of(value: Any) -> str | None:
    """Return an ORCID iD, with or without its address before it."""
    text = text_of(value)
    if text is None:
        return None
    try:
        return parse_orcid(text)
    except ValueError:
        return None


def identifier_of(scheme: Scheme, value: Any) -> Identifier | None:
    """Return an identifier of a registry in the registry's own form."""
    text = text_of(value)
    if text is None:
        return None
    try:
        return Identifier(scheme=scheme, value=text)
    except ValidationError:
        return None


def link_of(value: Any, kind: LinkKind | None = None, label: str | None = None) -> Link | None:
    """Return a link to an address of the web; of an address that is not safe to follow, or leads to a file here, none."""
    text = text_of(value)
    url = safe_url(text) if text else None
    if url is None or url.startswith("mailto:"):
        return None
    return Link(url=url, kind=kind or kind_of(url), label=label)
