import os
from pathlib import Path

import pytest

from generator.load.files import read_file
from generator.load.project import load_project
from generator.load.theme import load_theme
from generator.load.walk import built_in_theme, files_below, is_passed_over, root_of
from tests.documents import SECOND, document
from tests.sites import write_project

DOCUMENT = document(SECOND)


def test_documents_pages_settings_and_own_files(tmp_path: Path) -> None:
    content = write_project(
        tmp_path,
        {
            "ada.txt": DOCUMENT,
            "readme.txt": "no profile",
            ".hidden.txt": DOCUMENT,
            "ada.txt~": DOCUMENT,
            "ben/profile-2025-01-01.txt": DOCUMENT,
            "ben/profile-2026-01-01.txt": DOCUMENT,
            "ben/notes.txt": "x",
            "ben/about.md": "x",
            "ben/papers.bib": "x",
            "ben/papers/walk.md": "x",
            "ben/photo.jpg": "x",
            "cyd/about.md": "x",
            "pages/teaching.md": "x",
            "pages/data.csv": "x",
        },
        "title = 'x'",
    )
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "cv.pdf").write_bytes(b"x")
    project, notes = load_project(content)
    assert notes == ()
    assert [[document.source for document in person.documents] for person in project.people] == [
        ["content/ada.txt"],
        [
            "content/ben/profile-2026-01-01.txt",
            "content/ben/about.md",
            "content/ben/papers.bib",
            "content/ben/papers/walk.md",
            "content/ben/profile-2025-01-01.txt",
        ],
        ["content/cyd/about.md"],
    ]
    assert [person.name for person in project.people] == ["content/ada.txt", "content/ben", "content/cyd"]
    assert [document.source for document in project.pages] == ["content/pages/teaching.md"]
    assert [document.source for document in project.static] == ["cv.pdf"]
    assert project.config is not None
    assert project.root == tmp_path


def test_a_single_document_is_a_project(tmp_path: Path) -> None:
    path = tmp_path / "ada.txt"
    path.write_bytes(DOCUMENT)
    project, notes = load_project(path)
    assert notes == ()
    assert [person.profile and person.profile.source for person in project.people] == ["ada.txt"]
    assert root_of(path) == tmp_path
    (tmp_path / "content").mkdir()
    inside = tmp_path / "content" / "ada.txt"
    inside.write_bytes(DOCUMENT)
    assert root_of(inside) == tmp_path


def test_an_empty_folder_is_explained(tmp_path: Path) -> None:
    content = write_project(tmp_path, {})
    _, notes = load_project(content)
    assert [note.code for note in notes] == ["no-documents"]


@pytest.mark.skipif(os.name == "nt", reason="links and pipes need rights on Windows")
def test_links_and_pipes_are_left_out(tmp_path: Path) -> None:
    content = write_project(tmp_path, {"ada.txt": DOCUMENT})
    (tmp_path / "secret.txt").write_bytes(DOCUMENT)
    (content / "link.txt").symlink_to(tmp_path / "secret.txt")
    os.mkfifo(content / "pipe.txt")
    project, notes = load_project(content)
    assert [person.profile and person.profile.source for person in project.people] == ["content/ada.txt"]
    assert [(note.code, note.at.source) for note in notes] == [
        ("not-a-file", "content/link.txt"),
        ("not-a-file", "content/pipe.txt"),
    ]


def test_what_cannot_be_read_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [note.code for note in read_file(tmp_path / "none.txt", "none.txt")[1]] == ["cannot-read"]
    (tmp_path / "big.txt").write_bytes(b"x" * 100)
    monkeypatch.setattr("generator.load.files.LARGEST_FILE", 10)
    assert [note.code for note in read_file(tmp_path / "big.txt", "big.txt")[1]] == ["too-large"]
    assert list(files_below(tmp_path / "none")) == []


def test_own_templates_win_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "text.html").write_text("mine", "utf-8")
    theme = load_theme(tmp_path)
    assert theme.files["pages/text.html"] == b"mine"
    assert "base.html" in theme.files
    assert list(theme.folder("styles", ".css")) == sorted(theme.folder("styles", ".css"))
    assert built_in_theme().is_dir()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ada.txt", False),
        ("#1 paper.txt", False),
        ("4913", False),
        (".ada.txt.swp", True),
        (".#ada.txt", True),
        ("#ada.txt#", True),
        ("ada.txt~", True),
        ("ada.txt___jb_tmp___", True),
        ("ada.txt___jb_old___", True),
    ],
)
def test_what_editors_keep_for_themselves_is_no_part_of_a_project(tmp_path: Path, name: str, expected: bool) -> None:
    assert is_passed_over(name) is expected
    (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in files_below(tmp_path)] == ([] if expected else [name])
