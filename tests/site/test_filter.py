"""A list is narrowed by words and chips; the address keeps the choice; what is on other pages of the list is fetched."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import Browser, Page, served
from tests.documents import document
from tests.sites import build_project, write_project

SHOWN = "[...document.querySelectorAll('#papers [data-item]')].filter(one => one.checkVisibility()).length"
YEARS = (
    "[...document.querySelectorAll('.year-nav a')].filter(one => one.checkVisibility())"
    ".map(one => one.innerText.replace(/\\s+/, ' '))"
)


LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def paper(number: int) -> str:
    """Return one of many papers: 12 in each year, every third with code, every fourth about learning."""
    code, category = "" if number % 3 else "Code", "CL" if number % 4 else "LG"
    word = {50: "Überraschung", 1: LONG}.get(number, "Step")
    names = f"Ada Beispiel, Ben {LONG[:40]}" if number < 3 else "Ada Beispiel"
    return f"{category}May {1 + number % 12}, {2025 - number // 12}{code}\n{word} number {number}\n\n{names}\n\nWe walk.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 66 papers on pages of 20, the first one with 26: the third year is cut."""
    folder = tmp_path_factory.mktemp("filter")
    write_project(folder, {"ada.txt": document(*map(paper, range(66)))}, "papers_per_page = 20\n")
    build_project(folder)
    return folder / "output"


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    with served(folder) as address:
        page = browser.page()
        page.goto(address)
        yield page
        assert page.problems == []
        page.close()


def chip(key: str, value: str) -> str:
    return f'.chip[data-key="{key}"][data-value="{value}"]'


def test_words_and_chips_narrow_all_pages_of_a_list(page: Page) -> None:
    assert page.evaluate(SHOWN) == 26
    assert page.text(".filter-state") == "26 of 26 papers on this page"
    page.click(chip("year", "2021"))
    page.wait_for(f"{SHOWN} === 12")
    assert page.text(".filter-state") == "12 of 66 papers"
    assert page.evaluate(YEARS) == ["2021 12"]
    page.click(chip("code", "1"))
    page.click(chip("category", "cs.LG"))
    assert page.text(".filter-state") == "1 of 66 papers"
    assert page.evaluate("location.search") == "?year=2021&code=1&category=cs.LG"
    page.evaluate("document.querySelector('.filter > .button').click()")
    page.type("uberr")
    page.wait_for(f"{SHOWN} === 1")
    assert page.evaluate("location.search") == "?q=uberr"


def test_the_list_is_whole_when_its_other_pages_are_here(page: Page) -> None:
    page.click(".filter input")
    page.wait_for(f"{SHOWN} === 66")
    assert page.evaluate(YEARS) == [f"{year} {6 if year == 2020 else 12}" for year in range(2025, 2019, -1)]
    assert page.text("#y2023 > h2") == "2023\n12 papers"
    assert page.text("#y2020 > h2") == "2020\n6 papers"
    assert not page.evaluate("document.querySelector('.pager').checkVisibility()")
    addresses = page.evaluate("[...document.querySelectorAll('main a[href]')].map(one => one.href.split('#')[0])")
    # They lead where they led on the pages that they come from.
    asked = f"Promise.all({[*dict.fromkeys(addresses)]}.map(one => fetch(one).then(got => got.ok)))"
    assert page.evaluate(f"{asked}.then(all => all.every(one => one))")
    page.evaluate("document.getElementById('y2021').scrollIntoView()")
    page.wait_for("document.querySelector('.year-nav [aria-current]')?.hash === '#y2021'")


def test_the_address_brings_the_choice_back(page: Page) -> None:
    page.click(chip("year", "2020"))
    page.wait_for(f"{SHOWN} === 6")
    page.evaluate("document.querySelector('#y2020 .title a').click()")
    page.wait_for("location.pathname.startsWith('/papers/')")
    page.evaluate("history.back()")
    page.wait_for(f"location.search === '?year=2020' && {SHOWN} === 6")
    assert page.evaluate(f"document.querySelector('{chip('year', '2020')}').ariaPressed") == "true"


def test_of_a_very_long_list_chips_lead_to_what_is_elsewhere(browser: Browser, folder: Path, tmp_path: Path) -> None:
    home = (folder / "index.html").read_text("utf-8").replace('data-partial="3"', 'data-partial="300"')
    (tmp_path / "index.html").write_text(home, "utf-8")
    (tmp_path / "assets").mkdir()
    for name in ("site.js", "style.css"):
        (tmp_path / "assets" / name).write_bytes((folder / "assets" / name).read_bytes())
    with served(tmp_path) as address:
        page = browser.page()
        page.goto(address)
        page.click(chip("year", "2025"))
        page.wait_for(f"{SHOWN} === 12")
        assert page.text(".filter-state") == "12 of 26 papers on this page"
        tags = page.evaluate("[...document.querySelectorAll('[data-key=\"year\"]')].map(one => one.localName)")
        assert tags == ["button", "button", "a", "a", "a", "a"]
        page.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_words_that_are_very_long_do_not_widen_a_page(browser: Browser, folder: Path, width: int) -> None:
    with served(folder) as address:
        page = browser.page(width, 800)
        for path in ("", "years/", "years/2025/", "stats/", "coauthors/", "authors/"):
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth") == width, path
        page.close()


def test_an_abstract_unfolds_in_the_list(page: Page, folder: Path) -> None:
    assert 'href="papers/step-number-2/#abstract-title"' in (folder / "index.html").read_text("utf-8")
    third = "#papers [data-item]:nth-of-type(3)"
    button, whole = f"document.querySelector('{third} .unfold')", f"document.querySelector('{third} .whole')"
    page.click(f"{third} .unfold")
    page.wait_for(f"{whole}?.innerText === 'We walk.' && {button}.ariaExpanded === 'true'")
    assert not page.evaluate(f"document.querySelector('{third} .teaser').checkVisibility()")
    page.click(f"{third} .unfold")
    page.wait_for(f"!{whole}.checkVisibility() && {button}.ariaExpanded === 'false'")
    assert page.evaluate("location.pathname") == "/"


def test_what_the_filter_has_fetched_unfolds_too(page: Page) -> None:
    page.click(chip("year", "2020"))
    page.wait_for(f"{SHOWN} === 6 && document.querySelector('.pager').hidden")
    page.click("#y2020 .unfold")
    page.wait_for("document.querySelector('#y2020 .whole')?.innerText === 'We walk.'")
