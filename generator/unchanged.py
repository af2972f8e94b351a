"""Whether anything has changed since the last build. If not, the answer of that build holds, and nothing is loaded.

The same words in the same folder are the same command, so they are compared as they are, before they are read. Every file
that can change the site is remembered with its facts (see `load/facts.py`) and its hash, as they were before the build read
it; of the program itself, its facts alone if these will do. A file counts as unchanged if its facts are equal and lie clearly
before the build; otherwise its content decides. So a file that was restored, touched, or changed twice in one tick of the
clock is never taken for what it was not. The output is held to the same rule, and the answer is tied to the very list of
files that it speaks of.

This is all that an unchanged build runs, so it does without modules that take time to load: 15 instead of 160 ms.
"""

import json
import os
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain, pairwise

from generator import __version__
from generator.load.cache import DamagedError, keep_sealed, read_sealed
from generator.load.facts import Facts, all_are_settled, are_settled, facts_of
from generator.load.libraries import versions
from generator.load.table import Table, facts_on_disk
from generator.load.walk import package_folder, paths_below, root_path, theme_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_FORMAT = 4
_NOT_READ = "not read"
"""Stands for the hash of a file of the program."""
_ANSWER, _PAGES, _MANIFEST = "answer", "pages", ".oeuvre-manifest"

Answer = dict[str, object]
"""What a build has to tell, as plain data."""


class Inputs:
    """Everything that a build depends on, as it was at one moment. To be made before the build reads it."""

    def __init__(self, command: dict[str, object], content: str, config: str | None) -> None:
        self.at_ns = time.time_ns()
        """The moment, in nanoseconds of the system's clock."""
        self.command = command
        """What `command_of` returned."""
        self.content = os.path.join(os.getcwd(), content)
        self.config = config and os.path.join(os.getcwd(), config)
        self.files: dict[str, tuple[Facts, str]] = {}
        """By path: the facts, and the hash of the content."""
        for path in _input_paths(self.content, self.config):
            facts = facts_of(path)
            if facts is not None:
                self.files[path] = (facts, _hash(path))
        for path in _program_paths():
            facts = facts_of(path)
            if facts is not None:
                self.files[path] = (facts, _NOT_READ if are_settled(facts, self.at_ns) else _hash(path))

    @property
    def stand(self) -> bool:
        """False if one of the files has changed since: then nobody knows what the build has read of it."""
        return _facts_now(self.content, self.config) == {path: facts for path, (facts, _) in self.files.items()}


def command_of(words: Sequence[str]) -> dict[str, object]:
    """Return what makes a command the same command: its words, and what else of its surroundings they depend on."""
    return {
        "version": __version__,
        "libraries": versions(),
        "words": list(words),
        "folder": os.getcwd(),
        # Its logs show notes beside the lines that they are about.
        "annotated": os.environ.get("GITHUB_ACTIONS"),
    }


def answer_if_unchanged(words: Sequence[str]) -> Answer | None:
    """Return the answer to the same command of last time if every input and every file of its output is as it was."""
    if "build" not in words:
        return None
    command = command_of(words)
    for cache in _possible_caches(words):
        with suppress(OSError, DamagedError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
            stored = json.loads(read_sealed(f"{cache}/{_ANSWER}") or b"{}")
            if stored["format"] == _FORMAT and stored["command"] == command:
                same = _same_inputs(stored) and _same_output(cache, stored)
                return dict(stored["answer"]) if same else None
    return None


def forget(cache: str) -> bool:
    """Forget the answer: from now on the output may be another one than it speaks of. True if it was damaged anyway."""
    try:
        damaged = not isinstance(json.loads(read_sealed(f"{cache}/{_ANSWER}") or b"{}"), dict)
    except (DamagedError, ValueError, RecursionError):
        damaged = True
    with suppress(OSError):
        os.unlink(f"{cache}/{_ANSWER}")
    return damaged


def remember(cache: str, inputs: Inputs, output: str, answer: Answer) -> None:
    """Keep the answer of a build for its inputs, if these are still what it has read."""
    pages, manifest = facts_of(f"{cache}/{_PAGES}"), _checksum(os.path.join(output, _MANIFEST))
    if not inputs.stand or pages is None or manifest is None:
        return
    stored = {
        "format": _FORMAT,
        "command": inputs.command,
        "at_ns": inputs.at_ns,
        "content": inputs.content,
        "config": inputs.config,
        "files": inputs.files,
        "output": os.path.abspath(output),
        # Another command may write another site into the same folder: its lists are other ones then.
        "pages": pages,
        "manifest": manifest,
        "answer": answer,
    }
    keep_sealed(f"{cache}/{_ANSWER}", json.dumps(stored).encode())


def cache_beside(content: str) -> str:
    """Return the folder for what speeds up builds, if nobody says another: beside `site.toml`."""
    return os.path.join(root_path(os.path.join(os.getcwd(), content)), ".oeuvre")


def _possible_caches(words: Sequence[str]) -> Iterator[str]:
    """Yield where this command may keep its cache. A wrong place has no stamp of the same words, so any may be tried."""
    for before, word in pairwise(words):
        if before == "--cache":
            yield word
        elif word.startswith("--cache="):
            yield word.removeprefix("--cache=")
    for word in ("content", *words):
        content = word.rpartition("=")[2] if word.startswith("--") else word
        if os.path.exists(content):
            yield cache_beside(content)


def _input_paths(content: str, config: str | None) -> Iterator[str]:
    root = root_path(content)
    yield config or os.path.join(root, "site.toml")
    yield from paths_below(content) if os.path.isdir(content) else (content,)
    for folder in (os.path.join(root, "templates"), os.path.join(root, "static")):
        yield from paths_below(folder)


def _program_paths() -> Iterator[str]:
    """Yield the files of the program itself: in a checkout they change without a new version.

    Those whose facts will do are not read: to read five hundred takes 9 ms, a twentieth of a small build. So one that was
    touched counts as changed.
    """
    yield from paths_below(theme_folder())
    yield from (path for path in paths_below(package_folder()) if path.endswith((".py", ".json")))


def _facts_now(content: str, config: str | None) -> dict[str, Facts]:
    paths = chain(_input_paths(content, config), _program_paths())
    return {path: facts for path in paths if (facts := facts_of(path)) is not None}


def _same_inputs(stored: "dict[str, Any]") -> bool:
    files: dict[str, tuple[list[int], str]] = stored["files"]
    found = _facts_now(stored["content"], stored["config"])
    return found.keys() == files.keys() and all(
        (list(facts) == files[path][0] and are_settled(facts, stored["at_ns"]))
        or (files[path][1] != _NOT_READ and _hash(path) == files[path][1])
        for path, facts in found.items()
    )


def _same_output(cache: str, stored: "dict[str, Any]") -> bool:
    """Tell whether the output is the one that was written, file by file."""
    at_ns = time.time_ns()
    if stored["pages"] != list(facts_of(f"{cache}/{_PAGES}") or ()):
        return False
    pages = Table.of_bytes(read_sealed(f"{cache}/{_PAGES}") or b"{}")
    folder, known_at = os.path.realpath(stored["output"]), pages.head["at_ns"]
    if pages.head["output"] != folder or _checksum(f"{folder}/{_MANIFEST}") != stored["manifest"]:
        return False
    if facts_on_disk(folder, pages.paths) != pages.facts or not isinstance(known_at, int):
        return False
    newest = max((*pages.facts[1::4], *pages.facts[2::4]), default=0)
    if all_are_settled(newest, known_at) and (not pages.paths or min(pages.facts[1::4]) >= 0):
        return True
    digests = pages.digests
    unsure = [place for place, facts in enumerate(pages.rows()) if not are_settled(facts, known_at)]
    if any(_sha256(f"{folder}/{pages.paths[place]}") != digests[place] for place in unsure):
        return False
    if unsure and keep_sealed(f"{cache}/{_PAGES}", pages.at(at_ns)):
        # Written just before the build ended, they had to be read; from this moment on their facts will do.
        stored["pages"] = facts_of(f"{cache}/{_PAGES}")
        keep_sealed(f"{cache}/{_ANSWER}", json.dumps(stored).encode())
    return True


def _checksum(path: str) -> int | None:
    try:
        with open(path, "rb") as file:
            return zlib.crc32(file.read())
    except OSError:
        return None


def _hash(path: str) -> str:
    import hashlib  # noqa: PLC0415 - a settled file is not read

    if not os.path.isfile(path):
        return "not a file"
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
    except OSError:
        return "not readable"


def _sha256(path: str) -> str:
    import hashlib  # noqa: PLC0415 - as above

    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
