"""Files on their way into the output folder: compared with what is there, and put beside their place if they are new."""

import os
from collections.abc import Mapping

from generator.load.facts import NO_FACTS, facts_of
from generator.model.value import value
from generator.write.manifest import Written, digest_of

STAGING = ".oeuvre-staging"
"""How the names of staging folders begin. Each build has one of its own: a process that went on drawing for a build that
was killed must not put its pages among those of the next one."""


class OutputError(Exception):
    """The output cannot be written; the message says why and what to do. Nothing was changed."""


class UnfinishedError(OutputError):
    """Putting files into place has failed on the way; the message says so. The next build finishes it."""


@value
class Kept:
    """A file that belongs to the site."""

    path: str
    """Relative to the output folder, with forward slashes."""
    row: Written
    staged: bool
    """True if it waits in the staging folder; False if the file in the output is right as it is."""


@value
class Stage:
    """The staging folder of a build. Plain data, so that other processes and machines can put files there too."""

    folder: str
    """The output folder, absolute, links resolved."""
    staging: str
    """The name of the folder in it where files wait."""
    ours: frozenset[str]
    """Paths of the files that we wrote there before."""
    rows: Mapping[str, Written]
    """What is known of those that are as they were written, by path."""

    def keep(self, path: str, fingerprint: str, content: bytes | None) -> Kept:
        """Take a file of the site. content: None if the file with this fingerprint is known to be right as it is.

        Raises OutputError if a file that is not ours stands in its place.
        """
        before = self.rows.get(path)
        if before is not None and before.fingerprint == fingerprint:
            return Kept(path, before, staged=False)
        target = f"{self.folder}/{path}"
        if content is None:
            raise OutputError(f"{target} was changed by another program during the build; build again")
        if "\n" in path or "\r" in path:
            raise OutputError(
                f"the name {path!r} has a line break in it, which the list of files cannot hold; rename the file"
            )
        digest = digest_of(content)
        if before is not None and before.digest == digest:
            return Kept(path, Written(fingerprint, digest, before.facts), staged=False)
        if path in self.ours and before is None:
            # Without a trustworthy memory of the file, the file itself is compared: an equal one is not touched.
            facts = facts_of(target)
            if facts is not None and digest_on_disk(target) == digest:
                return Kept(path, Written(fingerprint, digest, facts), staged=False)
        elif before is None and os.path.lexists(target) and not os.path.isdir(target):  # noqa: PTH112 - as below
            raise OutputError(
                f"{target} was not written by Oeuvre, so it is not replaced; move it away, or choose another output folder"
            )
        place = f"{self.folder}/{self.staging}/{path}"
        _write(place, content)
        return Kept(path, Written(fingerprint, digest, facts_of(place) or NO_FACTS), staged=True)


def digest_on_disk(path: str) -> str | None:
    """Return the digest of a file as it lies there; None if there is none, or a link stands in its place."""
    if not os.path.isfile(path) or os.path.islink(path):  # noqa: PTH113, PTH114 - as below
        return None
    with open(path, "rb") as file:  # noqa: PTH123 - as below
        return digest_of(file.read())


def _write(path: str, content: bytes) -> None:
    """Write a new file. Calls of the system without objects around them: a third less time for ten thousand files."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    try:
        file = os.open(path, flags, 0o666)
    except FileNotFoundError:
        _make_folder(os.path.dirname(path))  # noqa: PTH120
        file = os.open(path, flags, 0o666)
    try:
        done = os.write(file, content)
        while done < len(content):
            done += os.write(file, content[done:])
    finally:
        os.close(file)


def _make_folder(path: str) -> None:
    """Make a folder, nearly always one in a folder that exists: to look first, as makedirs does, takes as long again."""
    try:
        os.mkdir(path)  # noqa: PTH102 - as above
    except FileNotFoundError:
        _make_folder(os.path.dirname(path))  # noqa: PTH120
        _make_folder(path)
    except FileExistsError:
        # Another worker was quicker.
        if not os.path.isdir(path):  # noqa: PTH112
            raise
