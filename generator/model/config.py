"""Settings of a site."""

import datetime
import difflib
from typing import Annotated, Literal, get_args
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from generator.model.base import Model
from generator.model.colour import parse_colour
from generator.model.destination import Publish


def _parse_base_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("expected an address such as https://example.org/me/")
    return value.rstrip("/") + "/"


BaseUrl = Annotated[str, AfterValidator(_parse_base_url)]
"""Where the site will be published; ends in a slash."""


StyleName = Literal["apa", "mla", "chicago", "ieee", "vancouver", "harvard"]

STYLE_NAMES: tuple[StyleName, ...] = get_args(StyleName)


def _parse_accent(value: str) -> str:
    parse_colour(value)
    return value


Accent = Annotated[str, AfterValidator(_parse_accent)]
"""A colour as CSS writes it."""


ExportName = Literal["bibtex", "ris", "csl-json", "csv", "markdown"]

EXPORT_NAMES: tuple[ExportName, ...] = get_args(ExportName)


def _parse_exports(value: object) -> object:
    """Return what a TOML list names, each once, in our order."""
    named = _names(value, EXPORT_NAMES, "format for exports", '["bibtex", "csv"]', _OTHER_NAMES)
    return tuple(name for name in EXPORT_NAMES if name in named)


def _parse_styles(value: object) -> object:
    """Return what a TOML list names, each once, in the order of the list: the first one is open on the page."""
    return tuple(dict.fromkeys(_names(value, STYLE_NAMES, "citation style", '["apa", "ieee"]', {})))


def _names(value: object, known: tuple[str, ...], kind: str, example: str, others: dict[str, str]) -> tuple[str, ...]:
    """Return the names in a TOML list. One that is not known is told with the nearest one that is.

    others: what people call some of them too.
    """
    if not isinstance(value, (list, tuple)):
        raise ValueError(f"expected a list such as {example}")
    for name in value:
        if name not in known:
            near = difflib.get_close_matches(str(name).lower(), [*known, *others], n=1)
            hint = f"did you mean {others.get(near[0], near[0])}?" if near else f"known are {', '.join(known)}"
            raise ValueError(f"{name!r} is no {kind}; {hint}")
    return tuple(value)


_OTHER_NAMES = {"bib": "bibtex", "biblatex": "bibtex", "csl": "csl-json", "json": "csl-json", "md": "markdown"}
"""What people call the formats too."""


CvDesign = Literal["classic", "modern"]
PaperSize = Literal["a4", "us-letter"]


class Config(Model):
    """What `site.toml` may say. Every field has a good default, so the file itself is optional."""

    title: str | None = Field(default=None, min_length=1, max_length=200)
    """The site's title; None: the person's name, or "Researchers" when there are several."""
    base_url: BaseUrl | None = None
    """Where the site will be published. Without it, what must be absolute (canonical links, sitemap) is left out."""
    language: str = Field(default="en", pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    """BCP 47 tag of the site's language: of its pages as far as there are words in it, and of what its author writes."""
    description: str | None = Field(default=None, min_length=1, max_length=500)
    """One sentence for search engines; None: made from the facts."""
    as_of: datetime.date | None = None
    """The day on which the documents were captured; dates without a year lie in its year."""
    papers_per_page: int = Field(default=120, ge=20, le=1_000_000)
    """How many papers a list page holds; the first one up to twice as many, some 40 kB when compressed."""
    author_pages: bool = True
    """Make a page for each name that stands above several papers and has no profile here."""
    person_stats: bool = True
    """On a site of several people, make pages of statistics and of co-authors for each: some 17 ms and 22 files a person."""
    related: bool = True
    """Show on a paper's page which others are about the same, by the words that they share, or else of the same category."""
    search: bool = True
    """Write an index of all papers, and offer a search of it on every page."""
    cards: bool = False
    """Draw a picture of each paper and person for those who link to them. Takes some 50 ms and 50 kB each, and base_url."""
    cv: CvDesign | None = None
    """Write a curriculum vitae of each person as PDF, in one of two designs."""
    cv_paper: PaperSize = "a4"
    """The size of its pages."""
    feeds: bool = True
    """Write feeds of the newest papers, if `base_url` is known: their addresses have to be absolute."""
    api: bool = True
    """Write every person and paper as JSON too, for programs, with a schema."""
    llms_txt: bool = True
    """Write `llms.txt`, which leads language models to what they can read."""
    exports: Annotated[tuple[ExportName, ...], BeforeValidator(_parse_exports, list[ExportName])] = EXPORT_NAMES
    """In which formats papers and lists are written for other programs; none of them if it is empty."""
    citation_styles: Annotated[tuple[StyleName, ...], BeforeValidator(_parse_styles, list[StyleName])] = STYLE_NAMES
    """In which styles a paper's page shows how to cite it, the first one open; none of them if it is empty."""
    coins: bool = True
    """Put each paper's reference into its page as COinS too, for older reference managers."""
    search_engines: bool = True
    """Let search engines list the site; otherwise every page asks them not to, and there is no sitemap."""
    linksets: bool = True
    """Write a linkset (FAIR Signposting, level 2) beside each paper, if `base_url` is known."""
    theme: str = Field(default="book", pattern=r"^[a-z][a-z0-9-]{0,39}$")
    """The look: "book", "swiss", "journal", "terminal", or one of the user's own, a folder in `templates/themes/`."""
    accent: Accent | None = None
    """The colour of links and marks, "#1d4ed8" or "oklch(50% 0.2 260)"; lightness is corrected until it can be read."""
    colour_scheme: Literal["auto", "light", "dark"] = "auto"
    """Light or dark as the reader's system says, or always one of them."""
    high_contrast: bool = False
    """Always show what readers see who ask their system for more contrast."""
    publish: Publish = Publish()
    """Where `oeuvre publish` takes the site. No page knows of it."""
