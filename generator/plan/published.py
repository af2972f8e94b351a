"""Where a paper appeared and where else it can be read, in words for readers."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from generator.language.words import Words
from generator.model.identifiers import Scheme
from generator.model.link import Link, LinkKind
from generator.model.paper import Paper, Version
from generator.plan.text import plain, shorten
from generator.plan.views.pieces import LinkView

_REGISTRIES: dict[Scheme, str] = {
    "acl": "ACL Anthology",
    "ads": "NASA ADS",
    "dblp": "DBLP",
    "hal": "HAL",
    "handle": "Handle",
    "inspire": "INSPIRE",
    "mr": "MathSciNet",
    "pmcid": "PubMed Central",
    "pmid": "PubMed",
    "zbl": "zbMATH",
}
"""Those that tell readers something; others are for programs."""


def kind_label(kind: LinkKind, words: Words) -> str | None:
    """Return what lies at a link of a kind; None if the kind does not tell."""
    match kind:
        case "code":
            return words.say("Code")
        case "data":
            return words.say("Data")
        case "demo":
            return words.say("Demo")
        case "pdf":
            return "PDF"
        case "poster":
            return words.say("Poster")
        case "project":
            return words.say("Project")
        case "publisher":
            return words.say("Publisher")
        case "slides":
            return words.say("Slides")
        case "video":
            return words.say("Video")
    return None


def venue_name(paper: Paper) -> str:
    """Return where a paper appeared, in the short form of a list: "NeurIPS"; empty if that is not known."""
    if paper.venue is not None:
        return plain(paper.venue.abbreviation or paper.venue.name)
    publication = paper.publication
    return plain(publication.publisher) if publication and publication.publisher else ""


def venue_text(paper: Paper, words: Words) -> str:
    """Return where a paper appeared, as a reference has it: "Journal of Walks 7 (2), 101–117"; empty if not known."""
    publication = paper.publication
    parts = []
    if publication and publication.genre:
        parts.append(plain(publication.genre))
    name = plain(paper.venue.name) if paper.venue else ""
    if publication is None:
        return ", ".join(filter(None, (*parts, name)))
    volume = publication.volume or ""
    if publication.issue:
        volume = f"{volume} ({publication.issue})".strip()
    parts.append(f"{name} {volume}".strip())
    if publication.article_number:
        parts.append(words.say("article {number}", number=publication.article_number))
    if publication.pages:
        parts.append(publication.pages)
    if not name or paper.type in ("book", "chapter", "report", "thesis"):
        parts += [plain(one) for one in (publication.series, publication.edition, publication.publisher) if one]
    return ", ".join(part for part in parts if part)


def links_of(paper: Paper, words: Words, root: str = "") -> tuple[LinkView, ...]:
    """Return where a paper can be read, and what belongs to it, without its code: each address once.

    root: the way from the paper's page to the site's, for files of the site's own.
    """
    found: dict[str, LinkView] = {}
    if not (paper.links or paper.doi or paper.arxiv_id or paper.identifiers or paper.versions):
        return ()
    for link in (*_identified(paper, words), *_labelled(paper, words)):
        own = not urlsplit(link.url).scheme
        found.setdefault(link.url.rstrip("/"), replace(link, url=root + link.url.lstrip("/")) if own else link)
    code = paper.code_url
    return tuple(link for link in found.values() if link.url != code)


def _identified(paper: Paper, words: Words) -> Iterator[LinkView]:
    if paper.doi:
        yield LinkView("DOI", f"https://doi.org/{paper.doi}", "publisher")
    if paper.arxiv_id:
        yield LinkView("arXiv", f"https://arxiv.org/abs/{paper.arxiv_id}", "publisher")
    for identifier in paper.identifiers:
        if identifier.url and identifier.scheme in _REGISTRIES:
            yield LinkView(_REGISTRIES[identifier.scheme], identifier.url, "publisher")
    for version in paper.versions:
        url = _url_of(version)
        if url:
            label = words.say("Preprint") if version.kind == "preprint" else words.say("Published version")
            yield LinkView(label, url, "publisher")


def _url_of(version: Version) -> str | None:
    if version.doi:
        return f"https://doi.org/{version.doi}"
    return f"https://arxiv.org/abs/{version.arxiv_id}" if version.arxiv_id else version.url


def _labelled(paper: Paper, words: Words) -> Iterator[LinkView]:
    counts = Counter(link.kind for link in paper.links)
    for link in paper.links:
        yield LinkView(_label(link, words, alone=counts[link.kind] == 1), link.url, link.kind)


def _label(link: Link, words: Words, *, alone: bool) -> str:
    """Return what to call a link: its own label, what lies there, or where; both if several of a kind would look alike."""
    if link.label:
        return link.label
    where = shorten(link.url.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/"), 60)
    kind = kind_label(link.kind, words)
    if kind is None:
        return where
    return kind if alone else f"{kind} ({urlsplit(link.url).hostname or where})"
