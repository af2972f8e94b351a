"""Runs the preview's server until it is told to end."""

import asyncio
import contextlib
import socket

import uvicorn

from generator.serve.preview import Preview
from generator.serve.server import Server


def run(preview: Preview, bound: socket.socket, allowed_hosts: frozenset[str]) -> None:
    """Serve on a bound socket until Ctrl-C, and end at once then, however many browsers listen."""
    server = Server(preview, allowed_hosts)
    config = uvicorn.Config(
        server.application,
        log_level="warning",
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=1,
        backlog=512,
    )
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(_Ending(config, server), bound))


class _Ending(uvicorn.Server):
    """Lets listening browsers go before it waits for connections to end: event streams never end by themselves."""

    def __init__(self, config: uvicorn.Config, server: Server) -> None:
        super().__init__(config)
        self._server = server

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._server.close()
        await super().shutdown(sockets)


async def _serve(server: uvicorn.Server, bound: socket.socket) -> None:
    await server.serve(sockets=[bound])
