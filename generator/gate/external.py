"""Do links to other sites still lead somewhere? Asked politely: one question at a time to each host, with pauses.

Nobody inside of a network is asked by way of a link that a stranger wrote: addresses that are not public are passed over,
wherever a name or a redirection leads.
"""

import datetime
import ipaddress
import json
import socket
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx2

from generator import __version__
from generator.fetch.client import Clock
from generator.fetch.retry_after import asked_wait
from generator.load.cache import DamagedError, keep_sealed, read_sealed
from generator.model.value import value

EVERY_SECONDS = 1.0
"""Between two questions to one host."""
KEPT_DAYS = 7
"""A good answer counts for so long; a bad one is asked for again."""
_HOSTS_AT_ONCE = 12
_ATTEMPTS = 3
_LONGEST_WAIT = 60.0
"""Seconds that a server may ask for; who wants more is asked in another run."""
_REDIRECTS = 6
_TIMEOUT = httpx2.Timeout(15.0, connect=10.0)
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_SHY = frozenset({401, 402, 403, 406, 418, 429, 451, 999})
"""What servers answer to programs where a browser would see a page."""
_GONE = {404: "not found (404)", 410: "gone (410)"}
_FORMAT = 1
NO_HOST = "there is no such host"


class State(StrEnum):
    """What became of a question."""

    GOOD = "good"
    DEAD = "dead"
    UNSURE = "unsure"
    """There is a server, but it does not tell programs."""
    PASSED_OVER = "passed over"
    """Not a public address."""


@value
class Answer:
    """What is known of an address."""

    state: State
    reason: str
    day: datetime.date
    remembered: bool = False
    """True if it was not asked in this run."""


Resolve = Callable[[str], list[str]]
"""Takes the name of a host; returns its addresses."""


def addresses_of(host: str) -> list[str]:
    """Return the addresses of a host. Raises OSError if it has none."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]).partition("%")[0] for one in found))


@dataclass
class Asker:
    """Asks for addresses."""

    own_hosts: frozenset[str] = frozenset()
    """Hosts and ports that may be asked wherever they are: those of the site itself."""
    clock: Clock = field(default_factory=Clock)
    resolve: Resolve = addresses_of
    every: float = EVERY_SECONDS

    def ask_all(self, urls: Iterable[str]) -> Iterator[tuple[str, Answer]]:
        """Yield the answer for each address, as they come."""
        by_host: defaultdict[str, list[str]] = defaultdict(list)
        for url in urls:
            by_host[urlsplit(url).netloc.lower()].append(url)
        if not by_host:
            return
        with (
            httpx2.Client(
                headers={"User-Agent": f"oeuvre/{__version__} (looks whether links are dead)", "Accept": "*/*"},
                timeout=_TIMEOUT,
                follow_redirects=False,
            ) as http,
            ThreadPoolExecutor(min(_HOSTS_AT_ONCE, len(by_host))) as pool,
        ):
            rows = [pool.submit(self._ask_host, http, addresses) for addresses in by_host.values()]
            for row in as_completed(rows):
                yield from row.result()

    def _ask_host(self, http: httpx2.Client, urls: list[str]) -> list[tuple[str, Answer]]:
        answers = []
        for number, url in enumerate(urls):
            if number:
                self.clock.sleep(self.every)
            state, reason = self._ask(http, url)
            answers.append((url, Answer(state, reason, self.clock.today().date())))
        return answers

    def _ask(self, http: httpx2.Client, url: str) -> tuple[State, str]:
        """Ask until there is an answer that means something: for the head first, then for the whole."""
        state, reason = State.DEAD, "no answer"
        method = "HEAD"
        for attempt in range(_ATTEMPTS):
            try:
                status, headers = self._follow(http, method, url)
            except _PassedOverError as error:
                return State.PASSED_OVER, str(error)
            except httpx2.TimeoutException:
                state, reason, wait = State.DEAD, "it does not answer in time", 2.0**attempt
            except (httpx2.HTTPError, httpx2.InvalidURL, OSError, UnicodeError, ValueError) as error:
                return State.DEAD, _words(error)
            else:
                if status < 400:
                    return State.GOOD, ""
                if method == "HEAD" and status not in _BUSY:
                    # Many servers know no HEAD, and say so in many ways.
                    method, wait = "GET", 0.0
                elif status not in _BUSY:
                    return (State.UNSURE if status in _SHY else State.DEAD), _GONE.get(status, f"status {status}")
                else:
                    wait = asked_wait(headers.get("retry-after"), self.clock.today()) or 2.0**attempt
                state, reason = (State.UNSURE if status in _SHY else State.DEAD), f"status {status}"
            if wait > _LONGEST_WAIT:
                return State.UNSURE, f"{reason}, and it asks for patience"
            if attempt + 1 < _ATTEMPTS and wait:
                self.clock.sleep(wait)
        return state, reason

    def _follow(self, http: httpx2.Client, method: str, url: str) -> tuple[int, Mapping[str, str]]:
        """Return status and headers of what an address leads to in the end. Bodies are not read."""
        for _ in range(_REDIRECTS):
            request = self._request(http, method, url)
            response = http.send(request, stream=True)
            response.close()
            location = response.headers.get("location")
            if response.status_code not in (301, 302, 303, 307, 308) or not location:
                return response.status_code, response.headers
            url = urljoin(url, location)
        raise ValueError("it sends from one address to the next without an end")

    def _request(self, http: httpx2.Client, method: str, url: str) -> httpx2.Request:
        """Return a question to the very address that was looked at: a name may change its mind until it is called."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if parts.scheme not in ("http", "https") or not host:
            raise _PassedOverError("it is no address of the web")
        if parts.netloc.lower() in self.own_hosts:
            return http.build_request(method, url)
        if urllib.request.getproxies():
            # The proxy looks names up; what can be told here is whether an address itself is public.
            if _is_private(host):
                raise _PassedOverError("it is not a public address")
            return http.build_request(method, url)
        found = self.resolve(host)
        if not found or any(_is_private(address) for address in found):
            raise _PassedOverError("it is not a public address")
        address = f"[{found[0]}]" if ":" in found[0] else found[0]
        there = httpx2.URL(url).copy_with(host=address)
        return http.build_request(
            method, there, headers={"Host": parts.netloc.rpartition("@")[2]}, extensions={"sni_hostname": host}
        )


class _PassedOverError(Exception):
    """An address that is not asked."""


def _is_private(host: str) -> bool:
    """Tell whether an address is not public; a name is none."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host.lower().rstrip(".").endswith(("localhost", ".local", ".internal"))
    mapped = getattr(address, "ipv4_mapped", None)
    return not (mapped or address).is_global or address.is_multicast


def _words(error: Exception) -> str:
    if isinstance(error, socket.gaierror):
        return NO_HOST
    if isinstance(error, httpx2.ConnectError):
        return "it cannot be reached"
    if isinstance(error, (UnicodeError, httpx2.InvalidURL)):
        return "it is no address"
    return str(error) if isinstance(error, ValueError) else "the connection fails"


# -- memory --------------------------------------------------------------------------------------------------------------
def read_answers(path: Path, today: datetime.date) -> dict[str, Answer]:
    """Return the good answers of earlier runs that still count, by address."""
    try:
        body = read_sealed(str(path))
        stored = json.loads(body) if body is not None else {}
        if stored.get("format") != _FORMAT:
            return {}
        days = {url: datetime.date.fromisoformat(day) for url, day in stored["good"].items()}
    except (DamagedError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    fresh = {url: day for url, day in days.items() if 0 <= (today - day).days < KEPT_DAYS}
    return {url: Answer(State.GOOD, "", day, remembered=True) for url, day in fresh.items()}


def keep_answers(path: Path, answers: Mapping[str, Answer]) -> None:
    """Keep the good answers for later runs."""
    good = {url: answer.day.isoformat() for url, answer in sorted(answers.items()) if answer.state is State.GOOD}
    keep_sealed(str(path), json.dumps({"format": _FORMAT, "good": good}).encode())
