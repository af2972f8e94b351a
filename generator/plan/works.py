"""Every work of a site once, whoever lists it: what is known of it, and its address."""

from collections import Counter, defaultdict

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span
from generator.model.paper import Paper
from generator.model.profile import Profile
from generator.model.value import value
from generator.plan.called import called, exact_name, names_of
from generator.plan.gist import Gist, gist_of
from generator.plan.identity import Account, same_works
from generator.plan.merge import Merged, merged
from generator.plan.slugs import short_hash


@value
class Work:
    """A paper of the site, however many documents tell of it."""

    slug: str
    title: str
    """Plain text."""
    paper: Paper
    """All that is known of it."""
    gist: Gist
    """What is known of it without its being read."""
    people: tuple[int, ...]
    """Indexes of the profiles that list it, ascending."""
    documents: tuple[str, ...] = ()
    """Those that tell of it."""
    provenance: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """If several documents tell of it: the name of each known field, and the documents that it was taken from."""


@value
class SharedSlug:
    """An address that several works would have; each has one of its own below, and this one leads to all."""

    slug: str
    works: tuple[Work, ...]


@value
class Works:
    """All works of a site."""

    works: tuple[Work, ...]
    """Newest first, undated last, then by title."""
    shared: tuple[SharedSlug, ...]
    notes: tuple[Diagnostic, ...] = ()


def works_of(profiles: tuple[Profile, ...]) -> Works:
    """Return every work once, and the addresses that would be shared."""
    accounts = [
        Account(paper, place, paper.source or profile.source)
        for place, profile in enumerate(profiles)
        for paper in profile.papers
    ]
    same, apart, notes = _said_by_people(profiles, accounts)
    by_slug: defaultdict[str, list[_Found]] = defaultdict(list)
    for group in same_works(accounts, same, apart):
        one = merged(group)
        notes += one.notes
        gist = gist_of(one.paper)
        people = tuple(sorted({account.place for account in group}))
        documents = tuple(dict.fromkeys(account.document for account in group))
        by_slug[gist.slug].append(_Found(one, gist, people, documents))
    works: list[Work] = []
    shared: list[SharedSlug] = []
    for slug, claimants in by_slug.items():
        if len(claimants) == 1:
            works.append(claimants[0].at(slug))
            continue
        slugs = _own_slugs(slug, [claimant.merged.paper for claimant in claimants])
        own = sorted((claimant.at(one) for one, claimant in zip(slugs, claimants, strict=True)), key=_by_time)
        works += own
        shared.append(SharedSlug(slug, tuple(own)))
    return Works(tuple(sorted(works, key=_by_time)), tuple(sorted(shared, key=lambda entry: entry.slug)), notes)


@value
class _Found:
    """A work that has no address yet."""

    merged: Merged
    gist: Gist
    people: tuple[int, ...]
    documents: tuple[str, ...]

    def at(self, slug: str) -> Work:
        return Work(slug, self.gist.title, self.merged.paper, self.gist, self.people, self.documents, self.merged.provenance)


# -- what people say themselves -------------------------------------------------------------------------------------------
_Pairs = tuple[tuple[Account, Account], ...]


def _said_by_people(profiles: tuple[Profile, ...], accounts: list[Account]) -> tuple[_Pairs, _Pairs, tuple[Diagnostic, ...]]:
    """Return which pairs of accounts people declare to be one work, and which not; a name that means nothing is a note."""
    same: list[tuple[Account, Account]] = []
    apart: list[tuple[Account, Account]] = []
    notes: list[Diagnostic] = []
    if not any(profile.same or profile.apart for profile in profiles):
        return (), (), ()
    for place, profile in enumerate(profiles):
        by_name: defaultdict[str, list[Account]] = defaultdict(list)
        for account in accounts:
            if account.place == place:
                by_name[called(exact_name(account.document, account.paper.source_order))].append(account)
                for name in names_of(account.paper):
                    by_name[name].append(account)
        for declared, pairs in ((profile.same, same), (profile.apart, apart)):
            for names in declared:
                found = [by_name.get(called(name), []) for name in names]
                notes += [
                    note("names-no-paper", Span(source=profile.about or profile.source), text=name)
                    for name, meant in zip(names, found, strict=True)
                    if not meant
                ]
                for number, meant in enumerate(found):
                    pairs += [(one, two) for other in found[:number] for one in meant for two in other if one is not two]
    return tuple(same), tuple(apart), tuple(notes)


# -- addresses ------------------------------------------------------------------------------------------------------------
def _own_slugs(slug: str, papers: list[Paper]) -> list[str]:
    """Return addresses for papers that would share one: from each paper alone, never from its place among the others.

    So a third paper of the same name moves neither. Only papers that agree in everything else need the abstract too, or more.
    """
    slugs = [_own_slug(slug, paper) for paper in papers]
    abstracts = [paper.abstract for paper in papers]
    # Two chapters of a book may agree in all that but their pages.
    wholes = [(f"{gist_of(paper).digest} {paper.source} {paper.format}",) for paper in papers]
    for more in (abstracts, wholes):
        counts = Counter(slugs)
        slugs = [
            own if counts[own] == 1 else _own_slug(slug, paper, *one)
            for own, paper, one in zip(slugs, papers, more, strict=True)
        ]
    return slugs


def _own_slug(slug: str, paper: Paper, *more: str) -> str:
    names = (authorship.name.display for authorship in paper.byline.authorships)
    category = paper.category.full_code if paper.category else ""
    date = paper.date.iso or paper.date.text if paper.date else ""
    year = str(paper.date.year) if paper.date and paper.date.year else ""
    # An identifier is the most stable thing about a paper.
    own = short_hash(paper.doi or paper.arxiv_id or "\x1f".join((paper.title, category, date, *names)), *more)
    return "-".join(part for part in (slug, year, own) if part)


def _by_time(work: Work) -> tuple[tuple[int, int, int, str], str]:
    return (work.gist.order, work.slug)
