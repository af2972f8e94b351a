"""An exception that should have been impossible -> a note about the document that brought it about."""

import traceback
from pathlib import Path

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span


def unreadable(source: str, error: Exception) -> Diagnostic:
    """Return the note. It names the place in the program, for the report, and nothing that the document says."""
    if isinstance(error, RecursionError):
        reason = "it is nested too deep"
    elif isinstance(error, MemoryError):
        reason = "it takes more memory than there is"
    else:
        last = traceback.extract_tb(error.__traceback__)[-1:]
        place = "".join(f" in {Path(frame.filename).name}:{frame.lineno}" for frame in last)
        reason = f"{type(error).__name__}{place}"
    return note("unreadable", Span(source=source), reason=reason)
