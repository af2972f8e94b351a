"""DBLP (XML): the page of a person, single records, and pieces of the dump. Source: dblp.dtd, and "dblp in XML"."""

import re

from generator.diagnostics.diagnostic import Span
from generator.model.link import Link
from generator.model.paper import Byline, Publication, Venue, VenueKind, WorkType
from generator.model.person import Affiliation, Person, PersonName
from generator.parse.markup import line_of_markup
from generator.parse.names import name_as_printed
from generator.parse.pages import pages_of
from generator.parse.raw import RawDocument, Read
from generator.parse.registered import Author, byline_of_authors, finished
from generator.parse.values import arxiv_id_of, doi_of, identifier_of, link_of, orcid_of
from generator.parse.works import Works
from generator.parse.xml_tree import Node, parse_xml

_TYPES: dict[str, WorkType] = {
    "article": "article-journal", "inproceedings": "paper-conference", "proceedings": "book", "book": "book",
    "incollection": "chapter", "phdthesis": "thesis", "mastersthesis": "thesis", "data": "dataset", "www": "webpage",
}  # fmt: skip
_PUBLICATION_TYPES: dict[str, WorkType] = {
    "informal": "article", "informal withdrawn": "article", "survey": "article-journal", "software": "software",
    "data": "dataset", "edited": "book", "encyclopedia": "entry-encyclopedia",
}  # fmt: skip
_ROOT = re.compile(
    r"\A(?>\s+|<\?[^>]{0,200}\?>|<!--[^>]{0,500}-->|<!DOCTYPE[^>]{0,400}>){0,20}"
    r"<(?P<name>[a-z]{1,20})(?P<rest>[^>]{0,400})>"
)
_HOMONYM = re.compile(r"(?<!\s)\s++[0-9]{4}\Z", re.ASCII)
_PUBLISHERS = ("dl.acm.org", "ieeexplore.ieee.org", "usenix.org", "openreview.net", "proceedings.mlr.press",
               "aclanthology.org")  # fmt: skip
_SAY_NOTHING_MORE = ("doi.org/", "arxiv.org/abs/", "wikidata.org/", "doi.ieeecomputersociety")


def is_dblp(raw: RawDocument) -> bool:
    """Tell DBLP's elements, of which records always have a `key`."""
    found = _ROOT.match(raw.text[:4000])
    if found is None:
        return False
    if found["name"] in ("dblp", "dblpperson"):
        return True
    return found["name"] in _TYPES and "mdate=" in found["rest"] and "key=" in found["rest"]


def parse_dblp(raw: RawDocument) -> Read:
    """Read records, and the person whose page it is. The number of a homonym ("Di Xu 0001") is no part of the name."""
    root, notes = parse_xml(raw.content, raw.source)
    works = Works(raw.source)
    works.notes += notes
    if root is None:
        return None, tuple(works.notes)
    for number, record in enumerate(_records(root), start=1):
        if record.is_whole:
            _add(works, Span(source=raw.source, line=record.line), number, record)
    return finished(works, "dblp", _person(root) if root.name == "dblpperson" else None)


def _records(root: Node) -> list[Node]:
    if root.name in _TYPES:
        return [root]
    nodes = (record for node in root.nodes for record in (node.nodes if node.name == "r" else [node]))
    return [node for node in nodes if node.name in _TYPES and not node.attributes.get("key", "").startswith("homepages/")]


def _name(printed: str | None) -> PersonName | None:
    return name_as_printed(_HOMONYM.sub("", line_of_markup(printed) or ""))


def _person(root: Node) -> Person | None:
    record = root.first("person")
    variants = [name for author in (record.all("author") if record else ()) if (name := _name(author.text))]
    name = _name(root.attributes.get("name")) or (variants[0] if variants else None)
    if name is None:
        return None
    urls = [node.text.strip() for node in record.all("url")] if record else []
    notes = list(record.all("note")) if record else []
    places = [line_of_markup(n.text) for n in notes if n.attributes.get("type") == "affiliation" and not _is_former(n)]
    number = root.attributes.get("pid")
    own = link_of(f"https://dblp.org/pid/{number}.html", label="DBLP") if number else None
    links = [link for url in urls if orcid_of(url) is None and (link := link_of(url))]
    return Person(
        name=name,
        other_names=tuple(dict.fromkeys(v.display for v in variants if v.display != name.display)),
        orcid=next((found for url in urls if (found := orcid_of(url))), None),
        affiliation=Affiliation(name=places[0]) if places and places[0] else None,
        links=(*links, own) if own else tuple(links),
        identities=(f"dblp:{number}",) if number else (),
    )


def _is_former(note: Node) -> bool:
    return note.attributes.get("label", "").startswith(("former", "until"))


def _add(works: Works, at: Span, number: int, record: Node) -> None:
    key = record.attributes.get("key")
    title = record.first("title")
    addresses = [" ".join(ee.text.split()) for ee in record.all("ee")]
    open_ones = [" ".join(ee.text.split()) for ee in record.all("ee") if ee.attributes.get("type") == "oa"]
    doi = next((found for url in addresses if "doi.org/" in url and (found := doi_of(url))), None)
    arxiv_id = next((found for url in addresses if "arxiv" in url.lower() and (found := arxiv_id_of(url))), None)
    if arxiv_id is None and (record.value("volume") or "").startswith("abs/"):
        arxiv_id = arxiv_id_of((record.value("volume") or "").removeprefix("abs/"))
    works.add(
        at,
        f"record {number} ({key})" if key else f"record {number}",
        title=_title(title),
        byline=_byline(record, "author"),
        type=_type(record),
        date=works.date(at, " ".join(part for part in (record.value("month"), record.value("year")) if part) or None),
        venue=_venue(record),
        publication=_publication(record),
        doi=doi,
        arxiv_id=arxiv_id,
        identifiers=tuple(found for found in (identifier_of("dblp", key),) if found),
        editors=tuple(a.name for a in _byline(record, "editor").authorships),
        links=_links(addresses, open_ones),
        key=key,
    )


def _title(node: Node | None) -> str | None:
    """Return a title without the full stop that DBLP puts behind each."""
    title = line_of_markup(node.markup) if node else None
    if title and title.endswith(".") and not title.endswith(("...", "etc.")):
        title = title[:-1].rstrip()
    return title


def _byline(record: Node, role: str) -> Byline:
    authors: list[Author] = []
    for node in record.all(role):
        name = _name(node.text)
        if name is None:
            continue
        number, printed = node.attributes.get("pid"), " ".join(node.text.split())
        # Without the number of a person, a homonym's tells people apart that share the name.
        identity = f"dblp:{number}" if number else f"dblp:{printed}" if _HOMONYM.search(printed) else None
        authors.append((name, orcid_of(node.attributes.get("orcid")), (), identity))
    return byline_of_authors(authors)


def _type(record: Node) -> WorkType:
    said = record.attributes.get("publtype", "")
    if record.name == "article" and record.value("journal") == "CoRR":
        return "article"
    return _PUBLICATION_TYPES.get(said, _TYPES[record.name])


def _venue(record: Node) -> Venue | None:
    kinds: tuple[tuple[str, VenueKind], ...] = (("journal", "journal"), ("booktitle", "conference"))
    for element, kind in kinds:
        name = line_of_markup(record.value(element))
        # CoRR is what DBLP calls arXiv, which the identifier tells.
        if name and name != "CoRR" and record.name not in ("proceedings", "book"):
            return Venue(name=name, kind="book" if record.name == "incollection" else kind)
    return None


def _publication(record: Node) -> Publication:
    volume = record.value("volume")
    genres = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}
    return Publication(
        volume=None if volume and volume.startswith("abs/") else volume,
        issue=record.value("number"),
        pages=pages_of(record.value("pages")),
        publisher=line_of_markup(record.value("school")) or line_of_markup(record.value("publisher")),
        series=line_of_markup(record.value("series")),
        genre=genres.get(record.name),
        isbn=tuple(dict.fromkeys(isbn for node in record.all("isbn") if (isbn := " ".join(node.text.split())))),
    )


def _links(addresses: list[str], open_ones: list[str]) -> tuple[Link, ...]:
    """Return the electronic editions that say more than an identifier does, those that are open first."""
    shown: list[Link] = []
    for url in dict.fromkeys((*open_ones, *addresses)):
        link = None if any(words in url for words in _SAY_NOTHING_MORE) else link_of(url)
        if link is not None:
            is_publisher = link.kind == "web" and any(host in url for host in _PUBLISHERS)
            shown.append(Link(url=link.url, kind="publisher") if is_publisher else link)
    return tuple(shown)
