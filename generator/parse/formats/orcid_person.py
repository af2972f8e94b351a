"""The person of an ORCID record, as far as the record makes it public."""

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from generator.model.base import Model
from generator.model.career import Award, Education, Position
from generator.model.link import Link
from generator.model.person import Affiliation, Person, PersonName
from generator.parse.career import MOST_ENTRIES, entry_of
from generator.parse.dates import date_of_parts
from generator.parse.names import name_as_printed, name_of_parts
from generator.parse.values import dict_of, dicts_of, link_of, number_of, orcid_of, text_of

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&!])")
_SECTIONS = {"employments": "employment", "invited-positions": "invited-position", "educations": "education",
             "qualifications": "qualification", "distinctions": "distinction"}  # fmt: skip
"""Of a record's activities, those that are read beside works, and what an entry of each is called."""
_BEGINS_LIST = re.compile(r"(?m)^([^\S\n]*+)([-+=]|[0-9]{1,9}[.)])(?=\s|=|-|\Z)", re.ASCII)

M = TypeVar("M", bound=Model)


def value_of(value: Any) -> str | None:
    """Return a text that the record gives as it is, or within {"value": ...} or {"content": ...}."""
    facts = dict_of(value)
    return text_of(facts.get("value")) or text_of(facts.get("content")) if facts else text_of(value)


def is_public(part: dict[str, Any]) -> bool:
    """Tell whether everybody may see a part; those of public files that say nothing are."""
    said = text_of(part.get("visibility"))
    return said is None or said.lower() == "public"


def hidden_parts(record: dict[str, Any]) -> int:
    """Return how many parts of the record, other than works, are not public."""
    person = dict_of(record.get("person"))
    names = ("other-name", "researcher-url", "keyword")
    lists = [part for name in names for part in dicts_of(dict_of(person.get(f"{name}s")).get(name))]
    single = [dict_of(person.get(name)) for name in ("name", "biography")]
    activities = dict_of(record.get("activities-summary"))
    groups = [copies for section in _SECTIONS for copies in _groups(activities, section)]
    hidden = sum(not any(map(is_public, copies)) for copies in groups)
    return hidden + sum(not is_public(part) for part in (*lists, *single))


def person_of(record: dict[str, Any]) -> Person | None:
    """Return the person of a record or of its section `person`; None if there is no name that everybody may see."""
    person = dict_of(record.get("person")) or record
    name = _name(dict_of(person.get("name")))
    if name is None:
        return None
    activities = dict_of(record.get("activities-summary"))
    employments = _entries(activities, "employments", Position)
    position, affiliation = _present(employments)
    biography = dict_of(person.get("biography"))
    return Person(
        name=name,
        other_names=tuple(
            dict.fromkeys(n for entry in _public(person, "other-name") if (n := value_of(entry)) and n != name.display)
        ),
        orcid=_orcid(record, person),
        position=position,
        affiliation=affiliation,
        keywords=tuple(
            dict.fromkeys(
                word
                for entry in _public(person, "keyword")
                for part in re.split(r"[,;]", value_of(entry) or "")
                if (word := part.strip())
            )
        ),
        links=_links(person),
        biography=_markdown(biography.get("content")) if is_public(biography) else None,
        positions=(*employments, *_entries(activities, "invited-positions", Position)),
        education=(
            *_entries(activities, "educations", Education),
            *_entries(activities, "qualifications", Education),
        ),
        awards=_entries(activities, "distinctions", Award),
    )


def _public(person: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [entry for entry in dicts_of(dict_of(person.get(f"{name}s")).get(name)) if is_public(entry)]


def _orcid(record: dict[str, Any], person: dict[str, Any]) -> str | None:
    own = dict_of(record.get("orcid-identifier"))
    path = (text_of(person.get("path")) or "").strip("/").partition("/")[0]
    candidates = (own.get("path"), own.get("uri"), dict_of(person.get("name")).get("path"), path)
    return next((found for value in candidates if (found := orcid_of(value))), None)


def _name(name: dict[str, Any]) -> PersonName | None:
    if not is_public(name):
        return None
    given, family, credit = (value_of(name.get(part)) for part in ("given-names", "family-name", "credit-name"))
    if not given and not family:
        return name_as_printed(credit) if credit else None
    # The credit name is how the person wants to be named.
    return name_of_parts(given, family, display=credit)


def _present(positions: tuple[Position, ...]) -> tuple[str | None, Affiliation | None]:
    """Return title and place of the present post that began last; none if all have ended."""
    present = [one for one in positions if one.until is None and one.organisation]
    last = max(present, key=lambda one: one.since or "", default=None)
    return (last.title, Affiliation(name=last.organisation)) if last and last.organisation else (None, None)


def _entries(activities: dict[str, Any], section: str, model: type[M]) -> tuple[M, ...]:
    """Return what a section of the activities makes public, as posts, degrees or awards."""
    return tuple(entry for summary in _summaries(activities, section) if (entry := _entry(summary, model)))


def _summaries(activities: dict[str, Any], section: str) -> Iterator[dict[str, Any]]:
    """Give one summary for each entry, if there is one that everybody may see."""
    for copies in _groups(activities, section)[:MOST_ENTRIES]:
        public = next(filter(is_public, copies), None)
        if public is not None:
            yield public


def _groups(activities: dict[str, Any], section: str) -> list[list[dict[str, Any]]]:
    """Return the copies of each entry that several sources have put into the record, the preferred one first."""
    found, key = dict_of(activities.get(section)), f"{_SECTIONS[section]}-summary"
    # Schema 2 has no groups.
    groups = [[summary] for summary in dicts_of(found.get(key))]
    for group in dicts_of(found.get("affiliation-group")):
        copies = [summary for entry in dicts_of(group.get("summaries")) if (summary := dict_of(entry.get(key)))]
        # In XML the summaries lie in the group itself.
        copies += dicts_of(group.get(key))
        groups.append(sorted(copies, key=lambda copy: -(number_of(copy.get("display-index")) or 0)))
    return [copies for copies in groups if copies]


def _entry(summary: dict[str, Any], model: type[M]) -> M | None:
    role, department = (value_of(summary.get(key)) for key in ("role-title", "department-name"))
    names = {"organisation": value_of(dict_of(summary.get("organization")).get("name"))}
    since, until = (_when(summary, key) for key in ("start-date", "end-date"))
    if model is Award:
        # A department is one of the organisation that gave it.
        return entry_of(model, {**names, "title": role}, value_of(summary.get("url")), {"date": since or until})
    names |= {"degree" if model is Education else "title": role, "department": department}
    # What has ended, but nobody can read when, would seem to go on.
    dates = {} if until == "" else {"since": since, "until": until}
    return entry_of(model, names, value_of(summary.get("url")), dates)


def _when(summary: dict[str, Any], key: str) -> str | None:
    """Return a date as it is known, "2014-09"; None if there is none, and nothing if it is none."""
    parts = dict_of(summary.get(key))
    year, month, day = (number_of(value_of(parts.get(part))) or None for part in ("year", "month", "day"))
    if year is None:
        return None
    date = date_of_parts(str(year), year, month, day).date
    return date.iso or "" if date else ""


def _links(person: dict[str, Any]) -> tuple[Link, ...]:
    links = [
        link_of(value_of(entry.get("url")), label=text_of(entry.get("url-name")))
        for entry in _public(person, "researcher-url")
    ]
    links += [
        link_of(value_of(entry.get("external-id-url")), label=text_of(entry.get("external-id-type")))
        for entry in _public(person, "external-identifier")
    ]
    return tuple(dict.fromkeys(link for link in links if link))


def _markdown(text: Any) -> str | None:
    """Return plain text as Markdown in which no sign has a meaning; its paragraphs stay."""
    if not isinstance(text, str) or not text.strip():
        return None
    return _BEGINS_LIST.sub(_escaped, _MARKDOWN.sub(r"\\\1", text.strip()))


def _escaped(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2][:-1]}\\{match[2][-1]}"
