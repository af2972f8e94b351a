"""Prose -> plain text: for titles of pages, descriptions, exports."""

import re
import unicodedata

from generator.prose.macros import symbol
from generator.prose.math import to_mathml
from generator.prose.nodes import Inline, Link, Math, Prose, Styled, Text

_SUPERSCRIPTS = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_SUBSCRIPTS = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\{[a-zA-Z*]*\}")
_SCRIPT = re.compile(r"([\^_])(?:\{([0-9+\-=()n]+)\}|([0-9n]))")
_WRAPPER = re.compile(
    r"\\(?:mathrm|mathbf|mathit|mathsf|mathcal|mathbb|mathfrak|text[a-z]{0,2}|operatorname\*?|bm|boldsymbol|mbox|left|right|big|Big|displaystyle|rm|bf|cal|it)(?![A-Za-z])\s*"
)
_GROUP = r"\{((?:[^{}]++|\{[^{}]*+\})*+)\}"
"""What stands in braces, in which others may stand."""
_FRACTION = re.compile(rf"\\[cdt]?frac\s*(?:{_GROUP}|([0-9a-z]))\s*(?:{_GROUP}|([0-9a-z]))")
_ROOT = re.compile(rf"\\sqrt\s*{_GROUP}")
_AIR = re.compile(r"(?<=[(\[])\s++|\s++(?=[)\]])")
_ACCENT = re.compile(
    r"\\(hat|widehat|bar|overline|tilde|widetilde|vec|dot|ddot)(?![A-Za-z])\s*(?:\{\s*(\\?[A-Za-z]+)\s*\}|(\\[A-Za-z]+|[A-Za-z]))"
)
_COMBINING = {"hat": "\u0302", "widehat": "\u0302", "bar": "\u0304", "overline": "\u0304", "tilde": "\u0303",
              "widetilde": "\u0303", "vec": "\u20d7", "dot": "\u0307", "ddot": "\u0308"}  # fmt: skip
_BEFORE_SCRIPT = re.compile(r"(?<!\s)\s++([\^_])")
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*|\\(.)", re.DOTALL)
_SPACES = {",": " ", ";": " ", ":": " ", "!": "", " ": " ", "\\": " ", "|": "‖"}
_OPERATORS = {"quad": " ", "qquad": " ", "cdot": "·", "times": "×", "to": "→"} | {
    name: f" {name} " for name in ("log", "exp", "min", "max", "sin", "cos", "ln", "lim", "sup", "inf")
}


def to_plain(prose: Prose) -> str:
    """Return prose as plain text; formulas as readable Unicode where that is simple, else as their TeX."""
    return "".join(map(_plain, prose.nodes))


def _plain(node: Inline) -> str:
    match node:
        case Text(text):
            return text
        case Math(tex, display, source):
            return plain_math(tex) if to_mathml(tex, display=display) is not None else source
        case Link(_, text):
            return text
        case Styled(_, children):
            return "".join(map(_plain, children))


def plain_math(tex: str) -> str:
    r"""Return a formula as Unicode text: 100\times -> 100×, \Delta = 1/2 -> Δ = 1/2."""
    # Most formulas have no command, or no script, and each pattern takes a microsecond to find that out.
    text, has_commands = tex.replace("&", " "), "\\" in tex
    if has_commands:
        text = _WRAPPER.sub("", _ENVIRONMENT.sub(" ", tex).replace("&", " "))
        text = _ACCENT.sub(lambda m: _accented(m[1], m[2] or m[3]), text)
    has_scripts = "^" in text or "_" in text
    if has_scripts:
        text = _SCRIPT.sub(_script, text)
    if has_commands:
        text = _FRACTION.sub(lambda m: f"{_bracketed(m[1] or m[2] or '')}/{_bracketed(m[3] or m[4] or '')}", text)
        text = _ROOT.sub(lambda m: f"√{_bracketed(m[1])}", text)
        text = _AIR.sub("", _COMMAND.sub(_character, text))
    text = text.replace("{", "").replace("}", "").replace("~", " ")
    return " ".join((_BEFORE_SCRIPT.sub(r"\1", text) if has_scripts or has_commands else text).split())


def _script(match: re.Match[str]) -> str:
    """Return digits above or below the line; as they are written where Unicode has none of them."""
    raised, script = match[1] == "^", match[2] or match[3]
    return script.translate(_SUPERSCRIPTS if raised else _SUBSCRIPTS) if raised or "n" not in script else match[0]


def _accented(name: str, base: str) -> str:
    """Return a letter with a mark above it; of a word, the word alone."""
    letters = symbol(base[1:]) or base[1:] if base.startswith("\\") else base
    return unicodedata.normalize("NFC", letters + _COMBINING[name]) if len(letters) == 1 else letters


def _bracketed(text: str) -> str:
    return text if len(text) < 2 or text.isalnum() else f"({text})"


def _character(match: re.Match[str]) -> str:
    if match[1] is None:
        return _SPACES.get(match[2], match[2])
    known = _OPERATORS.get(match[1])
    if known is None:
        known = symbol(match[1])
    # A command that is not known keeps its name: "argmax" says more than nothing.
    return known if known is not None else match[1] + " "
