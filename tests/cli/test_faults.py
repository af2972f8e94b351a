"""The command itself, killed at random moments, without room, and beside others of its kind."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.write.manifest import MANIFEST_NAME
from tests.documents import FIRST, SECOND, document
from tests.sites import files_of, write_project

COMMAND = (sys.executable, "-c", "from generator.cli import main; main()", "build")
ROOT = Path(__file__).resolve().parents[2]
SURROUNDINGS = {**os.environ, "PYTHONPATH": str(ROOT)}
KILLS = 20


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], cwd=folder, env=SURROUNDINGS, capture_output=True, text=True, timeout=300, check=False
    )


def project(folder: Path, word: str, *, count: int = 1) -> None:
    papers = [FIRST.replace("On Walking", f"On {word} {number}") for number in range(count)]
    write_project(folder, {"ada.txt": document(*papers, SECOND)}, "as_of = 2026-05-30\n")


def built(folder: Path, word: str, *, count: int = 1) -> dict[str, bytes]:
    project(folder, word, count=count)
    assert run(folder).returncode == 0
    return files_of(folder / "output")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a signal that nothing can be done about")
def test_a_build_that_is_killed_leaves_files_of_the_old_site_or_the_new_one_and_the_next_build_mends_it(
    tmp_path: Path,
) -> None:
    states = [built(tmp_path / word, word, count=40) for word in ("walking", "running")]
    folder = tmp_path / "site"
    project(folder, "walking", count=40)
    started = time.monotonic()
    assert run(folder).returncode == 0
    duration = time.monotonic() - started
    (folder / "output" / "CNAME").write_bytes(b"example.org")
    chosen = random.Random(20)  # noqa: S311 - the same moments each time, as far as machines are alike
    killed = 0
    for number in range(KILLS):
        project(folder, ("running", "walking")[number % 2], count=40)
        process = subprocess.Popen(
            [*COMMAND, "--jobs", "2"], cwd=folder, env=SURROUNDINGS, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            process.wait(chosen.uniform(0.2, 1.0) * duration)
        except subprocess.TimeoutExpired:
            killed += 1
        process.kill()
        process.wait()
        found = {path: content for path, content in files_of(folder / "output").items() if "oeuvre-" not in path}
        assert found.pop("CNAME") == b"example.org"
        for path, content in found.items():
            assert content in [state.get(path) for state in states], f"{path} is half, at kill {number}"
        assert states[0].keys() & states[1].keys() - {MANIFEST_NAME} <= found.keys()
        if number % 5 == 4:
            again = run(folder)
            assert again.returncode == 0, again.stderr
            expected = states[(number + 1) % 2]
            assert files_of(folder / "output") == {**expected, "CNAME": b"example.org"}
            assert [path.name for path in folder.rglob(".*oeuvre-*") if path.name != MANIFEST_NAME] == []
    assert killed > KILLS / 4


def test_two_builds_at_once_come_one_after_the_other(tmp_path: Path) -> None:
    expected = built(tmp_path / "alone", "walking")
    project(tmp_path / "site", "walking")
    processes = [
        subprocess.Popen(
            COMMAND, cwd=tmp_path / "site", env=SURROUNDINGS, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    errors = [process.communicate()[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], errors
    assert files_of(tmp_path / "site" / "output") == expected
    assert [path.name for path in (tmp_path / "site").iterdir() if "lock" in path.name] == []


def _mounted(folder: Path, size: str) -> bool:
    if sys.platform != "linux" or os.getuid() != 0 or shutil.which("mount") is None:
        return False
    folder.mkdir(parents=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True, check=False)
    return done.returncode == 0


def test_a_full_disk_leaves_the_old_site(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    if not _mounted(disk, "4m"):
        pytest.skip("only the administrator of a Linux machine can make a small disk")
    try:
        project(tmp_path, "walking", count=10)
        arguments = ("-o", str(disk / "output"))
        assert run(tmp_path, *arguments).returncode == 0
        before = files_of(disk / "output")
        project(tmp_path, "running", count=400)
        full = run(tmp_path, *arguments)
        assert full.returncode == 1
        assert full.stderr.splitlines()[-1].startswith("error: the site could not be written: No space left on device")
        assert "Traceback" not in full.stderr
        assert files_of(disk / "output") == before
        project(tmp_path, "running", count=10)
        assert run(tmp_path, *arguments).returncode == 0
        assert files_of(disk / "output") == built(tmp_path / "roomy", "running", count=10)
    finally:
        subprocess.run(["umount", "-l", disk], check=False)


def test_documents_that_change_during_a_build_are_built_by_the_next_one(tmp_path: Path) -> None:
    expected = built(tmp_path / "alone", "running", count=30)
    project(tmp_path / "site", "walking", count=30)
    process = subprocess.Popen(
        COMMAND, cwd=tmp_path / "site", env=SURROUNDINGS, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while process.poll() is None:
        project(tmp_path / "site", "standing", count=30)
        project(tmp_path / "site", "running", count=30)
    assert run(tmp_path / "site").returncode == 0
    assert files_of(tmp_path / "site" / "output") == expected


def test_a_document_that_breaks_its_reader_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.build import plan_build
    from generator.parse.formats import ris

    content = write_project(tmp_path, {"ada.txt": document(FIRST), "eva/papers.ris": "TY  - JOUR\nTI  - One\nER  - \n"})

    def broken(raw: object) -> None:
        raise ZeroDivisionError(raw)

    monkeypatch.setattr(ris, "parse_ris", broken)
    planned = plan_build(content)
    assert planned.site is not None and planned.refused
    (note,) = [note for note in planned.notes if note.code == "unreadable"]
    assert note.at.source == "content/eva/papers.ris"
    assert "ZeroDivisionError in test_faults.py" in note.message


def test_the_build_goes_on_without_a_broken_document_unless_told_otherwise(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada.txt": document(FIRST), "broken.json": "{"})
    stopped = run(tmp_path, "--no-keep-going")
    assert (stopped.returncode, (tmp_path / "output").exists()) == (1, False)
    assert "nothing was written" in stopped.stderr
    gone_on = run(tmp_path, "--keep-going")
    assert gone_on.returncode == 1
    assert "content/broken.json:1:" in gone_on.stderr
    assert (tmp_path / "output" / "index.html").exists()
