"""Semantic Scholar (JSON, Graph API v1): an author with papers, papers, batches with null, wrappers; older corpora by line.

What is there is decided by the `fields` that were asked for: a title alone is a paper too.
"""

import re
from typing import Any

from generator.diagnostics.diagnostic import Span
from generator.model.identifiers import Identifier, Scheme
from generator.model.paper import Byline, Publication, Venue, VenueKind, WorkType
from generator.model.person import Affiliation, Person
from generator.model.profile import Metric
from generator.parse.markup import line_of_markup, paragraphs_of_markup
from generator.parse.names import name_as_printed
from generator.parse.pages import pages_of
from generator.parse.raw import RawDocument, Read
from generator.parse.registered import byline_of_authors, filled_date, finished, is_group_name, license_of, metric_of, present
from generator.parse.values import (
    arxiv_id_of,
    dict_of,
    dicts_of,
    doi_of,
    identifier_of,
    link_of,
    list_of,
    number_of,
    orcid_of,
    text_of,
    texts_of,
)
from generator.parse.works import Works

_PAPER_ID = re.compile(r"[0-9a-f]{40}", re.ASCII)
_TYPES: dict[str, WorkType] = {
    "book": "book", "booksection": "chapter", "casereport": "article-journal", "clinicaltrial": "article-journal",
    "conference": "paper-conference", "dataset": "dataset", "editorial": "article-journal",
    "journalarticle": "article-journal", "lettersandcomments": "article-journal", "metaanalysis": "article-journal",
    "news": "article-magazine", "study": "article-journal",
}  # fmt: skip
_VENUES: dict[str, VenueKind] = {"journal": "journal", "conference": "conference", "book": "book"}
_SCHEMES: tuple[tuple[str, Scheme], ...] = (("pubmed", "pmid"), ("pubmedcentral", "pmcid"), ("dblp", "dblp"), ("acl", "acl"),
                                            ("mag", "mag"))  # fmt: skip
_ARCHIVES = frozenset({"arxiv", "arxiv.org", "corr"})
_WRAPPERS = ("citingPaper", "citedPaper", "paper")


def is_semantic_scholar(raw: RawDocument) -> bool:
    """Tell papers and authors of Semantic Scholar by the keys that only they have."""
    return any(_is_paper(record) or _is_author(record) for record in _records(raw.value)[:50])


def _is_paper(record: Any) -> bool:
    facts = _lowered(record)
    return ("paperid" in facts and "title" in facts) or ("corpusid" in facts and "title" in facts) or "paperabstract" in facts


def _is_author(record: Any) -> bool:
    facts = dict_of(record)
    return "authorId" in facts and bool({"name", "papers", "hIndex", "paperCount"} & facts.keys())


def _records(value: Any) -> list[Any]:
    """Return papers and authors, out of the wrappers that some answers put around them."""
    if isinstance(value, dict) and isinstance(value.get("data"), list):
        value = value["data"]
    records = value if isinstance(value, list) else [value]
    # Pages of an answer, one to a line.
    pages = [page["data"] for page in dicts_of(records) if isinstance(page.get("data"), list)]
    return [_unwrapped(record) for record in ([one for page in pages for one in page] if pages else records)]


def _unwrapped(record: Any) -> Any:
    for key in _WRAPPERS:
        if isinstance(record, dict) and isinstance(record.get(key), dict) and "paperId" in record[key]:
            return record[key]
    return record


def _lowered(record: Any) -> dict[str, Any]:
    """Return an object with keys in lower case: bulk data writes `corpusid` where the API writes `corpusId`."""
    return {key.lower(): value for key, value in dict_of(record).items()}


def parse_semantic_scholar(raw: RawDocument) -> Read:
    """Read papers, and the author that they lie in. Of several authors, as of one paper, none is the person."""
    works = Works(raw.source)
    records = _records(raw.value)
    authors = [record for record in records if _is_author(record) and not _is_paper(record)]
    at = Span(source=raw.source)
    number = 0
    for record in records:
        is_author = _is_author(record) and not _is_paper(record)
        papers = list_of(record.get("papers")) if is_author else [record]
        for paper in map(_unwrapped, papers):
            number += 1
            # Null in a batch is an identifier that nobody knows.
            if isinstance(paper, dict):
                _add(works, at, number, _lowered(paper))
            elif paper is not None:
                works.note("broken-record", at, record=f"record {number}", reason="it is no object")
    person = _person(authors[0]) if len(authors) == 1 and len(records) == 1 else None
    return finished(works, "semantic-scholar", person, _metrics(authors[0]) if person else ())


def _person(author: dict[str, Any]) -> Person | None:
    name = name_as_printed(text_of(author.get("name")) or "")
    if name is None:
        return None
    ids = dict_of(author.get("externalIds"))
    affiliations = texts_of(author.get("affiliations"))
    number = text_of(author.get("authorId"))
    links = (link_of(author.get("homepage")), link_of(author.get("url"), label="Semantic Scholar"))
    return Person(
        name=name,
        other_names=tuple(n for n in texts_of(author.get("aliases")) if n != name.display),
        orcid=next((found for value in texts_of(ids.get("ORCID")) if (found := orcid_of(value))), None),
        affiliation=Affiliation(name=affiliations[0]) if affiliations else None,
        links=tuple(link for link in links if link),
        identities=(f"s2:{number}",) if number else (),
    )


def _metrics(author: dict[str, Any]) -> tuple[Metric, ...]:
    found = (
        metric_of("h_index", "h-index", author.get("hIndex")),
        metric_of("papers", "papers", author.get("paperCount")),
        metric_of("citations", "citations", author.get("citationCount")),
    )
    return tuple(metric for metric in found if metric)


def _add(works: Works, at: Span, number: int, paper: dict[str, Any]) -> None:
    key = text_of(paper.get("paperid")) or text_of(paper.get("id"))
    ids = _ids(paper)
    date = filled_date(text_of(paper.get("publicationdate")), paper.get("year"))
    doi = doi_of(ids.get("doi")) or doi_of(paper.get("doi"))
    arxiv_id = arxiv_id_of(ids.get("arxiv")) or (arxiv_id_of(doi) if doi and "arxiv" in doi else None)
    venue = _venue(paper)
    pdf = link_of(dict_of(paper.get("openaccesspdf")).get("url"), "pdf")
    page = link_of(paper.get("url"), label="Semantic Scholar") if doi is None and arxiv_id is None else None
    works.add(
        at,
        f"record {number} ({key})" if key else f"record {number}",
        title=line_of_markup(text_of(paper.get("title"))),
        byline=_byline(paper),
        abstract=paragraphs_of_markup(_abstract(paper)),
        type=_type(paper, venue, is_preprint=arxiv_id is not None),
        date=works.dated(at, *date) if date else None,
        venue=venue,
        publication=_publication(paper),
        doi=doi,
        arxiv_id=arxiv_id,
        identifiers=_identifiers(key, paper, ids),
        license=license_of(dict_of(paper.get("openaccesspdf")).get("license")),
        citations=number_of(paper.get("citationcount")),
        links=tuple(link for link in (pdf, page) if link),
        key=key,
    )


def _abstract(paper: dict[str, Any]) -> str | None:
    abstract = paper.get("abstract") or paper.get("paperabstract")
    return abstract if isinstance(abstract, str) else None


def _ids(paper: dict[str, Any]) -> dict[str, Any]:
    return _lowered(paper.get("externalids"))


def _identifiers(key: str | None, paper: dict[str, Any], ids: dict[str, Any]) -> tuple[Identifier, ...]:
    corpus = text_of(paper.get("corpusid")) or text_of(ids.get("corpusid"))
    own = key if key and _PAPER_ID.fullmatch(key) else f"CorpusID:{corpus}" if corpus else None
    pmc = text_of(ids.get("pubmedcentral"))
    values = {**ids, "pubmedcentral": f"PMC{pmc.upper().removeprefix('PMC')}" if pmc else None}
    return present(identifier_of("s2", own), *(identifier_of(scheme, values.get(name)) for name, scheme in _SCHEMES))


def _byline(paper: dict[str, Any]) -> Byline:
    authors = []
    for entry in dicts_of(paper.get("authors")):
        printed = text_of(entry.get("name")) or ""
        name = name_as_printed(printed, is_group=is_group_name(printed))
        number = text_of(entry.get("authorId"))
        if name is not None:
            ids = dict_of(entry.get("externalIds"))
            orcid = next((found for value in texts_of(ids.get("ORCID")) if (found := orcid_of(value))), None)
            authors.append((name, orcid, texts_of(entry.get("affiliations")), f"s2:{number}" if number else None))
    return byline_of_authors(authors)


def _type(paper: dict[str, Any], venue: Venue | None, *, is_preprint: bool) -> WorkType | None:
    """Return the first type that says what a work is; a "Review" alone is only what it does."""
    found = (_TYPES.get(name.lower().replace(" ", "")) for name in texts_of(paper.get("publicationtypes")))
    kind = next((one for one in found if one), None)
    if kind == "article-journal" and venue is not None and venue.kind == "conference":
        return "paper-conference"
    if is_preprint and venue is None and kind in (None, "article-journal"):
        return "article"
    return kind


def _venue(paper: dict[str, Any]) -> Venue | None:
    journal, place = dict_of(paper.get("journal")), dict_of(paper.get("publicationvenue"))
    if isinstance(paper.get("journal"), str):
        journal = {"name": paper["journal"]}
    names = (place.get("name"), paper.get("venue"), journal.get("name"))
    name = next((line for value in names if (line := line_of_markup(text_of(value)))), None)
    if name is None or name.lower() in _ARCHIVES:
        return None
    return Venue(name=name, kind=_VENUES.get(str(place.get("type")).lower()))


def _publication(paper: dict[str, Any]) -> Publication:
    journal = dict_of(paper.get("journal"))
    issn = text_of(dict_of(paper.get("publicationvenue")).get("issn"))
    volume = text_of(journal.get("volume"))
    return Publication(
        volume=None if volume and volume.startswith("abs/") else volume,
        pages=pages_of(text_of(journal.get("pages"))),
        issn=(issn,) if issn else (),
    )
