"""A person's posts, degrees and awards, for pages and for print."""

from generator.language.words import Words
from generator.model.career import Award, Education, Position
from generator.model.person import Person
from generator.plan.views.pieces import CareerEntry, CareerSection


def career_sections(person: Person, words: Words) -> tuple[CareerSection, ...]:
    """Return what is known, by kind, each newest first; a kind of which nothing is known is left out."""
    sections = (
        CareerSection("positions", words.say("Positions"), tuple(_position(one, words) for one in person.positions)),
        CareerSection("education", words.say("Education"), tuple(_education(one, words) for one in person.education)),
        CareerSection("awards", words.say("Awards"), tuple(_award(one, words) for one in person.awards)),
    )
    return tuple(section for section in sections if section.entries)


def _position(one: Position, words: Words) -> CareerEntry:
    when = _years(one, words) or (words.say("until {year}", year=one.until[:4]) if one.until else "")
    return _entry(when, one.title, one, words)


def _education(one: Education, words: Words) -> CareerEntry:
    # Of a degree the year alone says when it was taken.
    when = _years(one, words) or _year(one.until, words)
    return _entry(when, words.joined((one.degree or "", one.field or "")), one, words)


def _award(one: Award, words: Words) -> CareerEntry:
    return CareerEntry(_year(one.date, words), one.title, one.url, one.organisation or "", None, one.note or "")


def _years(one: Position | Education, words: Words) -> str:
    """Return the years of what has a beginning, else nothing."""
    if one.since is None:
        return ""
    if one.until is None:
        return words.say("since {year}", year=one.since[:4])
    return words.years(int(one.since[:4]), int(one.until[:4]))


def _year(when: str | None, words: Words) -> str:
    return words.date("year", int(when[:4])) if when else ""


def _entry(when: str, title: str | None, one: Position | Education, words: Words) -> CareerEntry:
    place = words.joined((one.department or "", one.organisation or ""))
    if not title:
        return CareerEntry(when, place, one.url, "", None, one.note or "")
    return CareerEntry(when, title, None if place else one.url, place, one.url if place else None, one.note or "")
