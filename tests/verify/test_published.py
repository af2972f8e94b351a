"""What a host serves, held against the list of files: hosts that do well, in all the ways hosts do, and ones that do not."""

import gzip
import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest

from generator.fetch.client import Clock
from generator.verify.listed import Verdict
from generator.verify.published import Host

FILES: dict[str, bytes] = {
    "index.html": b"<title>home</title>" * 50,
    "papers/x/index.html": b"<title>x</title>",
    "404.html": b"<title>not found</title>",
    "assets/style.css": b"a{}",
    "files/ü b.pdf": b"%PDF",
    "data.json.gz": gzip.compress(b"{}", mtime=0),
}
DIGESTS = {path: hashlib.sha256(content).hexdigest() for path, content in FILES.items()}
Answer = tuple[int, dict[str, str], bytes]
"""Status, headers, body."""


@contextmanager
def host(answer: Callable[[str], Answer]) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = answer(unquote(self.path))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the standard library's name
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{http.server_port}/me/"
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def plain(path: str) -> Answer:
    """Answer as a simple host does."""
    name = path.removeprefix("/me/")
    file = f"{name}index.html" if not name or name.endswith("/") else name
    if f"{name}/index.html" in FILES:
        return 301, {"Location": f"{path}/"}, b""
    return (200, {}, FILES[file]) if file in FILES else (404, {}, FILES["404.html"])


def verdict_of(answer: Callable[[str], Answer], files: dict[str, str] = DIGESTS) -> Verdict:
    waits: list[float] = []
    with host(answer) as url:
        return Host(url, Clock(sleep=waits.append)).verify(files, lambda: None)


def packed(path: str) -> Answer:
    status, headers, body = plain(path)
    return status, {**headers, "Content-Encoding": "gzip"}, gzip.compress(body)


def stored_packed(path: str) -> Answer:
    """Answer as hosts do that take a .gz file for a packed one."""
    status, headers, body = plain(path)
    return status, {**headers, **({"Content-Encoding": "gzip"} if path.endswith(".gz") else {})}, body


def pretty(path: str) -> Answer:
    """Answer as hosts do that show no endings."""
    if path.endswith(".html"):
        return 308, {"Location": path.removesuffix(".html")}, b""
    return (200, {}, FILES["404.html"]) if path == "/me/404" else plain(path)


def without_slash(path: str) -> Answer:
    """Answer as hosts do that send folders to a file's address."""
    return (302, {"Location": "/me/papers/x"}, b"") if path == "/me/papers/x/" else unslashed(path)


def unslashed(path: str) -> Answer:
    return (200, {}, FILES["papers/x/index.html"]) if path == "/me/papers/x" else plain(path)


def strict_404(path: str) -> Answer:
    return (404, {}, FILES["404.html"]) if path == "/me/404.html" else plain(path)


@pytest.mark.parametrize("answer", [plain, packed, stored_packed, pretty, without_slash, strict_404])
def test_a_host_that_does_well(answer: Callable[[str], Answer]) -> None:
    assert verdict_of(answer) == Verdict(len(FILES), (), ())


def test_a_busy_host_is_waited_for() -> None:
    lock, seen = threading.Lock(), set()

    def busy(path: str) -> Answer:
        with lock:
            first = path not in seen
            seen.add(path)
        return (503, {"Retry-After": "3"}, b"") if first else plain(path)

    waits: list[float] = []
    with host(busy) as url:
        assert Host(url, Clock(sleep=waits.append)).verify(DIGESTS, lambda: None) == Verdict(len(FILES), (), ())
    assert waits == [3.0] * len(FILES)


@pytest.mark.parametrize(
    ("path", "wrong", "expected"),
    [
        ("/me/", (200, {}, b"<title>another</title>"), Verdict(6, (("index.html", "its content is another"),), ())),
        ("/me/assets/style.css", (404, {}, b"x"), Verdict(6, (), ("assets/style.css",))),
        ("/me/assets/style.css", (410, {}, b"x"), Verdict(6, (), ("assets/style.css",))),
        (
            "/me/assets/style.css",
            (302, {"Location": "https://elsewhere.invalid/style.css"}, b""),
            Verdict(6, (("assets/style.css", "it leads to https://elsewhere.invalid/style.css"),), ()),
        ),
        (
            "/me/assets/style.css",
            (302, {"Location": "/me/assets/style.css"}, b""),
            Verdict(6, (("assets/style.css", "it leads from one address to the next without an end"),), ()),
        ),
        ("/me/404.html", (404, {}, b"nginx"), Verdict(6, (), ("404.html",))),
        ("/me/assets/style.css", (403, {}, b"a{}"), Verdict(6, (), (), unanswered=(("assets/style.css", "status 403"),))),
        ("/me/assets/style.css", (503, {}, b""), Verdict(6, (), (), unanswered=(("assets/style.css", "status 503"),))),
        (
            "/me/assets/style.css",
            (200, {"Content-Encoding": "gzip"}, b"no gzip"),
            Verdict(6, (), (), unanswered=(("assets/style.css", "the connection fails (error)"),)),
        ),
    ],
)
def test_a_host_with_a_defect(path: str, wrong: Answer, expected: Verdict) -> None:
    assert verdict_of(lambda asked: wrong if asked == path else plain(asked)) == expected


def test_an_answer_that_unpacks_without_an_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.verify.published._LARGEST", 1_000_000)
    bomb = gzip.compress(b"\0" * 20_000_000)
    found = verdict_of(lambda _: (200, {"Content-Encoding": "gzip"}, bomb), {"a.css": "0" * 64})
    assert found.wrong == (("a.css", "its content is another"),)


def test_a_host_that_is_not_there_answers_nothing() -> None:
    waits: list[float] = []
    with host(plain) as url:
        pass
    found = Host(url, Clock(sleep=waits.append)).verify({"a.css": "0" * 64}, lambda: None)
    assert found.unanswered == (("a.css", "the connection fails (ConnectError)"),)


def test_files_of_tools_are_not_asked_for(tmp_path: Path) -> None:
    assert verdict_of(plain, {**DIGESTS, ".nojekyll": "0" * 64, "a/.git/x": "0" * 64}).checked == len(FILES)
