"""The words and pairs of words that the most abstracts have in common."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from generator.plan.slugs import fold
from generator.plan.stop_words import ENGLISH, OF_ABSTRACTS, OTHERS
from generator.plan.views.statistics import Term

MOST_TEXTS = 500
"""Texts that are read; words repeat, so more of them change little and cost time."""
_MOST_TERMS = 36
FEWEST_TEXTS = 3

_ENGLISH = ENGLISH | OF_ABSTRACTS
_ANY = _ENGLISH | OTHERS

_ADDRESS = re.compile(r"https?://\S+")
_CLAUSE = re.compile(r"[.,;:!?()\[\]{}\"“”„«»…|/=<>+*~]+|\s[-–—]+\s")
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[-'’][^\W_]+)*")


Read = tuple[tuple[str, ...], tuple[str, ...]] | None
"""What was read in a text: its terms in lower case, and the words in them as they are written, each time that they occur.
None if nothing in it is in a script that parts words."""


class Texts:
    """What was read in texts, in this build or in the last one.

    After an edit that changes a number, the words of the newest papers are counted again, and nearly all of these are the
    same papers (500 abstracts: 0.13 to 0.04 s).
    """

    def __init__(
        self,
        load: Callable[[], Mapping[str, Read]] = dict,
        keep: Callable[[Mapping[str, Read]], None] = lambda _: None,
    ) -> None:
        """Remember nothing yet.

        load: returns what was read in the last build, and is called if somebody asks. keep: takes what was read in this one,
        in the process that has read it.
        """
        self._load, self._keep = load, keep
        self._before: Mapping[str, Read] | None = None
        self._read: dict[str, Read] = {}

    def __reduce__(self) -> tuple[type, tuple[()]]:
        """Travel to another machine as somebody who knows nothing."""
        return Texts, ()

    def of(self, key: str, read: Callable[[], Read]) -> Read:
        """Return what stands in a text. key: stands for the text and its language. read: reads it."""
        if self._before is None:
            self._before = self._load()
        if key not in self._read:
            self._read[key] = self._before[key] if key in self._before else read()
        return self._read[key]

    def keep(self) -> None:
        """Have all that was asked for remembered, unless that is known already."""
        if self._before is not None and self._read.keys() - self._before.keys():
            self._keep(self._read)


def frequent_terms(texts: Sequence[Read]) -> tuple[tuple[Term, ...], int]:
    """Return up to 36 terms by the number of texts they occur in, at least two, and how many texts could be read.

    texts: as `words_in` returns them. A pair of words takes the place of its words where these hardly occur
    without it. Simple plurals count with their singular; the commonest spelling is shown. Scripts that do not part words
    by blanks are left out.
    """
    written: Counter[str] = Counter()
    found = []
    for read in texts[:MOST_TEXTS]:
        if read is not None:
            found.append(read[0])
            written.update(read[1])
    spellings: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for word, count in written.items():
        spellings[word.lower()][word] = count
    singular = {word: word[:-1] for word in spellings if word.endswith("s") and word[:-1] in spellings}

    def folded(term: str) -> str:
        head, _, last = term.rpartition(" ")
        return f"{head} {singular.get(last, last)}".strip()

    counts: Counter[str] = Counter()
    for terms in found:
        counts.update({folded(term) for term in terms})
    frequent = {term: count for term, count in counts.items() if count >= 2}
    covered = {
        word
        for pair, count in frequent.items()
        if " " in pair
        for word in map(folded, pair.split())
        if count * 5 >= counts[word] * 3
    }
    # A pair in two texts of many is chance; a word has to be about as frequent to be told apart from noise.
    enough = 2 if len(found) < 60 else 3
    kept = [(term, count) for term, count in frequent.items() if term not in covered and count >= enough]
    ordered = sorted(kept, key=lambda item: (-item[1], " " not in item[0], item[0]))[:_MOST_TERMS]
    if not ordered:
        return (), len(found)
    most, fewest = ordered[0][1], ordered[-1][1]
    steps = max(1, most - fewest)
    shown = tuple(
        Term(" ".join(_shown(word, spellings) for word in term.split()), count, 1 + 4 * (count - fewest) // steps)
        for term, count in ordered
    )
    return shown, len(found)


def words_in(text: str, language: str) -> Read:
    """Return the words and the pairs of neighbouring words of a text, and how the words are written.

    language: a BCP 47 tag. None if nothing in it is in a script that parts words.
    """
    clauses = [_WORD.findall(clause) for clause in _CLAUSE.split(_ADDRESS.sub(" ", text) if "://" in text else text)]
    # Asked once for the whole text, not for each word (500 abstracts: 80 to 60 ms).
    if not text.isascii():
        clauses = [[word for word in clause if _parts_words(word)] for clause in clauses]
    if not any(clauses):
        return None
    # A word of another language may well be what an English text is about: "die", "sans".
    stop = _ENGLISH if language.startswith("en") else _ANY
    terms: set[str] = set()
    words: list[str] = []
    for clause in clauses:
        previous = ""
        for word in clause:
            key = word.lower()
            if key in stop or not 3 <= len(key) <= 30 or (not key.isascii() and fold(key) in stop):
                previous = ""
                continue
            words.append(word)
            terms.add(key)
            if previous and previous != key:
                terms.add(f"{previous} {key}")
            previous = key
    return tuple(sorted(terms)), tuple(words)


def _parts_words(word: str) -> bool:
    """Tell whether a word's script parts words by blanks: Han, kana, Thai and their like do not."""
    return word.isascii() or all(character < "\u0e00" or "\u1e00" <= character < "\u2e80" for character in word)


def _shown(word: str, spellings: Mapping[str, dict[str, int]]) -> str:
    """Return a word in lower case, unless most of its spellings have a capital that no beginning of a sentence explains."""
    spelling = max(spellings[word].items(), key=lambda item: (item[1], item[0]), default=(word, 0))[0]
    return spelling if any(character.isupper() for character in spelling[1:]) else word
