"""Answers browsers: files of the preview, and one stream of events that says when an open page is out of date.

A request never names a file on disk.
"""

import asyncio
import html
import json
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote, unquote

from anyio import to_thread
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from generator.diagnostics.diagnostic import Diagnostic, Severity
from generator.diagnostics.show import as_parts, tally
from generator.serve.guard import HEADERS, Guard, is_same_origin
from generator.serve.preview import Answer, Found, Preview, Signs, State
from generator.write.media_types import media_type_of

_OWN = "_oeuvre"
"""The folder of addresses that the preview keeps for itself."""
_OWN_FILES = ("live.js", "live.css")
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
"""For the page of faults, which comes from here; the site's own pages say theirs."""
_MOST_CLIENTS = 500
_MOST_NOTES = 20
_HEARTBEAT_SECONDS = 15.0

T = TypeVar("T")


class Server:
    """The application, and the browsers that listen to it."""

    def __init__(self, preview: Preview, allowed_hosts: frozenset[str] = frozenset()) -> None:
        """Prepare to answer. allowed_hosts: names by which browsers may ask, beside those of this machine itself."""
        self._preview = preview
        self._clients: set[asyncio.Event] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False
        self._own = {name: Path(__file__).with_name(name).read_bytes() for name in _OWN_FILES}
        preview.listeners.append(self._tell)
        routes = [
            Route(f"/{_OWN}/events", self._events),
            Route(f"/{_OWN}/notes", self._notes),
            Route(f"/{_OWN}/{{name}}", self._own_file),
            Route("/{path:path}", self._page),
        ]
        self.application: ASGIApp = Guard(Starlette(routes=routes), allowed_hosts)

    def close(self) -> None:
        """Let every listening browser go, so that the server can end at once."""
        self._closed = True
        self._wake()

    # -- files --------------------------------------------------------------------------------------------------------
    async def _page(self, request: Request) -> Response:
        # Whatever event may be late: who asks gets the newest state.
        await _in_thread(self._preview.refresh)
        path = request.path_params["path"]
        answer = await _in_thread(partial(self._preview.answer, path))
        # The header by which a page's own script learns what it was sent.
        headers = HEADERS | {"Server-Timing": f'oeuvre;desc="{answer.signs.page} {answer.signs.style}"'}
        if answer.found is Found.FAULT:
            page = await _in_thread(self._page_of_faults)
            return Response(page, 500, headers | {"Content-Security-Policy": _POLICY}, "text/html")
        if answer.found is Found.ELSEWHERE:
            return RedirectResponse(f"/{quote(path)}/", status_code=307, headers=HEADERS)
        return Response(answer.content, 200 if answer.found is Found.FILE else 404, headers, _type_of(answer))

    def _page_of_faults(self) -> str:
        """Return what stands in for a page that never was: the notes, and a reload when they change."""
        notes, _ = self._preview.notes()
        shown = "".join(
            f'<article class="{part["severity"]}"><p class="place">{part["place"]} {part["severity"]}[{part["code"]}]</p>'
            f'<p class="message">{part["message"]}</p>'
            + (f"<pre>{part['frame']}</pre>" if part["frame"] else "")
            + (f'<p class="hint">{part["hint"]}</p>' if part["hint"] else "")
            + "</article>"
            for part in ({name: html.escape(text) for name, text in as_parts(note).items()} for note in _first(notes))
        )
        return (
            '<!doctype html><html lang="en"><meta charset="utf-8"><title>This cannot be shown yet</title>'
            '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">'
            f'<link rel="stylesheet" href="/{_OWN}/live.css"><script defer src="/{_OWN}/live.js"></script>'
            f"<main><h1>This cannot be shown yet</h1><p>It will be, by itself, when this is mended:</p>{shown}</main></html>"
        )

    async def _own_file(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in self._own:
            return Response("Not found.", 404, HEADERS)
        return Response(self._own[name], media_type=media_type_of(name), headers=HEADERS)

    # -- what is new --------------------------------------------------------------------------------------------------
    async def _notes(self, request: Request) -> Response:
        if not is_same_origin(request):
            return Response("Cross-origin requests are refused.", 403, HEADERS)
        notes, broken = await _in_thread(self._preview.notes)
        told = {
            "broken": broken,
            "tally": tally(notes),
            "more": max(0, len(notes) - _MOST_NOTES),
            "notes": [as_parts(note) for note in _first(notes)],
        }
        return JSONResponse(told, headers=HEADERS)

    async def _events(self, request: Request) -> Response:
        if not is_same_origin(request):
            return Response("Cross-origin requests are refused.", 403, HEADERS)
        if len(self._clients) >= _MOST_CLIENTS:
            return Response("Too many clients.", 503, HEADERS)
        self._loop = asyncio.get_running_loop()
        path = unquote(request.query_params.get("page", ""))
        stream = self._stream(path) if request.method == "GET" else _nothing()
        return StreamingResponse(stream, media_type="text/event-stream", headers=HEADERS)

    async def _stream(self, path: str) -> AsyncIterator[str]:
        """Yield by what the newest state of a page is recognised: now, and whenever that changes."""
        changed = asyncio.Event()
        self._clients.add(changed)
        sent = None
        try:
            yield "retry: 500\n\n"
            while not self._closed:
                changed.clear()
                signs = (await _in_thread(partial(self._preview.answer, path))).signs
                if signs != sent:
                    sent = signs
                    yield _message(signs)
                try:
                    await asyncio.wait_for(changed.wait(), _HEARTBEAT_SECONDS)
                except TimeoutError:
                    yield ": still here\n\n"
        finally:
            self._clients.discard(changed)

    def _tell(self, state: State) -> None:  # noqa: ARG002 - each client asks for what concerns it
        # Called by the thread that builds; the clients' events belong to the server's own.
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        for changed in self._clients:
            changed.set()


def _message(signs: Signs) -> str:
    """Return an event. It holds digests only: nothing of a document."""
    return f"data: {json.dumps({'page': signs.page, 'style': signs.style, 'notes': signs.notes})}\n\n"


async def _nothing() -> AsyncIterator[str]:
    """Yield nothing: who asks for the head of a stream does not wait for its end."""
    return
    yield ""


def _first(notes: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    """Return the notes to show, errors first: what is cut should not be what matters most."""
    return sorted(notes, key=lambda note: note.severity is not Severity.ERROR)[:_MOST_NOTES]


def _type_of(answer: Answer) -> str:
    return media_type_of(answer.name)


async def _in_thread(function: Callable[[], T]) -> T:
    """Return what a function returns that may take long. Who asked may go: then it is not waited for."""
    return await to_thread.run_sync(function, abandon_on_cancel=True)
