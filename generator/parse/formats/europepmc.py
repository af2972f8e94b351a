"""Europe PMC (JSON, REST 6.x): answers of a search, best with `resultType=core`."""

import re
from typing import Any

from generator.diagnostics.diagnostic import Span
from generator.model.link import Link
from generator.model.paper import Byline, Publication, Venue, Version, WorkType
from generator.parse.dates import DateReading, date_of_parts, parse_date
from generator.parse.languages import language_of
from generator.parse.markup import line_of_markup, paragraphs_of_markup
from generator.parse.names import name_as_printed, name_of_parts, without_et_al
from generator.parse.pages import pages_of
from generator.parse.raw import RawDocument, Read
from generator.parse.registered import Author, byline_of_authors, finished, present
from generator.parse.values import dict_of, dicts_of, doi_of, identifier_of, link_of, number_of, orcid_of, text_of, texts_of
from generator.parse.works import Works

_TYPES: tuple[tuple[str, WorkType], ...] = (
    ("preprint", "article"),
    ("book chapter", "chapter"),
    ("book", "book"),
    ("thesis", "thesis"),
    ("dataset", "dataset"),
    ("patent", "patent"),
    ("congress", "paper-conference"),
    ("proceedings", "paper-conference"),
    ("technical report", "report"),
)
_TRANSLATED = re.compile(r"\[(.+)\]", re.DOTALL)


def is_europepmc(raw: RawDocument) -> bool:
    """Tell an answer by `resultList`, or records by the keys that only they have."""
    if "resultList" in dict_of(raw.value):
        return True
    return any({"authorString", "source", "title"} <= dict_of(record).keys() for record in _records(raw.value)[:20])


def _records(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [record for one in value for record in (_records(one) if "resultList" in dict_of(one) else [one])]
    facts = dict_of(value)
    if "resultList" in facts:
        results = dict_of(facts["resultList"]).get("result")
        return results if isinstance(results, list) else dicts_of(results)
    return [dict_of(facts.get("result")) or facts] if facts else []


def parse_europepmc(raw: RawDocument) -> Read:
    """Read the results of a search."""
    works = Works(raw.source)
    at = Span(source=raw.source)
    for number, record in enumerate(_records(raw.value), start=1):
        if isinstance(record, dict):
            _add(works, at, number, record)
        else:
            works.note("broken-record", at, record=f"record {number}", reason="it is no object")
    return finished(works, "europepmc")


def _add(works: Works, at: Span, number: int, record: dict[str, Any]) -> None:
    key = text_of(record.get("id"))
    doi = doi_of(record.get("doi"))
    date = _date(record)
    works.add(
        at,
        f"record {number} ({key})" if key else f"record {number}",
        title=_title(record),
        byline=_byline(record),
        abstract=paragraphs_of_markup(_plain(record.get("abstractText")), tex=False),
        type=_type(record),
        date=works.dated(at, *date) if date else None,
        venue=_venue(record),
        publication=_publication(record),
        doi=doi,
        identifiers=present(identifier_of("pmid", record.get("pmid")), identifier_of("pmcid", record.get("pmcid"))),
        versions=_versions(record),
        keywords=tuple(dict.fromkeys(texts_of(dict_of(record.get("keywordList")).get("keyword")))),
        language=language_of(text_of(record.get("language"))),
        citations=number_of(record.get("citedByCount")),
        links=_links(record),
        key=key,
    )


def _plain(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _title(record: dict[str, Any]) -> str | None:
    """Return a title without the full stop behind it, and without the brackets that mark a translated one."""
    title = line_of_markup(text_of(record.get("title")), tex=False)
    if title is None:
        return None
    title = title[:-1].rstrip() if title.endswith(".") and not title.endswith("...") else title
    translated = _TRANSLATED.fullmatch(title)
    return translated[1].rstrip(".") if translated and "]" not in translated[1] else title


def _byline(record: dict[str, Any]) -> Byline:
    authors: list[Author] = []
    entries = dicts_of(dict_of(record.get("authorList")).get("author"))
    for entry in entries:
        group = text_of(entry.get("collectiveName"))
        given = text_of(entry.get("firstName")) or text_of(entry.get("initials"))
        name = (
            name_as_printed(group.rstrip("."), is_group=True)
            if group
            else name_of_parts(given, text_of(entry.get("lastName")), None, text_of(entry.get("suffix")))
            or name_as_printed(text_of(entry.get("fullName")) or "")
        )
        identity = dict_of(entry.get("authorId"))
        orcid = orcid_of(identity.get("value")) if identity.get("type") == "ORCID" else None
        if name is not None:
            authors.append((name, orcid, _affiliations(entry), None))
    if entries:
        return byline_of_authors(authors)
    # "Liu Q, Yu N, Cheng J." of a short answer: family name and initials, in one text.
    printed, cut = without_et_al((text_of(record.get("authorString")) or "").rstrip("."))
    for part in printed.split(","):
        name = _name_with_initials(part.strip())
        if name is not None:
            authors.append((name, None, (), None))
    return byline_of_authors(authors, complete=not cut)


def _name_with_initials(text: str) -> Any:
    family, _, initials = text.rpartition(" ")
    if family and initials.isalpha() and initials.isupper() and len(initials) <= 4:
        return name_of_parts(" ".join(f"{letter}." for letter in initials), family)
    return name_as_printed(text)


def _affiliations(entry: dict[str, Any]) -> tuple[str, ...]:
    details = dicts_of(dict_of(entry.get("authorAffiliationDetailsList")).get("authorAffiliation"))
    found = [text for detail in details if (text := text_of(detail.get("affiliation")))]
    # Addresses for mail at the end of an affiliation are not for a page.
    plain = (re.sub(r"\s*\S+@\S+\s*\Z", "", text).rstrip(" .;,") for text in (found or texts_of(entry.get("affiliation"))))
    return tuple(text for text in plain if text)


def _type(record: dict[str, Any]) -> WorkType | None:
    said = [text.lower() for text in texts_of(dict_of(record.get("pubTypeList")).get("pubType"))]
    said += [text.lower() for text in texts_of(record.get("pubType"))]
    if record.get("source") == "PPR":
        return "article"
    found = (kind for text in said for words, kind in _TYPES if words in text)
    return next(found, None) or ("article-journal" if said or record.get("journalInfo") else None)


def _date(record: dict[str, Any]) -> tuple[str, DateReading] | None:
    """Return the date of the issue, or the first one on which the work was to be had. A year of 0 is none."""
    issue = dict_of(record.get("journalInfo"))
    printed, year = text_of(issue.get("printPublicationDate")), number_of(issue.get("yearOfPublication"))
    for text in (text_of(record.get("electronicPublicationDate")), text_of(record.get("firstPublicationDate"))):
        if text and parse_date(text).date:
            return text, parse_date(text)
    if year:
        month = number_of(issue.get("monthOfPublication")) or None
        text = text_of(issue.get("dateOfPublication")) or printed or str(year)
        return text, date_of_parts(text, year, month)
    only = text_of(record.get("pubYear"))
    return (only, parse_date(only)) if only and only != "0" else None


def _venue(record: dict[str, Any]) -> Venue | None:
    journal = dict_of(dict_of(record.get("journalInfo")).get("journal"))
    name = line_of_markup(text_of(journal.get("title")) or text_of(record.get("journalTitle")), tex=False)
    if name:
        short = text_of(journal.get("isoabbreviation")) or text_of(journal.get("medlineAbbreviation"))
        return Venue(name=name, kind="journal", abbreviation=short if short != name else None)
    book = dict_of(record.get("bookOrReportDetails"))
    publisher = text_of(book.get("publisher"))
    return Venue(name=publisher, kind="repository") if publisher and record.get("source") == "PPR" else None


def _publication(record: dict[str, Any]) -> Publication:
    issue = dict_of(record.get("journalInfo"))
    journal = dict_of(issue.get("journal"))
    book = dict_of(record.get("bookOrReportDetails"))
    pages = pages_of(text_of(record.get("pageInfo")))
    # One number below a volume of an electronic journal is that of the article.
    is_number = bool(pages and "–" not in pages and text_of(journal.get("essn")) and issue.get("volume"))
    return Publication(
        volume=text_of(issue.get("volume")) or text_of(record.get("journalVolume")),
        issue=text_of(issue.get("issue")) or text_of(record.get("issue")),
        pages=None if is_number else pages,
        article_number=pages if is_number else None,
        publisher=None if record.get("source") == "PPR" else text_of(book.get("publisher")),
        issn=tuple(dict.fromkeys(t for t in (text_of(journal.get("issn")), text_of(journal.get("essn"))) if t)),
    )


def _versions(record: dict[str, Any]) -> tuple[Version, ...]:
    """Return preprint and article of each other, as Europe PMC links them."""
    found = []
    for other in dicts_of(dict_of(record.get("commentCorrectionList")).get("commentCorrection")):
        said = (text_of(other.get("type")) or "").lower()
        doi = doi_of(other.get("id")) or doi_of(other.get("reference"))
        if doi and said == "preprint of":
            found.append(Version(kind="published", doi=doi))
        elif doi and said == "preprint in":
            found.append(Version(kind="preprint", doi=doi))
    return tuple(dict.fromkeys(found))


def _links(record: dict[str, Any]) -> tuple[Link, ...]:
    """Return the PDF that is free to read."""
    for entry in dicts_of(dict_of(record.get("fullTextUrlList")).get("fullTextUrl")):
        if entry.get("documentStyle") == "pdf" and entry.get("availabilityCode") in ("OA", "F"):
            link = link_of(entry.get("url"), "pdf")
            if link:
                return (link,)
    return ()
