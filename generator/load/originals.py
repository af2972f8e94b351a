"""Which built-in files a user's own were made from: by that, an upgrade can tell whose original has changed.

`templates/originals.txt` holds a line for each: a hash and a path, as `sha256sum --check` reads them. It belongs to the
project.
"""

import hashlib
import re
from pathlib import Path

from generator.load.theme import THEMES
from generator.load.walk import built_in_theme, files_below
from generator.model.value import value

RECORD = "originals.txt"
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")


@value
class Override:
    """A file of the user's that stands for a built-in one."""

    path: str
    """Below `templates/`, of both."""
    copied_from: str | None
    """Hash of the built-in file that it was made from; None if nobody said."""
    original: str
    """Hash of the built-in file of today."""

    @property
    def outdated(self) -> bool:
        """True if the built-in file has changed since."""
        return self.copied_from is not None and self.copied_from != self.original


def overridable(theme: str) -> tuple[str, ...]:
    """Return the paths of all built-in files that can be replaced: those that all themes share, and those of one theme."""
    folder = built_in_theme()
    paths = (path.relative_to(folder).as_posix() for path in files_below(folder))
    own = f"{THEMES}/{theme}/"
    return tuple(path for path in paths if not path.startswith(f"{THEMES}/") or path.startswith(own))


def original(path: str) -> bytes | None:
    """Return the content of a built-in file; None if there is none of this path."""
    file = built_in_theme() / path
    return file.read_bytes() if path in set(_built_in()) else None


def overrides(templates: Path) -> tuple[Override, ...]:
    """Return the files below a user's `templates/` that replace built-in ones, in the order of their paths."""
    record = _read(templates)
    own = [path.relative_to(templates).as_posix() for path in files_below(templates)]
    # A file at the plain path replaces that of every theme too, where these have one.
    replaced = set(_built_in()).intersection(own)
    return tuple(
        Override(path, record.get(path), hash_of((built_in_theme() / path).read_bytes())) for path in sorted(replaced)
    )


def remember(templates: Path, paths: tuple[str, ...]) -> None:
    """Note that files of the user's were made from the built-in ones of today."""
    record = _read(templates)
    for path in paths:
        record[path] = hash_of((built_in_theme() / path).read_bytes())
    lines = "".join(f"{digest}  {path}\n" for path, digest in sorted(record.items()))
    templates.mkdir(parents=True, exist_ok=True)
    (templates / RECORD).write_text(lines, "utf-8", newline="\n")


def hash_of(content: bytes) -> str:
    """Return what stands for the content of a file, whatever ends its lines."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def _built_in() -> tuple[str, ...]:
    folder = built_in_theme()
    return tuple(path.relative_to(folder).as_posix() for path in files_below(folder))


def _read(templates: Path) -> dict[str, str]:
    """Return what was noted; a line that says nothing is passed over."""
    try:
        text = (templates / RECORD).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    return {match[2]: match[1] for line in text.splitlines() if (match := _LINE.fullmatch(line))}
