"""A reference as the citation styles see it: its kind, its date, its pages, where it lies."""

from typing import Literal

from generator.model.paper import Publication, WorkType
from generator.model.value import value
from generator.plan.citations.runs import Runs, link, text
from generator.plan.exports.facts import address_of, type_of
from generator.plan.names import AuthorName
from generator.plan.reference import Reference
from generator.plan.titles import headline

Kind = Literal["journal", "proceedings", "chapter", "book", "thesis", "report", "preprint", "other"]
_KINDS: dict[WorkType | None, Kind] = {
    "article": "preprint",
    "article-journal": "journal",
    "article-magazine": "journal",
    "article-newspaper": "journal",
    "book": "book",
    "chapter": "chapter",
    "entry-encyclopedia": "chapter",
    "paper-conference": "proceedings",
    "report": "report",
    "review": "journal",
    "thesis": "thesis",
}


@value
class Cited:
    """A work to be cited. Strings are empty where nothing is known."""

    reference: Reference
    kind: Kind
    """What its reference looks like. Without the venue that a kind is named by, it is none of them."""
    title: str
    """As printed. Never set in lower case, as some styles ask: what is a name in it cannot be told."""
    headline: str
    """The title as English headlines are capitalised; in another language as printed."""
    authors: tuple[AuthorName, ...]
    """All that are known, in order."""
    complete: bool
    """False if there are other authors."""
    editors: tuple[AuthorName, ...]
    """Of the book it stands in."""
    container: str
    """The journal, proceedings or book."""
    abbreviation: str
    """The short form of the container, if the source has one; else the container itself."""
    headline_container: str
    """The same, capitalised as `headline`."""
    repository: str
    """Where a preprint lies."""
    publication: Publication
    """What stands beside the venue."""
    publisher: str
    """The publisher, school or institution."""
    number: str
    """Of the issue, report or standard."""
    year: str
    """The year, in brackets if it is not in the source but inferred; empty if unknown."""
    month: int | None
    """1 to 12."""
    day: int | None
    """1 to 31."""
    pages: tuple[str, str]
    """The first and the last page; the last is empty if there is one only."""
    arxiv: str
    """Its arXiv id as references have it, "arXiv:2404.09937"."""
    address: Runs
    """The DOI or wherever else the work lies, as a link; its page on the site, as text; nothing if no address is known."""
    doi_link: Runs
    """A link to the DOI that shows it without the resolver; nothing without a DOI."""


def cited(reference: Reference) -> Cited:
    """Return a reference as the styles see it."""
    paper, date = reference.paper, reference.date
    publication = reference.publication
    container = reference.venue.name if reference.venue else ""
    kind = _KINDS.get(type_of(reference), "other")
    url = address_of(reference)
    is_english = reference.language.partition("-")[0].lower() == "en"
    return Cited(
        reference=reference,
        kind="other" if kind in ("journal", "proceedings", "chapter") and not container else kind,
        title=reference.title,
        headline=headline(reference.title) if is_english else reference.title,
        authors=reference.authors,
        complete=reference.authors_complete,
        editors=reference.editors,
        container=container,
        abbreviation=(reference.venue.abbreviation if reference.venue else None) or container,
        headline_container=headline(container) if is_english else container,
        repository=container or ("arXiv" if paper.arxiv_id else ""),
        publication=publication,
        publisher=publication.publisher or "",
        number=publication.issue or publication.number or "",
        year="" if date is None else f"[{date.year}]" if date.year_inferred else str(date.year),
        month=date.month if date else None,
        day=date.day if date else None,
        pages=(publication.first_page or "", publication.last_page or ""),
        arxiv=f"arXiv:{paper.arxiv_id}" if paper.arxiv_id else "",
        # The page itself shows this, so its own address is no link.
        address=() if not url else text(url) if url == reference.url else link(url),
        doi_link=link(url, paper.doi) if url and paper.doi else (),
    )


def ordinal(edition: str) -> str:
    """Return an edition's number with its ending, "2nd"; other words as they are."""
    if not (edition.isascii() and edition.isdigit()):
        return edition.removesuffix(" edition").removesuffix(" ed.")
    ending = "th" if edition[-2:] in ("11", "12", "13") else {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th")
    return edition + ending


def shortened(first: str, last: str) -> str:
    """Return the second number of a range without the digits that it shares with the first, at least two: 101–17, 96–101.

    Numbers below 100 and ones that are more than digits stay whole. Source: MLA Handbook, 9th edition, section 2.139.
    """
    if not (first.isdigit() and last.isdigit() and len(first) == len(last) > 2 and first[:-2] != ""):
        return last
    shared = 0
    while shared < len(first) - 2 and first[shared] == last[shared]:
        shared += 1
    return last[shared:]
