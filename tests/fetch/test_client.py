import pytest

from generator.fetch import client as module
from generator.fetch.client import Client, FetchError
from tests.services_server import Reply, Server


def get(client: Client, server: Server, path: str = "/x", every: float = 0.0) -> bytes:
    return client.get(server.url + path, accept="application/json", every=every, query={"a": "b c", "n": 1})


def test_a_question_says_who_asks(server: Server, client: Client) -> None:
    server.answer("/x", Reply(b"{}"))
    assert get(client, server) == b"{}"
    (request,) = server.asked
    assert (request.path, request.query) == ("/x", {"a": ["b c"], "n": ["1"]})
    assert request.headers["User-Agent"].startswith("oeuvre/") and "mailto:ada@example.org" in request.headers["User-Agent"]
    assert request.headers["Accept"] == "application/json"


def test_requests_to_a_host_keep_its_pace(server: Server, client: Client, slept: list[float]) -> None:
    server.answer("/x", Reply(b"{}"))
    for _ in range(3):
        get(client, server, every=3.0)
    assert slept == [3.0, 3.0]


def test_busy_servers_are_asked_again_with_patience(server: Server, client: Client, slept: list[float]) -> None:
    server.answer("/x", Reply(status=500), Reply(status=503), Reply(b"done"))
    assert get(client, server) == b"done"
    assert slept == [1.0, 2.0]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("7", 7.0), ("Sat, 30 May 2026 12:00:20 GMT", 20.0), ("Sat, 30 May 2026 11:00:00 GMT", 1.0), ("soon", 1.0)],
)
def test_a_server_may_ask_for_time(server: Server, client: Client, slept: list[float], header: str, seconds: float) -> None:
    server.answer("/x", Reply(status=429, headers={"Retry-After": header}), Reply(b"done"))
    assert get(client, server) == b"done"
    assert slept == [seconds]


def test_a_server_that_wants_more_than_minutes_is_left_alone(server: Server, client: Client, slept: list[float]) -> None:
    server.answer("/x", Reply(status=429, headers={"Retry-After": "3600"}))
    with pytest.raises(FetchError, match="60 minutes"):
        get(client, server)
    assert slept == [] and len(server.asked) == 1


def test_patience_ends(server: Server, client: Client, slept: list[float]) -> None:
    server.answer("/x", Reply(status=500))
    with pytest.raises(FetchError, match=r"broken at the moment \(500\), 4 times in a row"):
        get(client, server)
    assert slept == [1.0, 2.0, 4.0] and len(server.asked) == 4


def test_what_is_not_there_is_not_asked_for_twice(server: Server, client: Client, slept: list[float]) -> None:
    with pytest.raises(FetchError, match="no such record") as error:
        get(client, server)
    assert (error.value.status, slept, len(server.asked)) == (404, [], 1)


def test_an_answer_that_breaks_off_is_asked_for_again(server: Server, client: Client) -> None:
    server.answer("/x", Reply(b'{"a": 1}', cut=True), Reply(b'{"a": 1}'))
    assert get(client, server) == b'{"a": 1}'
    server.answer("/y", Reply(b'{"a": 1}', cut=True))
    with pytest.raises(FetchError, match="breaks off"):
        get(client, server, "/y")
    server.answer("/z", Reply(b'{"a": '), Reply(b'{"a": 1}'))
    assert client.get(server.url + "/z", accept="x", every=0, is_whole=lambda body: body.endswith(b"}")) == b'{"a": 1}'


def test_nobody_there(client: Client) -> None:
    with pytest.raises(FetchError, match="cannot be reached"):
        client.get("http://127.0.0.1:9/", accept="x", every=0)


def test_redirects_are_followed_and_end(server: Server, client: Client) -> None:
    server.answer("/x", Reply(status=302, headers={"Location": "/y"}))
    server.answer("/y", Reply(b"there"))
    assert get(client, server) == b"there"
    server.answer("/y", Reply(status=302, headers={"Location": "/x"}))
    with pytest.raises(FetchError, match="without an end"):
        get(client, server)


def test_answers_are_bounded(server: Server, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_ANSWER", 1024 * 1024)
    server.answer("/x", Reply(b"x" * (1024 * 1024 + 1)))
    with pytest.raises(FetchError, match="larger than 1 MB"):
        get(client, server)
