"""What several formats and citation styles ask of a reference: its kind when the source is silent, and where it lies."""

from generator.model.paper import VenueKind, WorkType
from generator.plan.reference import Reference

CUT_NOTE = "The source names only some of the authors."
_TYPE_BY_VENUE: dict[VenueKind, WorkType] = {
    "journal": "article-journal",
    "conference": "paper-conference",
    "book": "chapter",
    "repository": "article",
    "institution": "report",
}


def type_of(reference: Reference) -> WorkType | None:
    """Return what kind of work it is: as the source says, else as the kind of its venue tells; None if neither does."""
    paper = reference.paper
    if paper.type is not None:
        return paper.type
    if paper.venue is not None and paper.venue.kind is not None:
        return _TYPE_BY_VENUE.get(paper.venue.kind)
    return "article" if paper.arxiv_id is not None and paper.venue is None else None


def address_of(reference: Reference) -> str | None:
    """Return where a reader of the reference should go: to the DOI, to arXiv, else to its page on this site."""
    arxiv_id = reference.paper.arxiv_id
    return reference.doi_url or (f"https://arxiv.org/abs/{arxiv_id}" if arxiv_id else reference.url)


def notes_of(reference: Reference) -> tuple[str, ...]:
    """Return what a reader has to be told who sees the bare facts: an inferred or uncertain year, a cut list of authors."""
    notes = []
    date = reference.date
    if date is not None and date.year_inferred:
        notes.append(f"Year inferred: the source prints {date.text}")
    elif date is not None and date.uncertain:
        notes.append(f"Date uncertain: the source prints {date.text}")
    if not reference.authors_complete and reference.authors:
        notes.append(CUT_NOTE)
    return tuple(notes)


def orcids_of(reference: Reference) -> tuple[str, ...]:
    """Return the ORCID iD of each author in their order, empty where none is known; nothing at all if none is."""
    if not any(author.orcid for author in reference.authors):
        return ()
    return tuple(f"https://orcid.org/{author.orcid}" if author.orcid else "" for author in reference.authors)
