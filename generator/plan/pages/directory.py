"""The home page of a site of several people: everyone, by family name; and the people of each affiliation."""

from collections.abc import Iterator

from generator.language.words import Words
from generator.model.value import value
from generator.plan import routes
from generator.plan.common import Common
from generator.plan.corpus import Corpus, name_slug
from generator.plan.counted import year_span
from generator.plan.lists import coverage, paging_at, titled, with_shares
from generator.plan.metadata.schema_pages import collection_page
from generator.plan.names import author_name
from generator.plan.page import Page
from generator.plan.pages.exports import list_exports
from generator.plan.photo import photo_view
from generator.plan.slugs import fold
from generator.plan.text import plain
from generator.plan.views.frame import Crumb
from generator.plan.views.paper import ExportView
from generator.plan.views.people import DirectoryPage, DirectorySection, Letter, PersonCard
from generator.plan.views.pieces import Paging, Tally

_PEOPLE_PER_PAGE = 200
_FEWEST_FOR_LETTERS = 24
_MOST_CHIPS = 12


@value
class DirectoryFacts:
    """What the pages of one directory say above the people."""

    heading: str
    title: str
    """For the title element."""
    coverage: str
    letters: tuple[Letter, ...] = ()
    fields: tuple[Tally, ...] = ()
    affiliations: tuple[Tally, ...] = ()
    crumbs: tuple[Crumb, ...] = ()
    exports: tuple[ExportView, ...] = ()


def directory_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield the directory of everyone, and one for each affiliation that several people share or others have beside it."""
    cards = person_cards(corpus)
    by_place: dict[str, list[PersonCard]] = {}
    for card in cards:
        if card.affiliation:
            by_place.setdefault(name_slug(card.affiliation), []).append(card)
    places = _affiliation_tallies(by_place) if len(by_place) > 1 else ()
    title = corpus.common.site.title
    words = corpus.common.words
    about = words.joined((people_text(len(cards), words), coverage(corpus.entries, words)))
    facts = DirectoryFacts(
        title,
        title,
        about,
        _letters(cards, corpus.common.home),
        _field_tallies(cards, corpus),
        places[:_MOST_CHIPS],
        exports=list_exports(corpus, routes.HOME, corpus.entries, "papers"),
    )
    yield from _pages(corpus.common, facts, cards, corpus.common.home)
    # The people of an affiliation are listed once, in the site's own language.
    for tally in places if corpus.common.home == routes.HOME else ():
        found = tuple(by_place[tally.key])
        facts = DirectoryFacts(
            tally.label,
            words.say("People at {place}", place=tally.label),
            people_text(len(found), words),
            crumbs=(Crumb(words.say("People"), routes.HOME),),
        )
        yield from _pages(corpus.common, facts, found, routes.affiliation_path(tally.key))


def people_text(number: int, words: Words) -> str:
    """Return a number of people: "12 people"."""
    return words.count(number, "{n} person", "{n} people")


def person_cards(corpus: Corpus) -> tuple[PersonCard, ...]:
    """Return everyone, in the directory's order."""
    cards = []
    for profile, link, entries, photo in zip(
        corpus.profiles, corpus.common.people, corpus.by_person, corpus.photos, strict=True
    ):
        affiliation = profile.person.affiliation
        cards.append(
            PersonCard(
                name=link.name,
                path=link.path,
                photo=photo_view(photo, link.files) if photo else None,
                field=corpus.common.category(profile.primary_category),
                position=profile.person.position,
                affiliation=plain(affiliation.name) if affiliation else None,
                affiliation_key=name_slug(plain(affiliation.name)) if affiliation else "",
                letter=_letter(author_name(profile.person.name).family or link.name),
                paper_count=len(entries),
                span=year_span(entries, corpus.common.words),
            )
        )
    return tuple(cards)


def _letter(name: str) -> str:
    first = fold(name)[:1].upper()
    return first if first.isalpha() else "#"


def _pages(common: Common, facts: DirectoryFacts, cards: tuple[PersonCard, ...], base: str) -> Iterator[Page]:
    chunks = [cards[start : start + _PEOPLE_PER_PAGE] for start in range(0, len(cards), _PEOPLE_PER_PAGE)] or [()]
    paths = [_page_path(base, number) for number in range(len(chunks))]
    for number, (path, chunk) in enumerate(zip(paths, chunks, strict=True)):
        yield Page(path, directory_view, (common, facts, path, chunk, paging_at(number, paths, common.words)))


def _page_path(base: str, number: int) -> str:
    """Return the address of a page of a directory, whose numbers count from 0."""
    if number == 0:
        return base
    return routes.page_of(base or routes.PEOPLE, number + 1)


def directory_view(
    common: Common, facts: DirectoryFacts, path: str, cards: tuple[PersonCard, ...], paging: Paging
) -> DirectoryPage:
    """Make a page of a directory."""
    words = common.words
    title = titled(facts.title, paging, words)
    sections: dict[str, list[PersonCard]] = {}
    for card in cards:
        sections.setdefault(card.letter if facts.letters else "", []).append(card)
    things = collection_page(common.config.base_url, path, title, [card.path for card in cards])
    return DirectoryPage(
        page=common.frame(
            path, title, words.say("{title}: {facts}.", title=title, facts=facts.coverage), facts.crumbs, things
        ),
        heading=facts.heading,
        coverage=facts.coverage,
        sections=tuple(DirectorySection(letter, _anchor(letter), tuple(found)) for letter, found in sections.items()),
        letters=facts.letters,
        fields=facts.fields,
        affiliations=facts.affiliations,
        exports=facts.exports,
        paging=paging,
    )


def _anchor(letter: str) -> str:
    return f"letter-{name_slug(letter)}" if letter else ""


def _letters(cards: tuple[PersonCard, ...], home: str) -> tuple[Letter, ...]:
    """Return where each letter begins; none for few people, who are seen at one glance."""
    if len(cards) < _FEWEST_FOR_LETTERS:
        return ()
    first: dict[str, int] = {}
    for place, card in enumerate(cards):
        first.setdefault(card.letter, place)
    return tuple(
        Letter(letter, _page_path(home, place // _PEOPLE_PER_PAGE), _anchor(letter)) for letter, place in first.items()
    )


def _field_tallies(cards: tuple[PersonCard, ...], corpus: Corpus) -> tuple[Tally, ...]:
    """Count people by main field, most first, as far as there is a page with papers of it."""
    found: dict[str, list[PersonCard]] = {}
    for card in cards:
        if card.field and card.field.code in corpus.by_category:
            found.setdefault(card.field.code, []).append(card)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))[:_MOST_CHIPS]
    return tuple(
        Tally(field.name, field.path, len(people), tone=field.tone, key=code)
        for code, people in ordered
        if (field := people[0].field)
    )


def _affiliation_tallies(by_place: dict[str, list[PersonCard]]) -> tuple[Tally, ...]:
    """Count people by affiliation, most first."""
    ordered = sorted(by_place.items(), key=lambda item: (-len(item[1]), item[0]))
    return with_shares(
        Tally(people[0].affiliation or "", routes.affiliation_path(slug), len(people), key=slug) for slug, people in ordered
    )
