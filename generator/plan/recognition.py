"""Which names in a byline mean a person of this site. A name alone is no evidence: namesakes are many."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.model.profile import Profile
from generator.plan.gist import family_key
from generator.plan.merge import initials_agree
from generator.plan.slugs import fold
from generator.plan.text import plain
from generator.plan.works import Work


@dataclass(slots=True)
class _Known:
    """What tells one person of the site from a namesake."""

    orcid: str | None
    family: str
    name: str
    companions: set[str] = field(default_factory=set)
    """Names beside theirs on the papers that they list."""
    affiliations: set[str] = field(default_factory=set)


def recognised(profiles: tuple[Profile, ...], works: tuple[Work, ...]) -> Iterator[tuple[int | None, ...]]:
    """Yield for each work which person of the site each name of its byline means: an index of profiles, or None.

    An ORCID iD decides. Without one, a name means the person who has it and lists the work themselves, also with
    initials only; on a work that they do not list, somebody who has the name and, on papers that they do list, one of
    the same co-authors or organisations. Where two people fit, nobody is meant.
    """
    people = [_known(profile) for profile in profiles]
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for place, profile in enumerate(profiles):
        for name in dict.fromkeys(fold(plain(one)) for one in (profile.person.name.display, *profile.person.other_names)):
            by_name[name].append(place)
    by_orcid = {person.orcid: place for place, person in enumerate(people) if person.orcid}
    if len(profiles) > 1:
        for work in works:
            names = set(_folded(work))
            for place in work.people:
                people[place].companions |= names
                people[place].affiliations.update(work.gist.places)
        for name, places in by_name.items():
            for place in places:
                people[place].companions.discard(name)
    for work in works:
        yield _of_work(work, people, by_name, by_orcid)


def _known(profile: Profile) -> _Known:
    person = profile.person
    own = {fold(person.affiliation.name)} if person.affiliation else set()
    return _Known(person.orcid, family_key(person.name), person.name.display, affiliations=own)


def _folded(work: Work) -> list[str]:
    return list(map(fold, work.gist.names))


def _of_work(
    work: Work, people: list[_Known], by_name: dict[str, list[int]], by_orcid: dict[str, int]
) -> tuple[int | None, ...]:
    names = _folded(work)
    orcids: Sequence[str | None] = work.gist.orcids or (None,) * len(names)
    if (
        not work.gist.orcids
        and by_name.keys().isdisjoint(names)
        and not any(people[place].family in work.gist.families for place in work.people)
    ):
        return (None,) * len(names)
    found: list[int | None] = []
    for name, orcid in zip(names, orcids, strict=True):
        if orcid and orcid in by_orcid:
            found.append(by_orcid[orcid])
            continue
        if name not in by_name:
            found.append(None)
            continue
        candidates = [place for place in by_name[name] if not _is_somebody_else(people[place], orcid)]
        listed = [place for place in candidates if place in work.people]
        if not listed and len(people) > 1:
            listed = [place for place in candidates if _has_evidence(people[place], work, names)]
        found.append(listed[0] if len(listed) == 1 else None)
    _add_initials(found, work, people, orcids)
    return tuple(found)


def _is_somebody_else(person: _Known, orcid: str | None) -> bool:
    return bool(person.orcid and orcid and person.orcid != orcid)


def _has_evidence(person: _Known, work: Work, names: list[str]) -> bool:
    return any(name in person.companions for name in names) or any(
        organisation in person.affiliations for organisation in work.gist.places
    )


def _add_initials(found: list[int | None], work: Work, people: list[_Known], orcids: Sequence[str | None]) -> None:
    """Recognise who lists the work and stands in its byline with another form of the given name: "Y. Huang"."""
    for place in work.people:
        if place in found:
            continue
        person, gist = people[place], work.gist
        if person.family not in gist.families:
            continue
        fits = [
            number
            for number, (name, family, orcid) in enumerate(zip(gist.names, gist.families, orcids, strict=True))
            if found[number] is None
            and family == person.family
            and initials_agree(name, plain(person.name))
            and not _is_somebody_else(person, orcid)
        ]
        if len(fits) == 1:
            found[fits[0]] = place
