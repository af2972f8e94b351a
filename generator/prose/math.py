"""TeX math -> MathML Core, at build time, with the TeX kept as annotation.

By math-core (Rust): some microseconds a formula. What it returns is checked against a list of what may pass, and what it
is given is bounded first, because it recurses on the machine's stack and takes the whole process down when that ends.
"""

import re
from functools import cache, lru_cache
from typing import Any

from generator.model.value import value

_LONGEST = 3000
"""Characters of one formula."""
_DEEPEST = 100
"""A bound on nesting. Some 600 levels end the stack of a thread (512 kB on some systems)."""

_REFUSED = re.compile(
    r"\\(?:def|edef|gdef|xdef|let|futurelet|(?:re)?newcommand|providecommand|newenvironment|href|url|html[A-Za-z]*|style|class"
    r"|cssId|require|input|include|includegraphics|unicode|csname|catcode|write|read|special|color|textcolor|colorbox"
    r"|fcolorbox|label|tag|ref|eqref)(?![A-Za-z])"
)
_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|[{}^_]|[^\\{}^_\s]", re.DOTALL)
_TWO_ARGUMENTS = re.compile(
    r"\\(?:[cdt]?frac|[dt]?binom|overset|underset|stackrel|left|begin|over|choose|atop|sqrt|middle|right|big|Big)"
)

_MATH_TAGS = frozenset(
    (
        "math semantics annotation mrow mi mn mo ms mspace mtext mfrac msqrt mroot mstyle merror mpadded "
        "mphantom menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd "
        "b i span "
    ).split()
)
_MATH_ATTRIBUTES = frozenset(
    (
        "accent accentunder columnalign columnspan depth display displaystyle encoding fence form height "
        "largeop linethickness lspace mathvariant maxsize minsize movablelimits notation rowspan rspace "
        "scriptlevel separator stretchy symmetric voffset width "
    ).split()
)
_MARKUP = re.compile(r"(<[^<>]*>|<)")
_ONE_TAG = re.compile(r"<(/?)([a-z]+)((?:\s[a-z]+=\"[^\"<>]*\")*)\s*(/?)>")
_ATTRIBUTE = re.compile(r"\s([a-z]+)=\"([^\"]*)\"")
_ALIGNED = {"text-align: right": "tex-right", "text-align: left": "tex-left", "text-align: center": "tex-center"}


@lru_cache(maxsize=20_000)
def to_mathml(tex: str, *, display: bool) -> str | None:
    """Return a formula as a safe `math` element; None if it cannot be converted, or must not be."""
    if not tex.strip() or len(tex) > _LONGEST or "\x00" in tex or _REFUSED.search(tex) or _nesting(tex) > _DEEPEST:
        return None
    converter, error = _converter()
    try:
        return _checked(converter.convert_with_local_state(tex.strip(), displaystyle=display))
    except (error, UnicodeEncodeError):
        # A lone surrogate cannot be handed over; the cleaned texts of documents have none.
        return None


@cache
def _converter() -> tuple[Any, type[Exception]]:
    from math_core import LatexError, LatexToMathML  # noqa: PLC0415 - most documents have no formula

    macros = {"mbox": r"\text{#1}", "ensuremath": "{#1}", "textnormal": r"\text{#1}", "AA": r"\text{Å}"}
    return LatexToMathML(annotation=True, macros=macros, fancy_error=False), LatexError


def _nesting(tex: str) -> int:
    """Return a bound on how deep a formula nests: braces, commands that take the next command, and those that take two."""
    deepest = run = depth = 0
    groups: list[int] = []
    for part in _TOKEN.findall(tex):
        if part == "{":
            groups.append(run)
            depth, run = depth + run + 1, 0
        elif part == "}":
            if groups:
                depth -= groups.pop() + 1
            run = 0
        elif part[0] == "\\" or part in "^_":
            run += 1
        else:
            run = 0
        deepest = max(deepest, depth + run)
    # A second argument nests without a brace: \frac1\frac1\frac1 ...
    return deepest + len(_TWO_ARGUMENTS.findall(tex)) // 2


def _checked(mathml: str) -> str | None:
    """Return the converter's output if it is made of known elements and attributes only, properly nested; else None.

    Inline styles become classes or go: the page's policy would block them.
    """
    parts = _MARKUP.split(mathml)
    open_tags: list[str] = []
    for place in range(1, len(parts), 2):
        tag = _tag(parts[place])
        if tag is None:
            return None
        if tag.closing:
            if not open_tags or open_tags.pop() != tag.name:
                return None
        elif not tag.empty:
            open_tags.append(tag.name)
        parts[place] = tag.text
    result = "".join(parts)
    return None if open_tags or not result.startswith("<math") else result


@value
class _Tag:
    name: str
    text: str
    """As it may stand in a page."""
    closing: bool
    empty: bool


@lru_cache(maxsize=4096)
def _tag(text: str) -> _Tag | None:
    """Read one tag; None if it may not pass. Remembered, since formulas have few different ones (60 to 20 us a formula)."""
    match = _ONE_TAG.fullmatch(text)
    if match is None or match[2] not in _MATH_TAGS:
        return None
    name, kept = match[2], _kept(match[3])
    if kept is None:
        return None
    closing, empty = bool(match[1]), bool(match[4])
    return _Tag(name, f"</{name}>" if closing else f"<{name}{kept}{'/' if empty else ''}>", closing, empty)


def _kept(attributes: str) -> str | None:
    kept = ""
    for name, content in _ATTRIBUTE.findall(attributes):
        if name == "style":
            aligned = next((css_class for css, css_class in _ALIGNED.items() if content.startswith(css)), None)
            kept += f' class="{aligned}"' if aligned else ""
        elif name == "class":
            kept += ' class="tex-text"' if content.startswith("math-core-") else ""
        elif name in _MATH_ATTRIBUTES:
            kept += f' {name}="{content}"'
        else:
            return None
    return kept
