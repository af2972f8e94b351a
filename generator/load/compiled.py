"""The built-in templates as compiled before: kept beside Python's own compiled files, and no less trusted than these."""

import marshal
import os
import sys
from contextlib import suppress
from pathlib import Path
from types import CodeType

import jinja2

from generator.load.program import program_digest

_FILE = Path(__file__).resolve().parents[1] / "__pycache__" / f"templates.{sys.implementation.cache_tag}.bin"


def read_compiled() -> dict[str, CodeType]:
    """Return the code of templates by the hash of their source; empty if none was kept by this very program.

    Compiling takes 200 ms, which is most of what a small site takes to build.
    """
    try:
        head, _, body = _FILE.read_bytes().partition(b"\n")
        return dict(marshal.loads(body)) if head == _head() else {}  # noqa: S302 - as safe as the program beside it
    except (OSError, ValueError, EOFError, TypeError):
        return {}


def keep_compiled(codes: dict[str, CodeType]) -> None:
    """Keep the code of templates for the next run, where Python may keep its own."""
    if sys.dont_write_bytecode:
        return
    temporary = _FILE.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        _FILE.parent.mkdir(exist_ok=True)
        temporary.write_bytes(_head() + b"\n" + marshal.dumps(codes))
        temporary.replace(_FILE)


def _head() -> bytes:
    return f"{program_digest()} {jinja2.__version__} {sys.version!r}".replace("\n", " ").encode()
