"""Single keys lead on, a sheet tells of them, and they can be switched off; pages are fetched before they are asked for."""

from collections.abc import Iterator

import pytest

from tests.browser import Browser, Page, served
from tests.documents import FIRST, SECOND, document
from tests.sites import build_project, write_project

SHEET = "document.getElementById('shortcuts').matches(':popover-open')"
FOCUSED = "document.activeElement.textContent"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("keys")
    write_project(folder, {"ada.txt": document(FIRST, SECOND)}, 'base_url = "https://example.org/"\n')
    build_project(folder)
    with served(folder / "output") as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.page()
    page.goto(address)
    yield page
    assert page.problems == []
    page.close()


def test_the_sheet_opens_by_key_and_by_button_and_closes(page: Page) -> None:
    assert not page.evaluate(SHEET)
    page.press("?")
    page.wait_for(SHEET)
    assert page.evaluate("document.activeElement.closest('#shortcuts') !== null")
    page.press("Escape")
    page.wait_for(f"!{SHEET}")
    page.evaluate("document.querySelector('.shortcuts-button').click()")
    page.wait_for(SHEET)
    page.click("#shortcuts .button")
    page.wait_for(f"!{SHEET}")


def test_keys_go_through_papers_and_on_to_their_pages(page: Page) -> None:
    titles = page.evaluate("[...document.querySelectorAll('[data-item] .title a')].map(a => a.textContent)")
    assert len(titles) == 2
    page.press("j")
    assert page.evaluate(FOCUSED) == titles[0]
    page.press("j")
    assert page.evaluate(FOCUSED) == titles[1]
    page.press("j")
    assert page.evaluate(FOCUSED) == titles[1]
    page.press("k")
    assert page.evaluate(FOCUSED) == titles[0]
    page.press("Enter")
    page.wait_for("location.pathname.startsWith('/papers/') && document.readyState === 'complete'")
    first = page.evaluate("location.pathname")
    page.press("n")
    page.wait_for(f"location.pathname !== '{first}' && document.readyState === 'complete'")
    page.press("p")
    page.wait_for(f"location.pathname === '{first}' && document.readyState === 'complete'")
    page.press("h")
    page.wait_for("location.pathname === '/'")


def test_a_key_copies_the_reference(page: Page, address: str) -> None:
    page.goto(f"{address}papers/on-walking/")
    page.evaluate("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }")
    page.press("c")
    page.wait_for("window.copied && window.copied.includes('On Walking')")
    assert page.evaluate("window.copied") == page.evaluate("document.querySelector('.citation p').textContent.trim()")


def test_keys_can_be_switched_off_for_good(page: Page, address: str) -> None:
    page.press("?")
    page.wait_for(SHEET)
    page.click("#shortcuts input")
    page.goto(f"{address}stats/")
    page.press("h")
    page.press("/")
    page.press("?")
    page.wait_for(SHEET)
    assert page.evaluate("location.pathname") == "/stats/"
    assert page.evaluate("document.querySelector('dialog[open]')") is None
    page.click("#shortcuts input")
    page.press("Escape")
    page.press("h")
    page.wait_for("location.pathname === '/'")


def test_what_is_typed_into_a_field_is_text(page: Page) -> None:
    page.press("/")
    page.wait_for("document.activeElement.matches('input')")
    for letter in "jh?":
        page.press(letter)
    assert page.evaluate("document.activeElement.value") == "jh?"
    assert not page.evaluate(SHEET)


def test_a_page_is_fetched_when_a_pointer_rests_on_its_link(page: Page, address: str) -> None:
    box = page.evaluate(
        "(({x, y}) => [x + 5, y + 5])(document.querySelector('[data-item] .title a').getBoundingClientRect())"
    )
    page.send("Input.dispatchMouseEvent", type="mouseMoved", x=box[0], y=box[1])
    page.wait_for("document.head.querySelector('link[rel=prefetch]')")
    page.wait_for("performance.getEntriesByType('resource').some(entry => entry.name.includes('/papers/'))")
    assert page.evaluate("document.head.querySelector('link[rel=prefetch]').href").startswith(f"{address}papers/")


def test_a_page_is_fetched_when_the_focus_rests_on_its_link(page: Page, address: str) -> None:
    page.press("j")
    page.wait_for("document.head.querySelector('link[rel=prefetch]')")
    assert page.evaluate("document.head.querySelector('link[rel=prefetch]').href === document.activeElement.href")
