"""Notes as text for a terminal, as JSON, or as annotations of a CI run."""

import hashlib
import re
from collections.abc import Iterable

from generator.diagnostics.diagnostic import Diagnostic, Severity

_COMMAND = re.compile(r"##([a-z]*)\[", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def as_text(note: Diagnostic) -> str:
    """Return a note as lines: place, severity, code and message; then the author's line with a caret; then the hint."""
    lines = [f"{_place(note)}: {note.severity}[{note.code}]: {_visible(note.message)}"]
    lines += [f"  {line}" for line in _frame(note)]
    if note.hint:
        lines.append(f"  hint: {_visible(note.hint)}")
    return "\n".join(lines)


def as_parts(note: Diagnostic) -> dict[str, str]:
    """Return what `as_text` says, in parts to be set by somebody else: place, severity, code, message, frame and hint."""
    return {
        "place": _place(note),
        "severity": note.severity.value,
        "code": note.code,
        "message": _visible(note.message),
        "frame": "\n".join(_frame(note)),
        "hint": _visible(note.hint or ""),
    }


def _place(note: Diagnostic) -> str:
    # A line that begins with two colons or number signs is an order to the log of a CI run, whatever file has such a name.
    source = _visible(note.at.source)
    return f"{'./' if source.lstrip().startswith((':', '##')) else ''}{source}:{note.at.line}:{note.at.column}"


def _frame(note: Diagnostic) -> list[str]:
    """Return the author's line, and a line with a caret below the place; nothing for an empty line."""
    at = note.at
    if not at.excerpt.strip():
        return []
    number = str(at.line)
    indent = at.column - at.excerpt_column + (at.excerpt_column > 1)
    room = max(1, len(at.excerpt) - (at.column - at.excerpt_column))
    return [
        f"{number} | {'…' if at.excerpt_column > 1 else ''}{_visible(at.excerpt)}",
        f"{' ' * len(number)} | {' ' * indent}{'^' * max(1, min(at.length, room))}",
    ]


def as_annotation(note: Diagnostic) -> str:
    """Return a note as a workflow command of GitHub Actions; nothing from a document can end or begin one."""
    level = "error" if note.severity is Severity.ERROR else "warning"
    text = _escaped(f"{note.message}{f' ({note.hint})' if note.hint else ''}")
    place = f"file={_property(note.at.source)},line={note.at.line},col={note.at.column}"
    return f"::{level} {place},title={_property(note.code)}::{text}"


def as_code_quality(notes: Iterable[Diagnostic]) -> list[dict[str, object]]:
    """Return notes as a code quality report of GitLab, a list of issues."""
    found: list[dict[str, object]] = []
    seen: dict[str, int] = {}
    for note in notes:
        # Lines come and go; what is said of a file is the same issue until it is mended.
        same = f"{note.at.source}\0{note.code}\0{note.message}"
        seen[same] = seen.get(same, 0) + 1
        found.append(
            {
                "description": _visible(f"{note.message}{f' ({note.hint})' if note.hint else ''}"),
                "check_name": note.code,
                "fingerprint": hashlib.sha256(f"{same}\0{seen[same]}".encode()).hexdigest()[:32],
                "severity": "major" if note.severity is Severity.ERROR else "minor",
                "location": {"path": note.at.source, "lines": {"begin": note.at.line}},
            }
        )
    return found


def as_json(note: Diagnostic) -> dict[str, object]:
    """Return a note as plain data."""
    return {
        "file": note.at.source,
        "line": note.at.line,
        "column": note.at.column,
        "length": note.at.length,
        "severity": note.severity.value,
        "code": note.code,
        "message": note.message,
        "hint": note.hint,
    }


def tally(notes: Iterable[Diagnostic]) -> str:
    """Return "1 error, 2 warnings", or "no notes"."""
    counts = dict.fromkeys(Severity, 0)
    for note in notes:
        counts[note.severity] += 1
    parts = [f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in counts.items() if count]
    return ", ".join(parts) or "no notes"


def _visible(text: str) -> str:
    """Return a text that cannot move a terminal's cursor, begin a line of its own, or command a CI service.

    Runners of GitHub and Azure look for `##[` and `##vso[` anywhere in a line.
    """
    text = _COMMAND.sub(r"# #\1[", text.replace("\t", " "))
    return _CONTROL.sub(lambda match: f"\\x{ord(match.group()):02x}", text)


def _escaped(text: str) -> str:
    text = _COMMAND.sub(r"# #\1[", text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return _visible(text)


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
