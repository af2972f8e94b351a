"""A Markdown file with front matter -> a free page."""

from pathlib import PurePosixPath

from pydantic import ValidationError

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span, span_of
from generator.language.words import LANGUAGES
from generator.model.page import FreePage
from generator.parse.faults import fault_of
from generator.parse.front_matter import FrontMatterError, split_front_matter
from generator.parse.text import decode_text, stem_of

_INDEX = "index"
_HOME = "Home"


def parse_page(content: bytes, source: str) -> tuple[FreePage | None, tuple[Diagnostic, ...]]:
    """Read a free page. Without a title in its front matter, its first heading of the first level is the title."""
    text, notes = decode_text(content, source)
    try:
        values, body, above = split_front_matter(text)
    except FrontMatterError as error:
        span = span_of(source, error.line, text.split("\n")[error.line - 1])
        return None, (*notes, note("bad-front-matter", span, reason=error.reason))
    *folders, stem = _names(source)
    name, _, language = stem.rpartition(".")
    if name and language in LANGUAGES:
        stem = name
        values.setdefault("language", language)
    if folders and folders[0] in LANGUAGES:
        values.setdefault("language", folders.pop(0))
    if "title" not in values:
        first, _, rest = body.lstrip("\n").partition("\n")
        if first.startswith("# "):
            above += body.count("\n") - rest.count("\n")
            values["title"], body = first.removeprefix("# ").strip(), rest
        else:
            values["title"] = title_of(stem if stem != _INDEX else folders[-1] if folders else _HOME)
    own = {"source": source, "stem": "/".join((*folders, stem)), "body": body, "body_line": above + 1}
    try:
        return FreePage.model_validate({**values, **own}), notes
    except ValidationError as error:
        fault = fault_of(error, FreePage)
        line = next((number for number, line in enumerate(text.split("\n"), 1) if line.startswith(f"{fault.key}:")), None)
        span = span_of(source, line, text.split("\n")[line - 1]) if line else Span(source=source)
        return None, (*notes, note("bad-front-matter", span, reason=fault.text))


def title_of(name: str) -> str:
    """Return a title for what has none but the name of its file or folder."""
    return name.replace("-", " ").replace("_", " ").capitalize()


def _names(source: str) -> list[str]:
    """Return the folders below that of all pages, "content/pages/", and the name of the file without its ending."""
    folders = PurePosixPath(source).parts[:-1]
    inner = folders[2:] if folders[1:2] == ("pages",) else ()
    return [*(stem_of(f"{folder}.md") for folder in inner), stem_of(source)]
