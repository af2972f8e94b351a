"""What several documents say of a person's posts, degrees and awards -> one list of each, newest first."""

from collections.abc import Iterable
from typing import TypeVar

from generator.model.career import Award, Education, Position
from generator.model.dates import in_order
from generator.model.value import value
from generator.plan.slugs import slugify

E = TypeVar("E", Position, Education, Award)


def joined_entries(told: Iterable[tuple[E, ...]]) -> tuple[E, ...]:
    """Join lists, most trusted first: each entry once, its facts from whom is trusted most.

    A date that says more, and nothing else, is taken from whoever has it.
    """
    found: list[E] = []
    # Of everything that an entry is joined from: with what it has got from others it might not be known again.
    sketches: list[list[_Sketch]] = []
    for entry in (entry for entries in told for entry in entries):
        sketch = _sketch(entry)
        place = next((place for place, known in enumerate(sketches) if any(_is_same(one, sketch) for one in known)), None)
        if place is None:
            found.append(entry)
            sketches.append([sketch])
        else:
            found[place] = _filled(found[place], entry)
            sketches[place].append(sketch)
    return in_time(found)


def in_time(entries: Iterable[E]) -> tuple[E, ...]:
    """Return entries newest first: what goes on, then what ended last; those without a date last, in their own order."""
    return tuple(sorted(entries, key=_time, reverse=True))


def present_post(positions: Iterable[Position]) -> Position | None:
    """Return the post that goes on and began last; None if none is known to go on."""
    return next((one for one in in_time(positions) if one.since and one.until is None), None)


def _dates(entry: Position | Education | Award) -> tuple[str | None, str | None]:
    return (entry.date, None) if isinstance(entry, Award) else (entry.since, entry.until)


def _time(entry: Position | Education | Award) -> tuple[str, str]:
    since, until = _dates(entry)
    goes_on = since is not None and not isinstance(entry, Award)
    return (until or ("9999" if goes_on else since or ""), since or "")


@value
class _Sketch:
    """What tells an entry from others."""

    title: frozenset[str]
    """Its words."""
    place: frozenset[str]
    since: str | None
    until: str | None


def _sketch(entry: Position | Education | Award) -> _Sketch:
    title = f"{entry.degree or ''} {entry.field or ''}" if isinstance(entry, Education) else entry.title or ""
    return _Sketch(_words(title), _words(entry.organisation or ""), *_dates(entry))


def _words(text: str) -> frozenset[str]:
    # "Ph.D." is "PhD".
    return frozenset(slugify(text.replace(".", "")).split("-")) if text.strip() else frozenset()


def _is_same(one: _Sketch, other: _Sketch) -> bool:
    """Tell whether two documents speak of one thing: at one time it may have more words in one of them."""
    begins, ends = _agree(one.since, other.since), _agree(one.until, other.until)
    if begins is False or (begins is None and ends is False):
        return False
    if begins or ends:
        return _is_within(one.title, other.title) and _is_within(one.place, other.place)
    return one.title == other.title and one.place == other.place


def _agree(one: str | None, other: str | None) -> bool | None:
    """Tell whether two dates may be one; None if one of them is not known."""
    return None if one is None or other is None else one[: len(other)] == other[: len(one)]


def _is_within(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _filled(one: E, other: E) -> E:
    """Return an entry with what only the other says. That something goes on is said too, by whoever says when it began."""
    facts = one.model_dump()
    goes_on = facts.get("since") is not None
    for name, fact in other.model_dump().items():
        own = facts[name]
        is_finer = name in ("since", "until", "date") and own and fact and len(fact) > len(own) and _agree(own, fact)
        if is_finer or (own is None and not (name == "until" and goes_on)):
            facts[name] = fact
    return type(one)(**facts) if in_order(facts.get("since"), facts.get("until")) else one
