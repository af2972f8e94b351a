"""The address of every page, and the one way from an address to a file."""

import re

from generator.model.category import Category
from generator.plan.slugs import short_hash, slugify

HOME = ""
PAPERS = "papers/"
CATEGORIES = "categories/"
YEARS = "years/"
ORGANISATIONS = "organisations/"
AUTHORS = "authors/"
VENUES = "venues/"
CODE = "code/"
STATS = "stats/"
COAUTHORS = "coauthors/"
PEOPLE = "people/"
GROUPS = "groups/"
API = "api/"
SEARCH = "search/"
PATTERNS = "patterns/"
LLMS = "llms.txt"
NOT_FOUND = "404.html"
INDEX = "index"
"""The name of the free page that is its folder's own."""

_LONGEST = 200
_SAFE = re.compile(r"(?:[a-z0-9_][a-z0-9_.-]*/)*(?:[a-z0-9_][a-z0-9_.-]*)?")
_NAMES_OF_THE_SITE = frozenset(
    {
        *("papers", "categories", "years", "venues", "organisations", "authors", "code", "stats", "people", "groups"),
        *("api", "search", "assets", "coauthors"),
    }
)


def paper_path(slug: str) -> str:
    """Return a paper's address."""
    return f"{PAPERS}{slug}/"


def api_paper_path(slug: str) -> str:
    """Return the address of a paper's file for programs."""
    return f"{API}papers/{slug}.json"


def card_path(path: str) -> str:
    """Return the address of the picture that stands for a page."""
    return f"{path}card.png"


def cv_path(path: str) -> str:
    """Return the address of a person's curriculum vitae, beside their page."""
    return f"{path}cv.pdf"


def person_path(slug: str) -> str:
    """Return a person's address on a site of several people."""
    return f"{PEOPLE}{slug}/"


def affiliation_path(slug: str) -> str:
    """Return the address of the people of an affiliation."""
    return f"{PEOPLE}at/{slug}/"


def category_path(category: Category) -> str:
    """Return a category's address: "categories/cs-cl/"."""
    slug = slugify(category.full_code)
    # Codes of the taxonomy differ in more than case; unknown ones ("XY" and "xy") need not.
    return f"{CATEGORIES}{slug}/" if category.known else f"{CATEGORIES}{slug}-{short_hash(category.full_code)}/"


def year_path(year: int) -> str:
    """Return a year's address."""
    return f"{YEARS}{year}/"


def organisation_path(slug: str) -> str:
    """Return an organisation's address, from the short form that sources print."""
    return f"{ORGANISATIONS}{slugify(slug)}/"


def venue_path(slug: str) -> str:
    """Return a venue's address, from the end that its name gives."""
    return f"{VENUES}{slug}/"


def author_path(slug: str) -> str:
    """Return the address of a printed name that stands above several papers."""
    return f"{AUTHORS}{slug}/"


def group_path(slug: str) -> str:
    """Return a group's address."""
    return f"{GROUPS}{slug}/"


def text_path(stem: str) -> str:
    """Return a free page's address from its file's name: "talks/paris" -> "talks/paris/", "talks/index" -> "talks/"."""
    names = stem.split("/")
    return "".join(f"{slugify(name)}/" for name in (names[:-1] if names[-1] == INDEX else names))


def is_taken_by_the_site(path: str) -> bool:
    """Tell whether an address belongs to the site's own pages, by its first part."""
    return path.partition("/")[0] in _NAMES_OF_THE_SITE


def is_too_long(path: str) -> bool:
    """Tell whether an address is longer than file systems and other programs bear."""
    return len(path) > _LONGEST


def page_of(base: str, number: int) -> str:
    """Return the address of a further page of a list."""
    return f"{base}page/{number}/"


def root_from(path: str) -> str:
    """Return the way from a page to the site's root: "" or "../../"."""
    return "../" * path.count("/")


def file_of(path: str) -> str:
    """Return the file for an address, relative to the output folder, with forward slashes.

    The only place where paths to write come from. Raises ValueError for anything that slugs cannot have made.
    """
    if not _SAFE.fullmatch(path) or len(path) > _LONGEST:
        raise ValueError(f"not an address of the site: {path!r}")
    return path + "index.html" if path == "" or path.endswith("/") else path
