"""A free page."""

from pydantic import Field

from generator.model.base import Model
from generator.model.language import Spoken


class FreePage(Model):
    """A page of the user's own, such as teaching or contact."""

    source: str = Field(min_length=1)
    """Name of the document, relative to the project, with forward slashes."""
    stem: str = Field(min_length=1)
    """The file's name without its ending and its language; the page's address is made of it."""
    language: Spoken | None = None
    """The language of its pages that it belongs to; None: the site's own. "teaching.de.md" is German."""
    title: str = Field(min_length=1, max_length=200)
    description: str | None = Field(default=None, min_length=1, max_length=500)
    """One sentence for search engines; None: the page's beginning."""
    body: str
    """Markdown (CommonMark)."""
