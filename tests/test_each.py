import os
from pathlib import Path

import pytest

from generator.cli import main
from generator.each import own_address
from tests.documents import FIRST, SECOND, document
from tests.sites import files_of, write_project

PEOPLE: dict[str, bytes | str] = {
    "ada.txt": document(FIRST),
    "ben.txt": document(FIRST, SECOND, header="Ben Exempel\n\nLG\n"),
    "pages/teaching.md": "# Teaching\n",
}


def build(folder: Path, *more: str) -> int:
    os.chdir(folder)
    with pytest.raises(SystemExit) as ended:
        main(["build", "--each", "--quiet", "--output", "sites", *more])
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_each_person_has_a_whole_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_project(tmp_path, PEOPLE)
    assert build(tmp_path, "--base-url", "https://{person}.example.org/") == 0
    files = files_of(tmp_path / "sites")
    for name in ("ada-beispiel", "ben-exempel"):
        home = files[f"{name}/index.html"].decode()
        assert f'<link rel="canonical" href="https://{name}.example.org/">' in home
        assert f"{name}/papers/on-walking/index.html" in files
        assert f"{name}/assets/style.css" in files
        assert f"{name}/people/ada-beispiel/index.html" not in files
    assert "ada-beispiel/papers/on-standing/index.html" not in files
    assert not any("teaching" in path for path in files)
    assert files[".oeuvre-each"].decode().splitlines()[1:] == ["ada-beispiel", "ben-exempel"]


def test_an_edit_writes_the_site_of_one_person_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    content = write_project(tmp_path, PEOPLE)
    assert build(tmp_path) == 0
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "sites").rglob("*") if path.is_file()}
    (content / "ben.txt").write_bytes(document(SECOND.replace("stand", "stay"), header="Ben Exempel\n\nLG\n"))
    assert build(tmp_path) == 0
    changed = {
        path.relative_to(tmp_path / "sites").parts[0]
        for path in before
        if not path.exists() or path.stat().st_mtime_ns != before[path]
    }
    assert changed == {"ben-exempel"}


def test_who_has_gone_takes_their_site_along_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    content = write_project(tmp_path, PEOPLE)
    assert build(tmp_path) == 0
    (tmp_path / "sites" / "mine").mkdir()
    (tmp_path / "sites" / "mine" / "x.txt").write_text("x", "utf-8")
    (content / "ben.txt").unlink()
    assert build(tmp_path) == 0
    assert sorted(path.name for path in (tmp_path / "sites").iterdir()) == [".oeuvre-each", "ada-beispiel", "mine"]


def test_a_document_that_cannot_be_read_costs_one_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_project(tmp_path, {**PEOPLE, "cyd.txt": b""})
    assert build(tmp_path) == 1
    assert (tmp_path / "sites" / "ada-beispiel" / "index.html").is_file()


def test_a_folder_with_another_site_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_project(tmp_path, PEOPLE)
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "index.html").write_text("mine", "utf-8")
    assert build(tmp_path) == 1
    assert [path.name for path in (tmp_path / "sites").iterdir()] == ["index.html"]


def test_a_list_that_names_other_folders_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_project(tmp_path, PEOPLE)
    (tmp_path / "sites").mkdir()
    (tmp_path / "victim").mkdir()
    (tmp_path / "victim" / "x.txt").write_text("x", "utf-8")
    (tmp_path / "sites" / ".oeuvre-each").write_text("# ours\n../victim\n/etc\n", "utf-8")
    assert build(tmp_path) == 0
    assert (tmp_path / "victim" / "x.txt").is_file()


def test_namesakes_have_folders_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_project(tmp_path, {"one.txt": document(FIRST), "two.txt": document(SECOND)})
    assert build(tmp_path) == 0
    folders = [path.name for path in (tmp_path / "sites").iterdir() if path.is_dir()]
    assert len(folders) == 2 and all(name.startswith("ada-beispiel-") for name in folders)


def test_addresses() -> None:
    assert own_address(None, "ada") is None
    assert own_address("https://a.org/", "ada") == "https://a.org/ada/"
    assert own_address("https://{person}.a.org/", "ada") == "https://ada.a.org/"
