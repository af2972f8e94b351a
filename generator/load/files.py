"""Reading strangers' files: regular files only, bounded, never through a link."""

import os
import stat
from pathlib import Path

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes. A profile of 100,000 papers has some 160 MB."""


def read_file(path: Path, source: str) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return the bytes of a regular file, or None and a note that says why not."""
    at = Span(source=source)
    try:
        # A named pipe would block open() for ever, hence O_NONBLOCK; Windows has neither flag nor pipes of that kind.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags)
    except OSError as error:
        if path.is_symlink():
            return None, (note("not-a-file", at, name=path.name, what="a link"),)
        return None, (note("cannot-read", at, reason=error.strerror or "unknown"),)
    with os.fdopen(handle, "rb") as file:
        facts = os.fstat(file.fileno())
        if not stat.S_ISREG(facts.st_mode):
            return None, (note("not-a-file", at, name=path.name, what="not a regular file"),)
        if facts.st_size > LARGEST_FILE:
            return None, (note("too-large", at, size=f"{facts.st_size:,}", limit=f"{LARGEST_FILE:,}"),)
        try:
            return file.read(LARGEST_FILE + 1), ()
        except OSError as error:
            return None, (note("cannot-read", at, reason=error.strerror or "unknown"),)
