"""The words and pairs of words that the most abstracts have in common."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from generator.plan.views import Term

MOST_TEXTS = 500
"""Texts that are read; words repeat, so more of them change little and cost time."""
_MOST_TERMS = 36
_FEWEST_TEXTS = 3

_ADDRESS = re.compile(r"https?://\S+")
_CLAUSE = re.compile(r"[.,;:!?()\[\]{}\"“”„«»…|/=<>+*~]+|\s[-–—]+\s")
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[-'’][^\W_]+)*")

# Words that say how a text is built, not what it is about: English function words, and those of every abstract.
_STOP = frozenset(
    (
        "a ability able about above accuracy achieve achieved achieves achieving across actually additional address "
        "addressed addressing after again against aim aims all allow allowing almost along already also although "
        "always among an analyze analyzed and another any approach approaches are around art as ask asked asking asks "
        "aspect aspects at available based be became because been before being below benefit benefits beside best "
        "better between beyond both but by can cannot case cases certain challenge challenges challenging compare "
        "compared comparison complex component components comprehensive consider considered could current currently "
        "day demonstrate demonstrates design designed designs despite detail details develop developed development "
        "did different diverse diversity do does doing done due during dynamic each effective effectively efficient "
        "eight either enable enabling end especially et etc evaluate evaluation even ever every example examples "
        "existing experiment experimental experiments explore explored extensive facilitate feature features few "
        "finally find finding findings first five focus for form found four framework frameworks from full fully "
        "furthermore general generally give given gives good great had half has have having he her here high higher "
        "highly his hold how however https i if important improve improved improvement improvements in including "
        "increase indeed instance instead into introduce introduced investigate is issue it its itself just keep "
        "keeps kept key kind kinds know known large larger last later lead leading least left less let like "
        "literature little long low lower made main mainly make makes making many may means method methods might mode "
        "more moreover most move moved much multiple must namely nearly need new next nine no nobody nor not notably "
        "novel now number obtain obtained of often on once one ones only open or order other others our out over own "
        "paper papers paradigm parameter parameters part particular per perform performance performed perhaps point "
        "possible potential present presented presents previous previously prior problem problems production proposal "
        "propose proposed proposes provide provided provides providing quarter question quite range rather real "
        "recent recently reduce remain remains respectively result results right role same second see seen set seven "
        "several shall she should show showing shown shows significant significantly similar simple since single six "
        "small so some something source specific specifically state still stop stopped strong studied studies study "
        "such suggest suggests task tasks ten than that the their them themselves then there therefore these they "
        "thing third this those though three through thus to together too total toward towards two type types under "
        "unlike until up upon us use used useful uses using various very via want was way ways we well were what when "
        "where whereas whether which while who whole whom whose why wide widely will with within without work works "
        "would year years yet you your zero "
    ).split()
)


def frequent_terms(texts: Sequence[str]) -> tuple[Term, ...]:
    """Return up to 36 terms by the number of texts they occur in, at least two; none for fewer than three texts.

    A pair of words takes the place of its words where these hardly occur without it. Simple plurals count with their
    singular; the commonest spelling is shown. Scripts that do not part words by blanks are left out.
    """
    texts = texts[:MOST_TEXTS]
    if len(texts) < _FEWEST_TEXTS:
        return ()
    written: Counter[str] = Counter()
    found = [_terms_of(text, written) for text in texts]
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
    enough = 2 if len(texts) < 60 else 3
    kept = [(term, count) for term, count in frequent.items() if term not in covered and count >= enough]
    ordered = sorted(kept, key=lambda item: (-item[1], " " not in item[0], item[0]))[:_MOST_TERMS]
    if not ordered:
        return ()
    most, fewest = ordered[0][1], ordered[-1][1]
    steps = max(1, most - fewest)
    return tuple(
        Term(" ".join(_shown(word, spellings) for word in term.split()), count, 1 + 4 * (count - fewest) // steps)
        for term, count in ordered
    )


def _terms_of(text: str, written: Counter[str]) -> set[str]:
    """Return the words and the pairs of neighbouring words of a text, in lower case; count the words as they are written."""
    terms: set[str] = set()
    words: list[str] = []
    # Asked once for the whole text, not for each word (500 abstracts: 80 to 60 ms).
    parted = text.isascii()
    for clause in _CLAUSE.split(_ADDRESS.sub(" ", text) if "://" in text else text):
        previous = ""
        for word in _WORD.findall(clause):
            key = word.lower()
            if key in _STOP or not 3 <= len(key) <= 30 or not (parted or _parts_words(word)):
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
