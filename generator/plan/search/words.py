"""Text -> the words by which it is found. `modules/search_index.js` of the theme does the same with what a reader types."""

import re
import unicodedata

KEY_LETTERS = 3
"""Words are kept together by so many letters at their beginning, and are found by so many typed ones."""

# Letters that no decomposition turns into those that a reader without them would type.
_LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i", "ς": "σ",
}  # fmt: skip

# Scripts that do not part words by blanks: Thai to Tibetan, Myanmar, Khmer, kana, Han.
UNSPACED = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""Their letters, for a regular expression."""

# Compiled when there is such a text: that takes a millisecond.
_RUN = f"[{UNSPACED}]+|[^{UNSPACED}]+"


class _Folding(dict[int, str]):
    """Character -> what it counts as: lower case without accents; a blank for everything that is no letter or digit."""

    def __missing__(self, code: int) -> str:
        letters = [letter for letter in unicodedata.normalize("NFKD", chr(code)) if unicodedata.category(letter)[0] != "M"]
        folded = "".join(_LETTERS.get(letter, letter) for letter in "".join(letters).lower())
        self[code] = "".join(letter if letter.isalnum() else " " for letter in folded)
        return self[code]


_FOLDING = _Folding()


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded, in no particular order.

    What is written without blanks is cut into pairs of characters. The last one of such a run stands alone too, so that every
    single one is found by the beginning of a pair.
    """
    if text.isascii():
        return text.translate(_FOLDING).split()
    # Most words of most texts are ASCII, and these are folded at once.
    pieces = text.split()
    words = " ".join([piece for piece in pieces if piece.isascii()]).translate(_FOLDING).split()
    for piece in pieces:
        if not piece.isascii():
            for whole in piece.translate(_FOLDING).split():
                words += (whole,) if whole.isascii() else _parted(whole)
    return words


def _parted(whole: str) -> list[str]:
    found = []
    for run in re.findall(_RUN, whole):
        if re.match(f"[{UNSPACED}]", run):
            found += [run[place : place + 2] for place in range(len(run))]
        else:
            found.append(run)
    return found


def shard_of(word: str, shards: int) -> int:
    """Return which of the files holds a word: by the FNV-1a hash of its first letters, so that its neighbours are with it."""
    key = 2166136261
    for letter in word[:KEY_LETTERS] if not re.match(f"[{UNSPACED}]", word) else word[:1]:
        key = ((key ^ ord(letter)) * 16777619) & 0xFFFFFFFF
    return key % shards
