"""Texts whose lines begin with tags ("TY  - JOUR") -> records of fields: what RIS and MEDLINE have in common."""

from dataclasses import dataclass, field

LONGEST_FIELD = 200_000
"""Characters of one field."""


@dataclass(slots=True)
class Record:
    """The fields of one record, in their order."""

    line: int
    """On which it begins, counted from 1."""
    fields: list[tuple[str, str]] = field(default_factory=list)
    """Tags with their texts; a text that goes on for several lines has line feeds in it."""
    closed: bool = True
    """False if its last line is missing."""

    def first(self, *tags: str) -> str | None:
        """Return the first text of the first of some tags that has one, on one line."""
        for tag in tags:
            for name, text in self.fields:
                if name == tag and text.strip():
                    return " ".join(text.split())
        return None

    def all(self, *tags: str) -> list[str]:
        """Return every text of some tags in the record's order, each on one line."""
        return [" ".join(text.split()) for name, text in self.fields if name in tags and text.strip()]

    def whole(self, *tags: str) -> str | None:
        """Return the first text of the first of some tags that has one, with its line ends."""
        return next((text for tag in tags for name, text in self.fields if name == tag and text.strip()), None)


class Collector:
    """Collects the lines of fields: a line without a tag goes on with the field above it."""

    def __init__(self, line: int) -> None:
        self.record = Record(line)
        self._pieces: list[str] = []
        self._tag: str | None = None

    def begin(self, tag: str, text: str) -> None:
        """Begin a field."""
        self.end()
        self._tag, self._pieces = tag, [text]

    def go_on(self, text: str) -> None:
        """Add a line to the field that is open; without one the line belongs to nothing."""
        if self._tag is not None:
            self._pieces.append(text)

    def end(self) -> Record:
        """Close the field that is open, and return the record as far as it is known."""
        if self._tag is not None:
            self.record.fields.append((self._tag, "\n".join(self._pieces)[:LONGEST_FIELD]))
            self._tag = None
        return self.record
