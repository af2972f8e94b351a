"""A person's page on paper: a list to hand on, without what only a screen can do."""

import base64
import io
from collections.abc import Iterator

import pytest
from pypdf import PdfReader

from tests.browser import Browser, served
from tests.documents import document
from tests.sites import build_project, write_project

ABOUT = """---
position: Reader
orcid: 0000-0002-1825-0097
links: ["https://github.com/ada", "mailto:own@fernmoor.invalid", {url: "mailto:ada@fernmoor.invalid", label: Mail}]
---
I walk.
"""
PAPERS = [
    f"CLMay {day}, 2025\nOn Walk Number {day}\n\nAda Beispiel, Ben Exempel et al.\n\n{'We walk and walk. ' * 20}\n"
    for day in range(1, 29)
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("print")
    chosen = "---\npaper: On Walk Number 7\nselected: true\n---\n"
    files = {"ada/profile.txt": document(*PAPERS), "ada/about.md": ABOUT, "ada/papers/seven.md": chosen}
    write_project(path, files, 'cv = "classic"\nbase_url = "https://example.org/"\n')
    build_project(path)
    with served(path / "output") as root:
        yield f"{root}index.html"


@pytest.fixture(scope="module")
def printed(browser: Browser, address: str) -> list[str]:
    page = browser.page(dark=True)
    page.goto(address)
    pdf = base64.b64decode(page.send("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)["data"])
    page.close()
    # Without blanks: pypdf does not ask on which grid the letters of a face are drawn, and sees gaps between them.
    return ["".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(pdf)).pages]


def test_everything_of_the_list_is_on_paper_once(printed: list[str]) -> None:
    text = "".join(printed)
    for day in range(1, 29):
        assert text.count(f"OnWalkNumber{day}Ada") == (2 if day == 7 else 1)
    assert text.startswith("AdaBeispielReader")
    assert text.index("Selectedpapers") < text.index("202528papers")
    assert len(printed) <= 5


def test_addresses_can_be_read(printed: list[str]) -> None:
    for address in ("0000-0002-1825-0097", "GitHubhttps://github.com/ada", "Mailmailto:ada@fernmoor.invalid"):
        assert address in printed[0]
    assert "mailto:own@" not in printed[0]
    assert "Curriculumvitae" not in printed[0]


def test_months_of_the_timeline_have_their_names(browser: Browser, address: str) -> None:
    page = browser.page()
    page.goto(address.replace("index.html", "years/index.html"))
    pdf = base64.b64decode(page.send("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)["data"])
    page.close()
    text = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages).split())
    assert "May: 28" in text, text


def test_what_only_a_screen_can_do_is_left_out(printed: list[str]) -> None:
    text = "".join(printed)
    assert "Skiptocontent" not in text
    assert "Cite" not in text.replace("Citeanddownload:https://example.org/", "")
    assert "BibTeX" not in text


def test_what_a_card_shows_of_an_abstract_is_on_paper_too(printed: list[str]) -> None:
    assert "".join(printed).count("Wewalkandwalk.Wewalkandwalk.") >= 28


def test_a_dense_list_is_as_short_on_paper_as_on_a_screen(browser: Browser, address: str) -> None:
    page = browser.page()
    page.goto(address)
    page.send("Emulation.setEmulatedMedia", media="print")
    teasers = "[...document.querySelectorAll('.papers .teaser')].filter(one => one.checkVisibility()).length"
    assert page.evaluate(teasers) == 28
    page.evaluate("document.querySelector('.papers').classList.add('dense')")
    assert page.evaluate(teasers) == 0
    assert page.evaluate("[...document.querySelectorAll('.contacts svg')].some(one => one.checkVisibility())") is False
    page.close()


def test_nothing_sticks_out_of_the_page(browser: Browser, address: str) -> None:
    page = browser.page()
    page.goto(address)
    page.send("Emulation.setEmulatedMedia", media="print")
    page.resize(660, 900)
    outside = (
        "[...document.querySelectorAll('main *')].filter(one => one.checkVisibility() && one.closest('.visually-hidden')"
        " === null && (one.getBoundingClientRect().left < -0.5 || one.getBoundingClientRect().right > innerWidth + 0.5))"
        ".map(one => one.outerHTML.slice(0, 80))"
    )
    assert page.evaluate("document.querySelectorAll('main .selected *').length") > 3
    assert page.evaluate(outside) == []
    page.close()
