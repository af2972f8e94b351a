"""A page of the documentation as a shell script: what it tells its reader to type, and the files that it tells to write."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs" / "content" / "pages"

_BLOCK = re.compile(r"^```(\w*) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass
class Block:
    """A fenced block: its language, the word behind it, and its text."""

    language: str
    word: str
    text: str


def blocks_of(page: str) -> list[Block]:
    """Return the blocks of a page, in their order. page: its name below the folder of pages."""
    return [Block(*found) for found in _BLOCK.findall((PAGES / page).read_text("utf-8"))]


def script_of(blocks: list[Block]) -> str:
    """Return what a reader does who follows a page: commands are typed, and files are written with an editor.

    Commands that need the network are left out; `sh network` marks them.
    """
    steps = ["set -e"]
    for block in blocks:
        if block.language == "sh" and not block.word:
            steps.append(block.text)
        elif block.language != "sh" and block.word:
            steps.append(f"mkdir -p \"$(dirname {block.word})\"\ncat > {block.word} <<'END OF FILE'\n{block.text}END OF FILE")
    return "\n".join(steps) + "\n"


def follow(page: str, folder: Path, programs: Path, **variables: str) -> str:
    """Do what a page says, in a folder; returns what was shown. programs: a folder of programs that come first."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "GIT_", "PYTEST", "COV"))}
    surroundings = {
        **kept,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder),
        **variables,
    }
    script = script_of(blocks_of(page))
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, f"{script}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def oeuvre_in(folder: Path) -> Path:
    """Return a folder with the command `oeuvre` in it, which is this checkout."""
    programs = folder / "programs"
    programs.mkdir()
    program = programs / "oeuvre"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n')
    program.chmod(0o755)
    return programs
