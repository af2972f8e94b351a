"""One build at a time for each output folder: another one waits, and is not in the way of a build that was killed."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_BETWEEN_TRIES = 0.05
_held: dict[tuple[int, str], int] = {}
"""Locks by process, since a fork has this memory and not the lock, and how often each is held: who has it may ask again."""


@contextmanager
def output_lock(folder: Path, waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the output folder for one build. waiting: is called once if another build has it, before it is waited for.

    The lock is the system's, on a file beside the folder, so that it ends with the process, however that ends. It has to
    be beside: a folder that is exchanged as a whole would take it away. Where nobody may write there, it lies inside.
    """
    place = _place(Path(os.path.realpath(folder)))
    if place is None:
        # Nothing can be written there.
        yield
        return
    own = os.getpid(), place
    handle = None if own in _held else _taken(place, waiting)
    _held[own] = _held.get(own, 0) + 1
    try:
        yield
    finally:
        _held[own] -= 1
        if not _held[own]:
            del _held[own]
            _release(place, handle)


def _place(folder: Path) -> str | None:
    if folder == Path(folder.anchor):
        return None
    for parent, name in ((folder.parent, f".{folder.name}.oeuvre-lock"), (folder, ".oeuvre-lock")):
        if parent.is_dir() and os.access(parent, os.W_OK):
            return str(parent / name)
        if not parent.is_dir() and not parent.exists():
            # The folders around the output are made by the build: the lock needs one to lie in.
            with suppress(OSError):
                parent.mkdir(parents=True)
                return str(parent / name)
    return None


def _taken(place: str, waiting: Callable[[], None] | None) -> int | None:
    """Return the open file of a lock that is ours, None if the file system has no locks."""
    told = False
    while True:
        try:
            handle = os.open(place, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        except OSError:
            return None
        try:
            is_locked = _try_to_lock(handle)
        except OSError:
            os.close(handle)
            return None
        if is_locked and _is_the_file_at(place, handle):
            return handle
        # Whoever had it before may have taken the file away with it.
        os.close(handle)
        if not is_locked:
            if waiting is not None and not told:
                waiting()
            told = True
            time.sleep(_BETWEEN_TRIES)


def _try_to_lock(handle: int) -> bool:
    """Lock an open file; False if another process has it. Raises OSError where files cannot be locked.

    By record, not by `flock`: a process that draws pages for a build that was killed must not go on holding its lock.
    """
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _is_the_file_at(place: str, handle: int) -> bool:
    try:
        return os.path.samestat(Path(place).stat(), os.fstat(handle))
    except OSError:
        return False


def _release(place: str, handle: int | None) -> None:
    if handle is None:
        return
    if sys.platform == "win32":
        os.close(handle)
        with suppress(OSError):
            Path(place).unlink()
    else:
        # Away with the file while it is still locked: nobody can take it in between.
        with suppress(OSError):
            Path(place).unlink()
        os.close(handle)
