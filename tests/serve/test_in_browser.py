"""The preview as its user sees it: a browser that has a page open while files change."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import Browser, Page
from tests.documents import FIRST, SECOND, document
from tests.previews import Running, running_preview
from tests.sites import write_project

LONG = FIRST.replace("We walk. It is good.", "\n\n".join(f"We walk, part {number}." for number in range(200)))
OVERLAY = "document.querySelector('oeuvre-notes')"
INSIDE = f"{OVERLAY}?.shadowRoot"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_project(tmp_path, {"ada.txt": document(LONG, SECOND)})


@pytest.fixture
def running(content: Path) -> Iterator[Running]:
    with running_preview(content) as running:
        yield running


@pytest.fixture
def page(browser: Browser, running: Running) -> Iterator[Page]:
    """A page about a paper, scrolled down, marked so that a reload can be told."""
    page = browser.page()
    page.goto(f"{running.address}papers/on-walking/")
    page.evaluate("window.mark = 'kept'; scrollTo(0, 900)")
    yield page
    page.close()


def reloaded(page: Page) -> bool:
    return page.evaluate("window.mark") != "kept"


def test_a_change_is_shown_where_one_was_reading(page: Page, content: Path) -> None:
    (content / "ada.txt").write_bytes(document(LONG.replace("part 3.", "part 3, anew."), SECOND))
    page.wait_for("document.body.innerText.includes('part 3, anew')")
    assert reloaded(page)
    page.wait_for("scrollY === 900")
    assert page.problems == []


def test_a_change_elsewhere_reloads_nothing(page: Page, content: Path, running: Running) -> None:
    page.goto(f"{running.address}404.html")
    page.evaluate("window.mark = 'kept'")
    (content / "ada.txt").write_bytes(document(LONG, SECOND.replace("We stand.", "We sit.")))
    # What comes after it is seen, so what came before it was, too.
    (content / "ben.txt").write_bytes(b"Not a profile\n")
    page.wait_for(f"{INSIDE}?.querySelector('article')")
    assert not reloaded(page)


def test_a_style_is_exchanged_under_the_page(page: Page, content: Path) -> None:
    styles = content.parent / "templates" / "styles"
    styles.mkdir(parents=True)
    for colour in ("rgb(1, 2, 3)", "rgb(4, 5, 6)"):
        (styles / "mine.css").write_text(f"h1 {{ color: {colour}; }}", "utf-8")
        page.wait_for(f"getComputedStyle(document.querySelector('h1')).color === '{colour}'")
    for number in range(20):
        (styles / "mine.css").write_text(f"h1 {{ color: rgb(0, 0, {number}); }}", "utf-8")
    page.wait_for("getComputedStyle(document.querySelector('h1')).color === 'rgb(0, 0, 19)'")
    page.wait_for("document.querySelectorAll('link[rel=stylesheet]').length === 1")
    assert not reloaded(page)
    assert page.evaluate("scrollY") == 900
    assert page.problems == []


def test_faults_lie_over_the_last_good_page_until_they_are_mended(page: Page, content: Path) -> None:
    (content / "ada.txt").write_bytes(b"Not a <b>profile</b>\n")
    page.wait_for(f"{INSIDE}?.querySelector('details[open] article.error')")
    text = page.evaluate(f"{INSIDE}.querySelector('section').innerText")
    assert "this is the last good state" in text
    assert "content/ada.txt:1:1 error[not-a-profile]" in text
    assert "1 | Not a <b>profile</b>\n  | ^" in page.evaluate(f"{INSIDE}.querySelector('pre').textContent")
    assert page.evaluate(f"{INSIDE}.querySelector('.hint').textContent")
    assert page.evaluate(f"{INSIDE}.querySelector('article b')") is None
    # It is styled, by a style sheet that the page's own policy lets through.
    page.wait_for(f"getComputedStyle({OVERLAY}).position === 'fixed'")
    assert "part 7" in page.text()
    (content / "ada.txt").write_bytes(document(LONG, SECOND))
    page.wait_for(f"!{OVERLAY}")
    assert not reloaded(page)
    assert page.evaluate("scrollY") == 900
    assert page.problems == []


def test_warnings_are_told_in_a_corner_and_can_be_closed(page: Page, content: Path) -> None:
    (content / "ada.txt").write_bytes(document(LONG, SECOND, announced=7))
    page.wait_for(f"{INSIDE}?.querySelector('details:not([open])')")
    page.wait_for(f"getComputedStyle({OVERLAY}).position === 'fixed'")
    assert page.evaluate(f"{INSIDE}.querySelector('summary').textContent") == "1 warning"
    # Beside the corner, what lies below can be clicked.
    assert page.evaluate("document.elementFromPoint(20, innerHeight - 10).tagName") != "OEUVRE-NOTES"
    page.evaluate(f"{INSIDE}.querySelector('summary').click()")
    assert "paper-count" in page.evaluate(f"{INSIDE}.querySelector('details[open]').innerText")
    page.evaluate(f"{INSIDE}.querySelector('summary').focus()")
    page.press("Escape")
    page.wait_for(f"!{OVERLAY}")
    (content / "ada.txt").write_bytes(document(LONG, SECOND, announced=8))
    page.wait_for(f"{INSIDE}?.querySelector('button')")
    page.evaluate(f"{INSIDE}.querySelector('button').click()")
    page.wait_for(f"!{OVERLAY}")


def test_a_page_that_goes_says_so_and_comes_again(page: Page, content: Path) -> None:
    (content / "ada.txt").write_bytes(document(SECOND))
    page.wait_for("document.body.innerText.includes('Page not found')")
    (content / "ada.txt").write_bytes(document(LONG, SECOND))
    page.wait_for("document.body.innerText.includes('part 7')")


@pytest.mark.parametrize("dark", [False, True])
def test_before_anything_can_be_shown_the_faults_are_and_go_by_themselves(
    browser: Browser, tmp_path: Path, dark: bool
) -> None:
    content = write_project(tmp_path / "other", {"ada.txt": "Not a profile\n"})
    with running_preview(content) as running:
        page = browser.page(360, 740, dark=dark)
        page.goto(running.address)
        assert "content/ada.txt:1:1 error[not-a-profile]" in page.text()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.wait_for("getComputedStyle(document.body).backgroundColor !== 'rgba(0, 0, 0, 0)'")
        (content / "ada.txt").write_bytes(b"")
        page.wait_for("document.body.innerText.includes('empty-document')")
        assert page.evaluate(OVERLAY) is None
        (content / "ada.txt").write_bytes(document(FIRST))
        page.wait_for("document.body.innerText.includes('On Walking')")
        assert [problem for problem in page.problems if "500" not in problem] == []
        page.close()
