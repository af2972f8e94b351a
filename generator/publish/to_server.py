"""Into a folder of another machine, by rsync: over SSH, or by its own protocol. Nothing else is run over there.

rsync puts whole files into place, one by one; the order is what keeps links alive meanwhile, as in `to_store`.
"""

import os
import re
import shlex
import tempfile
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.model.destination import Server
from generator.progress import Progress
from generator.publish.built import BuiltSite
from generator.publish.changes import (
    Changes,
    PublishError,
    changes_between,
    foreign,
    rank,
    refusal,
    under_way,
)
from generator.publish.programs import Ended, reason_of, run_program
from generator.write.manifest import MANIFEST_NAME, digest_of, manifest_bytes, parse_manifest

_OLDEST = (3, 1)
"""Knows how to remove files by name."""
_PARTIAL = 23
_VANISHED = 24
"""What rsync says of names that it is told to remove, and that are not here: as it should be."""
_COMMON = ("--8-bit-output", "--from0")
_READABLE = ("--ignore-times", "--perms", "--chmod=D755,F644")
"""Whatever is there is replaced, and whatever the mask of that machine is, everybody may read it."""

Step = Callable[[], None]


def publish_to_server(site: BuiltSite, server: Server, progress: Progress, *, dry_run: bool, overwrite: bool) -> Changes:
    """Bring a site to a server, and say what that took. Raises PublishError."""
    with _Rsync(server) as rsync:
        return _publish(site, rsync, server, progress, dry_run=dry_run, overwrite=overwrite)


def _publish(
    site: BuiltSite, rsync: "_Rsync", server: Server, progress: Progress, *, dry_run: bool, overwrite: bool
) -> Changes:
    before = rsync.manifest()
    new, changed = rsync.differences(site)
    right = site.files.keys() - new - changed
    present = {*right, *changed, *(before or {})}
    changes = changes_between(site.files, before, present, right)
    names = foreign(changes, before, changed)
    if names and not overwrite:
        raise PublishError(refusal(names, server.shown))
    if dry_run:
        return changes
    final = dict(site.files)
    if not changes.is_nothing:
        rsync.keep_manifest(under_way(site.files, changes))
        for path in changes.upload:
            if digest_of((site.folder / path).read_bytes()) != site.files[path]:
                raise PublishError(f"{site.folder / path} is not as it was built; build again, then publish")
        with progress.phase("publishing", "files", len(changes.upload)) as step:
            for _, paths in groupby(changes.upload, rank):
                rsync.bring(site, tuple(paths), step)
        rsync.remove(changes.remove, site.files)
    if not changes.is_nothing or before != final:
        rsync.keep_manifest(final)
    return changes


class _Rsync:
    """A folder of a server, and rsync to work in it."""

    def __init__(self, server: Server) -> None:
        self._server = server
        version = re.match(rb"rsync\s+version v?(\d+)\.(\d+)", run_program(("rsync", "--version")).output)
        if version is None or (int(version[1]), int(version[2])) < _OLDEST:
            raise PublishError("rsync is too old, or another program of that name; install rsync 3.1 or newer")
        self._folder = tempfile.TemporaryDirectory()
        self._shell = os.environ.get("RSYNC_RSH", "ssh")
        if server.port is not None:
            self._shell += f" -p {server.port}"
        if os.name == "posix" and Path(self._shell.split()[0]).name == "ssh" and " " not in self._folder.name:
            # All that follows goes over one connection, so that who has a password is asked for it once.
            self._shell += f" -o ControlMaster=auto -o ControlPath={self._folder.name}/c -o ControlPersist=60"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End the connection."""
        if (Path(self._folder.name) / "c").exists():
            host = self._server.address.partition(":")[0]
            run_program((*shlex.split(self._shell), "-O", "exit", host))
        self._folder.cleanup()

    def manifest(self) -> dict[str, str] | None:
        """Return what an earlier publish brought; None if there was none."""
        with tempfile.TemporaryDirectory() as folder:
            ended = self._run("--quiet", "--", f"{self._server.address}{MANIFEST_NAME}", f"{folder}/")
            missing = ended.code == _PARTIAL and "No such file" in ended.errors and "denied" not in ended.errors
            if ended.code != 0 and not missing:
                raise PublishError(self._words(ended))
            found = Path(folder) / MANIFEST_NAME
            return parse_manifest(found.read_bytes()) if found.is_file() else None

    def differences(self, site: BuiltSite) -> tuple[set[str], set[str]]:
        """Return the files that are missing over there, and those that are different."""
        ended = self._send(site.folder, site.files, "--dry-run", "--checksum", "--out-format=%i|%n")
        new: set[str] = set()
        changed: set[str] = set()
        for row in ended.output.decode(errors="replace").splitlines():
            facts, _, path = row.partition("|")
            if facts[1:2] == "f" and facts[0] in "<>c":
                (new if "+" in facts else changed).add(path)
        return new, changed

    def bring(self, site: BuiltSite, paths: tuple[str, ...], step: Step) -> None:
        """Bring files, whatever is there."""
        self._send(site.folder, paths, *_READABLE)
        for _ in paths:
            step()

    def remove(self, paths: Iterable[str], site: Iterable[str]) -> None:
        """Remove files, and the folders that this empties."""
        used = {parent for path in site for parent in _folders(path)}
        folders = {folder for path in paths for folder in _folders(path)} - used
        by_depth = [sorted(one for one in folders if one.count("/") == depth) for depth in range(20, -1, -1)]
        with tempfile.TemporaryDirectory() as nothing:
            for names, more in ((list(paths), ()), *((names, ("--dirs",)) for names in by_depth)):
                if names:
                    self._send(Path(nothing), names, "--delete-missing-args", "--no-implied-dirs", *more)

    def keep_manifest(self, files: dict[str, str]) -> None:
        """Say over there which files are ours."""
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / MANIFEST_NAME).write_bytes(manifest_bytes(files))
            self._send(Path(folder), (MANIFEST_NAME,), *_READABLE)

    def _send(self, folder: Path, paths: Iterable[str], *options: str) -> Ended:
        listed = "".join(f"{path}\0" for path in paths).encode(errors="surrogateescape")
        words = (*_COMMON, *options, "--files-from=-", "--", f"{folder.resolve()}{os.sep}", self._server.address)
        ended = self._run(*words, stdin=listed)
        if ended.code not in (0, _VANISHED):
            raise PublishError(self._words(ended))
        return ended

    def _run(self, *words: str, stdin: bytes = b"") -> Ended:
        return run_program(("rsync", "--rsh", self._shell, *words), stdin=stdin)

    def _words(self, ended: Ended) -> str:
        return f"{self._server.shown} does not take the site: {reason_of(ended)}; the next publish mends what was begun"


def _folders(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]
