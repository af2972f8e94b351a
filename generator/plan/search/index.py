"""Papers -> the files of the search.

`search/index.json` tells how many papers and files there are. `search/words/N.json` holds words with the places of the
papers they occur in, `search/cards/N.json` what a list of results shows, `search/facets/KEY.json` what results can be
narrowed by. A query reads one file of words for each word and those with the cards it shows: so it costs a reader about as
much on a site of a hundred thousand papers as on one of a hundred. Papers are counted from 0, newest first.
"""

from array import array
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

from generator.model.value import value
from generator.plan.search.words import shard_of, words_of

FORMAT = 1
CARDS_EACH = 64
"""Papers in a file of cards."""
_PAPERS_PER_SHARD = 40
"""So many papers bring about as many words and places as a small file should hold."""
_LONGEST_WORD = 40


@value
class Searchable:
    """A paper as it is found."""

    title: str
    names: str
    """Authors, organisations, venue, category."""
    abstract: str


@value
class Card:
    """A paper as a result."""

    path: str
    title: str
    byline: str
    """Some names, and whether there are more."""
    date: str
    category: str


@value
class Choice:
    """Something that results are narrowed to: a year, a category."""

    key: str
    """In the address."""
    label: str
    places: tuple[int, ...]
    """Of its papers, ascending."""


def shard_count(papers: int) -> int:
    """Return how many files of words there are: a power of two, so that another paper hardly ever moves all of them."""
    return 1 << max(0, (papers // _PAPERS_PER_SHARD - 1).bit_length()) if papers >= 2 * _PAPERS_PER_SHARD else 1


def word_shards(papers: Sequence[Searchable], shards: int) -> tuple[tuple[object, ...], ...]:
    """Return for each file its rows, by word: the word, and the steps between papers that have it in title, names, text.

    Words of most abstracts have long lists, but of steps of one, which are sent as next to nothing.
    """
    found: tuple[defaultdict[str, array[int]], ...] = tuple(defaultdict(lambda: array("I")) for _ in range(3))
    for place, paper in enumerate(papers):
        for index, text in zip(found, (paper.title, paper.names, paper.abstract), strict=True):
            for word in set(words_of(text)):
                index[word].append(place)
    titles, names, abstracts = found
    rows: list[list[object]] = [[] for _ in range(shards)]
    for word in sorted({*titles, *names, *abstracts}):
        if len(word) <= _LONGEST_WORD:
            lists = (_steps(index.get(word)) for index in found)
            rows[shard_of(word, shards)].append((word, *lists))
    return tuple(map(tuple, rows))


def moved_shards(
    before: Sequence[Sequence[Any]], moves: Sequence[int | None], papers: Mapping[int, Searchable], shards: int
) -> tuple[tuple[object, ...], ...]:
    """Return what `word_shards` does, from what it returned for other papers. (10,000 papers: 1.1 to 0.1 s.)

    before: its files, in their order. moves: for each paper of then its place now, None if it is gone or another one by now.
    papers: those that were not among them, by their places.
    """
    stay = all(now is None or now == then for then, now in enumerate(moves))
    gone = {then for then, now in enumerate(moves) if now is None}
    added = _places_by_word(papers)
    rows: list[list[tuple[str, Any]]] = [[] for _ in range(shards)]
    for number, shard in enumerate(before):
        for row in shard:
            word = row[0]
            news = added.pop(word, None)
            moved = row
            if news is not None or not stay or any(steps and not gone.isdisjoint(accumulate(steps)) for steps in row[1:]):
                moved = _moved(row, moves, news)
            if any(moved[1:]):
                place = number if shards == len(before) else shard_of(word, shards)
                rows[place].append((word, moved))
    for word, news in added.items():
        rows[shard_of(word, shards)].append((word, _moved((word, 0, 0, 0), (), news)))
    return tuple([tuple([row for _, row in sorted(shard, key=_word)]) for shard in rows])


def _places_by_word(papers: Mapping[int, Searchable]) -> dict[str, tuple[list[int], list[int], list[int]]]:
    found: defaultdict[str, tuple[list[int], list[int], list[int]]] = defaultdict(lambda: ([], [], []))
    for place, paper in papers.items():
        for at, text in enumerate((paper.title, paper.names, paper.abstract)):
            for word in set(words_of(text)):
                if len(word) <= _LONGEST_WORD:
                    found[word][at].append(place)
    return found


def _moved(row: Sequence[Any], moves: Sequence[int | None], added: Sequence[list[int]] | None) -> tuple[object, ...]:
    """Return a row with the places that its papers have now."""
    lists = []
    for at, steps in enumerate(row[1:]):
        places = sorted([now for then in accumulate(steps or ()) if (now := moves[then]) is not None])
        for place in added[at] if added else ():
            insort(places, place)
        lists.append(_steps(places))
    return (row[0], *lists)


def _word(row: tuple[str, object]) -> str:
    return row[0]


def card_rows(cards: Iterable[Card]) -> tuple[object, ...]:
    """Return the rows of a file of cards."""
    return tuple((card.path, card.title, card.byline, card.date, card.category) for card in cards)


def choice_rows(choices: Iterable[Choice]) -> tuple[object, ...]:
    """Return the rows of a file of a facet."""
    return tuple((choice.key, choice.label, _steps(choice.places)) for choice in choices)


def _steps(places: Sequence[int] | None) -> list[int] | int:
    """Return ascending places as the first one and the steps from each to the next, which are small; 0 for none."""
    return [places[0], *[after - before for before, after in pairwise(places)]] if places else 0
