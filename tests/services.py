"""Helpers for tests of what services answer."""

import json
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.document import SourceDocument
from generator.model.format import Format
from generator.model.paper import Paper
from generator.parse.document import parse_document


def real(path: Path, form: Format) -> tuple[SourceDocument, tuple[Diagnostic, ...]]:
    """Return a real file as it is read, after a look at the format that it was recognised as."""
    document, notes = parse_document(path.read_bytes(), path.name)
    assert document is not None and document.format == form
    return document, notes


def read(value: object, form: Format) -> tuple[SourceDocument, tuple[Diagnostic, ...]]:
    """Return a value, an answer in JSON or XML, as it is read."""
    content, name = (value.encode(), "answer.xml") if isinstance(value, str) else (json.dumps(value).encode(), "answer.json")
    document, notes = parse_document(content, name)
    assert document is not None and document.format == form, notes
    return document, notes


def names(paper: Paper) -> list[str]:
    return [authorship.name.display for authorship in paper.byline.authorships]


def ids(paper: Paper) -> dict[str, str]:
    return {identifier.scheme: identifier.value for identifier in paper.identifiers}


def iso(paper: Paper) -> str | None:
    return paper.date.iso if paper.date else None
