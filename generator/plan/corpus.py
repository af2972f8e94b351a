"""What the pages of a site are made from: every work once, and what belongs together."""

import datetime
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from generator.diagnostics.diagnostic import Diagnostic
from generator.language.words import Words, tag_for, words_of
from generator.model.category import Category
from generator.model.config import Config
from generator.model.group import Group
from generator.model.page import FreePage
from generator.model.paper import Paper
from generator.model.photo import Photo
from generator.model.profile import Profile
from generator.model.value import value
from generator.plan import routes
from generator.plan.common import Common, PersonLink
from generator.plan.digest import digest_of
from generator.plan.gist import Gist
from generator.plan.groups import Unit, units_of
from generator.plan.keys import citation_keys
from generator.plan.names import author_name
from generator.plan.published import venue_name
from generator.plan.recognition import recognised
from generator.plan.reference import Reference, reference_of
from generator.plan.slugs import fold, short_hash, slugify
from generator.plan.text import date_view, day_text, html_and_text, plain, plain_text, shorten
from generator.plan.tongues import Tongue, language_of_text, tongue_of
from generator.plan.versions import languages_of
from generator.plan.views.frame import SiteFrame
from generator.plan.views.pieces import CategoryView, PaperCard
from generator.plan.works import SharedSlug, Work, works_of
from generator.prose import is_plain

_TONES = 8
_TEASER = 150
_LONG = 3_000
"""Characters of an abstract that is longer than most."""


class Entry:
    """A work as the site's pages show it. Its card is made when the first page asks for it.

    A class of its own rather than a dataclass: in fingerprints it counts by its digest, not by its fields.
    """

    __slots__ = ("_card", "_common", "_language", "authors", "digest", "gist", "key", "work", "year")

    def __init__(self, work: Work, common: Common, authors: tuple[int | None, ...] = (), key: str = "") -> None:
        self.work, self._common = work, common
        self.authors = authors
        """Which person of the site each name of the byline means: an index of profiles, or None."""
        self.key = key
        """What citations call it; unique within the site."""
        self.gist: Gist = work.gist
        """What is known of it without its being read."""
        self.year = self.gist.year
        """The year it belongs to; None if unknown."""
        paper = work.paper
        about = f"{common.digest} {self.gist.digest} {paper.source} {paper.format} {work.slug} {work.people} {authors} {key}"
        told = f"{work.documents} {work.provenance}"
        self.digest = digest_of(about.encode(), told.encode())
        """Stands for everything above, and so for the card."""
        self._card: PaperCard | None = None
        self._language: str | None = None

    @property
    def paper(self) -> Paper:
        """The work's fullest account."""
        return self.work.paper

    @property
    def path(self) -> str:
        """Its address."""
        return routes.paper_path(self.work.slug)

    @property
    def names(self) -> tuple[str, ...]:
        """The names above it as plain text."""
        return self.gist.counts.names

    @property
    def has_code(self) -> bool:
        """True if the source flags it as having code."""
        return self.gist.counts.has_code

    @property
    def language(self) -> str:
        """The language of its words: what the source says, or what they tell."""
        if self._language is None:
            paper = self.work.paper
            abstract = paper.abstract[0] if paper.abstract else ""
            self._language = paper.language or language_of_text(self.work.title, abstract, self._common.config.language)
        return self._language

    @property
    def tongue(self) -> Tongue:
        """What an element says of its title and abstract."""
        return tongue_of(self.language, self._common.site.language)

    @property
    def card(self) -> PaperCard:
        """The work in a list."""
        if self._card is None:
            self._card = _card(self, self._common)
        return self._card

    @property
    def reference(self) -> Reference:
        """The work for other programs. Kept for as long as its page and its files are made, one after another."""
        return _reference_of(self)

    def make_reference(self) -> Reference:
        """Make what `reference` gives."""
        config = self._common.config
        return reference_of(self.work.paper, self.path, config.base_url, self.language)


_reference_of = lru_cache(maxsize=64)(Entry.make_reference)


@value
class Corpus:
    """All documents of a site, joined. Papers everywhere newest first, undated last, then by title."""

    common: Common
    profiles: tuple[Profile, ...]
    """By family name."""
    photos: tuple[Photo | None, ...]
    """Of each profile."""
    units: dict[str, Unit]
    """Groups by the end of their addresses, by name."""
    free_pages: tuple[FreePage, ...]
    """In the site's own language."""
    translated_pages: tuple[FreePage, ...]
    """In other ones."""
    entries: tuple[Entry, ...]
    shared_slugs: tuple[SharedSlug, ...]
    by_category: dict[str, tuple[Entry, ...]]
    """By full code, in the order of the codes."""
    by_year: dict[int, tuple[Entry, ...]]
    """Newest year first."""
    by_organisation: dict[str, tuple[Entry, ...]]
    """By the end of its address, in alphabetical order."""
    organisation_names: dict[str, str]
    """By the end of its address: the short form as it is printed first."""
    by_venue: dict[str, tuple[Entry, ...]]
    """By the end of its address, in alphabetical order."""
    venue_names: dict[str, str]
    """By the end of its address: the name as it is printed first."""
    by_author: dict[str, tuple[Entry, ...]]
    """Of names that have a page, by the end of its address: those above several papers, which mean no person of the site."""
    author_names: dict[str, str]
    """By the end of its address: the name as it is printed first."""
    by_person: tuple[tuple[Entry, ...], ...]
    """Of each profile."""
    with_code: tuple[Entry, ...]
    title_counts: Counter[str]
    """How many papers have a title, by its plain text."""
    place_in_category: dict[str, int]
    """By the slug of a paper: its place in the list of its category, from 0."""
    place_with_person: dict[str, int]
    """By the slug of a paper: its place in the list of the first person who has it, from 0."""
    same_title_paths: dict[str, str]
    """By the slug of a paper whose title others have too: where they are told apart."""
    digest: str
    """Stands for all papers and people."""
    notes: tuple[Diagnostic, ...] = ()
    """What there is to tell about joining documents."""

    @property
    def config(self) -> Config:
        """The settings."""
        return self.common.config

    @property
    def single(self) -> bool:
        """True if the site is about one person, whose page then is the home page."""
        return self.common.single


def corpus_of(
    profiles: tuple[Profile, ...],
    config: Config,
    free_pages: tuple[FreePage, ...] = (),
    photos: Mapping[str, Photo] = MappingProxyType({}),
    groups: tuple[Group, ...] = (),
    *,
    live: bool = False,
    patterns: bool = False,
) -> Corpus:
    """Join documents: each work once, with everything that lists need. photos: of people, by the source of their profile."""
    profiles = tuple(sorted(profiles, key=_directory_order))
    found = works_of(profiles)
    works = found.works
    units, group_notes = units_of(groups, profiles)
    people = people_of(profiles)
    own_pages = tuple(page for page in free_pages if page.language is None)
    common = Common.of(
        config,
        _site_frame(
            profiles, own_pages, config, config.language, live=live, feeds=_has_feeds(works, config), patterns=patterns
        ),
        _sections(works, tuple(_named(own_pages)), words_of(config.language), people=len(profiles), grouped=bool(units)),
        _category_views(works, profiles, words_of(config.language)),
        people,
        languages_of(profiles, [link.path for link in people], free_pages, config.language),
    )
    keys = citation_keys((work.slug, work.gist.key) for work in works)
    entries = tuple(
        Entry(work, common, authors, keys[work.slug])
        for work, authors in zip(works, recognised(profiles, works), strict=True)
    )

    by_category: defaultdict[str, list[Entry]] = defaultdict(list)
    by_year: defaultdict[int, list[Entry]] = defaultdict(list)
    by_organisation: defaultdict[str, list[Entry]] = defaultdict(list)
    by_venue: defaultdict[str, list[Entry]] = defaultdict(list)
    by_author: defaultdict[str, list[Entry]] = defaultdict(list)
    spellings: dict[str, str] = {}
    venues: dict[str, str] = {}
    names: dict[str, str] = {}
    by_person: list[list[Entry]] = [[] for _ in profiles]
    for entry in entries:
        counts = entry.gist.counts
        if counts.category:
            by_category[counts.category].append(entry)
        if entry.year is not None:
            by_year[entry.year].append(entry)
        # Short forms that differ in case or accents only are one organisation, under its first spelling.
        for slug in dict.fromkeys(map(organisation_slug, counts.organisations)):
            by_organisation[slug].append(entry)
        for organisation in counts.organisations:
            spellings.setdefault(organisation_slug(organisation), organisation)
        if counts.venue:
            by_venue[name_slug(counts.venue)].append(entry)
            venues.setdefault(name_slug(counts.venue), counts.venue)
        for name in printed_names(entry) if config.author_pages else ():
            by_author[name_slug(name)].append(entry)
            names.setdefault(name_slug(name), name)
        for place in entry.work.people:
            by_person[place].append(entry)
    return Corpus(
        common=common,
        profiles=profiles,
        units=units,
        photos=tuple(photos.get(profile.source) for profile in profiles),
        free_pages=own_pages,
        translated_pages=tuple(page for page in free_pages if page.language is not None),
        entries=entries,
        shared_slugs=found.shared,
        by_category={code: tuple(by_category[code]) for code in sorted(by_category)},
        by_year={year: tuple(by_year[year]) for year in sorted(by_year, reverse=True)},
        by_organisation={slug: tuple(found) for slug, found in sorted(by_organisation.items())},
        organisation_names=spellings,
        by_venue={slug: tuple(found) for slug, found in sorted(by_venue.items())},
        venue_names=venues,
        by_author={slug: tuple(found) for slug, found in sorted(by_author.items()) if len(found) > 1},
        author_names=names,
        by_person=tuple(map(tuple, by_person)),
        with_code=tuple(entry for entry in entries if entry.gist.has_code),
        title_counts=Counter(work.title for work in works),
        place_in_category={entry.work.slug: place for found in by_category.values() for place, entry in enumerate(found)},
        place_with_person={
            entry.work.slug: place
            for person, found in enumerate(by_person)
            for place, entry in enumerate(found)
            if entry.work.people[0] == person
        },
        same_title_paths={work.slug: routes.paper_path(one.slug) for one in found.shared for work in one.works},
        digest=_digest_of(common, profiles, entries),
        notes=found.notes + group_notes,
    )


def edition_of(corpus: Corpus, language: str) -> Corpus:
    """Return a site in another of its languages: its words, the people who speak of themselves in it, and their papers.

    Of the lists of papers those of these people are in it; the rest is the site's own.
    """
    main, words = corpus.common, words_of(language)
    home = main.languages.home(language)
    profiles = tuple(_translated(profile, language) for profile in corpus.profiles)
    own = [main.single or profile is not before for profile, before in zip(profiles, corpus.profiles, strict=True)]
    people = tuple(
        PersonLink(link.name, link.title, home + there.path, there.path) if spoken else there
        for link, there, spoken in zip(people_of(profiles), main.people, own, strict=True)
    )
    translated = tuple(page for page in corpus.translated_pages if page.language == language)
    pages = {path: (title, path) for title, path in _named(corpus.free_pages)}
    pages |= {path: (title, home + path) for title, path in _named(translated)}
    works = tuple(entry.work for entry in corpus.entries)
    grouped = bool(corpus.units)
    frame = _site_frame(profiles, translated, corpus.config, language, live=main.site.live, feeds=main.site.feeds)
    common = Common.of(
        corpus.config,
        frame,
        _sections(works, tuple(pages.values()), words, people=len(profiles), grouped=grouped, home=home),
        main.categories,
        people,
        main.languages,
    )
    by_person = tuple(
        tuple(Entry(entry.work, common, entry.authors, entry.key) for entry in entries) if spoken else entries
        for entries, spoken in zip(corpus.by_person, own, strict=True)
    )
    digest = digest_of(common.digest.encode(), corpus.digest.encode())
    return replace(corpus, common=common, profiles=profiles, by_person=by_person, digest=digest, notes=())


def _translated(profile: Profile, language: str) -> Profile:
    for translation in profile.translations:
        if translation.language == language:
            return profile.model_copy(update={"person": translation.person})
    return profile


organisation_slug = lru_cache(maxsize=10_000)(slugify)
"""The end of an organisation's address; remembered, since a few organisations stand above many papers."""
name_slug = lru_cache(maxsize=100_000)(slugify)
"""The end of the address of a name or venue; remembered likewise."""


def printed_names(entry: Entry) -> Iterator[str]:
    """Yield the names above a paper that mean no person of the site, each once."""
    names = (name for name, place in zip(entry.gist.names, entry.authors, strict=True) if place is None)
    yield from {name_slug(name): name for name in names}.values()


def as_of_of(profiles: tuple[Profile, ...]) -> datetime.date | None:
    """Return the newest day of capture among some documents; None if none of them has one."""
    return max((profile.as_of for profile in profiles if profile.as_of), default=None)


def _directory_order(profile: Profile) -> tuple[str, str, str]:
    """Order people as a directory does: by family name, then by the whole name."""
    name = author_name(profile.person.name)
    return (fold(name.family or name.display), fold(name.display), profile.source)


def _digest_of(common: Common, profiles: tuple[Profile, ...], entries: tuple[Entry, ...]) -> str:
    heads = b"".join(profile.__pydantic_serializer__.to_json(profile, exclude={"papers"}) for profile in profiles)
    return digest_of(common.digest.encode(), heads, "".join([entry.digest for entry in entries]).encode())


def _has_feeds(works: tuple[Work, ...], config: Config) -> bool:
    """Tell whether there is a feed: its addresses have to be absolute, and its entries need a year at least."""
    dated = any(work.gist.year is not None for work in works)
    return config.feeds and config.base_url is not None and dated


def _site_frame(
    profiles: tuple[Profile, ...],
    pages: tuple[FreePage, ...],
    config: Config,
    language: str,
    *,
    live: bool,
    feeds: bool,
    patterns: bool = False,
) -> SiteFrame:
    """Return what every page shows. pages: in the language; the first one is the home page of a site without people."""
    as_of = as_of_of(profiles)
    words = words_of(language)
    made = words.count(len(profiles), "Made from {n} profile document.", "Made from {n} profile documents.")
    if as_of:
        made = words.count(
            len(profiles),
            "Made from {n} profile document, as of {day}.",
            "Made from {n} profile documents, as of {day}.",
            day=day_text(as_of, words),
        )
    title = profiles[0].person.name.display if len(profiles) == 1 else words.say("Researchers")
    if not profiles:
        made, title = "", pages[0].title if pages else ""
    return SiteFrame(
        title=config.title or title,
        language=tag_for(language),
        colour_scheme=config.colour_scheme,
        high_contrast=config.high_contrast,
        footer=made,
        live=live,
        patterns=patterns,
        feeds=feeds,
        search=config.search and any(profile.papers for profile in profiles),
    )


def _sections(
    works: Iterable[Work], pages: tuple[tuple[str, str], ...], words: Words, *, people: int, grouped: bool, home: str = ""
) -> tuple[tuple[str, str], ...]:
    """Return label and address of each entry of the main navigation; only what the data has. pages: the user's own.

    people: how many the site is about.
    """
    papers = tuple(work.gist.counts for work in works)
    entries = [
        (words.say("Papers"), home, people == 1),
        (words.say("People"), home, people > 1),
        (words.say("Groups"), routes.GROUPS, grouped),
        (words.say("Papers"), routes.PAPERS, people > 1),
        (words.say("Categories"), routes.CATEGORIES, any(paper.category for paper in papers)),
        (words.say("Years"), routes.YEARS, any(paper.year for paper in papers)),
        (words.say("Code"), routes.CODE, any(paper.has_code for paper in papers)),
        (words.say("Venues"), routes.VENUES, any(paper.venue for paper in papers)),
        (words.say("Organisations"), routes.ORGANISATIONS, any(paper.organisations for paper in papers)),
        (words.say("Authors"), routes.AUTHORS, any(paper.names for paper in papers)),
        (words.say("Statistics"), routes.STATS, bool(papers)),
        *((title, path, True) for title, path in pages),
    ]
    return tuple((label, path) for label, path, wanted in entries if wanted)


def _named(pages: Iterable[FreePage]) -> Iterator[tuple[str, str]]:
    """Yield title and address of the pages and sections at the top."""
    for page in pages:
        path = routes.text_path(page.stem)
        if path.count("/") == 1:
            yield page.title, path


def people_of(profiles: tuple[Profile, ...]) -> tuple[PersonLink, ...]:
    """Return how other pages speak of each person, and where their page is."""
    slugs = [slugify(profile.person.name.display) for profile in profiles]
    by_slug = Counter(slugs)
    by_name = Counter(fold(profile.person.name.display) for profile in profiles)
    people = []
    for profile, slug in zip(profiles, slugs, strict=True):
        name = profile.person.name.display
        # Namesakes are told apart by the names of their documents, which their authors chose.
        own = slug if by_slug[slug] == 1 else f"{slug}-{short_hash(profile.source)}"
        title = name if by_name[fold(name)] == 1 else f"{name} ({profile.source.removeprefix('content/')})"
        people.append(PersonLink(name, title, routes.HOME if len(profiles) == 1 else routes.person_path(own)))
    return tuple(people)


def _category_views(works: tuple[Work, ...], profiles: tuple[Profile, ...], words: Words) -> dict[str, CategoryView]:
    found: dict[str, Category] = {}
    for work in works:
        code = work.gist.category
        if code is not None and code not in found and work.paper.category:
            found[code] = work.paper.category
    for profile in profiles:
        if profile.primary_category:
            found.setdefault(profile.primary_category.full_code, profile.primary_category)
    # A category keeps its tone when others come and go, as far as eight tones reach: it prefers one by its own code, and
    # takes the next free one only if an earlier code has that.
    tones: dict[str, int] = {}
    for code in sorted(found):
        preferred = zlib.crc32(code.encode()) % _TONES
        free = [tone for step in range(_TONES) if (tone := (preferred + step) % _TONES) not in tones.values()]
        tones[code] = free[0] if free else preferred
    return {
        code: CategoryView(
            code=category.full_code,
            name=category.name,
            path=routes.category_path(category),
            tone=tones[code] + 1,
            group=category.group or words.say("Other"),
            known=category.known,
        )
        for code, category in sorted(found.items())
    }


def _card(entry: Entry, common: Common) -> PaperCard:
    work, paper = entry.work, entry.paper
    teaser = _beginning(paper.abstract[0]) if paper.abstract else ""
    return PaperCard(
        path=routes.paper_path(work.slug),
        title=html_and_text(paper.title, links=False)[0],
        title_text=work.title,
        tongue=entry.tongue,
        byline=common.byline(paper.byline, entry.authors, entry.tongue.dir),
        date=date_view(paper.date, common.words) if paper.date else None,
        category=common.category(paper.category),
        venue=venue_name(paper),
        award=paper.award and plain(paper.award),
        score=paper.score_text and common.words.figure(paper.score_text),
        has_code=paper.has_code,
        code_url=paper.code_url,
        pdf_url=next((link.url.lstrip("/") for link in paper.links if link.kind == "pdf"), None) if paper.links else None,
        teaser=shorten(teaser, _TEASER),
    )


def _beginning(paragraph: str) -> str:
    """Return at least as much of a paragraph as plain text as a teaser shows, and no more of a long one.

    The page of the paper needs the whole paragraph, just before or after this, so one that has to be parsed is parsed once.
    """
    start = paragraph[: 4 * _TEASER]
    return plain_text(start) if len(paragraph) > _LONG or is_plain(start) else html_and_text(paragraph)[1]
