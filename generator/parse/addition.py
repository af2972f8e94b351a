"""A person's `papers/NAME.md` -> Addition, and what it adds to a paper."""

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic
from generator.model.addition import Addition
from generator.model.dates import PartialDate
from generator.parse.authored import read_authored
from generator.parse.dates import parse_date
from generator.parse.text import stem_of
from generator.prose import safe_url


def parse_addition(content: bytes, source: str) -> tuple[Addition | None, PartialDate | None, tuple[Diagnostic, ...]]:
    """Read what is said of one paper, and the date that it says; None if it cannot be told which paper is meant.

    What is wrong, a link that is not safe, and a date that cannot be read, cost themselves.
    """
    authored, notes = read_authored(content, source)
    if authored is None:
        return None, None, notes
    own = {"source": source, "stem": stem_of(source), "body": authored.body.strip()}
    addition, own_notes = authored.as_model(Addition, own, essential=("paper",))
    notes += own_notes
    if addition is None:
        return None, None, notes
    unsafe = [link.url for link in addition.links if safe_url(link.url, allow_relative=True) is None]
    notes += tuple(note("unsafe-link", authored.place(url), text=url) for url in unsafe)
    links = tuple(link for link in addition.links if link.url not in unsafe)
    date = None
    if addition.date:
        reading = parse_date(addition.date)
        date = reading.date
        if reading.fault:
            notes += (note("bad-field", authored.place("date:"), reason=f"date: {reading.fault}"),)
    return addition.model_copy(update={"links": links}), date, notes
