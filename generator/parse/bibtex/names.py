"""Lists of names in BibTeX and BibLaTeX -> names.

"First von Last", "von Last, First", "von Last, Jr, First", "family=..., given=..."; parted by "and". Braces hold together:
a name that is one group in braces is no person. Sources: btxdoc.pdf, section 4; BibLaTeX manual, section 2.4 and 3.4.
"""

import re
from functools import lru_cache

from generator.model.person import PersonName
from generator.parse.latex import plain_of_tex
from generator.parse.names import LONGEST_NAME, is_cjk, name_as_printed, name_of_parts, without_et_al

MOST_NAMES = 10_000
"""Names of one list that are read; the largest collaborations have some 6,000."""

_PIECE = re.compile(r"[{},]|\s+|~|\\[^A-Za-z]")
_EXTENDED = re.compile(r"\s*\"?(?:given|family|prefix|suffix|id|useprefix|given-i|family-i)\s*=")
_COLLABORATION = re.compile(r"\b(?:Collaboration|Consortium|Working Group)\b\)?\Z")
_SUFFIX = re.compile(r"(?:jr|sr|jun|sen|esq|ph\.?\s?d|m\.?d)\.?|[ivx]{1,4}|[2345](?:nd|rd|th)", re.IGNORECASE)
# What al-folio and others put behind names to mark equal shares and footnotes.
_MARKS = re.compile(
    r"(?:\\?[*†‡§¶‖✉]|\\(?:textsuperscript|dag|ddag|S|P|dagger|ddagger)\b(?:\{[^{}]*\})?|\^\{?[*\d,†]++\}?)++\s*$"
)
_LONGEST_GUESS = 5_000
"""Characters of a list that may be parted by other words than "and": each is looked at together with what follows."""
_OTHER_AND = re.compile(r"(?<!\s)\s+(?:und|\\?&)\s+(?![^{}]*\})")
_DOTS = re.compile(r"(?:\.{2,}|…|\\l?dots)\s*(?:\{\})?")


def parse_names(text: str) -> tuple[tuple[PersonName, ...], bool, bool]:
    """Return the names of a list, whether it is complete, and whether its form had to be guessed.

    "and others" is no person: the list is then not complete.
    """
    found: list[PersonName] = []
    complete = True
    guessed = False
    # Runs of blanks would be gone through once for each of them, by every pattern that begins with some.
    text = " ".join(text.split())
    written = split_names(text)
    if len(written) == 1 and len(text) <= _LONGEST_GUESS and _OTHER_AND.search(text):
        # "und" and the ampersand part names for nobody but their writer; no name has them in it outside of braces.
        written, guessed = [part for part in _OTHER_AND.split(text) if part.strip()], True
    if len(written) > MOST_NAMES:
        written, complete = written[:MOST_NAMES], False
    for name in written:
        bare = name.strip("{} ").lower()
        if bare in ("others", "andere", "et al", "et al.") or _DOTS.fullmatch(bare):
            complete = False
            continue
        whole, cut = without_et_al(name)
        complete = complete and not cut
        for one, is_guess in _several(whole):
            guessed = guessed or is_guess
            parsed = parse_name(one)
            if parsed is not None:
                found.append(parsed)
    return tuple(found), complete, guessed


def split_names(text: str) -> list[str]:
    """Cut a list at each "and" that stands outside of braces between white space."""
    if "{" not in text:
        return [name for part in re.split(r"\s+and(?=\s|\Z)|\A\s*and\s", text, flags=re.IGNORECASE) if (name := part.strip())]
    names: list[str] = []
    depth = start = 0
    for match in re.finditer(r"[{}]|(?<=\s)and(?=\s)", text, re.IGNORECASE):
        if match.group() == "{":
            depth += 1
        elif match.group() == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            names.append(text[start : match.start()].strip())
            start = match.end()
    names.append(text[start:].strip())
    return [name for name in names if name]


@lru_cache(maxsize=32_768)
def parse_name(written: str) -> PersonName | None:
    """Return one name; None if nothing is left of it."""
    written = _MARKS.sub("", written[: LONGEST_NAME * 3].strip())
    if _EXTENDED.match(written):
        return _extended(written)
    parts = [part for part in _cut(written, ",") if part]
    parts = [_MARKS.sub("", part).strip() for part in parts]
    if not parts:
        return None
    if len(parts) == 1:
        return _without_comma(parts[0])
    if len(parts) == 2 and _SUFFIX.fullmatch(parts[1]) and len(_words(parts[0])) > 1:
        # "Martin Luther King, Jr.": BibTeX would take the suffix for the given name.
        particles, family, given = _first_von_last(_words(parts[0]))
        return name_of_parts(given, family, particles, plain_of_tex(parts[1]))
    family_words = _words(parts[0])
    particles, family = _von_last(family_words)
    suffix, given = (None, parts[1]) if len(parts) == 2 else (parts[1], " ".join(parts[2:]))
    if suffix and _SUFFIX.fullmatch(given) and not _SUFFIX.fullmatch(suffix):
        suffix, given = given, suffix
    return name_of_parts(
        plain_of_tex(given) or None, family, particles, plain_of_tex(suffix) or None if suffix else None
    )  # fmt: skip


def _without_comma(written: str) -> PersonName | None:
    words = _words(written)
    if len(words) == 1:
        plain = plain_of_tex(words[0])
        # One group in braces is a name that must not be parted; a bare word is a family name.
        if _is_group(words[0]):
            return name_as_printed(plain, is_group=not is_cjk(plain))
        return name_of_parts(None, plain)
    if _COLLABORATION.search(written):
        return name_as_printed(plain_of_tex(written), is_group=True)
    particles, family, given = _first_von_last(words)
    return name_of_parts(given, family, particles)


def _is_group(word: str) -> bool:
    if not (word.startswith("{") and word.endswith("}")) or re.match(r"\{\s*\\[^A-Za-z]|\{\\[a-zA-Z]\b", word):
        return False
    depth = 0
    for place, character in enumerate(word):
        depth += (character == "{") - (character == "}")
        if depth == 0 and place < len(word) - 1:
            return False
    return True


def _first_von_last(words: list[str]) -> tuple[str | None, str | None, str | None]:
    """Part "First von Last": the particle reaches from the first small word to the last one before the final word."""
    small = [place for place, word in enumerate(words[:-1]) if _is_small(word)]
    start, end = (small[0], small[-1] + 1) if small else (len(words) - 1, len(words) - 1)
    return _plain(words[start:end]), _plain(words[end:]), _plain(words[:start])


def _von_last(words: list[str]) -> tuple[str | None, str | None]:
    """Part "von Last": the particle ends with the last small word before the final word."""
    end = max((place + 1 for place, word in enumerate(words[:-1]) if _is_small(word)), default=0)
    return _plain(words[:end]), _plain(words[end:])


def _is_small(word: str) -> bool:
    """Tell whether a word begins with a small letter, as BibTeX sees it: braces hide letters, but not accented ones."""
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    first = next((character for character in plain_of_tex(word) if character.isalpha()), "")
    return first.islower()


def _plain(words: list[str]) -> str | None:
    return plain_of_tex(" ".join(words)) or None if words else None


def _words(text: str) -> list[str]:
    if "{" not in text and "~" not in text:
        return text.split()
    return _cut(text, " ")


def _cut(text: str, separator: str) -> list[str]:
    """Cut a text at commas or at white space and ties, outside of braces."""
    if "{" not in text and separator == ",":
        return [part.strip() for part in text.split(",")]
    pieces: list[str] = []
    depth = start = 0
    for match in _PIECE.finditer(text):
        sign = match.group()
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(0, depth - 1)
        elif depth == 0 and ((separator == "," and sign == ",") or (separator == " " and (sign == "~" or sign.isspace()))):
            pieces.append(text[start : match.start()].strip())
            start = match.end()
    pieces.append(text[start:].strip())
    return [piece for piece in pieces if piece] if separator == " " else pieces


def _extended(written: str) -> PersonName | None:
    """Read BibLaTeX's extended form: "family=van Gogh, given=Vincent, prefix=van, useprefix=true"."""
    parts: dict[str, str] = {}
    for piece in _cut(written, ","):
        name, _, text = piece.strip('"').partition("=")
        parts.setdefault(name.strip().lower(), text.strip().strip('"'))
    known = {name: plain_of_tex(parts[name]) or None for name in ("given", "family", "prefix", "suffix") if name in parts}
    uses_prefix = parts.get("useprefix", "").lower() == "true"
    prefix = known.get("prefix")
    return name_of_parts(
        known.get("given"),
        known.get("family"),
        prefix if uses_prefix else None,
        known.get("suffix"),
        dropping=None if uses_prefix else prefix,
    )


def _several(name: str) -> list[tuple[str, bool]]:
    """Return one name, or the names of a list that is parted by commas or semicolons instead of "and", as guesses."""
    if ";" in name and "{" not in name:
        return [(part, True) for part in name.split(";") if part.strip()]
    parts = [part for part in _cut(name, ",") if part] if "," in name else [name]
    if _EXTENDED.match(name) or len(parts) < 3:
        return [(name, False)]
    words = [sum(not _is_small(word) for word in _words(part)) for part in parts]
    if len(parts) == 3 and (_SUFFIX.fullmatch(parts[1]) or _SUFFIX.fullmatch(parts[2]) or words[0] == 1):
        return [(name, False)]
    if all(count > 1 for count in words):
        return [(part, True) for part in parts]
    if len(parts) % 2 == 0:
        return [(f"{parts[place]}, {parts[place + 1]}", True) for place in range(0, len(parts), 2)]
    return [(name, False)]
