"""arXiv (Atom, API of the user's manual 1.x; the answers of the new system since 2025 too)."""

import re

from generator.diagnostics.diagnostic import Span
from generator.model.category import category_of
from generator.model.dates import PartialDate
from generator.model.link import Link, kind_of
from generator.model.paper import Byline, Venue, Version
from generator.parse.dates import parse_date
from generator.parse.markup import line_of_markup, paragraphs_of_markup
from generator.parse.names import name_as_printed, without_et_al
from generator.parse.raw import RawDocument, Read
from generator.parse.registered import Author, byline_of_authors, finished, is_group_name, license_of
from generator.parse.values import arxiv_id_of, doi_of, text_of
from generator.parse.works import Works
from generator.parse.xml_tree import Node, parse_xml
from generator.prose import parse_prose, urls

_FEED = re.compile(r"<(?:\w{1,20}:)?(?:feed|entry)\b[^>]{0,2000}http://www\.w3\.org/2005/Atom")
_VERSION = re.compile(r"v[0-9]{1,3}\Z", re.ASCII)
# What stands before the volume. "In Proceedings of the 12th ..." has none, and nothing is guessed.
_JOURNAL = re.compile(
    r"(?!In\b|In[A-Z]|Proc)(?P<name>[^\W\d_][^\d(),;@]{2,100}?)"
    r"(?:\s*\([A-Z]{2,12}\))?[\s,]*(?:\b[Vv]ol(?:ume|\.)?\s*)?[0-9]{1,4}\b"
)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", re.ASCII)
_LISTED_WITH_COLLABORATION = ":"


def is_arxiv(raw: RawDocument) -> bool:
    """Tell a feed of arXiv from any other Atom feed."""
    return _FEED.search(raw.head) is not None and "arxiv.org/" in raw.head


def parse_arxiv(raw: RawDocument) -> Read:
    """Read the entries of a feed. What arXiv answers to a wrong question, an entry titled Error, becomes a note."""
    root, notes = parse_xml(raw.content, raw.source)
    works = Works(raw.source)
    works.notes += notes
    if root is None:
        return None, tuple(works.notes)
    for number, entry in enumerate([root] if root.name == "entry" else root.all("entry"), start=1):
        at = Span(source=raw.source, line=entry.line)
        identifier = entry.value("id") or ""
        if "/api/errors" in identifier or (entry.value("title") == "Error" and entry.first("primary_category") is None):
            works.note("service-error", at, text=entry.value("summary") or "Error")
        elif entry.is_whole:
            _add(works, at, number, entry, identifier)
    return finished(works, "arxiv")


def _add(works: Works, at: Span, number: int, entry: Node, identifier: str) -> None:
    arxiv_id = arxiv_id_of(identifier)
    comment = entry.value("comment")
    doi = doi_of(entry.value("doi"))
    primary = entry.first("primary_category") or entry.first("category")
    term = primary.attributes.get("term") if primary else None
    abstract = entry.first("summary")
    works.add(
        at,
        f"entry {number} ({arxiv_id or identifier})",
        title=line_of_markup(entry.value("title")),
        byline=_byline(entry),
        abstract=paragraphs_of_markup(abstract.text if abstract else None),
        category=category_of(term) if term else None,
        type="article",
        date=_date(works, at, entry.value("published")),
        doi=doi,
        arxiv_id=arxiv_id,
        versions=_versions(doi, entry.value("journal_ref")),
        keywords=tuple(dict.fromkeys(c.attributes["term"] for c in entry.all("category") if c.attributes.get("term"))),
        license=next((found for node in entry.all("license") if (found := license_of(node.text))), None),
        links=_links(entry, comment),
        key=_VERSION.sub("", arxiv_id) if arxiv_id else text_of(identifier),
    )


def _date(works: Works, at: Span, stamp: str | None) -> PartialDate | None:
    """Return the day on which the first version appeared, as arXiv's clock (UTC) has it."""
    day = stamp[:10] if stamp else None
    return works.dated(at, day, parse_date(day)) if day else None


def _byline(entry: Node) -> Byline:
    """Return the authors. arXiv writes collaborations among them, and ":" between a collaboration and its members."""
    authors: list[Author] = []
    complete = True
    for author in entry.all("author"):
        printed, cut = without_et_al(line_of_markup(author.value("name")) or "")
        complete = complete and not cut
        names = _several(printed) if printed.strip() != _LISTED_WITH_COLLABORATION else ()
        affiliations = tuple(t for a in author.all("affiliation") if (t := line_of_markup(a.text)))
        for one in names:
            name = name_as_printed(one.strip(" :"), is_group=is_group_name(one))
            if name is not None:
                authors.append((name, None, affiliations, None))
    return byline_of_authors(authors, complete=complete)


def _several(printed: str) -> tuple[str, ...]:
    """Return the names of one element: some submitters have put "A. One, B. Two, C. Three" into one."""
    parts = [part.strip() for part in re.split(r",\s+|\s+and\s+", printed) if part.strip()]
    are_names = len(parts) >= 3 and all(2 <= len(part.split()) <= 5 for part in parts)
    return tuple(parts) if are_names else (printed,)


def _versions(doi: str | None, journal_ref: str | None) -> tuple[Version, ...]:
    """Return the published form, if the authors have told arXiv of it."""
    if doi is None and journal_ref is None:
        return ()
    reference = line_of_markup(journal_ref)
    found = _JOURNAL.match(reference) if reference else None
    years = _YEAR.findall(reference) if reference else []
    return (
        Version(
            kind="published",
            doi=doi,
            venue=Venue(name=found["name"].strip(" ,(:")) if found else None,
            date=PartialDate(text=years[-1], year=int(years[-1])) if years else None,
        ),
    )


def _links(entry: Node, comment: str | None) -> tuple[Link, ...]:
    links: list[Link] = []
    for link in entry.all("link"):
        url = link.attributes.get("href", "")
        if link.attributes.get("title") == "pdf" and url.startswith(("http://", "https://")):
            links.append(Link(url=url.replace("http://", "https://", 1), kind="pdf"))
    # The authors' comment is where they name their code and project pages.
    if comment and "://" in comment:
        links += [Link(url=url, kind=kind_of(url)) for url in urls(parse_prose(comment))]
    return tuple(dict.fromkeys(links))
