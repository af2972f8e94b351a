"""A defect at a place of a page, before it is told: light, so that millions can pass by."""

from collections.abc import Iterable, Iterator

from generator.diagnostics.codes import CODES, note
from generator.diagnostics.diagnostic import Diagnostic, Span
from generator.model.value import value


@value
class Finding:
    """Something that is wrong on a page. Equal ones on many pages have one cause, such as a template."""

    code: str
    path: str
    """Of the page or file within the site."""
    line: int
    column: int
    fields: tuple[tuple[str, str], ...] = ()
    """What fills the message of the code."""

    @property
    def cause(self) -> tuple[object, ...]:
        """What equal findings on other pages share."""
        return self.code, self.fields

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Errors first, then by place."""
        return CODES[self.code].severity.value, self.path, self.line, self.column, self.code, self.fields


def finding(code: str, path: str, line: int = 1, column: int = 1, **fields: object) -> Finding:
    """Return a finding with the fields of its message."""
    return Finding(code, path, line, column, tuple((name, str(text)) for name, text in sorted(fields.items())))


class Findings:
    """Gathers findings, each cause once: a slip in a template of ten thousand pages is one thing to mend."""

    def __init__(self) -> None:
        self._first: dict[tuple[object, ...], Finding] = {}
        self._pages: dict[tuple[object, ...], int] = {}

    def __iter__(self) -> Iterator[tuple[Finding, int]]:
        """Yield each finding in order, and on how many pages it was found."""
        for one in sorted(self._first.values(), key=lambda one: one.sort_key):
            yield one, self._pages[one.cause]

    def add(self, found: Iterable[Finding], pages: int = 1) -> None:
        """Take the findings of one page. pages: how many are known to have them."""
        seen = set()
        for one in found:
            first = self._first.get(one.cause)
            if first is None or one.sort_key < first.sort_key:
                self._first[one.cause] = one
            if one.cause not in seen:
                seen.add(one.cause)
                self._pages[one.cause] = self._pages.get(one.cause, 0) + pages


def as_note(one: Finding, at: Span, pages: int = 1, where_to_mend: str = "") -> Diagnostic:
    """Return a finding as a note. pages: how many have it. where_to_mend: what made the page, to be named in the hint."""
    told = note(one.code, at, **dict(one.fields))
    others = f"; so on {pages - 1:,} other page{'' if pages == 2 else 's'}" if pages > 1 else ""
    hint = "; ".join(part for part in (told.hint, where_to_mend) if part)
    return told.model_copy(update={"message": told.message + others, "hint": hint or None})
