"""JSON Resume, 1.0.0 and the versions before it, as al-folio and others keep it. Source: jsonresume.org/schema.

It lists publications without their authors, so none are told: neither that the person is the only one, nor that they are
one at all. Of work, education and awards the facts are read, and not the prose. Addresses, telephone numbers, birthdays,
marks and what somebody does as a volunteer are not read.
"""

import re
from typing import Any, TypeVar

from generator.diagnostics.diagnostic import Span
from generator.model.base import Model
from generator.model.career import Award, Education, Position
from generator.model.document import SourceDocument
from generator.model.link import Link
from generator.model.paper import Byline, Publication
from generator.model.person import Affiliation, Person, PersonName
from generator.parse.career import MOST_ENTRIES, entry_of
from generator.parse.dates import parse_date
from generator.parse.raw import RawDocument, Read
from generator.parse.values import arxiv_id_of, dict_of, dicts_of, doi_of, link_of, orcid_of, paragraphs_of, text_of, texts_of
from generator.parse.works import LONGEST_TITLE, Works

_SECTIONS = frozenset("work volunteer education awards publications skills languages interests references projects "
                      "certificates meta".split())  # fmt: skip
_OPEN_END = frozenset({"", "present", "now", "current", "today", "ongoing"})
_NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "work": {"title": ("position",), "organisation": ("name", "company")},
    "education": {"degree": ("studyType",), "field": ("area",), "organisation": ("institution",)},
    "awards": {"title": ("title", "name"), "organisation": ("awarder",)},
}
"""What their keys are to us, by section; older versions of the format had other ones."""
# What templates come with, by the names that nobody else's work has.
_EXAMPLES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"elektrody\W?namik bewegter|betreffenden heuristischen gesichtspunkt|tr[äa]gheit eines k[öo]rpers|"
            r"grundlage der allgemeinen relativit[äa]tstheorie|molekularkinetischen theorie der w[äa]rme|"
            r"new determination of molecular dimensions|neue bestimmung der molek[üu]ldimensionen|"
            r"nobel prize in physics.{0,80} 1921|institute for advanced study.{0,80} 1933|university of zurich.{0,80} 1905",
            re.IGNORECASE,
        ),
        "einstein",
    ),
    (
        re.compile(
            r"video compression for 3d media|\bpied piper\b|digital compression pioneer award|"
            r"information technology university of oklahoma",
            re.IGNORECASE,
        ),
        "hendriks",
    ),
)

M = TypeVar("M", bound=Model)


def is_json_resume(raw: RawDocument) -> bool:
    """Tell an object with a person's basics and at least one more section, or the schema's name."""
    value = raw.value
    if not isinstance(value, dict):
        return False
    if "resume-schema" in str(value.get("$schema", ""))[:500]:
        return True
    return isinstance(value.get("basics"), dict) and bool(_SECTIONS & value.keys())


def parse_json_resume(raw: RawDocument) -> Read:
    """Read who the person is, and the publications that the resume lists."""
    works = Works(raw.source)
    person = _person(works, raw.value)
    for number, publication in enumerate(dicts_of(raw.value.get("publications") or []), start=1):
        _add(works, Span(source=raw.source), f"publication {number}", publication, person)
    document = SourceDocument(source=raw.source, format="json-resume", person=person, papers=tuple(works.papers))
    return document, tuple(works.notes)


def _person(works: Works, value: dict[str, Any]) -> Person | None:
    basics = dict_of(value.get("basics"))
    name = text_of(basics.get("name"))
    if name is None:
        return None
    position, affiliation = _present_work(value)
    links, orcid = _links(basics)
    summary = basics.get("summary")
    owner = name.lower()
    return Person(
        name=PersonName(display=name[:LONGEST_TITLE]),
        orcid=orcid,
        position=position or text_of(basics.get("label")),
        affiliation=affiliation,
        keywords=_keywords(value),
        links=links,
        biography="\n\n".join(paragraphs_of(summary)) or None if isinstance(summary, str) else None,
        positions=_entries(works, value, "work", Position, owner),
        education=_entries(works, value, "education", Education, owner),
        awards=_entries(works, value, "awards", Award, owner),
    )


def _entries(works: Works, value: dict[str, Any], section: str, model: type[M], owner: str) -> tuple[M, ...]:
    """Return posts, degrees or awards. owner: the person's name in lower case; examples of templates are theirs only."""
    at = Span(source=works.source)
    records = dicts_of(value.get(section) or [])
    if len(records) > MOST_ENTRIES:
        works.note("too-many-entries", at, what=section, count=f"{len(records):,}", limit=f"{MOST_ENTRIES:,}")
    found = []
    for record in records[:MOST_ENTRIES]:
        names = {field: next((text for key in keys if (text := text_of(record.get(key)))), None)
                 for field, keys in _NAMES[section].items()}  # fmt: skip
        example = " ".join(filter(None, (*names.values(), text_of(record.get("startDate", record.get("date"))))))
        if _is_example(example, owner):
            works.note("template-leftover", at, text=example)
            continue
        dates = {"date": _iso(works, at, record.get("date"))} if section == "awards" else _stretch(works, at, record)
        entry = entry_of(model, names, record.get("url") or record.get("website"), dates)
        if entry is None:
            works.note("entry-without-name", at, what=section)
        else:
            found.append(entry)
    return tuple(found)


def _stretch(works: Works, at: Span, record: dict[str, Any]) -> dict[str, str | None]:
    """Return when something began and ended. Of what has ended, but nobody can read when, nothing: it would seem to go on."""
    begin, end = (text_of(record.get(f"{name}Date", record.get(f"{name}date"))) for name in ("start", "end"))
    since = _iso(works, at, begin)
    if (end or "").lower() in _OPEN_END:
        return {"since": since}
    until = _iso(works, at, end)
    return {"since": since, "until": until} if until else {}


def _iso(works: Works, at: Span, text: Any) -> str | None:
    date = works.date(at, text_of(text))
    return date.iso if date else None


def _is_example(text: str, owner: str) -> bool:
    return any(pattern.search(text) and name not in owner for pattern, name in _EXAMPLES)


def _present_work(value: dict[str, Any]) -> tuple[str | None, Affiliation | None]:
    """Return position and place of the work that has not ended, the one that began last."""
    found: list[tuple[tuple[int, int, int], str | None, Affiliation | None]] = []
    for work in dicts_of(value.get("work") or []):
        end = (text_of(work.get("endDate", work.get("enddate"))) or "").lower()
        place = text_of(work.get("name")) or text_of(work.get("company"))
        if end not in _OPEN_END or place is None:
            continue
        url = link_of(work.get("url")) or link_of(work.get("website"))
        begin = parse_date(text_of(work.get("startDate", work.get("startdate"))) or "").date
        where = Affiliation(name=place, url=url.url if url else None)
        found.append((begin.sort_key if begin else (0, 0, 0), text_of(work.get("position")), where))
    if not found:
        return None, None
    _, position, affiliation = max(found, key=lambda item: item[0])
    return position, affiliation


def _links(basics: dict[str, Any]) -> tuple[tuple[Link, ...], str | None]:
    found: dict[str, Link] = {}
    orcid = None
    own = link_of(basics.get("url")) or link_of(basics.get("website"))
    if own:
        found[own.url] = own
    for profile in dicts_of(basics.get("profiles") or []):
        network = text_of(profile.get("network"))
        link = link_of(profile.get("url"), None, network)
        if network and network.lower() == "orcid":
            orcid = orcid or orcid_of(profile.get("url")) or orcid_of(profile.get("username"))
        if link:
            found.setdefault(link.url, link)
    return tuple(found.values()), orcid


def _keywords(value: dict[str, Any]) -> tuple[str, ...]:
    words: list[str] = []
    for interest in dicts_of(value.get("interests") or []):
        words += texts_of(interest.get("name"))
        words += texts_of(interest.get("keywords"))
    return tuple(dict.fromkeys(words))


def _add(works: Works, at: Span, record: str, publication: dict[str, Any], person: Person | None) -> None:
    title = text_of(publication.get("name")) or text_of(publication.get("title"))
    owner = person.name.display.lower() if person else ""
    if title and _is_example(title, owner):
        works.note("template-leftover", at, text=title)
        return
    address = publication.get("url") or publication.get("website")
    link = link_of(address)
    doi = doi_of(address) if link and "doi.org/" in link.url else None
    arxiv_id = arxiv_id_of(link.url) if link and "arxiv.org/" in link.url else None
    summary = publication.get("summary")
    works.add(
        at,
        record,
        title=title,
        # The format has no authors: how many there are is not known.
        byline=Byline(complete=False),
        abstract=paragraphs_of(summary) if isinstance(summary, str) else (),
        date=works.date(at, text_of(publication.get("releaseDate", publication.get("releasedate")))),
        # "Publisher" may be a journal, a conference or a house.
        publication=Publication(publisher=text_of(publication.get("publisher"))),
        doi=doi,
        arxiv_id=arxiv_id,
        links=(link,) if link and not doi and "arxiv.org/abs/" not in link.url else (),
    )
