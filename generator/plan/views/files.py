"""Files that are no pages."""

from generator.model.value import value
from generator.plan.views.pieces import MetricView


@value
class DataFile:
    """A file for programs, such as a BibTeX record or a feed: written by its format's one writer, without a template."""

    content: bytes


CARD_WIDTH, CARD_HEIGHT = 1200, 630
"""Pixels of a card, as those who show such pictures ask for."""


@value
class CardImage:
    """What stands for a page where others link to it: a picture, drawn from a template of SVG."""

    is_person: bool
    title: str
    eyebrow: str
    """What stands above the title: the category; may be empty."""
    tone: int
    """The category's; 0 without one."""
    byline: str
    """Some names; of a person, position and affiliation. May be empty."""
    figures: tuple[MetricView, ...]
    """A person's headline numbers, at most five."""
    site: str
    """The site's title."""
    facts: str
    """The date; of a person, what the page holds."""
