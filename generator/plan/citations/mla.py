"""MLA style. Source: MLA Handbook, 9th edition, chapter 5."""

from generator.plan.citations.names import all_but, inverted, listed, spoken
from generator.plan.citations.runs import Runs, italic, join, quoted, sentence, text
from generator.plan.citations.work import Cited, ordinal, shortened

_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_cut = all_but(2, 1)


def mla(work: Cited) -> Runs:
    """Return "Family, Given, and Given Family. “Title.” *Journal*, vol. 3, no. 2, May 2025, pp. 101–17, address."."""
    publication = work.publication
    first, last = work.pages
    pages = (f"pp. {first}–{shortened(first, last)}" if last else f"p. {first}") if first else ""
    date = text(work.year if work.kind in ("book", "chapter", "report", "thesis") else _date(work))
    if work.kind in ("book", "report"):
        title = italic(work.headline)
        rest = [text(f"{ordinal(publication.edition)} ed." if publication.edition else ""), text(work.publisher), date]
    elif work.kind == "thesis":
        title = sentence(italic(work.headline))
        title = join((title, sentence(date)), " ")
        rest = [text(work.publisher), text(publication.genre or "")]
    else:
        title = text(quoted(work.headline, "."))
        container = work.repository if work.kind == "preprint" else work.headline_container
        editors = listed([spoken(name, name.given) for name in work.editors], " and ")
        rest = [
            italic(container),
            text(f"edited by {editors}" if editors else ""),
            text(f"{ordinal(publication.edition)} ed." if publication.edition else ""),
            text(f"vol. {publication.volume}" if publication.volume else ""),
            text(f"no. {work.number}" if work.number else ""),
            text("" if work.kind == "journal" else work.publisher),
            date,
            text(pages),
            text(work.arxiv if work.kind == "preprint" else ""),
        ]
    body = sentence(join((*rest, work.address), ", "))
    return join((sentence(text(_authors(work))), sentence(title), body), " ")


def _authors(work: Cited) -> str:
    names = [
        inverted(name, name.given) if place == 0 else spoken(name, name.given) for place, name in enumerate(work.authors)
    ]
    shown, others = _cut(names, work.complete)
    if others and shown:
        return f"{', '.join(shown)}, et al."
    return listed(shown, ", and ")


def _date(work: Cited) -> str:
    month = _MONTHS[work.month - 1] if work.month else ""
    return " ".join(part for part in (str(work.day or ""), month, work.year) if part)
