"""Jinja as it is used here: templates of one language, compiled once, with what they do most often made cheaper."""

import hashlib
from collections.abc import Mapping, MutableMapping
from contextlib import suppress
from keyword import iskeyword
from types import CodeType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator
from jinja2.compiler import Frame as Scope

from generator.language.words import Words
from generator.plan.views.frame import Frame
from generator.render.escaping import escape
from generator.render.flat import IMPORTED, UnusualError, flattened, parts_of
from generator.render.once import Once
from generator.render.translation import functions_of, translated


class Drawer:
    """Templates in one language."""

    def __init__(self, sources: Mapping[str, bytes], words: Words, compiled: Mapping[str, CodeType]) -> None:
        self.once = Once()
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
