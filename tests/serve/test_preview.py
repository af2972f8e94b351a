import shutil
import threading
from pathlib import Path

import pytest

from generator.diagnostics.show import as_text
from generator.serve import preview as preview_module
from generator.serve.preview import Found, Preview, State
from generator.settings import Options
from tests.documents import FIRST, SECOND, document
from tests.previews import make_preview
from tests.sites import write_project


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_project(tmp_path, {"ada.txt": document(FIRST, SECOND)})


@pytest.fixture
def preview(content: Path) -> Preview:
    return make_preview(content)


def page(preview: Preview, path: str = "") -> str:
    return preview.answer(path).content.decode()


class TestKeepingUp:
    def test_an_edit_is_a_new_state_of_the_pages_that_show_it(self, preview: Preview, content: Path) -> None:
        before = {path: preview.answer(path).signs for path in ("papers/on-walking/", "papers/on-standing/", "")}
        (content / "ada.txt").write_bytes(document(FIRST.replace("We walk.", "We run."), SECOND))
        preview.rebuild()
        assert preview.answer("papers/on-walking/").signs.page != before["papers/on-walking/"].page
        assert preview.answer("papers/on-standing/").signs == before["papers/on-standing/"]
        assert "We run." in page(preview, "papers/on-walking/")

    def test_nothing_new_is_no_new_state(self, preview: Preview) -> None:
        told: list[State] = []
        preview.listeners.append(told.append)
        before = preview.state
        assert preview.rebuild() is before
        assert preview.refresh() is before
        assert told == []

    def test_a_restart_is_no_change(self, preview: Preview, content: Path) -> None:
        assert make_preview(content).answer("").signs == preview.answer("").signs

    def test_who_asks_gets_the_newest_state_without_any_event(self, preview: Preview, content: Path) -> None:
        preview._look_again = 0
        (content / "ada.txt").write_bytes(document(FIRST.replace("Walking", "Running"), SECOND))
        preview.refresh()
        assert "On Running" in page(preview)

    def test_looking_takes_a_small_part_of_the_time(self, preview: Preview, content: Path) -> None:
        preview._look_again = float("inf")
        (content / "ada.txt").write_bytes(document(FIRST.replace("Walking", "Running"), SECOND))
        preview.refresh()
        assert "On Running" not in page(preview)

    def test_everything_that_makes_a_site_is_picked_up(self, preview: Preview, content: Path) -> None:
        root = content.parent
        (content / "ben.txt").write_bytes(document(SECOND).replace(b"Ada Beispiel", b"Ben Exempel"))
        preview.rebuild()
        assert preview.answer("people/ben-exempel/").found is Found.FILE
        (content / "ben.txt").rename(content / "cleo.txt")
        preview.rebuild()
        assert preview.answer("people/ben-exempel/").found is Found.FILE
        (content / "cleo.txt").unlink()
        preview.rebuild()
        assert preview.answer("people/ben-exempel/").found is Found.NOTHING
        (root / "site.toml").write_text('title = "All of it"\n', "utf-8")
        preview.rebuild()
        assert "All of it" in page(preview)
        (root / "static").mkdir()
        (root / "static" / "empty.txt").write_bytes(b"")
        preview.rebuild()
        assert (preview.answer("empty.txt").found, page(preview, "empty.txt")) == (Found.FILE, "")
        (root / "templates" / "parts").mkdir(parents=True)
        (root / "templates" / "parts" / "footer.html").write_text("<footer>Mine</footer>", "utf-8")
        preview.rebuild()
        assert "<footer>Mine</footer>" in page(preview)
        shutil.rmtree(root / "templates")
        preview.rebuild()
        assert "<footer>Mine</footer>" not in page(preview)

    def test_settings_that_lie_elsewhere(self, content: Path, tmp_path: Path) -> None:
        settings = tmp_path / "elsewhere" / "mine.toml"
        settings.parent.mkdir()
        settings.write_text('title = "One"\n', "utf-8")
        preview = make_preview(content, settings)
        assert "One" in page(preview)
        settings.write_text('title = "Two"\n', "utf-8")
        preview._look_again = 0
        preview.refresh()
        assert "Two" in page(preview)

    def test_a_thousand_saves_end_in_the_last(self, preview: Preview, content: Path) -> None:
        """Two threads build and one asks while files are written."""
        written = threading.Event()

        def write() -> None:
            for number in range(1000):
                (content / "ada.txt").write_bytes(document(FIRST.replace("Walking", f"Walking {number}"), SECOND))
            written.set()

        def build() -> None:
            while not written.is_set():
                preview.rebuild()
                preview.answer("")

        threads = [threading.Thread(target=target) for target in (write, build, build)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        preview.rebuild()
        assert "On Walking 999" in page(preview)
        assert preview.notes() == ((), False)


class TestFaults:
    def test_those_of_documents_keep_the_last_good_site(self, preview: Preview, content: Path) -> None:
        good = preview.answer("")
        (content / "ada.txt").write_bytes(b"")
        assert preview.rebuild().broken
        faulty = preview.answer("")
        assert (faulty.content, faulty.signs.page) == (good.content, good.signs.page)
        assert faulty.signs.notes and not good.signs.notes
        notes, broken = preview.notes()
        assert [note.code for note in notes] == ["empty-document"] and broken
        (content / "ada.txt").write_bytes(document(FIRST, SECOND))
        assert not preview.rebuild().broken
        assert preview.answer("").signs == good.signs

    def test_the_content_can_go_and_come_again(self, preview: Preview, content: Path) -> None:
        good = preview.answer("")
        content.rename(content.with_name("away"))
        assert preview.rebuild().broken
        assert preview.answer("").content == good.content
        content.with_name("away").rename(content)
        assert not preview.rebuild().broken
        assert preview.answer("").signs == good.signs

    def test_a_template_that_cannot_be_compiled_keeps_it_too(self, preview: Preview, content: Path) -> None:
        good = preview.answer("papers/on-walking/")
        templates = content.parent / "templates" / "pages"
        templates.mkdir(parents=True)
        for fault in (b"<p>\n{% if %}", b"<p>\n\xff"):
            (templates / "paper.html").write_bytes(fault)
            assert preview.rebuild().broken
            notes, _ = preview.notes()
            assert [(note.code, note.at.source, note.at.line) for note in notes] == [
                ("template-error", "templates/pages/paper.html", 2)
            ]
            assert preview.answer("papers/on-walking/").content == good.content

    @pytest.mark.parametrize("fault", ["{{ nothing.at_all }}", "{{ 1 + 'x' }}", "{{ 1 / 0 }}"])
    def test_a_template_that_cannot_be_drawn_costs_its_pages(self, preview: Preview, content: Path, fault: str) -> None:
        good = preview.answer("papers/on-walking/")
        assert preview.answer("stats/").found is Found.FILE
        templates = content.parent / "templates" / "pages"
        templates.mkdir(parents=True)
        (templates / "paper.html").write_text(f"\n\n{fault}", "utf-8")
        assert not preview.rebuild().broken
        faulty = preview.answer("papers/on-walking/")
        assert (faulty.content, faulty.signs.page) == (good.content, good.signs.page)
        assert faulty.signs.notes
        notes, broken = preview.notes()
        assert [(note.code, note.at.line) for note in notes] == [("template-error", 3)] and broken
        # A page that was never drawn has nothing to fall back on.
        never = preview.answer("papers/on-standing/")
        assert never.found is Found.FAULT
        assert never.signs.page.startswith("fault-")
        assert preview.answer("papers/on-standing/").signs == never.signs
        assert preview.answer("stats/").found is Found.FILE
        (templates / "paper.html").unlink()
        preview.rebuild()
        assert preview.answer("papers/on-walking/").signs == good.signs
        assert preview.answer("papers/on-standing/").found is Found.FILE

    def test_a_fault_in_a_component_is_told_of_the_file_it_lies_in(self, preview: Preview, content: Path) -> None:
        macros = content.parent / "templates" / "macros"
        macros.mkdir(parents=True)
        text = "{% macro byline(page, byline) %}\n\n  {{ byline.nothing }}\n{% endmacro %}\n"
        (macros / "byline.html").write_text(text, "utf-8")
        preview.rebuild()
        preview.answer("papers/on-walking/")
        notes, _ = preview.notes()
        assert as_text(notes[0]).splitlines()[0].startswith("templates/macros/byline.html:3:3: error[template-error]")
        assert as_text(notes[0]).splitlines()[1:3] == ["  3 |   {{ byline.nothing }}", "    |   ^^^^^^^^^^^^^^^^^^^^"]

    def test_before_the_first_good_state_a_change_of_the_faults_is_a_change_of_the_page(self, tmp_path: Path) -> None:
        content = write_project(tmp_path, {"ada.txt": "Dear Ada\n"})
        preview = make_preview(content)
        first = preview.answer("")
        assert first.found is Found.FAULT
        (content / "ada.txt").write_bytes(b"")
        preview.rebuild()
        assert preview.answer("").signs.page != first.signs.page
        (content / "ada.txt").write_bytes(document(FIRST))
        preview.rebuild()
        assert preview.answer("").found is Found.FILE

    def test_a_file_of_the_theme_that_cannot_be_read_is_told(self, preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(folder: Path, name: str) -> object:
            raise PermissionError(13, "Permission denied", str(folder / "tokens.css"))

        good = preview.answer("")
        with monkeypatch.context() as patched:
            patched.setattr(preview_module, "load_theme", refuse)
            assert preview.rebuild().broken
            state = preview.rebuild()
            assert state.broken
        assert [note.code for note in state.notes] == ["cannot-read"]
        assert preview.answer("").content == good.content
        assert not preview.rebuild().broken

    def test_another_theme_is_put_on(self, preview: Preview, content: Path) -> None:
        before = preview.answer("").signs
        (content.parent / "site.toml").write_text('theme = "swiss"\n', "utf-8")
        preview.rebuild()
        assert preview.answer("").signs.style != before.style
        assert b"sans-latin.woff2" in preview.answer("").content
        assert preview.answer("assets/fonts/sans-latin.woff2").found is Found.FILE
        assert preview.answer("assets/fonts/serif-latin.woff2").found is not Found.FILE

    def test_our_own_fault_is_told_and_ends_nothing(
        self, preview: Preview, content: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def fail(*given: object) -> None:
            raise RecursionError("too deep")

        told: list[State] = []
        preview.listeners.append(told.append)
        with monkeypatch.context() as patched:
            patched.setattr(preview_module, "plan_project", fail)
            (content / "ada.txt").write_bytes(document(SECOND))
            assert preview.rebuild().broken
            preview.rebuild()
        assert [note.code for note in preview.state.notes] == ["failure"]
        assert len(told) == len(caplog.records) == 1
        assert "RecursionError" in caplog.text
        (content / "ada.txt").write_bytes(document(FIRST))
        assert not preview.rebuild().broken


class TestAddresses:
    @pytest.mark.parametrize(
        ("path", "found"),
        [
            ("", Found.FILE),
            ("index.html", Found.FILE),
            ("papers/on-walking/", Found.FILE),
            ("papers/on-walking", Found.ELSEWHERE),
            ("assets/style.css", Found.FILE),
            ("robots.txt", Found.FILE),
            ("404.html", Found.FILE),
            ("nowhere/", Found.NOTHING),
            ("nowhere", Found.NOTHING),
            ("../content/ada.txt", Found.NOTHING),
            ("/etc/passwd", Found.NOTHING),
            ("papers/../index.html", Found.NOTHING),
            ("content/ada.txt", Found.NOTHING),
            ("\0", Found.NOTHING),
            ("x" * 100_000, Found.NOTHING),
        ],
    )
    def test_what_is_there(self, preview: Preview, path: str, found: Found) -> None:
        assert preview.answer(path).found is found

    def test_a_page_that_comes_and_goes_is_told_from_what_says_that_it_is_not_there(
        self, preview: Preview, content: Path
    ) -> None:
        missing = preview.answer("papers/on-flying/").signs
        (content / "ada.txt").write_bytes(document(FIRST, SECOND.replace("Standing", "Flying")))
        preview.rebuild()
        assert preview.answer("papers/on-flying/").signs.page != missing.page
        assert preview.answer("papers/on-standing/").found is Found.NOTHING


class TestStyles:
    def test_a_change_of_styles_alone_leaves_the_page_what_it_is(self, preview: Preview, content: Path) -> None:
        before = preview.answer("").signs
        styles = content.parent / "templates" / "styles"
        styles.mkdir(parents=True)
        (styles / "mine.css").write_text("h1 { color: red; }", "utf-8")
        preview.rebuild()
        after = preview.answer("").signs
        assert (after.page, after.notes) == (before.page, before.notes)
        assert after.style != before.style
        assert "h1 { color: red; }" in page(preview, "assets/style.css")

    def test_a_change_of_a_script_or_picture_is_a_change_of_the_page(self, preview: Preview, content: Path) -> None:
        before = preview.answer("").signs
        (content.parent / "static").mkdir()
        (content.parent / "static" / "me.svg").write_text("<svg/>", "utf-8")
        preview.rebuild()
        after = preview.answer("").signs
        assert after.page != before.page
        assert after.style == before.style


def test_the_addresses_of_the_preview_work_whatever_the_base_url(tmp_path: Path) -> None:
    content = write_project(tmp_path, {"ada.txt": document(FIRST)}, 'base_url = "https://ada.example/deep/folder/"\n')
    preview = Preview(content, None, Options(live=True))
    preview.rebuild()
    assert 'src="/_oeuvre/live.js"' in page(preview, "404.html")
    assert "/deep/folder/assets" not in page(preview, "404.html")
