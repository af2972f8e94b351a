"""One polite HTTP client: a pace for each host, patience with busy servers, bounds on size and time, errors in words."""

import datetime
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpx2

from generator import __version__
from generator.fetch.retry_after import asked_wait

LARGEST_ANSWER = 128 * 1024 * 1024
"""Bytes of one answer."""
_ATTEMPTS = 4
_LONGEST_WAIT = 120.0
"""Seconds that a server may ask for; who wants more is asked again another day."""
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_CUT = "the answer breaks off"
_TIMEOUT = httpx2.Timeout(30.0, connect=15.0)
_REDIRECTS = 5


class FetchError(Exception):
    """An answer that did not come; says why, for people."""

    def __init__(self, reason: str, *, status: int | None = None) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(slots=True)
class Clock:
    """The time, and waiting for it to pass: tests have their own."""

    now: Callable[[], float] = time.monotonic
    """Seconds from any moment on."""
    today: Callable[[], datetime.datetime] = field(default=lambda: datetime.datetime.now(datetime.UTC))
    sleep: Callable[[float], None] = time.sleep


class Client:
    """Asks for documents. Use it as a context manager."""

    def __init__(self, *, mailto: str | None = None, clock: Clock | None = None) -> None:
        """mailto: an address that a service may write to about the requests; some answer faster to those who give one."""
        self.mailto = mailto
        self._clock = clock or Clock()
        contact = f" (mailto:{mailto})" if mailto else ""
        self._http = httpx2.Client(
            headers={"User-Agent": f"oeuvre/{__version__}{contact}"},
            timeout=_TIMEOUT,
            follow_redirects=True,
            max_redirects=_REDIRECTS,
        )
        self._next: dict[str, float] = {}

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the connections."""
        self._http.close()

    def get(
        self,
        url: str,
        *,
        accept: str,
        every: float,
        query: Mapping[str, str | int] | None = None,
        is_whole: Callable[[bytes], bool] = bool,
    ) -> bytes:
        """Return the body of an answer. Raises FetchError, after patience where that may help.

        every: seconds between two requests to this host, as its owner asks for. is_whole: tells a body from one that was
        cut on its way without a sign of it.
        """
        reason, status = "", None
        for attempt in range(_ATTEMPTS):
            self._keep_pace(url, every)
            wait = 2.0**attempt
            try:
                status, headers, body = self._ask(url, accept, query)
            except httpx2.TimeoutException:
                reason, status = "it does not answer", None
            except httpx2.TransportError as error:
                reason, status = _words(error), None
            except (httpx2.InvalidURL, httpx2.TooManyRedirects, httpx2.DecodingError) as error:
                raise FetchError(_words(error)) from error
            else:
                if 200 <= status < 300 and is_whole(body):
                    return body
                reason = _CUT if status < 300 else _REASONS.get(status, f"it answers with the status {status}")
                if status not in _BUSY and reason != _CUT:
                    raise FetchError(reason, status=status)
                asked = asked_wait(headers.get("retry-after"), self._clock.today())
                if asked is not None and asked > _LONGEST_WAIT:
                    raise FetchError(f"{reason}, and asks for {_duration(asked)} of patience: try again then", status=status)
                wait = max(wait, asked or 0.0)
            if attempt + 1 < _ATTEMPTS:
                self._clock.sleep(wait)
        raise FetchError(f"{reason}, {_ATTEMPTS} times in a row", status=status)

    def _keep_pace(self, url: str, every: float) -> None:
        host = urlsplit(url).netloc
        wait = self._next.get(host, 0.0) - self._clock.now()
        if wait > 0:
            self._clock.sleep(wait)
        self._next[host] = self._clock.now() + every

    def _ask(self, url: str, accept: str, query: Mapping[str, str | int] | None) -> tuple[int, Mapping[str, str], bytes]:
        with self._http.stream("GET", url, params=query or None, headers={"Accept": accept}) as response:
            pieces, size = [], 0
            for piece in response.iter_bytes():
                size += len(piece)
                if size > LARGEST_ANSWER:
                    raise FetchError(f"the answer is larger than {LARGEST_ANSWER // 1024 // 1024} MB")
                pieces.append(piece)
            return response.status_code, response.headers, b"".join(pieces)


_REASONS = {
    400: "it does not understand the question: is the identifier right?",
    401: "it wants to know who asks (401)",
    403: "it refuses to answer (403)",
    404: "it has no such record (404)",
    410: "the record is gone (410)",
    429: "it is asked too often (429)",
    500: "it is broken at the moment (500)",
    502: "it cannot be reached at the moment (502)",
    503: "it is not available at the moment (503)",
    504: "it does not answer in time (504)",
}


def _words(error: Exception) -> str:
    """Return why a connection failed, in words that do not depend on the system's language where possible."""
    if isinstance(error, httpx2.ConnectError):
        return "it cannot be reached: is there a connection to the internet?"
    if isinstance(error, (httpx2.RemoteProtocolError, httpx2.ReadError)):
        return _CUT
    if isinstance(error, httpx2.TooManyRedirects):
        return "it sends from one address to the next without an end"
    return f"the connection fails ({type(error).__name__})"


def _duration(seconds: float) -> str:
    return f"{seconds / 60:.0f} minutes" if seconds >= 120 else f"{seconds:.0f} seconds"
