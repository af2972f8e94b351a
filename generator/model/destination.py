"""Where a site is published: a branch, a folder, a server, a store."""

import re
from typing import Annotated
from urllib.parse import unquote, urlsplit, urlunsplit

from pydantic import AfterValidator, Field

from generator.model.base import Model
from generator.model.value import value

_BRANCH = re.compile(r"(?!-)[\w./+@-]{1,200}", re.ASCII)
_SERVER = re.compile(r"(?P<host>(?:[\w.-]{1,64}@)?\w[\w.-]{1,252}):(?P<path>(?!//).+)", re.ASCII | re.DOTALL)
"""As rsync and scp have it: user@host:path. One letter would be a disk of Windows."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.ASCII)
_DISK = re.compile(r"[A-Za-z]:[\\/]", re.ASCII)
_FORMS = (
    "write git:gh-pages for a branch, ./gh-pages for a folder, user@host:/var/www/me for a server, s3://bucket/me for a store"
)


@value
class Branch:
    """A branch of a git repository."""

    name: str
    repository: str | None = None
    """An address, a path, or the name of a remote; None: the remote "origin" of the repository that the site lies in."""

    @property
    def shown(self) -> str:
        """How to call it where others may read along."""
        return f"git:{f'{without_password(self.repository)}#' if self.repository else ''}{self.name}"


@value
class Folder:
    """A folder of this machine."""

    path: str
    """As it was written; may be relative."""

    @property
    def shown(self) -> str:
        """How to call it."""
        return self.path


@value
class Server:
    """A folder of another machine, reached over SSH, or by rsync's own protocol."""

    address: str
    """As rsync takes it: "user@host:/var/www/me/", "rsync://host/module/me/". Ends in a slash."""
    port: int | None = None
    """Of SSH, if it is not the usual one."""

    @property
    def shown(self) -> str:
        """How to call it where others may read along."""
        return without_password(self.address)


@value
class Store:
    """What is reached by an address that fsspec knows: s3://bucket/prefix, and others."""

    url: str

    @property
    def shown(self) -> str:
        """How to call it where others may read along."""
        return without_password(self.url)


Destination = Branch | Folder | Server | Store


def parse_destination(text: str) -> Destination:
    """Return what a text says of where to publish. Raises ValueError, with words for its author."""
    if not text.strip() or not text.isprintable() or text.startswith("-"):
        raise ValueError(f"{text!r} is no place to publish to; {_FORMS}")
    if text.startswith("git:"):
        return _branch(text.removeprefix("git:"))
    if text.startswith("ssh://"):
        return _server(text)
    if text.startswith("file://"):
        return Folder(unquote(urlsplit(text).path))
    if text.startswith("rsync://"):
        return Server(text.rstrip("/") + "/")
    if _SCHEME.match(text):
        return Store(text)
    if not _DISK.match(text) and (match := _SERVER.fullmatch(text)):
        return Server(f"{match['host']}:{match['path'].rstrip('/')}/")
    if _DISK.match(text) or "/" in text or "\\" in text or text in (".", ".."):
        return Folder(text)
    raise ValueError(f"{text!r} may be a branch or a folder; {_FORMS}")


def _branch(text: str) -> Branch:
    repository, _, name = text.rpartition("#")
    if not _BRANCH.fullmatch(name) or ".." in name or name.endswith(("/", ".", ".lock")):
        raise ValueError(f"{name!r} is no name of a branch; write git:gh-pages, or git:https://example.org/me.git#pages")
    if repository.startswith("-"):
        raise ValueError(f"{repository!r} is no repository")
    return Branch(name, repository or None)


def _server(text: str) -> Server:
    parts = urlsplit(text)
    path = unquote(parts.path).removeprefix("/~/") if parts.path.startswith("/~/") else unquote(parts.path)
    try:
        port = parts.port
    except ValueError:
        raise ValueError(f"{text!r} has no port that there could be") from None
    host = f"{parts.username}@{parts.hostname}" if parts.username else parts.hostname or ""
    if not path.strip("/") or not _SERVER.fullmatch(f"{host}:{path}"):
        raise ValueError(f"{text!r} names no folder of a server; write ssh://user@host/var/www/me")
    return Server(f"{host}:{path.rstrip('/')}/", port)


def without_password(address: str) -> str:
    """Return an address as others may read it."""
    if "://" not in address:
        return address
    parts = urlsplit(address)
    login, at, host = parts.netloc.rpartition("@")
    name, colon, _ = login.partition(":")
    # What stands alone before the host may be a token; a name says little, so it is left out with it.
    shown = f"{name}:***@{host}" if colon else f"***@{host}" if at and parts.scheme.startswith("http") else parts.netloc
    return urlunsplit(parts._replace(netloc=shown))


def password_of(address: str) -> str:
    """Return what in an address nobody else should read; empty if there is nothing."""
    if "://" not in address:
        return ""
    login = urlsplit(address).netloc.rpartition("@")[0]
    name, colon, password = login.partition(":")
    return password if colon else name if address.startswith("http") else ""


def _parse_place(text: str) -> str:
    parse_destination(text)
    if password_of(text.removeprefix("git:")):
        raise ValueError("a password does not belong into a file that is shared; leave it to git, to SSH or the environment")
    return text


class Publish(Model):
    """What `[publish]` in `site.toml` may say: where `oeuvre publish` takes the site, and how."""

    to: Annotated[str, AfterValidator(_parse_place)] | None = None
    """ "git:gh-pages", "user@host:/var/www/me", "s3://bucket/me", or a folder, relative to the settings."""
    history: bool = True
    """Keep earlier states of the site on the branch; otherwise it has one commit only."""
    endpoint: str | None = Field(default=None, pattern=r"^https?://[^\s/@]+(/\S*)?$")
    """Where a store that speaks S3 answers, if it is not that of AWS."""
