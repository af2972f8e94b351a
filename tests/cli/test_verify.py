"""`oeuvre build --manifest` and `oeuvre verify` as a user runs them."""

import functools
import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which

import pytest

from tests.commands import run
from tests.documents import FIRST, SECOND, document
from tests.sites import write_project


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_project(tmp_path, {"ada.txt": document(FIRST, SECOND)})
    assert run("build", "--quiet")[0] == 0
    return tmp_path


def test_a_build_writes_a_list_that_other_programs_read(folder: Path) -> None:
    assert run("build", "--manifest")[0] == 0
    lines = (folder / "output.sha256").read_text("utf-8").splitlines()[1:]
    assert len(lines) == sum(path.is_file() for path in (folder / "output").rglob("*")) - 1
    if which("sha256sum"):
        subprocess.run(["sha256sum", "--check", "--quiet", "../output.sha256"], cwd=folder / "output", check=True)
    # Nothing has changed, and the list is written all the same.
    (folder / "output.sha256").unlink()
    assert run("build", "--manifest", "lists/site.txt")[0] == 0
    assert run("build", "--manifest")[0] == 0
    assert (folder / "lists" / "site.txt").read_bytes() == (folder / "output.sha256").read_bytes()
    assert run("verify", "output", "--manifest", "lists/site.txt")[0] == 0


def test_the_list_of_several_sites_names_all(folder: Path) -> None:
    write_project(folder, {"ben.txt": document(SECOND, header="Ben Exempel\n")})
    assert run("build", "--each", "-o", "sites", "--manifest")[0] == 0
    text = (folder / "sites.sha256").read_text("utf-8")
    assert "  ada-beispiel/index.html\n" in text
    assert "  ben-exempel/index.html\n" in text
    assert run("verify", "sites", "--allow-extra")[0] == 0


def test_a_list_is_not_published(folder: Path) -> None:
    code, _, err = run("build", "--manifest", "output/list.txt")
    assert code == 2
    assert "would lie inside of the output folder" in err


def test_a_list_that_cannot_be_written_is_told(folder: Path) -> None:
    (folder / "file").write_text("x", "utf-8")
    code, _, err = run("build", "--manifest", "file/list.txt")
    assert code == 1
    assert "the list of files could not be written" in err


def test_a_folder_as_it_was_built(folder: Path) -> None:
    code, out, _ = run("verify", "output")
    assert code == 0
    assert out.endswith("files of output: all as they were built\n")
    assert run("verify", "output", "--quiet") == (0, "", "")


def test_what_is_wrong_with_a_folder_is_named(folder: Path) -> None:
    output = folder / "output"
    with (output / "index.html").open("a", encoding="utf-8") as file:
        file.write(" ")
    (output / "404.html").unlink()
    (output / "old.html").write_text("x", "utf-8")
    (output / "CNAME").write_text("x.org", "utf-8")
    (output / ".git").mkdir()
    (output / ".git" / "config").write_text("x", "utf-8")
    (output / "robots.txt").unlink()
    (output / "robots.txt").mkdir()
    code, out, err = run("verify", "output")
    assert code == 1
    assert [line for line in err.splitlines() if not line.startswith("Looking at files")] == [
        "wrong: index.html: its content is another",
        "wrong: robots.txt: it is no file of its own",
        "missing: 404.html",
        "extra: old.html",
    ]
    assert out.endswith("files of output: 2 wrong, 1 missing, 1 extra\n")
    told = json.loads(run("verify", "output", "--json")[1])
    assert (told["ok"], told["missing"], told["extra"]) == (False, ["404.html"], ["old.html"])
    assert told["wrong"]["index.html"] == "its content is another"


def test_what_is_extra_may_be_allowed(folder: Path) -> None:
    (folder / "output" / "old\nerror.html").write_text("x", "utf-8")
    assert run("verify", "output")[0] == 1
    assert "extra: old\\x0aerror.html" in run("verify", "output")[2]
    assert run("verify", "output", "--allow-extra")[0] == 0


@pytest.mark.parametrize("place", ["content", "nowhere"])
def test_a_folder_that_was_not_built_is_said_to_be_none(folder: Path, place: str) -> None:
    code, _, err = run("verify", place)
    assert code == 2
    assert place in err
    (folder / "list.txt").write_text("x", "utf-8")
    assert run("verify", "output", "--manifest", "list.txt")[0] == 2


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the standard library's name
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{http.server_port}"
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def test_what_a_host_serves_is_held_against_the_output(folder: Path) -> None:
    with serving(folder) as url:
        code, out, _ = run("verify", f"{url}/output")
        assert code == 0
        assert "all as they were built" in out
        assert run("build", "--manifest")[0] == 0
        (folder / "output" / "assets" / "style.css").write_text("x", "utf-8")
        (folder / "output" / "feed.json").unlink(missing_ok=True)
        (folder / "output" / "404.html").unlink()
        code, _, err = run("verify", f"{url}/output/", "--manifest", "output.sha256")
        assert code == 1
        assert "wrong: assets/style.css: its content is another" in err
        assert "missing: 404.html" in err
