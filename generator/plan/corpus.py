"""What all pages of a site share: every work with its card, who is who, what is in which category, year, organisation."""

import datetime
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass

from generator.model.category import Category
from generator.model.config import Config
from generator.model.paper import Byline, Paper
from generator.model.profile import Profile
from generator.plan import routes
from generator.plan.identity import SharedSlug, Work, works_of
from generator.plan.slugs import fold, short_hash, slugify
from generator.plan.text import date_view, html_and_text, plain, shorten
from generator.plan.views import BylineView, CategoryView, NameView, PaperCard

_TONES = 8
_TEASER = 150


@dataclass(frozen=True, slots=True)
class Entry:
    """A work, its card, and its plain texts."""

    work: Work
    card: PaperCard
    paper: Paper
    """The work's fullest account."""
    year: int | None
    """The year it belongs to; None if unknown."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All documents of a site, joined. Papers everywhere newest first, undated last, then by title."""

    config: Config
    profiles: tuple[Profile, ...]
    """By name."""
    person_slugs: tuple[str, ...]
    """Of each profile, in the same order."""
    person_titles: tuple[str, ...]
    """What tells each person's page from every other: the name, and for namesakes the name of the document too."""
    entries: tuple[Entry, ...]
    shared_slugs: tuple[SharedSlug, ...]
    categories: dict[str, CategoryView]
    """By full code, in the order of their codes."""
    by_category: dict[str, tuple[Entry, ...]]
    by_year: dict[int, tuple[Entry, ...]]
    """Newest year first."""
    by_organisation: dict[str, tuple[Entry, ...]]
    """By the end of its address, in alphabetical order."""
    organisation_names: dict[str, str]
    """By the end of its address: the short form as it is printed first."""
    by_person: tuple[tuple[Entry, ...], ...]
    """Of each profile."""
    with_code: tuple[Entry, ...]
    title_counts: Counter[str]
    """How many papers have a title, by its plain text."""
    place_in_category: dict[str, int]
    """By the slug of a paper: its place in the list of its category, from 0."""
    same_title_paths: dict[str, str]
    """By the slug of a paper whose title others have too: where they are told apart."""

    @property
    def single(self) -> bool:
        """True if the site is about one person, whose page then is the home page."""
        return len(self.profiles) == 1

    def person_path(self, place: int) -> str:
        """Return the address of the person of a profile."""
        return routes.HOME if self.single else routes.person_path(self.person_slugs[place])


def corpus_of(profiles: tuple[Profile, ...], config: Config) -> Corpus:
    """Join documents: each work once, with everything that lists need."""
    profiles = tuple(sorted(profiles, key=lambda profile: (fold(profile.person.name.display), profile.source)))
    works, shared = works_of(profiles)
    categories = _category_views(works, profiles)
    names = _names_of_people(profiles)
    slugs = _person_slugs(profiles)
    paths = [routes.HOME if len(profiles) == 1 else routes.person_path(slug) for slug in slugs]
    entries = tuple(
        Entry(work, _card(work, categories, names, paths), work.paper, work.paper.date.year if work.paper.date else None)
        for work in works
    )

    by_category: defaultdict[str, list[Entry]] = defaultdict(list)
    by_year: defaultdict[int, list[Entry]] = defaultdict(list)
    by_organisation: defaultdict[str, list[Entry]] = defaultdict(list)
    spellings: dict[str, str] = {}
    by_person: list[list[Entry]] = [[] for _ in profiles]
    for entry in entries:
        if entry.paper.category:
            by_category[entry.paper.category.full_code].append(entry)
        if entry.year is not None:
            by_year[entry.year].append(entry)
        # Short forms that differ in case or accents only are one organisation, under its first spelling.
        for slug in dict.fromkeys(slugify(organisation.slug) for organisation in entry.paper.organisations):
            by_organisation[slug].append(entry)
        for organisation in entry.paper.organisations:
            spellings.setdefault(slugify(organisation.slug), organisation.slug)
        for place in entry.work.people:
            by_person[place].append(entry)
    return Corpus(
        config=config,
        profiles=profiles,
        person_slugs=slugs,
        person_titles=_person_titles(profiles),
        entries=entries,
        shared_slugs=shared,
        categories=categories,
        by_category={code: tuple(by_category[code]) for code in sorted(by_category)},
        by_year={year: tuple(by_year[year]) for year in sorted(by_year, reverse=True)},
        by_organisation={slug: tuple(found) for slug, found in sorted(by_organisation.items())},
        organisation_names=spellings,
        by_person=tuple(map(tuple, by_person)),
        with_code=tuple(entry for entry in entries if entry.paper.has_code),
        title_counts=Counter(entry.card.title_text for entry in entries),
        place_in_category={entry.work.slug: place for found in by_category.values() for place, entry in enumerate(found)},
        same_title_paths={work.slug: routes.paper_path(one.slug) for one in shared for work in one.works},
    )


def byline_view(byline: Byline, names: dict[str, int | None], paths: list[str], here: str | None = None) -> BylineView:
    """Return a byline for drawing; `here` is the page it stands on, which is not linked to itself."""
    views = []
    for authorship in byline.authorships:
        text = plain(authorship.name.display)
        known = fold(text) in names
        place = names.get(fold(text))
        path = paths[place] if place is not None else None
        views.append(NameView(text=text, is_person=known, path=None if path in (here, routes.HOME) else path))
    return BylineView(names=tuple(views), cut=not byline.complete and bool(byline.authorships))


def as_of_of(profiles: tuple[Profile, ...]) -> datetime.date | None:
    """Return the newest day of capture among some documents; None if none of them has one."""
    return max((profile.as_of for profile in profiles if profile.as_of), default=None)


def _names_of_people(profiles: tuple[Profile, ...]) -> dict[str, int | None]:
    """Return whose profile a name means. None for a name that several people here share: nobody is claimed then."""
    counts = Counter(fold(profile.person.name.display) for profile in profiles)
    return {
        name: place if counts[name] == 1 else None
        for place, profile in enumerate(profiles)
        for name in (fold(profile.person.name.display),)
    }


def _person_slugs(profiles: tuple[Profile, ...]) -> tuple[str, ...]:
    counts = Counter(slugify(profile.person.name.display) for profile in profiles)
    slugs = []
    for profile in profiles:
        slug = slugify(profile.person.name.display)
        # Namesakes are told apart by the names of their documents, which their authors chose.
        slugs.append(slug if counts[slug] == 1 else f"{slug}-{short_hash(profile.source)}")
    return tuple(slugs)


def _person_titles(profiles: tuple[Profile, ...]) -> tuple[str, ...]:
    counts = Counter(fold(profile.person.name.display) for profile in profiles)
    titles = []
    for profile in profiles:
        name = profile.person.name.display
        document = profile.source.removeprefix("content/")
        titles.append(name if counts[fold(name)] == 1 else f"{name} ({document})")
    return tuple(titles)


def _category_views(works: tuple[Work, ...], profiles: tuple[Profile, ...]) -> dict[str, CategoryView]:
    found: dict[str, Category] = {}
    for work in works:
        if work.paper.category:
            found.setdefault(work.paper.category.full_code, work.paper.category)
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
            group=category.group or "Other",
            known=category.known,
        )
        for code, category in sorted(found.items())
    }


def _card(work: Work, categories: dict[str, CategoryView], names: dict[str, int | None], paths: list[str]) -> PaperCard:
    paper = work.paper
    title, title_text = html_and_text(paper.title, links=False)
    byline = byline_view(paper.byline, names, paths)
    # A teaser shows some 150 characters, so no more than that is turned into plain text, whatever an abstract's length.
    teaser = html_and_text(paper.abstract[0][: 4 * _TEASER])[1] if paper.abstract else ""
    return PaperCard(
        path=routes.paper_path(work.slug),
        title=title,
        title_text=title_text,
        byline=byline,
        date=date_view(paper.date) if paper.date else None,
        category=categories[paper.category.full_code] if paper.category else None,
        score=paper.score_text,
        has_code=paper.has_code,
        code_url=paper.code_url,
        teaser=shorten(teaser, _TEASER),
    )
