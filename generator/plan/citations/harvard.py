"""Harvard style. Source: Pears and Shields, Cite Them Right, 12th edition."""

from generator.plan.citations.names import all_but, initials, inverted, listed
from generator.plan.citations.runs import Runs, italic, join, quoted, sentence, sentences, text
from generator.plan.citations.work import Cited, ordinal

_cut = all_but(3, 1)


def harvard(work: Cited) -> Runs:
    """Return "Family, G. and Family, G. (2025) ‘Title’, *Journal*, 3(2), pp. 101–117. Available at: address."."""
    publication = work.publication
    first, last = work.pages
    pages = text((f"pp. {first}–{last}" if last else f"p. {first}") if first else "")
    title, date = text(quoted(work.title, quotes="‘’")), text(f"({work.year or 'no date'})")
    edition = text(f"{ordinal(publication.edition)} edn" if publication.edition else "")
    imprint = text(": ".join(part for part in (publication.place or "", work.publisher) if part))
    details: tuple[Runs, ...] = ()
    if work.kind == "journal":
        number = text((publication.volume or "") + (f"({work.number})" if work.number else ""))
        article = text(f"article {publication.article_number}" if publication.article_number and not first else "")
        title = join((title, italic(work.container), number, pages or article), ", ")
    elif work.kind in ("proceedings", "chapter"):
        editors = _people([inverted(name, initials(name.given, between="")) for name in work.editors])
        if editors:
            editors += " (ed.)" if len(work.editors) == 1 else " (eds)"
        book = join((text("in"), text(editors), italic(work.container)), " ")
        title, details = join((title, book), ", "), (edition, join((imprint, pages), ", "))
    elif work.kind == "preprint":
        title = join((title, join((italic(work.repository), text("[Preprint]")), " "), text(work.arxiv)), ", ")
    elif work.kind == "thesis":
        title, details = italic(work.title), (text(publication.genre or "Thesis"), text(work.publisher))
    else:
        number = text(f"{publication.genre or 'Report'} {work.number}" if work.kind == "report" and work.number else "")
        title, details = italic(work.title), (edition, text(work.container), number, imprint)
    authors = _authors(work)
    body = join((authors, date, sentence(title)) if authors else (title, sentence(date)), " ")
    address = join((text("Available at:"), work.address), " ") if work.address else ()
    return join((body, sentences(*details, address)), " ")


def _authors(work: Cited) -> Runs:
    names = [inverted(name, initials(name.given, between="")) for name in work.authors]
    shown, others = _cut(names, work.complete)
    if others and shown:
        return (*text(f"{', '.join(shown)} "), *italic("et al."))
    return text(_people(list(shown)))


def _people(names: list[str]) -> str:
    return listed(names, " and ")
