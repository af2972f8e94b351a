"""The pages of statistics and co-authors: as files, and in a browser."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest

from tests.browser import Browser, Page, served
from tests.documents import FIRST, SECOND, document
from tests.sites import build_project, files_of, write_project

NAMES = "Ada Beispiel, Ben Exempel, Cyd Muster, Dee Vorbild, Eva Muster-Frau, 王小明, =HYPERLINK(1)"
PAPERS = [
    f"{90 - n}{'CL' if n % 3 else 'LG'}{'May' if n % 2 else 'Oct'} {n + 1}, {2019 + n % 4}{'Code' if n % 2 else ''}\n"
    f"Language Models of Rooms {n}\n\n{', '.join(NAMES.split(', ')[: 2 + n % 6])}{' et al.' if n % 5 == 4 else ''}\n\n"
    f"Language models describe rooms, and rooms describe language models.\n"
    for n in range(12)
]
SITES = {
    "one": {"ada.txt": document(*PAPERS)},
    "several": {"ada.txt": document(*PAPERS), "ben.txt": document(*PAPERS[:4], SECOND, header="Ben Exempel\n")},
}


@pytest.fixture(scope="module", params=SITES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stats")
    write_project(path, dict(SITES[request.param]), 'base_url = "https://example.org/"\n')
    build_project(path)
    return path / "output"


def tree_of(page: str) -> ElementTree.Element:
    """Return a page as a tree, drawings without their namespace."""
    return html5lib.parse(page.replace("<svg", "<div").replace("</svg", "</div"), namespaceHTMLElements=False)


def tables(page: str) -> Iterator[tuple[str, list[str], list[list[str]]]]:
    """Yield every figure of a page: its id, and head and rows of its table, as they are read."""
    tree = tree_of(page)
    for figure in tree.iter("figure"):
        if figure.find(".//table") is not None and figure.get("id"):
            rows = [["".join(cell.itertext()) for cell in row] for row in figure.iter("tr")]
            yield figure.attrib["id"], rows[0], rows[1:]


def test_table_csv_and_json_of_every_figure_agree(folder: Path) -> None:
    seen = set()
    for path in folder.rglob("index.html"):
        for name, head, rows in tables(path.read_text("utf-8")):
            seen.add(name)
            text = (path.parent / f"{name}.csv").read_bytes().decode("utf-8-sig")
            header, *cells = csv.reader(io.StringIO(text))
            record = json.loads((path.parent / f"{name}.json").read_bytes())
            assert [column["key"] for column in record["columns"]] == header
            assert [column["label"] for column in record["columns"]] == head
            assert [["" if one is None else str(one) for one in row] for row in record["rows"]] == [
                [cell.removeprefix("'") for cell in row] for row in cells
            ]
            assert [[cell.replace(",", "") for cell in row] for row in rows] == [
                [cell.removeprefix("'").replace(",", "") for cell in row] for row in cells
            ]
            assert record["title"] and record["coverage"]
    assert seen >= {
        *("papers-per-year", "by-month", "by-category", "fields-over-time", "code-per-year", "scores", "coverage"),
        *("coauthors", "words", "map", "timeline"),
    }


def test_the_numbers_of_a_drawing_are_those_of_its_table(folder: Path) -> None:
    page = (folder / "stats/index.html").read_text("utf-8")
    tree = tree_of(page)
    rows = {name: found for name, _, found in tables(page)}

    def written(name: str, kind: str) -> list[str]:
        figure = next(one for one in tree.iter("figure") if one.get("id") == name)
        return ["".join(one.itertext()).strip() for one in figure.iter("text") if kind in one.get("class", "")]

    assert written("papers-per-year", "chart-value") == [row[1] for row in rows["papers-per-year"] if row[1] != "0"]
    assert written("by-category", "chart-value") == [row[2] for row in rows["by-category"]]
    assert written("coverage", "chart-value") == [f"{row[1]} of {row[2]}" for row in rows["coverage"]]
    lanes = zip(*(row[1:] for row in rows["fields-over-time"]), strict=True)
    assert written("fields-over-time", "chart-value") == [cell for lane in lanes for cell in lane if cell != "0"]
    terms = next(one for one in tree.iter("ul") if one.get("class") == "stats-terms")
    assert [" ".join("".join(one.itertext()).split()) for one in terms] == [" ".join(row) for row in rows["words"]]
    network = next(one for one in tree.iter("figure") if one.get("id") == "coauthors")
    assert len(list(network.iter("line"))) == len(rows["coauthors"])
    names = {name for row in rows["coauthors"] for name in row[:2]}
    assert names == {*(key(one) for one in network.iter("a") if "node" in one.get("class", "")), *about(network)}


def key(link: ElementTree.Element) -> str:
    return next(one.text or "" for one in link.iter() if one.tag.endswith("title")).split(", ", 1)[1].rsplit(":", 1)[0]


def about(figure: ElementTree.Element) -> set[str]:
    return {"".join(one.find("title").itertext()) for one in figure.iter("g") if one.get("class") == "node node-about"}  # type: ignore[union-attr]


def test_a_spreadsheet_calculates_nothing(folder: Path) -> None:
    found = [content.decode("utf-8-sig") for path, content in files_of(folder).items() if path.endswith("coauthors.csv")]
    assert any("'=HYPERLINK(1)" in text for text in found)
    assert not any(re.search("^=|,=", text, re.M) for text in found)


def test_every_person_has_numbers_and_co_authors_of_their_own(folder: Path) -> None:
    several = (folder / "people").is_dir()
    people = ["people/ada-beispiel/", "people/ben-exempel/"] if several else [""]
    for base in people:
        home = (folder / base / "index.html").read_text("utf-8")
        assert 'href="coauthors/"' in home or f'href="../../{base}coauthors/"' in home
        page = (folder / base / "coauthors/index.html").read_text("utf-8")
        rows = re.findall(r'<li(?: class="is-person")?>\s*<a href="[^"]*">(.*?)</a>', page.split('<ol class="coauthors"')[1])
        csv_rows = list(csv.reader(io.StringIO((folder / base / "coauthors/all.csv").read_bytes().decode("utf-8-sig"))))[1:]
        assert rows == [row[0].removeprefix("'") for row in csv_rows]
        assert "are cut by the source" in page or "ben" in base
        assert ("Ben Exempel" if "ben" in base else "Ada Beispiel") not in rows
        assert (folder / base / "stats/index.html").is_file()
    assert ((folder / "coauthors").is_dir(), (folder / "people/ada-beispiel/coauthors").is_dir()) == (not several, several)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (document("CL2020\nOne\n\nAda Beispiel\n"), {"coverage"}),
        (document("One\nTwo\n\nx\n"), None),
        (
            document("CL\nOne\n\nAda Beispiel\n", "CL\nTwo\n\nAda Beispiel\n", "LG\nThree\n\nAda Beispiel\n"),
            {"by-category", "coverage", "words"},
        ),
        (
            document(
                "CL\n深度学习\n\n王小明, 李雷, 韩梅\n\n我们。\n",
                "CL\n机器\n\n王小明\n",
                "CL\n学习\n\n王小明\n",
                header="王小明\n",
            ),
            {"coverage", "words", "coauthors"},
        ),
    ],
)
def test_little_is_told_of_little(tmp_path: Path, text: bytes, figures: set[str] | None) -> None:
    write_project(tmp_path, {"ada.txt": text})
    build_project(tmp_path)
    page = tmp_path / "output/stats/index.html"
    assert page.is_file() == (figures is not None)
    if figures is not None:
        assert set(re.findall(r'<figure class="chart [^"]*" id="([^"]*)"', page.read_text("utf-8"))) == figures


def test_edits_that_a_person_does_not_show_change_none_of_their_numbers(tmp_path: Path) -> None:
    content = write_project(tmp_path, {"ada.txt": document(*PAPERS), "zoe.txt": document(SECOND, header="Zoe Zander\n")})
    build_project(tmp_path)
    (content / "zoe.txt").write_bytes(document(SECOND, FIRST.replace("On Walking", "On Sitting"), header="Zoe Zander\n"))
    before = files_of(tmp_path / "output")
    build_project(tmp_path)
    after = files_of(tmp_path / "output")
    changed = {path for path in after if after[path] != before.get(path)}
    assert "people/zoe-zander/stats/index.html" in changed
    assert not {path for path in changed if path.startswith("people/ada-beispiel/") and path.endswith((".csv", ".json"))}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.page(360, 800)
    yield page
    assert page.problems == []
    page.close()


SMALLEST_TEXT = """
Math.min(...[...document.querySelectorAll(".chart svg text")].map(
    text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))
"""
OUTSIDE = """
[...document.querySelectorAll(".chart > svg text, .chart > svg rect, .network circle")].filter(one => {
    const box = one.getBoundingClientRect(), frame = one.ownerSVGElement.getBoundingClientRect();
    return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1
        || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
}).map(one => one.outerHTML)
"""


def test_a_phone_shows_every_drawing_whole_with_words_of_twelve_pixels(page: Page, folder: Path) -> None:
    with served(folder) as root:
        for path, figures in (("stats/", 9), ("categories/", 1)):
            page.goto(root + path)
            assert page.evaluate("document.querySelectorAll('.chart').length") >= figures
            assert page.evaluate(SMALLEST_TEXT) >= 12
            assert page.evaluate(OUTSIDE) == []
            assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_network_is_walked_by_keyboard_and_leads_to_people(page: Page, folder: Path) -> None:
    with served(folder) as root:
        page.goto(f"{root}stats/")
        page.evaluate("document.querySelector('.network a').focus()")
        focused = "document.activeElement.querySelector('title').textContent"
        walked = [page.evaluate(focused)]
        for _ in range(page.evaluate("document.querySelectorAll('.network svg a').length") - 1):
            page.press("Tab")
            walked.append(page.evaluate(focused))
        assert walked == page.evaluate(
            "[...document.querySelectorAll('.network svg a')].map(a => a.querySelector('title').textContent)"
        )
        assert page.evaluate("parseFloat(getComputedStyle(document.activeElement.querySelector('circle')).strokeWidth)") > 3
        target = page.evaluate("document.activeElement.href.baseVal")
        page.press("Enter")
        page.wait_for(
            f"!location.pathname.endsWith('/stats/') && location.href.endsWith({json.dumps(target.strip('./'))} + '/')"
        )
        assert re.search("(authors|people|papers)/", target)


def test_on_paper_the_tables_stand_open(page: Page, folder: Path) -> None:
    with served(folder) as root:
        page.goto(f"{root}stats/")
        page.send("Emulation.setEmulatedMedia", media="print")
        assert page.evaluate(
            "[...document.querySelectorAll('.chart table')].every(table => table.getBoundingClientRect().height > 0)"
        )
