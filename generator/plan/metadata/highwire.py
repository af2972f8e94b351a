"""The `citation_` tags that Google Scholar, Zotero and others read from a paper's page.

Sources: Google Scholar's inclusion guidelines; Zotero's translator "Embedded Metadata".
"""

from collections.abc import Iterator

from generator.plan.exports.facts import type_of
from generator.plan.names import AuthorName
from generator.plan.reference import Reference
from generator.plan.text import plain

Tag = tuple[str, str]


def citation_tags(reference: Reference) -> tuple[Tag, ...]:
    """Return names and contents: one author each in order, never "et al."; the date at its own precision; what is known."""
    paper, date, url = reference.paper, reference.date_text, reference.url
    tags = [("citation_title", reference.title), *_authors(reference)]
    if date:
        tags.append(("citation_publication_date", date.replace("-", "/")))
    if paper.venue is not None or paper.publication is not None:
        tags += _publication(reference)
    pmid = [one.value for one in paper.identifiers if one.scheme == "pmid"]
    found = (
        ("citation_doi", paper.doi),
        ("citation_arxiv_id", paper.arxiv_id),
        ("citation_pmid", pmid[0] if pmid else None),
        ("citation_abstract", reference.abstract_text),
        ("citation_keywords", "; ".join(reference.subjects)),
        ("citation_language", reference.language),
        ("citation_pdf_url", reference.pdf_url),
        ("citation_abstract_html_url", url),
        ("citation_public_url", url),
    )
    return (*tags, *[(name, content) for name, content in found if content])


def citation_name(author: AuthorName, *, alone: bool = False) -> str:
    """Return a name as "Family, Given Suffix"; a group keeps its words, with a comma behind them.

    Programs part a name at its comma, or else before its last word; the comma behind a group keeps "Collaboration" from
    being its family name. alone: the paper names nobody else; then Zotero takes "de la Cruz, Ana Maria" for two people,
    so such a name stands as it is printed.
    """
    if author.is_group:
        return f"{author.display}," if " " in author.display else author.display
    if author.family is None or not author.given or (alone and " " in author.family and " " in author.given):
        return author.display
    name = f"{author.family}, {author.given}"
    return f"{name} {author.suffix}" if author.suffix else name


def _authors(reference: Reference) -> Iterator[Tag]:
    alone = len(reference.authors) == 1
    for author, authorship in zip(reference.authors, reference.paper.byline.authorships, strict=True):
        yield "citation_author", citation_name(author, alone=alone)
        # What belongs to an author stands right behind them.
        for affiliation in authorship.affiliations:
            yield "citation_author_institution", plain(affiliation)
        if author.orcid:
            yield "citation_author_orcid", f"https://orcid.org/{author.orcid}"
    for editor in reference.editors:
        yield "citation_editor", citation_name(editor)


def _publication(reference: Reference) -> Iterator[Tag]:
    """Yield where it appeared. Which tag names the venue tells what kind of work it is: nothing else does.

    A venue for which there is no tag, such as a newspaper, is named by Dublin Core alone: any other tag would lie.
    """
    paper, facts = reference.paper, reference.publication
    venue, publisher, series = reference.venue_name, facts.publisher, facts.series
    abbreviation = paper.venue.abbreviation if paper.venue else None
    found: dict[str, str | None] = {}
    match type_of(reference):
        case "article-journal" | "review" | None:
            found["citation_journal_title"] = venue
            found["citation_journal_abbrev"] = plain(abbreviation) if abbreviation else None
        case "paper-conference":
            found["citation_conference_title"] = facts.event or venue
        case "chapter" | "entry-encyclopedia":
            found["citation_inbook_title"] = venue
        case "report":
            found["citation_technical_report_institution"] = publisher or venue
            found["citation_technical_report_number"] = facts.number
            publisher = None
        case "thesis":
            found["citation_dissertation_institution"] = publisher or venue
            publisher = None
        case "article" | "dataset" | "software":
            publisher = publisher or venue
        case "book":
            series = series or venue
    found |= {
        "citation_series_title": series,
        "citation_publisher": publisher,
        "citation_volume": facts.volume,
        "citation_issue": facts.issue,
        "citation_firstpage": facts.first_page or facts.article_number,
        "citation_lastpage": facts.last_page,
    }
    yield from ((name, content) for name, content in found.items() if content)
    yield from (("citation_issn", issn) for issn in facts.issn)
    yield from (("citation_isbn", isbn) for isbn in facts.isbn)
