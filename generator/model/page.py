"""A free page."""

from pydantic import Field

from generator.model.base import Model


class FreePage(Model):
    """A page of the user's own, such as teaching or contact."""

    source: str = Field(min_length=1)
    """Name of the document, relative to the project, with forward slashes."""
    stem: str = Field(min_length=1)
    """The file's name without its ending; the page's address is made of it."""
    title: str = Field(min_length=1, max_length=200)
    description: str | None = Field(default=None, min_length=1, max_length=500)
    """One sentence for search engines; None: the page's beginning."""
    body: str
    """Markdown (CommonMark)."""
