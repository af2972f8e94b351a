"""What is known of an earlier state of a profile document, so that papers that stand there again need not be read again."""

import datetime
import hashlib
from dataclasses import replace
from typing import NamedTuple

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.paper import Paper
from generator.model.profile import Profile
from generator.model.value import value
from generator.parse.paper import read_paper
from generator.parse.structure import Beginning, Fit

Notes = tuple[Diagnostic, ...]


@value
class Piece:
    """A paper, and what has to be known of each when a document is read, even if the paper itself is kept unread."""

    paper: Paper
    title: str
    """In lower case, for comparing."""
    year: int | None
    """As printed; None if there is none."""
    lacks_year: bool
    """True if its date is printed without one; the paper has the year of the day of capture then."""
    text: "Text"
    notes: Notes = ()
    """What there is to tell of it, wherever it stands."""


class Text(NamedTuple):
    """A stretch of a document, without the line end behind it."""

    length: int
    """In bytes."""
    digest: bytes

    @classmethod
    def of(cls, content: bytes) -> "Text":
        """Return what stands for some bytes."""
        return cls(len(content), hashlib.blake2b(content, digest_size=16).digest())


@value
class State:
    """What is known of one state of a document."""

    profile: Profile
    pieces: dict[str, Piece]
    """By the digest of its text and shape: each paper that says the same in any state of the document of that day."""
    as_of: datetime.date | None
    """The day of capture."""
    head: Text | None = None
    """All that stands above the papers; None if anything in the document was doubtful, or odd in its bytes.

    If there is one, the pieces are the profile's papers in their order, one text behind another, and all notes are theirs.
    """


class Recall:
    """Takes over papers from an earlier state of a document, and remembers those of this one."""

    def __init__(self, before: State | None = None) -> None:
        self.before = before
        self.as_of: datetime.date | None = None
        """The day of capture of this state."""
        self.pieces: dict[str, Piece] = {}
        self.state: State | None = None
        """What there is to know of this state; None if it was no profile."""
        self._known = before.pieces if before else {}

    def piece(self, lines: list[str], beginning: Beginning, end: int, source: str, order: int) -> tuple[Piece | None, Notes]:
        """Return the paper that begins at a line: the one that was read before if nothing had to be noted about it."""
        text = Text.of("\n".join(lines[beginning.at : end]).encode("utf-8", "surrogatepass"))
        digest = _digest_of(beginning, text)
        known = self._known.get(digest)
        if known is not None and known.lacks_year and self.before and self.before.as_of != self.as_of:
            known = None
        if known is None:
            paper, notes = read_paper(lines, beginning, end, source, order)
            piece = _piece_of(paper, text, notes) if paper is not None else None
        else:
            piece = placed(known, beginning.at + 1, order)
            notes = piece.notes
        if piece is not None:
            self.pieces[digest] = piece
        return piece, notes

    def keep(self, profile: Profile, as_of: datetime.date | None, on_dates: Notes) -> None:
        """Keep what there is to know of a state. on_dates: what there was to tell of dates without a year."""
        papers = {paper.line: paper for paper in profile.papers}
        pieces: dict[str, Piece] = {}
        for key, piece in self.pieces.items():
            paper = papers.get(piece.paper.line)
            if paper is None:
                continue
            if not piece.lacks_year:
                pieces[key] = piece
            elif as_of is not None:
                # Without a day of capture other papers would decide the year.
                own = tuple([note for note in on_dates if note.at.line == paper.line])
                pieces[key] = replace(piece, paper=paper, notes=piece.notes + own)
        self.pieces = pieces
        self.state = State(profile, pieces, as_of)

    def settle(self, head: str, papers: int, notes: int) -> None:
        """Say that nothing in the document is doubtful. head: all that stands above the papers.

        papers, notes: how many the document has.
        """
        own = sum(len(piece.notes) for piece in self.pieces.values())
        if self.state is not None and len(self.pieces) == len(self.state.profile.papers) == papers and own == notes:
            self.state = replace(self.state, head=Text.of(head.encode("utf-8", "surrogatepass")))


def placed(piece: Piece, line: int, order: int) -> Piece:
    """Return a piece at another place of a document."""
    if (piece.paper.line, piece.paper.source_order) == (line, order):
        return piece
    by_lines = line - piece.paper.line
    notes = piece.notes
    if notes and by_lines:
        notes = tuple(
            note.model_copy(update={"at": note.at.model_copy(update={"line": note.at.line + by_lines})}) for note in notes
        )
    return replace(piece, paper=piece.paper.placed(line=line, source_order=order), notes=notes)


def _piece_of(paper: Paper, text: Text, notes: Notes) -> Piece:
    year = paper.date.year if paper.date else None
    return Piece(paper, paper.title.casefold(), year, paper.date is not None and year is None, text, notes)


def _digest_of(beginning: Beginning, text: Text) -> str:
    at = beginning.at
    place = f"{beginning.fit} {beginning.title} {beginning.names} {at}" if beginning.fit is not Fit.CERTAIN else ""
    shape = f"{beginning.names.start - at} {beginning.names.stop - at}"
    return f"{place} {shape} {text.length} {text.digest.hex()}"
