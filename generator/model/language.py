"""The languages that a site can speak."""

from typing import Literal

Spoken = Literal["ar", "de", "en", "es", "fr", "ja", "pt", "zh"]
"""Those of `generator.language`: there are words for its pages in them."""
