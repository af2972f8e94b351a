"""The server, asked over real connections."""

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from urllib.parse import quote

import pytest

from generator.serve import run as run_module
from generator.serve import server as server_module
from generator.serve.server import Server
from tests.documents import FIRST, SECOND, document
from tests.previews import Running, make_preview, running_preview, wait_until
from tests.sites import write_project


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A preview whose files nobody changes."""
    content = write_project(tmp_path_factory.mktemp("site"), {"ada.txt": document(FIRST, SECOND)})
    with running_preview(content) as running:
        yield running


class Answer:
    """An answer that has been read."""

    def __init__(self, answer: http.client.HTTPResponse) -> None:
        self.status, self.headers, self.content = answer.status, answer.headers, answer.read()
        self.text = self.content.decode("utf-8", "replace")


def ask(running: Running, path: str, headers: dict[str, str] | None = None, method: str = "GET") -> Answer:
    with closing(http.client.HTTPConnection("127.0.0.1", running.port, timeout=60)) as connection:
        connection.request(method, path, headers=headers or {})
        return Answer(connection.getresponse())


class Stream:
    """A browser that listens."""

    def __init__(self, running: Running, page: str = "") -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=60)
        self._connection.request("GET", f"/_oeuvre/events?page={quote(page)}")
        self._answer = self._connection.getresponse()
        assert self._answer.status == 200
        assert self._answer.headers["content-type"].startswith("text/event-stream")

    def next(self) -> dict[str, str]:
        """Return what the next event says."""
        while True:
            line = self._answer.readline()
            assert line, "the stream has ended"
            if line.startswith(b"data: "):
                return dict(json.loads(line[6:]))

    def ends(self) -> bool:
        """Tell whether the stream ends after what was sent."""
        return b"data: " not in self._answer.read()

    def close(self) -> None:
        self._answer.close()
        self._connection.close()


class TestFiles:
    def test_pages_assets_and_what_is_not_there(self, running: Running) -> None:
        home = ask(running, "/")
        assert home.status == 200
        assert "_oeuvre/live.js" in home.text
        assert ask(running, "/papers/on-walking/").status == 200
        moved = ask(running, "/papers/on-walking")
        assert (moved.status, moved.headers["location"]) == (307, "/papers/on-walking/")
        missing = ask(running, "/nowhere/")
        assert missing.status == 404
        assert "Page not found" in missing.text

    @pytest.mark.parametrize(
        ("path", "kind"),
        [
            ("/", "text/html; charset=utf-8"),
            ("/assets/style.css", "text/css; charset=utf-8"),
            ("/assets/site.js", "text/javascript; charset=utf-8"),
            ("/assets/fonts/serif-latin.woff2", "font/woff2"),
            ("/favicon.svg", "image/svg+xml"),
            ("/robots.txt", "text/plain; charset=utf-8"),
            ("/_oeuvre/live.js", "text/javascript; charset=utf-8"),
            ("/_oeuvre/live.css", "text/css; charset=utf-8"),
            ("/_oeuvre/notes", "application/json"),
        ],
    )
    def test_every_answer_says_what_it_is_and_is_nobody_elses(self, running: Running, path: str, kind: str) -> None:
        answer = ask(running, path)
        assert (answer.status, answer.headers["content-type"]) == (200, kind)
        self.check_headers(answer)

    def check_headers(self, answer: Answer) -> None:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert "access-control-allow-origin" not in answer.headers
        assert "server" not in answer.headers

    @pytest.mark.parametrize(
        "path",
        [
            "/../content/ada.txt", "/%2e%2e/content/ada.txt", "/..%2fsite.toml", "//etc/passwd", "/assets/../../x",
            "/..%5c..%5csite.toml", "/%00", "/content/ada.txt", "/_oeuvre/server.py", "/_oeuvre/..%2fserver.py", "/_oeuvre/",
        ],
    )  # fmt: skip
    def test_no_request_names_a_file(self, running: Running, path: str) -> None:
        answer = ask(running, path)
        assert answer.status == 404
        self.check_headers(answer)

    def test_other_hosts_and_other_methods_are_refused(self, running: Running) -> None:
        for answer, status in (
            (ask(running, "/", {"Host": "evil.example"}), 400),
            (ask(running, "/_oeuvre/events", {"Host": f"evil.example:{running.port}"}), 400),
            (ask(running, "/", method="POST"), 405),
        ):
            assert answer.status == status
            self.check_headers(answer)

    def test_a_request_without_a_host_or_with_two_is_refused(self, running: Running) -> None:
        for hosts in ("", "Host: localhost\r\nHost: localhost\r\n", "Host: localhost\r\nHost: evil.example\r\n"):
            with socket.create_connection(("127.0.0.1", running.port), 20) as connection:
                connection.sendall(f"GET / HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n".encode())
                assert b" 400 " in connection.recv(100)

    def test_the_head_of_a_page_and_of_the_stream(self, running: Running) -> None:
        assert ask(running, "/", method="HEAD").status == 200
        assert ask(running, "/_oeuvre/events", method="HEAD").status == 200


class TestEvents:
    @pytest.mark.parametrize("path", ["/_oeuvre/events", "/_oeuvre/notes"])
    @pytest.mark.parametrize(
        "headers",
        [
            {"Origin": "https://evil.example"},
            {"Origin": "null"},
            {"Origin": "http://localhost:1"},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
        ],
    )
    def test_are_for_the_site_itself(self, running: Running, path: str, headers: dict[str, str]) -> None:
        answer = ask(running, path, headers)
        assert answer.status == 403
        assert "access-control-allow-origin" not in answer.headers

    def test_a_page_of_the_site_may_ask(self, running: Running) -> None:
        own = {"Origin": f"http://127.0.0.1:{running.port}", "Sec-Fetch-Site": "same-origin"}
        assert ask(running, "/_oeuvre/notes", own).status == 200

    def test_say_what_was_sent_with_the_page(self, running: Running) -> None:
        for page in ("", "papers/on-walking/", "nowhere/"):
            sent = ask(running, f"/{page}").headers["server-timing"]
            with closing(Stream(running, page)) as stream:
                told = stream.next()
            assert sent == f'oeuvre;desc="{told["page"]} {told["style"]}"'
            assert told["notes"] == ""

    def test_tell_of_what_concerns_a_page_and_hold_no_text(self, tmp_path: Path) -> None:
        content = write_project(tmp_path, {"ada.txt": document(FIRST, SECOND)})
        with running_preview(content) as running, ExitStack() as stack:
            walking = stack.enter_context(closing(Stream(running, "papers/on-walking/")))
            first = walking.next()
            # A page that does not show the change hears nothing of it: what it hears first is the fault after it.
            missing = stack.enter_context(closing(Stream(running, "404.html")))
            unchanged = missing.next()
            (content / "ada.txt").write_bytes(document(FIRST.replace("We walk.", "We run."), SECOND))
            second = walking.next()
            assert second["page"] != first["page"]
            assert second["style"] == first["style"]
            (content / "ada.txt").write_bytes(b"Not <b>a</b> profile\n")
            faulty = walking.next()
            assert {**faulty, "notes": ""} == second
            assert faulty["notes"]
            assert {**missing.next(), "notes": ""} == unchanged
            assert "profile" not in json.dumps(faulty)
            notes = json.loads(ask(running, "/_oeuvre/notes").content)
            assert notes["broken"] is True
            assert notes["notes"][0]["place"] == "content/ada.txt:1:1"
            assert "Not <b>a</b> profile" in notes["notes"][0]["frame"]
            (content / "ada.txt").write_bytes(document(FIRST.replace("We walk.", "We run."), SECOND))
            assert walking.next() == second
            assert missing.next() == unchanged

    def test_a_silent_stream_is_kept_alive(self, running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(server_module, "_HEARTBEAT_SECONDS", 0.01)
        with closing(Stream(running)) as stream:
            stream.next()
            assert any(stream._answer.readline().startswith(b": still here") for _ in range(4))

    def test_a_flood_of_notes_is_cut_and_errors_come_first(self, tmp_path: Path) -> None:
        papers = [f"LGMay 28, 2025\nA Title {number}\n\nBen Exempel,, Cleo\n\nText.\n" for number in range(30)]
        content = write_project(tmp_path, {"ada.txt": document(*papers), "ben.txt": b""})
        with running_preview(content) as running:
            told = json.loads(ask(running, "/_oeuvre/notes").content)
        assert len(told["notes"]) == 20
        assert told["more"] >= 11
        assert told["notes"][0]["severity"] == "error"


class TestFaults:
    def test_the_faults_are_shown_in_place_of_a_page_that_never_was(self, tmp_path: Path) -> None:
        content = write_project(tmp_path, {"ada.txt": "Dear <b onclick=alert(1)>Ada</b>\n"})
        with running_preview(content) as running:
            page = ask(running, "/papers/anything/")
            assert page.status == 500
            assert "content/ada.txt:1:1 error[not-a-profile]" in page.text
            assert "<b" not in page.text
            assert "&lt;b onclick" in page.text
            assert 'src="/_oeuvre/live.js"' in page.text
            assert "default-src 'none'; script-src 'self'" in page.headers["content-security-policy"]
            with closing(Stream(running)) as stream:
                assert stream.next()["page"].startswith("fault-")
                (content / "ada.txt").write_bytes(document(FIRST))
                assert not stream.next()["page"].startswith("fault-")
            assert ask(running, "/").status == 200


class TestMany:
    def test_hundreds_of_idle_browsers_block_nobody_and_all_are_told(self, tmp_path: Path) -> None:
        content = write_project(tmp_path, {"ada.txt": document(FIRST, SECOND)})
        with running_preview(content) as running, ExitStack() as stack:
            streams = [stack.enter_context(closing(Stream(running))) for _ in range(300)]
            before = [stream.next() for stream in streams]
            assert len({tuple(told.values()) for told in before}) == 1
            # And as many that connect and say nothing, or half of something.
            for number in range(100):
                connection = stack.enter_context(socket.create_connection(("127.0.0.1", running.port), 20))
                connection.sendall(b"GET / HT" if number % 2 else b"")
            assert ask(running, "/papers/on-walking/").status == 200
            (content / "ada.txt").write_bytes(document(FIRST.replace("Walking", "Running"), SECOND))
            after = [stream.next() for stream in streams]
            assert len({tuple(told.values()) for told in after}) == 1
            assert after[0] != before[0]

    def test_there_is_a_bound(self, running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(server_module, "_MOST_CLIENTS", 1)
        with closing(Stream(running)) as stream:
            stream.next()
            assert ask(running, "/_oeuvre/events").status == 503
            assert ask(running, "/").status == 200

    def test_who_takes_nothing_blocks_nobody(self, tmp_path: Path) -> None:
        content = write_project(tmp_path, {"ada.txt": document(FIRST, SECOND)})
        (tmp_path / "static").mkdir()
        (tmp_path / "static" / "large.bin").write_bytes(bytes(30_000_000))
        with running_preview(content) as running, ExitStack() as stack:
            for _ in range(5):
                slow = stack.enter_context(socket.create_connection(("127.0.0.1", running.port), 20))
                slow.sendall(b"GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
                assert slow.recv(10)
            assert ask(running, "/").status == 200
            assert len(ask(running, "/large.bin").content) == 30_000_000

    def test_who_asks_for_nothing_is_let_go(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(run_module, "_HEADER_SECONDS", 0.05)
        content = write_project(tmp_path, {"ada.txt": document(FIRST)})
        with running_preview(content) as running:
            for half in (b"", b"GET / HTTP/1.1\r\nHost: local"):
                with socket.create_connection(("127.0.0.1", running.port), 20) as connection:
                    connection.sendall(half)
                    assert connection.recv(1) == b""
            with closing(Stream(running)) as stream:
                stream.next()
                (content / "ada.txt").write_bytes(document(SECOND))
                stream.next()

    def test_files_that_go_and_come_while_they_are_asked_for(self, tmp_path: Path) -> None:
        content = write_project(tmp_path, {"ada.txt": document(FIRST, SECOND)})
        done = threading.Event()

        def write() -> None:
            try:
                for number in range(200):
                    (content / "ada.txt").unlink()
                    (content / "new").write_bytes(document(FIRST.replace("Walking", f"Walking {number}"), SECOND))
                    (content / "new").rename(content / "ada.txt")
            finally:
                done.set()

        with running_preview(content) as running, ThreadPoolExecutor(4) as pool:
            writing = pool.submit(write)

            def read() -> set[int]:
                seen = {ask(running, "/").status}
                while not done.is_set():
                    seen.add(ask(running, "/").status)
                return seen

            readers = [pool.submit(read) for _ in range(3)]
            writing.result(60)
            assert set().union(*(reader.result(60) for reader in readers)) == {200}
            wait_until(lambda: "On Walking 199" in ask(running, "/").text)
            assert json.loads(ask(running, "/_oeuvre/notes").content)["notes"] == []


def test_open_streams_end_with_the_server(tmp_path: Path) -> None:
    content = write_project(tmp_path, {"ada.txt": document(FIRST)})
    with ExitStack() as stack:
        with running_preview(content) as running:
            streams = [stack.enter_context(closing(Stream(running))) for _ in range(20)]
            for stream in streams:
                stream.next()
        assert all(stream.ends() for stream in streams)


def test_a_change_after_the_server_has_ended_is_told_to_nobody(tmp_path: Path) -> None:
    content = write_project(tmp_path, {"ada.txt": document(FIRST)})
    with running_preview(content) as running, closing(Stream(running)) as stream:
        stream.next()
    (content / "ada.txt").write_bytes(document(SECOND))
    assert not running.preview.rebuild().broken


def test_a_server_that_nobody_has_asked_can_be_closed(tmp_path: Path) -> None:
    Server(make_preview(write_project(tmp_path, {"ada.txt": document(FIRST)}))).close()
