"""Whether anything has changed since the last build. If not, the answer of that build holds, and nothing is loaded.

The same words in the same folder are the same command, so they are compared as they are, before they are read. Every file
that can change the site is remembered with its size, times, inode and hash, as they were before the build read it. A file
counts as unchanged if all of these are equal and its times lie clearly before the build; otherwise its content decides. So
a file that was restored, touched, or changed twice in one tick of the clock is never taken for what it was not.

This is all that an unchanged build runs, so it does without modules that take time to load: 15 instead of 160 ms.
"""

import json
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise

from generator import __version__
from generator.load.walk import package_folder, paths_below, root_path, theme_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_FORMAT = 2
_STAMP = "stamp.json"
_TICK_NS = 2_000_000_000
"""Some file systems keep times to two seconds."""

Facts = tuple[int, int, int, int]
"""Size, time of change, time of change of the inode, number of the inode."""

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
            with suppress(OSError):
                self.files[path] = (_facts(path), _hash(path))


def command_of(words: Sequence[str]) -> dict[str, object]:
    """Return what makes a command the same command: its words, and what else of its surroundings they depend on."""
    return {
        "version": __version__,
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
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
            stored = json.loads(_read(f"{cache}/{_STAMP}"))
            if stored["format"] == _FORMAT and stored["command"] == command:
                same = _same_inputs(stored) and _same_output(cache, stored)
                return dict(stored["answer"]) if same else None
    return None


def remember(cache: str, inputs: Inputs, output: str, answer: Answer) -> None:
    """Keep the answer of a build for its inputs."""
    with suppress(OSError):
        os.makedirs(cache, exist_ok=True)
        stored = {
            "format": _FORMAT,
            "command": inputs.command,
            "at_ns": inputs.at_ns,
            "content": inputs.content,
            "config": inputs.config,
            "files": inputs.files,
            "output": os.path.realpath(output),
            # Another command may write another site into the same folder: its list is another one then.
            "pages": _facts(f"{cache}/pages.json"),
            "answer": answer,
        }
        temporary = f"{cache}/{_STAMP}.new"
        with open(temporary, "w", encoding="utf-8") as file:
            json.dump(stored, file)
        os.replace(temporary, f"{cache}/{_STAMP}")


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
    for folder in (os.path.join(root, "templates"), os.path.join(root, "static"), theme_folder()):
        yield from paths_below(folder)
    # The program itself: in a checkout it changes without a new version.
    yield from (path for path in paths_below(package_folder()) if path.endswith((".py", ".json")))


def _same_inputs(stored: "dict[str, Any]") -> bool:
    files: dict[str, tuple[list[int], str]] = stored["files"]
    paths = {path for path in _input_paths(stored["content"], stored["config"]) if os.path.lexists(path)}
    return paths == files.keys() and all(_is_same(path, *files[path], stored["at_ns"]) for path in paths)


def _is_same(path: str, facts: list[int], digest: str, at_ns: int) -> bool:
    now = _facts(path)
    settled = max(now[1], now[2]) < at_ns - _TICK_NS
    return (settled and list(now) == facts) or _hash(path) == digest


def _same_output(cache: str, stored: "dict[str, Any]") -> bool:
    """Tell whether every file of the output still has the size and time with which it was written."""
    folder = stored["output"]
    if stored["pages"] != list(_facts(f"{cache}/pages.json")) or not os.path.isfile(f"{folder}/.oeuvre-manifest"):
        return False
    pages = json.loads(_read(f"{cache}/pages.json"))
    if pages["output"] != folder:
        return False
    found = [os.lstat(f"{folder}/{path}") for path in pages["paths"]]
    sizes, times = [facts.st_size for facts in found], [facts.st_mtime_ns for facts in found]
    return (sizes, times) == (pages["sizes"], pages["times"])


def _facts(path: str) -> Facts:
    facts = os.lstat(path)
    return (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _hash(path: str) -> str:
    import hashlib  # noqa: PLC0415 - a settled file is not read

    if not os.path.isfile(path):
        return "not a file"
    with open(path, "rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
