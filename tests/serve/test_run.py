"""The preview as a user starts it: a process of its own, ended by a signal."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.documents import FIRST, SECOND, document
from tests.sites import write_project

ROOT = Path(__file__).resolve().parents[2]


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - loopback
        return str(answer.read().decode())


@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are not sent on Windows")
def test_it_serves_rebuilds_and_ends_at_once(tmp_path: Path) -> None:
    content = write_project(tmp_path, {"ada.txt": document(FIRST, SECOND)})
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "--port", "0", "--poll"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        address = line.split(" at ")[1].split()[0]
        assert address.startswith("http://127.0.0.1:")
        assert "On Walking" in fetch(address)
        # A browser that listens must not keep the server from ending.
        events = urllib.request.urlopen(address + "_oeuvre/events", timeout=10)  # noqa: S310 - loopback
        (content / "ada.txt").write_bytes(document(FIRST.replace("Walking", "Running"), SECOND))
        deadline = time.monotonic() + 20
        while "On Running" not in fetch(address):
            assert time.monotonic() < deadline
            time.sleep(0.1)
        with pytest.raises(urllib.error.HTTPError, match="404"):
            fetch(address + "papers/on-walking/")
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=10)
        assert process.returncode == 0, errors
        assert "Traceback" not in errors
        events.close()
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()


def test_a_busy_port_is_passed_over(tmp_path: Path) -> None:
    from generator.cli.serve import _bind

    first = _bind("127.0.0.1", 0)
    port = first.getsockname()[1]
    second = _bind("127.0.0.1", port)
    assert second.getsockname()[1] > port
    first.close()
    second.close()
