"""A person's `about.md` -> About."""

from pydantic import ValidationError

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span, span_of
from generator.model.about import About
from generator.parse.faults import fault_of
from generator.parse.front_matter import FrontMatterError, split_front_matter
from generator.parse.text import decode_text
from generator.prose import safe_url


def parse_about(content: bytes, source: str) -> tuple[About | None, tuple[Diagnostic, ...]]:
    """Read what a person says of themselves; None if the front matter is wrong. An unsafe link costs itself."""
    text, notes = decode_text(content, source)
    lines = text.split("\n")
    try:
        values, body, _ = split_front_matter(text)
    except FrontMatterError as error:
        span = span_of(source, error.line, lines[error.line - 1])
        return None, (*notes, note("bad-front-matter", span, reason=error.reason))
    try:
        about = About.model_validate({**values, "source": source, "body": body.strip()})
    except ValidationError as error:
        fault = fault_of(error, About)
        return None, (*notes, note("bad-front-matter", _place_of(f"{fault.key}:", lines, source), reason=fault.text))
    links = tuple(link for link in about.links if safe_url(link.url) is not None)
    affiliation = about.affiliation
    unsafe = [link.url for link in about.links if link not in links]
    if affiliation and affiliation.url and safe_url(affiliation.url) is None:
        unsafe.append(affiliation.url)
        affiliation = affiliation.model_copy(update={"url": None})
    notes += tuple(note("unsafe-link", _place_of(url, lines, source), text=url) for url in unsafe)
    return about.model_copy(update={"links": links, "affiliation": affiliation}), notes


def _place_of(words: str, lines: list[str], source: str) -> Span:
    for number, line in enumerate(lines, start=1):
        start = line.find(words)
        if start >= 0:
            return span_of(source, number, line, start, start + len(words.rstrip(":")))
    return Span(source=source)
