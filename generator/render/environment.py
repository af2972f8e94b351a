"""Templates -> a renderer of pages."""

import hashlib
from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from contextlib import suppress
from itertools import islice
from keyword import iskeyword
from types import CodeType, MappingProxyType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator
from jinja2.compiler import Frame as Scope
from markupsafe import Markup as Html

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span
from generator.language.words import ENGLISH, Words, language_for, words_of
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
from generator.render.escaping import escape
from generator.render.flat import IMPORTED, UnusualError, flattened, parts_of
from generator.render.translation import functions_of, translated

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

_LONGEST_EXCERPT = 120
"""Characters of a template's line that a note shows."""

_MOST_REMEMBERED = 30_000
"""Drawings of components; some 2 kB each."""


class RenderError(Exception):
    """A template that cannot be compiled or drawn; carries the note for its author."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic)
        self.diagnostic = diagnostic


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
        self._drawers: dict[str, _Drawer] = {}

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
            raise RenderError(_note_of(error, template, self.theme)) from error
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
            raise RenderError(_note_of(error, _CARD, self.theme)) from error

    def _drawer(self, tag: str) -> "_Drawer":
        """Return what draws pages in a language."""
        language = language_for(tag)
        if language not in self._drawers:
            self._drawers[language] = _Drawer(self._sources, words_of(language), self._known)
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
                    faults.setdefault(name, _note_of(error, name, self.theme))
        return tuple(faults.values())


class _Drawer:
    """Templates in one language."""

    def __init__(self, sources: Mapping[str, bytes], words: Words, compiled: Mapping[str, CodeType]) -> None:
        self.once = _Once()
        self.codes = _Codes(compiled, words.language, sources)
        options: dict[str, Any] = {
            "loader": jinja2.FunctionLoader(lambda name: _source_of(name, sources[name]) if name in sources else None),
            "autoescape": True,
            "undefined": jinja2.StrictUndefined,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "keep_trailing_newline": True,
            "auto_reload": False,
            "cache_size": -1,
        }
        self.quick = _QuickEnvironment(**options, bytecode_cache=self.codes)
        self.patient = _Environment(**options)
        for environment in (self.quick, self.patient):
            environment.words = words
            environment.globals.update(url=_url, once=self.once, **functions_of(words))


class _Codes(jinja2.BytecodeCache):
    """Compiled templates by the hash of the sources that they are made from, and the language that they speak."""

    def __init__(self, known: Mapping[str, CodeType], language: str, sources: Mapping[str, bytes]) -> None:
        self._known = known
        self._language = language
        self._sources = sources
        self.used: dict[str, CodeType] = {}
        self.fresh = False

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._known.get(self._key(bucket))
        if bucket.code is not None:
            self.used[self._key(bucket)] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self.used[self._key(bucket)] = bucket.code
            self.fresh = True

    def get_bucket(self, environment: jinja2.Environment, name: str, filename: str | None, source: str) -> Bucket:  # noqa: ARG002
        """Return the place of a template's code, with the code if it is known."""
        digest = hashlib.blake2b(digest_size=16)
        for part in parts_of(name, self._sources.get):
            digest.update(f"{part}\0{len(self._sources[part])}\0".encode() + self._sources[part])
        bucket = Bucket(environment, name, digest.hexdigest())
        self.load_bytecode(bucket)
        return bucket

    def _key(self, bucket: Bucket) -> str:
        return f"{self._language} {bucket.key} {bucket.checksum}"


class _Code(CodeGenerator):
    """Writes what templates do hundreds of times on a page as plain Python.

    Attributes are read and functions are called directly, without Jinja's looking for what else a name or a call could mean
    (10,000 papers: 3.1 to 2.1 s).
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Scope) -> None:  # noqa: N802 - named as the node
        self._visit_known(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Scope, forward_caller: bool = False) -> None:  # noqa: N802
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(pair.key) for pair in node.kwargs):
            self.write("call(")
            self.visit(node.node, frame)
            self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
            self.write(")")
            return
        self._visit_known(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for pair in node.kwargs:
            self.write(f"{pair.key}=")
            self.visit(pair.value, frame)
            self.write(", ")
        self.write(")")

    def visit_Test(self, node: nodes.Test, frame: Scope) -> None:  # noqa: N802
        if node.name != "none":
            super().visit_Test(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(" is None)")

    def _visit_known(self, node: nodes.Node, frame: Scope) -> None:
        """Write what is read from or called; if it is a name that means nothing, that fails, and Jinja has to look again."""
        if isinstance(node, nodes.Name):
            self.write(frame.symbols.ref(node.name))
        else:
            self.visit(node, frame)

    def visit_OverlayScope(self, node: nodes.OverlayScope, frame: Scope) -> None:  # noqa: N802
        """Write the body of a flat template, and of no other: all pieces go into one list, and are joined at the end."""
        inner = frame.inner()
        inner.symbols.analyze_node(node)
        self.enter_frame(inner)
        self.buffer(inner)
        self.blockvisit(node.body, inner)
        self.writeline(f"yield concat({inner.buffer})")
        self.leave_frame(inner)


class _Environment(jinja2.Environment):
    """Jinja, with what it does many times on a page made cheaper, and with words in one language."""

    words: Words

    def make_globals(self, d: MutableMapping[str, object] | None) -> MutableMapping[str, object]:  # noqa: ARG002
        """Return the globals of a template: the same plain dictionary for all.

        Jinja chains one of each template before those of the environment, and looks through both for every import of
        macros: a fifth of the time of a small page. No template here has globals of its own.
        """
        return self.globals

    def _generate(self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False) -> str:
        """Return a template as Python, translated; it escapes with our own function instead of MarkupSafe's."""
        code: str = super()._generate(translated(source, self.words), name, filename, defer_init)
        first, rest = code.split("\n", 1)
        return f"{first}; from {escape.__module__} import call, escape\n{rest}"


class _QuickEnvironment(_Environment):
    """The same for templates whose attributes are all there: if one is not, Python says so, and Jinja has to look again."""

    code_generator_class = _Code

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._known: dict[object, jinja2.Template] = {}
        self._macros: dict[tuple[str, str], object] = {}
        self.globals[IMPORTED] = self.imported

    def _generate(self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False) -> str:
        """Return a template as Python, with what it extends and includes in it (10,000 papers: 1.5 to 1.0 s)."""
        with suppress(UnusualError, jinja2.TemplateError):
            source = flattened(name, self._parsed) if name is not None else source
        return super()._generate(source, name, filename, defer_init)

    def _parsed(self, name: str) -> nodes.Template:
        if self.loader is None:
            raise jinja2.TemplateNotFound(name)
        text, filename, _ = self.loader.get_source(self, name)
        return self._parse(text, name, filename)

    def imported(self, name: str, macro: str) -> object:
        """Return what flat templates import from another one, which is the same for all pages."""
        if (name, macro) not in self._macros:
            self._macros[name, macro] = getattr(self.get_template(name).module, macro)
        return self._macros[name, macro]

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> jinja2.Template:  # noqa: A002
        """Return a template, a dozen times for a page; they do not change as long as this lives."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = super().get_template(name, parent, globals)
        return known


def _draw(environment: jinja2.Environment, template: str, page: Frame, view: object) -> str:
    return environment.get_template(template).render(view=view, page=page, site=page.site)


def _source_of(name: str, source: bytes) -> tuple[str, str, None]:
    """Return a template as text, and the name of its file, by which the note about a fault names it."""
    try:
        return source.decode("utf-8-sig"), name, None
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise jinja2.TemplateSyntaxError("this is not UTF-8 text; save the file as UTF-8", line, name) from error


def _url(page: Frame, path: str) -> str:
    """Return the address of a page from another one. A function, since it is called a hundred times on a page."""
    return (page.root + path) or "./"


_ROOT = "\0root\0"
"""Stands for a page's root in what is drawn for any page. Nothing that is read from a file holds a zero byte."""


class _Anywhere:
    """A page of which nothing is known but that it has a root."""

    root = _ROOT


class _Once:
    """Draws a component once, however many pages show it: `once(macro, page, piece, option=...)`.

    What a macro draws may depend on the piece, the options and the page's root, nothing else of the page. A card stands
    in the lists of its person, category and year and beside related papers: this takes three quarters off the time of a
    large build (10,000 papers: 16 s to 4 s).
    """

    def __init__(self) -> None:
        self._drawn: dict[tuple[object, ...], tuple[object, str]] = {}

    def clear(self) -> None:
        """Forget every drawing."""
        self._drawn.clear()

    def __call__(
        self,
        macro: Callable[..., str],
        page: Frame,
        piece: object,
        late: Mapping[str, object] = MappingProxyType({}),
        **options: object,
    ) -> str:
        """Return a component. late: more options, which the macro only writes out as they are.

        So what is drawn is the same whatever they are: of a card that stands in lists of three kinds, a third is drawn.
        """
        # The piece is kept beside its drawing: as long as it lives, nothing else can have its id.
        key = (macro.name, id(piece), *late, *options.values())  # type: ignore[attr-defined]  # a macro has a name
        known = self._drawn.get(key)
        if known is None:
            if len(self._drawn) >= _MOST_REMEMBERED:
                # The oldest are of papers that this process has left behind: it goes along the row of all of them.
                for old in list(islice(self._drawn, _MOST_REMEMBERED // 4)):
                    del self._drawn[old]
            marks = {name: f"\0{name}\0" for name in late}
            known = self._drawn[key] = (piece, str(macro(_Anywhere, piece, **marks, **options)))
        drawn = known[1] if page.root else known[1].replace(f'"{_ROOT}"', '"./"')
        drawn = drawn.replace(_ROOT, page.root)
        for name, text in late.items():
            drawn = drawn.replace(f"\0{name}\0", escape(text))
        return Html(drawn)  # noqa: S704 - drawn by a template, which has escaped it


def _note_of(error: Exception, template: str, theme: Theme) -> Diagnostic:
    name, line = template, 1
    if isinstance(error, jinja2.TemplateSyntaxError):
        name, line = error.name or template, error.lineno
    elif isinstance(error, jinja2.TemplateNotFound):
        return note("template-error", Span(source=f"templates/{template}"), text=f"there is no template {error.name}")
    else:
        # The innermost frame of a template tells where it failed; Jinja gives templates' frames their own names and lines.
        frame = error.__traceback__
        while frame is not None:
            file = frame.tb_frame.f_code.co_filename
            if file.endswith(".html"):
                name, line = file, frame.tb_lineno
            frame = frame.tb_next
    text = error.message if isinstance(error, jinja2.TemplateError) else f"{type(error).__name__}: {error}"
    lines = theme.files.get(name, b"").decode("utf-8-sig", "replace").splitlines()
    at = _span_of(name, line, lines[line - 1] if line <= len(lines) else "")
    return note("template-error", at, text=text or "unknown fault")


def _span_of(name: str, line: int, text: str) -> Span:
    """Return the place of a whole line of a template, but for its indentation."""
    shown = text.rstrip()[:_LONGEST_EXCERPT]
    words = shown.lstrip()
    column = len(shown) - len(words) + 1
    return Span(source=f"templates/{name}", line=line, column=column, length=len(words), excerpt=shown)
