"""TeX commands of prose -> characters: accents and symbols by pylatexenc's tables."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

ACCENTS = frozenset("\"'`^~=.uvHcdbkrt")
"""Commands that put an accent on the letter behind them: \\"o, \\v{s}."""

STYLES = {
    "emph": "em",
    "textit": "em",
    "textsl": "em",
    "underline": "em",
    "textbf": "strong",
    "texttt": "code",
    "textsc": "small-caps",
    "textsuperscript": "sup",
    "textsubscript": "sub",
}
"""Commands that set their argument in another style."""

DECLARATIONS = {"em": "em", "it": "em", "sl": "em", "itshape": "em", "bf": "strong", "bfseries": "strong", "tt": "code",
                "sc": "small-caps"}  # fmt: skip
"""Commands that set the rest of their group in another style."""

TRANSPARENT = frozenset({"mbox", "text", "textrm", "textsf", "textup", "textnormal", "hbox", "ensuremath", "rm", "protect"})
"""Commands whose argument is shown as it is."""

SYMBOLS = {"LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "ldots": "…", "dots": "…", "textellipsis": "…",
           "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "newline": " ", "linebreak": " ",
           "noindent": "", "par": " ", "quad": " ", "xspace": ""}  # fmt: skip

_SAFE_MACRO = re.compile(r"[A-Za-z]{1,40}")


@lru_cache(maxsize=1024)
def symbol(name: str) -> str | None:
    """Return the characters that a command without arguments stands for, "ss" -> "ß"; None if it is not known."""
    if name in SYMBOLS:
        return SYMBOLS[name]
    if not _SAFE_MACRO.fullmatch(name):
        return None
    specification = _tables().get_macro_spec(name)
    replacement = getattr(specification, "simplify_repl", None)
    # Commands with arguments have functions or patterns for a replacement; here only plain characters count.
    return replacement if isinstance(replacement, str) and "%" not in replacement and replacement else None


@lru_cache(maxsize=1024)
def accented(accent: str, letters: str) -> str | None:
    """Return a letter with an accent, composed: ('"', "o") -> "ö"; None if there is no such accent."""
    base = {"\\i": "i", "\\j": "j", "\\ae": "æ", "\\o": "ø", "\\aa": "å"}.get(letters.strip(), letters.strip())
    combining = _combining().get(accent)
    if combining is None or not base or base.startswith("\\"):
        return None
    return unicodedata.normalize("NFC", base[0] + combining + base[1:])


@cache
def _tables() -> Any:
    from pylatexenc.latex2text import get_default_latex_context_db  # noqa: PLC0415 - most texts have no command

    return get_default_latex_context_db()


@cache
def _combining() -> dict[str, str]:
    # pylatexenc keeps these in a private place, so the combining characters of Unicode are named here.
    return {
        '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
        "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323", "b": "\u0331", "k": "\u0328",
        "r": "\u030a", "t": "\u0361",
    }  # fmt: skip
