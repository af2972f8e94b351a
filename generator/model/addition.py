"""What is said by hand of one paper, in `papers/NAME.md` of a person's folder. It wins over what other documents say."""

import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from generator.model.about import as_links, as_tuple
from generator.model.base import Model
from generator.model.identifiers import ArxivId, Doi
from generator.model.link import Link
from generator.model.paper import WorkType


def _date_text(value: Any) -> Any:
    """Let a day or a year, as YAML reads them, be text."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Text = Annotated[str, BeforeValidator(_text), Field(min_length=1, max_length=1000)]


class Addition(Model):
    """The front matter of the file, all of it optional, and the text below it."""

    source: str = Field(min_length=1)
    """Name of the document, relative to the project, with forward slashes."""
    stem: str = Field(min_length=1)
    """The file's name without its ending; it may be the end of the paper's address."""
    paper: Text | None = None
    """Which paper is meant, by DOI, arXiv id, key or title; None: `doi`, `arxiv_id`, `title` or the file's name tell."""
    title: Text | None = None
    authors: Annotated[tuple[str, ...], BeforeValidator(as_tuple)] = ()
    """All of them; the last one "et al." if the list is cut."""
    date: Annotated[str | None, BeforeValidator(_date_text)] = None
    type: WorkType | None = None
    venue: Text | None = None
    volume: Text | None = None
    issue: Text | None = None
    pages: Text | None = None
    publisher: Text | None = None
    doi: Doi | None = None
    arxiv_id: ArxivId | None = None
    links: Annotated[tuple[Link, ...], BeforeValidator(as_links)] = ()
    """Addresses, or `url` with `label` and `kind`; files of the user's own are named from the root: "files/talk.pdf"."""
    keywords: Annotated[tuple[str, ...], BeforeValidator(as_tuple)] = ()
    language: str | None = Field(default=None, pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    license: Text | None = None
    award: Text | None = None
    selected: bool = False
    """True: shown first on the person's page."""
    abstract: str | None = Field(default=None, min_length=1)
    """Paragraphs parted by blank lines, plain prose with TeX in it."""
    body: str = ""
    """What else there is to say, in Markdown (CommonMark); shown below the abstract."""
