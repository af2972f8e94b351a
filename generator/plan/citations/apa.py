"""APA style. Source: Publication Manual of the American Psychological Association, 7th edition, chapters 9 and 10."""

from generator.plan.citations.names import initials, inverted, listed, spoken
from generator.plan.citations.runs import Runs, italic, join, sentence, sentences, text
from generator.plan.citations.work import Cited, ordinal

_MOST_AUTHORS = 20


def apa(work: Cited) -> Runs:
    """Return "Family, G., & Family, G. (2025). Title. *Journal*, *3*(2), 101–117. Address"."""
    authors, date = text(_authors(work)), text(f"({work.year or 'n.d.'})")
    title = _title(work)
    head = (join((authors, date), " "), title) if authors else (title, date)
    body = sentences(*head, _source(work))
    return join((body, work.address), " ")


def _authors(work: Cited) -> str:
    names = [inverted(name, initials(name.given)) for name in work.authors]
    if not names:
        return ""
    if not work.complete:
        return f"{', '.join(names[:_MOST_AUTHORS])}, et al."
    if len(names) > _MOST_AUTHORS:
        return f"{', '.join(names[: _MOST_AUTHORS - 1])}, … {names[-1]}"
    joined = listed(names, ", & ")
    # A group of words does not end in a full stop, as initials do.
    return joined if joined.endswith(".") else f"{joined}."


def _title(work: Cited) -> Runs:
    publication = work.publication
    if work.kind in ("journal", "proceedings", "chapter"):
        return text(work.title)
    details = ", ".join(
        part
        for part in (
            f"{ordinal(publication.edition)} ed." if publication.edition else "",
            f"Vol. {publication.volume}" if publication.volume else "",
            f"{publication.genre or 'Report'} No. {work.number}" if work.kind == "report" and work.number else "",
            work.arxiv if work.kind == "preprint" else "",
            f"Version {publication.version}" if publication.version else "",
        )
        if part
    )
    form = {"dataset": "Data set", "software": "Computer software"}.get(work.reference.paper.type or "", "")
    if work.kind == "thesis":
        form = ", ".join(part for part in (publication.genre or "Thesis", work.publisher) if part)
    return join((italic(work.title), text(f"({details})" if details else ""), text(f"[{form}]" if form else "")), " ")


def _source(work: Cited) -> Runs:
    publication = work.publication
    first, last = work.pages
    pages = f"{first}–{last}" if last else first
    if work.kind == "journal":
        number = italic(publication.volume or "") + text(f"({work.number})" if work.number else "")
        article = f"Article {publication.article_number}" if publication.article_number and not pages else ""
        return join((italic(work.container), number, text(pages or article)), ", ")
    if work.kind in ("proceedings", "chapter"):
        editors = listed([spoken(name, initials(name.given)) for name in work.editors], " & ")
        if editors:
            editors += " (Ed.)," if len(work.editors) == 1 else " (Eds.),"
        label = "pp." if last else "p."
        details = ", ".join(
            part
            for part in (
                f"{ordinal(publication.edition)} ed." if publication.edition else "",
                f"Vol. {publication.volume}" if publication.volume else "",
                f"{label} {pages}" if pages else "",
            )
            if part
        )
        book = join((text("In"), text(editors), italic(work.container), text(f"({details})" if details else "")), " ")
        return join((sentence(book), text(work.publisher)), " ")
    if work.kind == "thesis":
        return ()
    return text(work.repository if work.kind == "preprint" else work.publisher or work.container)
