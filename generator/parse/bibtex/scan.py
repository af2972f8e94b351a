r"""A .bib text -> its entries, one after the other, in one pass and in time that grows with the length only.

Real files are full of slips, so that none may cost more than the part it is in: a missing comma, quotation mark or brace,
a brace too many, an entry that never ends. A line that begins like an entry begins one, whatever is still open before it.
Braces count as in BibTeX: `\{` is one too. Source: BibTeX's web documentation, bibtex.web sections 214 to 279.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Fault = Literal[
    "missing-comma", "missing-brace", "stray-brace", "missing-key", "unreadable-field", "unterminated-entry", "inner-quote"
]

_BLOCK = re.compile(r"@[ \t]*([A-Za-z_][\w:.+-]*)\s*([{(])")
_LINE_BLOCK = re.compile(r"^[ \t]*@[ \t]*[A-Za-z_]+[ \t]*+(?:\n[ \t]*+)?[{(]", re.MULTILINE)
_SPACE = re.compile(r"(?:\s+|%[^\n]*(?:\n|\Z))*")
_KEY = re.compile(r"[^\s,={}\"#()]*(?:[({][^\s,={}\"#()]*[)}])*[^\s,={}\"#]*")
_LOOSE_KEY = re.compile(r"[^,={}\"#\n]{0,200}")
_NAME = re.compile(r"([^\W\d][\w:.+*/-]{0,80})\s*=\s*")
_BARE = re.compile(r"[^\s,{}()\"#=%]+")
_BRACE = re.compile(r"[{}]")
_QUOTE_OR_BRACE = re.compile(r'[{}"]')
# Where a value that is never closed probably ends: a brace or quotation mark at the end of a line, a field on the next.
_NEXT_FIELD = re.compile(r"[}\"]?[ \t]{0,20},?[ \t]{0,20}\n\s{0,100}[^\W\d][\w:.+*/-]{0,80}[ \t]*=[ \t]*[{\"\w]")
_NEXT_IN_LINE = re.compile(r",[ \t]{0,20}[^\W\d][\w:.+*/-]{0,80}[ \t]*=[ \t]*[{\"0-9]")
# What may stand behind the quotation mark that closes a value, and before one that opens the next.
_BEHIND_QUOTE = re.compile(r"\s*(?:[,})#%]|\Z|[^\W\d][\w:.+*/-]{0,80}\s*=)")
_BEFORE_QUOTE = re.compile(r"[\w-]\s*=\s*\Z")
_AFTER_GARBAGE = re.compile(
    r",\s{0,100}(?=[^\W\d][\w:.+*/-]{0,80}\s*=\s*[{\"\w])|\n\s{0,100}(?=[^\W\d][\w:.+*/-]{0,80}\s*=\s*[{\"])"
)
_GOES_ON = re.compile(r"\s*,\s*[^\W\d][\w:.+*/-]{0,80}\s*=\s*[{\"\w]")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a value; pieces are joined by `#`."""

    text: str
    is_macro: bool
    """True for a word without quotation marks or braces: the name of a string, or a number."""


@dataclass(slots=True)
class Field:
    """A field as written."""

    name: str
    """In lower case."""
    parts: tuple[Part, ...]
    start: int
    """Offset of its name in the text."""


@dataclass(slots=True)
class Entry:
    """A block of a .bib text: an entry, a @string or a @preamble; comments are passed over."""

    type: str
    """In lower case, "article"."""
    key: str
    """Empty if there is none."""
    fields: list[Field]
    start: int
    """Offset of the at sign."""
    faults: list[tuple[Fault, int]]
    """What is wrong with it, and where."""


class Lines:
    """Offsets in a text -> lines and columns."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, offset: int) -> tuple[int, int, str]:
        """Return line (from 1), column (from 0), and the line's text."""
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else len(self._text)
        return line, offset - start, self._text[start : min(end, start + 2000 + offset - start)]


def scan_entries(text: str) -> Iterator[Entry]:
    """Yield the entries and strings of a text in order, whole or as far as they could be read."""
    return _Scanner(text).entries()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[tuple[Fault, int]] = []
        self._end = len(text)
        self._comments_are_whole = True
        self._pairs: dict[int, int] | None = None
        """Braces of an entry in which one is never closed: found in one pass, lest each is looked for to the end."""
        self._next_block = -1

    def entries(self) -> Iterator[Entry]:
        at = 0
        while True:
            match = _BLOCK.search(self.text, at)
            if match is None:
                return
            line_start = self.text.rfind("\n", at, match.start()) + 1 if "\n" in self.text[at : match.start()] else at
            if self.text[line_start : match.start()].lstrip().startswith("%"):
                # An entry that its author has commented out.
                at = match.end()
                continue
            kind = match[1].lower()
            if kind == "comment":
                at = self._after_comment(match)
                continue
            self.faults, self._pairs = [], None
            entry, at = self._entry(match, kind)
            if kind != "preamble":
                yield entry

    def _after_comment(self, match: re.Match[str]) -> int:
        """Return where a comment ends: at its closing brace, else at the next entry."""
        stop = self._end if self._comments_are_whole else self._block_after(match.end())
        close = self._closing_brace(match.end(), stop)
        if close is None:
            self._comments_are_whole = False
            return match.end()
        return close + 1

    def _block_after(self, at: int) -> int:
        """Return where the next line begins that looks like an entry; each is looked for once."""
        if self._next_block < at:
            found = _LINE_BLOCK.search(self.text, at)
            self._next_block = found.start() if found else self._end
        return self._next_block

    def _entry(self, match: re.Match[str], kind: str) -> tuple[Entry, int]:
        """Read a block; return it and where the text goes on."""
        closing = "}" if match[2] == "{" else ")"
        stop = self._block_after(match.end())
        at = self._space(match.end(), stop)
        key = ""
        if kind not in ("string", "preamble"):
            key, at = self._key(at, stop)
        fields: list[Field] = []
        if kind == "preamble":
            end = self._closing_brace(match.end(), stop) if closing == "}" else self.text.find(")", at, stop)
            return Entry(kind, "", [], match.start(), []), stop if end is None or end < 0 else end + 1
        while True:
            at = self._space(at, stop)
            if at >= stop:
                self.faults.append(("unterminated-entry", match.start()))
                break
            character = self.text[at]
            if character == closing:
                at += 1
                if not _GOES_ON.match(self.text, at, stop):
                    break
                self.faults.append(("stray-brace", at - 1))
            elif character == ",":
                at += 1
            else:
                at = self._field(at, stop, closing, fields)
        return Entry(kind, key, fields, match.start(), self.faults), at

    def _space(self, at: int, stop: int) -> int:
        match = _SPACE.match(self.text, at, stop)
        return match.end() if match else at

    def _key(self, at: int, stop: int) -> tuple[str, int]:
        """Read a key and the comma behind it. Without one, what follows is the first field."""
        if _NAME.match(self.text, at, stop):
            self.faults.append(("missing-key", at))
            return "", at
        match = _KEY.match(self.text, at, stop)
        key, after = (match.group(), match.end()) if match else ("", at)
        if key.endswith(("}", ")")) and key.count("(") + key.count("{") < key.count(")") + key.count("}"):
            key, after = key[:-1], after - 1
        behind = self._space(after, stop)
        if behind < stop and self.text[behind] not in ",})" and not _NAME.match(self.text, behind, stop):
            loose = _LOOSE_KEY.match(self.text, at, stop)
            if loose and self.text[loose.end() : loose.end() + 1] == ",":
                key, behind = " ".join(loose.group().split()), loose.end()
        if not key:
            self.faults.append(("missing-key", at))
        elif behind < stop and _NAME.match(self.text, behind, stop):
            self.faults.append(("missing-comma", after))
        return key, behind

    def _field(self, at: int, stop: int, closing: str, fields: list[Field]) -> int:
        name = _NAME.match(self.text, at, stop)
        if name is None:
            return self._after_garbage(at, stop, closing)
        parts: list[Part] = []
        where = name.end()
        while True:
            part, where, whole = self._part(where, stop)
            if part is None:
                return self._after_garbage(where, stop, closing)
            parts.append(part)
            behind = self._space(where, stop)
            if self.text[behind : behind + 1] != "#" or behind >= stop:
                break
            where = self._space(behind + 1, stop)
        if behind < stop and self.text[behind] not in (",", closing):
            if _NAME.match(self.text, behind, stop):
                if whole:
                    self.faults.append(("missing-comma", where))
            elif not (closing == ")" and self.text[behind] == "}"):
                # What stands behind a value belongs to it, so the value itself is not what was meant.
                return self._after_garbage(behind, stop, closing)
        if whole or len(parts[-1].text) < 20_000:
            fields.append(Field(name[1].lower(), tuple(parts), name.start()))
        return behind

    def _part(self, at: int, stop: int) -> tuple[Part | None, int, bool]:
        """Read a piece of a value; return it, where the text goes on, and whether its end was found."""
        opening = self.text[at : at + 1] if at < stop else ""
        if opening == "{":
            close = self._closing_brace(at + 1, stop)
            if close is None:
                return self._unclosed(at, stop)
            return Part(self.text[at + 1 : close], is_macro=False), close + 1, True
        if opening == '"':
            close = self._closing_quote(at + 1, stop)
            if close is None:
                return self._unclosed(at, stop)
            return Part(self.text[at + 1 : close], is_macro=False), close + 1, True
        match = _BARE.match(self.text, at, stop)
        if match is None:
            return None, at, False
        return Part(match.group(), is_macro=True), match.end(), True

    def _closing_brace(self, at: int, stop: int) -> int | None:
        if self._pairs is not None:
            return self._pairs.get(at - 1)
        depth = 1
        for match in _BRACE.finditer(self.text, at, stop):
            depth += 1 if match.group() == "{" else -1
            if depth == 0:
                return match.start()
        return None

    def _closing_quote(self, at: int, stop: int) -> int | None:
        """Return the quotation mark outside of braces that closes a value."""
        depth = 0
        for match in _QUOTE_OR_BRACE.finditer(self.text, at, stop):
            character = match.group()
            if character == '"':
                if depth == 0:
                    if _BEHIND_QUOTE.match(self.text, match.end(), stop):
                        return match.start()
                    if _BEFORE_QUOTE.search(self.text, max(at, match.start() - 100), match.start()):
                        return None
                    # A quotation mark inside of the text: He said "hi" there.
                    if not self.faults or self.faults[-1][0] != "inner-quote":
                        self.faults.append(("inner-quote", match.start()))
            elif character == "{":
                depth += 1
            elif depth == 0:
                return None
            else:
                depth -= 1
        return None

    def _unclosed(self, at: int, stop: int) -> tuple[Part | None, int, bool]:
        """Guess where a value ends that is never closed: before the next line that begins a field."""
        self.faults.append(("missing-brace", at))
        if self._pairs is None:
            self._pairs = self._paired(at, stop)
        line_end = self.text.find("\n", at, stop)
        guess = _NEXT_IN_LINE.search(self.text, at + 1, line_end if line_end > 0 else stop)
        guess = guess or _NEXT_FIELD.search(self.text, at + 1, stop)
        if guess is None:
            return None, stop, False
        where = self.text.find("\n", guess.start(), guess.end())
        return Part(self.text[at + 1 : guess.start()], is_macro=False), where if where > 0 else guess.start(), False

    def _paired(self, at: int, stop: int) -> dict[int, int]:
        pairs: dict[int, int] = {}
        opened: list[int] = []
        for match in _BRACE.finditer(self.text, at, stop):
            if match.group() == "{":
                opened.append(match.start())
            elif opened:
                pairs[opened.pop()] = match.start()
        return pairs

    def _after_garbage(self, at: int, stop: int, closing: str) -> int:
        """Return where the next field or the entry's end probably is."""
        if not self.faults or self.faults[-1][0] != "missing-brace":
            self.faults.append(("unreadable-field", at))
        following = _AFTER_GARBAGE.search(self.text, at, stop)
        if following:
            return following.end()
        close = self.text.rfind(closing, at, stop)
        return close if close > at or self.text[at : at + 1] == closing else stop
