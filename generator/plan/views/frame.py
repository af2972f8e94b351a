"""What surrounds every page: title, navigation, the way home, and what the head tells programs."""

from markupsafe import Markup as Html

from generator.model.value import value


@value
class NavItem:
    """An entry of the site's main navigation."""

    label: str
    path: str
    state: str
    """ "page" on the page itself, "true" on the pages below it, else empty: the value of `aria-current`."""
    lang: str = ""
    """Of the label, if it is not in the language of the page."""


@value
class LanguageLink:
    """The way to another language."""

    label: str
    """What its speakers call it."""
    tag: str
    path: str


@value
class Nav:
    """The site's main navigation as the pages of one section show it; the same object on all of them."""

    title: str
    """The site's."""
    home: bool
    """True on the home page."""
    search: str | None
    """State of the link to the search, as of an entry; None on a site without one."""
    entries: tuple[NavItem, ...]
    path: str = ""
    """Of the home page."""
    languages: tuple[LanguageLink, ...] = ()
    """The site's other ones: the same page there, or the home page."""


@value
class Crumb:
    """A step on the way from the home page."""

    label: str
    path: str


@value
class TypedLink:
    """A link between machines: an element of the head, or of a linkset."""

    rel: str
    href: str
    """An absolute address."""
    type: str | None = None
    """The media type of what lies there."""


@value
class ShareImage:
    """The picture that other sites show beside a link to the page."""

    url: str
    """An absolute address."""
    alt: str
    width: int
    height: int


@value
class Share:
    """What other sites show of a link to the page: OpenGraph."""

    kind: str
    """ "website", "article", "profile"."""
    title: str
    image: ShareImage | None = None
    facts: tuple[tuple[str, str], ...] = ()
    """Further properties, such as "article:published_time", and their contents."""


@value
class SiteFrame:
    """What every page of a site shows; the same object on all of them."""

    title: str
    language: str
    colour_scheme: str
    """ "auto", "light" or "dark"."""
    high_contrast: bool
    """True if everybody is shown what those see who ask for more contrast."""
    footer: str
    """Where the facts come from, in one sentence."""
    live: bool
    """True in the preview: the page listens for changes. Never true in a published build."""
    patterns: bool
    """True if the site has a page of patterns, to which every page leads then."""
    feeds: bool
    """True if the site has a feed."""
    search: bool
    """True if the site has a search."""


@value
class Frame:
    """The frame of one page."""

    site: SiteFrame
    title: str
    """For the title element: unique within the site."""
    description: str
    path: str
    """The page's own address, relative to the site's root: "", "stats/", "404.html"."""
    root: str
    """From this page to the site's root: "", "../", "../../"; on the 404 page the absolute address, if it is known."""
    canonical: str | None
    """Absolute address; None without a base URL."""
    nav: Nav
    crumbs: tuple[Crumb, ...]
    """From home to the page above this one; empty on the home page."""
    index: bool
    """False: search engines are asked to leave the page out."""
    share: Share
    json_ld: tuple[Html, ...]
    """Script-safe JSON objects in the words of schema.org."""
    feed: str | None = None
    """Address of the folder with the feed of what the page lists; None if it has none but the site's."""
    alternates: tuple[tuple[str, str], ...] = ()
    """Tags and absolute addresses of the page in every language that it exists in; empty if that is one."""
