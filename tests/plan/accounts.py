"""Accounts of papers for tests, from what matters about them."""

from typing import Any

from generator.model.dates import PartialDate
from generator.model.format import Format
from generator.model.identifiers import Identifier
from generator.model.paper import Authorship, Byline, Paper, Venue
from generator.model.person import PersonName
from generator.plan.identity import Account


def date(text: str | None) -> PartialDate | None:
    """Return the date of "2025", "2025-05" or "2025-05-28"."""
    if text is None:
        return None
    parts = [int(part) for part in text.split("-")]
    year, month, day = (*parts, None, None)[:3]
    return PartialDate(text=text, year=year, month=month, day=day)


def byline(names: str) -> Byline:
    """Return the byline of "Ada Beispiel, Ben Exempel et al."; empty text: none is given."""
    listed, _, cut = names.partition(" et al.")
    found = [name.strip() for name in listed.split(",") if name.strip()]
    authorships = tuple(
        Authorship(name=PersonName(display=name), position=number) for number, name in enumerate(found, start=1)
    )
    return Byline(authorships=authorships, complete=bool(found) and not cut and not names.endswith("et al."))


def account(
    title: str,
    names: str = "Ada Beispiel",
    when: str | None = "2024",
    *,
    format: Format = "bibtex",  # noqa: A002 - as the model calls it
    document: str = "",
    place: int = 0,
    venue: str | None = None,
    ids: tuple[Identifier, ...] = (),
    **fields: Any,
) -> Account:
    """Return a paper as one document tells of it."""
    paper = Paper(
        title=title,
        byline=byline(names),
        date=date(when),
        venue=Venue(name=venue) if venue else None,
        identifiers=ids,
        format=format,
        **{"source_order": 1, "line": 1, **fields},
    )
    return Account(paper, place, document or f"{format}.{place}")
