"""Documents as data that JSON can hold, in the shape of `records`."""

from typing import Any

from generator.model.dates import PartialDate
from generator.model.document import SourceDocument
from generator.model.link import Link
from generator.model.paper import Authorship, Paper, Publication
from generator.model.person import Person, PersonName
from generator.model.profile import Profile

_PUBLICATION = (
    "volume", "issue", "pages", "article_number", "publisher", "place", "series", "edition", "genre", "number", "version",
    "isbn", "issn", "event", "event_place",
)  # fmt: skip


def document_facts(document: SourceDocument) -> dict[str, Any]:
    """Return a document's facts in reading order; notes are for the caller to add."""
    return {
        "source": document.source,
        "format": document.format,
        "name": document.person.name.display if document.person else None,
        "person": person_facts(document.person) if document.person else None,
        "primary_category": document.primary_category.code if document.primary_category else None,
        "metrics": [
            {
                "key": metric.key,
                "label": metric.label,
                "value": _number(metric.value),
                "unit": metric.unit,
                "text": metric.text,
            }
            for metric in document.metrics
        ],
        "papers": [paper_facts(paper, document.source) for paper in document.papers],
    }


def nothing_facts(source: str) -> dict[str, Any]:
    """Return the facts of a document that could not be read."""
    return {
        "source": source,
        "format": None,
        "name": None,
        "person": None,
        "primary_category": None,
        "metrics": [],
        "papers": [],
    }


def profile_facts(profile: Profile) -> dict[str, Any]:
    """Return a profile document's facts."""
    return document_facts(SourceDocument.of_profile(profile))


def paper_facts(paper: Paper, source: str = "") -> dict[str, Any]:
    """Return a paper's facts. source: the document it stands in, unless the paper itself names one."""
    date = paper.date
    return {
        "title": paper.title,
        "authors": [authorship.name.display for authorship in paper.byline.authorships],
        "authors_complete": paper.byline.complete,
        "organisations": [organisation.slug for organisation in paper.organisations],
        "category": paper.category.code if paper.category else None,
        "score": None if paper.score is None else _number(paper.score),
        "date": _date_facts(date) if date else None,
        "code": paper.has_code,
        "abstract": "\n\n".join(paper.abstract),
        "urls": [link.url for link in paper.links],
        "line": paper.line,
        "type": paper.type,
        "venue": _venue_facts(paper),
        "doi": paper.doi,
        "arxiv_id": paper.arxiv_id,
        "identifiers": [{"scheme": found.scheme, "value": found.value} for found in paper.identifiers],
        "links": [_link_facts(link) for link in paper.links],
        "author_details": [_name_facts(authorship.name, authorship) for authorship in paper.byline.authorships],
        "editors": [name.display for name in paper.editors],
        "editor_details": [_name_facts(name) for name in paper.editors],
        "keywords": list(paper.keywords),
        "language": paper.language,
        "license": paper.license,
        "citations": paper.citations,
        "award": paper.award,
        "selected": paper.selected,
        "versions": [
            {"kind": version.kind, "doi": version.doi, "arxiv_id": version.arxiv_id, "url": version.url}
            for version in paper.versions
        ],
        "date_uncertain": bool(date and date.uncertain),
        "season": date.season if date else None,
        "key": paper.key,
        "source": paper.source or source,
    }


def person_facts(person: Person) -> dict[str, Any]:
    """Return what is said of a person."""
    return {
        "name": person.name.display,
        "other_names": list(person.other_names),
        "orcid": person.orcid,
        "position": person.position,
        "affiliation": person.affiliation.name if person.affiliation else None,
        "keywords": list(person.keywords),
        "links": [_link_facts(link) for link in person.links],
        "biography": person.biography,
        "positions": [one.model_dump() for one in person.positions],
        "education": [one.model_dump() for one in person.education],
        "awards": [one.model_dump() for one in person.awards],
    }


def _name_facts(name: PersonName, authorship: Authorship | None = None) -> dict[str, Any]:
    parted = name.family is not None or name.given is not None
    return {
        "given": name.given,
        "family": name.family,
        "literal": None if parted else name.display,
        "particle": name.particle,
        "suffix": name.suffix,
        "orcid": authorship.orcid if authorship else None,
        "is_group": name.is_group,
        "affiliations": list(authorship.affiliations) if authorship else [],
    }


def _venue_facts(paper: Paper) -> dict[str, Any] | None:
    venue, publication = paper.venue, paper.publication
    if venue is None and publication is None:
        return None
    facts = {name: getattr(publication or Publication(), name) for name in _PUBLICATION}
    return {
        "name": venue.name if venue else None,
        "kind": venue.kind if venue else None,
        "abbreviation": venue.abbreviation if venue else None,
        **{name: list(fact) if isinstance(fact, tuple) else fact for name, fact in facts.items()},
    }


def _link_facts(link: Link) -> dict[str, Any]:
    return {"url": link.url, "kind": link.kind, "label": link.label}


def _number(number: float) -> int | float:
    return int(number) if number.is_integer() else number


def _date_facts(date: PartialDate) -> dict[str, Any]:
    return {
        "text": date.text,
        "year": date.year,
        "month": date.month,
        "day": date.day,
        "year_inferred": date.year_inferred,
    }
