"""IEEE style. Source: IEEE Reference Guide, 2023."""

from generator.plan.citations.names import all_but, initials, listed, spoken
from generator.plan.citations.runs import Runs, italic, join, quoted, sentence, text
from generator.plan.citations.work import Cited, ordinal

_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sep.", "Oct.", "Nov.", "Dec.")
_cut = all_but(6, 1)


def ieee(work: Cited) -> Runs:
    """Return "G. Family and G. Family, “Title,” *Journal*, vol. 3, no. 2, pp. 101–117, May 2025, doi: 10.1000/x."."""
    publication = work.publication
    first, last = work.pages
    pages = (f"pp. {first}–{last}" if last else f"p. {first}") if first else ""
    volume = f"vol. {publication.volume}" if publication.volume else ""
    date = " ".join(part for part in (_MONTHS[work.month - 1] if work.month else "", work.year) if part)
    edition = f"{ordinal(publication.edition)} ed." if publication.edition else ""
    imprint = ": ".join(part for part in (publication.place or "", work.publisher) if part)
    title = text(quoted(work.title, ","))
    rest: list[Runs]
    if work.kind == "journal":
        number = f"no. {work.number}" if work.number else ""
        article = f"Art. no. {publication.article_number}" if publication.article_number and not pages else ""
        rest = [italic(work.abbreviation), *map(text, (volume, number, pages or article, date))]
    elif work.kind in ("proceedings", "chapter"):
        editors = listed([spoken(name, initials(name.given)) for name in work.editors], " and ")
        if editors:
            editors += ", Ed." if len(work.editors) == 1 else ", Eds."
        book = join((text("in"), italic(work.container)), " ")
        rest = [book, *map(text, (volume, edition, editors, imprint, work.year if work.kind == "chapter" else date, pages))]
    elif work.kind == "book":
        # No comma stands between the book and its imprint, but a full stop.
        book = sentence(join((italic(work.title), text(edition)), ", "))
        title, rest = (), [join((book, join((text(imprint), text(work.year)), ", ")), " ")]
    elif work.kind == "thesis":
        rest = [*map(text, (publication.genre or "Thesis", work.publisher, publication.place or "", work.year))]
    elif work.kind == "preprint":
        rest = [text(date), italic(work.arxiv or work.repository)]
    else:
        number = f"{publication.genre or 'Rep.'} {work.number}" if work.kind == "report" and work.number else ""
        rest = [*map(text, (work.container, imprint, number, date))]
    found = join(rest, ", ")
    # A title's own comma, inside of the quotation marks, parts it from what follows; its own "?" does as well.
    body = join((_authors(work), join((title, found), " ")), ", ")
    if work.doi_link:
        return sentence(join((body, text("doi: ") + work.doi_link), ", " if found or not title else " "))
    body = sentence(body) if found or not title else sentence(join((_authors(work), text(quoted(work.title, "."))), ", "))
    return join((body, join((text("[Online]. Available:"), work.address), " ") if work.address else ()), " ")


def _authors(work: Cited) -> Runs:
    shown, others = _cut([spoken(name, initials(name.given)) for name in work.authors], work.complete)
    if others and shown:
        before = ", " if len(shown) > 1 else " "
        return (*text(", ".join(shown) + before), *italic("et al."))
    return text(listed(shown, " and " if len(shown) < 3 else ", and "))
