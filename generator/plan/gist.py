"""What the plan of a site needs to know of every paper, as plain values: which are one, where they stand, what lists count.

It is worked out once for a paper and kept beside its record, so that after an edit the papers that nothing is drawn of are
not even read.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from generator.model.paper import Paper
from generator.model.person import PersonName
from generator.plan.keys import own_key
from generator.plan.names import author_name
from generator.plan.related import about
from generator.plan.slugs import fold, slugify
from generator.plan.text import plain

FORMAT = 1
"""Counts the ways in which gists have been made; one that was kept in another way is not used."""

_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_VERSION = re.compile(r"v[0-9]+$")
_ARXIV_DOI = "10.48550/arxiv."
_ROOM_FOR_FORM = 600
"""Bytes that the names of fields take in the longest form of a paper."""


class Counts(NamedTuple):
    """What statistics may know of a paper: what can be counted, and none of its words."""

    year: int | None
    month: int | None
    year_inferred: bool
    category: str | None
    """The full code."""
    organisations: tuple[str, ...]
    """As printed."""
    venue: str | None
    """Plain text."""
    names: tuple[str, ...]
    """In the byline, plain text."""
    complete: bool
    """False if the byline is cut."""
    is_identified: bool
    """True if it has a DOI or an arXiv identifier of its own."""
    has_abstract: bool
    has_code: bool
    score: float | None

    @property
    def is_cut(self) -> bool:
        """True if the byline names somebody, and not all."""
        return bool(self.names) and not self.complete


class Gist(NamedTuple):
    """What is known of every paper. All of it follows from the paper's record."""

    digest: str
    """Stands for the record."""
    size: int
    """About how many bytes it takes to tell all of it, rather too many than too few."""
    title: str
    """Plain text."""
    slug: str
    """What its address would end in if no other paper wanted the same."""
    key: str
    """What citations would call it if no other paper were called so."""
    title_key: str
    """The title for comparing: letters and digits only."""
    order: tuple[int, int, int, str]
    """By what papers are ordered: newest first, undated last, then by title."""
    iso: str | None
    """The date at its own precision; None while the year is unknown."""
    families: tuple[str, ...]
    """The family names of the byline for comparing."""
    orcids: tuple[str | None, ...]
    """Of each name; empty if none is known."""
    places: tuple[str, ...]
    """Organisations and affiliations, for comparing."""
    names_of_work: tuple[str, ...]
    """Every identifier by which it can be found."""
    about: str | None
    """The words that it is about, as `related` compares them; None if nobody has asked."""
    has_code_url: bool
    selected: bool
    counts: Counts
    """What statistics count."""

    @property
    def year(self) -> int | None:
        """The year; None if it is unknown."""
        return self.counts.year

    @property
    def category(self) -> str | None:
        """The full code of the category."""
        return self.counts.category

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the byline, plain text."""
        return self.counts.names

    @property
    def has_code(self) -> bool:
        """True if the source flags it as having code."""
        return self.counts.has_code


def gist_of(paper: Paper, record: bytes | None = None) -> Gist:
    """Return the gist of a paper, made when it is first asked for. record: its record, if that is at hand."""
    gist = paper.gist
    if gist is None:
        gist = _made(paper, paper.record if record is None else record)
        paper.keep_gist(gist)
    return gist  # type: ignore[return-value]  # nobody keeps another one


def words_of_paper(paper: Paper) -> str:
    """Return the words that a paper is about. Kept in its gist; to find them takes half as long as all else in there."""
    gist = gist_of(paper)
    if gist.about is None:
        gist = gist._replace(about=about(gist.title, paper.abstract))
        paper.keep_gist(gist)
    return gist.about or ""


def _made(paper: Paper, record: bytes) -> Gist:
    title = plain(paper.title)
    date, authorships = paper.date, paper.byline.authorships
    orcids = tuple([authorship.orcid for authorship in authorships])
    slug = slugify(title)
    return Gist(
        digest=hashlib.blake2b(record, digest_size=16).hexdigest(),
        size=len(record) + _ROOM_FOR_FORM,
        title=title,
        slug=slug,
        key=own_key(paper, slug),
        title_key=key_of_title(paper),
        order=_order(paper),
        iso=date.iso if date else None,
        families=tuple([family_key(authorship.name) for authorship in authorships]),
        orcids=orcids if any(orcids) else (),
        places=tuple(_places(paper)),
        names_of_work=tuple(dict.fromkeys(_names_of_work(paper))),
        about=None,
        has_code_url=paper.code_url is not None,
        selected=paper.selected,
        counts=Counts(
            year=date.year if date else None,
            month=date.month if date else None,
            year_inferred=date is not None and date.year_inferred,
            category=paper.category.full_code if paper.category else None,
            organisations=tuple([organisation.slug for organisation in paper.organisations]),
            venue=plain(paper.venue.name) if paper.venue else None,
            names=tuple([plain(authorship.name.display) for authorship in authorships]),
            complete=paper.byline.complete,
            is_identified=paper.doi is not None or paper.arxiv_id is not None,
            has_abstract=bool(paper.abstract),
            has_code=paper.has_code,
            score=paper.score,
        ),
    )


def flat(gist: Gist) -> tuple[object, ...]:
    """Return a gist as plain data."""
    return (*gist[:-1], tuple(gist.counts))


def of_flat(row: tuple[Any, ...]) -> Gist:
    """Return what `flat` was given."""
    return Gist._make((*row[:-1], Counts._make(row[-1])))


def key_of_title(paper: Paper) -> str:
    """Return a paper's title for comparing: letters and digits only."""
    return _NOT_ALPHANUMERIC.sub("", fold(plain(paper.title)))


@lru_cache(maxsize=100_000)
def family_key(name: PersonName) -> str:
    """Return a family name for comparing; of a name without parts, the whole."""
    parted = author_name(name)
    return _NOT_ALPHANUMERIC.sub("", fold(parted.family or parted.display))


def base_arxiv_id(arxiv_id: str) -> str:
    """Return an arXiv identifier without its version: all versions are one work."""
    return _VERSION.sub("", arxiv_id.lower())


def _order(paper: Paper) -> tuple[int, int, int, str]:
    year, month, day = paper.date.sort_key if paper.date else (0, 0, 0)
    # An unknown year sorts behind every known one, whatever its month.
    if year == 0:
        month = day = 0
    return (-year, -month, -day, fold(paper.title))


def _places(paper: Paper) -> Iterator[str]:
    for organisation in paper.organisations:
        yield fold(organisation.slug)
    for authorship in paper.byline.authorships:
        yield from map(fold, authorship.affiliations)


def _names_of_work(paper: Paper) -> Iterator[str]:
    """Yield a paper's identifiers, its own and those of its other versions."""
    yield from _identifiers(paper.doi, paper.arxiv_id)
    for version in paper.versions:
        yield from _identifiers(version.doi, version.arxiv_id)
    for identifier in paper.identifiers:
        yield f"{identifier.scheme}:{identifier.value.lower()}"


def _identifiers(doi: str | None, arxiv_id: str | None) -> Iterator[str]:
    if doi is not None:
        if doi.startswith(_ARXIV_DOI):
            yield f"arxiv:{base_arxiv_id(doi.removeprefix(_ARXIV_DOI))}"
        else:
            yield f"doi:{doi}"
    if arxiv_id is not None:
        yield f"arxiv:{base_arxiv_id(arxiv_id)}"
