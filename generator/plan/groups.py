"""Groups and their parts: who belongs to them, and which works are theirs. What several have counts once in the whole."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import field

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span
from generator.model.group import Group, Membership
from generator.model.profile import Profile
from generator.model.value import value
from generator.plan.slugs import fold, slugify


@value
class Unit:
    """A group with its members found, and its place among the others."""

    group: Group
    slug: str
    members: tuple[tuple[int, Membership], ...]
    """Indexes of profiles, with what is said of each; its own, without those of its parts."""
    parent: str | None
    """By its slug."""
    parts: tuple[str, ...] = field(default_factory=tuple)
    """The groups directly below, by their slugs, by name."""


def units_of(groups: Sequence[Group], profiles: Sequence[Profile]) -> tuple[dict[str, Unit], tuple[Diagnostic, ...]]:
    """Return every group by its slug, in the order of their names. Who or what cannot be found is left out, with a note."""
    notes: list[Diagnostic] = []
    people = _people(profiles)
    found: dict[str, Group] = {}
    for group in sorted(groups, key=lambda one: (fold(one.name), one.source)):
        slug = slugify(group.stem)
        if slug in found:
            notes.append(note("page-conflict", Span(source=group.source), other=found[slug].source, path=f"groups/{slug}/"))
        else:
            found[slug] = group
    parents = {slug: _parent(slug, found, notes) for slug in found}
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for slug, parent in parents.items():
        if parent is not None:
            parts[parent].append(slug)
    units = {}
    for slug, group in found.items():
        members = []
        for membership in group.members:
            places = people.get(_name(membership.person), set())
            if len(places) == 1:
                members.append((next(iter(places)), membership))
            else:
                reason = "several people are called so" if places else "nobody here is called so"
                notes.append(note("unknown-member", Span(source=group.source), text=membership.person, reason=reason))
        units[slug] = Unit(group, slug, tuple(members), parents[slug], tuple(parts[slug]))
    return units, tuple(notes)


def _parent(slug: str, groups: dict[str, Group], notes: list[Diagnostic]) -> str | None:
    """Return the slug of the group above; None if there is none, or if it would be above itself."""
    group = groups[slug]
    if group.parent is None:
        return None
    parent = slugify(group.parent.removesuffix(".md"))
    if parent not in groups:
        notes.append(note("unknown-group", Span(source=group.source), text=group.parent))
        return None
    seen, above = {slug}, parent
    while above in groups:
        if above in seen:
            notes.append(note("group-within-itself", Span(source=group.source), text=group.parent))
            return None
        seen.add(above)
        higher = groups[above].parent
        above = slugify(higher.removesuffix(".md")) if higher else ""
    return parent


def _people(profiles: Sequence[Profile]) -> dict[str, set[int]]:
    """Return whom each name may mean."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for place, profile in enumerate(profiles):
        person = profile.person
        document = profile.source.rpartition("/")[2].removesuffix(".txt")
        folder = profile.source.rpartition("/")[0].rpartition("/")[2]
        names = [person.name.display, *person.other_names, slugify(person.name.display), document, folder]
        names += [person.orcid] if person.orcid else []
        for name in names:
            if name and name not in ("profile", "content"):
                found[_name(name)].add(place)
    return found


def _name(text: str) -> str:
    return fold(text).removeprefix("https://orcid.org/").removesuffix(".txt")


def everyone_in(slug: str, units: dict[str, Unit]) -> dict[int, list[Membership]]:
    """Return the members of a group and of all its parts, by the index of their profile."""
    found: dict[int, list[Membership]] = {}
    for one in _with_parts(slug, units):
        for place, membership in units[one].members:
            found.setdefault(place, []).append(membership)
    return found


def _with_parts(slug: str, units: dict[str, Unit]) -> Iterable[str]:
    yield slug
    for part in units[slug].parts:
        yield from _with_parts(part, units)
