"""The tutorial is followed as it is written: in an empty folder, with a fresh environment, and a bare repository as host."""

import os
import re
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.docs.walk import ROOT, blocks_of, follow
from tests.publish.conftest import needed


def _wheel(folder: Path) -> Path:
    """Build the wheel that a user would install, without the network."""
    if find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed")
    words = ["-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_from_nothing_to_published(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("the page speaks of a shell of Unix")
    needed("git")
    bare = tmp_path / "bare.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(bare)], check=True)
    settings = tmp_path / "gitconfig"
    address = "https://github.com/ada-example/my-site.git"
    settings.write_text(f'[url "{bare.as_uri()}"]\n insteadOf = {address}\n[user]\n name = Ada\n email = ada@example.org\n')
    empty = tmp_path / "empty"
    empty.mkdir()
    programs = tmp_path / "programs"
    programs.mkdir()
    # The environment is fresh; what Oeuvre depends on, which nobody may fetch here, is lent to it from this one.
    told = follow(
        "tutorial.md",
        empty,
        programs,
        PYTHONPATH=sysconfig.get_path("purelib"),
        PIP_NO_INDEX="1",
        PIP_NO_DEPS="1",
        PIP_IGNORE_INSTALLED="1",
        PIP_FIND_LINKS=str(_wheel(tmp_path / "wheels")),
        PIP_DISABLE_PIP_VERSION_CHECK="1",
        GIT_CONFIG_GLOBAL=str(settings),
        GIT_CONFIG_NOSYSTEM="1",
    )
    assert (empty / "oeuvre-env" / "bin" / "oeuvre").is_file()
    warning = next(block.text for block in blocks_of("tutorial.md") if "warning[" in block.text)
    assert warning.strip() in told, "the warning that the page shows is the one that there is"
    assert told.count("[bad-date]") == 1, "and it is gone when the document is mended"
    summaries = re.findall(r"(\d+) uploaded, (\d+) removed", told)
    assert [int(uploaded) > 0 for uploaded, _ in summaries] == [True, False]
    files = subprocess.run(
        ["git", "-C", str(bare), "ls-tree", "-r", "--name-only", "gh-pages"], capture_output=True, text=True, check=True
    ).stdout.split()
    assert {"index.html", ".nojekyll", "papers/how-long-is-a-sentence/index.html"} <= set(files)
    home = subprocess.run(
        ["git", "-C", str(bare), "show", "gh-pages:index.html"], capture_output=True, text=True, check=True
    ).stdout
    assert "Reader in Library Science" in home and "<strong>sentences</strong>" in home
    committed = subprocess.run(
        ["git", "-C", str(bare), "ls-tree", "-r", "--name-only", "main"], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not [path for path in committed if path.startswith(("output/", ".oeuvre/"))]
