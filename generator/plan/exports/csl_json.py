"""Papers as CSL-JSON, the data format of citation processors."""

import json

from generator.plan.corpus import Entry
from generator.plan.exports.facts import address_of, notes_of, orcids_of, type_of
from generator.plan.exports.joined import ListFormat
from generator.plan.names import AuthorName
from generator.plan.reference import Reference
from generator.plan.views.files import DataFile


def csl_item(reference: Reference, key: str) -> dict[str, object]:
    """Return one item of CSL-JSON 1.0.2; what is not known has no key.

    The names of a cut byline are those that are known: no name stands for the others, since every processor would print
    it as a person. That some are missing is said in `note`, and for programs in `custom`, as are ORCID iDs, for which the
    format has no place.
    """
    paper, publication, date = reference.paper, reference.publication, reference.date
    item: dict[str, object] = {"id": key, "type": type_of(reference) or "document", "title": reference.title}
    if reference.authors:
        item["author"] = [_name(author) for author in reference.authors]
    if reference.editors:
        item["editor"] = [_name(editor) for editor in reference.editors]
    if date is not None:
        parts = [part for part in (date.year, date.month, date.day) if part is not None]
        item["issued"] = {"date-parts": [parts], **({"season": date.season} if date.season and len(parts) == 1 else {})}
    found = {
        "container-title": reference.venue.name if reference.venue else None,
        "container-title-short": reference.venue.abbreviation if reference.venue else None,
        "DOI": paper.doi,
        "URL": None if paper.doi else address_of(reference),
        "abstract": reference.abstract_text,
        "keyword": ", ".join(reference.keywords),
        "language": paper.language,
        "note": ". ".join(notes_of(reference)),
        "collection-title": publication.series,
        "volume": publication.volume,
        "issue": publication.issue,
        "page": publication.pages.replace("–", "-") if publication.pages else None,
        "number": publication.number or publication.article_number,
        "edition": publication.edition,
        "version": publication.version,
        "genre": publication.genre,
        "publisher": publication.publisher,
        "publisher-place": publication.place,
        "event-title": publication.event,
        "event-place": publication.event_place,
        "ISBN": " ".join(publication.isbn),
        "ISSN": " ".join(publication.issn),
    }
    if paper.arxiv_id:
        # As Zotero and arXiv itself write it for a preprint, which has no other number.
        found["archive"] = "arXiv"
        found["archive_location"] = paper.arxiv_id
    found |= {f"{one.scheme.upper()}": one.value for one in paper.identifiers if one.scheme in ("pmid", "pmcid")}
    item |= {name: value for name, value in found.items() if value}
    custom: dict[str, object] = {}
    if not reference.authors_complete:
        custom["authors_complete"] = False
    orcids = orcids_of(reference)
    if orcids:
        custom["author_orcids"] = list(orcids)
    return item | ({"custom": custom} if custom else {})


def csl_record(reference: Reference, key: str) -> str:
    """Return an item as JSON, on a line."""
    return json.dumps(csl_item(reference, key), ensure_ascii=False, separators=(",", ":"))


CSL_LIST = ListFormat(csl_record, "[\n", ",\n", "\n]\n")


def _name(name: AuthorName) -> dict[str, str]:
    """Return a name; a group and a name of one word are literal, particles stand before the family name they belong to."""
    if name.family is None:
        return {"literal": name.display}
    words = name.family.split(" ")
    first = next((place for place, word in enumerate(words) if not word[:1].islower()), len(words) - 1)
    parts = {
        "non-dropping-particle": " ".join(words[:first]),
        "family": " ".join(words[first:]),
        "given": name.given,
        "suffix": name.suffix,
    }
    return {key: value for key, value in parts.items() if value}


def csl_json_file(entry: Entry) -> DataFile:
    """Make the file of one paper: an array like that of several, as citation processors take it."""
    return DataFile(CSL_LIST.text([csl_record(entry.reference, entry.key)]).encode())
