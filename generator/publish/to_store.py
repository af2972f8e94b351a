"""Into a store that fsspec knows: object storage that speaks S3, and others.

Stores have no transactions, so the order is the safety: what pages need, pages, what leads to pages, removals; the list of
files says before the first of these what is about to change, and afterwards what is there.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from typing import Any

from generator.model.destination import Store
from generator.model.value import value
from generator.progress import Progress
from generator.publish.built import BuiltSite
from generator.publish.changes import (
    Changes,
    PublishError,
    cache_control_of,
    changes_between,
    content_type_of,
    foreign,
    rank,
    refusal,
    under_way,
)
from generator.write.manifest import MANIFEST_NAME, manifest_bytes, parse_manifest

_AT_ONCE = 16
"""Requests that are under way together, where the store's client can do so."""
_S3 = frozenset({"s3", "s3a"})

Step = Callable[[], None]


def publish_to_store(
    site: BuiltSite, store: Store, endpoint: str | None, progress: Progress, *, dry_run: bool, overwrite: bool
) -> Changes:
    """Bring a site to a store, and say what that took. Raises PublishError."""
    try:
        with progress.phase("looking at what is there"):
            place = _Place(store, endpoint)
            before, present = place.manifest(), place.found()
        right = {path for path, found in present.items() if path in site.files and _is_right(site, path, found, before or {})}
        changes = changes_between(site.files, before, present, right)
        names = foreign(changes, before, present)
        if names and not overwrite:
            raise PublishError(refusal(names, store.shown))
        if dry_run or changes.is_nothing:
            return changes
        place.write(MANIFEST_NAME, manifest_bytes(under_way(site.files, changes)))
        with progress.phase("publishing", "files", len(changes.upload) + len(changes.remove)) as step:
            for _, paths in groupby(changes.upload, rank):
                place.for_each(paths, lambda path: place.write(path, site.read(path)), step)
            place.for_each(changes.remove, place.remove, step)
        place.write(MANIFEST_NAME, manifest_bytes(dict(site.files)))
    except PublishError:
        raise
    except Exception as error:
        # Every client of a store has errors of its own, without a common base; what Python itself raises is a fault of ours.
        if type(error).__module__ == "builtins" and not isinstance(error, OSError):
            raise
        raise PublishError(_words(error, store)) from error
    return changes


@value
class _Found:
    """What a store says of a file."""

    size: int
    tag: str
    """The MD5 of its bytes, hexadecimal, or anything else; may be empty."""


def _is_right(site: BuiltSite, path: str, found: _Found, before: Mapping[str, str]) -> bool:
    """Tell whether a file is there as it should be: as the list says, or, after a publish that was cut off, by its bytes."""
    if found.size != site.sizes[path]:
        return False
    if before.get(path) == site.files[path]:
        return True
    return bool(found.tag) and hashlib.md5(site.read(path), usedforsecurity=False).hexdigest() == found.tag


class _Place:
    """A folder of a store."""

    def __init__(self, store: Store, endpoint: str | None) -> None:
        try:
            from fsspec.core import url_to_fs  # noqa: PLC0415 - not installed unless it is wanted
        except ImportError:
            raise PublishError(f'for {store.shown} more is needed: pip install "oeuvre[s3]"') from None
        options: dict[str, Any] = {"skip_instance_cache": True, "use_listings_cache": False}
        if endpoint and store.url.partition(":")[0] in _S3:
            options["endpoint_url"] = endpoint
        try:
            self._files, root = url_to_fs(store.url, **options)
        except (ImportError, ValueError) as error:
            raise PublishError(f"{store.shown} cannot be reached: {error}") from None
        self._root = str(root).rstrip("/")
        protocol = self._files.protocol
        self._is_s3 = bool(_S3.intersection((protocol,) if isinstance(protocol, str) else protocol))
        self._made: set[str] = set()

    def manifest(self) -> dict[str, str] | None:
        """Return what an earlier publish brought; None if there was none."""
        try:
            return parse_manifest(self._files.cat_file(self._path(MANIFEST_NAME)))
        except FileNotFoundError:
            return None

    def found(self) -> Mapping[str, _Found]:
        """Return what the store says of every file that is there, by path."""
        try:
            found = self._files.find(self._root, detail=True)
        except FileNotFoundError:
            return {}
        start = f"{self._root}/"
        return {
            path.removeprefix(start): _Found(int(facts["size"] or 0), str(facts.get("ETag", "")).strip('"'))
            for path, facts in found.items()
            if path.startswith(start)
        }

    def write(self, path: str, content: bytes) -> None:
        """Write a whole file."""
        target = self._path(path)
        if self._is_s3:
            headers = {"ContentType": content_type_of(path), "CacheControl": cache_control_of(path)}
            if path == MANIFEST_NAME:
                headers = {"ContentType": "text/plain; charset=utf-8", "CacheControl": "no-cache"}
            self._files.pipe_file(target, content, **headers)
            return
        folder = target.rpartition("/")[0]
        if folder not in self._made:
            self._files.makedirs(folder, exist_ok=True)
            self._made.add(folder)
        self._files.pipe_file(target, content)

    def remove(self, path: str) -> None:
        """Remove a file, if it is there."""
        try:
            self._files.rm_file(self._path(path))
        except FileNotFoundError:
            return

    def for_each(self, paths: Iterable[str], do: Callable[[str], None], step: Step) -> None:
        """Do something with every file; returns when all of it is done."""
        if not self._files.async_impl:
            for path in paths:
                do(path)
                step()
            return
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            try:
                for _ in pool.map(do, paths):
                    step()
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise

    def _path(self, path: str) -> str:
        return f"{self._root}/{path}"


def _words(error: Exception, store: Store) -> str:
    """Return why a store did not do as it was asked. Its client's own words may name keys, so they are not repeated."""
    kind = type(error).__name__
    if kind in ("NoCredentialsError", "PartialCredentialsError", "ProfileNotFound"):
        return (
            f"{store.shown} wants to know who you are: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or log in with your "
            "store's own program"
        )
    if isinstance(error, PermissionError):
        return f"{store.shown} does not let you in: look at the keys in your environment, and at what they are allowed to do"
    if isinstance(error, FileNotFoundError):
        return f"{store.shown} does not exist: make it first, in your store's own program"
    if "Connect" in kind or "Endpoint" in kind or "Timeout" in kind:
        return f"{store.shown} does not answer ({kind}): is its address right? The next publish mends what was begun"
    reason = f"{error.strerror}" if isinstance(error, OSError) and error.strerror else kind
    return f"{store.shown} failed: {reason}; the next publish mends what was begun"
