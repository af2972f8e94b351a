"""Other people's programs: git and rsync, run without a shell, their errors told without what nobody should read."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence

from generator.model.value import value
from generator.publish.changes import PublishError

_LONGEST_REASON = 600


@value
class Ended:
    """A program that has ended."""

    code: int
    output: bytes
    errors: str


def run_program(
    command: Sequence[str], *, stdin: bytes = b"", variables: Mapping[str, str] | None = None, hidden: str = ""
) -> Ended:
    """Run a program to its end. Raises PublishError if there is none. hidden: what its errors must not repeat.

    variables: the whole environment. Passwords are asked for at the terminal, if there is one.
    """
    program = shutil.which(command[0])
    if program is None:
        raise PublishError(f"{command[0]} is needed for this, and is not installed")
    surroundings = dict(os.environ if variables is None else variables)
    # What is read of the answers has to be in English.
    surroundings |= {"LC_ALL": "C.UTF-8" if os.name != "nt" else "C", "LANGUAGE": ""}
    ended = subprocess.run(  # noqa: S603 - a list of words, no shell
        [program, *command[1:]], input=stdin, capture_output=True, env=surroundings, check=False
    )
    errors = ended.stderr.decode(errors="replace").strip()
    return Ended(ended.returncode, ended.stdout, errors.replace(hidden, "***") if hidden else errors)


def reason_of(ended: Ended) -> str:
    """Return why a program failed, in its own words, on one line."""
    lines = [line.strip() for line in ended.errors.splitlines() if line.strip() and not line.startswith("hint:")]
    text = " / ".join(lines) or f"it ended with the code {ended.code}"
    return text if len(text) <= _LONGEST_REASON else f"{text[:_LONGEST_REASON]} …"
