"""From an address on a page to a file of the site."""

from urllib.parse import unquote, urljoin, urlsplit

from generator.gate.page import Page
from generator.model.value import value

NOWHERE = "https://site.invalid/"
"""Stands for the address of a site that does not say its own."""


@value
class Target:
    """Where a link leads: to a file of the site, or elsewhere."""

    path: str | None
    """Of the file; None if it leads elsewhere."""
    fragment: str = ""
    url: str = ""
    """The whole address if it leads elsewhere, and a browser would open it there."""


def base_of(home: Page) -> str:
    """Return where a site says that it is published, with a slash at its end, by its first page."""
    for one in home.links("canonical"):
        address = one.get("href", "")
        if address.startswith(("https://", "http://")) and address.endswith("/"):
            return address
    return NOWHERE


def address_of(path: str, base: str) -> str:
    """Return the address of a file."""
    return base + (path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path)


def target_of(value_: str, path: str, base: str) -> Target | None:
    """Return where an address on a page leads; None if that is nothing to look up, such as a mail address."""
    try:
        parts = urlsplit(urljoin(address_of(path, base), value_.strip()))
        port = parts.port
    except ValueError:
        return Target(value_.strip())
    if parts.scheme not in ("http", "https"):
        return None
    own = urlsplit(base)
    fragment = unquote(parts.fragment).partition(":~:")[0]
    if (parts.hostname, port) != (own.hostname, own.port):
        return Target(None, fragment, parts.geturl())
    if not parts.path.startswith(own.path) and parts.path + "/" != own.path:
        # Another site on the same host, if this one says where it is: links that climb too high are slips.
        climbs = not value_.strip().lower().startswith(("http:", "https:", "//", "/"))
        return Target(unquote(parts.path)) if climbs else Target(None, fragment, parts.geturl())
    file = unquote(parts.path[len(own.path) :])
    return Target(file + "index.html" if not file or file.endswith("/") else file, fragment)
