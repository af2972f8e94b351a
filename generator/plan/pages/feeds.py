"""Feeds of the site, of each person, category and organisation."""

from collections.abc import Iterator

from generator.plan import routes
from generator.plan.corpus import Corpus, Entry
from generator.plan.feeds import ATOM, JSON_FEED, Feed, atom, json_feed
from generator.plan.page import Page
from generator.plan.views.files import DataFile

_MOST_ENTRIES = 50
"""Readers fetch a feed every hour: it holds what is new, not everything."""


def feed_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield both files of every feed that has something to say; none if the site does not know its address."""
    if not corpus.common.site.feeds:
        return
    site = corpus.common.site.title
    yield from _files(corpus, routes.HOME, site, site, corpus.entries)
    if not corpus.single:
        for link, entries in zip(corpus.common.people, corpus.by_person, strict=True):
            yield from _files(corpus, link.path, link.title, link.name, entries)
    for code, entries in corpus.by_category.items():
        category = corpus.common.categories[code]
        yield from _files(corpus, category.path, f"{site}: {category.name}", site, entries)
    for slug, entries in corpus.by_organisation.items():
        name = corpus.organisation_names[slug]
        yield from _files(corpus, routes.organisation_path(slug), f"{site}: {name}", site, entries)


def _files(corpus: Corpus, path: str, title: str, author: str, entries: tuple[Entry, ...]) -> Iterator[Page]:
    newest = tuple(entry for entry in entries if entry.year is not None)[:_MOST_ENTRIES]
    if newest:
        feed = Feed(title, author, f"{corpus.config.base_url}{path}", corpus.config.language)
        yield Page(path + ATOM, atom_file, (feed, newest), index=False)
        yield Page(path + JSON_FEED, json_feed_file, (feed, newest), index=False)


def atom_file(feed: Feed, entries: tuple[Entry, ...]) -> DataFile:
    """Make an Atom feed."""
    return DataFile(atom(feed, tuple(entry.reference for entry in entries)))


def json_feed_file(feed: Feed, entries: tuple[Entry, ...]) -> DataFile:
    """Make a JSON feed."""
    return DataFile(json_feed(feed, tuple(entry.reference for entry in entries)))
