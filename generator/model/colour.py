"""Colours in OKLCH, and how well one can be read on another.

OKLCH is Björn Ottosson's: lightness as eyes judge it, chroma, hue in degrees. The matrices are his; contrast
is that of WCAG 2.2.
"""

import math
import re

from generator.model.value import value

_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_NUMBER = r"([0-9]{1,4}(?:\.[0-9]{1,8})?)"
_OKLCH = re.compile(rf"oklch\(\s*{_NUMBER}(%?)\s+{_NUMBER}\s+{_NUMBER}(?:deg)?\s*\)", re.IGNORECASE)
_GAMUT_STEPS = 24


@value
class Colour:
    """A colour: lightness 0 to 1, chroma from 0 (grey) to some 0.37, hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    def __str__(self) -> str:
        return f"oklch({round(100 * self.lightness, 2):g}% {round(self.chroma, 4):g} {round(self.hue, 2):g})"

    def with_lightness(self, lightness: float) -> "Colour":
        """Return the same colour, lighter or darker."""
        return Colour(lightness, self.chroma, self.hue)

    @property
    def srgb(self) -> tuple[float, float, float]:
        """Red, green and blue, 0 to 1; what screens cannot show is made greyer until they can, as CSS Color 4 asks."""
        low, high = 0.0, self.chroma
        found = _linear(self.lightness, self.chroma, self.hue)
        if not _is_shown(found):
            for _ in range(_GAMUT_STEPS):
                middle = (low + high) / 2
                if _is_shown(_linear(self.lightness, middle, self.hue)):
                    low = middle
                else:
                    high = middle
            found = _linear(self.lightness, low, self.hue)
        red, green, blue = (_encoded(min(1.0, max(0.0, part))) for part in found)
        return red, green, blue

    @property
    def hex(self) -> str:
        """The colour as "#1d4ed8"."""
        return "#" + "".join(f"{round(255 * part):02x}" for part in self.srgb)

    @property
    def luminance(self) -> float:
        """Relative luminance, 0 to 1, as WCAG 2.2 defines it."""
        red, green, blue = (_decoded(part) for part in self.srgb)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def parse_colour(text: str) -> Colour:
    """Return the colour that "#1d4ed8", "#24f" or "oklch(50% 0.2 260)" writes. Raises ValueError for anything else."""
    text = text.strip()
    if match := _HEX.fullmatch(text):
        digits = match[1] if len(match[1]) == 6 else "".join(2 * digit for digit in match[1])
        return _of_srgb(*(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    if match := _OKLCH.fullmatch(text):
        lightness = float(match[1]) / (100 if match[2] else 1)
        chroma, hue = float(match[3]), float(match[4]) % 360
        if lightness <= 1 and chroma <= 0.5:
            return Colour(lightness, chroma, hue)
    raise ValueError('expected a colour such as "#1d4ed8" or "oklch(50% 0.2 260)"')


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((one.luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: Colour, ground: Colour, ratio: float = 4.5) -> Colour:
    """Return a colour that stands out from its ground: the same if it does, else moved no further than needed."""
    if contrast(colour, ground) >= ratio:
        return colour
    end = 0.0 if ground.luminance > 0.18 else 1.0
    bad, good = colour.lightness, end
    for _ in range(_GAMUT_STEPS):
        middle = (bad + good) / 2
        if contrast(colour.with_lightness(middle), ground) >= ratio:
            good = middle
        else:
            bad = middle
    return colour.with_lightness(good)


def _linear(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Return linear light of red, green and blue; outside of 0 to 1 if screens cannot show it."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _of_srgb(red: float, green: float, blue: float) -> Colour:
    red, green, blue = _decoded(red), _decoded(green), _decoded(blue)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return Colour(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def _is_shown(parts: tuple[float, float, float]) -> bool:
    return all(-0.0001 <= part <= 1.0001 for part in parts)


def _encoded(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _decoded(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
