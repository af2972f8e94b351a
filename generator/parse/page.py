"""A Markdown file with front matter -> a free page."""

from pydantic import ValidationError

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span, span_of
from generator.language.words import LANGUAGES
from generator.model.page import FreePage
from generator.parse.faults import fault_of
from generator.parse.front_matter import FrontMatterError, split_front_matter
from generator.parse.text import decode_text, stem_of


def parse_page(content: bytes, source: str) -> tuple[FreePage | None, tuple[Diagnostic, ...]]:
    """Read a free page. Without a title in its front matter, its first heading of the first level is the title."""
    text, notes = decode_text(content, source)
    try:
        values, body, _ = split_front_matter(text)
    except FrontMatterError as error:
        span = span_of(source, error.line, text.split("\n")[error.line - 1])
        return None, (*notes, note("bad-front-matter", span, reason=error.reason))
    stem = stem_of(source)
    name, _, language = stem.rpartition(".")
    if name and language in LANGUAGES:
        stem = name
        values.setdefault("language", language)
    if "title" not in values:
        first, _, rest = body.lstrip("\n").partition("\n")
        if first.startswith("# "):
            values["title"], body = first.removeprefix("# ").strip(), rest
        else:
            values["title"] = stem.replace("-", " ").capitalize()
    try:
        return FreePage.model_validate({**values, "source": source, "stem": stem, "body": body}), notes
    except ValidationError as error:
        fault = fault_of(error, FreePage)
        line = next((number for number, line in enumerate(text.split("\n"), 1) if line.startswith(f"{fault.key}:")), None)
        span = span_of(source, line, text.split("\n")[line - 1]) if line else Span(source=source)
        return None, (*notes, note("bad-front-matter", span, reason=fault.text))
