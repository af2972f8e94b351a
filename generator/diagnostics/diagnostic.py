"""A note about a place in a text."""

from enum import StrEnum

from pydantic import Field

from generator.model.base import Model


class Severity(StrEnum):
    """How much a note matters."""

    ERROR = "error"
    """Something cannot be shown."""
    WARNING = "warning"
    """It is shown, but look at it."""


class Span(Model):
    """A place on one line of a source."""

    source: str
    """Name of the document, relative to the project, with forward slashes."""
    line: int = Field(default=1, ge=1)
    column: int = Field(default=1, ge=1)
    """In characters, counted from 1."""
    length: int = Field(default=0, ge=0)
    """Characters to underline; 0: the place between two characters."""
    excerpt: str = ""
    """The line itself, or the part of a long one around the place, for the caret to point at."""
    excerpt_column: int = Field(default=1, ge=1)
    """The column in the line at which `excerpt` begins."""


class Diagnostic(Model):
    """One thing to tell an author: what, where, and how to mend it."""

    code: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    """Stable and public; has an entry in `codes.py`."""
    severity: Severity
    message: str = Field(min_length=1)
    """Names the author's own words."""
    at: Span
    hint: str | None = None
    """The next step."""

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """By place, then by code: the order in which they are shown."""
        return (self.at.source, self.at.line, self.at.column, self.code, self.message)


_EXCERPT = 160
"""Characters of a line that are shown at most: lines of documents may be megabytes long."""


def span_of(source: str, line: int, text: str, start: int = 0, end: int | None = None) -> Span:
    """Return the span of `text[start:end]`, where `text` is the whole line number `line` (from 1) of a source."""
    end = len(text) if end is None else end
    first = 0 if start < _EXCERPT * 3 // 4 else start - _EXCERPT // 4
    excerpt = text[first : first + _EXCERPT]
    return Span(
        source=source,
        line=line,
        column=start + 1,
        length=max(0, end - start),
        excerpt=excerpt,
        excerpt_column=first + 1,
    )
