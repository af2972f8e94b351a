"""What stands around a paper on its page: related papers, the newer and the older one, and the lists that it is in."""

from generator.language.words import Words
from generator.model.value import value
from generator.plan import routes
from generator.plan.common import Common
from generator.plan.corpus import Corpus, Entry
from generator.plan.related import MOST_RELATED
from generator.plan.relatives import Relatives
from generator.plan.shared_words import shared_words
from generator.plan.text import plain_text
from generator.plan.views.paper import Neighbour, RelatedPaper, Shelf
from generator.plan.views.pieces import PaperCard

_MOST_COUNTED = 500
"""A new paper draws the pages of all those again that say how many there are; beyond this no page says so."""


@value
class Surroundings:
    """What stands around a paper; nothing else of the corpus is needed to make its page."""

    newer: Entry | None
    older: Entry | None
    person: int | None
    """Whose papers these two are: an index of profiles; None on a site about one person."""
    related: tuple[tuple[Entry, tuple[str, ...]], ...]
    """With the stems of the words that both are about."""
    more: tuple[Entry, ...]
    """Of the same category, nearest in time, if none is related, but such papers are wanted."""
    of_year: int | None
    """How many papers its year has; None if that is not said."""
    of_category: int | None

    @property
    def digest(self) -> str:
        """Stands for all of this; by hand, since there is one for each paper (10,000 papers: 0.12 to 0.07 s)."""
        near = [entry.digest if entry else "" for entry in (self.newer, self.older)]
        related = [f"{entry.digest} {' '.join(stems)}" for entry, stems in self.related]
        more = [entry.digest for entry in self.more]
        return "\n".join((*near, f"{self.person} {self.of_year} {self.of_category}", *related, "more", *more))


def surroundings(corpus: Corpus, relatives: Relatives | None, place: int) -> Surroundings:
    """Return what stands around the paper at a place of the corpus. relatives: None if they are not wanted."""
    entry = corpus.entries[place]
    person = entry.work.people[0]
    own = corpus.by_person[person]
    at = corpus.place_with_person[entry.work.slug]
    code = entry.gist.category
    found = relatives.of(place) if relatives is not None else ()
    alone = relatives is not None and not found
    return Surroundings(
        newer=own[at - 1] if at else None,
        older=own[at + 1] if at + 1 < len(own) else None,
        person=None if corpus.single else person,
        related=tuple([(corpus.entries[other], stems) for other, stems in found]),
        more=_nearest(corpus.by_category[code], corpus.place_in_category[entry.work.slug]) if alone and code else (),
        of_year=None if entry.year is None else _counted(corpus.by_year[entry.year]),
        of_category=None if code is None else _counted(corpus.by_category[code]),
    )


def _counted(entries: tuple[Entry, ...]) -> int | None:
    return len(entries) if len(entries) <= _MOST_COUNTED else None


def _nearest(entries: tuple[Entry, ...], place: int) -> tuple[Entry, ...]:
    """Return the entries around a place in a list, nearest first half and half, without the one at the place."""
    start = max(0, min(place - MOST_RELATED // 2, len(entries) - MOST_RELATED - 1))
    return tuple(entry for index, entry in enumerate(entries[start : start + MOST_RELATED + 1], start) if index != place)


def neighbour(entry: Entry | None) -> Neighbour | None:
    """Return a paper as the newer or older one."""
    return Neighbour(entry.card.path, entry.card.title, entry.card.tongue, entry.card.date) if entry else None


def year_shelf(entry: Entry, around: Surroundings, words: Words) -> Shelf | None:
    """Return the papers of the same year; None if it is not known."""
    if entry.year is None:
        return None
    return Shelf(words.date("year", entry.year), routes.year_path(entry.year), around.of_year)


def category_shelf(card: PaperCard, around: Surroundings) -> Shelf | None:
    """Return the papers of the same category; None without one."""
    return Shelf(card.category.name, card.category.path, around.of_category) if card.category else None


def related_papers(common: Common, entry: Entry, abstract: str, around: Surroundings) -> tuple[RelatedPaper, ...]:
    """Return the related papers with what they share. abstract: the paper's own, as plain text."""
    here = f"{entry.work.title}\n{abstract}"
    return tuple(
        RelatedPaper(other.card, common.words.listed(shared_words(stems, here, _text_of(other))))
        for other, stems in around.related
    )


def _text_of(entry: Entry) -> str:
    return "\n".join((entry.work.title, *map(plain_text, entry.paper.abstract)))
