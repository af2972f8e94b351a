"""The output folder: what changed is staged beside its place, then moved into it; the old site stays until then."""

import os
import shutil
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import TracebackType

from generator.load.cache import keep_sealed
from generator.load.facts import NO_FACTS, are_settled, facts_of
from generator.model.value import value
from generator.write.exchange import can_be_exchanged, discard, mend, newer, put_in_place
from generator.write.lock import output_lock
from generator.write.manifest import (
    MANIFEST_NAME,
    PAGES_NAME,
    UNKNOWN,
    Remembered,
    Written,
    digest_of,
    manifest_bytes,
    pages_bytes,
    read_manifest,
    read_pages,
)
from generator.write.stage import STAGING, Kept, OutputError, Stage, UnfinishedError, digest_on_disk


@value
class WriteReport:
    """What became of the files."""

    paths: tuple[str, ...]
    """Of all files of the site."""
    written: tuple[str, ...]
    removed: tuple[str, ...]
    digests: Mapping[str, str]
    """The hash of each file of the site, by path."""
    ignored: str | None = None
    """Why the memory of the last build was not used, if that is worth a word."""

    @property
    def unchanged(self) -> int:
        """How many files were right already, and were not touched."""
        return len(self.paths) - len(self.written)


class Output:
    """An output folder while it is brought to a new state: exactly these files of ours, and whatever is not ours.

    Use it in a `with` statement: meanwhile no other build writes there, and whatever happens, the staging folder is gone
    afterwards.
    """

    stage: Stage
    """What takes files."""

    def __init__(self, folder: Path, cache: Path, protected: Iterable[Path] = (), *, atomic: bool = False) -> None:
        """Prepare to write. `protected`: folders of the user's that the output must not be, or contain.

        atomic: exchange the whole folder, however little has changed. Raises OutputError if the folder cannot be used.
        """
        self.folder = Path(os.path.realpath(folder))
        _refuse_dangerous(self.folder, protected)
        self._cache_file = cache / PAGES_NAME
        self._atomic = atomic
        self._closing = ExitStack()

    @property
    def fingerprints(self) -> dict[str, str]:
        """What the files that are as they were written were made from, by path."""
        return {path: row.fingerprint for path, row in self.stage.rows.items()}

    @property
    def staging(self) -> Path:
        """Where files wait."""
        return self.folder / self.stage.staging

    def __enter__(self) -> "Output":
        """Look at what is there, and mend what a build that was killed has left. Raises as the constructor does."""
        with ExitStack() as stack:
            stack.enter_context(output_lock(self.folder))
            stack.enter_context(_usual_rights())
            known = read_manifest(self.folder)
            if known is None:
                refuse_foreign(self.folder)
            mend(self.folder)
            _remove_leftovers(self.folder)
            known = (read_manifest(self.folder) if known is None else known) or {}
            self._known = known
            self._remembered = read_pages(self._cache_file, self.folder)
            intact = dict(_intact(self.folder, self._remembered, known))
            staging = f"{STAGING}-{os.getpid()}-{time.time_ns():x}"
            self.stage = Stage(str(self.folder), staging, frozenset(known), intact)
            stack.callback(shutil.rmtree, self.staging, ignore_errors=True)
            self._closing = stack.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._closing.close()

    def read(self, path: str, digest: str) -> bytes | None:
        """Return a file as it lies there now; None unless its bytes have this hash."""
        try:
            content = (self.folder / path).read_bytes()
        except OSError:
            return None
        return content if digest_of(content) == digest else None

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
        for path in self._put_into_place(state, staged, removed):
            state[path] = _in_place(f"{self.folder}/{path}", state[path])
        if self._remembered.rows != state:
            keep_sealed(str(self._cache_file), pages_bytes(state, self.folder, time.time_ns()))
        digests = {path: row.digest for path, row in state.items()}
        return WriteReport(tuple(state), tuple(staged), tuple(removed), digests, self._remembered.ignored)

    def _put_into_place(self, state: dict[str, Written], staged: list[str], removed: list[str]) -> list[str]:
        """Bring the output to its new state. Returns the files whose facts may have changed on the way."""
        if not staged and not removed:
            return _publish(self.folder, self.staging, staged, removed, state)
        kept = state.keys() - set(staged)
        whole = self._atomic or len(kept) <= len(staged)
        if not (whole and staged and can_be_exchanged(self.folder, self._known, self.staging)):
            return _publish(self.folder, self.staging, staged, removed, state)
        manifest = manifest_bytes({path: row.digest for path, row in state.items()})
        left = newer(self.folder)
        self._closing.callback(discard, left, self.folder)
        put_in_place(self.folder, self.staging, frozenset(staged), sorted(kept), manifest)
        return sorted(kept)


@contextmanager
def _usual_rights() -> Iterator[None]:
    """Make files that everybody may read and folders that everybody may enter, whatever the shell's mask says."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


def _remove_leftovers(folder: Path) -> None:
    """Remove the staging folders of builds that were killed. A link of such a name is removed itself, never followed."""
    with suppress(OSError):
        for entry in list(os.scandir(folder)):
            if entry.name.startswith(STAGING) and entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            elif entry.name.startswith(STAGING) or entry.name == f"{MANIFEST_NAME}.new":
                with suppress(OSError):
                    Path(entry.path).unlink()


def _intact(folder: Path, remembered: Remembered, known: Collection[str]) -> Iterator[tuple[str, Written]]:
    """Yield path and row of each file that is as it was written; where its facts cannot tell, its content does."""
    for path, row in remembered.rows.items():
        place = f"{folder}/{path}"
        facts = facts_of(place) if path in known else None
        if facts is None:
            continue
        if facts == row.facts and are_settled(facts, remembered.at_ns):
            yield path, row
        elif digest_on_disk(place) == row.digest:
            yield path, replace(row, facts=facts)


def _in_place(place: str, row: Written) -> Written:
    """Return the row of a file that was moved by itself, whereby the time of its inode has changed, and nothing else."""
    facts = facts_of(place) or NO_FACTS
    size, changed_ns, _, inode = row.facts
    return replace(row, facts=facts if (facts[0], facts[1], facts[3]) == (size, changed_ns, inode) else NO_FACTS)


def _publish(folder: Path, staging: Path, staged: list[str], removed: list[str], state: dict[str, Written]) -> list[str]:
    """Move staged files into place, new ones first, then changed ones; remove what is no longer made, last.

    While this runs, the manifest names old and new files, so that a build that is killed is finished by the next one.
    Returns the files that were moved one by one. Raises OutputError before anything is moved, UnfinishedError later.
    """
    digests = {path: row.digest for path, row in state.items()}
    manifest, final = folder / MANIFEST_NAME, manifest_bytes(digests)
    if not staged and not removed and _holds(manifest, final):
        return []
    first = _in_the_way(staged, removed)
    moves = tuple(_moves(folder, staging, staged, first))
    for parent in {PurePosixPath(path).parent for path in removed}:
        _refuse_closed(folder / parent)
    # From here on nothing has to be written, so that a full disk cannot end it half-way.
    last = staging / f"{MANIFEST_NAME}.last"
    staging.mkdir(parents=True, exist_ok=True)
    last.write_bytes(final)
    meanwhile = manifest_bytes({**dict.fromkeys(removed, UNKNOWN), **digests}) if removed else final
    if not _holds(manifest, meanwhile):
        first_of_two = staging / MANIFEST_NAME
        first_of_two.write_bytes(meanwhile)
        first_of_two.replace(manifest)
    try:
        for path in sorted(first):
            _remove(folder, path)
        # What is new is linked to by what changed, and never the other way round for a reader who is on the way.
        for is_changed in (False, True):
            for source, target, changed in moves:
                if changed is is_changed:
                    source.replace(target)
        for path in removed:
            if path not in first:
                _remove(folder, path)
        if not _holds(manifest, final):
            last.replace(manifest)
    except OSError as error:
        raise UnfinishedError(
            f"some files of the site could not be put into place: {error.strerror or error} ({error.filename or folder}); "
            "others are new by now; when that is mended, build again, and it is whole"
        ) from error
    return [path for _, target, _ in moves if (path := target.relative_to(folder).as_posix()) in state]


def _in_the_way(staged: list[str], removed: list[str]) -> frozenset[str]:
    """Return what has to go before files are moved: files where folders will be, and files of folders where files will be."""
    if not removed:
        return frozenset()
    files = set(staged)
    folders = {parent for path in staged for parent in _parents(path)}
    return frozenset(path for path in removed if path in folders or not files.isdisjoint(_parents(path)))


def _parents(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _remove(folder: Path, path: str) -> None:
    with suppress(FileNotFoundError, NotADirectoryError):
        (folder / path).unlink()
    _remove_empty_folders((folder / path).parent, folder)


def _moves(folder: Path, staging: Path, staged: list[str], gone: frozenset[str]) -> Iterator[tuple[Path, Path, bool]]:
    """Yield what to move where, and whether it replaces something: files one by one, but folders that are new in one move.

    A first build of 10,000 papers is a dozen moves instead of ten thousand (3 s less). gone: files that are removed
    before. Raises OutputError if something that is not ours is in the way.
    """
    if folder.is_dir():
        _refuse_closed(folder)
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
                known[parent] = _is_folder(parent, folder, gone)
            if not known[parent]:
                target = parent
                moved.add(parent)
                break
        if target is not None:
            if target.is_dir() and not target.is_symlink():
                _refuse_files_below(target, folder, gone)
            yield staging / target.relative_to(folder), target, target.is_file()


def _is_folder(path: Path, folder: Path, gone: frozenset[str]) -> bool:
    if path.is_dir():
        if path.is_symlink() or Path(os.path.realpath(path)) != path:
            raise OutputError(f"{path} is or lies behind a link, through which nothing is written")
        _refuse_closed(path)
        return True
    if os.path.lexists(path) and path.relative_to(folder).as_posix() not in gone:
        raise OutputError(f"{path} was not written by Oeuvre, and a folder has to be there; move it away")
    return False


def _refuse_closed(folder: Path) -> None:
    if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError(f"{folder} may not be written to; change its permissions. The old site stands")


def _refuse_files_below(path: Path, folder: Path, gone: frozenset[str]) -> None:
    for below in path.rglob("*"):
        if not (below.is_dir() and not below.is_symlink()) and below.relative_to(folder).as_posix() not in gone:
            raise OutputError(f"{below} was not written by Oeuvre, and a file has to be where its folder is; move it away")


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


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def refuse_foreign(folder: Path) -> None:
    """Refuse a folder with files that we did not write. Hidden ones, such as .git, belong to tools and are left alone."""
    if not folder.is_dir():
        return
    foreign = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith(".") and entry.name != "CNAME")
    if foreign:
        raise OutputError(
            f"{folder} has files that Oeuvre did not write ({', '.join(foreign[:3])}{', …' if len(foreign) > 3 else ''}); "
            "choose an empty folder, or empty this one yourself"
        )


def _remove_empty_folders(folder: Path, top: Path) -> None:
    while folder != top:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
