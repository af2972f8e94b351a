"""A whole folder in place of another: at one moment all of the old site is there, at the next all of the new one."""

import os
import shutil
import sys
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from generator.write.manifest import MANIFEST_NAME, read_manifest

_AT_CWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


def newer(folder: Path) -> Path:
    """Return where a new site stands before it takes the place of `folder`, and what was there before stands after it."""
    return folder.with_name(f".{folder.name}.oeuvre-new")


def older(folder: Path) -> Path:
    """Return where the old site stands for a moment, on systems that can only move one folder at a time."""
    return folder.with_name(f".{folder.name}.oeuvre-old")


def can_be_exchanged(folder: Path, ours: Collection[str], staging: Path) -> bool:
    """Tell whether a folder holds our files and nothing else, and can be moved as a whole.

    A folder with files of others is never moved: these must not be away for a moment, nor get lost in one.
    """
    parent = folder.parent
    if not os.access(parent, os.W_OK) or os.path.lexists(newer(folder)) or os.path.lexists(older(folder)):
        return False
    if not folder.exists():
        return True
    if os.path.ismount(folder) or folder.stat().st_dev != parent.stat().st_dev or Path.cwd().is_relative_to(folder):
        return False
    for place, folders, files in os.walk(folder):
        prefix = _prefix(place, folder)
        if not os.access(place, os.W_OK | os.X_OK):
            return False
        if Path(place) == folder:
            folders[:] = [name for name in folders if name != staging.name]
        for name in files:
            if prefix + name not in ours and prefix + name != MANIFEST_NAME:
                return False
        if any((Path(place) / name).is_symlink() for name in folders):
            return False
    return True


def _prefix(place: str, folder: Path) -> str:
    """Return what stands before the names in a folder below another: "", or "papers/x/". Text: there may be 100,000."""
    below = place[len(str(folder)) :].replace(os.sep, "/").strip("/")
    return f"{below}/" if below else ""


def put_in_place(folder: Path, staging: Path, staged: Collection[str], kept: Iterable[str], manifest: bytes) -> None:
    """Make what waits in `staging`, a folder inside of `folder`, together with `kept` files of the old site, the new site.

    Raises OSError, and the old site stands then. What is left of it is for `discard`.
    """
    staging.mkdir(parents=True, exist_ok=True)
    for place, _, files in os.walk(staging):
        prefix = _prefix(place, staging)
        for name in files:
            # Workers elsewhere may have left something that belongs to no site.
            if prefix + name not in staged:
                (Path(place) / name).unlink()
    for path in kept:
        target = staging / path
        target.parent.mkdir(parents=True, exist_ok=True)
        os.link(folder / path, target)
    (staging / MANIFEST_NAME).write_bytes(manifest)
    new = newer(folder)
    staging.rename(new)
    if exchanged(new, folder):
        return
    old = older(folder)
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    old.rename(new)


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False if the system or the file system has none for it."""
    import ctypes  # noqa: PLC0415 - takes some milliseconds, and few builds are full ones

    try:
        system = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            names = (_AT_CWD, os.fsencode(one), _AT_CWD, os.fsencode(other))
            return bool(system.renameat2(*names, _RENAME_EXCHANGE) == 0)
        if sys.platform == "darwin":
            return bool(system.renamex_np(os.fsencode(one), os.fsencode(other), _RENAME_SWAP) == 0)
    except (OSError, AttributeError, TypeError):
        pass
    return False


def mend(folder: Path) -> None:
    """Tidy up after a build that was killed while it exchanged folders. The lock has to be held."""
    old, new = older(folder), newer(folder)
    if old.is_dir() and not folder.exists():
        old.rename(folder)
    for left in (old, new):
        if left.is_symlink():
            left.unlink()
        elif left.is_dir():
            discard(left, folder)


def discard(left: Path, folder: Path) -> None:
    """Remove a site that stands beside its place. What somebody else has put there meanwhile comes back to the site."""
    if not left.is_dir():
        return
    ours = read_manifest(left)
    if ours is None:
        # It never was in place: nobody but us has written there.
        shutil.rmtree(left, ignore_errors=True)
        return
    for path in ours:
        with suppress(OSError):
            (left / path).unlink()
    for place, _, files in os.walk(left, topdown=False):
        relative = Path(place).relative_to(left)
        for name in files:
            if (relative / name).as_posix() in ours or name == MANIFEST_NAME:
                # Ours, and it could not be removed: it is of no use to anybody.
                continue
            target = folder / relative / name
            if not os.path.lexists(target):
                with suppress(OSError):
                    target.parent.mkdir(parents=True, exist_ok=True)
                    (Path(place) / name).rename(target)
        if Path(place) != left:
            with suppress(OSError):
                Path(place).rmdir()
    with suppress(OSError):
        # The manifest goes last: with it, what is left is known as a site.
        if [path.name for path in left.iterdir()] == [MANIFEST_NAME]:
            (left / MANIFEST_NAME).unlink()
        left.rmdir()
