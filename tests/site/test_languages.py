"""Sites in another language than English, and in several: what is there, and what pages tell of each other."""

import json
import re
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.build import build, plan_build
from generator.settings import Options
from languages import renew
from tests.browser import Browser, served
from tests.documents import FIRST, SECOND, document
from tests.sites import build_project, files_of, write_project

BASE = "https://site.invalid/"
CONTENT: dict[str, bytes | str] = {
    "ada/profile.txt": document(FIRST, SECOND),
    "ada/about.md": "---\nposition: Reader\naffiliation: University of Fernmoor\n---\nI walk.\n",
    "ada/about.de.md": "---\nposition: Dozentin\n---\nIch *gehe*.\n",
    "ada/about.zh.md": "---\nname: 范例\n---\n",
    "pages/teaching.md": "# Teaching\n\nWords.\n",
    "pages/teaching.de.md": "# Lehre\n\nWorte.\n",
    "pages/contact.md": "# Contact\n\nWrite.\n",
}


def built(folder: Path, content: dict[str, bytes | str], settings: str = "") -> dict[str, str]:
    write_project(folder, content, settings)
    build_project(folder, Options(base_url=BASE))
    return {
        path: content.decode()
        for path, content in files_of(folder / "output").items()
        if path.endswith((".html", ".xml", ".txt", ".json"))
    }


def alternates(page: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page))


def test_each_language_has_a_home_and_what_is_written_in_it(tmp_path: Path) -> None:
    site = built(tmp_path, CONTENT)
    pages = {path for path in site if path.startswith(("de/", "zh/"))}
    assert pages == {"de/index.html", "de/teaching/index.html", "zh/index.html"}
    german = site["de/index.html"]
    assert '<html lang="de">' in german
    for words in ("Dozentin", "University of Fernmoor", "Ich <em>gehe</em>.", "2 Publikationen", "28. Mai", "1.679"):
        assert words in german, words
    assert 'href="../papers/on-walking/"' in german and 'href="../de/"' in german
    assert 'href="../de/teaching/"' in german and "Lehre" in german
    assert 'href="../contact/" lang="en" hreflang="en">Contact<' in german
    chinese = site["zh/index.html"]
    assert "<h1>范例</h1>" in chinese and "Reader" in chinese
    # Words that nobody has translated say in which language they are.
    assert re.search(r'<div class="biography prose" lang="en">\s*<p>I walk', chinese)
    assert ">Teaching<" in chinese


def test_versions_of_a_page_name_each_other_and_a_default(tmp_path: Path) -> None:
    site = built(tmp_path, CONTENT)
    homes = {"en": BASE, "de": f"{BASE}de/", "zh": f"{BASE}zh/", "x-default": BASE}
    for path in ("index.html", "de/index.html", "zh/index.html"):
        assert alternates(site[path]) == homes, path
        assert f'<link rel="canonical" href="{BASE}{path.removesuffix("index.html")}">' in site[path]
    teaching = {"en": f"{BASE}teaching/", "de": f"{BASE}de/teaching/", "x-default": f"{BASE}teaching/"}
    assert alternates(site["teaching/index.html"]) == alternates(site["de/teaching/index.html"]) == teaching
    for path in ("contact/index.html", "papers/on-walking/index.html", "stats/index.html", "404.html"):
        assert alternates(site[path]) == {}, path
    xhtml, own = "{http://www.w3.org/1999/xhtml}link", "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    rows = {
        row.findtext(f"{own}loc"): {link.attrib["hreflang"]: link.attrib["href"] for link in row.findall(xhtml)}
        for row in ElementTree.fromstring(site["sitemap.xml"]).iter(f"{own}url")
    }
    assert rows[BASE] == rows[f"{BASE}zh/"] == homes
    assert rows[f"{BASE}de/teaching/"] == teaching
    assert rows[f"{BASE}contact/"] == {}


def test_every_page_leads_to_the_other_languages(tmp_path: Path) -> None:
    site = built(tmp_path, CONTENT)

    def switch(path: str) -> list[tuple[str, str]]:
        nav = site[path].partition('<nav class="site-languages"')[2].partition("</nav>")[0]
        return re.findall(r'<a href="([^"]*)" lang="[a-z]+" hreflang="([a-z]+)">', nav)

    assert switch("index.html") == [("de/", "de"), ("zh/", "zh")]
    assert switch("de/teaching/index.html") == [("../../teaching/", "en"), ("../../zh/", "zh")]
    assert switch("papers/on-walking/index.html") == [("../../de/", "de"), ("../../zh/", "zh")]


def test_a_site_of_one_language_says_nothing_of_others(tmp_path: Path) -> None:
    site = built(tmp_path, {name: text for name, text in CONTENT.items() if ".de." not in name and ".zh." not in name})
    assert not [
        path for path, text in site.items() if "hreflang" in text or ("site-languages" in text and path.endswith("html"))
    ]
    assert "xhtml" not in site["sitemap.xml"]


def test_further_pages_of_the_list_are_versions_too(tmp_path: Path) -> None:
    papers = [f"CLMay {i % 28 + 1}, {2000 + i % 25}\nPaper {i}\n\nAda Beispiel\n" for i in range(70)]
    site = built(tmp_path, {**CONTENT, "ada/profile.txt": document(*papers)}, "papers_per_page = 20\n")
    assert alternates(site["de/page/1/index.html"]) == {
        "en": f"{BASE}page/1/", "de": f"{BASE}de/page/1/", "zh": f"{BASE}zh/page/1/", "x-default": f"{BASE}page/1/"
    }  # fmt: skip
    assert "Seite 3 von 3" in site["de/page/1/index.html"]
    assert "hreflang" not in site["categories/cs-cl/page/1/index.html"].partition("<body")[0]


def test_people_speak_for_themselves_on_a_site_of_several(tmp_path: Path) -> None:
    site = built(tmp_path, {**CONTENT, "ben.txt": document(SECOND, header="Ben Exempel\n")})
    pages = {path for path in site if path.startswith("de/")}
    assert pages == {"de/index.html", "de/people/ada-beispiel/index.html", "de/teaching/index.html"}
    directory = site["de/index.html"]
    assert 'href="../de/people/ada-beispiel/"' in directory and 'href="../people/ben-exempel/"' in directory
    assert "2 Personen, 2 Publikationen" in directory
    ada = {"en": f"{BASE}people/ada-beispiel/", "de": f"{BASE}de/people/ada-beispiel/"}
    assert alternates(site["de/people/ada-beispiel/index.html"]).items() >= ada.items()
    assert alternates(site["people/ben-exempel/index.html"]) == {}


@pytest.mark.parametrize("name", ["about.en.md", "about.md"])
def test_the_site_s_own_language_may_be_named_or_not(tmp_path: Path, name: str) -> None:
    content = {path: text for path, text in CONTENT.items() if path not in ("ada/about.md", "pages/teaching.md")}
    site = built(
        tmp_path, {**content, f"ada/{name}": CONTENT["ada/about.md"], "pages/teaching.en.md": "# Teaching\n\nWords.\n"}
    )
    assert "I walk." in site["index.html"] and "en/index.html" not in site
    assert alternates(site["teaching/index.html"])["de"] == f"{BASE}de/teaching/"


def test_a_page_may_say_its_language_in_its_front_matter(tmp_path: Path) -> None:
    site = built(tmp_path, {**CONTENT, "pages/lehre.md": "---\ntitle: Stunden\nlanguage: de\n---\n\nWorte.\n"})
    assert "Stunden" in site["de/lehre/index.html"]
    site = built(tmp_path, {**CONTENT, "pages/de/contact.md": "---\ntitle: Kontakt\nlanguage: de\n---\n\nWorte.\n"})
    assert alternates(site["contact/index.html"])["de"] == f"{BASE}de/contact/"


def test_a_dot_in_a_name_is_no_language(tmp_path: Path) -> None:
    site = built(tmp_path, {**CONTENT, "pages/node.js.md": "# Node\n\nWords.\n"})
    assert "node-js/index.html" in site


def test_two_files_for_one_language_or_address_are_told(tmp_path: Path) -> None:
    both = {**CONTENT, "ada/about.en.md": "I run.\n", "pages/teaching.en.md": "# Other\n", "pages/de.md": "# De\n"}
    write_project(tmp_path, both)
    planned = plan_build(tmp_path / "content")
    told = {(note.code, note.at.source) for note in planned.notes}
    assert ("same-language", "content/ada/about.en.md") in told
    assert ("page-conflict", "content/pages/teaching.md") in told
    assert ("page-conflict", "content/pages/de.md") in told


def test_an_edit_in_one_language_changes_its_pages_only(tmp_path: Path) -> None:
    write_project(tmp_path, CONTENT)
    build_project(tmp_path, Options(base_url=BASE))
    (tmp_path / "content" / "ada" / "about.de.md").write_text("---\nposition: Dozentin\n---\nIch laufe.\n", "utf-8")
    _, report = build_project(tmp_path, Options(base_url=BASE))
    assert "Ich laufe." in (tmp_path / "output" / "de" / "index.html").read_text("utf-8")
    assert report.written == ("de/index.html",)


def test_many_workers_draw_the_same_in_every_language(tmp_path: Path) -> None:
    write_project(tmp_path, CONTENT)
    for jobs, output in ((1, "one"), (3, "three")):
        planned = plan_build(tmp_path / "content", None, Options(base_url=BASE))
        build(planned, tmp_path / output, tmp_path / f".{output}", (), jobs)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "three")


SAID = tuple(
    {
        piece.strip(" .,:;…“”()?")
        for message in renew.collect()
        for text in ((message,) if isinstance(message, str) else message)
        for piece in re.split(r"\{\w+\}", text)
    }
)
"""All that the site says in English, in the pieces between what is filled in."""


def spoken(page: str) -> str:
    """Return what is seen and what is read out of a page, but English that says so, code, addresses, names of arXiv."""
    page = re.sub(r"https?://[^\s\"<]+", "", page.replace("Computation and Language", ""))
    page = re.sub(r"<(pre|script|noscript)\b.*?</\1>", "", page, flags=re.DOTALL)
    page = re.sub(r'<(\w+)[^>]*\blang="en"[^>]*>.*?</\1>', "", page, flags=re.DOTALL)
    read = re.findall(r' (?:aria-label|title|alt|placeholder|name="description" content)="([^"]*)"', page)
    scripts = re.findall(r'(?<=: )"([^"]*)"', " ".join(map(unescape, re.findall(r"data-words='([^']*)'", page))))
    scripts = [json.loads(f'"{words}"') for words in scripts]
    return unescape(" | ".join((re.sub(r"<[^>]+>", " ", page), *read, *scripts)))


@pytest.mark.parametrize("language", ["ar", "de", "es", "fr", "ja", "pt", "zh"])
def test_a_site_speaks_one_language_throughout(tmp_path: Path, language: str) -> None:
    """No English of ours is left between the words of a source, which say that they are English."""
    undated = "CL\nOhne Zeit\n\nAda Beispiel, Eva Muster\n"
    more = [f"{90 + day}.5CLMay {day}, 2023Code\nNeue Wege {day}\n\nAda Beispiel, Eva Muster\n" for day in range(1, 7)]
    content: dict[str, bytes | str] = {
        "ada/profile.txt": document(FIRST, SECOND, undated, *more),
        "ada/about.md": "---\npositions:\n- {title: Lektorin, organisation: Fernmoor, since: 2019, until: 2021}\n"
        "awards:\n- {title: Federpreis, date: 2024}\n---\n",
        "ben.txt": document(SECOND, "LGMay 3, 2022\nNeue Wege 1\n\nBen Exempel\n", header="Ben Exempel\n"),
        "groups/haus.md": "---\nname: Haus\nmembers: [{person: ada, since: 2019}, {person: ben, until: 2024}]\n---\n",
        "groups/flur.md": "---\nname: Flur\nparent: haus\n---\n",
    }
    site = built(tmp_path, content, f'language = "{language}"\n')
    own = " | ".join(
        text for given in renew.translations(language).values() for text in ((given,) if isinstance(given, str) else given)
    )
    english = [piece for piece in SAID if re.search("[a-z]{3}", piece) and not re.search(rf"\b{re.escape(piece)}\b", own)]
    assert len(english) > 250
    left = re.compile("|".join(rf"\b{re.escape(piece)}\b" for piece in sorted(english, key=len, reverse=True)))
    seen = 0
    for path, text in site.items():
        if path.endswith(".html"):
            seen += 1
            assert f'<html lang="{language}"' in text
            assert ('dir="rtl"' in text.partition(">")[2].partition(">")[0]) == (language == "ar")
            found = left.search(spoken(text))
            assert found is None, (path, found and found.string[max(0, found.start() - 40) : found.end() + 40])
    assert seen > 30


def test_the_words_of_a_paper_say_their_language(tmp_path: Path) -> None:
    german = (
        "CLMay 2, 2024\nVom Gehen\n\nAda Beispiel\n\nWir untersuchen das Gehen und die Wege, auf denen es nicht weitergeht.\n"
    )
    english = "CLMay 1, 2024\nOn Walking\n\nAda Beispiel\n\nWe study the art of walking and of standing with the feet.\n"
    site = built(tmp_path, {"ada.txt": document(german, english)})
    page = site["papers/vom-gehen/index.html"]
    assert '<h1 lang="de">Vom Gehen</h1>' in page and '<meta name="citation_language" content="de">' in page
    home = site["index.html"].partition("<body")[2]
    assert 'href="papers/vom-gehen/" lang="de">' in home and 'lang="en"' not in home
    arabic = built(tmp_path / "ar", {"ada.txt": document(german, english)}, 'language = "ar"\n')
    page = arabic["papers/on-walking/index.html"]
    assert '<h1 lang="en" dir="ltr">On Walking</h1>' in page and '<meta name="citation_language" content="en">' in page
    assert '<p class="byline" dir="ltr" data-words>' in page


def test_what_people_write_of_themselves_says_its_language(tmp_path: Path) -> None:
    """A site in Arabic may have a biography and pages in English, which run from the left; its own run like the site."""
    content: dict[str, bytes | str] = {
        "ada/profile.txt": document(FIRST),
        "ada/about.md": "I study the art of walking, and of standing on the spot.\n",
        "pages/notes.md": "# Notes\n\nThese are the notes of a walk that we made with friends.\n",
        "pages/walks.md": "# المشي\n\nهذه ملاحظات عن المشي.\n",
    }
    site = built(tmp_path, content, 'language = "ar"\n')
    assert '<div class="biography prose" lang="en" dir="ltr">' in site["index.html"]
    assert '<h1 lang="en" dir="ltr">Notes</h1>' in site["notes/index.html"]
    assert "<h1>المشي</h1>" in site["walks/index.html"]
    english = built(tmp_path / "en", content)
    assert '<div class="biography prose">' in english["index.html"] and "<h1>Notes</h1>" in english["notes/index.html"]
    assert '<h1 lang="und-Arab" dir="rtl">المشي</h1>' in english["walks/index.html"]


SPOKEN = {
    "ar": ("ورقة بحثية واحدة", "الأوراق المعروضة: 1 من 5", "نسخ", "لا توجد ورقة تحوي هذه الكلمة."),
    "de": ("1 Publikation", "1 von 5 Publikationen", "Kopieren", "Keine Publikation enthält dieses Wort."),
    "zh": ("1篇论文", "5篇论文中的1篇", "复制", "没有论文包含这个词。"),
}


@pytest.mark.parametrize("language", SPOKEN)
def test_scripts_speak_the_language_of_the_page(tmp_path: Path, browser: Browser, language: str) -> None:
    found, filtered, copy, nothing = SPOKEN[language]
    more = [f"CLMay {day}, 2023\nFiller {day}\n\nBen Exempel\n" for day in (1, 2, 3)]
    write_project(tmp_path, {"ada.txt": document(FIRST, SECOND, *more)}, f'language = "{language}"\n')
    build_project(tmp_path)
    with served(tmp_path / "output") as root:
        page = browser.page()
        page.goto(root)
        page.click(".filter input")
        page.type("walking")
        page.wait_for(f"document.querySelector('.filter-state').textContent === '{filtered}'")
        page.click("[data-search]")
        page.wait_for("document.querySelector('dialog[open] input') === document.activeElement")
        # What a field asks for stands where its page begins, though what is typed there has its own direction.
        direction = page.evaluate("getComputedStyle(document.activeElement).direction")
        assert direction == ("rtl" if language == "ar" else "ltr")
        page.type("walking")
        page.wait_for(f"document.querySelector('dialog .search-status').textContent === '{found}'")
        page.type("x")
        page.wait_for(f"document.querySelector('dialog .search-status').textContent === '{nothing}'")
        page.goto(f"{root}papers/on-walking/")
        assert page.evaluate("document.querySelector('.cite button.copy').textContent") == copy
        # Nothing sticks out on either side, whatever the direction.
        page.resize(320, 700)
        for path in ("", "papers/on-walking/", "stats/", "authors/"):
            page.goto(root + path)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.problems == []
        page.close()
