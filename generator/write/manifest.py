"""What was written: the list of files in the output, and the fingerprints behind them in the cache.

The list in the output marks the folder as ours and names every file with its hash, in the form that `sha256sum --check`
reads. The fingerprints are a cache: without them, or with damaged ones, every page is drawn anew and nothing else changes.
"""

import hashlib
import json
from pathlib import Path

from generator import __version__
from generator.load.cache import DAMAGED, DamagedError, read_sealed
from generator.load.facts import Facts
from generator.load.table import FORMAT, Table, table_bytes
from generator.model.value import value

MANIFEST_NAME = ".oeuvre-manifest"
UNKNOWN = "0" * 64
"""Stands for the digest of a file that is about to be replaced or removed: whatever its bytes are, they will not do."""
_HEADER = "# Files written by Oeuvre. It replaces and removes these only. Check them with: sha256sum --check"
PAGES_NAME = "pages"
"""In the cache folder."""


@value
class Written:
    """A file as it was written."""

    fingerprint: str
    """Stands for everything that the file was made from."""
    digest: str
    """SHA-256 of its bytes, hexadecimal."""
    facts: Facts


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of some bytes, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read_manifest(folder: Path) -> dict[str, str] | None:
    """Return the digest of every file that we wrote to a folder, by path; None if the folder is not ours."""
    try:
        return parse_manifest((folder / MANIFEST_NAME).read_bytes())
    except OSError:
        return None


def parse_manifest(content: bytes) -> dict[str, str] | None:
    """Return what `manifest_bytes` was given; None if these are no such bytes."""
    try:
        lines = content.decode().split("\n")
    except UnicodeDecodeError:
        return None
    if not lines or not lines[0].startswith("# Files written by Oeuvre"):
        return None
    entries = (line.split("  ", 1) for line in lines[1:] if "  " in line)
    # A path that leads out of the folder cannot be ours, whoever wrote it there. Hardly any has two dots at all.
    return {
        path: digest
        for digest, path in entries
        if not path.startswith(("/", "\\")) and (".." not in path or ".." not in path.split("/"))
    }


def manifest_bytes(files: dict[str, str]) -> bytes:
    """Return the manifest of some files, by path with their digests."""
    rows = "".join(f"{digest}  {path}\n" for path, digest in sorted(files.items()))
    return f"{_HEADER}\n{rows}".encode()


@value
class Remembered:
    """What the cache knows of an output folder."""

    rows: dict[str, Written]
    """By path."""
    at_ns: int = 0
    """When it was known, in nanoseconds of the system's clock."""
    ignored: str | None = None
    """Why there is nothing, if that is worth a word."""


def read_pages(path: Path, output: Path) -> Remembered:
    """Return what the cache knows of an output folder."""
    try:
        body = read_sealed(str(path))
        if body is None:
            return Remembered({})
        line = json.loads(body.partition(b"\n")[0])
        if (line["format"], line["version"]) != (FORMAT, __version__):
            return Remembered({}, ignored="the cache is of another version of Oeuvre and was ignored")
        if line["output"] != str(output):
            return Remembered({}, ignored=f"the cache is of another output folder, {line['output']}, and was ignored")
        table = Table.of_bytes(body)
        rows = map(Written, table.fingerprints, table.digests, table.rows())
        return Remembered(dict(zip(table.paths, rows, strict=True)), int(line["at_ns"]))
    except (DamagedError, KeyError, TypeError, AttributeError, ValueError, RecursionError):
        return Remembered({}, ignored=DAMAGED)


def pages_bytes(files: dict[str, Written], output: Path, at_ns: int) -> bytes:
    """Return the cache for what was written to an output folder."""
    paths = sorted(files)
    rows = [files[path] for path in paths]
    digests, fingerprints = [row.digest for row in rows], [row.fingerprint for row in rows]
    return table_bytes(__version__, str(output), at_ns, paths, [row.facts for row in rows], digests, fingerprints)
