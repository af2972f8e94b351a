"""Documents for reading in a terminal."""

from collections.abc import Iterator, Sequence

from generator.model.document import SourceDocument
from generator.model.paper import Paper
from generator.model.person import Person


def as_table(document: SourceDocument) -> str:
    """Return what was understood of a document."""
    lines = [*(_person_lines(document.person) if document.person else [document.source])]
    facts: list[tuple[str, str]] = [("format", document.format)]
    field = document.primary_category
    if field:
        facts.append(("main category", f"{field.full_code}  {field.name}"))
    facts += [(metric.label, metric.text) for metric in document.metrics]
    facts.append(("papers found", f"{len(document.papers):,}"))
    lines += [f"  {label:<13}  {text}" for label, text in facts]
    for number, paper in enumerate(document.papers, start=1):
        lines += ["", f"{number:>3}. {paper.title}", *(f"     {line}" for line in paper_lines(paper) if line)]
    return "\n".join(lines) + "\n"


def _person_lines(person: Person) -> list[str]:
    facts = [
        ("ORCID iD", person.orcid),
        ("position", person.position),
        ("affiliation", person.affiliation.name if person.affiliation else None),
        ("also as", "; ".join(person.other_names)),
        ("keywords", ", ".join(person.keywords)),
        ("links", " ".join(link.url for link in person.links)),
        *_entries("positions", [(one.title, one.organisation, one.since, one.until) for one in person.positions]),
        *_entries("education", [(one.degree, one.organisation, one.since, one.until) for one in person.education]),
        *_entries("awards", [(one.title, one.organisation, one.date, one.date) for one in person.awards]),
    ]
    return [person.name.display, *(f"  {label:<13}  {text}" for label, text in facts if text)]


def _entries(
    label: str, entries: Sequence[tuple[str | None, str | None, str | None, str | None]]
) -> Iterator[tuple[str, str]]:
    """Yield a line for each post, degree or award, the first with a label. entries: what, where, since, until."""
    for number, (what, where, since, until) in enumerate(entries):
        dates = since if since == until else f"{since or '...'} to {until or '...'}"
        yield "" if number else label, ", ".join(filter(None, (what, where, dates)))


def paper_lines(paper: Paper) -> list[str]:
    """Return what is known of a paper below its title; empty lines for what is not."""
    date = paper.date
    facts = [
        date.iso or date.text if date else "undated",
        f"({date.season})" if date and date.season else "",
        "(uncertain)" if date and date.uncertain else "",
        "(year inferred)" if date and date.year_inferred else "",
        paper.type or "",
        paper.category.full_code if paper.category else "",
        f"score {paper.score_text}" if paper.score_text else "",
        f"cited {paper.citations:,} times" if paper.citations is not None else "",
        "code" if paper.has_code else "",
        "selected" if paper.selected else "",
        paper.award or "",
    ]
    names = ", ".join(authorship.name.display for authorship in paper.byline.authorships)
    organisations = ", ".join(organisation.slug for organisation in paper.organisations)
    byline = (names or "no names") + ("" if paper.byline.complete or not names else " et al.")
    editors = ", ".join(name.display for name in paper.editors)
    identifiers = [
        f"doi:{paper.doi}" if paper.doi else "",
        f"arXiv:{paper.arxiv_id}" if paper.arxiv_id else "",
        *(f"{found.scheme}:{found.value}" for found in paper.identifiers),
    ]
    words = sum(len(paragraph.split()) for paragraph in paper.abstract)
    return [
        "  ".join(fact for fact in facts if fact),
        byline + (f" · {organisations}" if organisations else ""),
        f"edited by {editors}" if editors else "",
        _venue_line(paper),
        "  ".join(identifier for identifier in identifiers if identifier),
        f"line {paper.line}, {words} words of abstract",
        "  ".join(link.url for link in paper.links),
    ]


def _venue_line(paper: Paper) -> str:
    venue, published = paper.venue, paper.publication
    facts = [venue.name if venue else None]
    if published:
        facts += [
            published.genre,
            f"vol. {published.volume}" if published.volume else None,
            f"no. {published.issue}" if published.issue else None,
            f"pp. {published.pages}" if published.pages else published.article_number,
            published.number,
            published.publisher,
            published.place,
        ]
    return ", ".join(fact for fact in facts if fact)
