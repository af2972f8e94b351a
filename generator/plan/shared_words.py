"""The words that two papers are both about, as a reader knows them: from stems back to what stands in the text."""

import re
from collections.abc import Iterable, Sequence
from itertools import permutations

from generator.plan.related import stem_of
from generator.plan.search.words import UNSPACED, words_of

_MOST_WORDS = 3
_MOST_STEMS = 6
"""That many are looked at; of those that stand side by side some become one."""

_LONGEST_GROUP = 3
"""More words than this in a row are half a sentence."""

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = f"[{UNSPACED}]"


def shared_words(stems: Sequence[str], here: str, there: str) -> tuple[str, ...]:
    """Return up to three words or groups of words that two texts have in common, those that count most first.

    stems: of both, as `related` gives them. here: the text whose spelling is taken. What stands side by side in both texts
    is one: "reinforcement learning". A stem that cannot be found is left out.
    """
    spelled = list(dict.fromkeys(word for word in _spelled(stems[:_MOST_STEMS], here) if word))
    lower, other = here.lower(), there.lower()
    joined = True
    while joined and len(spelled) > 1:
        joined = False
        for first, second in permutations(spelled, 2):
            whole = _side_by_side(first, second, here, lower, other)
            if whole:
                spelled[min(spelled.index(first), spelled.index(second))] = whole
                spelled = [word for word in spelled if word not in (first, second)]
                joined = True
                break
    return tuple(spelled[:_MOST_WORDS])


def _side_by_side(first: str, second: str, here: str, lower: str, other: str) -> str:
    """Return two words as one if they stand side by side in both texts, "" otherwise; their ends may differ in the second."""
    if first[-1] == second[0] and re.match(_UNSPACED, second):
        whole = first + second[1:]
        return whole if whole in here and whole.lower() in other else ""
    for between in " -":
        whole = f"{first}{between}{second}".lower()
        at = lower.find(whole)
        if at >= 0 and len(_WORD.findall(whole)) <= _LONGEST_GROUP and whole.rstrip("s") in other:
            return whole if whole in here else here[at : at + len(whole)]
    return ""


def _spelled(stems: Iterable[str], text: str) -> Iterable[str]:
    """Yield for each stem a word of a text, with as few capitals as it is found with; "" if there is none."""
    lower = text.lower()
    folded: dict[str, str] | None = None
    for stem in stems:
        word = _found(stem, text, lower) if len(lower) == len(text) else ""
        if not word and not text.isascii() and not re.match(_UNSPACED, stem):
            if folded is None:
                folded = {}
                for whole in reversed(_WORD.findall(text)):
                    folded.update(dict.fromkeys(map(stem_of, words_of(whole)), whole))
            word = folded.get(stem, "")
        yield word


def _found(stem: str, text: str, lower: str) -> str:
    """Return the word of a text that begins with a stem and is no other; "" if there is none."""
    if re.match(_UNSPACED, stem):
        at = lower.find(stem)
        return text[at : at + len(stem)] if at >= 0 else ""
    best = ""
    start = lower.find(stem)
    while start >= 0:
        end = start + len(stem)
        while end < len(lower) and lower[end].isalnum():
            end += 1
        if (start == 0 or not lower[start - 1].isalnum()) and stem_of(lower[start:end]) == stem:
            word = text[start:end]
            if word == lower[start:end]:
                return word
            best = best or word
        start = lower.find(stem, end)
    return best
