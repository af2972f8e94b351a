"""Where the papers of a document begin: the lines of a document -> the pieces of each paper.

Text that looks like structure is not structure unless the structure around it holds. A paper begins where a stamp stands
after a blank line, a title directly below it, then a blank line, then one line of names. Places that fall short of this
in one way are candidates; whether they are taken is decided by the number of papers that the document announces.
"""

import re
from enum import IntEnum

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, span_of
from generator.model.value import value
from generator.parse.byline import ends_like_names, looks_like_names
from generator.parse.stamp import LONGEST_STAMP, Stamp, parse_stamp

# The cheapest test that no stamp fails: it begins with a digit, a letter or "Code", and is short.
_MAY_BE_STAMP = re.compile(r"\s*(?:[0-9]|[A-Z][A-Za-z]|[a-z])", re.ASCII)
_DIGIT = re.compile("[0-9]")
_LONGEST_TITLE_LINE = 600


class Fit(IntEnum):
    """How well the structure around a possible beginning of a paper holds; smaller is better."""

    CERTAIN = 0
    """Stamp, title, blank line, one line of names."""
    NO_NAMES = 1
    """Stamp and title, but the line below does not look like names."""
    BROKEN_STAMP = 2
    """Title and names, but part of the stamp was not understood."""
    GLUED = 3
    """A blank line is missing before the stamp or between its parts, or there is one too many below it."""
    NO_TITLE = 4
    """A stamp that stands alone, with names below it."""
    CROWDED = 5
    """Stamp, title and text without a blank line between them, and what is below the title does not look like names."""
    NO_STAMP = 6
    """A title with names that end in "et al." or organisations, without a stamp above."""


@value
class Beginning:
    """A possible beginning of a paper. All numbers are indexes of lines, counted from 0."""

    at: int
    fit: Fit
    stamp: Stamp
    stamp_notes: tuple[Diagnostic, ...]
    title: int | None
    names: range
    """Empty if the paper has no line of names."""

    @property
    def end(self) -> int:
        """The first line of the abstract, or a blank line before it."""
        return self.names.stop if self.names else (self.at if self.title is None else self.title) + 1


@value
class Outline:
    """Where the papers begin, in the document's order, and what was odd about it."""

    beginnings: tuple[Beginning, ...]
    notes: tuple[Diagnostic, ...]
    is_certain: bool
    """True if nothing is doubtful, so that no place has a say in what another one is."""


def outline(lines: list[str], source: str, announced: int | None, start: int) -> Outline:
    """Find the beginnings of papers from line `start` on.

    Certain ones are always taken. Of the others, as many as the announced number leaves room for, the better fitting
    first; without an announced number, all but those without a stamp or a title.
    """
    certain, others = _candidates(lines, source, start)
    doubtful = sorted(others, key=lambda b: (b.fit, b.at))
    room = len(doubtful) if announced is None else max(0, announced - len(certain))
    taken = [b for b in doubtful[:room] if announced is not None or b.fit <= Fit.GLUED]
    left_out = [b for b in doubtful if b not in taken and b.fit is Fit.BROKEN_STAMP]
    notes = tuple(
        note("looks-like-a-paper", span_of(source, b.at + 1, lines[b.at]), text=lines[b.at].strip()) for b in left_out
    )
    return Outline(tuple(sorted((*certain, *taken), key=lambda b: b.at)), notes, not others)


def _candidates(lines: list[str], source: str, start: int) -> tuple[list[Beginning], list[Beginning]]:
    """Return the certain beginnings, and doubtful ones that do not overlap them or each other."""
    certain: list[Beginning] = []
    possible: list[Beginning] = []
    index = start
    while index < len(lines):
        # Most lines are blank or a whole abstract: they are passed over without a call (10,000 papers: 0.20 to 0.17 s).
        if not lines[index] or len(lines[index]) > _LONGEST_TITLE_LINE:
            index += 1
            continue
        beginning = _beginning(lines, index, source)
        if beginning is not None and beginning.fit is Fit.CERTAIN:
            certain.append(beginning)
            # The title and the names of one paper are not the beginning of another.
            index = beginning.end
            continue
        if beginning is not None:
            possible.append(beginning)
        index += 1
    taken = {line for beginning in certain for line in range(beginning.at, beginning.end)}
    doubtful: list[Beginning] = []
    for beginning in possible:
        place = range(beginning.at, beginning.end)
        if taken.isdisjoint(place):
            doubtful.append(beginning)
            taken.update(place)
    return certain, doubtful


def _blank(lines: list[str], index: int) -> bool:
    return not 0 <= index < len(lines) or not lines[index] or lines[index].isspace()


def _beginning(lines: list[str], at: int, source: str) -> Beginning | None:
    line = lines[at]
    if _blank(lines, at):
        return None
    after_blank = _blank(lines, at - 1)
    if len(line) <= LONGEST_STAMP and _MAY_BE_STAMP.match(line):
        stamp, notes = parse_stamp(line, source, at + 1)
        if stamp is not None:
            beginning = _stamped(lines, at, stamp, notes, after_blank)
            if beginning is not None:
                return beginning
    return _unstamped(lines, at) if after_blank else None


def _stamped(lines: list[str], at: int, stamp: Stamp, notes: tuple[Diagnostic, ...], after_blank: bool) -> Beginning | None:
    dated = stamp.date is not None or any(entry.code == "bad-date" for entry in notes)
    if _blank(lines, at + 1):
        names = _names(lines, at + 2)
        if after_blank and stamp.whole and dated and names and ends_like_names(lines[names.start]):
            return Beginning(at, Fit.NO_TITLE, stamp, notes, None, names)
        return _detached(lines, at, stamp, notes) if after_blank and stamp.whole and dated else None
    title = at + 1
    if _blank(lines, title + 1):
        names = _names(lines, title + 2)
        if after_blank and stamp.whole and not names:
            return Beginning(at, Fit.NO_NAMES, stamp, notes, title, _unusual_names(lines, title + 2)) if dated else None
        if not after_blank:
            fits = dated and stamp.whole and bool(names)
            return Beginning(at, Fit.GLUED, stamp, notes, title, names) if fits else None
        if not stamp.whole:
            fits = bool(names) and (stamp.parts > 0 or dated)
            return Beginning(at, Fit.BROKEN_STAMP, stamp, notes, title, names) if fits else None
        return Beginning(at, Fit.CERTAIN, stamp, notes, title, names)
    # Stamp, title and something more without a blank line: names, if it looks like them.
    if not (after_blank and stamp.whole and dated):
        return None
    if looks_like_names(lines[title + 1]):
        return Beginning(at, Fit.GLUED, stamp, notes, title, range(title + 1, title + 2))
    return Beginning(at, Fit.CROWDED, stamp, notes, title, range(0))


def _detached(lines: list[str], at: int, stamp: Stamp, notes: tuple[Diagnostic, ...]) -> Beginning | None:
    """Read a stamp that a blank line parts from its title."""
    title = at + 2
    if _blank(lines, title) or not _blank(lines, title + 1) or len(lines[title]) > _LONGEST_TITLE_LINE:
        return None
    names = _names(lines, title + 2)
    fits = bool(names) and not _is_stamp(lines[title])
    return Beginning(at, Fit.GLUED, stamp, notes, title, names) if fits else None


def _unstamped(lines: list[str], at: int) -> Beginning | None:
    if not _blank(lines, at + 1):
        return None
    names = _names(lines, at + 2)
    if names and ends_like_names(lines[names.start]) and not ends_like_names(lines[at]):
        return Beginning(at, Fit.NO_STAMP, Stamp(), (), at, names)
    return None


def _names(lines: list[str], at: int) -> range:
    """Return the lines of names that begin at `at`, or after more blank lines; empty if it is no line of names."""
    while at < len(lines) and _blank(lines, at):
        at += 1
    if at >= len(lines) or not looks_like_names(lines[at]) or _is_stamp(lines[at]):
        return range(0)
    end = at + 1
    # Long bylines may be wrapped: the lines go on as long as they end in a comma.
    while not _blank(lines, end) and lines[end - 1].rstrip().endswith(","):
        end += 1
    return range(at, end)


def _is_stamp(line: str) -> bool:
    """Tell whether a line is a whole stamp with a date: the next paper's, not names ("CLDec 26, 2025Code")."""
    # A date has digits and names have none: this spares reading nearly every line of names as a stamp.
    if not _DIGIT.search(line):
        return False
    stamp, _ = parse_stamp(line, "", 1)
    return stamp is not None and stamp.whole and stamp.date is not None


def _unusual_names(lines: list[str], at: int) -> range:
    """Return the line at `at` if it may be names that do not look like them ("the ab-initio collaboration")."""
    if _blank(lines, at) or not _blank(lines, at + 1) or _blank(lines, at + 2):
        return range(0)
    line = lines[at].strip()
    return range(at, at + 1) if len(line) <= 200 and line[-1] not in ".!?:;" and ". " not in line else range(0)
