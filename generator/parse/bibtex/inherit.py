"""Fields that an entry has from others: `crossref` and `xdata`. Source: BibLaTeX manual, appendix B."""

import re
from collections.abc import Callable, Mapping

Values = Mapping[str, str]
"""The fields of an entry by their names."""

POINTER = re.compile(r"\b(?:crossref|xdata)\s*=\s*[{\"]([^{}\"]{1,2000})[}\"]", re.IGNORECASE)
"""Where a text names entries that others take fields from."""

_NEVER = frozenset(
    "ids crossref xref entryset entrysubtype execute label options presort related relatedoptions relatedstring relatedtype "
    "shorthand shorthandintro sortkey abstract annotation annote note file url doi eprint eprinttype archiveprefix urldate "
    "keywords pages xdata".split()
)
_IN_A_BOOK = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_RENAMED: dict[str, dict[str, str]] = {
    "inproceedings": _IN_A_BOOK,
    "conference": _IN_A_BOOK,
    "incollection": _IN_A_BOOK,
    "inreference": _IN_A_BOOK,
    "suppcollection": _IN_A_BOOK,
    "inbook": _IN_A_BOOK | {"author": "bookauthor"},
    "bookinbook": _IN_A_BOOK | {"author": "bookauthor"},
    "suppbook": _IN_A_BOOK | {"author": "bookauthor"},
    "article": {"title": "journaltitle", "subtitle": "journalsubtitle"},
    "suppperiodical": {"title": "journaltitle", "subtitle": "journalsubtitle"},
    "book": {"title": "maintitle", "subtitle": "mainsubtitle"},
    "proceedings": {"title": "maintitle", "subtitle": "mainsubtitle"},
    "collection": {"title": "maintitle", "subtitle": "mainsubtitle"},
}
_SAME_FACT = {"date": ("year", "month"), "year": ("date",), "month": ("date",), "journal": ("journaltitle",),
              "journaltitle": ("journal",), "address": ("location",), "location": ("address",)}  # fmt: skip
_DEEPEST = 4


def with_inherited(
    kind: str, values: Values, parent_of: Callable[[str], tuple[str, Values] | None]
) -> tuple[Values, tuple[str, ...]]:
    """Return an entry's fields with what it inherits, and the keys of parents that are not there.

    kind: the entry's type. parent_of: type and fields of an entry by its key.
    """
    if "crossref" not in values and "xdata" not in values:
        return values, ()
    missing: list[str] = []
    return _inherited(kind, values, parent_of, missing, 0), tuple(missing)


def _inherited(
    kind: str,
    values: Values,
    parent_of: Callable[[str], tuple[str, Values] | None],
    missing: list[str],
    depth: int,
) -> dict[str, str]:
    found = dict(values)
    if depth == _DEEPEST:
        return found
    for name in ("xdata", "crossref"):
        for key in values.get(name, "").split(",") if name == "xdata" else [values.get(name, "")]:
            parent = parent_of(key.strip()) if key.strip() else None
            if parent is None:
                if key.strip():
                    missing.append(key.strip())
                continue
            parent_kind, parent_values = parent
            whole = _inherited(parent_kind, parent_values, parent_of, missing, depth + 1)
            renamed = _RENAMED.get(kind, {}) if name == "crossref" else {}
            for field, value in whole.items():
                target = renamed.get(field, field)
                never = name == "crossref" and (field in _NEVER or (field == "title" and target == "title"))
                said = target in found or any(same in values for same in _SAME_FACT.get(target, ()))
                if not never and not said:
                    found[target] = value
    return found
