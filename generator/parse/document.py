"""A document of any format -> SourceDocument: decoded, recognised, and read by the format's own module."""

import datetime
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Span
from generator.model.format import Format
from generator.parse.raw import Notes, RawDocument, Read, parse_json
from generator.parse.refusals import refusal_of
from generator.parse.text import decode_text


@dataclass(frozen=True, slots=True)
class Row:
    """A format in the registry. Its module `generator.parse.formats.MODULE` has `is_MODULE` and `parse_MODULE`.

    Both are given a RawDocument. Modules are imported when they are asked, so heavy libraries belong inside of functions.
    """

    format: Format
    title: str
    """What people call it."""
    syntax: Literal["json", "xml", "text"]
    """What a document must be for this format to be asked; an XML reader parses `raw.content` itself."""
    module: str

    def recognises(self, raw: RawDocument) -> bool:
        """Tell whether a document is in this format."""
        recogniser: Callable[[RawDocument], bool] = getattr(self._module(), f"is_{self.module}")
        return recogniser(raw)

    def read(self, raw: RawDocument) -> Read:
        """Read a document of this format."""
        reader: Callable[[RawDocument], Read] = getattr(self._module(), f"parse_{self.module}")
        return reader(raw)

    def _module(self) -> object:
        return importlib.import_module(f"generator.parse.formats.{self.module}")


REGISTRY: tuple[Row, ...] = (
    # Those with unmistakable keys stand before those that are recognised by less: Crossref's works look like CSL-JSON.
    Row("orcid", "ORCID records", "json", "orcid"),
    Row("orcid", "ORCID records", "xml", "orcid_xml"),
    Row("openalex", "OpenAlex", "json", "openalex"),
    Row("semantic-scholar", "Semantic Scholar", "json", "semantic_scholar"),
    Row("crossref", "Crossref", "json", "crossref"),
    Row("datacite", "DataCite", "json", "datacite"),
    Row("inspire", "INSPIRE-HEP", "json", "inspire"),
    Row("europepmc", "Europe PMC", "json", "europepmc"),
    Row("arxiv", "arXiv", "xml", "arxiv"),
    Row("dblp", "DBLP", "xml", "dblp"),
    Row("zotero", "Zotero (web API)", "json", "zotero"),
    Row("json-resume", "JSON Resume", "json", "json_resume"),
    Row("csl-json", "CSL-JSON", "json", "csl_json"),
    Row("cff", "CITATION.cff", "text", "cff"),
    Row("markdown", "Markdown of a publication (academicpages, HugoBlox)", "text", "markdown"),
    Row("pubmed", "PubMed (MEDLINE, .nbib)", "text", "pubmed"),
    Row("ris", "RIS", "text", "ris"),
    Row("google-scholar", "Google Scholar (CSV)", "text", "google_scholar"),
    Row("bibtex", "BibTeX and BibLaTeX", "text", "bibtex"),
)
"""Every format but the profile document, in the order in which they are asked."""

_NOT_READ = (
    ("Web of Science tagged text", "FN ", "export BibTeX or RIS from Web of Science instead"),
    ("a PDF", "%PDF-", "put a bibliography or an export beside it"),
    ("a web page", "<!doctype html", "export BibTeX, RIS or CSL-JSON from the page"),
    ("a web page", "<html", "export BibTeX, RIS or CSL-JSON from the page"),
    ("a ZIP archive or an office document", "PK\x03\x04", "unpack it, or export it as CSV or BibTeX"),
)
"""Formats that are often met and not read: name, beginning in lower or its own case, what to do."""


def parse_document(content: bytes, source: str, as_of: datetime.date | None = None) -> Read:
    """Read a document of any format. None if it is in none, or is broken as a whole; then a note says why.

    content: the file's bytes. source: its name, which helps to recognise it. as_of: the day on which a profile document
    was captured. A text that nothing else recognises and that
    may be a profile document is read as one.
    """
    for name, beginning, suggestion in _NOT_READ:
        if content[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(beginning.lower().encode()):
            return None, (note("unsupported-format", Span(source=source), format=name, suggestion=suggestion),)
    text, notes = decode_text(content, source)
    if content.lstrip()[:5] == b"<?xml":
        # XML declares its own encoding, by which its reader decodes it.
        notes = ()
    if not text.strip():
        return None, (*notes, note("empty-document", Span(source=source)))
    raw, raw_notes = _raw(content, text, source)
    notes += raw_notes
    if raw is None:
        return None, notes
    refusal = refusal_of(raw.value)
    if refusal is not None:
        return None, (*notes, note("service-error", Span(source=source), text=refusal))
    row = recognised(raw)
    if row is not None:
        return _guarded(row.read, raw, notes)
    if source.lower().endswith((".txt", "/profile")) or "." not in raw.name:
        # It decodes the file itself, and so has the notes about that.
        return _guarded(partial(_read_profile, as_of=as_of), raw, ())
    formats = ", ".join(sorted({row.title for row in REGISTRY} | {"profile documents"}, key=str.lower))
    return None, (*notes, note("unknown-format", Span(source=source), formats=formats))


def recognised(raw: RawDocument) -> Row | None:
    """Return the format that a document is in, None if none of the registry knows it."""
    syntax = _syntax(raw)
    return next((row for row in REGISTRY if row.syntax == syntax and row.recognises(raw)), None)


def _syntax(raw: RawDocument) -> str:
    if raw.value is not None:
        return "json"
    return "xml" if raw.text.lstrip()[:1] == "<" else "text"


def _raw(content: bytes, text: str, source: str) -> tuple[RawDocument | None, Notes]:
    """Return a document with its JSON read, if it is some; None if it is JSON that is broken."""
    beginning = text.lstrip()[:1]
    is_named_json = source.lower().endswith((".json", ".jsonl", ".ndjson"))
    if not is_named_json and beginning not in ("{", "["):
        return RawDocument(source, content, text), ()
    value, notes = parse_json(text, source)
    if value is None and not is_named_json:
        # Prose may begin with a bracket too.
        return RawDocument(source, content, text), ()
    return (None if value is None and notes else RawDocument(source, content, text, value)), notes


def _guarded(read: Callable[[RawDocument], Read], raw: RawDocument, notes: Notes) -> Read:
    """Read a document; one that is nested too deep for the reader costs itself, not the build."""
    try:
        document, own_notes = read(raw)
    except RecursionError:
        return None, (*notes, note("unknown-format", Span(source=raw.source), formats="documents of less depth"))
    if document is not None and not document.papers and document.person is None and not own_notes:
        own_notes = (note("no-records", Span(source=raw.source)),)
    return document, tuple(sorted((*notes, *own_notes), key=lambda entry: entry.sort_key))


def _read_profile(raw: RawDocument, as_of: datetime.date | None) -> Read:
    from generator.model.document import SourceDocument  # noqa: PLC0415 - with the reader
    from generator.parse.profile import parse_profile  # noqa: PLC0415

    profile, notes = parse_profile(raw.content, raw.source, as_of)
    return (SourceDocument.of_profile(profile) if profile else None), notes
