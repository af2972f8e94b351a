"""The person of an ORCID record, as far as the record makes it public."""

import re
from typing import Any

from generator.model.link import Link
from generator.model.person import Affiliation, Person, PersonName
from generator.parse.names import name_as_printed, name_of_parts
from generator.parse.values import dict_of, dicts_of, link_of, number_of, orcid_of, text_of

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&!])")
_BEGINS_LIST = re.compile(r"(?m)^([^\S\n]*+)([-+=]|[0-9]{1,9}[.)])(?=\s|=|-|\Z)", re.ASCII)


def value_of(value: Any) -> str | None:
    """Return a text that the record gives as it is, or within {"value": ...} or {"content": ...}."""
    facts = dict_of(value)
    return text_of(facts.get("value")) or text_of(facts.get("content")) if facts else text_of(value)


def is_public(part: dict[str, Any]) -> bool:
    """Tell whether everybody may see a part; those of public files that say nothing are."""
    said = text_of(part.get("visibility"))
    return said is None or said.lower() == "public"


def hidden_parts(record: dict[str, Any]) -> int:
    """Return how many parts of the person, other than works, are not public."""
    person = dict_of(record.get("person"))
    names = ("other-name", "researcher-url", "keyword")
    lists = [part for name in names for part in dicts_of(dict_of(person.get(f"{name}s")).get(name))]
    single = [dict_of(person.get(name)) for name in ("name", "biography")]
    return sum(not is_public(part) for part in (*lists, *single))


def person_of(record: dict[str, Any]) -> Person | None:
    """Return the person of a record or of its section `person`; None if there is no name that everybody may see."""
    person = dict_of(record.get("person")) or record
    name = _name(dict_of(person.get("name")))
    if name is None:
        return None
    position, affiliation = _employment(dict_of(record.get("activities-summary")))
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


def _employment(activities: dict[str, Any]) -> tuple[str | None, Affiliation | None]:
    """Return position and place of the present employment that began last; none if all have ended."""
    section = dict_of(activities.get("employments"))
    summaries = dicts_of(section.get("employment-summary"))
    for group in dicts_of(section.get("affiliation-group")):
        summaries += [dict_of(entry.get("employment-summary")) for entry in dicts_of(group.get("summaries"))]
        # In XML the summaries lie in the group itself.
        summaries += dicts_of(group.get("employment-summary"))
    present = [one for one in summaries if one and is_public(one) and not _day(one, "end-date")[0]]
    for one in sorted(present, key=lambda one: _day(one, "start-date"), reverse=True):
        place = text_of(dict_of(one.get("organization")).get("name"))
        if place:
            return text_of(one.get("role-title")), Affiliation(name=place)
    return None, None


def _day(summary: dict[str, Any], key: str) -> tuple[int, int, int]:
    parts = dict_of(summary.get(key))
    year, month, day = (number_of(value_of(parts.get(part))) or 0 for part in ("year", "month", "day"))
    return year, month, day


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
