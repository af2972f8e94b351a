"""What is wrong with a template -> the note for its author."""

import jinja2

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span
from generator.load.theme import Theme

_LONGEST_EXCERPT = 120
"""Characters of a template's line that a note shows."""


class RenderError(Exception):
    """A template that cannot be compiled or drawn; carries the note for its author."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic)
        self.diagnostic = diagnostic


def note_of(error: Exception, template: str, theme: Theme) -> Diagnostic:
    """Return what there is to tell of an error that came up when a template was compiled or drawn."""
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
