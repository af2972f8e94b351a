"""Can words be read, and controls be seen, on what lies behind them? The colours of a theme, in each scheme.

Judged are pairs of custom properties that the built-in components use, and each rule of the style sheet that sets a colour
together with a background, such as one of the user's own. Source of the ratios: WCAG 2.2, 1.4.3 and 1.4.11.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import tinycss2
import tinycss2.color4

from generator.gate.finding import Finding, finding
from generator.gate.styles import Rule, read_sheet
from generator.model.colour import Colour, contrast, parse_colour, readable
from generator.model.value import value

_TEXT, _GRAPHIC = 4.5, 3.0
_TONES = range(1, 9)
_WORDS = (
    ("ink", "ground"),
    ("ink", "surface"),
    ("ink", "accent-ground"),
    ("ink-soft", "ground"),
    ("ink-soft", "surface"),
    ("accent", "ground"),
    ("accent", "surface"),
    ("accent", "accent-ground"),
    ("on-accent", "accent"),
    *((f"tone-{tone}-ink", f"tone-{tone}-tint") for tone in _TONES),
)
"""Words, and what lies behind them."""
_SHAPES = (
    ("focus", "ground"),
    ("focus", "surface"),
    ("rule-strong", "ground"),
    *((f"tone-{tone}", "ground") for tone in _TONES),
)
"""Outlines of controls and marks that tell something, and what lies behind them."""
_ROOT = re.compile(r"(?::root|html)((?:\[[^\]]*\])*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\[\s*(data-theme|data-contrast)\s*=\s*['\"]?(light|dark|more)['\"]?\s*\]")
_LONGEST_CHAIN = 20
"""Properties that may stand for one another before it is taken for a circle."""


@value
class Scheme:
    """What a reader has asked for."""

    dark: bool
    more_contrast: bool

    def __str__(self) -> str:
        return f"{'dark' if self.dark else 'light'} scheme{' with more contrast' if self.more_contrast else ''}"


SCHEMES = tuple(Scheme(dark, more) for more in (False, True) for dark in (False, True))


@value
class Token:
    """A custom property as it is set last."""

    text: str
    line: int
    column: int


def contrast_faults(path: str, content: bytes) -> Iterator[Finding]:
    """Yield the pairs of colours in a style sheet that are too close to each other.

    What cannot be computed is passed over.
    """
    rules = read_sheet(content).rules
    told: set[tuple[str, str, str]] = set()
    for scheme in SCHEMES:
        tokens = tokens_of(rules, scheme)
        pairs: list[tuple[str, str, float, tuple[int, int] | None]] = []
        pairs += [(f"var(--{front})", f"var(--{back})", _TEXT, None) for front, back in _WORDS]
        pairs += [(f"var(--{front})", f"var(--{back})", _GRAPHIC, None) for front, back in _SHAPES]
        pairs += [(front, back, _TEXT, place) for front, back, place in _pairs_of(rules, scheme)]
        for front, back, least, place in pairs:
            colours = resolved(front, tokens, scheme), resolved(back, tokens, scheme)
            if colours[0] is None or colours[1] is None:
                continue
            # The same colours in another scheme are the same slip.
            key = (front, back, str(colours))
            ratio = contrast(colours[0], colours[1])
            if ratio >= least or key in told:
                continue
            told.add(key)
            token = tokens.get(front[6:-1])
            line, column = place or ((token.line, token.column) if token else (1, 1))
            yield finding(
                "low-contrast",
                path,
                line,
                column,
                front=_name(front),
                back=_name(back),
                # Rounded down: what is short of the limit never looks as if it met it.
                ratio=f"{int(ratio * 100) / 100:.2f}",
                least=f"{least:g}",
                scheme=scheme,
                better=readable(colours[0], colours[1], least + 0.02),
            )


def tokens_of(rules: tuple[Rule, ...], scheme: Scheme) -> dict[str, Token]:
    """Return the custom properties of the whole page, as they are in one scheme."""
    found: list[tuple[int, int, str, Token]] = []
    for rule in rules:
        weights = [weight for part in rule.selector.split(",") if (weight := _weight(part.strip(), scheme)) is not None]
        if not weights or not _applies(rule.media, scheme):
            continue
        for name, (text, line, column) in rule.declarations.items():
            if name.startswith("--"):
                found.append((max(weights), len(found), name[2:], Token(text, line, column)))
    return {name: token for _, _, name, token in sorted(found, key=lambda one: one[:2])}


def resolved(text: str, tokens: Mapping[str, Token], scheme: Scheme) -> Colour | None:
    """Return the colour that a value comes to; None if it is none, is not opaque, or takes more than this to compute."""
    for _ in range(_LONGEST_CHAIN):
        parts = _arguments(text, "var")
        if parts is not None:
            name = parts[0].removeprefix("--")
            if name in tokens:
                text = tokens[name].text
            elif len(parts) > 1:
                text = ",".join(parts[1:]).strip()
            else:
                return None
            continue
        parts = _arguments(text, "light-dark")
        if parts is not None and len(parts) == 2:
            text = parts[1] if scheme.dark else parts[0]
            continue
        return _colour(text)
    return None


def _colour(text: str) -> Colour | None:
    try:
        return parse_colour(text)
    except ValueError:
        pass
    parsed = tinycss2.color4.parse_color(text)
    if parsed is None or parsed == "currentcolor" or parsed.alpha != 1 or parsed.space not in ("srgb", "hsl", "hwb"):
        return None
    parts = (max(0, min(255, round(255 * part))) for part in parsed.to("srgb").coordinates)
    return parse_colour("#" + "".join(f"{part:02x}" for part in parts))


def _pairs_of(rules: tuple[Rule, ...], scheme: Scheme) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Yield the colours of rules that set both, words and what lies behind them."""
    for rule in rules:
        if "color" not in rule.declarations or not _applies(rule.media, scheme):
            continue
        text, line, column = rule.declarations["color"]
        for name in ("background-color", "background"):
            if name in rule.declarations:
                yield text, rule.declarations[name][0], (line, column)


def _weight(selector: str, scheme: Scheme) -> int | None:
    """Return how much a selector weighs against others; None if it is not that of the whole page in this scheme."""
    match = _ROOT.fullmatch(selector)
    if match is None:
        return None
    attributes = match[1].count("[")
    asked = _ATTRIBUTE.findall(match[1])
    if len(asked) != attributes:
        return None
    wanted = {"light": not scheme.dark, "dark": scheme.dark, "more": scheme.more_contrast}
    return attributes + selector.startswith(":") if all(wanted[word] for _, word in asked) else None


def _applies(media: tuple[str, ...], scheme: Scheme) -> bool:
    """Tell whether a rule holds on every screen in a scheme. What depends on the size of a screen is passed over."""
    for condition in media:
        asked = " ".join(condition.lower().replace(":", " : ").split())
        if asked in ("@media (prefers-contrast : more)", "@media screen and (prefers-contrast : more)"):
            if not scheme.more_contrast:
                return False
        elif asked in ("@media (prefers-color-scheme : dark)", "@media (prefers-color-scheme : light)"):
            if scheme.dark != asked.endswith("dark)"):
                return False
        elif not asked.startswith(("@supports", "@layer", "@media screen")) or asked.startswith("@media screen and"):
            return False
    return True


def _arguments(text: str, function: str) -> list[str] | None:
    """Return what stands between the commas of a call, if a value is a call of this function and nothing else."""
    tokens = [one for one in tinycss2.parse_component_value_list(text) if one.type not in ("whitespace", "comment")]
    if len(tokens) != 1 or tokens[0].type != "function" or tokens[0].lower_name != function:
        return None
    parts: list[list[Any]] = [[]]
    for one in tokens[0].arguments:
        if one.type == "literal" and one.value == ",":
            parts.append([])
        else:
            parts[-1].append(one)
    return [tinycss2.serialize(part).strip() for part in parts]


def _name(text: str) -> str:
    return text[4:-1] if text.startswith("var(--") and text.endswith(")") and "," not in text else text
