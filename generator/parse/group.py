"""A Markdown file with front matter -> Group."""

from pydantic import ValidationError

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span, span_of
from generator.model.group import Group
from generator.parse.faults import fault_of
from generator.parse.front_matter import FrontMatterError, split_front_matter
from generator.parse.text import decode_text, stem_of
from generator.prose import safe_url


def parse_group(content: bytes, source: str) -> tuple[Group | None, tuple[Diagnostic, ...]]:
    """Read a group; None if its front matter is wrong. Without a name it is called as its file."""
    text, notes = decode_text(content, source)
    lines = text.split("\n")
    try:
        values, body, _ = split_front_matter(text)
    except FrontMatterError as error:
        span = span_of(source, error.line, lines[error.line - 1])
        return None, (*notes, note("bad-front-matter", span, reason=error.reason))
    stem = stem_of(source)
    values.setdefault("name", stem.replace("-", " ").capitalize())
    try:
        group = Group.model_validate({**values, "source": source, "stem": stem, "body": body.strip()})
    except ValidationError as error:
        fault = fault_of(error, Group)
        line = next((number for number, line in enumerate(lines, 1) if line.startswith(f"{fault.key}:")), None)
        span = span_of(source, line, lines[line - 1]) if line else Span(source=source)
        return None, (*notes, note("bad-front-matter", span, reason=fault.text))
    if group.url and safe_url(group.url) is None:
        notes += (note("unsafe-link", Span(source=source), text=group.url),)
        group = group.model_copy(update={"url": None})
    return group, notes
