"""Everything that will be drawn, as data: pages in the order in which they are made."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import field
from functools import partial
from types import MappingProxyType

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span
from generator.language.words import language_for
from generator.model.config import Config
from generator.model.group import Group
from generator.model.page import FreePage
from generator.model.photo import Photo
from generator.model.profile import Profile
from generator.model.value import value
from generator.plan import routes
from generator.plan.corpus import Corpus, Entry, corpus_of, edition_of
from generator.plan.earlier import Earlier, Told
from generator.plan.gist import words_of_paper
from generator.plan.markdown import LONGEST_MARKDOWN, is_too_much
from generator.plan.outline import page_path, with_sections
from generator.plan.page import Page
from generator.plan.page_links import Linked, Links, linked_files
from generator.plan.pages.api import paper_api_pages, people_api_pages, site_api_pages
from generator.plan.pages.cards import paper_card_pages
from generator.plan.pages.categories import categories_pages
from generator.plan.pages.coauthors import coauthors_pages
from generator.plan.pages.cv import cv_pages
from generator.plan.pages.directory import directory_pages
from generator.plan.pages.exports import list_export_pages, paper_export_pages, whole_lists
from generator.plan.pages.feeds import feed_pages
from generator.plan.pages.groups import group_pages
from generator.plan.pages.indexes import index_pages
from generator.plan.pages.linksets import linkset_pages
from generator.plan.pages.lists import (
    all_papers_pages,
    author_pages,
    category_pages,
    code_pages,
    organisation_pages,
    venue_pages,
    year_pages,
)
from generator.plan.pages.llms import llms_page
from generator.plan.pages.other import not_found_page, text_pages
from generator.plan.pages.papers import paper_pages
from generator.plan.pages.patterns import patterns_pages
from generator.plan.pages.people import profile_pages, translated_profile_pages
from generator.plan.pages.search import search_pages, word_files
from generator.plan.pages.shared_titles import shared_title_pages
from generator.plan.pages.stats import stats_pages
from generator.plan.pages.timeline import timeline_pages
from generator.plan.pictures import picture_pages
from generator.plan.related import Compared
from generator.plan.relatives import Found, Relatives
from generator.plan.scope import Scope
from generator.plan.terms import Texts

_PAPERS_PER_PART = 100
_PEOPLE_PER_PART = 50
_LISTS_PER_PART = 8
"""A page of a list holds some hundred papers and takes as long as a dozen pages of papers."""

_LISTS = (category_pages, year_pages, organisation_pages, venue_pages, author_pages, code_pages)


@value
class Part:
    """Some of a site's pages, decided when it is called."""

    make: Callable[[], Iterable[Page]]
    place: float = 0.0
    """About where in the row of all papers, from 0 to 1, those stand that it shows. A process that draws parts of one
    neighbourhood has drawn most of what they share already."""

    def __call__(self) -> Iterable[Page]:
        """Return the pages."""
        return self.make()


@value
class SitePlan:
    """A site as data. Pages are made when they are asked for, so that a large site is never held as a whole."""

    corpus: Corpus
    relatives: Relatives | None
    """Which papers are related; None if that is not wanted."""
    parts: tuple[Part, ...]
    """The site in parts that can be made one without another, in their order."""
    earlier: Earlier = field(default_factory=Earlier)
    """What files that tell of all papers have said before."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of its pages."""
        languages = self.corpus.common.languages
        return (languages.main, *languages.others)

    def told(self, written: Mapping[str, str], own: Collection[str]) -> Told:
        """Return what is worth being remembered once it is written.

        written: the hash of each file, by path. own: paths of the user's own, which stand in place of pages.
        """
        paths = (*whole_lists(self.corpus), *word_files(self.corpus))
        papers = tuple([entry.digest for entry in self.corpus.entries])
        return Told(papers, {path: written[path] for path in paths if path in written and path not in own})

    def pages(self) -> Iterator[Page]:
        """Yield every page, part by part."""
        for part in self.parts:
            yield from part()


def plan_site(
    profiles: tuple[Profile, ...],
    free_pages: tuple[FreePage, ...],
    config: Config,
    photos: Mapping[str, Photo] = MappingProxyType({}),
    groups: tuple[Group, ...] = (),
    pictures: Mapping[str, Photo] = MappingProxyType({}),
    files: Iterable[str] = (),
    related: Found | None = None,
    told: Told | None = None,
    texts: Texts | None = None,
    *,
    live: bool = False,
    patterns: bool = False,
) -> tuple[SitePlan, tuple[Diagnostic, ...]]:
    """Decide everything that will be drawn.

    photos: of people, by the source of their profile. pictures: of free pages, by the names of the files. files: the user's
    own, relative to `static/`. related: which papers were related in the last plan. told: what there is to know of the files
    that were written of it. texts: what was read in texts. live: for the preview, whose pages listen for changes. patterns:
    with the page that shows every component.
    """
    kept, notes = _free_pages(free_pages, profiles, config)
    linked = linked_files(kept, pictures, files)
    corpus = corpus_of(profiles, config, kept, photos, groups, live=live, patterns=patterns)
    editions = (edition_of(corpus, language) for language in corpus.common.languages.others)
    extra = (Part(partial(_patterns, corpus)),) if patterns else ()
    of_editions = (part for edition in editions for part in _parts_of_edition(edition, linked.links))
    relatives = Relatives([_compared(entry) for entry in corpus.entries], related) if config.related else None
    earlier, texts = Earlier(told), texts or Texts()
    parts = (*_parts(corpus, linked, relatives, earlier, texts), *of_editions, *extra)
    return SitePlan(corpus, relatives, parts, earlier), notes + linked.notes + corpus.notes


def _parts(corpus: Corpus, linked: Linked, relatives: Relatives | None, earlier: Earlier, texts: Texts) -> Iterator[Part]:
    """Yield the parts of a site. Papers come before the lists that link to them: a half-published site has no dead links."""
    count = len(corpus.entries)
    places = {entry.work.slug: place / count for place, entry in enumerate(corpus.entries)}

    def parts(pages: Iterable[Page], size: int) -> Iterator[Part]:
        """Yield pages in parts of a size."""
        known = tuple(pages)
        for some in _stretches(len(known), size):
            yield _known(known[some.start : some.stop], places)

    # At both ends stand what takes long, so that no process begins with it when all others are about to end.
    yield Part(partial(search_pages, corpus, earlier))
    for some in _stretches(count, _PAPERS_PER_PART):
        yield Part(partial(_paper_pages, corpus, relatives, some), (some.start + some.stop) / 2 / count)
    yield from parts(list_export_pages(corpus, earlier), _LISTS_PER_PART)
    whole = Scope(corpus, texts=texts)
    yield Part(partial(_number_pages, corpus, (None,), whole), 1.0)
    yield Part(partial(shared_title_pages, corpus))
    yield from parts((page for pages in _LISTS for page in pages(corpus)), _LISTS_PER_PART)
    yield Part(partial(index_pages, corpus, whole), 1.0)
    yield Part(partial(categories_pages, whole), 1.0)
    yield Part(partial(timeline_pages, whole, corpus.by_year), 1.0)
    yield from parts(group_pages(corpus), _LISTS_PER_PART)
    yield Part(partial(feed_pages, corpus))
    yield Part(partial(_other_pages, corpus, linked))
    for people in _stretches(len(corpus.profiles), _PEOPLE_PER_PART):
        # Of one person with thousands of papers the pages are lists, and as long.
        yield from parts(_people_pages(corpus, people), _LISTS_PER_PART if corpus.single else _PEOPLE_PER_PART)
    if len(corpus.profiles) > 1:
        if corpus.config.person_stats:
            for people in _stretches(len(corpus.profiles), _PEOPLE_PER_PART):
                yield Part(partial(_number_pages, corpus, people), 1.0)
        yield from parts(all_papers_pages(corpus), _LISTS_PER_PART)
        yield from parts(directory_pages(corpus), _PEOPLE_PER_PART)


def _compared(entry: Entry) -> Compared:
    return Compared(entry.gist.title, words_of_paper(entry.paper), entry.gist.category)


def _known(pages: tuple[Page, ...], places: Mapping[str, float]) -> Part:
    """Return pages that are decided as a part. places: of papers in the row of all, by slug."""
    shown = [
        places.get(part[len(part) // 2].work.slug, 0.0)
        for page in pages
        for part in page.parts
        if isinstance(part, tuple) and part and isinstance(part[0], Entry)
    ]
    return Part(partial(tuple, pages), sum(shown) / len(shown) if shown else 0.0)


def _patterns(corpus: Corpus) -> Iterator[Page]:
    yield from patterns_pages(corpus.common)


def _parts_of_edition(edition: Corpus, links: dict[str, Links]) -> Iterator[Part]:
    """Yield the parts of a site in another of its languages: what somebody says in it, and the home page."""
    language = edition.common.site.language
    own = tuple(page for page in edition.translated_pages if page.language == language)
    yield Part(partial(text_pages, edition.common, own, links))
    spoken = [place for place, link in enumerate(edition.common.people) if link.own_path is not None]
    people = tuple(page for place in spoken for page in translated_profile_pages(edition, place))
    if len(edition.profiles) > 1:
        people += tuple(directory_pages(edition))
    for some in _stretches(len(people), _PEOPLE_PER_PART):
        yield Part(partial(tuple, people[some.start : some.stop]))


def _stretches(length: int, size: int) -> list[range]:
    return [range(start, min(start + size, length)) for start in range(0, length, size)]


def _paper_pages(corpus: Corpus, relatives: Relatives | None, places: range) -> Iterator[Page]:
    """Yield each paper's files for programs, then its page, which links to them."""
    yield from paper_api_pages(corpus, places)
    yield from paper_card_pages(corpus, places)
    yield from paper_export_pages(corpus, places)
    yield from linkset_pages(corpus, places)
    yield from paper_pages(corpus, relatives, places)


def _people_pages(corpus: Corpus, places: range) -> Iterator[Page]:
    for place in places:
        yield from people_api_pages(corpus, range(place, place + 1))
        yield from cv_pages(corpus, place)
        yield from profile_pages(corpus, place)


def _number_pages(corpus: Corpus, places: Iterable[int | None], whole: Scope | None = None) -> Iterator[Page]:
    """Yield the pages of numbers about some people, or about everyone for None. whole: all papers, if they are at hand."""
    for place in places:
        scope = whole or Scope(corpus, place)
        yield from coauthors_pages(scope)
        yield from stats_pages(scope, corpus.entries if place is None else corpus.by_person[place])


def _other_pages(corpus: Corpus, linked: Linked) -> Iterator[Page]:
    for picture in linked.pictures:
        yield from picture_pages(picture)
    yield from text_pages(corpus.common, corpus.free_pages, linked.links)
    yield not_found_page(corpus.common)
    if corpus.profiles:
        yield from site_api_pages(corpus)
    yield from llms_page(corpus)


def _free_pages(
    pages: tuple[FreePage, ...], profiles: tuple[Profile, ...], config: Config
) -> tuple[tuple[FreePage, ...], tuple[Diagnostic, ...]]:
    """Return the pages that can be shown, those in the site's own language without saying so."""
    main = language_for(config.language)
    pages = tuple(page.model_copy(update={"language": None}) if page.language == main else page for page in pages)
    spoken = {page.language for page in pages} | {one.language for profile in profiles for one in profile.translations}
    homes = {f"{language}/" for language in spoken if language is not None} | {routes.HOME}
    kept: dict[str, FreePage] = {}
    notes = []
    for page in sorted(pages, key=lambda page: page.source):
        own, path = routes.text_path(page.stem), page_path(page)
        # Without people, the home page is a free page.
        is_home = path in homes and (bool(profiles) or own != routes.HOME)
        if routes.is_too_long(path):
            notes.append(note("long-address", Span(source=page.source), path=path))
        elif (profiles and routes.is_taken_by_the_site(own)) or is_home or path in kept:
            other = kept[path].source if path in kept else "a page of the site itself"
            notes.append(note("page-conflict", Span(source=page.source), other=other, path=path))
        else:
            kept[path] = page
            if is_too_much(page.body):
                notes.append(note("long-page", Span(source=page.source), most=f"{LONGEST_MARKDOWN:,}"))
    return with_sections(tuple(kept.values()), home=None if profiles else config.title or "Home"), tuple(notes)
