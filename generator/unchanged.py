"""Whether anything has changed since the last build. If not, the answer of that build holds, and nothing is loaded.

Every file that can change the site is remembered with its size, times, inode and hash, as they were before the build read
it. A file counts as unchanged if all of these are equal and its times lie clearly before the build; otherwise its content
decides. So a file that was restored, touched, or changed twice in one tick of the clock is never taken for what it was not.
Kept free of heavy imports: this is all that an unchanged build runs.
"""

import contextlib
import hashlib
import json
import os
import time
from dataclasses import dataclass
from pathlib import Path

from generator import __version__
from generator.load.walk import built_in_theme, files_below, root_of

_FORMAT = 1
_TICK_NS = 2_000_000_000
"""Some file systems keep times to two seconds."""

Facts = tuple[int, int, int, int]
"""Size, time of change, time of change of the inode, number of the inode."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a build depends on, as it was at one moment."""

    at_ns: int
    """The moment, in nanoseconds of the system's clock."""
    options: str
    """What the command line said."""
    files: dict[str, tuple[Facts, str]]
    """By path: the facts, and the hash of the content."""


def inputs_now(content: Path, config: Path | None, options: dict[str, object]) -> Inputs:
    """Read everything that a build depends on. To be taken before the build reads it."""
    at_ns = time.time_ns()
    files: dict[str, tuple[Facts, str]] = {}
    for path in _input_paths(content, config):
        with contextlib.suppress(OSError):
            files[str(path)] = (_facts(path), _hash(path))
    return Inputs(at_ns, _key(options), files)


def answer_if_unchanged(
    cache: Path, content: Path, config: Path | None, output: Path, options: dict[str, object]
) -> dict[str, object] | None:
    """Return the answer of the last build, if every input and every file of its output is as it was; else None."""
    try:
        stored = json.loads((cache / "stamp.json").read_bytes())
        if stored["format"] != _FORMAT or stored["version"] != __version__ or stored["options"] != _key(options):
            return None
        if not _same_inputs(stored["files"], stored["at_ns"], content, config) or not _same_output(cache, output):
            return None
        answer = stored["answer"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def remember(cache: Path, inputs: Inputs, answer: dict[str, object]) -> None:
    """Keep the answer of a build for its inputs."""
    stored = {
        "format": _FORMAT,
        "version": __version__,
        "at_ns": inputs.at_ns,
        "options": inputs.options,
        "files": inputs.files,
        "answer": answer,
    }
    with contextlib.suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        temporary = cache / "stamp.json.new"
        temporary.write_text(json.dumps(stored), "utf-8")
        temporary.replace(cache / "stamp.json")


def _input_paths(content: Path, config: Path | None) -> list[Path]:
    root = root_of(content.absolute())
    package = Path(__file__).resolve().parent
    paths = [config or root / "site.toml", *(files_below(content) if content.is_dir() else [content])]
    for folder in (root / "templates", root / "static", built_in_theme()):
        paths += files_below(folder)
    # The program itself: in a checkout it changes without a new version.
    paths += [path for path in files_below(package) if path.suffix in (".py", ".json")]
    return [path.absolute() for path in paths]


def _same_inputs(files: dict[str, list[object]], at_ns: int, content: Path, config: Path | None) -> bool:
    paths = [path for path in _input_paths(content, config) if path.exists()]
    if {str(path) for path in paths} != set(files):
        return False
    for path in paths:
        facts, digest = files[str(path)]
        now = _facts(path)
        settled = max(now[1], now[2]) < at_ns - _TICK_NS
        if not (settled and list(now) == facts) and _hash(path) != digest:
            return False
    return True


def _same_output(cache: Path, output: Path) -> bool:
    """Tell whether every file of the output still has the size and time with which it was written."""
    stored = json.loads((cache / "pages.json").read_bytes())
    folder = os.path.realpath(output)
    if stored["output"] != folder or not (output / ".oeuvre-manifest").is_file():
        return False
    for path, row in stored["files"].items():
        facts = os.lstat(f"{folder}/{path}")
        if facts.st_size != row[2] or facts.st_mtime_ns != row[3]:
            return False
    return True


def _facts(path: Path) -> Facts:
    facts = path.lstat()
    return (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)


def _hash(path: Path) -> str:
    if not path.is_file():
        return "not a file"
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def _key(options: dict[str, object]) -> str:
    return json.dumps(options, sort_keys=True, default=str)
