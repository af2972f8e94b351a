"""What a host serves, held against a list of files: a few questions at a time, with patience where it is busy."""

import hashlib
import zlib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import quote, urljoin, urlsplit

import httpx2

from generator import __version__
from generator.fetch.client import Clock
from generator.fetch.retry_after import asked_wait
from generator.verify.listed import Verdict, is_hidden

_AT_ONCE = 8
_ATTEMPTS = 4
_LONGEST_WAIT = 60.0
"""Seconds that a host may ask for."""
_REDIRECTS = 5
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_MOVED = frozenset({301, 302, 303, 307, 308})
_TIMEOUT = httpx2.Timeout(30.0, connect=15.0)
_LARGEST = 512 * 1024 * 1024
"""Bytes of an answer, as they come to be: no host may fill the memory or the time of who asks."""
_NOT_FOUND = "404.html"


class _Kind(Enum):
    RIGHT = 1
    WRONG = 2
    MISSING = 3
    UNANSWERED = 4


@dataclass
class Host:
    """Asks a host for the files of a site."""

    url: str
    """Of the site, with a slash at its end."""
    clock: Clock = field(default_factory=Clock)

    def verify(self, files: Mapping[str, str], step: Callable[[], None]) -> Verdict:
        """Ask for every file. files: digests by path. step: is called after each file."""
        asked = sorted(path for path in files if not is_hidden(path))
        with (
            httpx2.Client(
                # A copy that lies somewhere on the way may be an old one.
                headers={"User-Agent": f"oeuvre/{__version__}", "Accept-Encoding": "gzip", "Cache-Control": "no-cache"},
                timeout=_TIMEOUT,
                follow_redirects=False,
                limits=httpx2.Limits(max_connections=_AT_ONCE),
            ) as http,
            ThreadPoolExecutor(_AT_ONCE) as pool,
        ):
            found: list[tuple[str, _Kind, str]] = []
            for path, (kind, reason) in zip(
                asked, pool.map(lambda one: self._look(http, one, files[one]), asked), strict=True
            ):
                found.append((path, kind, reason))
                step()
        return Verdict(
            len(asked),
            tuple((path, reason) for path, kind, reason in found if kind is _Kind.WRONG),
            tuple(path for path, kind, _ in found if kind is _Kind.MISSING),
            unanswered=tuple((path, reason) for path, kind, reason in found if kind is _Kind.UNANSWERED),
        )

    def _look(self, http: httpx2.Client, path: str, digest: str) -> tuple[_Kind, str]:
        reason = ""
        for attempt in range(_ATTEMPTS):
            wait = 2.0**attempt
            try:
                status, digests, asked = self._fetch(http, path)
            except httpx2.TimeoutException:
                reason = "no answer in time"
            except _AwayError as error:
                return _Kind.WRONG, str(error)
            except (httpx2.HTTPError, httpx2.InvalidURL, zlib.error) as error:
                reason = f"the connection fails ({type(error).__name__})"
            else:
                # Hosts send the page for what is not found with the status that says so.
                if digest in digests and (status == 200 or path.rpartition("/")[2] == _NOT_FOUND):
                    return _Kind.RIGHT, ""
                if status in (404, 410):
                    return _Kind.MISSING, ""
                if status not in _BUSY:
                    return (
                        (_Kind.WRONG, "its content is another") if status == 200 else (_Kind.UNANSWERED, f"status {status}")
                    )
                reason = f"status {status}"
                wait = max(wait, asked_wait(asked, self.clock.today()) or 0.0)
            if wait > _LONGEST_WAIT:
                break
            if attempt + 1 < _ATTEMPTS:
                self.clock.sleep(wait)
        return _Kind.UNANSWERED, reason

    def _fetch(self, http: httpx2.Client, path: str) -> tuple[int, frozenset[str], str | None]:
        """Return the status, the digests of the answer as it came and unpacked, and how much patience is asked for."""
        # Readers are led to folders, and some hosts send those away who ask for the file in it.
        shown = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
        url = urljoin(self.url, quote(shown))
        for _ in range(_REDIRECTS):
            with http.stream("GET", url) as response:
                location = response.headers.get("location")
                if response.status_code in _MOVED and location:
                    there = urljoin(url, location)
                    if _host_of(there) != _host_of(self.url):
                        raise _AwayError(f"it leads to {there}")
                    url = there
                    continue
                return response.status_code, _digests_of(response), response.headers.get("retry-after")
        raise _AwayError("it leads from one address to the next without an end")


class _AwayError(Exception):
    """An answer that leads elsewhere."""


def _digests_of(response: httpx2.Response) -> frozenset[str]:
    """Return the digests of an answer as it came, and as it is when it is unpacked."""
    raw, whole = hashlib.sha256(), hashlib.sha256()
    packed = response.headers.get("content-encoding", "").strip().lower() in ("gzip", "x-gzip", "deflate")
    unpacker = zlib.decompressobj(wbits=47)
    size = 0
    for piece in response.iter_raw(65536):
        raw.update(piece)
        size += len(piece)
        while packed and piece:
            part = unpacker.decompress(piece, 1024 * 1024)
            whole.update(part)
            size += len(part)
            piece = unpacker.unconsumed_tail  # noqa: PLW2901 - what is left of it
            if size > _LARGEST:
                break
        if size > _LARGEST:
            return frozenset()
    return frozenset({raw.hexdigest(), whole.hexdigest()} if packed else {raw.hexdigest()})


def _host_of(url: str) -> tuple[str, int | None]:
    """Return the host of an address; http and https, with and without www, are one."""
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www."), parts.port if parts.port not in (80, 443) else None
