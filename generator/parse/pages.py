"""Page ranges as printed -> "101–117"."""

import re

_RANGE = re.compile(r"\s*(?:-{1,3}|[–—‒−‐‑]|\\textendash|\bto\b)\s*")
_LONGEST = 60


def pages_of(text: str | None) -> str | None:
    """Return pages with an en dash between first and last, "101–117"; several ranges are parted by ", "; None if empty.

    An identifier that holds a hyphen ("e12-34") cannot be told from a range; nothing is added or completed.
    """
    if not text:
        return None
    plain = re.sub(r"^(?:pp?\.?|pages?)\s*(?=[0-9ivxlcdmIVXLCDM])", "", " ".join(text[: _LONGEST * 4].split()))
    parts = (_span(_RANGE.sub("–", part.strip()).strip("–")) for part in plain.split(","))
    return ", ".join(part for part in parts if part)[:_LONGEST] or None


def _span(pages: str) -> str:
    """Return a range; one page if it ends where it begins."""
    first, _, last = pages.partition("–")
    return first if first == last else pages
