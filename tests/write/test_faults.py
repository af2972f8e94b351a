"""What becomes of a site when writing it fails, or is ended, at each of its steps."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from generator.write.exchange import exchanged, newer, older
from generator.write.lock import output_lock
from generator.write.manifest import MANIFEST_NAME
from generator.write.output import Output
from generator.write.stage import STAGING, OutputError, UnfinishedError
from tests.sites import files_of

OLD = {"a.html": b"old a", "b/c.html": b"old c", "b/d.html": b"same", "gone.html": b"gone", "f/g.html": b"gone too"}
NEW = {"a.html": b"new a", "b/c.html": b"new c", "b/d.html": b"same", "h/i.html": b"new i", "h/j/k.html": b"new k"}
MINE = {"CNAME": b"example.org", "mine/photo.jpg": b"mine"}

CALLS = ("open", "write", "mkdir", "rename", "replace", "unlink", "rmdir", "link", "scandir")
"""Of the system, by which files are written, moved and removed."""

WAYS = pytest.mark.parametrize(
    ("before", "after", "foreign", "atomic"),
    [
        pytest.param(OLD, NEW, MINE, False, id="files of others are there"),
        pytest.param(OLD, {**OLD, "a.html": b"new"}, {}, False, id="one file changes"),
        pytest.param({**OLD, **{f"p/{n}": b"x" for n in range(5)}}, {**NEW, **{f"p/{n}": b"x" for n in range(5)}}, {}, False,
                     id="few files change"),
        pytest.param(OLD, NEW, {}, True, id="all at one moment"),
        pytest.param({}, NEW, {}, False, id="the first build"),
    ],
)  # fmt: skip


def write(folder: Path, contents: dict[str, bytes], *, atomic: bool = False) -> None:
    with Output(folder / "output", folder / "cache", atomic=atomic) as target:
        target.publish([target.stage.keep(path, content.hex(), content) for path, content in contents.items()])


def begun(folder: Path, before: dict[str, bytes], foreign: dict[str, bytes]) -> None:
    if before:
        write(folder, before)
    for path, content in foreign.items():
        (folder / "output" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "output" / path).write_bytes(content)


def site(folder: Path) -> dict[str, bytes]:
    """Return what a visitor could get."""
    found = files_of(folder / "output") if (folder / "output").is_dir() else {}
    return {path: content for path, content in found.items() if not path.startswith((STAGING, MANIFEST_NAME))}


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".*oeuvre-*") if path.name != MANIFEST_NAME]


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch, reached: Callable[[int], None]) -> Iterator[list[int]]:
    """Tell of each call of the system, before it is made, how many there were."""
    count = [0]

    def watched(call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*arguments: Any, **named: Any) -> Any:
            count[0] += 1
            reached(count[0])
            return call(*arguments, **named)

        return called

    with monkeypatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, watched(getattr(os, name)))
        yield count


def calls_of(monkeypatch: pytest.MonkeyPatch, act: Callable[[], None]) -> int:
    with counted(monkeypatch, lambda _: None) as count:
        act()
    return count[0]


def is_whole(found: dict[str, bytes], *states: dict[str, bytes]) -> bool:
    """Tell whether each file is one of the old site or of the new one, and none is half."""
    return all(any(state.get(path) == content for state in states) for path, content in found.items())


@WAYS
def test_whichever_call_of_the_system_fails_the_site_stays_whole_and_the_next_build_mends_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: dict[str, bytes],
    after: dict[str, bytes],
    foreign: dict[str, bytes],
    atomic: bool,
) -> None:
    begun(tmp_path / "first", before, foreign)
    steps = calls_of(monkeypatch, lambda: write(tmp_path / "first", after, atomic=atomic))
    assert steps > 10
    old, new = {**before, **foreign}, {**after, **foreign}
    unfinished = 0
    for number in range(1, steps + 1):
        folder = tmp_path / str(number)
        begun(folder, before, foreign)

        def fail(count: int, number: int = number) -> None:
            if count == number:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with counted(monkeypatch, fail):
            try:
                write(folder, after, atomic=atomic)
            except UnfinishedError:
                unfinished += 1
                assert is_whole(site(folder), old, new)
                assert all(site(folder)[path] == content for path, content in foreign.items())
            except (OSError, OutputError):
                assert site(folder) == old, number
            else:
                assert site(folder) == new, number
        write(folder, after, atomic=atomic)
        assert site(folder) == new, number
        assert leftovers(folder) == [], number
    assert unfinished < steps / 2
    assert not (atomic and unfinished)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is ended in the middle of a call")
@WAYS
def test_whenever_a_build_is_killed_the_site_stays_whole_and_the_next_build_mends_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: dict[str, bytes],
    after: dict[str, bytes],
    foreign: dict[str, bytes],
    atomic: bool,
) -> None:
    begun(tmp_path / "first", before, foreign)
    steps = calls_of(monkeypatch, lambda: write(tmp_path / "first", after, atomic=atomic))
    old, new = {**before, **foreign}, {**after, **foreign}
    for number in range(1, steps + 1):
        folder = tmp_path / str(number)
        begun(folder, before, foreign)
        child = os.fork()
        if child == 0:
            with counted(monkeypatch, lambda count, number=number: os._exit(9) if count == number else None):  # type: ignore[misc]
                write(folder, after, atomic=atomic)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
        found = site(folder)
        if atomic or not before:
            assert found in (old, new), number
        else:
            assert is_whole(found, old, new), number
            assert all(path in found for path in old.keys() & new.keys()), number
        write(folder, after, atomic=atomic)
        assert site(folder) == new, number
        assert leftovers(folder) == [], number


def test_without_an_exchange_in_one_step_two_moves_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.write.exchange.exchanged", lambda *_: False)
    write(tmp_path, OLD)
    write(tmp_path, NEW, atomic=True)
    assert site(tmp_path) == NEW
    assert leftovers(tmp_path) == []


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="the system has no exchange in one step")
def test_folders_are_exchanged_in_one_step(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert exchanged(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "one" / "other").exists()
    assert not exchanged(tmp_path / "one", tmp_path / "absent")


def test_a_build_that_was_killed_between_two_moves_is_undone(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    output = tmp_path / "output"
    output.rename(older(output))
    newer(output).mkdir()
    (newer(output) / "half.html").write_bytes(b"half")
    with Output(output, tmp_path / "cache"):
        assert site(tmp_path) == OLD
    assert leftovers(tmp_path) == []


def test_a_file_that_came_while_folders_were_exchanged_comes_back(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    output = tmp_path / "output"
    output.rename(newer(output))
    (newer(output) / "b" / "mine.jpg").write_bytes(b"mine")
    write(tmp_path, NEW)
    assert site(tmp_path) == {**NEW, "b/mine.jpg": b"mine"}
    assert leftovers(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("name", [STAGING, f"{STAGING}-1-2", f"{MANIFEST_NAME}.new", MANIFEST_NAME])
def test_links_under_our_own_names_lead_nowhere(tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious").write_bytes(b"precious")
    (tmp_path / "output").mkdir()
    target = elsewhere if name.startswith(STAGING) else elsewhere / "precious"
    (tmp_path / "output" / name).symlink_to(target)
    write(tmp_path, NEW)
    assert files_of(elsewhere) == {"precious": b"precious"}
    assert site(tmp_path) == NEW
    assert not (tmp_path / "output" / MANIFEST_NAME).is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_rights_do_not_depend_on_the_mask_of_the_shell(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write(tmp_path, NEW)
    finally:
        assert os.umask(before) == 0o077
    rights = {path.stat().st_mode & 0o777 for path in (tmp_path / "output").rglob("*") if path.is_file()}
    assert rights == {0o644}
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "output").rglob("*") if path.is_dir()} == {0o755}


@pytest.mark.skipif(not hasattr(os, "fork") or os.name == "nt", reason="another user is a process of their own")
@pytest.mark.parametrize("closed", [".", "b", "f"])
@pytest.mark.parametrize("wanted", [NEW, {**OLD, "b/c.html": b"new", "f/g.html": b"new"}], ids=["most", "some"])
def test_a_folder_that_may_not_be_written_to_is_refused_before_anything_is_moved(
    tmp_path: Path, closed: str, wanted: dict[str, bytes]
) -> None:
    write(tmp_path, OLD)
    for path in [tmp_path, *tmp_path.rglob("*")]:
        path.chmod(0o777 if path.is_dir() else 0o666)
    for parent in tmp_path.parents:
        with suppress(OSError):
            parent.chmod(parent.stat().st_mode | 0o555)
    (tmp_path / "output" / closed).chmod(0o555)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setuid(65534)
            write(tmp_path, wanted)
        except (OutputError, OSError) as error:
            os.write(writing, str(error).encode())
            os._exit(1)
        os._exit(0)
    os.close(writing)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1
    assert b"permission" in os.read(reading, 1000).lower()
    os.close(reading)
    assert site(tmp_path) == OLD
    (tmp_path / "output" / closed).chmod(0o777)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="another build is a process of its own")
def test_a_second_build_waits_and_says_so(tmp_path: Path) -> None:
    output = tmp_path / "output"
    reading, writing = os.pipe()
    told: list[bool] = []
    with output_lock(output), output_lock(output):
        child = os.fork()
        if child == 0:
            with output_lock(output, lambda: os.write(writing, b"waiting ")):  # type: ignore[arg-type, return-value]
                os.write(writing, b"in")
            os._exit(0)
        told.append(os.read(reading, 100) == b"waiting ")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert told == [True]
    assert os.read(reading, 100) == b"in"
    os.close(reading)
    os.close(writing)
    assert leftovers(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="another build is a process of its own")
def test_the_lock_of_a_build_that_was_killed_is_nobodys(tmp_path: Path) -> None:
    child = os.fork()
    if child == 0:
        with output_lock(tmp_path / "output"):
            os._exit(9)
    os.waitpid(child, 0)
    assert leftovers(tmp_path) == [".output.oeuvre-lock"]
    with output_lock(tmp_path / "output", lambda: pytest.fail("nobody has it")):
        pass
    assert leftovers(tmp_path) == []
