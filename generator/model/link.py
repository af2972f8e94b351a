"""Links with a meaning."""

from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field

from generator.model.base import Model

LinkKind = Literal["code", "data", "demo", "pdf", "poster", "project", "publisher", "slides", "video", "web"]

_CODE_HOSTS = ("github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "sr.ht", "code.example.org")
_DATA_HOSTS = ("zenodo.org", "figshare.com", "osf.io", "datadryad.org", "kaggle.com")
_VIDEO_HOSTS = ("youtube.com", "youtu.be", "vimeo.com")
_REPOSITORY_HOSTS = ("github.io",)


class Link(Model):
    """An address on the web and what lies there."""

    url: str = Field(min_length=1)
    """The address."""
    kind: LinkKind = "web"
    """What lies there."""
    label: str | None = None
    """What to call it; None: the kind says enough."""


def _is_host(host: str, known: tuple[str, ...]) -> bool:
    return any(host == name or host.endswith("." + name) for name in known)


def kind_of(url: str) -> LinkKind:
    """Return what probably lies at an address, judged by its host and ending; "web" when nothing tells."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "web"
    host = (parts.hostname or "").removeprefix("www.")
    segments = [segment for segment in parts.path.split("/") if segment]
    if host == "huggingface.co":
        return "data" if segments[:1] == ["datasets"] else "web"
    tables: tuple[tuple[tuple[str, ...], LinkKind], ...] = (
        (_DATA_HOSTS, "data"),
        (_VIDEO_HOSTS, "video"),
        (_REPOSITORY_HOSTS, "project"),
    )
    # A repository is owner/name; a code host's front page or a user's page is not code.
    if _is_host(host, _CODE_HOSTS) and len(segments) >= 2:
        return "code"
    for hosts, kind in tables:
        if _is_host(host, hosts):
            return kind
    return "pdf" if parts.path.lower().endswith(".pdf") else "web"
