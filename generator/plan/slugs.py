"""Addresses from titles and names: short, ASCII, permanent."""

import hashlib
import re
import unicodedata
from functools import lru_cache

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
# Names that Windows keeps for devices, and files that every site has.
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index", "page", "at", "feed", "search", "assets"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)}
)


def slugify(text: str) -> str:
    """Return 1 to 60 characters of a-z, 0-9 and "-" from a title or name; from its own text only, never from its place.

    Scripts other than Latin are transliterated. A text without letters or digits becomes a hash of itself.
    """
    folded = text if text.isascii() else _to_ascii(text)
    slug = _NOT_SLUG.sub("-", folded.lower().replace("'", "")).strip("-")
    if len(slug) > _LONGEST:
        # Cut between words, unless the first word alone is longer.
        cut = slug.rfind("-", 0, _LONGEST + 1)
        slug = slug[: cut if cut > 0 else _LONGEST].rstrip("-")
    if not slug:
        return "x-" + short_hash(text)
    return f"x-{slug}" if slug in _RESERVED else slug


def short_hash(*parts: str) -> str:
    """Return six hexadecimal digits that stand for some texts: equal texts, equal digits, on every machine."""
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return a text for comparing: lower case, without accents, one blank between words.

    Remembered, since names stand in many bylines, which are gone through for one thing after another.
    """
    if not text.isascii():
        text = _without_accents(text)
    return " ".join(text.casefold().split())


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join([character for character in decomposed if not unicodedata.combining(character)])


def _to_ascii(text: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415 - most titles are ASCII, and the tables take time to load

    return anyascii(text)
