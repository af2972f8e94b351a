"""Where a file of the site comes from, so that who reads of a defect knows what to open."""

import jinja2
from jinja2 import meta

from generator.load.project import Project
from generator.load.theme import Theme, load_theme
from generator.load.walk import files_below
from generator.model.page import FreePage
from generator.model.value import value
from generator.plan.page import Page
from generator.plan.routes import file_of
from generator.plan.site import SitePlan
from generator.render.assets import FULL_SHEET, SCRIPT, STYLE_SHEET
from generator.render.renderer import TEMPLATES


@value
class Origins:
    """Knows what makes each file of a planned site."""

    site: SitePlan
    theme: Theme
    own: frozenset[str]
    """Paths of the user's own templates, styles and scripts within the theme."""
    static: frozenset[str]
    """Paths of the user's own files, which are copied as they are."""

    @classmethod
    def of_project(cls, site: SitePlan, project: Project) -> "Origins":
        """Look at what a project has of its own."""
        folder = project.root / "templates"
        theme = load_theme(folder, site.corpus.config.theme)
        own = frozenset(path.relative_to(folder).as_posix() for path in files_below(folder))
        return cls(site, theme, own, frozenset(document.source for document in project.static))

    def of(self, path: str) -> str:
        """Say where a file comes from; nothing if it is made by the program itself."""
        if path in self.static:
            return f"the file is your static/{path}"
        if path.startswith("assets/"):
            return self._of_asset(path)
        page = self._page_at(path) if path.endswith(".html") else None
        template = TEMPLATES.get(type(page.view)) if page is not None else None
        if page is None or template is None:
            return ""
        parts = sorted((templates_below(template, self.theme) | {template}) & self.own)
        said = f"the page is drawn by {template}"
        said += f", with your own {', '.join(f'templates/{part}' for part in parts)}" if parts else " of the theme"
        documents = [part.source for part in page.parts if isinstance(part, FreePage)]
        return f"{said}; its text is {documents[0]}" if documents else said

    def _of_asset(self, path: str) -> str:
        folder = "styles/" if path in (STYLE_SHEET, FULL_SHEET) else "scripts/" if path == SCRIPT else ""
        parts = sorted(part for part in self.own if folder and part.startswith(folder))
        return f"it is made of the theme's {folder}, with your own {', '.join(parts)}" if parts else ""

    def _page_at(self, path: str) -> Page | None:
        pages = (page for make in self.site.parts for page in make())
        return next((page for page in pages if file_of(page.path) == path), None)


def templates_below(name: str, theme: Theme) -> set[str]:
    """Return the templates that a template extends, includes or imports, and theirs."""
    environment = jinja2.Environment(autoescape=True)
    found: set[str] = set()
    waiting = [name]
    while waiting:
        source = theme.files.get(waiting.pop(), b"").decode("utf-8", "replace")
        try:
            named = meta.find_referenced_templates(environment.parse(source))
        except jinja2.TemplateSyntaxError:
            continue
        fresh = {one for one in named if one} - found
        found |= fresh
        waiting += sorted(fresh)
    return found
