"""A site's own accent colour -> a style sheet, in which it can be read on the theme's light and dark grounds."""

import re
from contextlib import suppress
from dataclasses import dataclass

from generator.load.theme import Theme
from generator.model.colour import Colour, contrast, parse_colour, readable

_TOKEN = re.compile(r"--(ground|surface):\s*light-dark\(\s*(oklch\([^)]*\))\s*,\s*(oklch\([^)]*\))\s*\)")
_RATIO = 4.5
"""What WCAG 2.2 asks of text (1.4.3)."""
_TARGET = 4.55
"""What a colour is moved to that falls short: style sheets round."""
_DARK_LIGHTNESS = 0.74
"""Where an accent lies in the dark at least: as lit, not as ink."""


@dataclass(frozen=True, slots=True)
class Accent:
    """An accent colour in both schemes."""

    light: Colour
    dark: Colour
    asked: Colour
    shade: tuple[Colour, Colour]
    """The last but one of the shades from nothing to most, light and dark: numbers in the ground's colour stand on it."""

    @property
    def changed(self) -> bool:
        """True if the colour that was asked for could not be read in the light."""
        return self.light != self.asked

    @property
    def style(self) -> str:
        """Return the tokens that hang on the accent, as a style sheet."""
        light, dark = self.light, self.dark
        pairs = {
            "accent": (light, dark),
            "accent-ground": (_light_tint(light), _dark_tint(dark)),
            "heat-1": (_tint(light, 0.87, 0.05), _tint(dark, 0.36, 0.045)),
            "heat-2": (_tint(light, 0.75, 0.09), _tint(dark, 0.48, 0.075)),
            "heat-3": self.shade,
            "heat-4": (light, dark),
        }
        lines = "".join(f"  --{name}: light-dark({one}, {other});\n" for name, (one, other) in pairs.items())
        return f"/* The accent of this site. */\n:root {{\n{lines}}}\n"


def accent_of(asked: str, theme: Theme) -> Accent:
    """Return an accent that can be read on the grounds of a theme, and as the ground of words in their colour."""
    colour = parse_colour(asked)
    light, dark = grounds_of(theme)
    light_surface, dark_surface = grounds_of(theme, "surface")
    lit = colour.with_lightness(max(colour.lightness, _DARK_LIGHTNESS))
    in_light = _readable_on(colour, light, light_surface, _light_tint(colour))
    in_dark = _readable_on(lit, dark, dark_surface, _dark_tint(colour))
    shade = (
        _readable_on(_tint(in_light, (0.66 + in_light.lightness) / 2, 0.12), light),
        _readable_on(_tint(in_dark, (0.48 + in_dark.lightness) / 2, 0.1), dark),
    )
    return Accent(in_light, in_dark, colour, shade)


def grounds_of(theme: Theme, name: str = "ground") -> tuple[Colour, Colour]:
    """Return the light and the dark ground of a theme, or its "surface": those that its last style sheet sets."""
    found = (Colour(1.0, 0.0, 0.0), Colour(0.2, 0.0, 0.0))
    for path in ("styles/tokens.css", "styles/theme.css", *sorted(path for path in theme.added if path.endswith(".css"))):
        for match in _TOKEN.finditer(theme.files.get(path, b"").decode("utf-8", "replace")):
            if match[1] == name:
                with suppress(ValueError):
                    found = (parse_colour(match[2]), parse_colour(match[3]))
    return found


def _readable_on(colour: Colour, *grounds: Colour) -> Colour:
    """Return a colour that can be read on all of some grounds: the same if it can."""
    for ground in grounds:
        if contrast(colour, ground) < _RATIO:
            colour = readable(colour, ground, _TARGET)
    return colour


def _light_tint(colour: Colour) -> Colour:
    return _tint(colour, 0.95, 0.022)


def _dark_tint(colour: Colour) -> Colour:
    return _tint(colour, 0.285, 0.035)


def _tint(colour: Colour, lightness: float, most: float) -> Colour:
    return Colour(lightness, min(colour.chroma, most), colour.hue)


def ratio_of(accent: Accent, theme: Theme) -> float:
    """Return how well the colour that was asked for can be read in the light: where that is hardest."""
    grounds = (grounds_of(theme)[0], grounds_of(theme, "surface")[0], _light_tint(accent.asked))
    return min(contrast(accent.asked, ground) for ground in grounds)
