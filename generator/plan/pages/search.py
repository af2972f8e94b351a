"""The page of the search, and the files that it reads."""

from collections.abc import Iterable, Iterator

from pydantic_core import from_json, to_json

from generator.language.words import Words
from generator.plan import routes
from generator.plan.common import Common
from generator.plan.corpus import Corpus, Entry
from generator.plan.digest import digest_of
from generator.plan.earlier import Earlier
from generator.plan.lists import category_tallies, organisation_tallies, venue_tallies, year_tallies
from generator.plan.page import Page
from generator.plan.search.index import (
    CARDS_EACH,
    FORMAT,
    Card,
    Choice,
    Searchable,
    card_rows,
    choice_rows,
    moved_shards,
    shard_count,
    word_shards,
)
from generator.plan.search.words import KEY_LETTERS
from generator.plan.text import date_view, named, plain, plain_text
from generator.plan.views.files import DataFile
from generator.plan.views.lists import IndexSection
from generator.plan.views.pieces import Tally
from generator.plan.views.site import SearchPage

Head = tuple[int, str, tuple[tuple[str, str], ...]]
"""How many papers there are, what stands for their order, and what results are narrowed by."""
Groups = tuple[tuple[str, str, tuple[Entry, ...]], ...]
"""What a facet tells apart: for each choice its key, its label, and the papers."""

_NAMES = 5
_MOST_WAYS = 60
"""Links of one kind where scripts do not run; the indexes have all."""
_MOST_CHOICES = 300
"""More of one kind make a list that nobody reads; the others are found by their words."""


def _facets(words: Words) -> tuple[tuple[str, str], ...]:
    """Return what results are narrowed by: keys, and what readers call them."""
    return (
        ("year", words.say("Year")),
        ("category", words.say("Category")),
        ("person", words.say("Person")),
        ("venue", words.say("Venue")),
        ("organisation", words.say("Organisation")),
        ("code", words.say("Code")),
    )


def search_pages(corpus: Corpus, earlier: Earlier) -> Iterator[Page]:
    """Yield the page of the search and its files, if the site has a search. The largest piece comes first."""
    if not corpus.common.site.search:
        return
    for number, path in enumerate(word_files(corpus)):
        yield Page(path, words_file, (corpus, earlier, number), index=False)
    for start in range(0, len(corpus.entries), CARDS_EACH):
        entries = corpus.entries[start : start + CARDS_EACH]
        yield Page(f"{routes.SEARCH}cards/{start // CARDS_EACH}.json", cards_file, (corpus.common, entries), index=False)
    facets = tuple(facet for facet in _facets(corpus.common.words) if _groups(corpus, facet[0]))
    for key, _ in facets:
        yield Page(f"{routes.SEARCH}facets/{key}.json", facet_file, (corpus, key), index=False)
    order = digest_of(*(entry.work.slug.encode() for entry in corpus.entries))[:12]
    head = (len(corpus.entries), order, facets)
    yield Page(f"{routes.SEARCH}index.json", head_file, head, index=False)
    tallies = tuple(Tally(label, path, 0) for label, path in corpus.common.sections)
    counted = tuple(
        (key, label, tuple((name, text, len(entries)) for name, text, entries in _largest(_groups(corpus, key))))
        for key, label in facets
    )
    yield Page(routes.SEARCH, search_view, (corpus.common, head, tallies, _sections(corpus), counted), index=False)


def word_files(corpus: Corpus) -> tuple[str, ...]:
    """Return the addresses of the files of words; none if the site has no search."""
    return _word_paths(len(corpus.entries)) if corpus.common.site.search else ()


def _word_paths(papers: int) -> tuple[str, ...]:
    return tuple(f"{routes.SEARCH}words/{number}.json" for number in range(shard_count(papers)))


def _sections(corpus: Corpus) -> tuple[IndexSection, ...]:
    """Return the pages that narrow the papers as the facets do."""
    people = tuple(
        Tally(link.name, link.path, len(entries))
        for link, entries in zip(corpus.common.people, corpus.by_person, strict=True)
    )
    words = corpus.common.words
    code = Tally(words.say("With code"), routes.CODE, len(corpus.with_code))
    rows_by_key = {
        "year": year_tallies(corpus.entries, corpus.common.words),
        "category": category_tallies(corpus.entries, corpus),
        "person": people,
        "venue": venue_tallies(corpus),
        "organisation": organisation_tallies(corpus),
        "code": (code,) if corpus.with_code else (),
    }
    return tuple(IndexSection(label, rows[:_MOST_WAYS]) for key, label in _facets(words) if (rows := rows_by_key[key]))


def search_view(
    common: Common, head: Head, ways: tuple[Tally, ...], facets: tuple[IndexSection, ...], counted: tuple[object, ...]
) -> SearchPage:
    """Make the page of the search. counted: of each facet its key, its label, and its choices with their papers' number."""
    words, papers = common.words, head[0]
    about = words.count(papers, "Search {n} paper of {site}.", "Search {n} papers of {site}.", site=common.site.title)
    frame = common.frame(routes.SEARCH, words.say("Search"), about, index=False)
    return SearchPage(frame, papers, ways, facets, to_json({"head": _head(*head), "facets": counted}).decode())


def head_file(papers: int, order: str, facets: tuple[tuple[str, str], ...]) -> DataFile:
    """Make the file that is read first. order: stands for which paper has which place."""
    return DataFile(to_json(_head(papers, order, facets)))


def _head(papers: int, order: str, facets: tuple[tuple[str, str], ...]) -> dict[str, object]:
    return {
        "format": FORMAT,
        "order": order,
        "papers": papers,
        "cards_each": CARDS_EACH,
        "shards": shard_count(papers),
        "key_letters": KEY_LETTERS,
        "facets": facets,
    }


def words_file(corpus: Corpus, earlier: Earlier, number: int) -> DataFile:
    """Make a file of words."""
    return DataFile(to_json(_shards_of(corpus, earlier)[number]))


def cards_file(common: Common, entries: tuple[Entry, ...]) -> DataFile:
    """Make a file of what results show."""
    return DataFile(to_json(card_rows(_card(common, entry) for entry in entries)))


def facet_file(corpus: Corpus, key: str) -> DataFile:
    """Make a file of what results are narrowed by."""
    places = {entry.work.slug: place for place, entry in enumerate(corpus.entries)}
    found = tuple(
        Choice(name, label, tuple(places[entry.work.slug] for entry in entries))
        for name, label, entries in _largest(_groups(corpus, key))
    )
    return DataFile(to_json(choice_rows(found)))


def _largest(groups: Groups) -> Groups:
    """Return at most 300 choices: those with the most papers, in their usual order."""
    least = sorted((len(entries) for _, _, entries in groups), reverse=True)[:_MOST_CHOICES][-1]
    return tuple(group for group in groups if len(group[2]) >= least)[:_MOST_CHOICES]


_kept: dict[str, tuple[tuple[object, ...], ...]] = {}
"""The shards of the corpus that was asked for last: its files are made one after another."""


def _shards_of(corpus: Corpus, earlier: Earlier) -> tuple[tuple[object, ...], ...]:
    if corpus.digest not in _kept:
        _kept.clear()
        _kept[corpus.digest] = _made_shards(corpus, earlier)
    return _kept[corpus.digest]


def _made_shards(corpus: Corpus, earlier: Earlier) -> tuple[tuple[object, ...], ...]:
    """Make the files of words, of those that were written before if most papers are the same."""
    shards, before = shard_count(len(corpus.entries)), earlier.told.papers
    places = {entry.digest: place for place, entry in enumerate(corpus.entries)}
    moves = [places.pop(digest, None) for digest in before]
    if len(places) <= len(corpus.entries) // 4:
        files = [content for path in _word_paths(len(before)) if (content := earlier.file(path)) is not None]
        if len(files) == shard_count(len(before)):
            new = {place: _searchable(corpus, corpus.entries[place]) for place in places.values()}
            return moved_shards(list(map(from_json, files)), moves, new, shards)
    return word_shards([_searchable(corpus, entry) for entry in corpus.entries], shards)


def _searchable(corpus: Corpus, entry: Entry) -> Searchable:
    paper = entry.paper
    category = corpus.common.category(paper.category)
    names = [plain(authorship.name.display) for authorship in paper.byline.authorships]
    names += [organisation.slug for organisation in paper.organisations]
    names += [plain(paper.venue.name)] if paper.venue else []
    names += [category.name, category.code] if category else []
    return Searchable(entry.work.title, " ".join(names), " ".join(map(plain_text, paper.abstract)))


def _card(common: Common, entry: Entry) -> Card:
    paper = entry.paper
    category = common.category(paper.category)
    date = date_view(paper.date, common.words).text if paper.date else ""
    return Card(
        entry.path, entry.work.title, named(paper.byline, _NAMES, common.words), date, category.name if category else ""
    )


def _groups(corpus: Corpus, key: str) -> Groups:
    """Return what a facet tells apart: for each choice its key, its label, and the papers; none without papers."""
    common = corpus.common
    groups: Iterable[tuple[str, str, tuple[Entry, ...]]] = ()
    match key:
        case "year":
            dated = corpus.by_year.items()
            groups = ((str(year), common.words.date("year", year), entries) for year, entries in dated)
        case "category":
            groups = ((code, common.categories[code].name, entries) for code, entries in corpus.by_category.items())
        case "person" if not corpus.single:
            people = zip(common.people, corpus.by_person, strict=True)
            groups = ((link.path.split("/")[1], link.title, entries) for link, entries in people)
        case "venue":
            groups = ((slug, corpus.venue_names[slug], entries) for slug, entries in corpus.by_venue.items())
        case "organisation":
            names = corpus.organisation_names
            groups = ((slug, names[slug], entries) for slug, entries in corpus.by_organisation.items())
        case "code":
            groups = (("1", common.words.say("With code"), corpus.with_code),)
    return tuple(group for group in groups if group[2])
