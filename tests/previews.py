"""Previews for tests: the whole of it, watching and serving, in this process."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.model.value import value
from generator.serve.preview import Preview
from generator.serve.run import server_of
from generator.serve.watch import Watcher
from generator.settings import Options

_PATIENCE_SECONDS = 60.0


@value
class Running:
    """A preview that runs."""

    address: str
    """With a slash at its end."""
    port: int
    preview: Preview


def make_preview(content: Path, config_path: Path | None = None) -> Preview:
    """Return a preview of a project, built once, that nobody watches for."""
    preview = Preview(content, config_path, Options(live=True))
    preview.rebuild()
    return preview


@contextmanager
def running_preview(content: Path, *, poll: bool = False) -> Iterator[Running]:
    """Run a preview on a free port for as long as the block lasts."""
    preview = make_preview(content)
    watcher = Watcher(preview.paths, preview.rebuild, poll=poll)
    bound = socket.create_server(("127.0.0.1", 0))
    port = bound.getsockname()[1]
    server = server_of(preview)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[bound])))
    watcher.start()
    thread.start()
    try:
        yield Running(f"http://127.0.0.1:{port}/", port, preview)
    finally:
        server.should_exit = True
        thread.join(_PATIENCE_SECONDS)
        watcher.stop()
        bound.close()
    assert not thread.is_alive(), "the server did not end"


def wait_until(holds: Callable[[], object], what: str = "it") -> None:
    """Wait for something that is bound to come; fails if it does not."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < deadline, f"{what} never came"
        time.sleep(0.01)
