"""A free page."""

from pydantic import Field

from generator.model.base import Model
from generator.model.language import Spoken


class FreePage(Model):
    """A page of the user's own, such as teaching or contact. Pages in a folder are a section."""

    source: str = Field(min_length=1)
    """Name of the document, relative to the project, with forward slashes."""
    stem: str = Field(min_length=1)
    """The file's name below the folder of pages, without its ending and its language: "talks/paris"; the address is made of
    it. "talks/index" is the section itself."""
    language: Spoken | None = None
    """The language of its pages that it belongs to; None: the site's own. "teaching.de.md" is German."""
    title: str = Field(min_length=1, max_length=200)
    """The page's heading; without one, the first heading of the text, or the file's name."""
    description: str | None = Field(default=None, min_length=1, max_length=500)
    """One sentence for search engines, and for the list of a section; None: the page's beginning."""
    order: int | None = Field(default=None, ge=-1_000_000, le=1_000_000)
    """Its place in the navigation: lower numbers come first; pages without one follow by the names of their files."""
    toc: bool | None = None
    """Whether the page begins with a list of its headings; None: if it has three or more of the second level."""
    body: str
    """Markdown (CommonMark)."""
    body_line: int = Field(default=1, ge=1)
    """The line of the file that the body begins on."""
