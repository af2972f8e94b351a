"""Changes of files -> calls: many events in a row are one change."""

import threading
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from generator.load.walk import is_passed_over

_QUIET_SECONDS = 0.015
"""How long nothing may happen before a change counts as complete: editors write, rename and touch in bursts."""
_PATIENCE_SECONDS = 0.25
"""Whoever writes without end is shown on the way from time to time."""
_ECHO_SECONDS = 1.0
"""So long after a change, files are looked at once more: what happens in a folder while it is being made may go untold."""
_POLL_SECONDS = 0.3
_GOODBYE_SECONDS = 1.0
"""How long the end of the preview waits for threads that end by themselves."""


class Watcher:
    """Calls back, in a thread of its own, after files have changed and come to rest."""

    def __init__(self, paths: tuple[Path, ...], changed: Callable[[], object], *, poll: bool = False) -> None:
        """Prepare to watch files and folders, which need not exist yet. poll: look at them instead of waiting for news."""
        self._paths, self._changed = paths, changed
        self.poll = poll
        """True if files are looked at. Becomes true when the system cannot watch so many."""
        self._event = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="oeuvre-watch", daemon=True)
        self._handler = _Handler(paths, self._event.set)
        self._observer: BaseObserver | None = None
        self._watched: dict[Path, tuple[bool, int]] = {}

    def start(self) -> None:
        """Begin to watch. What is done to the files from here on is not missed."""
        self._watch()
        self._thread.start()

    def stop(self) -> None:
        """Stop watching. A call that is under way is not waited for long: nothing is lost with it."""
        self._stopping = True
        self._event.set()
        if self._observer is not None:
            self._observer.stop()
            self._observer.join(_GOODBYE_SECONDS)
        self._thread.join(_GOODBYE_SECONDS)

    def _run(self) -> None:
        while True:
            self._event.wait()
            self._let_settle()
            if self._stopping:
                return
            self._watch()
            self._changed()
            if not self._event.wait(_ECHO_SECONDS):
                self._changed()

    def _let_settle(self) -> None:
        patient_until = time.monotonic() + _PATIENCE_SECONDS
        while not self._stopping and time.monotonic() < patient_until:
            self._event.clear()
            if not self._event.wait(_QUIET_SECONDS):
                return
        self._event.clear()

    def _watch(self) -> None:
        """Watch what there is by now: folders come, go, and come again under the same name, as other ones."""
        wanted = _folders(self._paths)
        if wanted == self._watched and not self._handler.replaced:
            return
        self._handler.replaced = False
        old = self._observer
        # The new one begins before the old one ends, so that nothing happens unseen.
        try:
            self._observer = self._started(wanted)
        except FileNotFoundError:
            # A folder went while it was about to be watched: look again at what there is.
            self._handler.replaced = True
            self._event.set()
            return
        except OSError:
            if old is None:
                raise
            # What is watched stays watched; the next change is the next try.
            self._handler.replaced = True
            return
        self._watched = wanted
        if old is not None:
            old.stop()

    def _started(self, folders: dict[Path, tuple[bool, int]]) -> BaseObserver:
        """Return an observer at work: one that looks if the system has no room for more watches."""
        # A folder that is made together with the folder around it is told of twice. watchdog then warns that it watches
        # it once only, which is right; a warning that is made an error would end its thread.
        warnings.filterwarnings("ignore", r"Callback with id .* already exists", RuntimeWarning)
        for looks in (True,) if self.poll else (False, True):
            observer: BaseObserver = PollingObserver(timeout=_POLL_SECONDS) if looks else Observer()
            try:
                for folder, (recursive, _) in folders.items():
                    observer.schedule(self._handler, str(folder), recursive=recursive)
                observer.start()
            except FileNotFoundError:
                raise
            except OSError:
                if looks:
                    raise
            else:
                self.poll = looks
                return observer
        raise AssertionError("unreachable")


class _Handler(FileSystemEventHandler):
    """Lets through what can change the site: not reading, not what editors keep for themselves, not what lies beside."""

    def __init__(self, paths: tuple[Path, ...], tell: Callable[[], object]) -> None:
        # A folder may be a link, and events come under the name by which it is watched.
        self._paths = {*(path.absolute() for path in paths), *(path.resolve() for path in paths)}
        self._tell = tell
        self.replaced = False
        """True if a watched folder or file itself has come, gone or moved: the watches may be of one that is no more."""

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("opened", "closed_no_write"):
            return
        for name in (event.src_path, event.dest_path):
            path = Path(str(name))
            if not name or not any(self._concerns(path, own) for own in self._paths):
                continue
            if path in self._paths and event.event_type in ("created", "deleted", "moved"):
                self.replaced = True
            self._tell()
            return

    @staticmethod
    def _concerns(path: Path, own: Path) -> bool:
        return path.is_relative_to(own) and not any(is_passed_over(part) for part in path.relative_to(own).parts)


def _folders(paths: tuple[Path, ...]) -> dict[Path, tuple[bool, int]]:
    """Return which folders to watch: whether with everything below, and by what a folder is told from the next of its name.

    The folder around each path is one of them: a file, and a folder that comes or goes, are seen from there.
    """
    folders: dict[Path, tuple[bool, int]] = {}
    for path in paths:
        resolved = path.resolve()
        if resolved.is_dir():
            folders[resolved] = (True, resolved.stat().st_ino)
        for around in {path.absolute().parent.resolve(), resolved.parent}:
            if around.is_dir():
                folders.setdefault(around, (False, around.stat().st_ino))
    return folders
