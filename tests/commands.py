"""Commands for tests, run as a user runs them: unchanged builds are answered before click reads a word."""

import io
from contextlib import redirect_stderr, redirect_stdout

import pytest

from generator.cli import main


def run(*arguments: str) -> tuple[int, str, str]:
    """Run a command; return its exit code, output and errors."""
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err, pytest.raises(SystemExit) as end:
        main(list(arguments))
    return int(end.value.code or 0), out.getvalue(), err.getvalue()
