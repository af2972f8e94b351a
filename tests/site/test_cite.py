"""How a paper is cited from its page, in a browser: by keyboard, with and without scripts, at both widths."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import Browser, served
from tests.documents import FIRST, SECOND, document
from tests.sites import build_project, write_project

SHOWN = (
    "[...document.querySelectorAll('.cite details')].filter(one => one.querySelector('.citation').checkVisibility())"
    ".map(one => one.querySelector('summary').textContent)"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cite")
    write_project(path, {"ada.txt": document(FIRST, SECOND)}, 'base_url = "https://example.org/"\n')
    build_project(path)
    return path / "output"


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as root:
        yield f"{root}papers/on-walking/index.html"


@pytest.fixture
def browser() -> Iterator[Browser]:
    with Browser() as found:
        found.look(1280)
        yield found
        assert found.complaints == []


def allow_clipboard(browser: Browser, address: str) -> None:
    origin = "/".join(address.split("/")[:3])
    browser.send("Browser.grantPermissions", origin=origin, permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])


def test_the_styles_are_chosen_by_keyboard(browser: Browser, address: str) -> None:
    browser.open(address)
    assert browser.value(SHOWN) == ["APA"]
    browser.value("document.querySelector('.cite summary').focus()")
    for _ in range(2):
        browser.press("Tab")
    assert browser.value("document.activeElement.textContent") == "MLA"
    browser.press("Enter")
    browser.wait(f"{SHOWN}.join() === 'MLA'")


def test_a_reference_is_copied_and_that_is_said(browser: Browser, address: str) -> None:
    browser.open(address)
    allow_clipboard(browser, address)
    browser.value("document.querySelector('.citation .copy').focus()")
    assert browser.value("document.activeElement.textContent") == "Copy APA reference"
    browser.press("Enter")
    browser.wait("document.querySelector('.cite [role=status]').textContent === 'APA reference: Copied'")
    assert browser.value("navigator.clipboard.readText()") == (
        "Beispiel, A., Exempel, B., et al. (2025). On Walking. https://example.org/papers/on-walking/"
    )


def test_a_file_is_copied(browser: Browser, folder: Path, address: str) -> None:
    browser.open(address)
    allow_clipboard(browser, address)
    browser.value("document.querySelector('[data-copy-file^=RIS] .copy').focus()")
    browser.press("Enter")
    browser.wait("document.querySelector('.cite [role=status]').textContent === 'RIS file: Copied'")
    copied = str(browser.value("navigator.clipboard.readText()"))
    assert copied.split() == (folder / "papers" / "on-walking" / "cite.ris").read_text("utf-8").split()


def test_without_scripts_everything_is_there_and_nothing_is_dead(browser: Browser, address: str) -> None:
    browser.send("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(address)
    assert browser.value(SHOWN) == ["APA"]
    assert browser.value("document.querySelectorAll('.cite button').length") == 0
    links = browser.value("[...document.querySelectorAll('.cite-files a')].map(one => [one.textContent, one.download])")
    assert links == [
        ["BibTeX", "on-walking.bib"],
        ["RIS", "on-walking.ris"],
        ["CSL-JSON", "on-walking.json"],
        ["Markdown", "on-walking.md"],
    ]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_can_be_touched(browser: Browser, address: str, width: int, scheme: str) -> None:
    browser.look(width, scheme=scheme)
    browser.open(address)
    assert browser.value("document.documentElement.scrollWidth <= innerWidth")
    smallest = browser.value(
        "Math.min(...[...document.querySelectorAll('.cite summary, .cite a.button, .cite button')]"
        ".filter(one => one.checkVisibility()).map(one => Math.min(one.offsetWidth, one.offsetHeight)))"
    )
    assert smallest >= (44 if width == 360 else 24)


def test_on_paper_all_styles_are_shown_and_no_buttons(browser: Browser, address: str) -> None:
    browser.open(address)
    browser.send("Emulation.setEmulatedMedia", media="print")
    assert browser.value(SHOWN) == ["APA", "MLA", "Chicago", "IEEE", "Vancouver", "Harvard", "BibTeX"]
    assert not browser.value("[...document.querySelectorAll('.cite button, .cite-files')].some(one => one.checkVisibility())")
