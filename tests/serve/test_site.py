from pathlib import Path

import pytest

from generator.build import Planned
from generator.load.project import Project
from generator.load.theme import Theme
from generator.plan.page import Page
from generator.render.renderer import Renderer
from generator.serve.site import LiveSite, digest_of
from tests.documents import FIRST, SECOND, document
from tests.previews import make_preview
from tests.sites import build_project, files_of, write_project


def test_pages_are_drawn_when_they_are_asked_for_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    render = Renderer.render

    def counted(self: Renderer, page: Page) -> bytes:
        drawn.append(page.path)
        return render(self, page)

    monkeypatch.setattr(Renderer, "render", counted)
    content = write_project(tmp_path, {"ada.txt": document(FIRST, SECOND)})
    preview = make_preview(content)
    assert drawn == []
    for _ in range(3):
        preview.answer("404.html")
        preview.answer("papers/on-walking/")
    assert drawn == ["404.html", "papers/on-walking/"]
    # What was drawn for the state before and is still right is taken over.
    (content / "ada.txt").write_bytes(document(FIRST.replace("We walk.", "We run."), SECOND))
    (tmp_path / "templates" / "styles").mkdir(parents=True)
    (tmp_path / "templates" / "styles" / "mine.css").write_text("h1 { color: red; }", "utf-8")
    preview.rebuild()
    preview.answer("404.html")
    preview.answer("papers/on-walking/")
    assert drawn == ["404.html", "papers/on-walking/", "papers/on-walking/"]


def test_a_site_that_is_not_planned_cannot_be_shown(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nothing is planned"):
        LiveSite(Planned(Project(tmp_path, None, (), (), (), (), ()), None, ()), Renderer(Theme({})))


def test_digests_tell_apart_where_parts_end() -> None:
    assert digest_of(b"ab", b"c") != digest_of(b"a", b"bc")
    assert digest_of(b"") != digest_of()


def test_a_published_site_holds_nothing_of_the_preview(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada.txt": document(FIRST, SECOND)})
    build_project(tmp_path)
    files = files_of(tmp_path / "output")
    assert len(files) > 20
    for path, text in files.items():
        assert b"_oeuvre" not in text, path
        assert b"EventSource" not in text, path
    assert not any("live." in path for path in files)
