"""The output folder: what changed is staged beside its place, then moved into it; the old site stays until then."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.write.manifest import (
    MANIFEST_NAME,
    Written,
    digest_of,
    fingerprints_bytes,
    manifest_bytes,
    read_fingerprints,
    read_manifest,
)

_STAGING = ".oeuvre-staging"


class OutputError(Exception):
    """The output cannot be written; the message says why and what to do. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file to be written."""

    path: str
    """Relative to the output folder, with forward slashes."""
    fingerprint: str
    """Stands for everything that the file is made from."""
    content: bytes | None
    """None: the file is as it was written with this fingerprint, and was not made again."""


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What became of the files."""

    paths: tuple[str, ...]
    """Of all files of the site."""
    written: tuple[str, ...]
    removed: tuple[str, ...]
    warning: str | None = None

    @property
    def unchanged(self) -> int:
        """How many files were right already, and were not touched."""
        return len(self.paths) - len(self.written)


def write_output(folder: Path, cache: Path, files: Iterable[OutputFile], protected: Iterable[Path] = ()) -> WriteReport:
    """Bring a folder to a state in which it holds exactly these files of ours, and whatever is not ours.

    `protected`: folders of the user's that the output must not be, or contain. Raises OutputError, and OSError when the
    disk fails; then the old site stands as it was.
    """
    folder = Path(os.path.realpath(folder))
    _refuse_dangerous(folder, protected)
    known = read_manifest(folder)
    if known is None:
        _refuse_foreign(folder)
        known = {}
    cache_file = cache / "pages.json"
    fingerprints, warning = read_fingerprints(cache_file, folder)
    staging = folder / _STAGING
    shutil.rmtree(staging, ignore_errors=True)
    try:
        state, staged = _stage(folder, staging, files, known, fingerprints)
        removed = sorted(path for path in known if path not in state)
        _publish(folder, staging, staged, removed, state)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    complete = {path: _with_time(folder / path, row) for path, row in state.items()} if staged else state
    if staged or removed or fingerprints != complete:
        cache.mkdir(parents=True, exist_ok=True)
        _replace(cache_file, fingerprints_bytes(complete, folder))
    return WriteReport(tuple(state), tuple(staged), tuple(removed), warning)


def intact_fingerprints(folder: Path, cache: Path) -> dict[str, str]:
    """Return the fingerprints of the files of an output folder that are as they were written, by path."""
    folder = Path(os.path.realpath(folder))
    known = read_manifest(folder) or {}
    rows, _ = read_fingerprints(cache / "pages.json", folder)
    return {
        path: row.fingerprint
        for path, row in rows.items()
        if path in known and _facts(folder / path) == (row.size, row.mtime_ns)
    }


def _stage(
    folder: Path, staging: Path, files: Iterable[OutputFile], known: dict[str, str], fingerprints: dict[str, Written]
) -> tuple[dict[str, Written], list[str]]:
    """Draw what is new into the staging folder. Returns the state of all files, and the staged ones in their order."""
    state: dict[str, Written] = {}
    staged: list[str] = []
    made: set[Path] = set()
    for file in files:
        if file.path in state:
            raise OutputError(f"two pages would be written to {file.path}")
        target = folder / file.path
        before = fingerprints.get(file.path)
        facts = _facts(target) if file.path in known else None
        intact = facts is not None and before is not None and (before.size, before.mtime_ns) == facts
        if intact and before is not None and before.fingerprint == file.fingerprint:
            state[file.path] = before
            continue
        content = file.content
        if content is None:
            raise OutputError(f"{target} was changed by another program during the build; build again")
        digest = digest_of(content)
        # Without a trustworthy memory of the file, the file itself is compared: an equal one is not touched.
        same = before is not None and intact and before.digest == digest
        if not same and facts is not None and facts[0] == len(content):
            same = target.read_bytes() == content
        if same and facts is not None:
            state[file.path] = Written(file.fingerprint, digest, *facts)
            continue
        if facts is None and target.exists():
            raise OutputError(
                f"{target} was not written by Oeuvre, so it is not replaced; move it away, or choose another output folder"
            )
        place = staging / file.path
        if place.parent not in made:
            place.parent.mkdir(parents=True, exist_ok=True)
            made.add(place.parent)
        place.write_bytes(content)
        state[file.path] = Written(file.fingerprint, digest, len(content), 0)
        staged.append(file.path)
    return state, staged


def _publish(folder: Path, staging: Path, staged: list[str], removed: list[str], state: dict[str, Written]) -> None:
    """Move staged files into place, remove what is no longer made, and put the manifest last.

    While this runs, the manifest names old and new files, so that a build that is killed is finished by the next one.
    """
    if not staged and not removed and (folder / MANIFEST_NAME).exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    digests = {path: row.digest for path, row in state.items()}
    if removed or (folder / MANIFEST_NAME).exists():
        _replace(folder / MANIFEST_NAME, manifest_bytes({**dict.fromkeys(removed, "0" * 64), **digests}))
    else:
        _replace(folder / MANIFEST_NAME, manifest_bytes(digests))
    for source, target in _moves(folder, staging, staged):
        source.replace(target)
    for path in removed:
        with suppress(FileNotFoundError):
            (folder / path).unlink()
        _remove_empty_folders((folder / path).parent, folder)
    if removed:
        _replace(folder / MANIFEST_NAME, manifest_bytes(digests))


def _moves(folder: Path, staging: Path, staged: list[str]) -> Iterator[tuple[Path, Path]]:
    """Yield what to move where: files one by one, but folders that are new as a whole, in one move.

    A first build of 10,000 papers is a dozen moves instead of ten thousand (3 s less).
    """
    known: dict[Path, bool] = {folder: True}
    moved: set[Path] = set()
    for path in staged:
        parents = [folder / parent for parent in reversed(PurePosixPath(path).parents[:-1])]
        target: Path | None = folder / path
        for parent in parents:
            if parent in moved:
                target = None
                break
            if parent not in known:
                known[parent] = parent.is_dir()
                if known[parent] and (parent.is_symlink() or Path(os.path.realpath(parent)) != parent):
                    raise OutputError(f"{parent} is or lies behind a link, through which nothing is written")
            if not known[parent]:
                target = parent
                moved.add(parent)
                break
        if target is not None:
            yield staging / target.relative_to(folder), target


def _refuse_dangerous(folder: Path, protected: Iterable[Path]) -> None:
    if folder == Path(folder.anchor) or folder == Path.home():
        raise OutputError(f"{folder} cannot be the output folder: it holds far more than a site")
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder} is a file; the output has to be a folder")
    for path in protected:
        own = Path(os.path.realpath(path))
        if own == folder or own.is_relative_to(folder):
            raise OutputError(f"the output folder {folder} would contain your own files in {own}; choose another")
        if own.is_dir() and folder.is_relative_to(own):
            raise OutputError(f"the output folder {folder} lies inside of {own}, which is read to build it; choose another")


def _refuse_foreign(folder: Path) -> None:
    """Refuse a folder with files that we did not write. Hidden ones, such as .git, belong to tools and are left alone."""
    if not folder.is_dir():
        return
    foreign = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith(".") and entry.name != "CNAME")
    if foreign:
        raise OutputError(
            f"{folder} has files that Oeuvre did not write ({', '.join(foreign[:3])}{', …' if len(foreign) > 3 else ''}); "
            "choose an empty folder, or empty this one yourself"
        )


def _facts(path: Path) -> tuple[int, int] | None:
    try:
        facts = path.lstat()
    except OSError:
        return None
    return (facts.st_size, facts.st_mtime_ns)


def _with_time(path: Path, row: Written) -> Written:
    return Written(row.fingerprint, row.digest, row.size, path.lstat().st_mtime_ns)


def _replace(path: Path, content: bytes) -> None:
    """Write a whole file or leave the old one."""
    temporary = path.with_name(path.name + ".new")
    temporary.write_bytes(content)
    temporary.replace(path)


def _remove_empty_folders(folder: Path, top: Path) -> None:
    while folder != top:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
