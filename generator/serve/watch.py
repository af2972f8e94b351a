"""Changes of files -> rebuilds: many events in a row are one change."""

import threading
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

_QUIET_SECONDS = 0.06
"""How long nothing may happen before a change counts as complete: editors write, rename and touch in bursts."""


class Watcher:
    """Calls back, in a thread of its own, after files have changed and come to rest."""

    def __init__(self, paths: tuple[Path, ...], changed: Callable[[], object], *, poll: bool = False) -> None:
        self._changed = changed
        self._event = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="oeuvre-watch", daemon=True)
        self._observer = PollingObserver(timeout=0.3) if poll else Observer()
        self._paths = paths
        self._handler = _Handler(paths, self._event.set)
        self._watched: set[tuple[Path, bool]] = set()
        self._watch()

    def _watch(self) -> None:
        """Watch what there is by now: a folder may be made while the preview runs."""
        for folder, recursive in _folders(self._paths).items():
            if (folder, recursive) not in self._watched:
                self._watched.add((folder, recursive))
                self._observer.schedule(self._handler, str(folder), recursive=recursive)

    def start(self) -> None:
        """Begin to watch."""
        self._observer.start()
        self._thread.start()

    def stop(self) -> None:
        """Stop watching; returns when both threads have ended."""
        self._stopping = True
        self._event.set()
        self._observer.stop()
        self._observer.join()
        self._thread.join()

    def _run(self) -> None:
        while True:
            self._event.wait()
            while not self._stopping:
                self._event.clear()
                if not self._event.wait(_QUIET_SECONDS):
                    break
            if self._stopping:
                return
            self._watch()
            self._changed()


class _Handler(FileSystemEventHandler):
    """Lets through what can change the site: not reading, not swap files, not what lies beside the watched paths."""

    def __init__(self, paths: tuple[Path, ...], tell: Callable[[], object]) -> None:
        self._paths = tuple(path.resolve() for path in paths)
        self._tell = tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("opened", "closed_no_write"):
            return
        for name in (event.src_path, event.dest_path):
            path = Path(str(name)) if name else None
            if path and not path.name.startswith(".") and not path.name.endswith(("~", ".swp", ".tmp")):
                resolved = path.resolve()
                if any(
                    resolved == own or resolved.is_relative_to(own) or own.is_relative_to(resolved) for own in self._paths
                ):
                    self._tell()
                    return


def _folders(paths: tuple[Path, ...]) -> dict[Path, bool]:
    """Return which folders to watch, and whether with everything below.

    A single file, and a folder that does not exist yet, are seen through the folder they lie in.
    """
    folders: dict[Path, bool] = {}
    for path in paths:
        resolved = path.resolve()
        if resolved.is_dir():
            folders[resolved] = True
        else:
            folders.setdefault(resolved.parent, False)
    return {folder: recursive for folder, recursive in folders.items() if folder.is_dir()}
