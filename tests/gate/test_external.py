"""Links to other sites: asked politely, never inside of a network, and remembered."""

import datetime
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.fetch.client import Clock
from generator.gate.external import KEPT_DAYS, NO_HOST, Answer, Asker, State, keep_answers, read_answers
from tests.services_server import Reply, Server, serving

NOW = datetime.datetime(2026, 5, 30, 12, tzinfo=datetime.UTC)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving() as server:
        yield server


def asked(server: Server, *paths: str, waits: list[float] | None = None) -> list[tuple[State, str]]:
    """Ask for some paths of the server, as if it were the host of the site itself."""
    waits = [] if waits is None else waits
    asker = Asker(frozenset({urlsplit(server.url).netloc}), Clock(today=lambda: NOW, sleep=waits.append))
    found = dict(asker.ask_all(f"{server.url}{path}" for path in paths))
    return [(found[f"{server.url}{path}"].state, found[f"{server.url}{path}"].reason) for path in paths]


def requests(server: Server) -> list[str]:
    return [f"{one.method} {one.path}" for one in server.asked]


def test_the_head_is_enough(server: Server) -> None:
    server.answer("/a", Reply(status=200))
    assert asked(server, "/a") == [(State.GOOD, "")]
    assert requests(server) == ["HEAD /a"]


@pytest.mark.parametrize("status", [400, 403, 404, 405, 501])
def test_a_host_that_knows_no_head_is_asked_for_the_whole(server: Server, status: int) -> None:
    server.answer("/a", Reply(status=200), head=Reply(status=status))
    assert asked(server, "/a") == [(State.GOOD, "")]
    assert requests(server) == ["HEAD /a", "GET /a"]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (404, (State.DEAD, "not found (404)")),
        (410, (State.DEAD, "gone (410)")),
        (403, (State.UNSURE, "status 403")),
        (999, (State.UNSURE, "status 999")),
        (451, (State.UNSURE, "status 451")),
    ],
)
def test_what_an_answer_means(server: Server, status: int, expected: tuple[State, str]) -> None:
    server.answer("/a", Reply(status=status))
    assert asked(server, "/a") == [expected]


def test_a_busy_host_is_waited_for_as_long_as_it_asks(server: Server) -> None:
    server.answer(
        "/a",
        Reply(status=503, headers={"Retry-After": "7"}),
        Reply(status=429, headers={"Retry-After": "Sat, 30 May 2026 12:00:09 GMT"}),
        Reply(status=200),
    )
    waits: list[float] = []
    assert asked(server, "/a", waits=waits) == [(State.GOOD, "")]
    assert waits == [7.0, 9.0]


def test_who_asks_for_too_much_patience_is_asked_another_day(server: Server) -> None:
    server.answer("/a", Reply(status=429, headers={"Retry-After": "3600"}))
    waits: list[float] = []
    assert asked(server, "/a", waits=waits) == [(State.UNSURE, "status 429, and it asks for patience")]
    assert waits == []


def test_a_host_that_stays_broken_is_dead_after_some_patience(server: Server) -> None:
    server.answer("/a", Reply(status=500))
    waits: list[float] = []
    assert asked(server, "/a", waits=waits) == [(State.DEAD, "status 500")]
    assert waits == [1.0, 2.0]


def test_redirections_are_followed_to_an_end(server: Server) -> None:
    server.answer("/a", Reply(status=301, headers={"Location": "/b"}))
    server.answer("/b", Reply(status=302, headers={"Location": f"{server.url}/c"}))
    server.answer("/c", Reply(status=200))
    server.answer("/loop", Reply(status=302, headers={"Location": "/loop"}))
    expected = (State.DEAD, "it sends from one address to the next without an end")
    assert asked(server, "/a", "/loop") == [(State.GOOD, ""), expected]


def test_one_host_is_asked_one_thing_at_a_time_with_pauses(server: Server) -> None:
    for path in ("/a", "/b", "/c"):
        server.answer(path, Reply(status=200))
    waits: list[float] = []
    asked(server, "/a", "/b", "/c", waits=waits)
    assert waits == [1.0, 1.0]


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "0.0.0.0"],  # noqa: S104
)
def test_nobody_inside_of_a_network_is_asked(server: Server, address: str) -> None:
    asker = Asker(clock=Clock(sleep=lambda _: None), resolve=lambda _: ["8.8.8.8", address])
    ((_, answer),) = asker.ask_all(["http://innocent.invalid/"])
    assert (answer.state, answer.reason) == (State.PASSED_OVER, "it is not a public address")
    assert server.asked == []


def test_no_redirection_leads_inside_of_a_network(server: Server) -> None:
    """The own host may be asked, and what it sends to is looked at anew."""
    server.answer("/a", Reply(status=302, headers={"Location": f"{server.url.replace('127.0.0.1', 'localhost')}/secret"}))
    server.answer("/b", Reply(status=302, headers={"Location": "file:///etc/passwd"}))
    assert asked(server, "/a", "/b") == [
        (State.PASSED_OVER, "it is not a public address"),
        (State.PASSED_OVER, "it is no address of the web"),
    ]
    assert requests(server) == ["HEAD /a", "HEAD /b"]


def test_the_address_that_was_looked_at_is_the_one_that_is_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that answers otherwise the second time leads nowhere else."""
    monkeypatch.setattr("generator.gate.external._is_private", lambda _: False)
    server.answer("/a", Reply(status=200))
    port = urlsplit(server.url).port
    answers = iter([["127.0.0.1"]])
    asker = Asker(clock=Clock(sleep=lambda _: None), resolve=lambda _: next(answers))
    ((_, answer),) = asker.ask_all([f"http://name.invalid:{port}/a"])
    assert answer.state is State.GOOD
    assert [one.headers["Host"] for one in server.asked] == [f"name.invalid:{port}"]


@pytest.mark.parametrize(
    ("url", "fails", "reason"),
    [
        ("https://gone.invalid/", socket.gaierror(8, "x"), NO_HOST),
        ("https://x.invalid/", OSError("x"), "the connection fails"),
        ("https://" + "a" * 70 + ".invalid/", UnicodeError("label too long"), "it is no address"),
    ],
)
def test_names_that_lead_nowhere(url: str, fails: Exception, reason: str, server: Server) -> None:
    def resolve(_: str) -> list[str]:
        raise fails

    ((_, answer),) = Asker(clock=Clock(sleep=lambda _: None), resolve=resolve).ask_all([url])
    assert (answer.state, answer.reason) == (State.DEAD, reason)


def test_a_port_that_nobody_listens_at(server: Server) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    asker = Asker(frozenset({f"127.0.0.1:{port}"}), Clock(sleep=lambda _: None))
    ((_, answer),) = asker.ask_all([f"http://127.0.0.1:{port}/"])
    assert (answer.state, answer.reason) == (State.DEAD, "it cannot be reached")


def answer_of(days_ago: int, state: State = State.GOOD) -> Answer:
    return Answer(state, "", NOW.date() - datetime.timedelta(days=days_ago))


def test_good_answers_count_for_some_days_and_bad_ones_are_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "links"
    keep_answers(
        path,
        {
            "https://a.org/": answer_of(0),
            "https://b.org/": answer_of(KEPT_DAYS - 1),
            "https://c.org/": answer_of(KEPT_DAYS),
            "https://d.org/": answer_of(0, State.DEAD),
            "https://e.org/": answer_of(-1),
        },
    )
    found = read_answers(path, NOW.date())
    assert set(found) == {"https://a.org/", "https://b.org/"}
    assert all(answer.remembered for answer in found.values())


@pytest.mark.parametrize("damage", [lambda body: body[:-3], lambda _: b"", lambda _: b"\xff" * 40])
def test_a_damaged_memory_is_none(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "links"
    assert read_answers(path, NOW.date()) == {}
    keep_answers(path, {"https://a.org/": answer_of(0)})
    path.write_bytes(damage(path.read_bytes()))
    assert read_answers(path, NOW.date()) == {}
