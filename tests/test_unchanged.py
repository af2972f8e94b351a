"""A wrong "unchanged" is the worst answer there is: everything that could bring one about is tried."""

import json
import os
import re
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from generator import unchanged
from generator.load import project
from generator.load.cache import keep_sealed, read_sealed
from generator.load.facts import are_settled, facts_of
from generator.load.libraries import LIBRARIES, versions
from generator.load.table import Table
from tests.commands import run
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


def build(*arguments: str) -> dict[str, object]:
    found = json.loads(run("build", "--json", *arguments)[1])
    assert isinstance(found, dict)
    return found


def is_answered_from_memory(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> bool:
    """Tell whether a build is answered without building."""
    with monkeypatch.context() as patch:
        patch.setattr("generator.cli.build._build", lambda *_, **__: sys.exit(42))
        return run("build", "--json", *arguments)[0] != 42


def sealed(path: Path) -> dict[str, Any]:
    content = json.loads(read_sealed(str(path)) or b"")
    assert isinstance(content, dict)
    return content


def settle(folder: Path) -> None:
    """Pretend that the last build was long after every change."""
    pages, answer = folder / ".oeuvre" / "pages", folder / ".oeuvre" / "answer"
    keep_sealed(str(pages), Table.of_bytes(read_sealed(str(pages)) or b"").at(SETTLED))
    stored = {**sealed(answer), "at_ns": SETTLED, "pages": facts_of(str(pages))}
    keep_sealed(str(answer), json.dumps(stored).encode())


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


def edited_in_place(name: str) -> Callable[[Path], None]:
    """Change some bytes of a file, and put its size and time back."""

    def change(folder: Path) -> None:
        path = folder / name
        facts = path.stat()
        path.write_bytes(swapped(path.read_bytes()))
        os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))

    change.__name__ = f"edited-in-place-{name.replace('/', '-')}"
    return change


def replaced(name: str) -> Callable[[Path], None]:
    """Put another file of the same size and time into a file's place."""

    def change(folder: Path) -> None:
        path, other = folder / name, folder / "other"
        facts = path.stat()
        other.write_bytes(swapped(path.read_bytes()))
        os.utime(other, ns=(facts.st_atime_ns, facts.st_mtime_ns))
        other.replace(path)

    change.__name__ = f"replaced-{name.replace('/', '-')}"
    return change


def swapped(content: bytes) -> bytes:
    changed = content.replace(b"walk", b"swim").replace(b"Words", b"Verbs").replace(b"0", b"1")
    assert changed != content
    return changed


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
    edited_in_place("content/ada.txt"),
    edited_in_place("content/pages/a.md"),
    edited_in_place("output/index.html"),
    edited_in_place("output/.oeuvre-manifest"),
    replaced("content/ada.txt"),
    replaced("output/index.html"),
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
    remove(".oeuvre/answer"),
    remove(".oeuvre/pages"),
    write(".oeuvre/answer", "{"),
    write(".oeuvre/answer", '{"format": 3}'),
    write(".oeuvre/pages", "[]"),
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


def test_files_are_read_again_while_a_change_could_hide_in_a_tick_of_the_clock() -> None:
    at_ns = 1_700_000_000_123_456_789
    for age, settled in ((0, False), (50_000_000, False), (200_000_000, True), (-1, False)):
        assert are_settled((1, at_ns - age, at_ns - age, 1), at_ns) is settled
    # Times of whole seconds may be of a file system that keeps no others.
    second = at_ns // 1_000_000_000 * 1_000_000_000
    assert not are_settled((1, second, second, 1), at_ns)
    assert are_settled((1, second - 3_000_000_000, 1, 1), at_ns)


@pytest.mark.parametrize("seconds", [-1_000_000, 1_000_000])
def test_a_clock_that_was_wrong_hides_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    with monkeypatch.context() as patch:
        real = time.time_ns
        patch.setattr(time, "time_ns", lambda: real() + seconds * 1_000_000_000)
        write("content/ben.txt", "Ben Exempel\n\n0 Papers\n")(folder)
        build()
        assert is_answered_from_memory(monkeypatch)
    assert is_answered_from_memory(monkeypatch)
    edited_in_place("content/ada.txt")(folder)
    assert not is_answered_from_memory(monkeypatch)


def test_a_file_from_the_future_is_read_every_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.utime(folder / "content" / "ada.txt", ns=(SETTLED, SETTLED))
    build()
    assert is_answered_from_memory(monkeypatch)
    edited_in_place("content/ada.txt")(folder)
    assert not is_answered_from_memory(monkeypatch)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("settled", [False, True])
def test_what_lies_behind_a_link_is_looked_at(folder: Path, monkeypatch: pytest.MonkeyPatch, settled: bool) -> None:
    (folder / "templates" / "pages").mkdir(parents=True)
    write("shared.html", "{{ view.heading }}")(folder)
    (folder / "templates" / "pages" / "text.html").symlink_to(folder / "shared.html")
    build()
    if settled:
        settle(folder)
    assert is_answered_from_memory(monkeypatch)
    write("shared.html", "{{ view.heading }}!")(folder)
    assert not is_answered_from_memory(monkeypatch)
    build()
    page = folder / "output" / "a" / "index.html"
    assert page.read_text("utf-8") == "A!"
    page.rename(folder / "moved.html")
    page.symlink_to(folder / "moved.html")
    assert not is_answered_from_memory(monkeypatch)
    build()
    assert not page.is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_an_output_that_leads_elsewhere_now_is_another_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "two"):
        (folder / name).mkdir()
    (folder / "link").symlink_to(folder / "one", target_is_directory=True)
    build("-o", "link")
    assert is_answered_from_memory(monkeypatch, "-o", "link")
    (folder / "link").unlink()
    (folder / "link").symlink_to(folder / "two", target_is_directory=True)
    assert not is_answered_from_memory(monkeypatch, "-o", "link")
    build("-o", "link")
    assert files_of(folder / "one") == files_of(folder / "two")


def test_other_libraries_are_another_build(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = folder / "site-packages" / "math_core-99.0.dist-info"
    other.mkdir(parents=True)
    monkeypatch.syspath_prepend(str(other.parent))
    assert "math_core 99.0" in versions()
    assert not is_answered_from_memory(monkeypatch)


def test_every_library_that_makes_bytes_is_known() -> None:
    root = Path(__file__).resolve().parents[1]
    wanted = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    names = {re.split(r"[^a-z0-9-]", text.lower())[0].replace("-", "_") for text in wanted}
    no_bytes = {"anyio", "click", "html5lib", "httpx2", "starlette", "tinycss2", "uvicorn", "watchdog"}
    assert names - LIBRARIES == no_bytes
    assert {entry.split()[0] for entry in versions().split("; ")[1:]} == LIBRARIES


def test_a_build_that_was_killed_before_it_could_remember_is_not_believed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_of(folder / "output")
    with monkeypatch.context() as patch:
        patch.setattr("generator.cli.build.remember", lambda *_: None)
        build("--base-url", "https://a.org/")
    assert files_of(folder / "output") != before
    assert not is_answered_from_memory(monkeypatch)
    build()
    assert files_of(folder / "output") == before


def test_an_answer_that_cannot_be_forgotten_is_not_believed_either(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("generator.cli.build.remember", lambda *_: None)
        patch.setattr("generator.cli.build.forget", lambda _: False)
        build("--base-url", "https://a.org/")
        assert (folder / ".oeuvre" / "answer").exists()
    assert not is_answered_from_memory(monkeypatch)


def test_what_changed_while_it_was_read_is_not_remembered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The document says something else for a moment only, just when it is read."""
    path = folder / "content" / "ada.txt"
    saved = path.read_bytes()
    load_project = project.load_project

    def load(*arguments: Any) -> Any:
        path.write_bytes(saved.replace(b"We walk.", b"We swim."))
        found = load_project(*arguments)
        path.write_bytes(saved)
        return found

    (folder / ".oeuvre" / "answer").unlink()
    with monkeypatch.context() as patch:
        patch.setattr("generator.build.load_project", load)
        build()
    assert b"We swim." in (folder / "output" / "papers" / "on-walking" / "index.html").read_bytes()
    assert not is_answered_from_memory(monkeypatch)
    build()
    assert b"We swim." not in (folder / "output" / "papers" / "on-walking" / "index.html").read_bytes()


def test_sites_that_share_a_cache_do_not_answer_for_each_other(folder: Path) -> None:
    write_project(folder / "two", {"eva.txt": document(SECOND, header="Eva Muster\n")})
    for _ in range(2):
        build("--cache", "cache")
        build("two/content", "-o", "two/output", "--cache", "cache")
    assert b"Ada Beispiel" in (folder / "output" / "index.html").read_bytes()
    assert b"Eva Muster" in (folder / "two" / "output" / "index.html").read_bytes()
    assert b"Ada Beispiel" not in (folder / "two" / "output" / "index.html").read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_another_way_to_the_same_place_is_the_same_site(folder: Path) -> None:
    before = files_of(folder / "output")
    (folder / "link").symlink_to(folder / "content", target_is_directory=True)
    for content in ("./content", str(folder / "content"), "link", "output/../content"):
        answer = build("--content", content)
        assert (answer["ok"], answer["written"]) == (True, 0)
    assert files_of(folder / "output") == before


def test_the_answer_names_the_folder_as_it_was_asked_for(folder: Path) -> None:
    assert build("-o", "./output")["output"] == "output"
    assert build("-o", str(folder / "output"))["output"] == str(folder / "output")


def test_annotations_are_for_whoever_wants_them(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert not is_answered_from_memory(monkeypatch)


def test_a_touched_file_is_the_same_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.utime(folder / "content" / "ada.txt", ns=(1, 1))
    assert is_answered_from_memory(monkeypatch)


@pytest.mark.parametrize("settled", [False, True])
@pytest.mark.parametrize("linked", [False, True])
def test_another_program_is_seen(folder: Path, monkeypatch: pytest.MonkeyPatch, linked: bool, settled: bool) -> None:
    own, real = folder / "program.py", unchanged._program_paths
    own.write_text("a = 1\n", "utf-8")
    if settled:
        os.utime(own, (1_000_000_000, 1_000_000_000))
        monkeypatch.setattr(unchanged, "are_settled", lambda facts, _: facts[0] > 0)
    if linked:
        own.rename(folder / "behind.py")
        own.symlink_to(folder / "behind.py")
    monkeypatch.setattr(unchanged, "_program_paths", lambda: chain(real(), [str(own)]))
    build("--jobs", "1")
    assert is_answered_from_memory(monkeypatch, "--jobs", "1")
    own.write_text("a = 2\n", "utf-8")
    assert not is_answered_from_memory(monkeypatch, "--jobs", "1")


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


def loaded_by_a_build(folder: Path) -> tuple[str, set[str]]:
    """Return what a build in a process of its own says, and the modules that it has loaded."""
    code = "import sys; from generator.cli import main\ntry: main(['build', '--json'])\nfinally: print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-c", code]
    found = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return found.stdout, set(found.stdout.splitlines()[-1].split())


def test_an_unchanged_build_loads_next_to_nothing(folder: Path) -> None:
    said, loaded = loaded_by_a_build(folder)
    assert '"written": 0' in said
    assert not loaded & {"click", "pathlib", "pydantic", "jinja2", "typing", "dataclasses", "inspect", "generator.build"}
    assert len([name for name in loaded if name.startswith("generator")]) <= 12


def test_a_small_build_loads_what_it_needs(folder: Path) -> None:
    (folder / "content" / "ada.txt").write_bytes(document(FIRST))
    said, loaded = loaded_by_a_build(folder)
    assert '"written": 0' not in said
    assert "generator.build" in loaded
    elsewhere = {"concurrent.futures", "multiprocessing", "subprocess", "socket", "ssl", "asyncio", "http.client", "email"}
    assert not loaded & {*elsewhere, "httpx2", "starlette", "watchdog", "typst", "markdown_it", "html5lib", "linkify_it"}
    others = ("generator.fetch", "generator.serve", "generator.publish", "generator.gate", "generator.parse.formats")
    assert [name for name in loaded if name.startswith(others)] == []
