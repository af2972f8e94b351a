"""Templates -> a renderer of pages."""

import hashlib
from collections import ChainMap
from collections.abc import Iterable, Mapping
from types import CodeType, MappingProxyType

import jinja2

from generator.diagnostics.diagnostic import Diagnostic
from generator.language.words import ENGLISH, language_for, words_of
from generator.load.theme import Theme
from generator.plan.page import Page
from generator.plan.views.cv import CvDocument
from generator.plan.views.files import CardImage, DataFile
from generator.plan.views.frame import Frame
from generator.plan.views.lists import CategoriesPage, IndexPage, ListingPage, TimelinePage
from generator.plan.views.paper import PaperPage, SharedTitlePage
from generator.plan.views.people import DirectoryPage, GroupPage, GroupsPage
from generator.plan.views.person import CoauthorsPage, ProfilePage
from generator.plan.views.site import NotFoundPage, PatternsPage, SearchPage, TextPage
from generator.plan.views.statistics import StatsPage
from generator.render.cards import Cards
from generator.render.cv import CvError, Cvs
from generator.render.environment import Drawer
from generator.render.faults import RenderError, note_of

TEMPLATES: dict[type, str] = {
    ProfilePage: "pages/profile.html",
    DirectoryPage: "pages/directory.html",
    ListingPage: "pages/listing.html",
    IndexPage: "pages/index.html",
    PaperPage: "pages/paper.html",
    SharedTitlePage: "pages/shared_title.html",
    TextPage: "pages/text.html",
    SearchPage: "pages/search.html",
    PatternsPage: "pages/patterns.html",
    NotFoundPage: "pages/not_found.html",
    StatsPage: "pages/stats.html",
    CoauthorsPage: "pages/coauthors.html",
    CategoriesPage: "pages/categories.html",
    TimelinePage: "pages/timeline.html",
    GroupsPage: "pages/groups.html",
    GroupPage: "pages/group.html",
}
"""The template of each kind of page."""

_CARD = "cards/card.svg"


class Renderer:
    """Draws pages with one theme, each in its language. Nothing is compiled before it is used."""

    def __init__(self, theme: Theme, compiled: Mapping[str, CodeType] = MappingProxyType({})) -> None:
        """Prepare to draw. compiled: code of templates by the hash of their source, which need not be compiled again."""
        self.theme = theme
        sources = {path: content for path, content in sorted(theme.files.items()) if path.endswith((".html", ".svg"))}
        digest = hashlib.blake2b(digest_size=16)
        fonts = {path: content for path, content in sorted(theme.files.items()) if path.startswith(("cards/", "cv/"))}
        for path, content in {**sources, **fonts}.items():
            digest.update(f"{path}\0{len(content)}\0".encode() + content)
        self.digest = digest.digest()
        """Stands for all templates: equal templates, equal digest."""
        self._sources = sources
        self._cards = Cards(theme)
        self._cvs = Cvs(theme)
        self._known = dict(compiled)
        self._drawers: dict[str, Drawer] = {}

    def __reduce__(self) -> tuple[type["Renderer"], tuple[Theme]]:
        """Another process makes its own from the theme."""
        return Renderer, (self.theme,)

    def render(self, page: Page) -> bytes:
        """Return a page's bytes. Raises RenderError for a fault in a template."""
        view = page.view
        if isinstance(view, DataFile):
            return view.content
        if isinstance(view, CardImage):
            return self._card(view)
        if isinstance(view, CvDocument):
            return self._cv(view)
        template, drawer = TEMPLATES[type(view)], self._drawer(view.page.site.language)
        try:
            try:
                text = _draw(drawer.quick, template, view.page, view)
            except Exception:  # Jinja as it is draws what is unusual, and says of what is wrong where it stands
                text = _draw(drawer.patient, template, view.page, view)
        except Exception as error:  # a template may call and compute what it likes
            raise RenderError(note_of(error, template, self.theme)) from error
        return text.encode("utf-8")

    def _cv(self, view: CvDocument) -> bytes:
        try:
            return self._cvs.set(view).pdf
        except CvError as error:
            raise RenderError(error.diagnostic) from error

    def _card(self, view: CardImage) -> bytes:
        try:
            template = self._drawer(ENGLISH).patient.get_template(_CARD)
            return self._cards.png(template.render(view=view, fit=self._cards.fit).strip())
        except Exception as error:  # as above
            raise RenderError(note_of(error, _CARD, self.theme)) from error

    def _drawer(self, tag: str) -> Drawer:
        """Return what draws pages in a language."""
        language = language_for(tag)
        if language not in self._drawers:
            self._drawers[language] = Drawer(self._sources, words_of(language), self._known)
        return self._drawers[language]

    @property
    def compiled(self) -> dict[str, CodeType] | None:
        """All code that is known and was used, by the hash of its source; None if nothing had to be compiled."""
        return self.codes if any(drawer.codes.fresh for drawer in self._drawers.values()) else None

    def forget(self) -> None:
        """Forget what was drawn: the pieces of another build are other ones."""
        for drawer in self._drawers.values():
            drawer.once.clear()

    @property
    def codes(self) -> dict[str, CodeType]:
        """All code that is known or was used, by the hash of its source."""
        used = (drawer.codes.used for drawer in self._drawers.values())
        return dict(ChainMap(*used, self._known))

    def compile_all(self, languages: Iterable[str] = (ENGLISH,)) -> tuple[Diagnostic, ...]:
        """Compile all templates now. Returns what there is to tell about those that cannot be."""
        faults: dict[str, Diagnostic] = {}
        for language in languages:
            for name in self._sources:
                try:
                    self._drawer(language).quick.get_template(name)
                except jinja2.TemplateError as error:
                    faults.setdefault(name, note_of(error, name, self.theme))
        return tuple(faults.values())


def _draw(environment: jinja2.Environment, template: str, page: Frame, view: object) -> str:
    return environment.get_template(template).render(view=view, page=page, site=page.site)
