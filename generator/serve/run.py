"""Runs the preview's server until it is told to end."""

import asyncio
import contextlib
import logging
import socket

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from generator.serve.preview import Preview
from generator.serve.server import Server

_HEADER_SECONDS = 10.0
"""Who has asked for nothing by then is let go."""
_GOODBYE_SECONDS = 0.2
"""Who has not taken an answer by then, at the end, does not get the rest of it."""
_MOST_CONNECTIONS = 1000
_WANTED_FILES = 4096


def run(preview: Preview, bound: socket.socket, allowed_hosts: frozenset[str]) -> None:
    """Serve on a bound socket until Ctrl-C, and end at once then, however many browsers listen."""
    _allow_many_connections()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(server_of(preview, allowed_hosts).serve(sockets=[bound]))


def server_of(preview: Preview, allowed_hosts: frozenset[str] = frozenset()) -> uvicorn.Server:
    """Return the server of a preview, ready to run. It ends soon after its `should_exit` is set."""
    server = Server(preview, allowed_hosts)
    config = uvicorn.Config(
        server.application,
        http=_Impatient,
        ws="none",
        log_level="warning",
        access_log=False,
        lifespan="off",
        server_header=False,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_graceful_shutdown=1,
        backlog=512,
    )
    return _Ending(config, server)


class _Impatient(H11Protocol):
    """Lets go who connects and asks for nothing, or takes too long over asking, be it for the second thing."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as the base class has it
        super().connection_made(transport)
        self._waiting = self.loop.call_later(_HEADER_SECONDS, self._give_up)

    def data_received(self, data: bytes) -> None:
        """Take what has come. The time for a request begins with its first byte and ends with its last header."""
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._stop_waiting()
        elif self._waiting is None:
            self._waiting = self.loop.call_later(_HEADER_SECONDS, self._give_up)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the timer with the connection."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _give_up(self) -> None:
        self._waiting = None
        if not self.transport.is_closing():
            self.transport.close()


class _Ending(uvicorn.Server):
    """Lets listening browsers go before it waits for connections to end: event streams never end by themselves."""

    def __init__(self, config: uvicorn.Config, server: Server) -> None:
        super().__init__(config)
        self._server = server

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._server.close()
        # What is cut off from here on was meant to be: no word about it.
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL + 1)
        cut_off = asyncio.get_running_loop().call_later(_GOODBYE_SECONDS, self._cut_off)
        await super().shutdown(sockets)
        cut_off.cancel()

    def _cut_off(self) -> None:
        for connection in tuple(self.server_state.connections):
            transport = getattr(connection, "transport", None)
            if transport is not None:
                transport.abort()


def _allow_many_connections() -> None:
    """Raise the number of files that may be open, which is 256 on some systems, as far as that is allowed."""
    try:
        import resource  # noqa: PLC0415 - Windows has none, and no such limit
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _WANTED_FILES if hard == resource.RLIM_INFINITY else min(_WANTED_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
