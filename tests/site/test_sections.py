"""Sites of free pages: with people and without, in folders, with pictures; nothing about people where there are none."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from generator.plan.pages.other import _IDS
from generator.settings import Options
from tests.browser import Browser, served
from tests.documents import FIRST, document
from tests.site.test_cite import allow_clipboard
from tests.sites import build_project, files_of, write_project

PAGES: dict[str, bytes | str] = {
    "pages/index.md": "# The lab\n\nWe [walk](walks/long.md).\n",
    "pages/walks/long.md": "---\norder: 2\ndescription: Far.\n---\n# Long\n\n## A\n\n## B\n\n## C\n",
    "pages/walks/short.md": "---\norder: 1\n---\n# Short\n\nWords.\n",
}


def test_a_site_of_pages_alone_speaks_of_no_people(tmp_path: Path) -> None:
    write_project(tmp_path, PAGES)
    planned, _ = build_project(tmp_path, Options(base_url="https://site.invalid/"))
    assert planned.notes == ()
    files = files_of(tmp_path / "output")
    home = files["index.html"].decode()
    assert "<title>The lab</title>" in home
    for word in ("People", "Papers", "Researchers", "Statistics", "profile document"):
        assert word not in home
    assert not [path for path in files if path.startswith(("api/", "search/", "people/", "papers"))]
    assert {path for path in files if path.endswith(".html")} == {
        *("404.html", "index.html", "walks/index.html", "walks/long/index.html", "walks/short/index.html")
    }
    section = files["walks/index.html"].decode()
    assert section.index("../walks/short/") < section.index("../walks/long/")
    assert "Far." in section
    assert 'rel="next"' in files["walks/short/index.html"].decode()


def test_no_heading_takes_an_id_that_every_page_has(tmp_path: Path) -> None:
    write_project(tmp_path, {**PAGES, "ada.txt": document(FIRST), "pages/index.md": "x\n"})
    build_project(tmp_path, Options(base_url="https://site.invalid/"))
    page = files_of(tmp_path / "output")["walks/short/index.html"].decode()
    found = set(re.findall(r'\sid="([^"]*)"', page))
    assert {"site", "main"} <= found <= _IDS


def test_without_an_index_the_home_page_lists_what_there_is(tmp_path: Path) -> None:
    pages = {name: text for name, text in PAGES.items() if name != "pages/index.md"}
    write_project(tmp_path, {**pages, "pages/contact.md": "Write.\n"}, 'title = "The <lab>"\n')
    build_project(tmp_path)
    home = files_of(tmp_path / "output")["index.html"].decode()
    assert "<h1>The &lt;lab&gt;</h1>" in home
    assert 'class="teasers"' in home and 'href="walks/"' in home and 'href="contact/"' in home


def test_beside_people_the_home_page_is_theirs(tmp_path: Path) -> None:
    write_project(tmp_path, {**PAGES, "ada.txt": document(FIRST)})
    planned, _ = build_project(tmp_path)
    assert [(note.code, note.at.source) for note in planned.notes] == [("page-conflict", "content/pages/index.md")]
    home = files_of(tmp_path / "output")["index.html"].decode()
    assert '<a href="walks/">Walks</a>' in home, "a section is one entry of the navigation"
    assert "walks/long/" not in home


@pytest.mark.parametrize("folders", [3, 12])
def test_names_that_are_too_long_cost_their_page(tmp_path: Path, folders: int) -> None:
    deep = "/".join(["a-long-name-of-a-folder"] * folders)
    write_project(tmp_path, {**PAGES, f"pages/{deep}/x.md": "x\n", "pages/people/x.md": "x\n"})
    planned, _ = build_project(tmp_path)
    assert [note.code for note in planned.notes] == (["long-address"] if folders > 3 else [])
    assert (tmp_path / "output" / "people" / "x" / "index.html").is_file(), "no address is taken where there are no people"
    assert (tmp_path / "output" / "walks" / "long" / "index.html").is_file()


def test_what_is_long_is_told(tmp_path: Path) -> None:
    write_project(tmp_path, {**PAGES, "pages/long.md": "*a* " * 10_000})
    planned, _ = build_project(tmp_path)
    assert [note.code for note in planned.notes] == ["long-page"]


def test_a_moved_order_draws_the_section_again_and_nothing_else(tmp_path: Path) -> None:
    write_project(tmp_path, {**PAGES, "pages/texts/one.md": "x\n"})
    build_project(tmp_path)
    write_project(tmp_path, {"pages/walks/short.md": "---\norder: 3\n---\n# Short\n\nWords.\n"})
    _, report = build_project(tmp_path)
    assert set(report.written) == {"walks/index.html", "walks/long/index.html", "walks/short/index.html"}


def test_pictures_are_shown_on_every_screen(tmp_path: Path, browser: Browser) -> None:
    file = io.BytesIO()
    Image.new("RGB", (1500, 900), "teal").save(file, "PNG")
    text = (
        "# Rooms\n\n![The room](rooms/The%20Room.png)\n\n```\n"
        + "word " * 40
        + "\n```\n\n| "
        + " | ".join("abcdefghij")
        + " |\n"
    )
    text += "| - " * 10 + "|\n| " + " | ".join(["some words here"] * 10) + " |\n"
    write_project(tmp_path, {**PAGES, "pages/rooms.md": text, "pages/rooms/The Room.png": file.getvalue()})
    build_project(tmp_path)
    with served(tmp_path / "output") as address:
        for width in (320, 360, 1280):
            page = browser.page(width=width)
            for path in ("rooms/", "walks/long/", "walks/"):
                page.goto(address + path)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
            page.goto(f"{address}rooms/")
            page.wait_for("document.querySelector('img').naturalWidth > 0")
            assert page.evaluate("document.querySelector('pre').scrollWidth > document.querySelector('pre').clientWidth")
            assert page.problems == []
            page.close()


def test_the_section_stands_beside_the_text_where_there_is_room(tmp_path: Path, browser: Browser) -> None:
    write_project(tmp_path, PAGES)
    build_project(tmp_path)
    is_seen = "document.querySelector('{} details a').checkVisibility({{contentVisibilityAuto: true}})"
    with served(tmp_path / "output") as address:
        for width, seen in ((360, False), (1400, True)):
            page = browser.page(width=width)
            page.goto(f"{address}walks/long/")
            assert page.evaluate(is_seen.format(".section-nav")) is seen
            assert page.evaluate(is_seen.format(".toc")) is seen
            if not seen:
                page.click(".section-nav summary")
                page.wait_for(is_seen.format(".section-nav"))
            page.close()


def test_code_is_copied_and_that_is_said(tmp_path: Path, browser: Browser) -> None:
    write_project(tmp_path, {**PAGES, "pages/code.md": "# Code\n\n```sh\noeuvre <build>\n```\n\n    more\n"})
    build_project(tmp_path)
    with served(tmp_path / "output") as address:
        page = browser.page()
        allow_clipboard(page, address)
        page.goto(f"{address}code/")
        page.wait_for("document.querySelectorAll('.code .copy').length === 2")
        page.evaluate("document.querySelector('.code .copy').focus()")
        page.press("Enter")
        page.wait_for("document.querySelector('[role=status]').textContent === 'Copied'")
        assert page.evaluate("navigator.clipboard.readText()") == "oeuvre <build>"
        page.goto(f"{address}walks/short/")
        assert page.evaluate("document.querySelectorAll('.copy').length") == 0
        page.close()
