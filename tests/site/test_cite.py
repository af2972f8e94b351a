"""How a paper is cited from its page, in a browser: by keyboard, with and without scripts, at both widths."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import Browser, Page, served
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
def page(browser: Browser) -> Iterator[Page]:
    page = browser.page()
    yield page
    assert page.problems == []
    page.close()


@pytest.mark.parametrize(
    ("settings", "styles", "shown", "has_files"),
    [
        ("", ["APA", "MLA", "Chicago", "IEEE", "Vancouver", "Harvard", "BibTeX"], "APA", True),
        ('citation_styles = ["ieee", "apa"]', ["IEEE", "APA", "BibTeX"], "IEEE", True),
        ("citation_styles = []", ["BibTeX"], "BibTeX", True),
        ('citation_styles = []\nexports = ["ris"]', [], "", True),
        ('citation_styles = ["mla"]\nexports = []', ["MLA"], "MLA", False),
    ],
)
def test_settings_choose_what_stands_under_cite(
    tmp_path: Path, settings: str, styles: list[str], shown: str, has_files: bool
) -> None:
    write_project(tmp_path, {"ada.txt": document(FIRST, SECOND)}, settings)
    build_project(tmp_path)
    page = (tmp_path / "output/papers/on-walking/index.html").read_text("utf-8")
    assert re.findall("<summary>(.*?)</summary>", page) == styles
    assert re.findall('<details name="cite" open>\\s*<summary>(.*?)</summary>', page) == ([shown] if shown else [])
    assert ('class="cite-files"' in page) == has_files
    assert page.count('href="#cite"') == page.count('id="cite"') == 1
    assert page.count('class="Z3988"') == 1


def test_a_page_without_any_way_to_cite_offers_none(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada.txt": document(FIRST, SECOND)}, "citation_styles = []\nexports = []\ncoins = false\n")
    build_project(tmp_path)
    page = (tmp_path / "output/papers/on-walking/index.html").read_text("utf-8")
    assert not re.findall('#cite|id="cite"|Z3988|<noscript>', page)


def allow_clipboard(page: Page, address: str) -> None:
    origin = "/".join(address.split("/")[:3])
    context = page.send("Target.getTargetInfo")["targetInfo"]["browserContextId"]
    wanted = ["clipboardReadWrite", "clipboardSanitizedWrite"]
    page.send("Browser.grantPermissions", origin=origin, permissions=wanted, browserContextId=context)


def test_the_styles_are_chosen_by_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    assert page.evaluate(SHOWN) == ["APA"]
    page.evaluate("document.querySelector('.cite summary').focus()")
    for _ in range(2):
        page.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "MLA"
    page.press("Enter")
    page.wait_for(f"{SHOWN}.join() === 'MLA'")


def test_a_reference_is_copied_and_that_is_said(page: Page, address: str) -> None:
    page.goto(address)
    allow_clipboard(page, address)
    page.evaluate("document.querySelector('.citation .copy').focus()")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Copy APA reference"
    page.press("Enter")
    page.wait_for("document.querySelector('.cite [role=status]').textContent === 'APA reference: Copied'")
    assert page.evaluate("navigator.clipboard.readText()") == (
        "Beispiel, A., Exempel, B., et al. (2025). On Walking. https://example.org/papers/on-walking/"
    )


def test_a_file_is_copied(page: Page, folder: Path, address: str) -> None:
    page.goto(address)
    allow_clipboard(page, address)
    page.evaluate("document.querySelector('[data-copy-file^=RIS] .copy').focus()")
    page.press("Enter")
    page.wait_for("document.querySelector('.cite [role=status]').textContent === 'RIS file: Copied'")
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert copied.split() == (folder / "papers" / "on-walking" / "cite.ris").read_text("utf-8").split()


def test_without_scripts_everything_is_there_and_nothing_is_dead(page: Page, address: str) -> None:
    page.send("Emulation.setScriptExecutionDisabled", value=True)
    page.goto(address)
    assert page.evaluate(SHOWN) == ["APA"]
    assert page.evaluate("document.querySelectorAll('.cite button').length") == 0
    links = page.evaluate("[...document.querySelectorAll('.cite-files a')].map(one => [one.textContent, one.download])")
    assert links == [
        ["BibTeX", "on-walking.bib"],
        ["RIS", "on-walking.ris"],
        ["CSL-JSON", "on-walking.json"],
        ["Markdown", "on-walking.md"],
    ]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_it_fits_and_can_be_touched(browser: Browser, address: str, width: int, dark: bool) -> None:
    page = browser.page(width, dark=dark)
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    smallest = page.evaluate(
        "Math.min(...[...document.querySelectorAll('.cite summary, .cite a.button, .cite button')]"
        ".filter(one => one.checkVisibility()).map(one => Math.min(one.offsetWidth, one.offsetHeight)))"
    )
    assert smallest >= (44 if width == 360 else 24)
    assert page.problems == []
    page.close()


def test_on_paper_all_styles_are_shown_and_no_buttons(page: Page, address: str) -> None:
    page.goto(address)
    page.send("Emulation.setEmulatedMedia", media="print")
    assert page.evaluate(SHOWN) == ["APA", "MLA", "Chicago", "IEEE", "Vancouver", "Harvard", "BibTeX"]
    assert not page.evaluate("[...document.querySelectorAll('.cite button, .cite-files')].some(one => one.checkVisibility())")
