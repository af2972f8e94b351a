import errno
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from watchdog.events import FileClosedNoWriteEvent, FileModifiedEvent, FileMovedEvent, FileOpenedEvent, FileSystemEvent
from watchdog.observers.polling import PollingObserver

from generator.load.project import watched_paths
from generator.load.walk import root_of
from generator.serve import watch as watch_module
from generator.serve.watch import Watcher, _Handler
from tests.documents import FIRST, SECOND, document
from tests.previews import wait_until
from tests.sites import write_project


class Seen:
    """What a watcher's calls have seen: all the texts of a project, each time."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.states: list[dict[str, bytes]] = []

    def look(self) -> None:
        """Note the state of the files."""
        state = {}
        for path in sorted(self._root.rglob("*")):
            try:
                state[path.relative_to(self._root).as_posix()] = path.read_bytes()
            except OSError:
                continue
        self.states.append(state)

    def last(self, name: str) -> bytes | None:
        """Return what a file last said."""
        return self.states[-1].get(name) if self.states else None


@contextmanager
def watching(content: Path, *, poll: bool = False) -> Iterator[Seen]:
    seen = Seen(content.parent)
    watcher = Watcher(watched_paths(root_of(content), content), seen.look, poll=poll)
    watcher.start()
    try:
        yield seen
    finally:
        watcher.stop()
    assert not watcher._thread.is_alive()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_project(tmp_path, {"ada.txt": document(SECOND)})


def save_in_place(path: Path, text: bytes) -> None:
    path.write_bytes(text)


def save_twice(path: Path, text: bytes) -> None:
    path.write_bytes(b"")
    path.write_bytes(text[:5])
    path.write_bytes(text)


def save_as_vim(path: Path, text: bytes) -> None:
    """With `backupcopy=no`: a probe, the old file renamed, a new one written, the old one removed."""
    swap = path.with_name(f".{path.name}.swp")
    swap.write_bytes(b"x")
    probe = path.with_name("4913")
    probe.write_bytes(b"")
    probe.unlink()
    backup = path.with_name(f"{path.name}~")
    path.rename(backup)
    path.write_bytes(text)
    backup.unlink()
    swap.unlink()


def save_as_emacs(path: Path, text: bytes) -> None:
    """A lock that is a link into nothing, an auto-save file, a backup, and the file in place."""
    lock = path.with_name(f".#{path.name}")
    if os.name == "nt":
        lock.write_bytes(b"me@host.1:1")
    else:
        lock.symlink_to("me@host.1:1")
    path.with_name(f"#{path.name}#").write_bytes(text)
    shutil.copy(path, path.with_name(f"{path.name}~"))
    path.write_bytes(text)
    path.with_name(f"#{path.name}#").unlink()
    lock.unlink()


def save_as_jetbrains(path: Path, text: bytes) -> None:
    new, old = path.with_name(f"{path.name}___jb_tmp___"), path.with_name(f"{path.name}___jb_old___")
    new.write_bytes(text)
    path.rename(old)
    new.rename(path)
    old.unlink()


def save_by_rename(path: Path, text: bytes) -> None:
    new = path.with_name(f".{path.name}.a1b2c3")
    new.write_bytes(text)
    new.replace(path)


@pytest.mark.parametrize(
    "save",
    [save_in_place, save_twice, save_as_vim, save_as_emacs, save_as_jetbrains, save_by_rename],
    ids=lambda save: save.__name__,
)
def test_a_save_is_seen_whatever_the_editor_does(content: Path, save: Callable[[Path, bytes], None]) -> None:
    with watching(content) as seen:
        for number in range(3):
            text = document(SECOND.replace("stand", f"stand {number}"))
            save(content / "ada.txt", text)
            wait_until(lambda text=text: seen.last("content/ada.txt") == text)
    assert set(seen.states[-1]) - {"content"} <= {"content/ada.txt", "content/ada.txt~"}


@pytest.mark.parametrize("poll", [False, True])
def test_everything_that_makes_a_site_is_seen(content: Path, tmp_path: Path, poll: bool) -> None:
    with watching(content, poll=poll) as seen:
        # A folder that is made while the preview runs is watched from then on, whatever comes into it later.
        for name in (
            "site.toml",
            "templates/styles/mine.css",
            "static/deep/down/cv.txt",
            "content/pages/talks.md",
            "content/ben.txt",
        ):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            for text in (b"# one\n", b"# two two\n"):
                (tmp_path / name).write_bytes(text)
                wait_until(lambda name=name, text=text: seen.last(name) == text, name)
        (content / "ben.txt").rename(content / "cleo.txt")
        wait_until(lambda: seen.last("content/cleo.txt") and not seen.last("content/ben.txt"))
        (content / "cleo.txt").unlink()
        wait_until(lambda: not seen.last("content/cleo.txt"))
        shutil.rmtree(tmp_path / "templates")
        wait_until(lambda: not seen.last("templates/styles/mine.css"))


@pytest.mark.parametrize("poll", [False, True])
def test_the_content_can_go_and_come_again(content: Path, poll: bool) -> None:
    with watching(content, poll=poll) as seen:
        for number in range(3):
            shutil.rmtree(content)
            wait_until(lambda: seen.states and seen.last("content/ada.txt") is None)
            content.mkdir()
            (content / "ada.txt").write_bytes(b"0")
            wait_until(lambda: seen.last("content/ada.txt") == b"0")
            # The new folder is watched, not the one that was.
            text = document(SECOND.replace("stand", f"stand {number}"))
            (content / "ada.txt").write_bytes(text)
            wait_until(lambda text=text: seen.last("content/ada.txt") == text)


def test_the_content_can_be_exchanged_for_another_folder(content: Path, tmp_path: Path) -> None:
    other = write_project(tmp_path / "other", {"ada.txt": document(FIRST)})
    with watching(content) as seen:
        content.rename(tmp_path / "old")
        other.rename(content)
        wait_until(lambda: seen.last("content/ada.txt") == document(FIRST))
        (content / "ada.txt").write_bytes(b"new")
        wait_until(lambda: seen.last("content/ada.txt") == b"new")


def test_a_single_document_as_content(tmp_path: Path) -> None:
    path = tmp_path / "ada.txt"
    path.write_bytes(document(SECOND))
    seen = Seen(tmp_path)
    watcher = Watcher(watched_paths(root_of(path), path), seen.look)
    watcher.start()
    try:
        for save in (save_in_place, save_as_vim, save_by_rename):
            text = document(SECOND.replace("stand", save.__name__))
            save(path, text)
            wait_until(lambda text=text: seen.last("ada.txt") == text)
    finally:
        watcher.stop()


@pytest.mark.skipif(os.name == "nt", reason="making links takes a privilege on Windows")
def test_a_folder_that_is_a_link(content: Path, tmp_path: Path) -> None:
    theme = tmp_path.parent / f"{tmp_path.name}-theme"
    theme.mkdir()
    (tmp_path / "templates").symlink_to(theme)
    calls = threading.Event()
    watcher = Watcher(watched_paths(tmp_path, content), calls.set)
    watcher.start()
    try:
        (theme / "mine.css").write_text("x", "utf-8")
        assert calls.wait(20)
    finally:
        watcher.stop()


def test_a_thousand_saves_are_few_calls_and_the_last_sees_the_last(content: Path) -> None:
    with watching(content) as seen:
        for number in range(1000):
            (content / "ada.txt").write_bytes(b"%d" % number)
        wait_until(lambda: seen.last("content/ada.txt") == b"999")
        assert len(seen.states) < 200


def test_who_writes_without_end_is_shown_on_the_way(content: Path) -> None:
    ending = threading.Event()

    def write() -> None:
        while not ending.wait(0.002):
            (content / "ada.txt").write_bytes(b"x")

    writer = threading.Thread(target=write)
    with watching(content) as seen:
        writer.start()
        try:
            wait_until(lambda: len(seen.states) >= 3)
        finally:
            ending.set()
            writer.join()


def test_files_are_looked_at_once_more_after_a_change(content: Path) -> None:
    with watching(content) as seen:
        (content / "ada.txt").write_bytes(b"x")
        wait_until(lambda: len(seen.states) >= 2)


class TestRoom:
    def test_a_system_without_room_for_watches_is_looked_at(self, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(self: object, *given: object, **named: object) -> None:
            raise OSError(errno.ENOSPC, "inotify watch limit reached")

        monkeypatch.setattr(watch_module.Observer, "start", full)
        calls = threading.Event()
        watcher = Watcher(watched_paths(root_of(content), content), calls.set)
        watcher.start()
        try:
            assert watcher.poll
            (content / "ada.txt").write_bytes(b"new")
            assert calls.wait(20)
        finally:
            watcher.stop()

    def test_a_system_that_cannot_be_looked_at_either_is_an_error(
        self, content: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(self: object, *given: object, **named: object) -> None:
            raise OSError(errno.EMFILE, "too many open files")

        monkeypatch.setattr(PollingObserver, "start", full)
        with pytest.raises(OSError, match="too many"):
            Watcher(watched_paths(root_of(content), content), lambda: None, poll=True).start()

    def test_a_folder_that_goes_while_it_is_about_to_be_watched(self, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        seen = Seen(content.parent)
        watcher = Watcher(watched_paths(root_of(content), content), seen.look)
        schedule = watch_module.Observer.schedule
        failures = iter([FileNotFoundError(errno.ENOENT, "gone")])

        def gone(*given: object, **named: object) -> object:
            for failure in failures:
                raise failure
            return schedule(*given, **named)

        monkeypatch.setattr(watch_module.Observer, "schedule", gone)
        watcher.start()
        try:
            wait_until(lambda: seen.states)
            (content / "ada.txt").write_bytes(b"new")
            wait_until(lambda: seen.last("content/ada.txt") == b"new")
        finally:
            watcher.stop()

    def test_a_folder_that_cannot_be_watched_keeps_the_others_watched(
        self, content: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*given: object) -> None:
            raise PermissionError(errno.EACCES, "not this one")

        with watching(content) as seen:
            with monkeypatch.context() as patched:
                patched.setattr(Watcher, "_started", refuse)
                (content.parent / "static").mkdir()
                wait_until(lambda: seen.states)
                (content / "ada.txt").write_bytes(b"one")
                wait_until(lambda: seen.last("content/ada.txt") == b"one")
            (content / "ada.txt").write_bytes(b"two")
            wait_until(lambda: seen.last("content/ada.txt") == b"two")
            (content.parent / "static" / "cv.txt").write_bytes(b"cv")
            wait_until(lambda: seen.last("static/cv.txt") == b"cv")


class TestEvents:
    @pytest.mark.parametrize(
        ("event", "expected"),
        [
            (FileModifiedEvent("content/ada.txt"), True),
            (FileModifiedEvent("site.toml"), True),
            (FileMovedEvent("content/.new", "content/ada.txt"), True),
            (FileMovedEvent("content/ada.txt", "elsewhere.txt"), True),
            (FileOpenedEvent("content/ada.txt"), False),
            (FileClosedNoWriteEvent("content/ada.txt"), False),
            (FileModifiedEvent("content/.ada.txt.swp"), False),
            (FileModifiedEvent("content/ada.txt~"), False),
            (FileModifiedEvent("content/#ada.txt#"), False),
            (FileModifiedEvent("content/#1.txt"), True),
            (FileModifiedEvent("content/ada.txt___jb_tmp___"), False),
            (FileModifiedEvent("content/.git/index"), False),
            (FileModifiedEvent("output/index.html"), False),
            (FileModifiedEvent("contents/ada.txt"), False),
            (FileModifiedEvent(""), False),
        ],
    )
    def test_which_concern_the_site(self, tmp_path: Path, event: FileSystemEvent, expected: bool) -> None:
        calls: list[None] = []
        handler = _Handler(watched_paths(tmp_path, tmp_path / "content"), lambda: calls.append(None))
        for side in ("src_path", "dest_path"):
            if getattr(event, side):
                setattr(event, side, str(tmp_path / getattr(event, side)))
        handler.on_any_event(event)
        assert bool(calls) is expected
