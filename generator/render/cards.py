"""Pictures of pages for those who link to them: a drawing of the theme, with texts fitted into it, as PNG.

The drawings are templates of SVG in `cards/` of the theme, beside the fonts that they use. Only a text with letters that
none of these fonts has is set with fonts of the system: then the picture depends on the machine, and on nothing else does.
"""

import io
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from generator.load.theme import Theme
from generator.model.value import value

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FOLDER = "cards"
LEADING = 1.18
"""From one line to the next, in sizes of the letters."""
_MEASURED_AT = 200
"""Pixels: large enough that rounding does not count."""
_LONGEST = 400


@value
class Run:
    """A piece of a line that one font has."""

    text: str
    foreign: bool
    """True if it needs a font that the theme does not have."""
    x: float
    """Where it begins in its line, in pixels; for foreign runs before it a guess."""


@value
class Fitted:
    """A text cut into lines."""

    lines: tuple[tuple[Run, ...], ...]
    size: int
    """Of the letters, in pixels."""
    leading: float
    """From one line to the next, in pixels."""
    rtl: bool
    """True if it is read from the right."""


class Cards:
    """Draws cards with the fonts of one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._lacking: dict[str, bool] = {}

    def fit(self, text: str, weight: int, width: int, sizes: Sequence[int], height: int) -> Fitted:
        """Cut a text into lines that fill at most a box of this width and height, in pixels, as large as goes.

        What does not fit at the smallest size ends in an ellipsis. weight: 400 or 600.
        """
        text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        rtl = next((unicodedata.bidirectional(one) != "L" for one in text if _is_strong(one)), False)
        lines: list[str] = []
        for size in sizes:
            lines = self._lines(text, weight, width, size)
            if len(lines) * size * LEADING <= height:
                return Fitted(tuple(self._runs(line, weight, size) for line in lines), size, size * LEADING, rtl)
        most = max(1, int(height / (sizes[-1] * LEADING)))
        last = lines[most - 1]
        while last and self._width(last + "…", weight, sizes[-1]) > width:
            last = last[:-1]
        lines[most - 1 :] = [last.rstrip(" ,;:.–—-(") + "…"]
        size = sizes[-1]
        return Fitted(tuple(self._runs(line, weight, size) for line in lines), size, size * LEADING, rtl)

    def png(self, drawing: str) -> bytes:
        """Return a drawing, a text of SVG, as PNG. Raises ValueError if it is none."""
        import resvg_py  # noqa: PLC0415 - an extra, and most sites have no cards

        letters = set(drawing) - set(map(chr, range(128)))
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=drawing,
                skip_system_fonts=not any(self._lacks(letter) for letter in sorted(letters)),
                font_dirs=[str(folder / FOLDER) for folder in self._theme.folders],
            )
        )

    def _lines(self, text: str, weight: int, width: int, size: int) -> list[str]:
        lines = [""]
        for piece in _pieces(text):
            longer = lines[-1] + piece
            if not lines[-1] or self._width(longer.rstrip(), weight, size) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
            # A word that is wider than the line is cut anywhere.
            while len(lines[-1]) > 1 and self._width(lines[-1].rstrip(), weight, size) > width:
                end = self._letters_within(lines[-1], weight, width, size)
                lines[-1:] = [lines[-1][:end], lines[-1][end:]]
        return [line.strip() for line in lines if line.strip()]

    def _letters_within(self, word: str, weight: int, width: int, size: int) -> int:
        """Return how many letters of a word fill at most a width: at least one, and never all of them."""
        return 1 + bisect_left(range(2, len(word)), True, key=lambda end: self._width(word[:end], weight, size) > width)

    def _runs(self, line: str, weight: int, size: int) -> tuple[Run, ...]:
        """Cut a line where its font has to change. Set as one, a single letter that is lacking takes the line with it."""
        runs: list[Run] = []
        for place, letter in enumerate(line):
            foreign = self._lacks(letter)
            if runs and (runs[-1].foreign == foreign or (letter.isspace() and not foreign)):
                runs[-1] = Run(runs[-1].text + letter, runs[-1].foreign, runs[-1].x)
            else:
                runs.append(Run(letter, foreign, round(self._width(line[:place], weight, size), 1)))
        return tuple(runs)

    def _width(self, text: str, weight: int, size: int) -> float:
        known = "".join(letter for letter in text if not self._lacks(letter))
        # Of letters that another font will bring only the kind is known: some are as wide as high.
        others = sum(1.0 if unicodedata.east_asian_width(one) in "WF" else 0.6 for one in text if self._lacks(one))
        return self._fonts[weight].getlength(known) * size / _MEASURED_AT + others * size

    def _lacks(self, letter: str) -> bool:
        if letter.isascii() or unicodedata.category(letter) in ("Mn", "Cf", "Zs"):
            return False
        if letter not in self._lacking:
            font = self._fonts[400]
            drawn, nothing = font.getmask(letter), font.getmask("\uffff")
            self._lacking[letter] = (drawn.size, bytes(drawn)) == (nothing.size, bytes(nothing))
        return self._lacking[letter]

    @cached_property
    def _fonts(self) -> dict[int, "FreeTypeFont"]:
        from PIL import ImageFont  # noqa: PLC0415 - takes time to load

        files = self._theme.folder(FOLDER, ".ttf")
        names = {400: "regular.ttf", 600: "semibold.ttf"}
        # The basic layout: what it measures does not depend on what else is installed.
        basic = ImageFont.Layout.BASIC
        return {
            weight: ImageFont.truetype(io.BytesIO(files[name]), _MEASURED_AT, layout_engine=basic)
            for weight, name in names.items()
        }


def _pieces(text: str) -> list[str]:
    """Cut a text where a line may end: behind blanks and dashes, and around characters of scripts without blanks."""
    pieces = [""]
    for letter in text:
        wide = unicodedata.east_asian_width(letter) in "WF"
        if pieces[-1] and wide and unicodedata.category(letter)[0] != "P":
            pieces.append("")
        pieces[-1] += letter
        if letter in " —/" or wide:
            pieces.append("")
    return [piece for piece in pieces if piece]


def _is_strong(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in ("L", "R", "AL")
