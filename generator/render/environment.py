"""Templates -> a renderer of pages."""

import hashlib
from dataclasses import dataclass

import jinja2

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span
from generator.load.theme import Theme
from generator.plan.site import Page


class RenderError(Exception):
    """A template that cannot be compiled or drawn; carries the note for its author."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass(frozen=True, slots=True)
class Renderer:
    """Draws pages with one theme."""

    environment: jinja2.Environment
    digest: bytes
    """Stands for all templates: equal templates, equal digest."""

    def render(self, page: Page) -> bytes:
        """Return a page's bytes. Raises RenderError for a fault in a template."""
        try:
            template = self.environment.get_template(page.template)
            text = template.render(view=page.view, page=page.view.page, site=page.view.page.site)
        except jinja2.TemplateError as error:
            raise RenderError(_note_of(error, page.template)) from error
        return text.encode("utf-8")


def renderer_of(theme: Theme) -> Renderer:
    """Return the renderer of a theme. Nothing is compiled before it is used."""
    sources = {path: content for path, content in sorted(theme.files.items()) if path.endswith(".html")}
    digest = hashlib.blake2b(digest_size=16)
    for path, content in sources.items():
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: sources[name].decode("utf-8-sig") if name in sources else None),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    return Renderer(environment, digest.digest())


def _note_of(error: jinja2.TemplateError, template: str) -> Diagnostic:
    name, line = template, 1
    if isinstance(error, jinja2.TemplateSyntaxError):
        name, line = error.name or template, error.lineno
    elif isinstance(error, jinja2.TemplateNotFound):
        return note("template-error", Span(source=f"templates/{template}"), text=f"there is no template {error.name}")
    else:
        # The innermost frame of a template tells where it failed; Jinja gives templates' frames their own line numbers.
        frame = error.__traceback__
        while frame is not None:
            file = frame.tb_frame.f_code.co_filename
            if file in ("<template>", "<unknown>") or file.endswith(".html"):
                line = frame.tb_lineno
            frame = frame.tb_next
    return note("template-error", Span(source=f"templates/{name}", line=line), text=error.message or "unknown fault")
