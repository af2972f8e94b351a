"""The list that a site is held against, and what came of it."""

from collections.abc import Iterator
from pathlib import Path

from generator.each import sites_in
from generator.model.value import value
from generator.write.manifest import MANIFEST_NAME, parse_manifest, read_manifest

_PUBLIC = ".well-known"
"""The only hidden folder that others are meant to read (RFC 8615)."""


@value
class Verdict:
    """What came of holding a site against its list. Paths are in order."""

    checked: int
    """How many files were looked at."""
    wrong: tuple[tuple[str, str], ...]
    """Paths of files that are not as they were built, each with what they are."""
    missing: tuple[str, ...]
    extra: tuple[str, ...] = ()
    """Files that the list does not name. What a host serves beyond it cannot be known."""
    unanswered: tuple[tuple[str, str], ...] = ()
    """Paths of files that a host did not send, for a reason that says nothing of the files, each with the reason."""


def listed_in(folder: Path) -> dict[str, str] | None:
    """Return the digests of all files of a built site, or of the sites of several people, by path; None if it is neither."""
    own = read_manifest(folder)
    if own is not None:
        return own
    names = sorted(sites_in(folder)) if folder.is_dir() else []
    if not names:
        return None
    return {f"{name}/{path}": digest for name in names for path, digest in (read_manifest(folder / name) or {}).items()}


def read_list(path: Path) -> dict[str, str] | None:
    """Return the digests that a list names; None if it is none. Raises OSError."""
    return parse_manifest(path.read_bytes())


def is_hidden(path: str) -> bool:
    """Tell whether a file is none that a host shows: it belongs to a tool, such as git."""
    return any(part.startswith(".") and part != _PUBLIC for part in path.split("/"))


def foreign(paths: Iterator[str]) -> Iterator[str]:
    """Yield what should not be in a published folder beside the site: neither hidden nor a host's own settings."""
    return (path for path in paths if not is_hidden(path) and path not in ("CNAME", MANIFEST_NAME))
