"""A wrong "unchanged" is the worst answer there is: everything that could bring one about is tried."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from generator.cli import main
from tests.documents import FIRST, SECOND, document
from tests.sites import files_of, write_project

SETTLED = 4_000_000_000_000_000_000
"""A moment long after every file's: then facts alone decide, and no content is compared."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    write_project(tmp_path, {"ada.txt": document(FIRST, SECOND), "pages/a.md": "# A\n\nWords.\n"})
    build()
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    """Run a command as a user does; return its exit code, output and errors."""
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err, pytest.raises(SystemExit) as end:
        main(list(arguments))
    return int(end.value.code or 0), out.getvalue(), err.getvalue()


def build(*arguments: str) -> dict[str, object]:
    found = json.loads(run("build", "--json", *arguments)[1])
    assert isinstance(found, dict)
    return found


def is_answered_from_memory(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> bool:
    """Tell whether a build is answered without building."""
    with monkeypatch.context() as patch:
        patch.setattr("generator.cli.build._build", lambda *_, **__: sys.exit(42))
        return run("build", "--json", *arguments)[0] != 42


def settle(folder: Path) -> None:
    """Pretend that the last build was long after every change."""
    stamp = folder / ".oeuvre" / "stamp.json"
    stored = json.loads(stamp.read_bytes())
    stored["at_ns"] = SETTLED
    stamp.write_text(json.dumps(stored), "utf-8")


@pytest.mark.parametrize("settled", [False, True])
def test_the_same_input_has_the_same_answer(folder: Path, monkeypatch: pytest.MonkeyPatch, settled: bool) -> None:
    if settled:
        settle(folder)
    assert is_answered_from_memory(monkeypatch)
    before = files_of(folder / "output")
    answer = build()
    assert (answer["ok"], answer["written"]) == (True, 0)
    assert answer["unchanged"] == answer["files"]
    assert files_of(folder / "output") == before


def same_size_and_time(folder: Path) -> None:
    path = folder / "content" / "ada.txt"
    facts = path.stat()
    path.write_bytes(path.read_bytes().replace(b"We walk.", b"We swim."))
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))


def replaced_by_another_of_the_same_time(folder: Path) -> None:
    path = folder / "content" / "ada.txt"
    facts = path.stat()
    other = folder / "other"
    other.write_bytes(path.read_bytes().replace(b"We walk.", b"We swim."))
    os.utime(other, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    other.replace(path)


def write(name: str, text: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")

    change.__name__ = name.replace("/", "-")
    return change


def remove(name: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / name).unlink()

    change.__name__ = f"without-{name.replace('/', '-')}"
    return change


CHANGES = [
    same_size_and_time,
    replaced_by_another_of_the_same_time,
    write("content/ada.txt", "Ada Beispiel\n\n0 Papers\n"),
    write("content/ben.txt", "Ben Exempel\n\n0 Papers\n"),
    write("content/pages/a.md", "# A\n\nOther.\n"),
    write("site.toml", 'title = "x"\n'),
    write("templates/pages/text.html", "{{ view.heading }}"),
    write("templates/styles/mine.css", "a { color: red }"),
    write("static/cv.txt", "x"),
    write("output/index.html", "defaced"),
    remove("content/pages/a.md"),
    remove("output/index.html"),
    remove("output/.oeuvre-manifest"),
    remove(".oeuvre/stamp.json"),
    remove(".oeuvre/pages.json"),
    write(".oeuvre/stamp.json", "{"),
    write(".oeuvre/stamp.json", '{"format": 2}'),
    write(".oeuvre/pages.json", "[]"),
]


@pytest.mark.parametrize("settled", [False, True])
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_every_change_is_seen(
    folder: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None], settled: bool
) -> None:
    if settled:
        settle(folder)
    change(folder)
    assert not is_answered_from_memory(monkeypatch)


@pytest.mark.parametrize(
    "arguments", [("--base-url", "https://a.org/"), ("--as-of", "2026-01-01"), ("--strict",), ("-o", "other")]
)
def test_other_options_are_another_build(folder: Path, arguments: tuple[str, ...]) -> None:
    build(*arguments)
    assert (folder / ("other" if "-o" in arguments else "output") / "index.html").is_file()
    if "--base-url" in arguments:
        assert b"https://a.org/" in (folder / "output" / "index.html").read_bytes()


def test_a_touched_file_is_the_same_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.utime(folder / "content" / "ada.txt", ns=(1, 1))
    assert is_answered_from_memory(monkeypatch)


def test_notes_and_exit_code_are_remembered(folder: Path) -> None:
    write("content/bad.txt", "Dear Ada\n")(folder)
    first, again = run("build"), run("build")
    assert (first[0], again[0]) == (1, 1)
    assert first[2] == again[2]
    assert "not-a-profile" in again[2]


def test_another_build_into_the_same_folder_is_seen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("build", "--json", "--base-url", "https://a.org/", "--timings")
    assert not is_answered_from_memory(monkeypatch)


@pytest.mark.parametrize(
    "arguments",
    [("content",), ("--content=content",), ("-o", "site"), ("--cache", "else"), ("-o", "site", "content/ada.txt")],
)
def test_a_cache_is_found_however_the_command_says_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    assert not is_answered_from_memory(monkeypatch, *arguments)
    build(*arguments)
    assert is_answered_from_memory(monkeypatch, *arguments)


def test_an_unchanged_build_loads_next_to_nothing(folder: Path) -> None:
    code = "import sys; from generator.cli import main\ntry: main(['build', '--json'])\nfinally: print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-c", code]
    found = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    heavy = {"click", "pathlib", "pydantic", "jinja2", "typing", "dataclasses", "inspect", "generator.build"}
    assert '"written": 0' in found.stdout
    assert not heavy & set(found.stdout.splitlines()[-1].split())
