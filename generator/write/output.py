"""The output folder: what changed is staged beside its place, then moved into it; the old site stays until then."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from types import TracebackType

from generator.model.value import value
from generator.write.manifest import (
    MANIFEST_NAME,
    Written,
    fingerprints_bytes,
    manifest_bytes,
    read_fingerprints,
    read_manifest,
)
from generator.write.stage import STAGING, Kept, OutputError, Stage, facts_of


@value
class WriteReport:
    """What became of the files."""

    paths: tuple[str, ...]
    """Of all files of the site."""
    written: tuple[str, ...]
    removed: tuple[str, ...]
    damaged: bool = False
    """True if the memory of the last build could not be used."""

    @property
    def unchanged(self) -> int:
        """How many files were right already, and were not touched."""
        return len(self.paths) - len(self.written)


class Output:
    """An output folder while it is brought to a new state: exactly these files of ours, and whatever is not ours.

    Use it in a `with` statement: whatever happens, the staging folder is gone afterwards.
    """

    def __init__(self, folder: Path, cache: Path, protected: Iterable[Path] = ()) -> None:
        """Look at what is there. `protected`: folders of the user's that the output must not be, or contain.

        Raises OutputError if the folder cannot be used.
        """
        self.folder = Path(os.path.realpath(folder))
        _refuse_dangerous(self.folder, protected)
        known = read_manifest(self.folder)
        if known is None:
            _refuse_foreign(self.folder)
            known = {}
        self._known = known
        self._cache_file = cache / "pages.json"
        self._remembered, self._damaged = read_fingerprints(self._cache_file, self.folder)
        intact = {
            path: row
            for path, row in self._remembered.items()
            if path in known and facts_of(f"{self.folder}/{path}") == (row.size, row.mtime_ns)
        }
        self.stage = Stage(str(self.folder), frozenset(known), intact)

    @property
    def fingerprints(self) -> dict[str, str]:
        """What the files that are as they were written were made from, by path."""
        return {path: row.fingerprint for path, row in self.stage.rows.items()}

    @property
    def staging(self) -> Path:
        """Where files wait."""
        return self.folder / STAGING

    def __enter__(self) -> "Output":
        shutil.rmtree(self.staging, ignore_errors=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        shutil.rmtree(self.staging, ignore_errors=True)

    def publish(self, files: Iterable[Kept]) -> WriteReport:
        """Put all staged files into place, and remove what is no longer made.

        Raises OutputError, and OSError when the disk fails; before the first file is moved, the old site stands as it was.
        """
        state: dict[str, Written] = {}
        staged: list[str] = []
        for file in files:
            if file.path in state:
                raise OutputError(f"two pages would be written to {file.path}")
            state[file.path] = file.row
            if file.staged:
                staged.append(file.path)
        removed = sorted(path for path in self._known if path not in state)
        _publish(self.folder, self.staging, staged, removed, state)
        if staged or removed or self._remembered != state:
            # Only a memory: where it cannot be kept, the next build takes longer and nothing else.
            with suppress(OSError):
                self._cache_file.parent.mkdir(parents=True, exist_ok=True)
                _replace(self._cache_file, fingerprints_bytes(state, self.folder))
        return WriteReport(tuple(state), tuple(staged), tuple(removed), self._damaged)


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
