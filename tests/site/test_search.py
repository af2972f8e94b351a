"""The search as a reader uses it, in a browser, under a base path and the site's own policy."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.build import plan_build
from generator.plan.search.words import KEY_LETTERS, words_of
from generator.plan.text import plain_text
from tests.browser import Browser, Page, served
from tests.documents import FIRST, document
from tests.sites import build_project, files_of, write_project

PAPERS = [
    "92LGMay 28, 2025Code\nModels of Walking\n\nAda Beispiel, Chloë Müster · example-lab\n\nWe model how people walk. "
    + "It is a long story. " * 20
    + "In the end everybody reaches the harbour.\n",
    "CLMay 1, 2024\nA Model of $x^2$ Steps\n\nBen Exempel et al.\n\nStraße & Ørsted, with LLMs and an LLM.\n",
    "CL2024\n深度学习模型综述\n\n王小明\n\n我们研究语言模型的推理能力。\n",
    "LG2023\nتعلم الآلة\n\nأحمد علي\n\nنص عربي عن العَرَبِيَّة.\n",
    "stat.ML2023Code\n__proto__ and constructor\n\nAda Beispiel\n\ntoString <b>bold</b> <img src=x> Walking again.\n",
    *(f"CVMay {1 + i % 28}, 2020\nFiller {i}\n\nEve Muster\n\nFiller text of number {i}.\n" for i in range(20)),
]
QUERIES = [
    "walking", "walk", "wal", "wa", "model", "models", "LLM", "llms", "strasse", "Ørsted", "muster", "chloe müster",
    "ada walking", "语言", "语言模型", "学", "模", "العربية", "تعلم", "__proto__", "constructor", "toString", "x2", "2024",
    "fil", "filler 7", "machine learning", "example-lab", "", "?!", "zzz", "ß", "harbour people", "stat.ML",
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search")
    documents: dict[str, bytes | str] = {
        "ada.txt": document(*PAPERS),
        "ben.txt": document(FIRST, header="Ben Exempel\n"),
        "pages/teaching.md": "# Teaching\n",
    }
    write_project(path, documents)
    build_project(path)
    (path / "output").rename(path / "lab")
    return path


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as root:
        yield f"{root}lab/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.page()
    yield page
    assert page.problems == []
    page.close()


def found_by_reading(folder: Path, query: str) -> list[str]:
    """Return the titles that a reader of everything would find: the oracle of the search."""
    site = plan_build(folder / "content").site
    assert site is not None
    wanted = list(dict.fromkeys(words_of(query)))
    titles = []
    for entry in site.corpus.entries:
        paper, category = entry.paper, site.corpus.common.category(entry.paper.category)
        texts = [entry.work.title, *(one.name.display for one in paper.byline.authorships), *map(plain_text, paper.abstract)]
        texts += [one.slug for one in paper.organisations]
        texts += [category.name, category.code] if category else []
        words = {word for text in texts for word in words_of(text)}
        if wanted and all(any(_fits(word, known, query) for known in words) for word in wanted):
            titles.append(entry.work.title)
    return sorted(titles)


def _fits(word: str, known: str, query: str) -> bool:
    if not word.isascii() and not word[0].isspace() and word[0] > "\u2e80":
        # The last character of a longer run adds nothing to its pairs.
        return known == word or (len(word) == 1 and (known.startswith(word) or len(words_of(query)) > 1))
    singular = word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
    return known in (word, singular) or (len(word) >= KEY_LETTERS and known.startswith(word))


def test_the_index_finds_what_reading_everything_finds(folder: Path, address: str, page: Page) -> None:
    page.goto(f"{address}search/")
    script = """(async () => {
      const { SearchIndex } = await import("../assets/search.js");
      const index = await SearchIndex.open(async (path) => (await fetch(path)).json());
      const answers = [];
      for (const query of %s) {
        const places = /[\\p{L}\\p{N}]/u.test(query) ? await index.find(query) : [];
        answers.push((await index.cards(places)).map((card) => card.title));
      }
      return answers;
    })()"""
    answers: dict[str, list[str]] = dict(zip(QUERIES, page.evaluate(script % json.dumps(QUERIES)), strict=True))
    seen = 0
    for query in QUERIES:
        expected = found_by_reading(folder, query)
        seen += len(expected)
        assert sorted(answers[query]) == expected, query
    assert seen > 60
    # Where the words stand in titles, the paper comes first; among equals the newest does.
    assert answers["walking"][0] == "Models of Walking"
    assert answers["model"][0] == "A Model of x² Steps"


def test_a_paper_is_found_by_keyboard_alone(address: str, page: Page) -> None:
    page.goto(f"{address}teaching/")
    assert page.evaluate("performance.getEntriesByType('resource').filter((one) => /search/.test(one.name)).length") == 0
    page.press("/")
    page.wait_for("document.querySelector('dialog[open]') && document.activeElement.matches('dialog input')")
    page.type("harbour")
    page.wait_for("document.querySelector('dialog [role=status]').textContent === '1 paper'")
    page.wait_for("document.querySelector('dialog .excerpt mark')?.textContent === 'harbour'")
    page.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "Models of Walking"
    # A letter on a result goes on with the words.
    page.press("s")
    assert page.evaluate("document.querySelector('dialog input').value") == "harbours"
    page.press("Escape")
    assert not page.evaluate("document.querySelector('dialog').open")
    page.press("k", ctrl=True)
    page.wait_for("document.querySelector('dialog').open")
    assert page.evaluate("getSelection().toString() || document.activeElement.value") == "harbours"
    page.wait_for("document.querySelectorAll('dialog .search-result').length === 1")
    page.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Close"
    # The list is written anew while the index answers; who goes on with Tab comes to the result.
    for _ in range(20):
        page.press("Tab")
        if page.evaluate("document.activeElement.closest('.search-result') !== null"):
            page.press("Enter")
            break
        time.sleep(0.1)
    page.wait_for("location.pathname === '/lab/papers/models-of-walking/' && document.readyState === 'complete'")


def test_enter_leads_to_the_page_with_all_results(address: str, page: Page) -> None:
    page.goto(address)
    page.press("/")
    page.wait_for("document.activeElement.matches('dialog input')")
    page.type("filler")
    page.wait_for("document.querySelector('dialog .search-all')?.textContent === 'All 20 papers'")
    page.press("Enter")
    page.wait_for("location.pathname === '/lab/search/' && location.search === '?q=filler'")
    page.wait_for("document.querySelectorAll('.search-result').length === 12")
    page.evaluate("document.querySelector('.search-more').click()")
    page.wait_for("document.querySelectorAll('.search-result').length === 20")
    assert page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('.search-result')[12]")


def test_facets_narrow_and_the_address_keeps_everything(address: str, page: Page) -> None:
    page.goto(f"{address}search/?q=walking&year=2025")
    page.wait_for("document.querySelector('[role=status]')?.textContent === '2 papers'")
    labels = "Array.from(document.querySelectorAll('.search-facets label > span'), (one) => one.textContent)"
    assert page.evaluate(labels) == ["Year", "Category", "Person", "Organisation", "Code"]
    options = "Array.from(document.querySelector('select[name=category]').options, (one) => one.textContent)"
    page.wait_for(f"{options}.includes('Machine Learning (2)')")
    page.evaluate(
        "(() => { const one = document.querySelector('select[name=year]'); one.value = '2023';"
        " one.dispatchEvent(new Event('change')); })()"
    )
    page.wait_for("document.querySelector('[role=status]')?.textContent === '1 paper'")
    assert page.evaluate("location.search") == "?q=walking&year=2023"
    # Nothing that was typed becomes markup, and nothing that an object inherits is a word.
    page.goto(f"{address}search/?q=__proto__")
    page.wait_for("document.querySelector('.search-result a')?.textContent === '__proto__ and constructor'")
    page.wait_for("document.querySelector('.search-result .excerpt')?.textContent.includes('<b>bold</b>')")
    assert page.evaluate("document.querySelectorAll('.search-result img, .search-result b').length") == 0
    page.goto(f"{address}search/?q=zz&year=1066&person=constructor")
    page.wait_for("document.querySelector('[role=status]')?.textContent.startsWith('No paper has the whole word “zz”')")


def test_the_page_asks_for_five_files_until_something_is_asked(address: str, page: Page) -> None:
    page.goto(f"{address}search/")
    page.wait_for("document.querySelectorAll('select[name=category] option').length > 1")
    assert page.evaluate("document.querySelector('select[name=year] option[value=\"2025\"]').textContent") == "2025 (2)"
    assert len(page.requests) <= 5, page.requests


def test_a_search_that_cannot_be_loaded_says_so_and_tries_again(folder: Path, address: str, page: Page) -> None:
    words, away = folder / "lab" / "search" / "words", folder / "away"
    words.rename(away)
    try:
        page.goto(f"{address}search/?q=walking")
        page.wait_for("document.querySelector('[role=status]')?.textContent === 'The search could not be loaded.'")
    finally:
        away.rename(words)
    # The page brings the head of the index with it; the second try asks for a new one.
    assert not any("index.json" in request for request in page.requests)
    page.evaluate("Array.from(document.querySelectorAll('button')).find((one) => one.textContent === 'Try again').click()")
    page.wait_for("document.querySelectorAll('.search-result').length > 0")
    assert any("index.json" in request for request in page.requests)
    assert all("404" in complaint for complaint in page.problems)
    page.problems.clear()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_window(address: str, page: Page, width: int) -> None:
    page.resize(width, 900)
    page.goto(f"{address}search/?q=model")
    page.wait_for("document.querySelectorAll('.search-result').length > 1")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_site_may_have_no_search(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada.txt": document(FIRST)}, "search = false\n")
    build_project(tmp_path)
    files = files_of(tmp_path / "output")
    assert not [path for path in files if path.startswith("search/")]
    assert b"data-search" not in files["index.html"]
    (tmp_path / "site.toml").write_text("search = true\n", "utf-8")
    build_project(tmp_path)
    assert b"data-search" in (tmp_path / "output" / "index.html").read_bytes()
    (tmp_path / "site.toml").write_text("search = false\n", "utf-8")
    build_project(tmp_path)
    assert files_of(tmp_path / "output") == files
