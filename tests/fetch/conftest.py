import datetime
from collections.abc import Iterator

import pytest

from generator.fetch import services
from generator.fetch.client import Client, Clock
from tests.services_server import Server, serving

NOON = datetime.datetime(2026, 5, 30, 12, tzinfo=datetime.UTC)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """One server in the place of all services: nothing goes beyond the loopback."""
    with serving() as found:
        for name in services.BASES:
            monkeypatch.setitem(services.BASES, name, f"{found.url}/{name}")
        yield found


@pytest.fixture
def slept() -> list[float]:
    """How long the client has waited, in seconds that nobody had to wait."""
    return []


@pytest.fixture
def client(slept: list[float]) -> Iterator[Client]:
    clock = Clock(now=lambda: sum(slept), today=lambda: NOON, sleep=slept.append)
    with Client(mailto="ada@example.org", clock=clock) as found:
        yield found
