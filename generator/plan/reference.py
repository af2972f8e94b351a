"""A paper as other programs read it: the one source of every machine-readable form.

Citation tags, JSON-LD, BibTeX, CSL-JSON, feeds and all others are written from this and from nothing else, so they agree.
"""

from functools import lru_cache
from typing import TypeVar
from urllib.parse import quote

from generator.model.dates import PartialDate
from generator.model.paper import Paper, Publication, Venue
from generator.model.value import value
from generator.plan.names import AuthorName, author_name
from generator.plan.text import html_and_text, plain
from generator.prose import is_plain

_WEB = ("https://", "http://")
_SAFE_IN_DOI = "/:;.,()!$&'*=@-_~"
"""What stands for itself in an address; a DOI may hold other signs."""


@value
class Reference:
    """The facts of one paper as plain text: only what is known, nothing filled in."""

    paper: Paper
    """The facts as the source has them; its prose is source text, with TeX in it."""
    path: str
    """Of its page, relative to the site's root."""
    url: str | None
    """Absolute address of its page; None without a base URL."""
    title: str
    authors: tuple[AuthorName, ...]
    """All that the source names, in order. "et al." is never one of them: see `authors_complete`."""
    editors: tuple[AuthorName, ...]
    venue: Venue | None
    publication: Publication
    """What stands beside the venue; nothing of it may be known."""
    keywords: tuple[str, ...]
    language: str
    """BCP 47 tag: the work's own, or else the site's."""

    @property
    def abstract(self) -> tuple[str, ...]:
        """Paragraphs. Made when they are asked for: lists for BibTeX and spreadsheets do without."""
        return _paragraphs(self.paper.abstract)

    @property
    def authors_complete(self) -> bool:
        """False if the source cuts the list of authors."""
        return self.paper.byline.complete

    @property
    def date(self) -> PartialDate | None:
        """When it appeared, if at least the year is known. An inferred year counts, and is marked as such."""
        return self.paper.date if self.paper.date and self.paper.date.year is not None else None

    @property
    def date_text(self) -> str | None:
        """That date by ISO 8601, at its own precision."""
        return self.paper.date.iso if self.paper.date else None

    @property
    def abstract_text(self) -> str:
        """The abstract in one piece."""
        abstract = self.abstract
        return abstract[0] if len(abstract) == 1 else " ".join(abstract)

    @property
    def venue_name(self) -> str | None:
        """The name of the journal, the proceedings, the book or the archive in which it appeared."""
        return self.venue.name if self.venue else None

    @property
    def subjects(self) -> tuple[str, ...]:
        """What it is about: the source's words, then its category, each once."""
        category = (self.paper.category.name,) if self.paper.category else ()
        return tuple(dict.fromkeys((*self.keywords, *category))) if self.keywords else category

    @property
    def pdf_url(self) -> str | None:
        """The absolute address of its PDF, if a source names one."""
        for link in self.paper.links:
            if link.kind == "pdf" and link.url.startswith(_WEB):
                return link.url
        return None

    @property
    def license_url(self) -> str | None:
        """The address of its licence, if a source names one."""
        address = self.paper.license
        return address if address and address.startswith(_WEB) else None

    @property
    def doi_url(self) -> str | None:
        """Where its DOI leads."""
        return f"https://doi.org/{quote(self.paper.doi, safe=_SAFE_IN_DOI)}" if self.paper.doi else None

    @property
    def same_as(self) -> tuple[str, ...]:
        """Addresses at which registries and publishers tell of the same work: DOI first, then arXiv, then others."""
        paper = self.paper
        found = [self.doi_url] if self.doi_url else []
        found += [f"https://arxiv.org/abs/{paper.arxiv_id}"] if paper.arxiv_id else []
        found += [identifier.url for identifier in paper.identifiers if identifier.url]
        return tuple(found)


@lru_cache(maxsize=64)
def _paragraphs(source: tuple[str, ...]) -> tuple[str, ...]:
    """Return paragraphs as plain text; remembered for as long as the files of a paper are made, one after another."""
    return tuple(html_and_text(paragraph)[1] for paragraph in source)


def reference_of(paper: Paper, path: str, base_url: str | None, language: str) -> Reference:
    """Return a paper for other programs. language: of the site."""
    return Reference(
        paper=paper,
        path=path,
        url=base_url + path if base_url else None,
        title=html_and_text(paper.title)[1] or paper.title,
        authors=tuple([author_name(one.name, one.orcid) for one in paper.byline.authorships]),
        editors=tuple([author_name(name) for name in paper.editors]),
        venue=_plain(paper.venue) if paper.venue else None,
        publication=_plain(paper.publication) if paper.publication else _UNPUBLISHED,
        keywords=tuple([plain(keyword) for keyword in paper.keywords]),
        language=paper.language or language,
    )


_UNPUBLISHED = Publication()
_Facts = TypeVar("_Facts", Venue, Publication)


def _plain(facts: _Facts) -> _Facts:
    """Return facts with TeX resolved in each text; the same object if there is none in them, as nearly always."""
    texts = {name: value for name, value in facts if isinstance(value, str) and not is_plain(value)}
    return facts.model_copy(update={name: plain(text) for name, text in texts.items()}) if texts else facts
