"""The site as it was built: a folder with a list of its files. What must not be published is refused here."""

import os
import stat
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

from generator.each import sites_in
from generator.model.value import value
from generator.publish.changes import PublishError
from generator.write.manifest import MANIFEST_NAME, UNKNOWN, digest_of, read_manifest
from generator.write.stage import STAGING

_PUBLIC = ".well-known"
"""The only hidden folder that others are meant to read (RFC 8615)."""


@value
class BuiltSite:
    """A site that can be published."""

    folder: Path
    files: Mapping[str, str]
    """Digests by path, with forward slashes."""
    sizes: Mapping[str, int]
    """Bytes by path."""
    warnings: tuple[str, ...]
    """What the author should know."""

    def read(self, path: str) -> bytes:
        """Return the bytes of a file. Raises PublishError if they are not those that were built."""
        try:
            content = (self.folder / path).read_bytes()
        except OSError as error:
            raise PublishError(f"{self.folder / path} cannot be read ({error.strerror}); build again") from None
        if digest_of(content) != self.files[path]:
            raise PublishError(f"{self.folder / path} is not as it was built; build again, then publish")
        return content


def built_site(folder: Path, *, search_engines: bool) -> BuiltSite:
    """Return the site in an output folder. search_engines: False if the settings ask these to leave the site out.

    Raises PublishError if it is not whole, or not meant for the public.
    """
    if not folder.is_dir():
        raise PublishError(f"there is no folder {folder}; `oeuvre build` makes it")
    sites = sorted(sites_in(folder))
    files: dict[str, str] = {}
    for name in sites or ("",):
        files |= {f"{name}/{path}" if name else path: digest for path, digest in _files_of(folder / name)}
    sizes = dict(_sizes(folder, files))
    home = _read_home(folder / next(iter(sites), "") / "index.html")
    if home.noindex and search_engines:
        raise PublishError(
            f"{folder} is a preview, which asks search engines to leave it out; build without --preview, then publish"
        )
    warnings: tuple[str, ...] = ()
    if not home.canonical:
        warnings = ("the site was built without base_url, so it has no sitemap, no feeds and no canonical addresses",)
    return BuiltSite(folder, files, sizes, warnings)


def _files_of(folder: Path) -> Iterator[tuple[str, str]]:
    files = read_manifest(folder)
    if files is None:
        raise PublishError(
            f"{folder} was not built by Oeuvre (it has no {MANIFEST_NAME}); say with --output where the site is"
        )
    if any(path.name.startswith(STAGING) for path in folder.iterdir()) or UNKNOWN in files.values():
        raise PublishError(f"a build of {folder} is under way, or was cut off; build again, then publish")
    if "index.html" not in files:
        raise PublishError(f"{folder} has no home page; build again, then publish")
    for path, digest in sorted(files.items()):
        if not any(part.startswith(".") and part != _PUBLIC for part in path.split("/")):
            yield path, digest


def _sizes(folder: Path, files: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    for path in files:
        try:
            found = os.lstat(folder / path)
        except OSError:
            raise PublishError(f"{folder / path} is missing; build again, then publish") from None
        if not stat.S_ISREG(found.st_mode):
            raise PublishError(f"{folder / path} is not a file, as it was when it was built; build again, then publish")
        yield path, found.st_size


class _Home(HTMLParser):
    """Looks into the head of the home page."""

    def __init__(self) -> None:
        super().__init__()
        self.noindex = False
        self.canonical = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta" and values.get("name") == "robots":
            self.noindex |= "noindex" in values.get("content", "")
        elif tag == "link":
            self.canonical |= "canonical" in values.get("rel", "").split()


def _read_home(path: Path) -> _Home:
    home = _Home()
    home.feed(path.read_text("utf-8", errors="replace"))
    return home
