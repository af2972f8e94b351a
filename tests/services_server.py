"""A server on the loopback that answers as services do, with what it was told to answer."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass
class Reply:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    """Send half of the body and hang up."""


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]


@dataclass
class Server:
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    """By method and path; the last reply is given again and again."""
    asked: list[Request] = field(default_factory=list)
    url: str = ""

    def answer(self, path: str, *replies: Reply, head: Reply | None = None) -> None:
        """Answer so from now on; head: what is answered to a request for the headers alone, if that is something else."""
        self.replies[f"GET {path}"] = list(replies)
        self.replies[f"HEAD {path}"] = [head] if head else list(replies)


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            server.asked.append(Request(self.command, parts.path, parse_qs(parts.query), dict(self.headers.items())))
            replies = server.replies.get(f"{self.command} {parts.path}") or [Reply(b'{"message": "no such thing"}', 404)]
            reply = replies.pop(0) if len(replies) > 1 else replies[0]
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(reply.body[: len(reply.body) // 2] if reply.cut else reply.body)
            if reply.cut:
                self.close_connection = True

        do_HEAD = do_GET  # noqa: N815 - the standard library's name

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the standard library's name
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    server.url = f"http://127.0.0.1:{http.server_port}"
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()
