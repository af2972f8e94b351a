"""The preview's server: answers from the last good snapshot, so that no request ever names a file on disk."""

import asyncio
import html
import mimetypes
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from generator.diagnostics.show import as_text
from generator.serve.preview import EVENTS, Preview, Snapshot

_LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]"})
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}
_MOST_CLIENTS = 500
_HEARTBEAT_SECONDS = 15.0


class Server:
    """The application, and the browsers that listen to it."""

    def __init__(self, preview: Preview, allowed_hosts: frozenset[str] = frozenset()) -> None:
        self._preview = preview
        self._queues: set[asyncio.Queue[int | None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        preview.listeners.append(self._tell)
        routes = [Route(f"/{EVENTS}", self._events), Route("/{path:path}", self._page)]
        self.application: ASGIApp = _HostGuard(Starlette(routes=routes), _LOCAL_HOSTS | allowed_hosts)

    def close(self) -> None:
        """Let every listening browser go, so that the server can end at once."""
        for queue in tuple(self._queues):
            queue.put_nowait(None)

    def _tell(self, snapshot: Snapshot) -> None:
        # Called by the thread that builds; queues belong to the server's own.
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._spread, snapshot.version)

    def _spread(self, version: int) -> None:
        for queue in self._queues:
            queue.put_nowait(version)

    async def _page(self, request: Request) -> Response:
        snapshot = self._preview.snapshot
        path = request.path_params["path"]
        if not snapshot.files or (snapshot.broken and not snapshot.fingerprints):
            return _error_page(snapshot)
        for candidate in (path, f"{path}index.html" if path.endswith("/") or not path else ""):
            if candidate in snapshot.files:
                kind = mimetypes.guess_type(candidate)[0] or "application/octet-stream"
                return Response(snapshot.files[candidate], media_type=kind, headers=_HEADERS)
        if f"{path}/index.html" in snapshot.files:
            return RedirectResponse(f"/{path}/", status_code=307, headers=_HEADERS)
        missing = snapshot.files.get("404.html", b"Not found")
        return Response(missing, status_code=404, media_type="text/html", headers=_HEADERS)

    async def _events(self, request: Request) -> Response:
        if not _same_origin(request):
            return Response("Cross-origin requests are refused.", status_code=403, headers=_HEADERS)
        if len(self._queues) >= _MOST_CLIENTS:
            return Response("Too many clients.", status_code=503, headers=_HEADERS)
        self._loop = asyncio.get_running_loop()
        return StreamingResponse(self._stream(), media_type="text/event-stream", headers=_HEADERS)

    async def _stream(self) -> AsyncIterator[str]:
        """Yield the version now, and each new one. Nothing of a document is in the messages."""
        queue: asyncio.Queue[int | None] = asyncio.Queue()
        self._queues.add(queue)
        try:
            yield f"retry: 500\ndata: {self._preview.snapshot.version}\n\n"
            while True:
                try:
                    version = await asyncio.wait_for(queue.get(), _HEARTBEAT_SECONDS)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if version is None:
                    return
                yield f"data: {version}\n\n"
        finally:
            self._queues.discard(queue)


class _HostGuard:
    """Refuses requests that name another host: a page elsewhere may have pointed its own name at this machine."""

    def __init__(self, application: ASGIApp, allowed: frozenset[str]) -> None:
        self._application, self._allowed = application, allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
            if len(hosts) != 1 or _without_port(hosts[0]) not in self._allowed:
                await Response("This host is not served here.", status_code=400, headers=_HEADERS)(scope, receive, send)
                return
            if scope["method"] not in ("GET", "HEAD"):
                await Response("Only reading is possible.", status_code=405, headers=_HEADERS)(scope, receive, send)
                return
        await self._application(scope, receive, send)


def _without_port(host: str) -> str:
    return host[: host.rfind("]") + 1] if host.startswith("[") else host.partition(":")[0].lower()


def _same_origin(request: Request) -> bool:
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers["host"]


def _error_page(snapshot: Snapshot) -> Response:
    """Return what stands in for a site that was never built: the notes, and a reload when they are mended."""
    notes = "\n\n".join(as_text(entry) for entry in snapshot.notes)
    page = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>The site cannot be built</title>'
        '<meta name="viewport" content="width=device-width"><h1>The site cannot be built yet</h1>'
        f'<pre>{html.escape(notes)}</pre><script src="/assets/live.js"></script></html>'
    )
    if snapshot.files:
        return Response(page, status_code=500, media_type="text/html", headers=_HEADERS)
    return Response(page.replace("<script", '<meta http-equiv="refresh" content="2"><script'), 500, _HEADERS, "text/html")
