"""Readers choose light, dark, or what their system says: every page begins in the colours that they chose."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.load.theme import theme_names
from tests.browser import Browser, Page, served
from tests.documents import FIRST, SECOND, document
from tests.sites import build_project, write_project

THEMES = theme_names(Path("nowhere"))
NOW = "getComputedStyle(document.documentElement).colorScheme"
CHECKED = "document.querySelector('.scheme :checked').value"
FRAME = "[...document.querySelectorAll('meta[name=theme-color]')].map(meta => meta.content)"
GROUND = "getComputedStyle(document.documentElement).backgroundColor"
WATCH = """
new MutationObserver(() => {
  if (document.body && !("first" in window)) window.first = document.documentElement.dataset.theme ?? "none";
}).observe(document, { childList: true, subtree: true });
"""
"""Notes what the page's colours are when the first of its body is read: nothing can be drawn before that."""


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    folder = tmp_path_factory.mktemp("scheme")
    sites = {theme: f'theme = "{theme}"\n' for theme in THEMES} | {"fixed": 'colour_scheme = "light"\n'}
    for name, settings in sites.items():
        write_project(folder / name, {"ada.txt": document(FIRST, SECOND)}, settings)
        build_project(folder / name)
    with served(folder) as root:
        yield {name: f"{root}{name}/output/index.html" for name in sites}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.page(dark=True)
    page.send("Page.addScriptToEvaluateOnNewDocument", source=WATCH)
    yield page
    assert page.problems == []
    page.evaluate("localStorage.clear()")
    page.close()


@pytest.mark.parametrize("theme", THEMES)
def test_what_was_chosen_holds_on_the_next_page_before_it_is_drawn(page: Page, addresses: dict[str, str], theme: str) -> None:
    page.goto(addresses[theme])
    own = page.evaluate(NOW)
    assert page.evaluate(CHECKED) == ("dark" if own == "dark" else "system")
    assert page.evaluate("first") == "none"
    assert page.evaluate("localStorage.length") == 0
    grounds = set()
    for chosen, scheme in (("light", "light"), ("dark", "dark"), ("system", "light dark")):
        page.click(f".scheme label:has([value={chosen}])")
        page.wait_for(f"{NOW} === '{scheme}'")
        grounds.add(page.evaluate(GROUND))
        page.evaluate("document.querySelector('main .title a').click()")
        page.wait_for("location.pathname.includes('/papers/') && document.readyState === 'complete'")
        assert page.evaluate("first") == chosen
        assert page.evaluate(NOW) == scheme
        assert page.evaluate(CHECKED) == chosen
        page.wait_for(f"{FRAME}.every(colour => colour === {GROUND})")
        page.goto(addresses[theme])
    assert len(grounds) == 2


def test_it_is_chosen_by_keyboard(page: Page, addresses: dict[str, str]) -> None:
    page.goto(addresses["book"])
    page.evaluate("document.querySelector('.scheme :checked').focus()")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.press("ArrowLeft")
    page.wait_for(f"{NOW} === 'dark'")
    assert page.evaluate("document.activeElement.value") == "dark"
    page.evaluate("document.activeElement.blur()")
    for scheme in ("light dark", "light", "dark"):
        page.press("d")
        page.wait_for(f"{NOW} === '{scheme}'")


def test_what_another_tab_chose_is_followed(page: Page, addresses: dict[str, str]) -> None:
    page.goto(addresses["book"])
    page.evaluate("localStorage.setItem('oeuvre-scheme', 'light'); window.dispatchEvent(new StorageEvent('storage'))")
    assert page.evaluate(NOW) == "light"
    assert page.evaluate(CHECKED) == "light"
    page.evaluate("localStorage.clear(); window.dispatchEvent(new StorageEvent('storage'))")
    assert page.evaluate(NOW) == "light dark"
    assert page.evaluate(CHECKED) == "system"


def test_paper_is_light_whatever_was_chosen(page: Page, addresses: dict[str, str]) -> None:
    for theme in THEMES:
        page.goto(addresses[theme])
        for chosen in ("", "dark"):
            if chosen:
                page.evaluate("document.querySelector('.scheme [value=dark]').click()")
                page.wait_for("document.documentElement.dataset.theme === 'dark'")
            page.send("Emulation.setEmulatedMedia", media="print")
            assert page.evaluate(NOW) == "light"
            assert page.evaluate("getComputedStyle(document.querySelector('.scheme')).display") == "none"
            page.send("Emulation.setEmulatedMedia", media="screen")


def test_there_is_no_switch_where_nothing_would_react(browser: Browser, page: Page, addresses: dict[str, str]) -> None:
    page.goto(addresses["fixed"])
    assert page.evaluate("document.querySelectorAll('.scheme').length") == 0
    assert page.evaluate(NOW) == "light"
    assert "Light, dark" not in page.evaluate("document.getElementById('shortcuts').textContent")
    quiet = browser.page()
    quiet.send("Emulation.setScriptExecutionDisabled", value=True)
    quiet.goto(addresses["book"])
    assert quiet.evaluate("getComputedStyle(document.querySelector('.scheme')).display") == "none"
    quiet.close()


def test_what_is_stored_by_others_is_left_alone(page: Page, addresses: dict[str, str]) -> None:
    page.goto(addresses["book"])
    page.evaluate("localStorage.setItem('oeuvre-scheme', '\"><b>')")
    page.goto(addresses["book"])
    assert page.evaluate("first") == "none"
    assert page.evaluate(NOW) == "light dark"
