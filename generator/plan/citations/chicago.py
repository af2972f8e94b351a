"""Chicago style, author and date. Source: The Chicago Manual of Style, 18th edition, chapters 13 and 14."""

from generator.language.words import ENGLISH, words_of
from generator.plan.citations.names import all_but, inverted, listed, spoken
from generator.plan.citations.runs import Runs, italic, join, quoted, sentences, text
from generator.plan.citations.work import Cited, ordinal

_cut = all_but(6, 3)


def chicago(work: Cited) -> Runs:
    """Return "Family, Given, and Given Family. 2025. “Title.” *Journal* 3 (2): 101–17. Address."."""
    publication = work.publication
    whole = work.kind in ("book", "report")
    title = italic(work.headline) if whole else text(quoted(work.headline, "."))
    authors, year = text(_authors(work)), text(work.year or "n.d.")
    head = (authors, year, title) if authors else (title, year)
    details: tuple[Runs, ...]
    if work.kind == "journal":
        number = " ".join(part for part in (publication.volume or "", f"({work.number})" if work.number else "") if part)
        journal = join((italic(work.headline_container), text(number)), " ")
        details = (join((journal, text(_pages(work) or publication.article_number or "")), ": " if number else ", "),)
    elif work.kind in ("proceedings", "chapter"):
        editors = listed([spoken(name, name.given) for name in work.editors], " and ")
        book = join((text("In"), italic(work.headline_container)), " ")
        edition = text(f"{ordinal(publication.edition)} ed." if publication.edition else "")
        book = join((book, edition, text(f"edited by {editors}" if editors else ""), text(_pages(work))), ", ")
        details = (book, text(work.publisher))
    elif work.kind == "thesis":
        details = (join((text(publication.genre or "Thesis"), text(work.publisher)), ", "),)
    elif work.kind == "preprint":
        day = words_of(ENGLISH).month(work.month) + (f" {work.day}" if work.day else "") if work.month else ""
        details = (join((text("Preprint"), text(work.repository), text(day)), ", "),)
    else:
        edition = text(f"{ordinal(publication.edition)} ed." if publication.edition else "")
        report = text(f"{publication.genre or 'Report'} {work.number}" if work.kind == "report" and work.number else "")
        details = (edition, report, italic("" if whole else work.container), text(work.publisher))
    return sentences(*head, *details, work.address)


def _authors(work: Cited) -> str:
    names = [
        inverted(name, name.given) if place == 0 else spoken(name, name.given) for place, name in enumerate(work.authors)
    ]
    shown, others = _cut(names, work.complete)
    if others and shown:
        return f"{', '.join(shown)}, et al."
    return listed(shown, ", and ")


def _pages(work: Cited) -> str:
    first, last = work.pages
    return f"{first}–{_shortened(first, last)}" if last else first


def _shortened(first: str, last: str) -> str:
    """Return the second number of a range as section 9.63 has it: 71–72, 100–104, 101–8, 321–28, 1496–500."""
    if not (first.isdigit() and last.isdigit() and len(first) == len(last) > 2) or first.endswith("00"):
        return last
    shared = next((place for place, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), len(first) - 1)
    return last[shared:] if first[-2] == "0" else last[min(shared, len(last) - 2) :]
