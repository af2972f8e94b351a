"""A running preview, attacked with requests that no library would send."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.serve import run as run_module
from tests.documents import FIRST, document
from tests.previews import Running, running_preview, wait_until
from tests.sites import write_project

SECRET = b"a secret beside the site"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("site")
    content = write_project(folder, {"ada.txt": document(FIRST)}, "title = 'Site'\n")
    (folder / "secret.txt").write_bytes(SECRET)
    (folder / "static").mkdir()
    (folder / "static" / "cv.pdf").write_bytes(b"mine")
    with running_preview(content) as running:
        yield running


def connected(running: Running) -> socket.socket:
    return socket.create_connection(("127.0.0.1", running.port), 20)


def ask(running: Running, request: bytes) -> bytes:
    """Send some bytes, and return everything that comes back until the connection ends."""
    answer = b""
    with connected(running) as connection:
        try:
            connection.sendall(request)
            while part := connection.recv(65536):
                answer += part
        except ConnectionError:
            pass
    return answer


def get(running: Running, target: bytes, *headers: bytes, host: bytes = b"localhost", method: bytes = b"GET") -> bytes:
    lines = (method + b" " + target + b" HTTP/1.1", b"Host: " + host, *headers, b"Connection: close", b"", b"")
    return ask(running, b"\r\n".join(lines))


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer else 0


WAYS_OUT = [
    b"/../secret.txt",
    b"/%2e%2e/secret.txt",
    b"/%2e%2e%2fsecret.txt",
    b"/..%5csecret.txt",
    b"/..\\secret.txt",
    b"/papers/..%2f..%2fsecret.txt",
    b"/%252e%252e/secret.txt",
    b"/..%c0%afsecret.txt",
    b"/....//secret.txt",
    b"//etc/passwd",
    b"/%2fetc%2fpasswd",
    b"/etc/passwd%00.html",
    b"/%00",
    b"/\xff\xfe",
    b"/%ff%fe",
    b"/..;/secret.txt",
    b"/C:%5cWindows%5cwin.ini",
    b"/content/ada.txt",
    b"/site.toml",
    b"/.oeuvre/pages",
    b"/static/cv.pdf",
    b"/_oeuvre/..%2fserver.py",
    b"/_oeuvre/server.py",
    b"file:///etc/passwd",
    b"http://evil.example/",
    b"/assets",
    b"/assets/",
    b"/papers/%2e/",
    b"/cv.pdf/..%2f..%2fsecret.txt",
]


@pytest.mark.parametrize("target", WAYS_OUT)
def test_no_address_leads_out_of_the_site(running: Running, target: bytes) -> None:
    answer = get(running, target)
    assert status(answer) in (400, 404), answer[:200]
    assert SECRET not in answer
    assert b"root:" not in answer
    assert b"Index of" not in answer
    assert status(get(running, b"/cv.pdf")) == 200


@pytest.mark.parametrize(
    "host",
    [
        b"evil.example",
        b"localhost.evil.example",
        b"localhost@evil.example",
        b"127.0.0.1.nip.example",
        b"",
        b"[::1].evil.example",
        b"localhost, evil.example",
        b"0.0.0.0",
        b"127.1",
        b"2130706433",
        b"localhost\tevil",
        b"evil.example:80",
        b"[::ffff:127.0.0.1]",
    ],
)
def test_a_name_that_was_pointed_here_is_not_served(running: Running, host: bytes) -> None:
    answer = get(running, b"/", host=host)
    assert status(answer) == 400
    assert b"On Walking" not in answer


def test_exactly_one_host_is_named(running: Running) -> None:
    assert status(ask(running, b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n")) == 400
    assert status(ask(running, b"GET / HTTP/1.0\r\n\r\n")) == 400
    assert status(get(running, b"/", b"Host: localhost")) == 400
    assert status(get(running, b"/", b"Host: evil.example")) == 400
    assert status(get(running, b"http://evil.example/", b"X: y", host=b"evil.example")) == 400


@pytest.mark.parametrize("address", [b"/_oeuvre/events?page=", b"/_oeuvre/notes"])
@pytest.mark.parametrize(
    "header",
    [
        b"Origin: http://evil.example",
        b"Origin: null",
        b"Origin: http://localhost.evil.example",
        b"Sec-Fetch-Site: cross-site",
        b"Sec-Fetch-Site: same-site",
        b"Origin: http://localhost:1",
    ],
)
def test_pages_of_others_hear_nothing(running: Running, address: bytes, header: bytes) -> None:
    answer = get(running, address, header)
    assert status(answer) == 403
    assert b"access-control" not in answer.lower()


@pytest.mark.parametrize(
    "method", [b"POST", b"PUT", b"DELETE", b"PATCH", b"OPTIONS", b"TRACE", b"CONNECT", b"PROPFIND", b"get", b"X" * 200]
)
def test_nothing_but_reading_is_possible(running: Running, method: bytes) -> None:
    answer = get(running, b"/", method=method)
    assert status(answer) in (400, 405)
    assert b"On Walking" not in answer


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 100,
        b"\x00" * 1000 + b"\r\n\r\n",
        b"GET /\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\nHost: localhost\nConnection: close\n\n" + b"\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n Folded: x\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
        (
            b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n"
            b"Connection: close\r\n\r\n0\r\n\r\n"
        ),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 300_000 + b"\r\n\r\n",
        b"GET /" + b"x" * 300_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 40_000 + b"\r\n",
        b"GET /x HTTP/1.1\r\nHost: localhost\r\nX: a\r\n\tb\x00\r\nConnection: close\r\n\r\n",
    ],
)
def test_what_is_no_request_ends_with_its_connection(running: Running, request_bytes: bytes) -> None:
    answer = ask(running, request_bytes)
    assert b"Traceback" not in answer
    assert status(get(running, b"/")) == 200


def test_error_pages_escape_and_may_not_be_framed(running: Running) -> None:
    answer = get(running, b"/%3Cscript%3Ealert(1)%3C/script%3E?x=<script>alert(2)</script>")
    head, _, body = answer.partition(b"\r\n\r\n")
    assert status(answer) == 404
    assert b"alert(" not in body
    for wanted in (b"nosniff", b"no-store", b"deny", b"same-origin"):
        assert wanted in head.lower()
    assert b"server:" not in head.lower()


def test_who_is_slow_over_a_request_is_let_go(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_module, "_HEADER_SECONDS", 0.3)
    for beginning in (
        b"",
        b"GET / HTTP/1.1\r\nHost: loc",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\nGET /slow HTTP/1.1\r\nX: ",
    ):
        with connected(running) as connection:
            connection.sendall(beginning)
            connection.settimeout(0.05)
            ended: list[bool] = []

            def trickle(connection: socket.socket = connection, ended: list[bool] = ended) -> bool:
                try:
                    if beginning:  # noqa: B023 - called at once
                        connection.sendall(b"x")
                    ended.append(connection.recv(65536) == b"")
                except TimeoutError:
                    ended.append(False)
                except ConnectionError:
                    ended.append(True)
                return ended[-1]

            wait_until(trickle, "the end of a slow connection")


def test_many_who_say_nothing_keep_nobody_out(running: Running) -> None:
    silent = [connected(running) for _ in range(200)]
    try:
        assert status(get(running, b"/")) == 200
    finally:
        for connection in silent:
            connection.close()


def test_a_fault_shows_the_words_of_a_document_as_words(tmp_path: Path) -> None:
    content = write_project(tmp_path, {"<img src=x onerror=alert(1)>.json": "{<script>alert(2)</script>"})
    with running_preview(content) as running:
        answer = get(running, b"/")
        assert status(answer) == 500
        assert b"<script>alert" not in answer
        assert b"<img" not in answer
        assert b"content-security-policy" in answer.lower()
