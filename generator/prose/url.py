"""The one gate for every address that a stranger wrote."""

import re
from urllib.parse import urlsplit

_CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_RELATIVE = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:)(?!//)[^\\]+")
_LONGEST = 2000


def safe_url(url: str, *, allow_relative: bool = False) -> str | None:
    """Return an address that is safe to follow, or None.

    Only http and https with a host, mailto, and, where allowed, addresses of the site itself pass: a list of what is
    good, since lists of what is bad forget something. White space and control characters are taken out first, because
    browsers do so too.
    """
    url = _CONTROLS.sub("", url)
    if not url or len(url) > _LONGEST or "\\" in url:
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme in ("http", "https"):
        # "https://bank.example@evil.example" leads to the latter.
        return url if parts.hostname and "@" not in parts.netloc else None
    if scheme == "mailto":
        return url if parts.path else None
    if allow_relative and not scheme and not parts.netloc and _RELATIVE.fullmatch(url):
        return url
    return None
