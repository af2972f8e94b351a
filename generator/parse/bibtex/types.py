"""Types of entries -> kinds of work, in the words of CSL. Sources: btxdoc.pdf, 3.1; BibLaTeX manual, 2.1."""

from collections.abc import Mapping

from generator.model.paper import WorkType

NO_WORKS = frozenset({"xdata", "set", "control", "comment", "preamble", "string", "bibnote", "options", "crossref"})
"""Blocks that are no work of their own."""

_TYPES: dict[str, WorkType] = {
    "article": "article-journal", "suppperiodical": "article-journal", "periodical": "document", "review": "review",
    "book": "book", "mvbook": "book", "booklet": "book", "collection": "book", "mvcollection": "book",
    "proceedings": "book", "mvproceedings": "book", "reference": "book", "mvreference": "book", "ebook": "book",
    "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter", "incollection": "chapter",
    "suppcollection": "chapter", "inreference": "entry-encyclopedia",
    "inproceedings": "paper-conference", "conference": "paper-conference", "poster": "paper-conference",
    "manual": "report", "techreport": "report", "report": "report",
    "mastersthesis": "thesis", "phdthesis": "thesis", "thesis": "thesis", "bachelorsthesis": "thesis",
    "masterthesis": "thesis",
    "misc": "document", "unpublished": "manuscript", "online": "webpage", "electronic": "webpage", "www": "webpage",
    "webpage": "webpage", "patent": "patent", "software": "software", "dataset": "dataset", "data": "dataset",
    "standard": "standard", "talk": "speech", "presentation": "speech", "lecture": "speech", "preprint": "article",
}  # fmt: skip
_SUBTYPES: dict[str, WorkType] = {
    "magazine": "article-magazine",
    "newspaper": "article-newspaper",
    "newsarticle": "article-newspaper",
    "blog": "post-weblog",
}
_GENRES = {
    "phdthesis": "PhD thesis", "mathesis": "Master's thesis", "mastersthesis": "Master's thesis",
    "bathesis": "Bachelor's thesis", "bachelorsthesis": "Bachelor's thesis", "candthesis": "Candidate thesis",
    "techreport": "Technical report", "resreport": "Research report", "patent": "Patent", "patentus": "U.S. patent",
    "patenteu": "European patent", "patentde": "German patent", "patentfr": "French patent", "patentuk": "British patent",
    "patreq": "Patent request", "patrequs": "U.S. patent request", "patreqeu": "European patent request",
    "patreqde": "German patent request", "patreqfr": "French patent request", "patrequk": "British patent request",
    "software": "Software", "datacd": "Data CD", "audiocd": "Audio CD", "masterthesis": "Master's thesis",
}  # fmt: skip
"""Words that a style writes out, and types of entries that say the genre themselves."""


def work_type(kind: str, values: Mapping[str, str], *, is_preprint: bool) -> WorkType:
    """Return the kind of work of an entry. is_preprint: it has an arXiv id and appeared nowhere else."""
    if is_preprint and kind in ("article", "misc", "online", "unpublished", "techreport", "report", "electronic"):
        return "article"
    subtype = _SUBTYPES.get(values.get("entrysubtype", "").strip().lower())
    return subtype or _TYPES.get(kind, "document")


def genre_of(kind: str, given: str | None) -> str | None:
    """Return what an entry calls itself: its field `type`, else what its type of entry says of it."""
    if given:
        return _GENRES.get(given.lower(), given)
    return _GENRES.get(kind) if kind not in ("patent", "software") else None
