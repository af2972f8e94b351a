"""A browser for tests: the system's Chromium, told what to do through a pipe, and a server of files on the loopback."""

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_KEYS = {"Enter": 13, "Escape": 27, "Tab": 9, "ArrowDown": 40, "ArrowUp": 38, "Home": 36, "End": 35, "Backspace": 8}
_SECONDS = 20.0

# Chromium reads its commands from descriptor 3 and writes its answers to 4.
_LAUNCH = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]
os.dup2(ends[0], 3)
os.dup2(ends[1], 4)
os.execv(sys.argv[3], sys.argv[3:])
"""

Message = dict[str, Any]


class Browser:
    """One page of a headless browser. Use it in a `with` statement."""

    def __init__(self) -> None:
        found = next(filter(None, map(shutil.which, _NAMES)), None)
        if found is None or sys.platform == "win32":
            if os.environ.get("CI") == "true" and sys.platform == "linux":
                pytest.fail("no Chromium is installed")
            pytest.skip("no Chromium is installed, or none that can be told what to do through a pipe")
        self._program = found
        self.complaints: list[str] = []
        """What the browser wrote to its console: faults of scripts, files that are missing, breaches of the policy."""

    def __enter__(self) -> "Browser":
        self._folder = tempfile.TemporaryDirectory(prefix="browser", ignore_cleanup_errors=True)
        read_by_us, answers = os.pipe()
        commands, written_by_us = os.pipe()
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run"]
        options += [f"--user-data-dir={self._folder.name}", "--disable-dev-shm-usage"]
        self._process = subprocess.Popen(
            [sys.executable, "-S", "-c", _LAUNCH, str(commands), str(answers), self._program, *options],
            pass_fds=(commands, answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(commands)
        os.close(answers)
        self._out = os.fdopen(written_by_us, "wb", buffering=0)
        self._in = os.fdopen(read_by_us, "rb", buffering=0)
        self._rest = b""
        self._number = 0
        self._session: str | None = None
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.send(f"{domain}.enable")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        self._out.close()
        self._in.close()
        self._folder.cleanup()

    def send(self, method: str, **parameters: object) -> Message:
        """Give a command of the DevTools protocol and return its result."""
        self._number += 1
        message: Message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._out.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: Message = answer["result"]
                return result
            self._note(answer)

    def _read(self) -> Message:
        while b"\0" not in self._rest:
            piece = self._in.read(1 << 16)
            if not piece:
                raise RuntimeError("the browser has ended")
            self._rest += piece
        line, _, self._rest = self._rest.partition(b"\0")
        message: Message = json.loads(line)
        return message

    def _note(self, event: Message) -> None:
        said = event.get("params", {})
        if event.get("method") == "Runtime.exceptionThrown":
            text = str(said["exceptionDetails"].get("exception", {}).get("description", said))
            # A passage between two pages that is cut short by the next one is no fault.
            if "ViewTransition" not in text:
                self.complaints.append(text)
        elif event.get("method") == "Log.entryAdded" and said["entry"]["level"] == "error":
            self.complaints.append(f"{said['entry']['text']} {said['entry'].get('url', '')}")

    def look(self, width: int, height: int = 900, scheme: str = "light") -> None:
        """Set the size of the window in pixels of CSS, and the scheme of colours that the reader prefers."""
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def open(self, url: str) -> None:
        """Load a page and wait until it has been read, scripts included."""
        self.send("Page.navigate", url=url)
        self.wait(f"document.readyState === 'complete' && location.href.startsWith({json.dumps(url)})")

    def value(self, expression: str) -> Any:
        """Return what an expression of JavaScript gives, as plain data."""
        found = self.send("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in found:
            raise RuntimeError(f"{expression}: {found['exceptionDetails']}")
        return found["result"].get("value")

    def wait(self, expression: str) -> None:
        """Wait until an expression is true."""
        until = time.monotonic() + _SECONDS
        while time.monotonic() < until:
            try:
                if self.value(f"!!({expression})"):
                    return
            except RuntimeError as error:
                # A page that is going away cannot answer.
                if "context" not in str(error).lower() and "navigated" not in str(error).lower():
                    raise
            time.sleep(0.02)
        pytest.fail(f"never came true: {expression}; the browser says {self.complaints}")

    def press(self, key: str, *, ctrl: bool = False, shift: bool = False) -> None:
        """Press a key, by its name or its letter."""
        code = _KEYS.get(key, ord(key.upper()) if len(key) == 1 else 0)
        text = "" if ctrl or (len(key) > 1 and key != "Enter") else "\r" if key == "Enter" else key
        facts = {"key": key, "windowsVirtualKeyCode": code, "modifiers": 2 * ctrl + 8 * shift}
        self.send("Input.dispatchKeyEvent", type="keyDown", text=text, **facts)
        self.send("Input.dispatchKeyEvent", type="keyUp", **facts)

    def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        for letter in text:
            self.press(letter)

    def screenshot(self, path: Path) -> None:
        """Keep what is seen as a PNG."""
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"]))


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by the class above
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the files of a folder; gives the address, with a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
