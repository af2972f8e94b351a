import signal
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from generator.cli import serve as serve_module
from generator.cli.serve import _bind, _name_of, command
from generator.serve import filesystem, run, watch
from tests.documents import FIRST, SECOND, document
from tests.sites import write_project


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_project(tmp_path, {"ada.txt": document(FIRST, SECOND)})


class Served:
    """What the command would have served."""

    def __init__(self) -> None:
        self.allowed: frozenset[str] = frozenset()
        self.while_serving: Any = lambda _: None

    def run(self, preview: Any, bound: socket.socket, allowed: frozenset[str]) -> None:
        """Stand in for the server."""
        self.allowed = allowed
        self.while_serving(preview)


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    served = Served()
    monkeypatch.setattr(run, "run", served.run)
    before = signal.getsignal(signal.SIGINT)
    yield served
    signal.signal(signal.SIGINT, before)


def serve(content: Path, *options: str) -> Result:
    result = CliRunner().invoke(command, [str(content), "--port", "0", *options])
    assert result.exit_code == 0, result.output
    return result


class TestPorts:
    def test_a_busy_one_is_passed_over(self) -> None:
        with _bind("127.0.0.1", 0) as first:
            port = first.getsockname()[1]
            with _bind("127.0.0.1", port) as second:
                assert second.getsockname()[1] > port

    def test_and_that_is_said(self, content: Path, served: Served) -> None:
        with _bind("127.0.0.1", 0) as busy:
            port = busy.getsockname()[1]
            result = CliRunner().invoke(command, [str(content), "--port", str(port)])
        assert f"Port {port} is busy; using " in result.stderr
        assert f"http://127.0.0.1:{port}/" not in result.stdout

    def test_none_is_free(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(serve_module, "_PORTS_TRIED", 1)
        with _bind("127.0.0.1", 0) as busy:
            port = busy.getsockname()[1]
            with pytest.raises(click.ClickException, match=f"No free port from {port} on"):
                _bind("127.0.0.1", port)

    def test_one_that_was_in_use_until_a_moment_ago_is_free(self) -> None:
        with _bind("127.0.0.1", 0) as first:
            port = first.getsockname()[1]
            with socket.create_connection(("127.0.0.1", port)) as client:
                # Who closes first keeps the port for a while.
                first.accept()[0].close()
                client.recv(1)
        with _bind("127.0.0.1", port) as second:
            assert second.getsockname()[1] == port

    def test_an_address_of_another_machine_cannot_be_listened_on(self) -> None:
        # 192.0.2.0/24 is for documentation: no machine has such an address.
        with pytest.raises(click.ClickException, match=r"192\.0\.2\.1 cannot be listened on"):
            _bind("192.0.2.1", 0)


class TestHosts:
    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
    def test_this_machine_alone_is_no_reason_to_warn(self, content: Path, served: Served, host: str) -> None:
        result = serve(content, "--host", host)
        assert "Warning" not in result.stderr
        assert f"Serving {content} at http://{host}:" in result.stdout

    def test_other_machines_are(self, content: Path, served: Served) -> None:
        result = serve(content, "--host", "0.0.0.0")  # noqa: S104 - what is tried here
        assert "Warning: whoever reaches port" in result.stderr
        assert "--allowed-host NAME" in result.stderr
        assert "at http://127.0.0.1:" in result.stdout
        # The address that stands for all of them is no name to ask by.
        assert served.allowed == {"127.0.0.1"}

    def test_names_that_are_allowed_are_said(self, content: Path, served: Served) -> None:
        result = serve(content, "--host", "0.0.0.0", "--allowed-host", "a.local", "--allowed-host", "b.local")  # noqa: S104
        assert "a.local, b.local" in result.stderr
        assert served.allowed == {"127.0.0.1", "a.local", "b.local"}

    @pytest.mark.parametrize(
        ("host", "name"),
        [("0.0.0.0", "127.0.0.1"), ("::", "[::1]"), ("::1", "[::1]"), ("", "127.0.0.1"), ("box", "box")],  # noqa: S104
    )
    def test_by_what_name_a_browser_reaches_it(self, host: str, name: str) -> None:
        assert _name_of(host) == name


class TestWatching:
    def test_where_changes_may_go_untold_files_are_looked_at(
        self, content: Path, served: Served, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(filesystem, "needs_polling", lambda path: path == content.parent / "templates")
        assert "looking for them instead" in serve(content).stderr
        assert "looking" not in serve(content, "--no-poll").stderr
        assert "looking" not in serve(content, "--poll").stderr

    def test_a_system_without_room_for_watches_is_told_of(
        self, content: Path, served: Served, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(self: object) -> None:
            raise OSError(28, "inotify watch limit reached")

        monkeypatch.setattr(watch.Observer, "start", full)
        assert "The system cannot watch so many folders" in serve(content, "--no-poll").stderr


def save(path: Path, text: bytes) -> None:
    """Write a file as a whole: whoever watches it never sees half of it."""
    whole = path.with_name(f".{path.name}.new")
    whole.write_bytes(text)
    whole.replace(path)


class TestTelling:
    def test_of_notes_those_that_are_new_are_told(self, content: Path, served: Served) -> None:
        def edit(preview: Any) -> None:
            save(content / "ada.txt", document(FIRST, SECOND, announced=7))
            preview.rebuild()
            save(content / "ada.txt", document(FIRST.replace("We walk", "We run"), SECOND, announced=7))
            preview.rebuild()
            save(content / "ada.txt", b"")
            preview.rebuild()

        served.while_serving = edit
        result = serve(content)
        assert result.stderr.count("warning[paper-count]") == 1
        assert result.stderr.count("error[empty-document]") == 1
        assert "at fault; the last good state is shown; 1 error." in result.stderr

    def test_quiet_tells_of_errors_alone(self, content: Path, served: Served) -> None:
        def edit(preview: Any) -> None:
            save(content / "ada.txt", document(FIRST, SECOND, announced=7))
            preview.rebuild()
            save(content / "ada.txt", b"")
            preview.rebuild()

        served.while_serving = edit
        result = serve(content, "--quiet")
        assert "paper-count" not in result.stderr
        assert "Planned" not in result.stderr
        assert "error[empty-document]" in result.stderr

    def test_content_at_fault_from_the_start(self, tmp_path: Path, served: Served) -> None:
        result = serve(write_project(tmp_path, {"ada.txt": ""}))
        assert "nothing to show yet; 1 error" in result.stderr


def test_a_browser_is_opened_when_that_is_wanted(content: Path, served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    told = threading.Event()

    def open_browser(address: str) -> None:
        opened.append(address)
        told.set()

    monkeypatch.setattr(serve_module.webbrowser, "open", open_browser)
    served.while_serving = lambda _: told.wait(20)
    assert opened == []
    result = serve(content, "--open")
    assert opened[0] in result.stdout
