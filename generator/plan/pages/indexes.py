"""The indexes: all categories, years, organisations, authors."""

from collections.abc import Callable, Iterator

from generator.plan import routes
from generator.plan.corpus import Corpus, Entry, name_slug
from generator.plan.lists import organisation_tallies, venue_tallies, year_span
from generator.plan.metadata.schema_pages import collection_page
from generator.plan.page import Page
from generator.plan.slugs import fold
from generator.plan.text import some_of
from generator.plan.views.lists import IndexPage, IndexSection
from generator.plan.views.pieces import Tally


def index_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield an index for each kind of list that the data has."""
    makers: tuple[tuple[str, Callable[[Corpus], IndexPage], bool], ...] = (
        (routes.VENUES, venues_view, bool(corpus.by_venue)),
        (routes.ORGANISATIONS, organisations_view, bool(corpus.by_organisation)),
        (routes.AUTHORS, authors_view, any(entry.gist.names for entry in corpus.entries)),
    )
    for path, make, wanted in makers:
        if wanted:
            yield Page(path, make, (corpus,))


def organisations_view(corpus: Corpus) -> IndexPage:
    """Make the index of organisations, by number of papers."""
    named = sum(bool(entry.gist.organisations) for entry in corpus.entries)
    words = corpus.common.words
    some = some_of(named, len(corpus.entries), words)
    lead = words.say("The source names organisations for {some}, in short forms.", some=some)
    sections = (IndexSection("", organisation_tallies(corpus)),)
    return _index(corpus, routes.ORGANISATIONS, "organisations", words.say("Organisations"), lead, sections)


def venues_view(corpus: Corpus) -> IndexPage:
    """Make the index of venues, by number of papers."""
    named = sum(entry.gist.venue is not None for entry in corpus.entries)
    words = corpus.common.words
    some = some_of(named, len(corpus.entries), words)
    lead = words.say("The sources say where a paper appeared for {some}.", some=some)
    return _index(corpus, routes.VENUES, "venues", words.say("Venues"), lead, (IndexSection("", venue_tallies(corpus)),))


def authors_view(corpus: Corpus) -> IndexPage:
    """Make the index of all printed names."""
    return _index(
        corpus, routes.AUTHORS, "authors", corpus.common.words.say("Authors"), _authors_lead(corpus), _author_tallies(corpus)
    )


def _index(corpus: Corpus, path: str, kind: str, heading: str, lead: str, sections: tuple[IndexSection, ...]) -> IndexPage:
    # A name that stands above one paper leads to it, so that index lists pages of different kinds.
    paths = [row.path for section in sections for row in section.rows if row.path] if kind != "authors" else []
    things = collection_page(corpus.config.base_url, path, heading, paths) if paths else ()
    description = corpus.common.words.say("{title}: {text}", title=heading, text=lead)
    return IndexPage(corpus.common.frame(path, heading, description, things=things), kind, heading, lead, sections)


def _authors_lead(corpus: Corpus) -> str:
    cut = sum(entry.gist.is_cut for entry in corpus.entries)
    words = corpus.common.words
    lead = words.say("Every name that stands in a byline.")
    if not cut:
        return lead
    rest = words.count(
        cut,
        "{n} of all {all} bylines is cut by the source, so others are missing here.",
        "{n} of all {all} bylines are cut by the source, so others are missing here.",
        all=words.number(len(corpus.entries)),
    )
    return words.sentences(lead, rest)


def _author_tallies(corpus: Corpus) -> tuple[IndexSection, ...]:
    """Return all printed names by the first letter of their last word; names that differ by accents only are one."""
    spellings: dict[str | int, str] = {}
    papers: dict[str | int, list[Entry]] = {}
    for entry in corpus.entries:
        found: dict[str | int, str] = {}
        for name, place in zip(entry.gist.names, entry.authors, strict=True):
            # Whoever is known here is one person, whatever the spelling.
            found.setdefault(fold(name) if place is None else place, name)
        for key, name in found.items():
            spellings.setdefault(key, name if isinstance(key, str) else corpus.common.people[key].name)
            papers.setdefault(key, []).append(entry)
    letters: dict[str, list[tuple[str, Tally]]] = {}
    for key, entries in papers.items():
        folded = fold(spellings[key])
        family = folded.split(",")[0].split()[-1] if folded.split(",")[0].split() else folded
        letter = family[:1].upper()
        tally = Tally(spellings[key], _path_of(key, spellings[key], entries, corpus), len(entries), detail=year_span(entries))
        letters.setdefault(letter if letter.isalpha() else "#", []).append((f"{family} {folded}", tally))
    return tuple(
        IndexSection(letter, tuple(tally for _, tally in sorted(rows, key=lambda row: row[0])))
        for letter, rows in sorted(letters.items())
    )


def _path_of(key: str | int, name: str, entries: list[Entry], corpus: Corpus) -> str:
    """Return where a name leads: to the person, to the page of its papers, or to the newest paper."""
    if isinstance(key, int):
        return corpus.common.people[key].path
    slug = name_slug(name)
    return routes.author_path(slug) if slug in corpus.by_author else entries[0].path
