"""A real browser for tests: headless Chromium, spoken to by its DevTools protocol.

    with Browser.started() as browser:
        page = browser.page()
        page.goto("http://127.0.0.1:8000/")
        page.click("nav a")
        page.wait_for("document.title === 'Statistics'")
        assert page.problems == []

Every page has cookies, storage and cache of its own. What is waited for has a deadline, and says what it saw when it passed.
"""

import base64
import contextlib
import json
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome-headless-shell")
_OPTIONS = (
    "--headless",
    "--remote-debugging-port=0",
    "--no-first-run",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
)
_PATIENCE_SECONDS = 60.0
_KEYS = {"Enter": 13, "Escape": 27, "Tab": 9, "ArrowDown": 40, "ArrowUp": 38, "Home": 36, "End": 35, "Backspace": 8}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by the class above
        pass


@contextlib.contextmanager
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


def find_browser() -> str | None:
    """Return the path of a Chromium; None if this machine has none. The variable CHROMIUM says it first."""
    return os.environ.get("CHROMIUM") or next((path for name in _NAMES if (path := shutil.which(name))), None)


class BrowserError(Exception):
    """The browser refused a command, or what was waited for never came."""


class Browser:
    """A running browser."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._last = 0
        self._pages: dict[str, Page] = {}

    @classmethod
    @contextlib.contextmanager
    def started(cls) -> "Iterator[Browser]":
        """Start a browser that ends with the block. Raises BrowserError if there is none, or if it does not start."""
        program = find_browser()
        if program is None:
            raise BrowserError(f"none of {', '.join(_NAMES)} is installed")
        # Root may not use the sandbox, and in containers one often is root; only our own pages are shown.
        sandbox = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 or os.environ.get("CI") else []
        with tempfile.TemporaryDirectory(prefix="browser-", ignore_cleanup_errors=True) as profile:
            process = subprocess.Popen(
                [program, *_OPTIONS, *sandbox, f"--user-data-dir={profile}", "about:blank"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            try:
                address = _address(process, Path(profile) / "DevToolsActivePort")
                # Between two tests nobody reads what the browser tells. A bounded queue would fill, answers to pings would
                # wait behind it, and a healthy connection would be closed.
                with connect(
                    address, max_size=None, max_queue=None, ping_interval=None, compression=None, proxy=None
                ) as connection:
                    yield cls(connection)
            finally:
                _end(process)

    def page(self, width: int = 1280, height: int = 800, *, dark: bool = False) -> "Page":
        """Return a new page of a size in CSS pixels, in a light or a dark world."""
        context = self.send("Target.createBrowserContext", disposeOnDetach=True)["browserContextId"]
        target = self.send("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = self._pages[session] = Page(self, session, target)
        for domain in ("Page", "Runtime", "Log", "Network"):
            page.send(f"{domain}.enable")
        page.resize(width, height)
        page.send("Emulation.setEmulatedMedia", features=[_feature(dark=dark)])
        return page

    def send(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        """Send a command, and return its result. Raises BrowserError if the browser refuses."""
        self._last += 1
        own = {"sessionId": session} if session else {}
        self._connection.send(json.dumps({"id": self._last, "method": method, "params": parameters, **own}))
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while True:
            message = self._received(deadline - time.monotonic(), method)
            if message.get("id") == self._last:
                if "error" in message:
                    raise BrowserError(f"{method}: {message['error'].get('message')}")
                return dict(message["result"])

    def _received(self, seconds: float, method: str) -> dict[str, Any]:
        try:
            message: dict[str, Any] = json.loads(self._connection.recv(max(0.0, seconds)))
        except TimeoutError as error:
            raise BrowserError(f"{method}: no answer") from error
        if "method" in message and message.get("sessionId") in self._pages:
            self._pages[message["sessionId"]]._note(message["method"], message["params"])
        return message


class Page:
    """A page of a browser."""

    def __init__(self, browser: Browser, session: str, target: str) -> None:
        self._browser, self._session, self._target = browser, session, target
        self.problems: list[str] = []
        """What the browser complained of: exceptions, refusals by the content security policy, failed requests."""
        self.requests: list[str] = []
        """The address of every request."""

    def goto(self, address: str) -> None:
        """Go to an address, and wait until the page has loaded."""
        result = self.send("Page.navigate", url=address)
        if result.get("errorText"):
            raise BrowserError(f"{address}: {result['errorText']}")
        self.wait_for("document.readyState === 'complete'")

    def evaluate(self, expression: str) -> Any:
        """Return the value of a JavaScript expression; of a promise, what it brings. Raises BrowserError if it throws."""
        result = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise BrowserError(details.get("exception", {}).get("description") or details["text"])
        return result["result"].get("value")

    def wait_for(self, expression: str, seconds: float = _PATIENCE_SECONDS) -> None:
        """Wait until an expression holds; the page may be left for another on the way."""
        deadline = time.monotonic() + seconds
        seen = ""
        while True:
            # While a page is left for another, nothing can be asked.
            with contextlib.suppress(BrowserError):
                if self.evaluate(f"!!({expression})"):
                    return
                seen = f"{self.evaluate('location.href')}: {self.text()[:1000]}"
            if time.monotonic() > deadline:
                raise BrowserError(f"never true: {expression}\nlast seen: {seen}\nproblems: {self.problems}")
            time.sleep(0.02)

    def text(self, selector: str = "body") -> str:
        """Return the text of the first element that a selector finds, as it is shown."""
        return str(self.evaluate(f"document.querySelector({json.dumps(selector)}).innerText"))

    def click(self, selector: str) -> None:
        """Click into the middle of an element, as a mouse does: what covers it is hit instead."""
        x, y = self.evaluate(
            f"""(() => {{
              const element = document.querySelector({json.dumps(selector)});
              element.scrollIntoView({{block: "nearest"}});
              const box = element.getBoundingClientRect();
              return [box.x + box.width / 2, box.y + box.height / 2];
            }})()"""
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, key: str, *, ctrl: bool = False, shift: bool = False) -> None:
        """Press a key: "Tab", "Enter", "/", "a"."""
        text = "" if ctrl else {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        code = _KEYS.get(key, ord(key.upper()) if len(key) == 1 else 0)
        facts: dict[str, Any] = {"key": key, "windowsVirtualKeyCode": code, "modifiers": 2 * ctrl + 8 * shift}
        self.send("Input.dispatchKeyEvent", type="keyDown", **facts, **({"text": text} if text else {}))
        self.send("Input.dispatchKeyEvent", type="keyUp", **facts)

    def type(self, text: str) -> None:
        """Type a text into what has the focus."""
        self.send("Input.insertText", text=text)

    def resize(self, width: int, height: int) -> None:
        """Give the page another size, in CSS pixels."""
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)

    def screenshot(self, path: Path, *, whole: bool = False) -> None:
        """Write a picture of what is seen, or of the whole page, as PNG."""
        taken = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(taken["data"]))

    def close(self) -> None:
        """Close the page."""
        self._browser.send("Target.closeTarget", targetId=self._target)

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command of the protocol to this page."""
        return self._browser.send(method, self._session, **parameters)

    def _note(self, event: str, about: dict[str, Any]) -> None:
        if event == "Runtime.exceptionThrown":
            details = about["exceptionDetails"]
            text = str(details.get("exception", {}).get("description") or details["text"])
            # A passage between two pages that is cut short by the next one is no fault.
            if "ViewTransition" not in text and "already revealed" not in text:
                self.problems.append(text)
        elif event == "Log.entryAdded" and about["entry"]["level"] == "error":
            self.problems.append(f"{about['entry']['text']} {about['entry'].get('url', '')}".strip())
        elif event == "Network.requestWillBeSent":
            self.requests.append(about["request"]["url"])


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a browser with all the processes that it has started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait(_PATIENCE_SECONDS)


def _feature(*, dark: bool) -> dict[str, str]:
    return {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}


def _address(process: "subprocess.Popen[bytes]", port_file: Path) -> str:
    """Return where a browser that has just been started listens: it writes so into its profile."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            port, *rest = port_file.read_text("ascii").split("\n")
            if rest and rest[0]:
                return f"ws://127.0.0.1:{port}{rest[0]}"
        if process.poll() is not None:
            raise BrowserError(f"the browser ended at once, with {process.returncode}")
        time.sleep(0.02)
    raise BrowserError("the browser did not start in time")
