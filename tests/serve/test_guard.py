import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest
from starlette.responses import PlainTextResponse

from generator.serve.guard import Guard, host_of


def status(headers: list[tuple[bytes, bytes]], method: str = "GET", allowed: frozenset[str] = frozenset()) -> int:
    """Return the status that the guard, or the application behind it, answers with."""
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request"}

    scope = {"type": "http", "method": method, "headers": headers, "path": "/"}
    asyncio.run(Guard(PlainTextResponse("ok"), allowed)(scope, receive, send))
    return int(sent[0]["status"])


@pytest.mark.parametrize("host", [b"localhost:8000", b"127.0.0.1", b"[::1]:8000", b"LOCALHOST"])
def test_names_of_this_machine_are_served(host: bytes) -> None:
    assert status([(b"host", host)]) == 200


@pytest.mark.parametrize(
    "host",
    [
        b"evil.example", b"127.0.0.1.evil.example", b"", b"localhost.evil.example:8000", b"evil.example:127.0.0.1",
        b"[::1", b"[::2]", b"0.0.0.0:8000", b"127.0.0.2", b"localhost.", b"localhost@evil.example", b"\xff",
    ],
)  # fmt: skip
def test_other_names_are_refused(host: bytes) -> None:
    assert status([(b"host", host)]) == 400


def test_a_request_names_exactly_one_host() -> None:
    assert status([]) == 400
    assert status([(b"host", b"localhost"), (b"host", b"localhost")]) == 400
    assert status([(b"host", b"localhost"), (b"host", b"evil.example")]) == 400


def test_other_names_can_be_allowed() -> None:
    allowed = frozenset({"Laptop.Local", "FE80::1", "box:8080", ""})
    assert [status([(b"host", host)], allowed=allowed) for host in (b"laptop.local:8000", b"[fe80::1]:80", b"BOX")] == [
        200
    ] * 3
    # What allows nothing must not allow everything.
    for host in (b"", b":8000", b"evil.example"):
        assert status([(b"host", host)], allowed=allowed) == 400


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT", "TRACE"])
def test_only_reading_is_possible(method: str) -> None:
    assert status([(b"host", b"localhost")], method) == 405


@pytest.mark.parametrize(
    ("address", "host"),
    [("a:1", "a"), ("A", "a"), ("[::1]:1", "[::1]"), ("::1", "[::1]"), ("", ""), (":1", "")],
)
def test_host_of(address: str, host: str) -> None:
    assert host_of(address) == host
