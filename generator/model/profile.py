"""One document as a model: who, headline metrics, papers."""

import datetime

from pydantic import Field

from generator.model.base import Model
from generator.model.category import Category
from generator.model.format import Format
from generator.model.language import Spoken
from generator.model.paper import Paper
from generator.model.person import Person


class Metric(Model):
    """A headline number, as the source prints it."""

    key: str = Field(min_length=1)
    """`h_index`, `papers`, `citations`, `novelty`, `ai_score`; for a label we do not know, the label as a word."""
    label: str = Field(min_length=1)
    """As printed: "h-index", "papers", "Novelty"."""
    value: float
    """The number; novelty is in per cent, 0 to 100, as printed."""
    unit: str | None = None
    """ "%" or None."""
    text: str = Field(min_length=1)
    """The number as printed with its unit, "1,679" or "54%"."""


class Snapshot(Model):
    """What an older profile document said."""

    as_of: datetime.date
    """The day on which it was captured."""
    metrics: tuple[Metric, ...]
    titles: tuple[str, ...]
    """Of its papers, as printed."""


class Translation(Model):
    """A person in another language than the site's: what `about.de.md` says, and where it is silent what is known anyway."""

    language: Spoken
    person: Person
    has_biography: bool
    """False if the biography is the one in the site's language."""


class Profile(Model):
    """What is known of one person: what one document says, or several joined."""

    source: str = Field(min_length=1)
    """Name of the document, relative to the project, with forward slashes."""
    person: Person
    primary_category: Category | None = None
    metrics: tuple[Metric, ...] = ()
    metrics_from: Format = "profile"
    """The format of the document that prints the metrics."""
    papers: tuple[Paper, ...] = ()
    """In the documents' order; several documents may tell of the same work."""
    announced_papers: int | None = Field(default=None, ge=0)
    """The number in the heading "15 Papers"; a check, not a truth. None if there is no heading."""
    as_of: datetime.date | None = None
    """The day on which the source was captured, if anybody said so."""
    history: tuple[Snapshot, ...] = ()
    """Older states of the profile document, oldest first."""
    about: str | None = None
    """The person's `about.md`, if there is one."""
    translations: tuple[Translation, ...] = ()
    """The person in other languages, by their tags."""
    same: tuple[tuple[str, ...], ...] = ()
    """Names of papers that the person says are one work; see `About`."""
    apart: tuple[tuple[str, ...], ...] = ()
    """Names of papers that the person says are different works."""
