"""BibTeX and BibLaTeX files."""

import re
from collections.abc import Iterable
from typing import Any

from generator.diagnostics.diagnostic import Span, span_of
from generator.model.document import SourceDocument
from generator.model.format import Format
from generator.parse.bibtex.entry import facts_of
from generator.parse.bibtex.inherit import POINTER, with_inherited
from generator.parse.bibtex.scan import Entry, Fault, Lines, scan_entries
from generator.parse.bibtex.strings import LONGEST_VALUE, expanded
from generator.parse.bibtex.types import NO_WORKS
from generator.parse.dates import DateReading, date_of_parts, parse_date, parse_month
from generator.parse.latex import plain_of_tex
from generator.parse.raw import RawDocument, Read
from generator.parse.works import Works

_ENTRY = re.compile(r"^[^\n%]{0,200}?@[ \t]*[A-Za-z_][\w-]{1,40}\s*[{(]\s*[^\s,{}\"]*\s*[,=\"{}]", re.MULTILINE)
_ENDINGS = (".bib", ".bibtex", ".biblatex")
_FAULTS: dict[Fault, str] = {
    "missing-comma": "a comma is missing here",
    "missing-brace": "the brace or quotation mark that opens here is never closed",
    "stray-brace": "this brace closes the entry, and more fields follow",
    "missing-key": "this entry has no key",
    "unreadable-field": "this is no field: expected `name = {value}`",
    "unterminated-entry": "the brace that ends this entry is missing",
    "inner-quote": "this quotation mark ends the value, if BibTeX reads it: put braces around the value, or around the mark",
}
_BIBLATEX_TYPES = frozenset(
    "online thesis report collection mvbook mvcollection mvproceedings reference inreference bookinbook suppbook "
    "suppcollection suppperiodical periodical xdata set dataset software".split()
)
_BIBLATEX_FIELDS = frozenset("journaltitle date location eventdate eventtitle eprinttype eprintclass langid shortjournal "
                             "maintitle subtitle booksubtitle xdata origdate urldate".split())  # fmt: skip
_BIBTEX_TYPES = frozenset("phdthesis mastersthesis techreport conference electronic www".split())
_BIBTEX_FIELDS = frozenset("journal year month address school archiveprefix primaryclass".split())


def is_bibtex(raw: RawDocument) -> bool:
    """Tell a text with an entry near its beginning, or any text whose name ends as that of a bibliography."""
    if raw.name.endswith(_ENDINGS):
        return True
    return "@" in raw.head and _ENTRY.search(raw.head) is not None


def parse_bibtex(raw: RawDocument) -> Read:
    """Read a bibliography: each entry is a work, whole or as far as it could be read."""
    return _Reader(raw).read()


class _Reader:
    def __init__(self, raw: RawDocument) -> None:
        self.raw = raw
        self.works = Works(raw.source)
        self.strings: dict[str, str] = {}
        self.parents: dict[str, tuple[str, dict[str, str]]] = {}
        self.keys: dict[str, tuple[int, int]] = {}
        """Where a key was met first, and a hash of what stood there."""
        self.dialect = 0
        """More entries with the marks of BibLaTeX than of BibTeX if positive."""
        self._lines: Lines | None = None

    def read(self) -> Read:
        wanted = {key.strip().lower() for match in POINTER.finditer(self.raw.text) for key in match[1].split(",")}
        if wanted:
            self._find_parents(wanted)
        for entry in scan_entries(self.raw.text):
            if entry.type == "string":
                self._define(entry)
            elif entry.type not in NO_WORKS:
                self._add(entry)
            else:
                self._note_faults(entry)
        document = SourceDocument.model_construct(
            source=self.raw.source, format=self._format(), papers=tuple(self.works.papers)
        )
        return document, tuple(self.works.notes)

    def _format(self) -> Format:
        named = self.raw.name.endswith(".biblatex")
        return "biblatex" if named or (self.dialect > 0 and not self.raw.name.endswith(".bibtex")) else "bibtex"

    def _find_parents(self, wanted: set[str]) -> None:
        """Read the entries that others take fields from: BibTeX wants them last, BibLaTeX takes them anywhere."""
        strings: dict[str, str] = {}
        for entry in scan_entries(self.raw.text):
            if entry.type == "string":
                strings.update(_definitions(entry, strings))
            elif entry.key.lower() in wanted and entry.key.lower() not in self.parents:
                values = {field.name: expanded(field, strings)[0] for field in reversed(entry.fields)}
                self.parents[entry.key.lower()] = (entry.type, values)

    def _define(self, entry: Entry) -> None:
        self._note_faults(entry)
        self.strings.update(_definitions(entry, self.strings))

    def _add(self, entry: Entry) -> None:
        own = self._values(entry)
        self._note_faults(entry)
        values, missing = with_inherited(entry.type, own, lambda key: self.parents.get(key.lower()))
        at = self._span(entry.start)
        name = f"the entry {entry.key[:80]}" if entry.key else "this entry"
        for key in missing:
            self.works.note("missing-parent", at, record=name, name=key)
        if self._is_repeated(entry, own, at, name):
            return
        self.dialect += _dialect(entry.type, own)
        facts = facts_of(entry.type, entry.key, values)
        if facts.pop("names_guessed"):
            self.works.note("guessed-names", at, record=name, text=plain_of_tex(values["author"][:300]))
        if not facts["title"] and entry.faults:
            self.works.note("broken-record", at, record=name, reason="nothing of its title could be read")
            return
        self.works.add(at, name, date=self._date(values, at), **facts)

    def _values(self, entry: Entry) -> dict[str, str]:
        """Return the fields with their strings filled in; the first of a name counts, as for BibTeX."""
        values: dict[str, str] = {}
        for field in entry.fields:
            value, unknown = expanded(field, self.strings)
            for word in unknown:
                self.works.note("undefined-string", self._span(field.start), name=word)
            if len(value) > LONGEST_VALUE:
                limit = f"{LONGEST_VALUE:,}"
                at = self._span(field.start)
                length = f"{sum(len(part.text) for part in field.parts):,}"
                self.works.note("too-long", at, what=f"the field {field.name}", length=length, limit=limit)
                value = value[:LONGEST_VALUE]
            before = values.get(field.name)
            if before is None or not before.strip():
                values[field.name] = value
            elif value.strip() and " ".join(value.split()) != " ".join(before.split()) and not _is_private(field.name):
                self.works.note("duplicate-field", self._span(field.start), name=field.name, text=value)
        return values

    def _is_repeated(self, entry: Entry, values: dict[str, str], at: Span, name: str) -> bool:
        """Tell whether an entry says again what stood under its key before; another one with the same key is kept."""
        if not entry.key:
            return False
        said = hash((entry.type, *sorted((field, " ".join(value.split())) for field, value in values.items())))
        line, before = self.keys.setdefault(entry.key, (at.line, said))
        if line == at.line:
            return False
        if said == before:
            self.works.note("duplicate-record", at, record=name, line=line)
            return True
        self.works.note("duplicate-key", at, name=entry.key, line=line)
        return False

    def _date(self, values: Any, at: Span) -> Any:
        written = values.get("date", "").strip()
        if written:
            text = plain_of_tex(written[:300])
            reading = parse_date(text)
            if reading.date is not None or not values.get("year", "").strip():
                return self.works.dated(at, text, reading)
        year = plain_of_tex(values.get("year", "")[:300])
        return self.works.dated(at, *_year_and_month(year, values)) if year else None

    def _note_faults(self, entry: Entry) -> None:
        for fault, offset in entry.faults[:5]:
            self.works.note("bibtex-slip", self._span(offset), what=_FAULTS[fault])

    def _span(self, offset: int) -> Span:
        if self._lines is None:
            self._lines = Lines(self.raw.text)
        line, column, text = self._lines.place(offset)
        return span_of(self.raw.source, line, text, column, column + 1)


def _definitions(entry: Entry, strings: dict[str, str]) -> Iterable[tuple[str, str]]:
    return [(field.name, expanded(field, strings)[0]) for field in entry.fields]


def _is_private(field: str) -> bool:
    return field in ("note", "annote", "annotation", "file", "keywords", "url", "groups", "date-added", "date-modified")


def _dialect(kind: str, values: dict[str, str]) -> int:
    modern = (kind in _BIBLATEX_TYPES) + len(_BIBLATEX_FIELDS & values.keys())
    classic = (kind in _BIBTEX_TYPES) + len(_BIBTEX_FIELDS & values.keys())
    return (modern > classic) - (classic > modern)


def _year_and_month(year: str, values: Any) -> tuple[str, DateReading]:
    """Return the date of the fields year, month and day as one text, and what was read of it."""
    whole = parse_date(year)
    month_text = plain_of_tex(values.get("month", "")[:300])
    if whole.date is None or whole.date.month is not None or not month_text:
        return year, whole
    month, day, season = parse_month(month_text)
    day_text = values.get("day", "").strip(" {}")
    if month is not None and day_text.isdigit() and day_text.isascii() and len(day_text) <= 2:
        day = int(day_text)
    if month is None and season is None:
        return year, whole
    text = f"{day_text} {month_text} {year}".strip()
    return text, date_of_parts(
        text, whole.date.year, month, day, uncertain=whole.date.uncertain, season=season or whole.date.season
    )  # fmt: skip
