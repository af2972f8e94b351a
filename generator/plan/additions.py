"""What is said by hand of single papers -> further accounts of these papers, which are trusted most."""

from collections.abc import Sequence
from typing import Any

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span
from generator.model.addition import Addition
from generator.model.dates import PartialDate
from generator.model.paper import Authorship, Byline, Paper, Publication, Venue
from generator.model.person import PersonName
from generator.plan.called import called, exact_name, names_of

Said = tuple[Addition, PartialDate | None]
"""What is said of a paper, and the date that it has there."""


def accounts_of(
    additions: Sequence[Said], papers: Sequence[Paper], document: str
) -> tuple[list[Paper], list[tuple[str, ...]], list[Diagnostic]]:
    """Return each addition as an account of its paper; which accounts are one work; and notes.

    papers: all accounts of the person's papers. document: of those that name none. One that fits no paper is a paper of
    its own if it has a title; one that fits several different ones is left out.
    """
    found: list[Paper] = []
    same: list[tuple[str, ...]] = []
    notes: list[Diagnostic] = []
    for addition, date in additions:
        targets = _targets(addition, papers)
        at = Span(source=addition.source)
        if len({target.title for target in targets}) > 1:
            notes.append(note("unclear-addition", at, text=addition.paper or addition.stem))
        elif not targets and addition.title is None:
            notes.append(note("names-no-paper", at, text=addition.paper or addition.doi or addition.stem))
        else:
            title = addition.title or targets[0].title
            found.append(_account(addition, date, title))
            same += [
                (exact_name(addition.source, 1), exact_name(target.source or document, target.source_order))
                for target in targets
            ]
    return found, same, notes


def _targets(addition: Addition, papers: Sequence[Paper]) -> list[Paper]:
    """Return the accounts that an addition means: by what it names, else by its identifiers, title or file name."""
    if addition.paper:
        wanted = {called(addition.paper)}
    else:
        wanted = {called(name) for name in (addition.doi, addition.arxiv_id, addition.title) if name} or {addition.stem}
        wanted |= {addition.stem}
    return [paper for paper in papers if wanted & set(names_of(paper))]


def _account(addition: Addition, date: PartialDate | None, title: str) -> Paper:
    details: dict[str, Any] = {name: getattr(addition, name) for name in ("volume", "issue", "pages", "publisher")}
    return Paper.model_construct(
        title=title,
        byline=_byline(addition.authors),
        date=date,
        type=addition.type,
        venue=Venue(name=addition.venue) if addition.venue else None,
        publication=Publication(**details) if any(details.values()) else None,
        doi=addition.doi,
        arxiv_id=addition.arxiv_id,
        links=addition.links,
        keywords=addition.keywords,
        language=addition.language,
        license=addition.license,
        award=addition.award,
        selected=addition.selected,
        abstract=tuple(part.strip() for part in addition.abstract.split("\n\n") if part.strip()) if addition.abstract else (),
        remarks=addition.body or None,
        source=addition.source,
        format="markdown",
        source_order=1,
        line=1,
    )


def _byline(names: Sequence[str]) -> Byline:
    cut = bool(names) and names[-1].strip().lower().rstrip(".") == "et al"
    authorships = tuple(
        Authorship(name=PersonName(display=name.strip()), position=number)
        for number, name in enumerate(names[:-1] if cut else names, start=1)
        if name.strip()
    )
    return Byline(authorships=authorships, complete=bool(authorships) and not cut)
