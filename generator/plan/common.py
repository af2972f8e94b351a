"""What every page of a site may use: its frame, its navigation, its categories, and whose names are known here."""

from dataclasses import field, replace
from functools import lru_cache
from urllib.parse import urlsplit

from pydantic_core import to_json

from generator.language.words import Words, words_of
from generator.model.category import Category
from generator.model.config import Config
from generator.model.paper import Byline
from generator.model.value import value
from generator.plan import routes
from generator.plan.digest import digest_of
from generator.plan.metadata.schema_org import Thing
from generator.plan.metadata.schema_pages import breadcrumbs, web_site
from generator.plan.metadata.script_json import json_in_html
from generator.plan.text import plain, shorten, tidy
from generator.plan.versions import Languages, Versions, alternates
from generator.plan.views.files import CARD_HEIGHT, CARD_WIDTH
from generator.plan.views.frame import Crumb, Frame, LanguageLink, Nav, NavItem, Share, ShareImage, SiteFrame
from generator.plan.views.pieces import BylineView, CategoryView, NameView

_APART = (routes.NOT_FOUND, routes.SEARCH)
"""Pages that belong to no section."""


@value
class PersonLink:
    """A person of the site, as other pages speak of them."""

    name: str
    title: str
    """What tells the person's page from every other: the name, and for namesakes the name of the document too."""
    path: str
    own_path: str | None = None
    """Where their files lie, if that is beside their page in another language."""

    @property
    def files(self) -> str:
        """Where the files of the person lie."""
        return self.path if self.own_path is None else self.own_path


@value
class Common:
    """What every page of a site may use. Small, so that a change of it may well draw every page again."""

    config: Config
    site: SiteFrame
    sections: tuple[tuple[str, str], ...]
    """Label and address of each entry of the main navigation."""
    categories: dict[str, CategoryView]
    """By full code, in the order of their codes."""
    people: tuple[PersonLink, ...]
    """Of each profile, in the order of their names."""
    languages: Languages
    digest: str = ""
    """Stands for all of the above."""
    _navs: dict[tuple[str, bool, str | None, Versions], Nav] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(
        cls,
        config: Config,
        site: SiteFrame,
        sections: tuple[tuple[str, str], ...],
        categories: dict[str, CategoryView],
        people: tuple[PersonLink, ...],
        languages: Languages | None = None,
    ) -> "Common":
        """Return what pages share, with its digest."""
        languages = languages or Languages(site.language, (), {}, len(people) == 1)
        digest = digest_of(to_json((config, site, sections, categories, people, languages)))
        return cls(config, site, sections, categories, people, languages, digest)

    @property
    def words(self) -> Words:
        """What pages say to readers, in the site's language."""
        return words_of(self.site.language)

    @property
    def home(self) -> str:
        """The address of the home page in the language of these pages."""
        return self.languages.home(self.site.language)

    @property
    def single(self) -> bool:
        """True if the site is about one person, whose page then is the home page."""
        return len(self.people) == 1

    @property
    def has_linksets(self) -> bool:
        """True if each paper has a linkset: it needs absolute addresses."""
        return self.config.linksets and self.config.base_url is not None

    def address(self, path: str) -> str | None:
        """Return the absolute address of a page; None without a base URL."""
        return self.config.base_url + path if self.config.base_url else None

    def frame(
        self,
        path: str,
        title: str,
        description: str,
        crumbs: tuple[Crumb, ...] = (),
        things: tuple[Thing, ...] = (),
        share: Share | None = None,
        *,
        index: bool = True,
    ) -> Frame:
        """Return the frame of the page at an address. The description is cut to what search engines show.

        things: what the page is about, in the words of schema.org. share: None for a page that is part of the site like
        any other.
        """
        # Nobody reads the end of a long abstract here, so only its beginning is tidied.
        return Frame(
            site=self.site,
            title=title,
            description=shorten(tidy(description[:600]), 200),
            path=path,
            root=routes.root_from(path),
            canonical=self.address(path),
            nav=self._nav(path),
            crumbs=crumbs,
            index=index and self.config.search_engines,
            share=share or Share("website", title),
            json_ld=tuple([json_in_html(thing) for thing in (*things, *self._place_of(path, title, crumbs))]),
            alternates=alternates(self.languages.of(path), self.config.base_url) if self.config.base_url else (),
        )

    def _place_of(self, path: str, title: str, crumbs: tuple[Crumb, ...]) -> tuple[Thing, ...]:
        """Return what tells the place of a page within the site, in the words of schema.org; addresses are absolute there."""
        base_url = self.config.base_url
        if base_url is None:
            return ()
        if path == routes.HOME:
            return (web_site(base_url, self.site.title, self.config.language),)
        return (breadcrumbs(base_url, crumbs, Crumb(title, path)),) if crumbs else ()

    @property
    def has_cards(self) -> bool:
        """True if pictures stand for pages where others link to them: that takes absolute addresses."""
        return self.config.cards and self.config.base_url is not None

    def card_of(self, path: str, title: str) -> ShareImage | None:
        """Return the card of a page for other sites; None on a site without cards."""
        if not self.has_cards:
            return None
        return ShareImage(f"{self.config.base_url}{routes.card_path(path)}", title, CARD_WIDTH, CARD_HEIGHT)

    def frame_of_not_found(self, title: str, description: str) -> Frame:
        """Return the frame of the page that a host shows at any address, so that its links have to be absolute."""
        root = urlsplit(self.config.base_url).path if self.config.base_url and not self.site.live else "/"
        frame = self.frame(routes.NOT_FOUND, title, description, index=False)
        return replace(frame, root=root, canonical=None)

    def category(self, category: Category | None) -> CategoryView | None:
        """Return a category of a paper for drawing."""
        return self.categories[category.full_code] if category else None

    def byline(self, byline: Byline, authors: tuple[int | None, ...], direction: str = "") -> BylineView:
        """Return a byline for drawing: who has a page here is linked, unless it is the home page.

        authors: which person of the site each name means. direction: of the paper, if it is another one than the page's.
        """
        names = []
        for authorship, place in zip(byline.authorships, authors, strict=True):
            name = _printed(authorship.name.display)
            if place is not None:
                path = self.people[place].path
                name = NameView(name.text, is_person=True, path=path if path not in (routes.HOME, self.home) else None)
            names.append(name)
        return BylineView(tuple(names), not byline.complete and bool(names), direction)

    def _nav(self, path: str) -> Nav:
        """Return the navigation for a page; pages of the same place in it share the object, so that it is drawn once."""
        found = [prefix for _, prefix in self.sections if path.startswith(prefix) and path not in _APART]
        section = max(found, key=len, default=routes.NOT_FOUND)
        here = path in (section, routes.HOME)
        languages = self._other_languages(path)
        search = ("page" if path == routes.SEARCH else "") if self.site.search else None
        key = (section, here, search, languages)
        if key not in self._navs:
            state = "page" if here else "true"
            items = tuple(
                NavItem(label, prefix, state if prefix == section else "", self._language_of_section(prefix))
                for label, prefix in self.sections
            )
            links = tuple(LanguageLink(words_of(tag).name, tag, address) for tag, address in languages)
            self._navs[key] = Nav(self.site.title, path == self.home, search, items, self.home, links)
        return self._navs[key]

    def _language_of_section(self, path: str) -> str:
        """Return the language of a label in the navigation, if that is another one: of a page that is not translated."""
        own = path.startswith(self.home) or routes.is_taken_by_the_site(path)
        return "" if own else self.languages.main

    def _other_languages(self, path: str) -> Versions:
        """Return where readers of each other language go from a page: to its version, or else to their home page."""
        versions = dict(self.languages.of(path))
        return tuple((tag, versions.get(tag, home)) for tag, home in self.languages.homes() if tag != self.site.language)


@lru_cache(maxsize=50_000)
def _printed(display: str) -> NameView:
    """Return a name that means nobody here. Remembered, since people write together again and again."""
    return NameView(plain(display), is_person=False, path=None)
