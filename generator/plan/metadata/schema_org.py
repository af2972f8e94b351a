"""A paper in the words of schema.org, version 30, as JSON-LD."""

from collections.abc import Sequence

from generator.model.paper import Publication
from generator.plan.metadata.kinds import Kind, kind_of
from generator.plan.names import AuthorName
from generator.plan.reference import Reference
from generator.plan.text import plain

Thing = dict[str, object]
"""What a JSON-LD object says; a property that is not known is left out."""

CONTEXT = "https://schema.org"

# The types that have the properties `pagination`, `pageStart` and `pageEnd`.
_WITH_PAGES = frozenset({"Article", "BlogPosting", "Chapter", "NewsArticle", "Report", "ScholarlyArticle"})
_IN_PERIODICALS = frozenset({"journalArticle", "magazineArticle", "newspaperArticle"})
_SCHEMES = {"acl": "ACL Anthology", "ads": "ADS bibcode", "mr": "MR", "pmcid": "PMCID", "pmid": "PMID"}


def work(reference: Reference, profiles: tuple[str | None, ...] = ()) -> Thing:
    """Return a paper. profiles: for each author the absolute address of their page on this site, if they have one."""
    paper, kind = reference.paper, kind_of(reference)
    pages = profiles or (None,) * len(reference.authors)
    abstract = reference.abstract_text
    authors = [
        _author(author, authorship.affiliations, page)
        for author, authorship, page in zip(reference.authors, paper.byline.authorships, pages, strict=True)
    ]
    about = paper.category and {
        "@type": "DefinedTerm",
        "name": paper.category.name,
        "termCode": paper.category.full_code,
        **({"inDefinedTermSet": "https://arxiv.org/category_taxonomy"} if paper.category.known else {}),
    }
    pdf = reference.pdf_url
    code = paper.code_url
    facts = {
        "@context": CONTEXT,
        "@type": kind.schema,
        "@id": reference.url,
        "url": reference.url,
        "headline": reference.title,
        "name": reference.title,
        "author": authors,
        # Whose names are left out is not known; that some are, is.
        "creditText": None if reference.authors_complete or not authors else _credit(reference),
        "editor": [_author(editor) for editor in reference.editors],
        "datePublished": reference.date_text,
        "abstract": abstract,
        "description": abstract if kind.schema == "Dataset" else None,
        "identifier": _identifiers(reference),
        "sameAs": list(reference.same_as),
        "about": about,
        "keywords": [plain(word) for word in paper.keywords],
        "award": paper.award,
        "license": reference.license_url,
        "inLanguage": reference.language,
        "encoding": pdf and {"@type": "MediaObject", "encodingFormat": "application/pdf", "contentUrl": pdf},
        **(_publication(reference, kind) if paper.venue is not None or paper.publication is not None else {}),
    }
    if code and kind.schema == "SoftwareSourceCode":
        facts["codeRepository"] = code
    elif code:
        facts["hasPart"] = {"@type": "SoftwareSourceCode", "codeRepository": code}
    return known(facts)


def known(facts: Thing) -> Thing:
    """Return a thing without what is not known."""
    return {name: value for name, value in facts.items() if value or value == 0}


def organisation(name: str, url: str | None = None) -> Thing:
    """Return an organisation."""
    return known({"@type": "Organization", "name": plain(name), "url": url})


def property_value(scheme: str, value: str, url: str | None) -> Thing:
    """Return an identifier."""
    return known({"@type": "PropertyValue", "propertyID": scheme, "value": value, "url": url})


def _author(author: AuthorName, affiliations: Sequence[str] = (), page: str | None = None) -> Thing:
    kind = "Organization" if author.is_group else "Person"
    if not (author.orcid or page or affiliations):
        # Most authors are a name, and it takes a fifth of the time to say that.
        return {"@type": kind, "name": author.display}
    orcid = f"https://orcid.org/{author.orcid}" if author.orcid else None
    facts: Thing = {
        "@type": kind,
        "@id": orcid,
        "name": author.display,
        "url": page,
        # schema.org knows of people only where they work.
        "affiliation": [] if author.is_group else [organisation(name) for name in affiliations],
    }
    return known(facts)


def _credit(reference: Reference) -> str:
    return ", ".join(author.display for author in reference.authors) + " et al."


def _identifiers(reference: Reference) -> list[Thing]:
    paper = reference.paper
    found = [property_value("DOI", paper.doi, reference.doi_url)] if paper.doi else []
    if paper.arxiv_id:
        found.append(property_value("arXiv", paper.arxiv_id, f"https://arxiv.org/abs/{paper.arxiv_id}"))
    found += [property_value(_SCHEMES.get(one.scheme, one.scheme), one.value, one.url) for one in paper.identifiers]
    return found


def _publication(reference: Reference, kind: Kind) -> Thing:
    """Return how it was published: within what, by whom, on which pages."""
    facts = reference.publication
    found: Thing = {
        "isPartOf": _container(reference, kind, facts),
        "publisher": facts.publisher and organisation(facts.publisher),
    }
    if kind.schema in _WITH_PAGES:
        found |= {"pagination": facts.pages, "pageStart": facts.first_page, "pageEnd": facts.last_page}
    match kind.schema:
        case "Book":
            found |= {"isbn": list(facts.isbn), "bookEdition": facts.edition}
        case "Report":
            found["reportNumber"] = facts.number
        case "Thesis":
            found["inSupportOf"] = facts.genre
        case "SoftwareApplication" | "SoftwareSourceCode" | "Dataset":
            found["version"] = facts.version
    return found


def _container(reference: Reference, kind: Kind, facts: Publication) -> Thing | None:
    """Return the journal with volume and issue, the proceedings, the book or the archive in which it appeared."""
    venue = reference.paper.venue
    if venue is None:
        return None
    found: Thing = {"name": reference.venue_name, "alternateName": venue.abbreviation and plain(venue.abbreviation)}
    if kind.zotero == "bookSection" or (kind.zotero == "conferencePaper" and facts.isbn):
        return known({"@type": "Book", **found, "isbn": list(facts.isbn)})
    if venue.kind == "series" or kind.schema == "Book":
        return known({"@type": "CreativeWorkSeries", **found})
    if venue.kind != "journal" and kind.zotero not in _IN_PERIODICALS:
        return known({"@type": "CreativeWork", **found})
    inner = known({"@type": "Periodical", **found, "issn": list(facts.issn)})
    if facts.volume:
        inner = {"@type": "PublicationVolume", "volumeNumber": facts.volume, "isPartOf": inner}
    if facts.issue:
        inner = {"@type": "PublicationIssue", "issueNumber": facts.issue, "isPartOf": inner}
    return inner
