"""A folder, held against a list of files."""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generator.verify.listed import Verdict, foreign


def verify_folder(folder: Path, files: Mapping[str, str], step: Callable[[], None]) -> Verdict:
    """Look at every file of a folder. files: digests by path. step: is called after each file."""
    wrong: list[tuple[str, str]] = []
    missing: list[str] = []
    for path, digest in sorted(files.items()):
        place = folder / path
        if not os.path.lexists(place):
            missing.append(path)
        elif place.is_symlink() or not place.is_file():
            wrong.append((path, "it is no file of its own"))
        else:
            try:
                found = _digest_of_file(place)
            except OSError as error:
                wrong.append((path, f"it cannot be read ({error.strerror})"))
            else:
                if found != digest:
                    wrong.append((path, "its content is another"))
        step()
    extra = sorted(path for path in foreign(_paths_below(folder)) if path not in files)
    return Verdict(len(files), tuple(wrong), tuple(missing), tuple(extra))


def _digest_of_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _paths_below(folder: Path) -> Iterator[str]:
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") or name == ".well-known"]
        for name in names:
            yield (Path(top) / name).relative_to(folder).as_posix()
