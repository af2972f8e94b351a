"""`sources.toml` in a person's folder: what was fetched into it, and what a refresh asks for again."""

import datetime
import json
import tomllib
from dataclasses import dataclass
from typing import Any

NAME = "sources.toml"
_HEAD = "# Files that `oeuvre import` has fetched. `oeuvre import --refresh` fetches them again and replaces them.\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference that was asked for, and the files that came of it."""

    reference: str
    """As it is written: "orcid:0000-0002-1825-0097"."""
    files: tuple[str, ...]
    """Their names in the folder."""
    fetched: datetime.date | None = None


class LedgerError(Exception):
    """A file that cannot be understood; says where."""


def parse_ledger(text: str) -> tuple[Entry, ...]:
    """Return the entries of a file. Raises LedgerError if it is broken; then nothing of it may be written over."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LedgerError(str(error)) from None
    found = values.get("source", [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise LedgerError("expected tables [[source]]")
    return tuple(map(_entry, found))


def _entry(facts: dict[str, Any]) -> Entry:
    reference, files, fetched = facts.get("from"), facts.get("files", []), facts.get("fetched")
    if not isinstance(reference, str) or not isinstance(files, list) or not all(map(_is_name, files)):
        raise LedgerError('every [[source]] needs from = "..." and files = ["..."], names without folders')
    return Entry(reference, tuple(files), fetched if isinstance(fetched, datetime.date) else None)


def _is_name(file: object) -> bool:
    return isinstance(file, str) and bool(file) and not set(file) & set("/\\\0:") and not file.startswith(".")


def ledger_text(entries: tuple[Entry, ...]) -> str:
    """Return the text of a file with these entries."""
    parts = [_HEAD]
    for entry in entries:
        parts.append(f"\n[[source]]\nfrom = {_quoted(entry.reference)}\nfiles = [{', '.join(map(_quoted, entry.files))}]\n")
        if entry.fetched:
            parts.append(f"fetched = {entry.fetched.isoformat()}\n")
    return "".join(parts)


def _quoted(text: str) -> str:
    """Return a basic string of TOML: JSON's, but for the one control character that JSON lets stand."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
