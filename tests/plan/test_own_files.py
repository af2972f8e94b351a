from pathlib import Path

import pytest

from generator.build import plan_build
from generator.serve.preview import Preview
from generator.settings import Options
from tests.documents import FIRST, SECOND, document
from tests.sites import build_project, write_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_project(tmp_path, {"ada.txt": document(FIRST, SECOND)}, 'base_url = "https://example.org/"\n')
    (tmp_path / "static" / "papers" / "on-walking").mkdir(parents=True)
    return tmp_path


def test_the_users_file_stands_where_the_site_has_one_and_a_note_says_so(project: Path) -> None:
    for name in ("papers.bib", "papers/on-walking/index.html", "robots.txt", "cv.pdf"):
        (project / "static" / name).write_bytes(b"mine")
    planned, report = build_project(project)
    assert [(note.code, note.at.source) for note in planned.notes if note.code == "own-file"] == [
        ("own-file", "static/papers.bib"),
        ("own-file", "static/papers/on-walking/index.html"),
    ]
    for name in ("papers.bib", "papers/on-walking/index.html", "robots.txt", "cv.pdf"):
        assert (project / "output" / name).read_bytes() == b"mine"
    assert len(report.paths) == len(set(report.paths))
    sitemap = (project / "output" / "sitemap.xml").read_text("utf-8")
    assert "https://example.org/papers/on-walking/" in sitemap
    (project / "static" / "papers.bib").unlink()
    build_project(project)
    assert (project / "output" / "papers.bib").read_bytes().startswith(b"@")


def test_the_preview_shows_the_same(project: Path) -> None:
    (project / "static" / "papers" / "on-walking" / "index.html").write_bytes(b"mine")
    preview = Preview(project / "content", None, Options())
    preview.rebuild()
    assert preview.answer("papers/on-walking/").content == b"mine"


def test_a_name_that_differs_in_capitals_only_is_left_out(project: Path) -> None:
    (project / "static" / "Papers.bib").write_bytes(b"mine")
    planned, report = build_project(project)
    assert "differs-by-case" in [note.code for note in planned.notes]
    assert "Papers.bib" not in report.paths


def test_names_that_are_no_address_are_left_out(project: Path) -> None:
    try:
        (project / "static" / "a\nb.png").write_bytes(b"mine")
        (project / "static" / "\udcff.png").write_bytes(b"mine")
        (project / "content" / "\udcff.txt").write_bytes(document(FIRST))
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no such names")
    planned, _ = build_project(project)
    notes = [(note.code, note.at.source) for note in planned.notes]
    assert ("no-address", "static/a\nb.png") in notes
    assert ("no-address", "static/\\xff.png") in notes
    assert planned.documents == 2


def test_somebody_who_cannot_be_planned_for_costs_nobody_else_their_page(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import generator.build as module

    (project / "content" / "eva.txt").write_bytes(document(SECOND, header="Eva Muster\n\nCL\n"))
    plan_site = module.plan_site

    def failing(profiles: tuple[module.Profile, ...], *rest: object, **named: object) -> object:
        if any(profile.source == "content/eva.txt" for profile in profiles):
            raise ZeroDivisionError
        return plan_site(profiles, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "plan_site", failing)
    planned = plan_build(project / "content")
    assert planned.site is not None and [one.source for one in planned.site.corpus.profiles] == ["content/ada.txt"]
    assert [note.at.source for note in planned.notes if note.code == "unreadable"] == ["content/eva.txt"]
