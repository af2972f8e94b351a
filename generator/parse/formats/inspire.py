"""INSPIRE-HEP (JSON, schema records/hep): a bare record, `{id, metadata}`, or the hits of a search."""

from typing import Any

from generator.diagnostics.diagnostic import Span
from generator.model.category import Category, category_of
from generator.model.link import Link
from generator.model.paper import Byline, Publication, Venue, WorkType
from generator.model.person import PersonName
from generator.parse.dates import DateReading, parse_date
from generator.parse.languages import language_of
from generator.parse.markup import line_of_markup, paragraphs_of_markup
from generator.parse.names import name_as_printed
from generator.parse.raw import RawDocument, Read
from generator.parse.registered import Author, byline_of_authors, finished, license_of, name_of_inverted, page_span, present
from generator.parse.values import (
    arxiv_id_of,
    dict_of,
    dicts_of,
    doi_of,
    first_text,
    identifier_of,
    link_of,
    list_of,
    number_of,
    orcid_of,
    text_of,
    texts_of,
)
from generator.parse.works import Works

_TYPES: dict[str, WorkType] = {
    "activity report": "report", "article": "article-journal", "book": "book", "book chapter": "chapter",
    "conference paper": "paper-conference", "note": "report", "proceedings": "book", "report": "report", "thesis": "thesis",
}  # fmt: skip


def is_inspire(raw: RawDocument) -> bool:
    """Tell records by their schema, or by keys that only INSPIRE has."""
    return any(_is_record(record) for record in _records(raw.value)[:20])


def _is_record(record: Any) -> bool:
    facts = dict_of(record)
    if "titles" not in facts:
        return False
    is_named = "/schemas/records/hep.json" in str(facts.get("$schema", ""))
    return is_named or bool({"control_number", "texkeys", "arxiv_eprints", "inspire_categories"} & facts.keys())


def _records(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [record for one in value for record in _records(one)]
    if not isinstance(value, dict):
        return [value]
    hits = dict_of(value.get("hits")).get("hits")
    if isinstance(hits, list):
        return [record for hit in hits for record in _records(hit)]
    if isinstance(value.get("metadata"), dict):
        return [{"control_number": value.get("id"), **value["metadata"]}]
    return [value]


def parse_inspire(raw: RawDocument) -> Read:
    """Read literature records."""
    works = Works(raw.source)
    at = Span(source=raw.source)
    for number, record in enumerate(_records(raw.value), start=1):
        if isinstance(record, dict):
            _add(works, at, number, record)
        else:
            works.note("broken-record", at, record=f"record {number}", reason="it is no object")
    return finished(works, "inspire")


def _add(works: Works, at: Span, number: int, record: dict[str, Any]) -> None:
    control = number_of(record.get("control_number"))
    published = _published(record)
    date = _date(record, published)
    dois = [found for entry in dicts_of(record.get("dois")) if _is_own(entry) and (found := doi_of(entry.get("value")))]
    eprint = next(iter(dicts_of(record.get("arxiv_eprints"))), {})
    key = first_text(record.get("texkeys")) or (str(control) if control else None)
    works.add(
        at,
        f"record {number} ({key})" if key else f"record {number}",
        title=_title(record),
        byline=_byline(record),
        abstract=_abstract(record),
        category=_category(eprint),
        type=_type(record, published),
        date=works.dated(at, *date) if date else None,
        venue=_venue(published),
        publication=_publication(record, published),
        doi=dois[0] if dois else None,
        arxiv_id=arxiv_id_of(eprint.get("value")),
        identifiers=present(
            identifier_of("inspire", control),
            *(
                identifier_of("ads", entry.get("value"))
                for entry in dicts_of(record.get("external_system_identifiers"))
                if entry.get("schema") == "ADS"
            ),
        ),
        editors=tuple(name for entry in dicts_of(record.get("authors")) if _is_editor(entry) and (name := _name(entry))),
        keywords=tuple(
            dict.fromkeys(
                text
                for entry in dicts_of(record.get("keywords"))
                if entry.get("schema") not in ("PACS", "JACOW") and (text := line_of_markup(text_of(entry.get("value"))))
            )
        ),
        language=language_of(first_text(record.get("languages"))),
        license=next((found for entry in dicts_of(record.get("license")) if (found := license_of(entry.get("url")))), None),
        citations=number_of(record.get("citation_count")),
        links=_links(record),
        key=key,
    )


def _is_own(entry: dict[str, Any]) -> bool:
    return entry.get("material") not in ("erratum", "addendum", "reprint", "translation", "data", "software")


def _best(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what several sources say of the same, publishers before arXiv: theirs is the version that was proofread."""
    return sorted(entries, key=lambda entry: str(entry.get("source")).lower() == "arxiv")


def _title(record: dict[str, Any]) -> str | None:
    for entry in _best(dicts_of(record.get("titles"))):
        title, subtitle = (line_of_markup(text_of(entry.get(key))) for key in ("title", "subtitle"))
        if title:
            return f"{title.rstrip(': ')}: {subtitle}" if subtitle else title
    return None


def _abstract(record: dict[str, Any]) -> tuple[str, ...]:
    """Return the abstract. Of several, arXiv's is the one whose formulas are TeX rather than lost."""
    for entry in reversed(_best(dicts_of(record.get("abstracts")))):
        text = entry.get("value")
        if isinstance(text, str) and (found := paragraphs_of_markup(text)):
            return found
    return ()


def _category(eprint: dict[str, Any]) -> Category | None:
    code = first_text(eprint.get("categories"))
    return category_of(code) if code else None


def _is_editor(entry: dict[str, Any]) -> bool:
    return "editor" in texts_of(entry.get("inspire_roles"))


def _name(entry: dict[str, Any]) -> PersonName | None:
    return name_of_inverted(text_of(entry.get("full_name")) or "")


def _byline(record: dict[str, Any]) -> Byline:
    """Return authors, then collaborations and corporate authors. Supervisors and editors are not among them."""
    authors: list[Author] = []
    for entry in dicts_of(record.get("authors")):
        roles = texts_of(entry.get("inspire_roles"))
        name = _name(entry) if not roles or "author" in roles else None
        if name is None:
            continue
        ids = {text_of(one.get("schema")): one.get("value") for one in dicts_of(entry.get("ids"))}
        places = dicts_of(entry.get("affiliations")) or dicts_of(entry.get("raw_affiliations"))
        number = text_of(dict_of(entry.get("record")).get("$ref"))
        identity = number.rpartition("/")[2] if number else text_of(ids.get("INSPIRE BAI"))
        authors.append((
            name,
            orcid_of(ids.get("ORCID")),
            tuple(text for place in places if (text := text_of(place.get("value")))),
            f"inspire:{identity}" if identity else None,
        ))  # fmt: skip
    said = [text_of(entry.get("value")) or "" for entry in dicts_of(record.get("collaborations"))]
    collaborations = [f"{group} Collaboration" if group and "ollab" not in group else group for group in said]
    for group in (*collaborations, *texts_of(record.get("corporate_author"))):
        name = name_as_printed(group, is_group=True)
        if name is not None:
            authors.append((name, None, (), None))
    # A short form of a record names some of the authors, and says how many there are.
    announced = number_of(record.get("author_count"))
    return byline_of_authors(authors, complete=announced is None or announced <= len(dicts_of(record.get("authors"))))


def _published(record: dict[str, Any]) -> dict[str, Any]:
    """Return where it was published: the first journal that is not that of an erratum."""
    infos = [info for info in dicts_of(record.get("publication_info")) if _is_own(info)]
    return next((info for info in infos if info.get("journal_title")), infos[0] if infos else {})


def _type(record: dict[str, Any], published: dict[str, Any]) -> WorkType | None:
    said = [_TYPES[kind] for kind in texts_of(record.get("document_type")) if kind in _TYPES]
    if not said:
        return None
    # INSPIRE calls a preprint an article too; one that no journal has is still a preprint.
    if said[0] == "article-journal" and not text_of(published.get("journal_title")):
        return "article" if list_of(record.get("arxiv_eprints")) else None
    return said[0]


def _date(record: dict[str, Any], published: dict[str, Any]) -> tuple[str, DateReading] | None:
    """Return the most precise date of what was published first: print, preprint, thesis, in the order of trust."""
    year = text_of(published.get("year"))
    imprints = [text_of(entry.get("date")) for entry in dicts_of(record.get("imprints"))]
    thesis = dict_of(record.get("thesis_info"))
    candidates = (
        *imprints,
        year,
        text_of(thesis.get("date")) or text_of(thesis.get("defense_date")),
        text_of(record.get("preprint_date")),
        text_of(record.get("earliest_date")),
    )
    return next(((text, parse_date(text)) for text in candidates if text and parse_date(text).date), None)


def _venue(published: dict[str, Any]) -> Venue | None:
    name = line_of_markup(text_of(published.get("journal_title")))
    return Venue(name=name, kind="journal") if name else None


def _publication(record: dict[str, Any], published: dict[str, Any]) -> Publication:
    imprint = next(iter(dicts_of(record.get("imprints"))), {})
    thesis = dict_of(record.get("thesis_info"))
    school = next((t for e in dicts_of(thesis.get("institutions")) if (t := text_of(e.get("name")))), None)
    degrees = {"phd": "PhD thesis", "master": "Master's thesis", "bachelor": "Bachelor's thesis", "diploma": "Diploma thesis"}
    pages = page_span(published.get("page_start"), published.get("page_end"))
    number = text_of(published.get("artid"))
    return Publication(
        volume=text_of(published.get("journal_volume")),
        issue=text_of(published.get("journal_issue")),
        # Where a journal numbers its articles, the number often stands as the first page too.
        pages=pages if pages != number else None,
        article_number=number,
        publisher=school or line_of_markup(text_of(imprint.get("publisher"))),
        place=text_of(imprint.get("place")),
        series=next((t for e in dicts_of(record.get("book_series")) if (t := text_of(e.get("title")))), None),
        edition=first_text(record.get("editions")),
        genre=degrees.get(str(thesis.get("degree_type"))),
        number=next((t for e in dicts_of(record.get("report_numbers")) if (t := text_of(e.get("value")))), None),
        isbn=tuple(dict.fromkeys(t for e in dicts_of(record.get("isbns")) if (t := text_of(e.get("value"))))),
        event=line_of_markup(text_of(published.get("conf_acronym"))),
    )


def _links(record: dict[str, Any]) -> tuple[Link, ...]:
    """Return the documents that INSPIRE shows to everybody, and addresses of code and talks."""
    links = [
        link_of(entry.get("url"), "pdf")
        for entry in dicts_of(record.get("documents"))
        if not entry.get("hidden") and (text_of(entry.get("filename")) or text_of(entry.get("key")) or "").endswith(".pdf")
    ]
    links += [link_of(entry.get("value"), label=text_of(entry.get("description"))) for entry in dicts_of(record.get("urls"))]
    return tuple(dict.fromkeys(link for link in links if link))
