"""Which papers are related: by the words that say what they are about, and by their category.

What a paper is about are the words of its title, and those that its abstract says more than once. Function words count for
nothing, endings for little ("verifier", "verifiers"); what is written without blanks counts by pairs of characters, formulas
not at all. A word weighs the more the fewer papers are about it, and in a title as much as said three times. Two papers are
as similar as their weighted words point in one direction (the cosine), and a quarter more if they are of one category. Those
that share fewer than two words, or are less similar than 0.09, are not related.

Everything is counted in whole numbers, so that each machine finds the same; and how common a word is in steps of about half
as much again, so that one more paper hardly moves the lists of those that it has nothing to do with. The commonest words
lead from each paper to all others, so the most similar ones are looked for by the rarest words, as far as these lead to few:
the time grows with the number of papers. (Of what comparing all pairs of 479 and 844 papers finds, this finds 95 and 92 in a
hundred, and nearly always the first.)

Names do not count: bylines are cut, namesakes are many, and whoever has a page here stands above most of its papers.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable
from heapq import nsmallest
from itertools import pairwise
from math import isqrt
from typing import Protocol

from generator.model.value import value
from generator.plan.search.words import words_of
from generator.plan.stop_words import ENGLISH, OTHERS

MOST_RELATED = 4
_IN_TITLE = 3
"""What a word of the title weighs, in words of the abstract."""
_MOST_SAID = 3
"""A word that is said more often than this is no more important."""
_LONGEST_ABSTRACT = 2_000
"""Characters that are read: what a paper is about is said at the beginning."""
_SHORT_ABSTRACT = 100
"""With fewer words than these an abstract says hardly anything twice, and once is enough."""
_MOST_WORDS = 32
"""Of a paper, those that weigh most."""
_STEM = 6
"""Letters of a word that count."""
_LENGTH = 1_000
"""Of the vector of a paper: all of its weights squared make the square of this."""
_LEAST = _LENGTH * _LENGTH * 9 // 100
_COMPARISONS = 120
"""For a paper, how often it is compared by a word."""
_SMALL_SITE = 1 << 11
"""With fewer papers than half of this there may be more comparisons, twice as many for each time that they are halved."""
_LIKELY = 2 * MOST_RELATED
"""Papers that are compared by all words."""

_MARKUP = re.compile(r"\$[^$]*\$|\\[A-Za-z]+|https?://\S+")
_ACCENT = re.compile(r"\\[\"'`^~=.]\s*\{?([A-Za-z])\}?")
# Pairs of characters that hold a particle: hiragana, and the commonest of Chinese.
_PARTICLE = re.compile("[\u3040-\u309f的了是在和与與为為及]")


class Subject(Protocol):
    """What there is to compare of a paper."""

    @property
    def title(self) -> str:
        """Plain text."""

    @property
    def about(self) -> str:
        """What `about` returns for it."""

    @property
    def category(self) -> str | None:
        """Its full code."""


@value
class Compared:
    """The same, and nothing else."""

    title: str
    about: str
    category: str | None


@value
class Related:
    """A paper that is related to another one."""

    place: int
    """In the row of all papers."""
    stems: tuple[str, ...]
    """The beginnings of the words that both are about, folded as for the search; those that count most come first."""


@value
class Relations:
    """The papers of a site as what they are about. Flat and small, so that it travels well: some 200 bytes for a paper."""

    _titles: "array[int]"
    """Of each paper: a number that stands for its title."""
    _categories: "array[int]"
    """The same for its category; 0 without one."""
    _starts: "array[int]"
    """Where the words of each paper begin, and at the end, where those of the last one end."""
    _words: "array[int]"
    """Numbers of words, paper by paper, the rarest first. Words that a single paper is about have none."""
    _weights: "array[int]"
    """Of each of these words in its paper."""
    _holders: "tuple[tuple[array[int], array[int]], ...]"
    """Of each word: the papers that are about it, and its weights in them."""
    _stems: tuple[str, ...]
    """Of each word."""

    def of(self, place: int) -> tuple[Related, ...]:
        """Return the papers related to one, at most four, the most similar first, then in the order of the row."""
        mine = self._words_of(place)
        related: list[Related] = []
        # Papers of the same title are led to from each other's page anyway.
        titles = {self._titles[place]}
        for similarity, other, shared in sorted([self._compared(place, mine, other) for other in self._likely(place, mine)]):
            if len(shared) > 1 and -similarity >= _LEAST and self._titles[other] not in titles:
                titles.add(self._titles[other])
                shared.sort()
                related.append(Related(other, tuple([self._stems[word] for _, word in shared])))
                if len(related) == MOST_RELATED:
                    break
        return tuple(related)

    def _likely(self, place: int, mine: dict[int, int]) -> list[int]:
        """Return the papers that are likely to be the most similar: by the rarest words, as far as they lead to few."""
        left = _COMPARISONS * max(1, _SMALL_SITE >> len(self._titles).bit_length())
        similar: dict[int, int] = {}
        so_far = similar.get
        for word, weight in mine.items():
            papers, shares = self._holders[word]
            left -= len(papers)
            if left < 0:
                break
            for other, share in zip(papers, shares, strict=True):
                similar[other] = so_far(other, 0) + weight * share
        similar.pop(place, None)
        likely = [(-similarity, other) for other, similarity in similar.items() if similarity >= _LEAST // 2]
        likely.sort()
        return [other for _, other in likely[:_LIKELY]]

    def _compared(self, place: int, mine: dict[int, int], other: int) -> tuple[int, int, list[tuple[int, int]]]:
        """Return how similar two papers are, as a negative number, the second one, and what each word adds to that."""
        theirs = self._words_of(other)
        shared = [(-weight * theirs[word], word) for word, weight in mine.items() if word in theirs]
        similarity = sum([product for product, _ in shared])
        if self._categories[place] == self._categories[other] != 0:
            similarity = similarity * 5 // 4
        return similarity, other, shared

    def _words_of(self, place: int) -> dict[int, int]:
        start, end = self._starts[place], self._starts[place + 1]
        return dict(zip(self._words[start:end], self._weights[start:end], strict=True))


def relations_of(subjects: Iterable[Subject]) -> Relations:
    """Return what tells which papers are related. Of equally similar ones the first in the row comes first."""
    numbers, titles, categories = _Numbers(), _Numbers(), _Numbers()
    of_titles, of_categories = array("I"), array("I")
    starts, words, weights = array("I", [0]), array("I"), array("H")
    for subject in subjects:
        of_titles.append(titles[" ".join(words_of(subject.title))])
        of_categories.append(categories[subject.category] + 1 if subject.category else 0)
        weighed_stems = subject.about.split(" ") if subject.about else []
        words.extend([numbers[stem] for stem in weighed_stems[::2]])
        weights.extend(map(int, weighed_stems[1::2]))
        starts.append(len(words))
    counts = Counter(words)
    # From here on the number of a word is its place among all, the rarest first.
    ranked = sorted(numbers, key=lambda stem: (counts[numbers[stem]], stem))
    rank = array("I", [0]) * len(ranked)
    for place, stem in enumerate(ranked):
        rank[numbers[stem]] = place
    most = _step(len(of_titles)) + 1
    rarity = [most - _step(counts[numbers[stem]]) for stem in ranked]
    once = sum(1 for count in counts.values() if count == 1)
    holders = [(array("I"), array("H")) for _ in ranked[once:]]
    own_starts, own_words, own_weights = array("I", [0]), array("I"), array("H")
    for place, (start, end) in enumerate(pairwise(starts)):
        found = sorted([(rank[word], weight) for word, weight in zip(words[start:end], weights[start:end], strict=True)])
        weighed = [(word, weight * rarity[word]) for word, weight in found]
        if len(weighed) > _MOST_WORDS:
            weighed = sorted(nsmallest(_MOST_WORDS, weighed, key=lambda item: (-item[1], item[0])))
        length = isqrt(_LENGTH * _LENGTH * sum([weight * weight for _, weight in weighed]))
        for word, weight in weighed:
            if word >= once:
                share = weight * _LENGTH * _LENGTH // length
                own_words.append(word - once)
                own_weights.append(share)
                papers, shares = holders[word - once]
                papers.append(place)
                shares.append(share)
        own_starts.append(len(own_words))
    return Relations(of_titles, of_categories, own_starts, own_words, own_weights, tuple(holders), tuple(ranked[once:]))


def about(title: str, abstract: tuple[str, ...]) -> str:
    """Return the words that a paper is about, as text: stem, what it weighs in the paper, stem, and so on.

    title: plain text. abstract: paragraphs with TeX in them, as printed.
    """
    text = "\n".join(abstract)[:_LONGEST_ABSTRACT]
    if "$" in text or "\\" in text or "://" in text:
        text = _MARKUP.sub(" ", _ACCENT.sub(r"\1", text))
    found = {stem: _IN_TITLE for word in words_of(title) if (stem := _stems[word])}
    words = words_of(text)
    often = 2 if len(words) >= _SHORT_ABSTRACT else 1
    for word, count in Counter(words).items():
        if count >= often and (stem := _stems[word]):
            found[stem] = found.get(stem, 0) + min(count, _MOST_SAID)
    return " ".join([f"{stem} {weight}" for stem, weight in found.items()])


def _step(count: int) -> int:
    """Return how common something is in steps of about half as much again: 1, 2, 3, 4, 6, 8, 12, 16, ..."""
    octave = count.bit_length() - 1
    return 2 * octave + (octave > 0 and count >= 3 << (octave - 1))


class _Numbers(dict[str, int]):
    """Text -> a number that stands for it, from 0 in the order of being asked for."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number


class _Stems(dict[str, str]):
    """Word, folded -> what counts of it; empty for one that says nothing."""

    _MOST = 200_000

    def __missing__(self, word: str) -> str:
        if len(self) >= self._MOST:
            self.clear()
        self[word] = stem = stem_of(word)
        return stem


_stems = _Stems()


def stem_of(word: str) -> str:
    """Return what counts of a folded word: its beginning; "" if it says nothing about what a text is about."""
    if word.isdigit() or word in ENGLISH or word in OTHERS:
        return ""
    if word.isascii():
        plural = len(word) > 3 and word[-1] == "s" and word[-2] not in "isu"
        return (word[:-1] if plural else word)[:_STEM] if len(word) > 2 else ""
    return word[:_STEM] if len(word) > 1 and not _PARTICLE.search(word) else ""
