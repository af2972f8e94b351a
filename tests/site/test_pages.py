"""Every page of built sites, read as a browser, a crawler and a screen reader would: by an HTML5 parser."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import html5lib
import pytest

from generator.settings import Options
from tests.documents import FIRST, HEADER, SECOND, document
from tests.sites import build_project, files_of, write_project

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} \'"`<!-- & ]]> &lt;'

SITES: dict[str, dict[str, bytes | str]] = {
    "one": {"ada.txt": document(FIRST, SECOND), "pages/teaching.md": "# Teaching\n\n## Now\n\nWords [home](../).\n"},
    "pages only": {
        "pages/index.md": "# The Walking Lab\n\nWe [walk](walks/long.md) and [write](texts/index.md).\n",
        "pages/walks/long.md": "---\norder: 2\ndescription: Far.\n---\n# Long walks\n\n## A\n\n## B\n\n### B a\n\n## A\n\n"
        "```\na line of code that no phone has the room to show as one line\n```\n\n| a | b |\n| - | - |\n| c | d |\n",
        "pages/walks/short.md": "---\norder: 1\n---\n# Short walks\n\n## main\n\n[Long](long.md#b) [Home](../index.md)\n",
        "pages/walks/far/away.md": "# Away\n\n[Texts](../../../texts/)\n",
        "pages/walks/far/away.de.md": "# Weg\n\n[Texte](../../texts/index.md)\n",
        "pages/texts/index.md": "# Texts\n\nNone.\n",
    },
    "several": {
        "ada.txt": document(FIRST, SECOND),
        "ben.txt": document(
            SECOND, "LG2020\nIntroduction\n\nBen Exempel\n", "LG2021\nIntroduction\n\nBen Exempel\n", header="Ben Exempel\n"
        ),
        "none.txt": "Nobody Yet\n\n0 Papers\n",
    },
    "empty": {"ada.txt": "Ada Beispiel\n\n0 Papers\n"},
    "bare": {"ada.txt": "Ada Beispiel\n\n1 Paper\n\nCode\nOne\n\nAda Beispiel\n"},
    "undated": {"ada.txt": document("CL\nOne\n\net al.\n\nText.\n", "LGMay 28\nTwo\n\nBen Exempel et al.\n")},
    "hostile": {
        "ada.txt": document(
            f"99CLMay 28, 2025Code\n{HOSTILE}\n\nAda {HOSTILE.replace(',', '')}, Ben et al. · {HOSTILE}\n\n{HOSTILE} $x<y$ https://a.org/\n\n{HOSTILE}\n",
            SECOND,
            header=f"Ada {HOSTILE}\n\nCL\nh-index20\nevil<b>{5}\n",
        ),
        "pages/evil.md": f"---\ntitle: 'x <b>'\n---\n\n{HOSTILE}\n",
    },
    "alike": {
        "ada.txt": document(
            "XYMay 1, 2020\nErratum\n\nAda Beispiel · CMU, cmu\n\nA.\n",
            "XYJun 1, 2020\nErratum\n\nAda Beispiel · cmu, Cmü\n\nB.\n",
            "xyMay 1, 2020\nA Long Title About Walking and Standing and Sitting and Lying Down I\n\nAda Beispiel\n",
            "xyMay 1, 2020\nA Long Title About Walking and Standing and Sitting and Lying Down II\n\nAda Beispiel\n",
            header="Ada Beispiel\n",
        ),
        "ada-2.txt": document("XYMay 1, 2020\nErratum\n\nAda Beispiel · CMU\n\nA.\n", header="ADA BEISPIEL\n"),
        "ada/profile.txt": "Ada Beispiel\n\n0 Papers\n",
    },
    "many": {
        "ada.txt": document(
            *(
                f"{'CL' if i % 3 else 'LG'}May {i % 28 + 1}, {2000 + i % 25}\nPaper {i}\n\nAda Beispiel\n\nText {i}.\n"
                for i in range(90)
            )
        )
    },
    "arabic": {"ada.txt": document(FIRST, SECOND), "ben.txt": document(SECOND, header="Ben Exempel\n")},
    "chinese": {"ada.txt": document(FIRST, SECOND, "CL2020\n关于行走\n\nAda Beispiel\n\n我们行走。\n")},
    "languages": {
        "ada/profile.txt": document(
            *(f"CLMay {i % 28 + 1}, {2000 + i % 25}\nPaper {i}\n\nAda Beispiel\n\nText {i}.\n" for i in range(90))
        ),
        "ada/about.md": "---\nposition: Reader\n---\nI walk.\n",
        "ada/about.de.md": "---\nposition: Dozentin\n---\nIch gehe. [Lehre](teaching/)\n",
        "pages/teaching.md": "# Teaching\n\nWords [home](../).\n",
        "pages/teaching.de.md": "# Lehre\n\nWorte [zurück](../).\n",
        "pages/only.ar.md": "# بالعربية\n\nكلمات\n",
        "pages/contact.md": "# Contact\n\nWrite.\n",
    },
    "people in languages": {
        "ada/profile.txt": document(FIRST, SECOND),
        "ada/about.zh.md": "---\nname: 范例\naffiliation: 大学\n---\n我行走。\n",
        "ben.txt": document(SECOND, header="Ben Exempel\n"),
        "pages/join.md": "# Join\n\nus\n",
        "pages/join.zh.md": "# 加入\n\n我们\n",
    },
}
SETTINGS = {
    "many": "papers_per_page = 20\n",
    "languages": "papers_per_page = 20\n",
    "arabic": 'language = "ar"\n',
    "chinese": 'language = "zh-CN"\n',
}


class Page:
    """A page of a built site."""

    def __init__(self, path: str, content: bytes) -> None:
        self.path, self.text = path, content.decode()
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        self.tree = parser.parse(content, transport_encoding="utf-8")
        self.errors = parser.errors
        self.url = "https://site.invalid/" + (path.removesuffix("index.html"))

    def all(self, tag: str) -> list[ElementTree.Element]:
        """Return every element of a kind."""
        return [element for element in self.tree.iter() if element.tag == tag]

    def attributes(self, name: str) -> Iterator[str]:
        """Yield every value of an attribute."""
        for element in self.tree.iter():
            if name in element.attrib:
                yield element.attrib[name]


@pytest.fixture(scope="module", params=[*SITES, "real document"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("site")
    if request.param == "real document":
        write_project(folder, {"yuzhen-huang.txt": request.getfixturevalue("seed")})
    else:
        write_project(folder, SITES[request.param], SETTINGS.get(request.param, ""))
    build_project(folder, Options(base_url="https://site.invalid/"))
    return files_of(folder / "output")


def language_of(page: Page) -> tuple[str, str]:
    """Return the language and the direction that a page has by its address, or by the settings of its site."""
    first = page.path.split("/")[0]
    if first in ("ar", "de", "zh"):
        return first, "rtl" if first == "ar" else "ltr"
    words = "".join(page.all("footer")[0].itertext())
    return ("ar", "rtl") if "أُعدّ" in words else ("zh-CN", "ltr") if "根据" in words else ("en", "ltr")


@pytest.fixture(scope="module")
def pages(site: dict[str, bytes]) -> list[Page]:
    found = [Page(path, content) for path, content in site.items() if path.endswith(".html")]
    assert len(found) >= 2
    return found


def test_every_page_is_html_without_an_error(pages: list[Page]) -> None:
    for page in pages:
        assert page.errors == [], (page.path, page.errors[:3])


def test_every_page_has_its_frame(pages: list[Page]) -> None:
    for page in pages:
        html = page.all("html")[0]
        assert (html.attrib["lang"], html.attrib.get("dir", "ltr")) == language_of(page), page.path
        assert [element.attrib.get("id") for element in page.all("main")] == ["main"], page.path
        assert len(page.all("h1")) == 1, page.path
        assert len(page.all("header")) >= 1
        assert len(page.all("footer")) == 1
        assert "".join(page.all("title")[0].itertext()).strip()
        first_link = next(element for element in page.all("body")[0].iter() if element.tag == "a")
        assert first_link.attrib["href"] == "#main", page.path
        names = Counter(element.attrib.get("name") or element.attrib.get("http-equiv") for element in page.all("meta"))
        assert names["description"] == names["viewport"] == 1, page.path
        assert names["Content-Security-Policy"] == 2, page.path
        if page.path != "404.html":
            canonical = [element.attrib["href"] for element in page.all("link") if element.attrib["rel"] == "canonical"]
            assert canonical == [page.url]


def test_titles_and_ids_are_unique_and_headings_in_order(pages: list[Page]) -> None:
    titles = Counter((page.all("html")[0].attrib["lang"], "".join(page.all("title")[0].itertext())) for page in pages)
    assert [title for title, count in titles.items() if count > 1] == []
    for page in pages:
        ids = Counter(page.attributes("id"))
        assert [name for name, count in ids.items() if count > 1] == [], page.path
        levels = [int(element.tag[1]) for element in page.tree.iter() if re.fullmatch("h[1-6]", str(element.tag))]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels)), (page.path, levels)
        for name in ("aria-labelledby", "aria-controls", "for"):
            for value in page.attributes(name):
                assert all(word in ids for word in value.split()), (page.path, name, value)


def test_every_link_leads_somewhere_and_every_page_is_reached(site: dict[str, bytes], pages: list[Page]) -> None:
    by_path = {page.path: page for page in pages}
    links: dict[str, set[str]] = {}
    checked = 0
    for page in pages:
        links[page.path] = set()
        for name in ("href", "src"):
            for value in page.attributes(name):
                target = urlsplit(urljoin(page.url, value))
                if target.scheme not in ("http", "https") or target.netloc != "site.invalid":
                    continue
                path = unquote(target.path).lstrip("/")
                file = path + "index.html" if path == "" or path.endswith("/") else path
                assert file in site, (page.path, value)
                checked += 1
                links[page.path].add(file)
                if target.fragment and file in by_path:
                    assert target.fragment in set(by_path[file].attributes("id")), (page.path, value)
    assert checked >= 10
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        for file in links.get(waiting.pop(), set()) - reached:
            reached.add(file)
            waiting.append(file)
    assert set(by_path) - reached == {"404.html"}


def test_links_are_relative_so_that_the_site_works_in_any_folder(pages: list[Page]) -> None:
    for page in pages:
        if page.path == "404.html":
            continue
        for element in page.all("a"):
            value = element.attrib["href"]
            assert not value.startswith("/"), (page.path, value)
            assert not value.startswith("https://site.invalid"), (page.path, value)


def test_nothing_of_a_stranger_is_markup_or_script(pages: list[Page]) -> None:
    for page in pages:
        assert page.all("img") == []
        for element in page.tree.iter():
            assert not [name for name in element.attrib if str(name).startswith("on") or name == "style"], page.path
        for script in page.all("script"):
            if script.attrib.get("type") == "application/ld+json":
                assert json.loads(script.text or "")["@context"] == "https://schema.org"
            else:
                assert script.attrib["src"].endswith("assets/site.js")
                assert not script.text
        for value in (*page.attributes("href"), *page.attributes("src")):
            assert urlsplit(value).scheme in ("", "http", "https", "mailto"), value
        assert "49" not in page.text or "{{ 7*7 }}" not in HOSTILE or ">49<" not in page.text


def test_et_al_is_never_an_author_for_machines(pages: list[Page]) -> None:
    for page in pages:
        for element in page.all("meta"):
            if element.attrib.get("name") == "citation_author":
                assert "et al" not in element.attrib["content"]


def test_the_sitemap_names_every_page_that_may_be_listed(site: dict[str, bytes], pages: list[Page]) -> None:
    namespace = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = {element.text for element in ElementTree.fromstring(site["sitemap.xml"]).iter(f"{namespace}loc")}
    assert listed == {page.url for page in pages if 'content="noindex"' not in page.text}
    assert b"Sitemap: https://site.invalid/sitemap.xml" in site["robots.txt"]


def test_without_an_address_nothing_absolute_is_claimed(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada.txt": document(FIRST, SECOND)})
    build_project(tmp_path)
    site = files_of(tmp_path / "output")
    assert "sitemap.xml" not in site
    assert b"Sitemap" not in site["robots.txt"]
    for path, content in site.items():
        if path.endswith(".html"):
            assert b"canonical" not in content
            assert b"og:url" not in content


def test_a_page_shows_what_the_document_says(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada.txt": document(FIRST, SECOND)})
    build_project(tmp_path)
    home = (tmp_path / "output" / "index.html").read_text("utf-8")
    for words in ("Ada Beispiel", "1,679", "54%", "On Walking", "On Standing", "et al.", "Computation and Language", "92.3"):
        assert words in home, words
    paper = (tmp_path / "output" / "papers" / "on-walking" / "index.html").read_text("utf-8")
    for words in (
        "On Walking",
        "Ben Exempel",
        "May 28, 2025",
        "Machine Learning",
        "We walk. It is good.",
        "example-lab",
        "@misc{beispiel2025walking",
    ):
        assert words in paper, words


def test_bad_documents_cost_themselves(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada.txt": document(FIRST), "bad.txt": "Dear Ada\n", "none.txt": b""})
    planned, report = build_project(tmp_path)
    assert planned.refused
    assert {note.code for note in planned.notes} >= {"not-a-profile", "empty-document"}
    assert "papers/on-walking/index.html" in report.paths


def test_namesakes_are_kept_apart(tmp_path: Path) -> None:
    write_project(tmp_path, {"a.txt": document(FIRST), "b.txt": (HEADER + "\n1 Paper\n\n" + SECOND).encode()})
    _, report = build_project(tmp_path)
    people = [path for path in report.paths if path.startswith("people/") and path.count("/") == 2 and path.endswith(".html")]
    assert len(people) == 2
    paper = (tmp_path / "output" / "papers" / "on-walking" / "index.html").read_text("utf-8")
    assert 'class="person"' in paper
