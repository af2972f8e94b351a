"""The indexes: all categories, years, organisations, authors."""

from collections.abc import Callable, Iterator

from generator.plan import routes
from generator.plan.common import Common
from generator.plan.corpus import Corpus, name_slug
from generator.plan.counted import Counted, year_span
from generator.plan.lists import organisation_tallies, venue_tallies
from generator.plan.metadata.schema_pages import collection_page
from generator.plan.page import Page
from generator.plan.scope import Scope
from generator.plan.slugs import fold
from generator.plan.text import some_of
from generator.plan.views.lists import IndexPage, IndexSection
from generator.plan.views.pieces import Tally


def index_pages(corpus: Corpus, scope: Scope) -> Iterator[Page]:
    """Yield an index for each kind of list that the data has. scope: of all papers."""
    named = sum(bool(entry.counts.organisations) for entry in scope.entries)
    published = sum(entry.counts.venue is not None for entry in scope.entries)
    makers: tuple[tuple[str, Callable[..., IndexPage], tuple[object, ...], bool], ...] = (
        (routes.VENUES, venues_view, (scope, published, venue_tallies(corpus)), bool(published)),
        (routes.ORGANISATIONS, organisations_view, (scope, named, organisation_tallies(corpus)), bool(named)),
        (routes.AUTHORS, authors_view, (scope,), any(entry.names for entry in scope.entries)),
    )
    for path, make, parts, wanted in makers:
        if wanted:
            yield Page(path, make, parts)


def organisations_view(scope: Scope, named: int, tallies: tuple[Tally, ...]) -> IndexPage:
    """Make the index of organisations, by number of papers. named: how many papers have some."""
    words = scope.common.words
    some = some_of(named, len(scope.entries), words)
    lead = words.say("The source names organisations for {some}, in short forms.", some=some)
    heading = words.say("Organisations")
    return _index(scope.common, routes.ORGANISATIONS, "organisations", heading, lead, (IndexSection("", tallies),))


def venues_view(scope: Scope, published: int, tallies: tuple[Tally, ...]) -> IndexPage:
    """Make the index of venues, by number of papers. published: how many papers have one."""
    words = scope.common.words
    some = some_of(published, len(scope.entries), words)
    lead = words.say("The sources say where a paper appeared for {some}.", some=some)
    return _index(scope.common, routes.VENUES, "venues", words.say("Venues"), lead, (IndexSection("", tallies),))


def authors_view(scope: Scope) -> IndexPage:
    """Make the index of all printed names."""
    heading = scope.common.words.say("Authors")
    return _index(scope.common, routes.AUTHORS, "authors", heading, _authors_lead(scope), _author_tallies(scope))


def _index(common: Common, path: str, kind: str, heading: str, lead: str, sections: tuple[IndexSection, ...]) -> IndexPage:
    # A name that stands above one paper leads to it, so that index lists pages of different kinds.
    paths = [row.path for section in sections for row in section.rows if row.path] if kind != "authors" else []
    things = collection_page(common.config.base_url, path, heading, paths) if paths else ()
    description = common.words.say("{title}: {text}", title=heading, text=lead)
    return IndexPage(common.frame(path, heading, description, things=things), kind, heading, lead, sections)


def _authors_lead(scope: Scope) -> str:
    cut = scope.cut
    words = scope.common.words
    lead = words.say("Every name that stands in a byline.")
    if not cut:
        return lead
    rest = words.count(
        cut,
        "{n} of all {all} bylines is cut by the source, so others are missing here.",
        "{n} of all {all} bylines are cut by the source, so others are missing here.",
        all=words.number(len(scope.entries)),
    )
    return words.sentences(lead, rest)


def _author_tallies(scope: Scope) -> tuple[IndexSection, ...]:
    """Return all printed names by the first letter of their last word; names that differ by accents only are one."""
    spellings: dict[str | int, str] = {}
    papers: dict[str | int, list[Counted]] = {}
    for entry in scope.entries:
        found: dict[str | int, str] = {}
        for name, place in zip(entry.names, entry.authors, strict=True):
            # Whoever is known here is one person, whatever the spelling.
            found.setdefault(fold(name) if place is None else place, name)
        for key, name in found.items():
            spellings.setdefault(key, name if isinstance(key, str) else scope.common.people[key].name)
            papers.setdefault(key, []).append(entry)
    letters: dict[str, list[tuple[str, Tally]]] = {}
    for key, entries in papers.items():
        folded = fold(spellings[key])
        family = folded.split(",")[0].split()[-1] if folded.split(",")[0].split() else folded
        letter = family[:1].upper()
        span = year_span(entries, scope.common.words)
        tally = Tally(spellings[key], _path_of(key, spellings[key], entries, scope), len(entries), detail=span)
        letters.setdefault(letter if letter.isalpha() else "#", []).append((f"{family} {folded}", tally))
    return tuple(
        IndexSection(letter, tuple(tally for _, tally in sorted(rows, key=lambda row: row[0])))
        for letter, rows in sorted(letters.items())
    )


def _path_of(key: str | int, name: str, entries: list[Counted], scope: Scope) -> str:
    """Return where a name leads: to the person, to the page of its papers, or to the newest paper."""
    if isinstance(key, int):
        return scope.common.people[key].path
    slug = name_slug(name)
    return routes.author_path(slug) if scope.has_page(slug) else entries[0].path
