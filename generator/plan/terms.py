"""The words and pairs of words that the most abstracts have in common."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

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


def frequent_terms(texts: Sequence[tuple[str, str]]) -> tuple[tuple[Term, ...], int]:
    """Return up to 36 terms by the number of texts they occur in, at least two, and how many texts could be read.

    texts: each with the BCP 47 tag of its language. A pair of words takes the place of its words where these hardly occur
    without it. Simple plurals count with their singular; the commonest spelling is shown. Scripts that do not part words
    by blanks are left out.
    """
    texts = texts[:MOST_TEXTS]
    written: Counter[str] = Counter()
    read = (_terms_of(text, language, written) for text, language in texts)
    found = [terms for terms in read if terms is not None]
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


def _terms_of(text: str, language: str, written: Counter[str]) -> set[str] | None:
    """Return the words and the pairs of neighbouring words of a text, in lower case; count the words as they are written.

    None if nothing in it is in a script that parts words.
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
    written.update(words)
    return terms


def _parts_words(word: str) -> bool:
    """Tell whether a word's script parts words by blanks: Han, kana, Thai and their like do not."""
    return word.isascii() or all(character < "\u0e00" or "\u1e00" <= character < "\u2e80" for character in word)


def _shown(word: str, spellings: Mapping[str, dict[str, int]]) -> str:
    """Return a word in lower case, unless most of its spellings have a capital that no beginning of a sentence explains."""
    spelling = max(spellings[word].items(), key=lambda item: (item[1], item[0]), default=(word, 0))[0]
    return spelling if any(character.isupper() for character in spelling[1:]) else word
