"""Vancouver style. Source: Citing Medicine, 2nd edition, as the ICMJE recommends it."""

from generator.model.dates import MONTHS
from generator.plan.citations.names import all_but, initials, inverted
from generator.plan.citations.runs import Runs, join, sentences, text
from generator.plan.citations.work import Cited, ordinal, shortened
from generator.plan.names import AuthorName

_cut = all_but(6, 6)
_MOST_INITIALS = 2


def vancouver(work: Cited) -> Runs:
    """Return "Family G, Family G. Title. Journal. 2025 May 28;3(2):101-17. doi: 10.1000/x"."""
    publication = work.publication
    edition = text(f"{ordinal(publication.edition)} ed." if publication.edition else "")
    parts: tuple[Runs, ...]
    if work.kind == "journal":
        number = (publication.volume or "") + (f"({work.number})" if work.number else "")
        pages = _pages(work) or publication.article_number or ""
        issue = ";".join(part for part in (_date(work), number) if part) + (f":{pages}" if pages else "")
        parts = (text(work.title), text(work.abbreviation), text(issue))
    elif work.kind in ("proceedings", "chapter"):
        editors = ", ".join(_name_of(name) for name in work.editors)
        if editors:
            editors += ", editor" if len(work.editors) == 1 else ", editors"
        book = join((text("In:"), text(f"{editors}." if editors else ""), text(work.container)), " ")
        pages = f"p. {_pages(work)}" if _pages(work) else ""
        parts = (text(work.title), book, edition, text(_imprint(work)), text(pages))
    elif work.kind == "thesis":
        parts = (text(f"{work.title} [{publication.genre or 'dissertation'}]"), text(_imprint(work)))
    elif work.kind == "preprint":
        repository = f"{work.repository} [Preprint]" if work.repository else ""
        parts = (text(work.title), text(repository), text(_date(work)), text(work.arxiv))
    else:
        number = f"{publication.genre or 'Report'} No.: {work.number}" if work.kind == "report" and work.number else ""
        parts = (text(work.title), edition, text(work.container), text(_imprint(work)), text(number))
    body = sentences(text(_authors(work)), *parts)
    if work.doi_link:
        return join((body, text("doi: ") + work.doi_link), " ")
    return join((body, join((text("Available from:"), work.address), " ") if work.address else ()), " ")


def _authors(work: Cited) -> str:
    shown, others = _cut([_name_of(name) for name in work.authors], work.complete)
    return ", ".join((*shown, "et al.")) if others and shown else ", ".join(shown)


def _name_of(name: AuthorName) -> str:
    given = initials(name.given, after="", between="").replace("-", "")
    # Names in scripts without capitals are not initials, and are not cut.
    short = given[:_MOST_INITIALS] if given.isupper() else given
    return inverted(name, short, comma=" ", before_suffix=" ").replace("Jr.", "Jr").replace("Sr.", "Sr")


def _date(work: Cited) -> str:
    month = MONTHS[work.month - 1] if work.month else ""
    return " ".join(part for part in (work.year, month, str(work.day or "")) if part)


def _pages(work: Cited) -> str:
    first, last = work.pages
    return f"{first}-{shortened(first, last)}" if last else first


def _imprint(work: Cited) -> str:
    place = ": ".join(part for part in (work.publication.place or "", work.publisher) if part)
    return "; ".join(part for part in (place, work.year) if part)
