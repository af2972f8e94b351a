"""Who may ask: browsers that name this machine, to read. A page elsewhere may have pointed its own name here."""

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Of every answer: nothing is kept, guessed, framed, or lent to pages of others."""

_LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]"})


class Guard:
    """Refuses requests that name another host, and those that would do anything but read."""

    def __init__(self, application: ASGIApp, allowed_hosts: frozenset[str] = frozenset()) -> None:
        """Stand before an application. allowed_hosts: names without port that may be asked for beside the local ones."""
        self._application = application
        self._allowed = _LOCAL_HOSTS | {host_of(name) for name in allowed_hosts if name}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let the application do so."""
        if scope["type"] == "http":
            hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
            if len(hosts) != 1 or host_of(hosts[0]) not in self._allowed:
                answer = Response("This host is not served here; --allowed-host allows one.", 400, HEADERS)
                return await answer(scope, receive, send)
            if scope["method"] not in ("GET", "HEAD"):
                return await Response("Only reading is possible.", 405, HEADERS)(scope, receive, send)
        return await self._application(scope, receive, send)


def host_of(address: str) -> str:
    """Return the host of `host:port` in small letters; an IPv6 address in brackets, whether it has some or not."""
    if address.startswith("["):
        host, bracket, behind = address.partition("]")
        # "[::1].evil.example" is another host, if it is one at all.
        return (host + bracket if not behind or behind.startswith(":") else address).lower()
    return f"[{address.lower()}]" if address.count(":") > 1 else address.partition(":")[0].lower()


def is_same_origin(request: Request) -> bool:
    """Tell whether a request comes from a page of the preview, or from no page at all."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers["host"]
