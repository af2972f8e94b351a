import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from generator.build import Options
from generator.load.project import watched_paths
from generator.load.walk import root_of
from generator.serve.preview import Preview, Snapshot
from generator.serve.server import Server
from generator.serve.watch import Watcher
from tests.documents import FIRST, SECOND, document
from tests.sites import write_project


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_project(tmp_path, {"ada.txt": document(FIRST, SECOND)})


@pytest.fixture
def preview(content: Path) -> Preview:
    preview = Preview(content, None, Options(live=True))
    preview.rebuild()
    return preview


@pytest.fixture
def client(preview: Preview) -> Iterator[TestClient]:
    with TestClient(Server(preview).application, base_url="http://127.0.0.1:8000") as client:
        yield client


class TestPreview:
    def test_an_edit_is_a_new_version_and_draws_only_what_shows_it(self, preview: Preview, content: Path) -> None:
        before = preview.snapshot
        (content / "ada.txt").write_bytes(document(FIRST.replace("We walk.", "We run."), SECOND))
        after = preview.rebuild()
        assert after.version == before.version + 1
        changed = {path for path in after.files if after.files[path] != before.files.get(path)}
        assert "papers/on-walking/index.html" in changed
        assert "papers/on-standing/index.html" not in changed

    def test_nothing_new_is_no_new_version(self, preview: Preview) -> None:
        told: list[Snapshot] = []
        preview.listeners.append(told.append)
        before = preview.snapshot
        assert preview.rebuild() is before
        assert told == []

    def test_faults_keep_the_last_good_site(self, preview: Preview, content: Path) -> None:
        good = preview.snapshot
        (content / "ada.txt").write_bytes(b"")
        broken = preview.rebuild()
        assert broken.broken
        assert broken.files == good.files
        assert [note.code for note in broken.notes] == ["empty-document"]
        (content / "ada.txt").write_bytes(document(FIRST, SECOND))
        assert not preview.rebuild().broken

    def test_faults_of_templates_keep_it_too(self, preview: Preview, content: Path) -> None:
        templates = content.parent / "templates" / "pages"
        templates.mkdir(parents=True)
        (templates / "paper.html").write_text("{% if %}", "utf-8")
        broken = preview.rebuild()
        assert broken.broken
        assert [note.code for note in broken.notes] == ["template-error"]


class TestServer:
    def test_pages_assets_and_what_is_not_there(self, client: TestClient) -> None:
        home = client.get("/")
        assert home.status_code == 200
        assert "live.js" in home.text
        assert home.headers["content-type"].startswith("text/html")
        assert home.headers["x-content-type-options"] == "nosniff"
        assert home.headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in home.headers
        assert client.get("/assets/style.css").headers["content-type"].startswith("text/css")
        assert "_oeuvre/events" in client.get("/assets/live.js").text
        assert client.get("/papers/on-walking/").status_code == 200
        moved = client.get("/papers/on-walking", follow_redirects=False)
        assert (moved.status_code, moved.headers["location"]) == (307, "/papers/on-walking/")
        missing = client.get("/nowhere/")
        assert missing.status_code == 404
        assert "Page not found" in missing.text

    @pytest.mark.parametrize(
        "path", ["/../content/ada.txt", "/%2e%2e/content/ada.txt", "/..%2fsite.toml", "//etc/passwd", "/assets/../../x"]
    )
    def test_no_request_names_a_file(self, client: TestClient, path: str) -> None:
        assert client.get(path, follow_redirects=False).status_code == 404

    @pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:8000"])
    def test_other_hosts_are_refused(self, client: TestClient, host: str) -> None:
        assert client.get("/", headers={"host": host}).status_code == 400

    @pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:8000", "LOCALHOST"])
    def test_names_of_this_machine_are_served(self, client: TestClient, host: str) -> None:
        assert client.get("/", headers={"host": host}).status_code == 200

    def test_only_reading_is_possible(self, client: TestClient) -> None:
        assert client.post("/").status_code == 405
        assert client.head("/").status_code == 200

    @pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}])
    def test_events_are_for_the_site_itself(self, client: TestClient, headers: dict[str, str]) -> None:
        assert client.get("/_oeuvre/events", headers=headers).status_code == 403

    def test_before_the_first_good_build_the_faults_are_shown(self, tmp_path: Path) -> None:
        content = write_project(tmp_path, {"ada.txt": "Dear <b>Ada</b>\n"})
        preview = Preview(content, None, Options(live=True))
        preview.rebuild()
        with TestClient(Server(preview).application, base_url="http://localhost") as client:
            page = client.get("/")
        assert page.status_code == 500
        assert "not-a-profile" in page.text
        assert "<b>" not in page.text


def test_events_tell_the_version_now_and_each_new_one(preview: Preview, content: Path) -> None:
    """Through a real server: the test client cannot read a stream that does not end."""
    import asyncio

    async def listen() -> list[str]:
        server = Server(preview)
        sent: list[str] = []
        second = asyncio.Event()

        async def send(message: dict[str, object]) -> None:
            body = message.get("body", b"")
            assert isinstance(body, bytes)
            if body:
                sent.append(body.decode())
            if len(sent) == 1:
                (content / "ada.txt").write_bytes(document(SECOND))
                threading.Thread(target=preview.rebuild).start()
            if len(sent) == 2:
                second.set()
                server.close()

        async def receive() -> dict[str, object]:
            await asyncio.sleep(60)
            return {"type": "http.disconnect"}

        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "path": "/_oeuvre/events",
            "raw_path": b"/_oeuvre/events", "query_string": b"", "root_path": "", "scheme": "http",
            "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 1), "headers": [(b"host", b"127.0.0.1"), (b"origin", b"http://127.0.0.1")],
        }  # fmt: skip
        await asyncio.wait_for(server.application(scope, receive, send), 30)  # type: ignore[arg-type]
        assert second.is_set()
        return sent

    assert asyncio.run(listen()) == ["retry: 500\ndata: 1\n\n", "data: 2\n\n"]


@pytest.mark.parametrize("poll", [False, True])
def test_changes_are_seen_and_bursts_are_few_rebuilds(tmp_path: Path, poll: bool) -> None:
    content = write_project(tmp_path, {"ada.txt": document(SECOND)})
    changed = threading.Event()
    calls: list[bytes] = []

    def note_change() -> None:
        calls.append((content / "ada.txt").read_bytes())
        changed.set()

    watcher = Watcher(watched_paths(root_of(content), content), note_change, poll=poll)
    watcher.start()
    try:
        for number in range(20):
            (content / "ada.txt").write_bytes(document(SECOND.replace("stand", f"stand {number}")))
        _wait_for(lambda: bool(calls) and b"stand 19" in calls[-1], changed)
        assert len(calls) < 20
        # Editors save by writing beside the file and renaming.
        (content / ".ada.txt.swp").write_bytes(b"x")
        (content / "ada.new").write_bytes(document(SECOND.replace("stand", "stay")))
        (content / "ada.new").replace(content / "ada.txt")
        _wait_for(lambda: b"stay" in calls[-1], changed)
        for name in ("site.toml", "templates/styles/mine.css", "templates/styles/mine.css", "static/cv.txt", "static/cv.txt"):
            # A folder that is made while the preview runs is watched from then on, whatever comes into it later.
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            time.sleep(0.5)
            count = len(calls)
            changed.clear()
            (tmp_path / name).write_text(f"# {count}\n", "utf-8")
            assert changed.wait(20), name
            assert len(calls) > count
    finally:
        watcher.stop()


def _wait_for(holds: Callable[[], bool], changed: threading.Event) -> None:
    for _ in range(100):
        if holds():
            return
        changed.clear()
        changed.wait(0.3)
    raise AssertionError("never happened")
