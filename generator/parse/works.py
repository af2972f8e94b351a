"""The works of one document, as its reader finds them."""

from typing import Any

from pydantic import ValidationError

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span
from generator.model.dates import PartialDate
from generator.model.paper import Authorship, Byline, Paper, Publication
from generator.model.person import PersonName
from generator.parse.dates import DateReading, parse_date

LONGEST_TITLE = 1000
"""Characters; the longest titles of real papers have some 400."""

_NOTHING = Publication()


class Works:
    """Collects papers and notes: numbers the papers, and leaves out what cannot be one, with a note."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.papers: list[Paper] = []
        self.notes: list[Diagnostic] = []

    def note(self, code: str, at: Span, **fields: object) -> None:
        """Add a note."""
        self.notes.append(note(code, at, **fields))

    def date(self, at: Span, text: str | None) -> PartialDate | None:
        """Return a date in any form; what is wrong with it is noted, and costs no more than the part that it is in."""
        return self.dated(at, text or "", parse_date(text)) if text else None

    def dated(self, at: Span, text: str, reading: DateReading) -> PartialDate | None:
        """Return the date of a reading, and note what is wrong with it."""
        if reading.fault:
            self.note("bad-record-date", at, text=text, reason=reading.fault)
        return reading.date

    def add(self, at: Span, record: str, *, title: str | None, byline: Byline, **facts: Any) -> None:
        """Add a paper. record: what to call it in a note, "record 3" or "the entry knuth84". facts: fields of Paper.

        Facts that say nothing (None, empty) are left out, so that papers stay as small as what is known of them.
        """
        if not title:
            self.note("record-without-title", at, record=record)
            return
        if len(title) > LONGEST_TITLE:
            self.note("too-long", at, what=f"the title of {record}", length=f"{len(title):,}", limit=f"{LONGEST_TITLE:,}")
            title = title[:LONGEST_TITLE].rstrip()
        if facts.get("publication") == _NOTHING:
            del facts["publication"]
        said = {name: fact for name, fact in facts.items() if fact is not None and fact is not False and fact not in ((), "")}
        order = len(self.papers) + 1
        try:
            self.papers.append(Paper(title=title, byline=byline, source_order=order, line=at.line, **said))
        except ValidationError as error:
            field = ".".join(str(part) for part in error.errors()[0]["loc"])
            self.note("broken-record", at, record=record, reason=f"its {field} cannot be used")


def byline_of(names: tuple[PersonName, ...], *, complete: bool = True) -> Byline:
    """Return names as a byline, in their order."""
    return Byline(
        authorships=tuple(Authorship(name=name, position=place) for place, name in enumerate(names, start=1)),
        complete=complete,
    )
