"""PubMed's MEDLINE format, saved as .nbib or .txt. Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions"."""

import re
from collections.abc import Iterator

from generator.diagnostics.diagnostic import Span, span_of
from generator.model.document import SourceDocument
from generator.model.identifiers import Identifier
from generator.model.paper import Authorship, Byline, Publication, Venue, WorkType
from generator.model.person import PersonName
from generator.parse.languages import language_of
from generator.parse.markup import line_of_markup, paragraphs_of_markup
from generator.parse.names import name_as_printed, name_of_parts
from generator.parse.pages import pages_of
from generator.parse.raw import RawDocument, Read
from generator.parse.registered import name_of_inverted
from generator.parse.tagged import Collector, Record
from generator.parse.values import doi_of, identifier_of, numbers_of, orcid_of
from generator.parse.works import Works

_LINE = re.compile(r"([A-Z]{2,4}) {0,3}-\s?(.*)")
_BEGINNING = re.compile(r"^PMID ?- ?[0-9]{1,9}\s*$", re.MULTILINE)
_TYPES: tuple[tuple[str, WorkType], ...] = (
    ("preprint", "article"), ("book chapter", "chapter"), ("book", "book"), ("dataset", "dataset"),
    ("technical report", "report"), ("congress", "paper-conference"), ("clinical conference", "paper-conference"),
    ("academic dissertation", "thesis"), ("lecture", "speech"), ("newspaper article", "article-newspaper"),
)  # fmt: skip
"""Types of publication that say more than that it is an article, the first that is found counts."""


def is_pubmed(raw: RawDocument) -> bool:
    """Tell a text with a line that holds a PubMed identifier and nothing else."""
    return _BEGINNING.search(raw.head) is not None


def parse_pubmed(raw: RawDocument) -> Read:
    """Read records; each is a work. Investigators, who are no authors, are passed over."""
    works = Works(raw.source)
    for record in _records(raw.text):
        pmid = record.first("PMID")
        _add(works, span_of(raw.source, record.line, ""), f"the record {pmid}" if pmid else "this record", record)
    return SourceDocument(source=raw.source, format="pubmed", papers=tuple(works.papers)), tuple(works.notes)


def _records(text: str) -> Iterator[Record]:
    """Yield the records: blank lines part them, and so does another PubMed identifier."""
    collector: Collector | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        match = _LINE.match(line)
        if match is None:
            if not line.strip() and collector is not None:
                yield collector.end()
                collector = None
            elif collector is not None and line[:1] == " ":
                collector.go_on(line)
            continue
        if match[1] == "PMID" and collector is not None:
            yield collector.end()
            collector = None
        if collector is None:
            collector = Collector(number)
        collector.begin(match[1], match[2])
    if collector is not None:
        yield collector.end()


def _add(works: Works, at: Span, name: str, record: Record) -> None:
    kind = _type(record)
    title = " ".join(record.all("TI")) or (record.first("BTI", "CTI") if kind == "book" else None) or record.first("TT")
    abstract = record.whole("AB", "OAB")
    date = record.first("DP", "DEP")
    works.add(
        at,
        name,
        title=line_of_markup(_title(title)) if title else None,
        byline=_byline(record),
        abstract=paragraphs_of_markup(re.sub(r"\n\s*", " ", abstract)) if abstract else (),
        type=kind,
        date=works.date(at, date),
        venue=_venue(record, kind),
        publication=Publication(
            volume=record.first("VI"),
            issue=record.first("IP"),
            pages=pages_of(record.first("PG")),
            article_number=_located(record, "pii") if not record.first("PG") else None,
            publisher=record.first("PB"),
            edition=record.first("EN") if kind == "book" else None,
            isbn=numbers_of(record.all("ISBN")),
            issn=numbers_of(record.all("IS")),
        ),
        doi=doi_of(_located(record, "doi")),
        identifiers=_identifiers(record),
        editors=tuple(found for text in record.all("FED") if (found := name_of_inverted(text))),
        keywords=_keywords(record),
        language=language_of(record.first("LA")),
        key=record.first("PMID"),
    )


def _type(record: Record) -> WorkType:
    types = {text.lower() for text in record.all("PT")}
    found = next((work for word, work in _TYPES if word in types), None)
    return found or ("article-journal" if record.first("JT", "TA") or "journal article" in types else "document")


def _title(title: str) -> str:
    """Return a title without its final full stop and without the brackets of one that was translated."""
    plain = title.strip().removesuffix(".").strip()
    inner = re.fullmatch(r"\[([^\[\]]*)\]\.?", plain)
    return (inner[1] if inner else plain).removesuffix(".")


def _byline(record: Record) -> Byline:
    """Return the authors with what stands below each: identifier, affiliations; groups at the place where they stand."""
    full = any(tag == "FAU" and text.strip() for tag, text in record.fields)
    found: list[tuple[PersonName, str | None, list[str]]] = []
    complete = True
    for tag, written in record.fields:
        text = " ".join(written.split())
        if not text:
            continue
        if (tag == "FAU") if full else (tag == "AU"):
            if text.lower() in ("et al", "et al."):
                complete = False
                continue
            name = name_of_inverted(text) if full else _short(text)
            if name is not None:
                found.append((name, None, []))
        elif tag == "CN" and (name := name_as_printed(text, is_group=True)):
            found.append((name, None, []))
        elif tag == "AD" and found:
            found[-1][2].append(text)
        elif tag == "AUID" and found and (orcid := orcid_of(text.removeprefix("ORCID:"))):
            found[-1] = (found[-1][0], orcid, found[-1][2])
    return Byline(
        authorships=tuple(
            Authorship(name=name, position=place, orcid=orcid, affiliations=tuple(affiliations))
            for place, (name, orcid, affiliations) in enumerate(found, start=1)
        ),
        complete=complete,
    )


def _short(text: str) -> PersonName | None:
    """Return a name as PubMed shortens it, "Casbon JA"."""
    family, _, initials = text.rpartition(" ")
    return name_of_parts(initials, family) if family and initials.isupper() else name_as_printed(text)


def _venue(record: Record, kind: WorkType) -> Venue | None:
    name = record.first("JT", "TA") if kind != "book" else None
    if name is None:
        return None
    short = record.first("TA")
    conference = kind == "paper-conference"
    return Venue(name=name, kind="conference" if conference else "journal", abbreviation=short if short != name else None)


def _located(record: Record, what: str) -> str | None:
    """Return the identifier of a kind among those that locate the article: "10.1000/x [doi]"."""
    texts = record.all("LID", "AID", "DO")
    marked = next((text.removesuffix(f"[{what}]").strip() for text in texts if text.endswith(f"[{what}]")), None)
    return marked or (next((text for text in texts if doi_of(text)), None) if what == "doi" else None)


def _identifiers(record: Record) -> tuple[Identifier, ...]:
    pmc = re.search(r"[0-9]{1,9}", record.first("PMC") or "")
    found = (identifier_of("pmid", record.first("PMID")), identifier_of("pmcid", f"PMC{pmc.group()}") if pmc else None)
    return tuple(identifier for identifier in found if identifier)


def _keywords(record: Record) -> tuple[str, ...]:
    """Return the authors' keywords; without any, the subject headings without their qualifiers."""
    words = record.all("OT") or [text.partition("/")[0] for text in record.all("MH")]
    return tuple(dict.fromkeys(word for text in words if (word := text.replace("*", "").strip())))
