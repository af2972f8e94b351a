"""The preview as a user starts it: a process of its own, ended by a signal."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from generator.serve import run as run_module
from generator.serve.run import run
from tests.documents import FIRST, SECOND, document
from tests.previews import make_preview, wait_until
from tests.sites import write_project

ROOT = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(os.name == "nt", reason="signals of this kind are not sent on Windows")


@contextmanager
def started(folder: Path, *options: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """Start `oeuvre serve` in a folder; yields the process and its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "--port", "0", *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        yield process, line.split(" at ")[1].split()[0]
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - loopback
        return str(answer.read().decode())


def connected(address: str) -> socket.socket:
    return socket.create_connection(("127.0.0.1", int(address.rsplit(":", 1)[1].strip("/"))), 20)


@POSIX
@pytest.mark.parametrize("option", ["--poll", "--no-poll"])
def test_it_serves_rebuilds_and_ends_at_once(tmp_path: Path, option: str) -> None:
    content = write_project(tmp_path, {"ada.txt": document(FIRST, SECOND)})
    with started(tmp_path, option) as (process, address):
        assert address.startswith("http://127.0.0.1:")
        assert "On Walking" in fetch(address)
        (content / "ada.txt").write_bytes(document(FIRST.replace("Walking", "Running"), SECOND))
        wait_until(lambda: "On Running" in fetch(address))
        with pytest.raises(urllib.error.HTTPError, match="404"):
            fetch(address + "papers/on-walking/")
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
        assert "Traceback" not in errors
        assert "Planned in" in errors


@POSIX
@pytest.mark.parametrize("presses", [1, 2, 5])
def test_it_ends_at_once_whoever_is_connected(tmp_path: Path, presses: int) -> None:
    write_project(tmp_path, {"ada.txt": document(FIRST, SECOND)})
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "large.bin").write_bytes(bytes(30_000_000))
    with started(tmp_path, "--quiet") as (process, address), ExitStack() as stack:
        fetch(address)
        for asked in ("_oeuvre/events", "_oeuvre/events?page=", "large.bin"):
            connection = stack.enter_context(closing(connected(address)))
            connection.sendall(f"GET /{asked} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            assert connection.recv(10)
        for half in (b"", b"GET / HT"):
            stack.enter_context(closing(connected(address))).sendall(half)
        for _ in range(presses):
            process.send_signal(signal.SIGINT)
            time.sleep(0.02)
        _, errors = process.communicate(timeout=60)
        assert (process.returncode, errors) == (0, "")


@POSIX
def test_it_does_not_wait_for_what_is_being_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In this process, so that a build can be made to last."""
    preview = make_preview(write_project(tmp_path, {"ada.txt": document(FIRST)}))
    building, release = threading.Event(), threading.Event()

    def refresh() -> None:
        building.set()
        release.wait(60)

    monkeypatch.setattr(preview, "refresh", refresh)
    bound = socket.create_server(("127.0.0.1", 0))

    def press() -> None:
        with closing(socket.create_connection(bound.getsockname(), 20)) as connection:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            building.wait(20)
            signal.raise_signal(signal.SIGINT)

    presser = threading.Thread(target=press)
    presser.start()
    try:
        run(preview, bound, frozenset())
        assert building.is_set()
        assert not release.is_set()
    finally:
        release.set()
        presser.join(20)


class TestConnections:
    @pytest.mark.parametrize(
        ("limits", "expected"),
        [((256, -1), [(4096, -1)]), ((256, 1000), [(1000, 1000)]), ((8192, 8192), []), ((-1, -1), []), ((1000, 1000), [])],
    )
    def test_as_many_as_the_system_allows(
        self, monkeypatch: pytest.MonkeyPatch, limits: tuple[int, int], expected: list[tuple[int, int]]
    ) -> None:
        resource = pytest.importorskip("resource", reason="Windows has no such limit")
        assert resource.RLIM_INFINITY == -1
        asked: list[tuple[int, int]] = []
        monkeypatch.setattr(resource, "getrlimit", lambda _: limits)
        monkeypatch.setattr(resource, "setrlimit", lambda _, wanted: asked.append(wanted))
        run_module._allow_many_connections()
        assert asked == expected

    def test_where_there_is_no_limit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "resource", None)
        run_module._allow_many_connections()
