"""The cache folder: beside the settings, safe to delete, and ignored with a note when it is not what this program kept."""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.load.cache import keep_sealed, read_sealed
from tests import commands
from tests.documents import FIRST, SECOND, document
from tests.sites import files_of, write_project

DAMAGED = "note: the cache is damaged and was ignored"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    write_project(tmp_path, {"ada.txt": document(FIRST, SECOND), "ben.txt": document(SECOND, header="Ben Exempel\n")})
    assert run().exit_code == 0
    return tmp_path


@dataclass(frozen=True)
class Finished:
    exit_code: int
    stdout: str
    stderr: str


def run(*arguments: str) -> Finished:
    return Finished(*commands.run("build", *arguments))


def test_it_lies_beside_the_settings_and_never_in_the_output(folder: Path) -> None:
    assert sorted(entry.name for entry in (folder / ".oeuvre").iterdir()) == [
        "answer",
        "documents",
        "pages",
        "related",
        "told",
    ]
    shutil.rmtree(folder / ".oeuvre")
    (folder / "elsewhere").mkdir()
    os.chdir(folder / "elsewhere")
    assert run("../content", "-o", "../output").exit_code == 0
    assert (folder / ".oeuvre" / "pages").is_file()
    assert not any(name.startswith(".oeuvre/") for name in files_of(folder / "output"))


@pytest.mark.parametrize("cache", ["output", "output/.cache", "output/papers/../x"])
def test_it_is_never_published(folder: Path, cache: str) -> None:
    before = files_of(folder / "output")
    result = run("--cache", cache)
    assert result.exit_code == 2
    assert "would be published" in result.stderr
    assert files_of(folder / "output") == before


def test_without_it_everything_is_as_it_was(folder: Path) -> None:
    before = files_of(folder / "output")
    times = times_of(folder / "output")
    shutil.rmtree(folder / ".oeuvre")
    assert "0 files written" in run().stdout
    assert (files_of(folder / "output"), times_of(folder / "output")) == (before, times)


def test_files_of_others_in_it_are_left_alone(folder: Path) -> None:
    (folder / "mine" / "documents").mkdir(parents=True)
    for name in ("documents/thesis.json", "documents/a", "notes.json"):
        (folder / "mine" / name).write_bytes(b"{}")
    assert run("--cache", "mine").exit_code == 0
    (folder / "content" / "ben.txt").unlink()
    assert run("--cache", "mine").exit_code == 0
    assert {name for name, content in files_of(folder / "mine").items() if content == b"{}"} == {
        "documents/thesis.json",
        "documents/a",
        "notes.json",
    }
    assert len(list((folder / "mine" / "documents").iterdir())) == 3


def test_lists_are_never_joined_from_files_that_the_user_has_put_in_their_place(folder: Path) -> None:
    built = files_of(folder / "output")
    (folder / "static").mkdir()
    own = built["papers.bib"].replace(b"{", b"{mine ", 1)
    assert own.count(b"@") == built["papers.bib"].count(b"@")
    (folder / "static" / "papers.bib").write_bytes(own)
    assert run().exit_code == 0
    assert (folder / "output" / "papers.bib").read_bytes() == own
    (folder / "static" / "papers.bib").unlink()
    assert run().exit_code == 0
    assert files_of(folder / "output") == built


def test_lists_are_never_joined_from_files_that_were_changed_in_the_output(folder: Path) -> None:
    for name in ("papers.bib", "search/words/0.json"):
        path = folder / "output" / name
        path.write_bytes(path.read_bytes().replace(b"e", b"E"))
    content = folder / "content" / "ada.txt"
    content.write_bytes(content.read_bytes().replace(b"Ada Beispiel", b"Ada Exempel"))
    assert run().exit_code == 0
    built = files_of(folder / "output")
    assert run("--cache", "other", "--output", "clean").exit_code == 0
    assert files_of(folder / "clean") == built


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def one_bit_flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def random_bytes(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 9)


def text_of_somebody_else(path: Path) -> None:
    path.write_text('{"version": 3, "sources": []}', "utf-8")


def sealed_nonsense(path: Path) -> None:
    keep_sealed(str(path), b"[" * 100_000)


def sealed_of_another_shape(path: Path) -> None:
    keep_sealed(str(path), b'x y\n{"format": 2}')


def a_folder(path: Path) -> None:
    path.unlink()
    (path / "x").mkdir(parents=True)


DAMAGES = [
    truncated,
    emptied,
    one_bit_flipped,
    random_bytes,
    text_of_somebody_else,
    sealed_nonsense,
    a_folder,
]


@pytest.mark.parametrize("name", ["answer", "pages", "documents", "told"])
@pytest.mark.parametrize("damage", [*DAMAGES, sealed_of_another_shape])
def test_damage_is_noted_and_changes_nothing_else(folder: Path, damage: Callable[[Path], None], name: str) -> None:
    read_late = name in ("documents", "told")
    if read_late and damage in (sealed_of_another_shape, sealed_nonsense):
        pytest.skip("what another program has kept is simply not used")
    before, times = files_of(folder / "output"), times_of(folder / "output")
    cache = folder / ".oeuvre"
    path = min((cache / "documents").iterdir()) if name == "documents" else cache / name
    damage(path)
    if read_late:
        (cache / "answer").unlink()
    result = run()
    assert result.exit_code == 0
    assert DAMAGED in result.stderr
    assert (files_of(folder / "output"), times_of(folder / "output")) == (before, times)
    # Somebody's folder is not replaced, so it is told again; everything else is as good as new.
    assert (DAMAGED in run().stderr) == (damage is a_folder and not read_late)


@pytest.mark.parametrize("what", ["version", "format"])
def test_a_cache_of_another_version_is_noted(folder: Path, what: str) -> None:
    before = files_of(folder / "output")
    path = folder / ".oeuvre" / "pages"
    sealed = read_sealed(str(path))
    assert sealed is not None
    line, _, rest = sealed.partition(b"\n")
    keep_sealed(str(path), json.dumps({**json.loads(line), what: "0"}).encode() + b"\n" + rest)
    result = run()
    assert "note: the cache is of another version of Oeuvre and was ignored" in result.stderr
    assert "0 files written" in result.stdout
    assert files_of(folder / "output") == before
    assert run().stderr == ""


def test_a_cache_of_another_output_is_noted(folder: Path) -> None:
    result = run("-o", "other")
    assert "note: the cache is of another output folder" in result.stderr
    assert files_of(folder / "other") == files_of(folder / "output")
    assert run("-o", "other").stderr == ""


@pytest.mark.parametrize("place", [".oeuvre", ".oeuvre/documents"])
def test_a_file_in_place_of_a_folder_is_no_fault(folder: Path, place: str) -> None:
    before = files_of(folder / "output")
    shutil.rmtree(folder / place)
    (folder / place).write_bytes(b"x")
    (folder / "content" / "ben.txt").unlink()
    assert run().exit_code == 0
    assert files_of(folder / "output") != before
    assert (folder / place).read_bytes() == b"x"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_a_cache_that_cannot_be_written_to_is_no_fault(folder: Path) -> None:
    folders = [folder / ".oeuvre" / "documents", folder / ".oeuvre"]
    for path in folders:
        path.chmod(0o500)
    try:
        (folder / "content" / "ben.txt").unlink()
        assert run().exit_code == 0
        assert not (folder / "output" / "people").exists()
        (folder / "content" / "ben.txt").write_bytes(document(SECOND, header="Ben Exempel\n"))
        assert run().exit_code == 0
        assert (folder / "output" / "people").exists()
    finally:
        for path in folders:
            path.chmod(0o700)


def times_of(folder: Path) -> dict[str, tuple[int, int]]:
    """Return what shows whether a file was written."""
    facts = {path: path.lstat() for path in folder.rglob("*") if path.is_file()}
    return {str(path): (one.st_mtime_ns, one.st_ino) for path, one in facts.items()}
