"""What kind of work a reference is, in the words of each convention."""

from typing import NamedTuple

from generator.model.paper import WorkType
from generator.plan.exports.facts import type_of
from generator.plan.reference import Reference


class Kind(NamedTuple):
    """A kind of work. Sources: schema.org; Zotero's schema; the KEV formats of ANSI/NISO Z39.88-2004."""

    schema: str
    """Type of schema.org."""
    zotero: str | None
    """Item type of Zotero; None: Zotero's own guess is no worse."""
    format: str
    """COinS: "journal", "book" or "dissertation"."""
    genre: str | None
    """COinS: what it is within the format."""


_UNKNOWN = Kind("ScholarlyArticle", None, "journal", "unknown")
_KINDS: dict[WorkType | None, Kind] = {
    None: _UNKNOWN,
    "article": Kind("ScholarlyArticle", "preprint", "journal", "preprint"),
    "article-journal": Kind("ScholarlyArticle", "journalArticle", "journal", "article"),
    "article-magazine": Kind("Article", "magazineArticle", "journal", "article"),
    "article-newspaper": Kind("NewsArticle", "newspaperArticle", "journal", "article"),
    "book": Kind("Book", "book", "book", "book"),
    "chapter": Kind("Chapter", "bookSection", "book", "bookitem"),
    "dataset": Kind("Dataset", "dataset", "journal", "unknown"),
    "document": Kind("CreativeWork", "document", "journal", "unknown"),
    "entry-encyclopedia": Kind("Article", "encyclopediaArticle", "book", "bookitem"),
    "manuscript": Kind("Manuscript", "manuscript", "journal", "unknown"),
    "paper-conference": Kind("ScholarlyArticle", "conferencePaper", "book", "proceeding"),
    "patent": Kind("CreativeWork", "patent", "journal", "unknown"),
    "post-weblog": Kind("BlogPosting", "blogPost", "journal", "unknown"),
    "report": Kind("Report", "report", "book", "report"),
    "review": Kind("ScholarlyArticle", "journalArticle", "journal", "article"),
    "software": Kind("SoftwareApplication", "computerProgram", "journal", "unknown"),
    "speech": Kind("CreativeWork", "presentation", "journal", "unknown"),
    "standard": Kind("CreativeWork", "standard", "journal", "unknown"),
    "thesis": Kind("Thesis", "thesis", "dissertation", None),
    "webpage": Kind("WebPage", "webpage", "journal", "unknown"),
}


def kind_of(reference: Reference) -> Kind:
    """Return the words for what a reference is."""
    kind = _KINDS[type_of(reference)]
    if kind.schema == "SoftwareApplication" and reference.paper.code_url:
        return kind._replace(schema="SoftwareSourceCode")
    # schema.org's readers want every data set described.
    if kind.schema == "Dataset" and not reference.abstract:
        return kind._replace(schema="CreativeWork")
    return kind
