"""The pages of groups, and the tree of them."""

from collections.abc import Iterator

from generator.language.words import Words
from generator.model.group import Membership
from generator.model.value import value
from generator.plan import routes
from generator.plan.common import Common
from generator.plan.corpus import Corpus, Entry
from generator.plan.groups import Unit, everyone_in
from generator.plan.lists import by_year, coverage, pages_of, titled
from generator.plan.markdown import markdown_to_html
from generator.plan.page import Page
from generator.plan.pages.directory import people_text, person_cards
from generator.plan.views.frame import Crumb
from generator.plan.views.people import GroupPage, GroupRow, GroupsPage, MemberView, PersonCard
from generator.plan.views.pieces import Paging


@value
class GroupFacts:
    """What a group's pages say above the papers."""

    unit: Unit
    crumbs: tuple[Crumb, ...]
    members: tuple[MemberView, ...]
    former: tuple[MemberView, ...]
    parts: tuple[GroupRow, ...]
    coverage: str


def group_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield the tree of groups, and the pages of each."""
    if not corpus.units:
        return
    cards = person_cards(corpus)
    words = corpus.common.words
    works = {slug: _works_of(slug, corpus) for slug in corpus.units}
    rows = {slug: _row(slug, corpus, works[slug]) for slug in corpus.units}
    yield Page(routes.GROUPS, groups_view, (corpus.common, tuple(_tree(corpus, rows))))
    for slug, unit in corpus.units.items():
        members = [_member(cards[place], held, words) for place, held in everyone_in(slug, corpus.units).items()]
        facts = GroupFacts(
            unit=unit,
            crumbs=(Crumb(words.say("Groups"), routes.GROUPS), *_above(unit, corpus)),
            members=tuple(member for member in members if member.current),
            former=tuple(member for member in members if not member.current),
            parts=tuple(rows[part] for part in unit.parts),
            coverage=coverage(works[slug], words),
        )
        for path, chunk, paging in pages_of(works[slug], corpus.config.papers_per_page, routes.group_path(slug), words):
            yield Page(path, group_view, (corpus.common, facts, path, chunk, paging))


def _works_of(slug: str, corpus: Corpus) -> tuple[Entry, ...]:
    """Return the works that members list and that appeared while they were members, each once; undated ones count."""
    memberships = everyone_in(slug, corpus.units)
    return tuple(
        entry
        for entry in corpus.entries
        if any(place in memberships and any(_counts(entry, one) for one in memberships[place]) for place in entry.work.people)
    )


def _counts(entry: Entry, membership: Membership) -> bool:
    date = entry.gist.iso
    return date is None or membership.covers(date)


def _above(unit: Unit, corpus: Corpus) -> tuple[Crumb, ...]:
    crumbs: list[Crumb] = []
    parent = unit.parent
    while parent is not None:
        above = corpus.units[parent]
        crumbs.append(Crumb(above.group.name, routes.group_path(parent)))
        parent = above.parent
    return tuple(reversed(crumbs))


def _row(slug: str, corpus: Corpus, entries: tuple[Entry, ...]) -> GroupRow:
    unit = corpus.units[slug]
    people = len(everyone_in(slug, corpus.units))
    words = corpus.common.words
    facts = words.joined((people_text(people, words), words.count(len(entries), "{n} paper", "{n} papers")))
    return GroupRow(unit.group.name, unit.group.kind, routes.group_path(slug), facts, depth=0)


def _tree(corpus: Corpus, rows: dict[str, GroupRow], parent: str | None = None, depth: int = 0) -> Iterator[GroupRow]:
    for slug, unit in corpus.units.items():
        if unit.parent == parent:
            row = rows[slug]
            yield GroupRow(row.name, row.kind, row.path, row.facts, depth)
            yield from _tree(corpus, rows, slug, depth + 1)


def _member(card: PersonCard, memberships: list[Membership], words: Words) -> MemberView:
    """Return a member for drawing: of several memberships, what they are together."""
    current = any(one.until is None for one in memberships)
    role = next((one.role for one in memberships if one.role and (one.until is None) == current), None)
    since = [one.since for one in memberships if one.since]
    until = [one.until for one in memberships if one.until]
    begins = min(since)[:4] if since and all(one.since for one in memberships) else ""
    ends = "" if current or not until else max(until)[:4]
    if begins and ends:
        span = words.years(int(begins), int(ends))
    elif begins:
        span = words.say("since {year}", year=begins)
    else:
        span = words.say("until {year}", year=ends) if ends else ""
    return MemberView(card, role, span, current)


def groups_view(common: Common, rows: tuple[GroupRow, ...]) -> GroupsPage:
    """Make the tree of groups."""
    words = common.words
    lead = words.count(
        len(rows),
        "{n} group. Papers of several members count once in each group.",
        "{n} groups. Papers of several members count once in each group.",
    )
    heading = words.say("Groups")
    frame = common.frame(routes.GROUPS, heading, words.say("{title}: {text}", title=heading, text=lead))
    return GroupsPage(frame, heading, lead, rows)


def group_view(common: Common, facts: GroupFacts, path: str, entries: tuple[Entry, ...], paging: Paging) -> GroupPage:
    """Make a page of a group."""
    group = facts.unit.group
    words = common.words
    title = titled(group.name, paging, words)
    people = len(facts.members) + len(facts.former)
    about = words.joined((people_text(people, words), facts.coverage))
    return GroupPage(
        page=common.frame(path, title, words.say("{title}: {facts}.", title=title, facts=about), facts.crumbs),
        name=group.name,
        kind=group.kind,
        url=group.url,
        lead=words.say("{facts}.", facts=about),
        body=markdown_to_html(group.body) if group.body else None,
        parts=facts.parts,
        members=facts.members,
        former=facts.former,
        groups=by_year(entries, words),
        paging=paging,
    )
