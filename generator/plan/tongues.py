"""The language of a paper's own words: as its source says, or as its letters and small words tell.

A page is in the language of the site; what it shows of a paper need not be. Browsers choose letters, break lines and read
aloud by what an element says of its language, and other programs file a paper under it.
"""

import re
from functools import lru_cache

from generator.language.words import words_of
from generator.model.value import value

UNKNOWN = "und"
"""BCP 47's tag for a language that nobody knows."""

_ENOUGH = 400
"""Characters of an abstract that are looked at."""
_PLENTY = 4
"""Small words of the site's own language after which no other is thought of."""

# Small words that hardly stand in a text of another of these languages.
_SMALL_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to for with is are we this that from by our on as which these have can",
        "de": "der die und den dem das von mit für wird werden ist sind eine einer eines auf durch zur zum im nicht",
        "es": "el los las y del una con por para este esta son como se más entre lo su sobre al",
        "fr": "le les et des du une est dans pour par sur avec nous cette aux ces qui au leur sont",
        "it": "il gli di e della che con per una sono questo nel delle dei alla è più tra da si",
        "nl": "het een van en voor met zijn wordt deze dat op door aan niet worden bij ook uit naar",
        "pt": "o os as e do da uma com para por em no na dos das são este esta não mais",
    }.items()
}
_SHARED = {word for word in set().union(*_SMALL_WORDS.values()) if sum(word in words for words in _SMALL_WORDS.values()) > 1}
_MARKS = {language: words - _SHARED for language, words in _SMALL_WORDS.items()}

# Compiled when a text has such letters: to compile what stands for thousands of letters takes 0.2 ms each.
_SCRIPTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("ja", "[\u3041-\u30fa]", ("ja",)),
    ("ko", "[\uac00-\ud7a3]", ("ko",)),
    ("zh", "[\u3400-\u9fff]", ("zh", "ja", "yue", "wuu")),
    ("und-Arab", "[\u0620-\u064a\u0671-\u06d3]", ("ar", "fa", "ur", "ps", "ug", "sd", "ckb")),
    ("he", "[\u05d0-\u05ea]", ("he", "yi")),
    ("und-Cyrl", "[\u0400-\u04ff]", ("ru", "uk", "bg", "sr", "mk", "be", "kk", "mn")),
    ("el", "[\u03b1-\u03c9\u0391-\u03a9]", ("el",)),
)
"""The language of a script, or of those that write it none; its letters; and who writes it."""
_LATIN = "[A-Za-z\u00c0-\u024f]"
_NOT_LATIN = frozenset(language for _, _, languages in _SCRIPTS for language in languages)
_FROM_THE_RIGHT = frozenset({*_SCRIPTS[3][2], *_SCRIPTS[4][2], "dv"})


@value
class Tongue:
    """What an element says of a text: both are empty where the page says the same already."""

    lang: str
    dir: str


@lru_cache(maxsize=256)
def tongue_of(language: str, page: str) -> Tongue:
    """Return what an element says of a text in a language. page: the language of the page."""
    direction = "rtl" if _comes_from_the_right(language) else "ltr"
    other = direction != words_of(page).direction
    if language == page or (language == UNKNOWN and not other):
        return Tongue("", "")
    return Tongue("" if language == UNKNOWN else language, direction if other else "")


def _comes_from_the_right(language: str) -> bool:
    return language.partition("-")[0].lower() in _FROM_THE_RIGHT or language.endswith(("-Arab", "-Hebr"))


def language_of_text(title: str, abstract: str, site: str) -> str:
    """Return the language of somebody's words as far as they tell; that of the site where they do not speak against it.

    Of a site in English every paper without a sign of another language is English, as its settings say.
    """
    sample = f"{title} {abstract[:_ENOUGH]}"
    base = site.partition("-")[0].lower()
    if not sample.isascii():
        script = _script_of(sample, base)
        if script:
            return site if script == base else script
    words = sample.lower().split()
    if base in _MARKS and len(_MARKS[base].intersection(words)) >= _PLENTY:
        return site
    counts = {language: len(marks.intersection(words)) for language, marks in _MARKS.items()}
    best = max(counts, key=lambda language: (counts[language], language == base))
    if counts[best] and list(counts.values()).count(counts[best]) == 1:
        # One small word alone may be a name: it counts where nothing else is known of such letters.
        if best == base:
            return site
        if counts[best] > 1 or base in _NOT_LATIN:
            return best
    return UNKNOWN if base in _NOT_LATIN and re.search(_LATIN, sample) else site


def _script_of(sample: str, base: str) -> str | None:
    """Return the language of most letters of a text, if they are not Latin."""
    latin = len(re.findall(_LATIN, sample))
    for language, letters, languages in _SCRIPTS:
        # A sign of Han tells as much as three letters do.
        found = len(re.findall(letters, sample)) * (3 if language in ("ja", "zh") else 1)
        if found and found > latin // 2:
            return base if base in languages else language
    return None
