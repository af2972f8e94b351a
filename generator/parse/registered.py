"""Facts that registries and services tell in the same few ways: names, dates, licences, metrics."""

import re
from typing import Any

from generator.model.document import SourceDocument
from generator.model.format import Format
from generator.model.identifiers import Identifier
from generator.model.paper import Authorship, Byline
from generator.model.person import Person, PersonName
from generator.model.profile import Metric
from generator.parse.dates import DateReading, date_of_parts, parse_date
from generator.parse.names import name_as_printed, name_of_parts
from generator.parse.raw import Read
from generator.parse.values import number_of, text_of
from generator.parse.works import Works
from generator.prose import safe_url

_GROUP = re.compile(
    r"\b(?:collaborations?|consortium|working group|study group|task force|team|network|committee|university|institute|"
    r"laborator(?:y|ies)|lab|department|society|association|organi[sz]ation|foundation|initiative|project|survey|centre|"
    r"center|council|agency|ministry|\w{1,30}\.org)\b",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:jr|sr)\.?|ii|iii|iv", re.IGNORECASE)
_CREATIVE_COMMONS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(licenses/[a-z-]{2,12}/[0-9]\.[0-9](?:/[a-z]{2,8}(?=/|\Z))?"
    r"|publicdomain/(?:zero|mark)/1\.0)(?:/(?:legalcode|deed)?[\w.]{0,20})?/?",
    re.IGNORECASE,
)
_JANUARY_FIRST = re.compile(r"([0-9]{4})-01-01(?:T.*)?", re.ASCII | re.DOTALL)


def is_group_name(name: str) -> bool:
    """Tell whether a name is that of a collaboration or an institution, by its words."""
    return _GROUP.search(name) is not None


def name_of_inverted(text: str) -> PersonName | None:
    """Return a name that is written family name first, "Heath, Robert W., Jr."; one without a comma as it is printed."""
    family, comma, rest = (part.strip() for part in " ".join(text.split()).partition(","))
    if not comma or not rest:
        return name_as_printed(family, is_group=is_group_name(family))
    given, _, suffix = (part.strip() for part in rest.partition(","))
    if _SUFFIX.fullmatch(given):
        given, suffix = suffix, given
    return name_of_parts(given or None, family, None, suffix or None)


def name_of_whole_family(family: str) -> PersonName | None:
    """Return a name of which a registry has put the whole into the field for the family name.

    "BROWNE, CAROLYN S." is turned round; of two names ("M. E. Hohn, D. W. Neal") or one with blanks nothing is guessed.
    """
    before, comma, after = family.partition(",")
    if comma and " " not in before.strip() and "," not in after:
        return name_of_inverted(family)
    if " " in family.strip():
        return name_as_printed(family, is_group=is_group_name(family))
    return name_of_parts(None, family)


Author = tuple[PersonName, str | None, tuple[str, ...], str | None]
"""A name, an ORCID iD, affiliations, the source's own number."""


def byline_of_authors(authors: list[Author], *, complete: bool = True) -> Byline:
    """Return names as a byline, each with its ORCID iD, affiliations and the source's own number."""
    # As plain values, validated in one call: half the time for thousands of authors.
    return Byline(
        authorships=tuple(
            [
                Authorship.model_construct(
                    name=name, position=place, orcid=orcid, affiliations=affiliations, identity=identity
                )
                for place, (name, orcid, affiliations, identity) in enumerate(authors, start=1)
            ]
        ),
        complete=complete and bool(authors),
    )


def filled_date(text: str | None, year: Any) -> tuple[str, DateReading] | None:
    """Return a day that a service may have filled up, as it prints it and as it is read.

    OpenAlex and Semantic Scholar write the first of January where a publisher gave the year only, and next to no journal
    appears on that day: it is read as the year. A day whose year is not the one told beside it is not believed.
    """
    number = number_of(year)
    if text is None:
        return (str(number), date_of_parts(str(number), number)) if number else None
    filled = _JANUARY_FIRST.fullmatch(text)
    if filled:
        return filled[1], date_of_parts(filled[1], int(filled[1]))
    reading = parse_date(text)
    if number and (reading.date is None or reading.date.year != number):
        return str(number), date_of_parts(str(number), number)
    return text, reading


def license_of(value: Any) -> str | None:
    """Return the address of a licence, that of Creative Commons in its usual form; None if it is no address."""
    text = text_of(value)
    if text is None:
        return None
    common = _CREATIVE_COMMONS.fullmatch(text)
    if common:
        return f"https://creativecommons.org/{common[1].lower()}/"
    return safe_url(text) if text.startswith(("http://", "https://")) else None


def metric_of(key: str, label: str, value: Any) -> Metric | None:
    """Return a headline number; None if it is none."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < 10**12:
        return None
    text = f"{value:,}" if isinstance(value, int) else f"{value:g}"
    return Metric(key=key, label=label, value=float(value), text=text)


def page_span(first: Any, last: Any) -> str | None:
    """Return pages that a service tells apart, "101–117"; one page if both are the same."""
    begin, end = text_of(first), text_of(last)
    return f"{begin}–{end}" if begin and end and begin != end else begin


def present(*identifiers: Identifier | None) -> tuple[Identifier, ...]:
    """Return the identifiers that there are, each once."""
    return tuple(dict.fromkeys(identifier for identifier in identifiers if identifier))


def is_own_address(url: str) -> bool:
    """Tell an address that only repeats a DOI or an arXiv identifier."""
    return "doi.org/10." in url or "arxiv.org/abs/" in url


def finished(works: Works, form: Format, person: Person | None = None, metrics: tuple[Metric, ...] = ()) -> Read:
    """Return what was found as a document."""
    document = SourceDocument(source=works.source, format=form, person=person, metrics=metrics, papers=tuple(works.papers))
    return document, tuple(works.notes)
