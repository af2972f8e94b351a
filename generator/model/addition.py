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


Text = Annotated[str, BeforeValidator(_text, str | int), Field(min_length=1, max_length=1000)]


class Addition(Model):
    """The front matter of the file, all of it optional, and the text below it."""

    source: str = Field(min_length=1)
    """Name of the document, relative to the project, with forward slashes."""
    stem: str = Field(min_length=1)
    """The file's name without its ending; it may be the end of the paper's address."""
    paper: Text | None = None
    """Which paper is meant, by DOI, arXiv id, key or title; None: `doi`, `arxiv_id`, `title` or the file's name tell."""
    title: Text | None = None
    """The title, plain prose with TeX in it."""
    authors: Annotated[tuple[str, ...], BeforeValidator(as_tuple, list[str])] = ()
    """All of them; the last one "et al." if the list is cut."""
    date: Annotated[str | None, BeforeValidator(_date_text, str | int | datetime.date | None)] = None
    """When it appeared, as precisely as is known: 2025, 2025-05 or 2025-05-28."""
    type: WorkType | None = None
    """What it is, in the words of CSL."""
    venue: Text | None = None
    """The journal, conference or book that it appeared in."""
    volume: Text | None = None
    """Of the journal."""
    issue: Text | None = None
    """Of the journal."""
    pages: Text | None = None
    """First and last page, "101-117"."""
    publisher: Text | None = None
    """Who published it."""
    doi: Doi | None = None
    """Its DOI, with or without https://doi.org/ before it."""
    arxiv_id: ArxivId | None = None
    """Its identifier at arXiv, "2404.09937"."""
    links: Annotated[tuple[Link, ...], BeforeValidator(as_links, list[str | Link])] = ()
    """Addresses, or `url` with `label` and `kind`; files of the user's own are named from the root: "files/talk.pdf"."""
    keywords: Annotated[tuple[str, ...], BeforeValidator(as_tuple, list[str])] = ()
    """What it is about, in the authors' words."""
    language: str | None = Field(default=None, pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    """The language of title and abstract, as a tag of BCP 47: "en", "pt-BR"."""
    license: Text | None = None
    """The licence that it is published under, or its address."""
    award: Text | None = None
    """What it won: "Best paper"."""
    selected: bool = False
    """True: shown first on the person's page."""
    abstract: str | None = Field(default=None, min_length=1)
    """Paragraphs parted by blank lines, plain prose with TeX in it."""
    body: str = ""
    """What else there is to say, in Markdown (CommonMark); shown below the abstract."""
