"""Services that readers know by their mark, by the host of an address."""

from urllib.parse import urlsplit

_SERVICES = {
    "arxiv.org": "arxiv",
    "bsky.app": "bluesky",
    "codeberg.org": "codeberg",
    "dblp.org": "dblp",
    "dblp.uni-trier.de": "dblp",
    "github.com": "github",
    "gitlab.com": "gitlab",
    "linkedin.com": "linkedin",
    "matrix.to": "matrix",
    "orcid.org": "orcid",
    "researchgate.net": "researchgate",
    "scholar.google.com": "scholar",
    "semanticscholar.org": "semanticscholar",
    "twitter.com": "x",
    "x.com": "x",
    "youtube.com": "youtube",
    "zotero.org": "zotero",
}
_MASTODON = (
    "mastodon.",
    "mstdn.",
    "fosstodon.",
    "hachyderm.",
    "sigmoid.social",
    "mathstodon.",
    "scholar.social",
    "fediscience.",
)
"""How hosts of the fediverse begin that researchers are at."""


def service_of(url: str) -> str:
    """Return the service that an address belongs to, as templates/macros/service_icon.html names it; empty if it is none."""
    if url.startswith("mailto:"):
        return "mail"
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    while host:
        if host in _SERVICES:
            return _SERVICES[host]
        if host.startswith(_MASTODON):
            return "mastodon"
        # scholar.google.de is Google Scholar, and an account has no host of its own.
        if host.startswith("scholar.google."):
            return "scholar"
        host = host.partition(".")[2]
    return ""
