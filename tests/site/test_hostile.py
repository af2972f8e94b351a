"""Sites of hostile documents, read by parsers of others: they are built as the same documents meant well are."""

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, fromstring

import bibtexparser
import html5lib
import pytest
import rispy
from markdown_it import MarkdownIt

from tests.browser import Browser
from tests.hostile import MARK, PAYLOADS, documents
from tests.sites import build_project, files_of, write_project

NAMESPACED = re.compile(r"\{http://(www\.w3\.org|www\.sitemaps\.org|www\.google\.com)[^}]*\}[A-Za-z]+")
ROBOTS = re.compile(r"(User-agent: \*|Allow: /|Disallow:|Sitemap: https://example\.org/sitemap[a-z0-9-]*\.xml|)")
ADDRESS = "https://example.org/"
SETTINGS = f'base_url = "{ADDRESS}"\n'
ROUNDS = range(0, len(PAYLOADS), 1 if "OEUVRE_EXAMPLES" in os.environ else 5)
"""With every one of them, each text stands in each field once."""
POLICY = "default-src 'none'"
# What prose and Markdown may bring about: emphasis, links, formulas, lists, code.
OF_TEXT = frozenset(
    "a blockquote br code del em h2 h3 h4 h5 h6 hr li ol p pre strong sub sup table tbody td th thead tr ul span "
    "math semantics annotation mrow mi mn mo mtext mspace merror mstyle msup msub mfrac msqrt mtable mtr mtd".split()
)
ATTRIBUTES_OF_TEXT = frozenset("href rel start class encoding display id tabindex".split())


@cache
def _made(folder: Path, number: int, harmless: bool) -> dict[str, bytes]:
    write_project(folder, documents(number, harmless=harmless), SETTINGS)
    planned, _ = build_project(folder)
    assert [note.message for note in planned.notes if note.code == "unreadable"] == []
    return files_of(folder / "output")


@pytest.fixture(scope="module", params=ROUNDS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return _made(tmp_path_factory.mktemp("hostile"), request.param, False)


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Return the elements of sites that are meant well, with their attributes."""
    found: dict[str, set[str]] = {}
    for number in (0, 1):
        for path, content in _made(tmp_path_factory.mktemp("harmless"), number, True).items():
            if path.endswith(".html"):
                for name, attributes in _elements(content):
                    found.setdefault(name, set()).update(attributes)
    return found


def _elements(content: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    tree = html5lib.parse(content, namespaceHTMLElements=False)
    for element in tree.iter():
        if isinstance(element.tag, str):
            yield element.tag.rpartition("}")[2], element.attrib


def _pages(made: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    return ((path, content) for path, content in made.items() if path.endswith(".html"))


def test_every_name_of_a_file_is_one_of_ours(made: dict[str, bytes]) -> None:
    for path in made:
        if path.startswith("assets/"):
            continue
        assert re.fullmatch(r"\.oeuvre-manifest|([a-z0-9][a-z0-9.-]*/)*[a-z0-9][a-z0-9.-]*", path), path
        assert all(len(part) <= 80 for part in path.split("/"))
        assert not re.search(r"(^|/)(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|/|$)", path)


def test_pages_have_the_elements_of_harmless_ones_and_no_others(made: dict[str, bytes], shapes: dict[str, set[str]]) -> None:
    seen = 0
    for path, content in _pages(made):
        policies = titles = 0
        for name, attributes in _elements(content):
            seen += 1
            known = shapes.get(name, set()) | (ATTRIBUTES_OF_TEXT if name in OF_TEXT else set())
            assert name in shapes or name in OF_TEXT, f"<{name}> in {path}"
            assert set(attributes) <= known, f"<{name} {set(attributes) - known}> in {path}"
            assert not any(attribute.startswith("on") or attribute == "style" for attribute in attributes)
            for attribute in ("href", "src", "action", "formaction", "srcset", "poster", "data"):
                _check_address(path, name, attributes.get(attribute), attributes.get("rel", ""))
            policies += attributes.get("http-equiv") == "Content-Security-Policy" and POLICY in attributes["content"]
            titles += name == "title"
        assert (policies, titles >= 1) == (1, True), path
        assert content.count(b"<script") == sum(name == "script" for name, _ in _elements(content))
    assert seen > 1000


def _check_address(path: str, element: str, address: str | None, rel: str) -> None:
    if address is None:
        return
    scheme = urlsplit(address.strip()).scheme
    assert scheme in ("", "http", "https", "mailto"), f"{address} in {path}"
    assert "\\" not in address and not address.startswith("//"), f"{address} in {path}"
    if element not in ("a", "link") and address:
        assert scheme == "", f"<{element}> of {path} loads {address}"
    if element == "a" and scheme in ("http", "https") and "evil.example" in address:
        assert {"nofollow", "noopener"} <= set(rel.split()), f"{address} in {path}"


def test_data_in_pages_is_one_value_that_ends_where_its_element_does(made: dict[str, bytes]) -> None:
    seen = 0
    for path, content in _pages(made):
        for element in html5lib.parse(content, namespaceHTMLElements=False).iter("script"):
            if "json" in element.get("type", ""):
                assert MARK not in [*_keys(json.loads(element.text))], path
                seen += 1
    assert seen


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _keys(item)


def test_json_is_json_with_the_keys_that_it_always_has(made: dict[str, bytes]) -> None:
    seen = 0
    for path, content in made.items():
        if path.endswith(".json"):
            value = json.loads(content)
            assert not any(MARK in key for key in _keys(value)) or path.startswith("search/"), path
            seen += 1
    assert seen > 10


def test_xml_is_well_formed_and_speaks_of_this_site_only(made: dict[str, bytes]) -> None:
    seen = 0
    for path, content in made.items():
        if path.endswith((".xml", ".atom", ".svg")):
            root = fromstring(content)
            for element in root.iter():
                assert re.fullmatch(
                    r"\{http://(www\.w3\.org|www\.sitemaps\.org|www\.google\.com)[^}]*\}[A-Za-z]+", element.tag
                )
                assert not any(MARK in name for name in element.attrib)
                assert element.tag.rpartition("}")[2] not in ("script", "foreignObject")
            if "sitemap" in path:
                _check_sitemap(root)
            seen += 1
    assert seen >= 2


def _check_sitemap(root: Element) -> None:
    for element in root.iter():
        if element.tag.endswith("}loc"):
            assert re.fullmatch(re.escape(ADDRESS) + r"[a-z0-9/._-]*", element.text or "")


def _papers(made: dict[str, bytes]) -> int:
    found = {path.split("/")[1] for path in made if re.fullmatch(r"papers/[^/]+/cite\.json", path)}
    return len(found)


def test_bibliographies_have_one_record_for_each_paper(made: dict[str, bytes]) -> None:
    papers = _papers(made)
    assert papers > 5
    library = bibtexparser.parse_string(made["papers.bib"].decode())
    assert (len(library.entries), len(library.failed_blocks), len(library.strings), len(library.comments)) == (
        papers,
        0,
        0,
        0,
    )
    assert len({entry.key for entry in library.entries}) == papers
    for entry in library.entries:
        assert re.fullmatch(r"[A-Za-z0-9_:.+-]+", entry.key)
        assert not any(MARK in field.key for field in entry.fields)
    assert len(json.loads(made["papers.json"])) == papers
    assert len({item["id"] for item in json.loads(made["papers.json"])}) == papers
    records = [content.decode() for path, content in made.items() if path.endswith("cite.ris")]
    assert [len(rispy.loads(record)) for record in records] == [1] * papers
    for record in records:
        assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in record.split("\r\n") if line)
        assert "\n" not in record.replace("\r\n", "")


def test_tables_have_one_row_for_each_paper_and_calculate_nothing(made: dict[str, bytes]) -> None:
    rows = [*csv.reader(io.StringIO(made["papers.csv"].decode("utf-8-sig")), strict=True)]
    assert len(rows) == _papers(made) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


def test_texts_for_machines_are_not_led_astray(made: dict[str, bytes]) -> None:
    for line in made["robots.txt"].decode().splitlines():
        assert re.fullmatch(
            r"(User-agent: \*|Allow: /|Disallow:|Sitemap: https://example\.org/sitemap[a-z0-9-]*\.xml|)", line
        )
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    seen = 0
    for path, content in made.items():
        if path.endswith(".md") or path == "llms.txt":
            tokens = parser.parse(content.decode())
            inline = [child for token in tokens for child in token.children or ()]
            assert not {token.type for token in [*tokens, *inline]} & {"html_block", "html_inline", "image", "fence"}, path
            assert [token.tag for token in tokens if token.type == "heading_open"].count("h1") == 1, path
            for token in inline:
                if token.type == "link_open":
                    assert re.match(r"(https?://|mailto:|[a-z0-9./#-]*$)", str(token.attrs["href"])), path
            seen += 1
    assert seen > 5


# -- in a browser, with the policy taken off --------------------------------------------------------------------------
class _WithoutPolicy(SimpleHTTPRequestHandler):
    """Serves pages without their second wall: what it stops must not have got that far."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix != ".html" or not path.is_file():
            super().do_GET()
            return
        content = re.sub(rb"<meta http-equiv=\"?Content-Security-Policy[^>]*>", b"", path.read_bytes())
        assert b"Content-Security-Policy" not in content
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(params=[0, len(PAYLOADS) // 2])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve a hostile site without its policy; gives its address, and that of each page."""
    made = _made(tmp_path, request.param, False)
    handler = partial(_WithoutPolicy, directory=str(tmp_path / "output"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", [path for path, _ in _pages(made) if path != "404.html"]
    server.shutdown()
    server.server_close()
    thread.join()


def test_nothing_runs_and_nothing_is_fetched_even_without_the_policy(browser: Browser, bare: tuple[str, list[str]]) -> None:
    root, paths = bare
    page = browser.page()
    hook = f"window.ran = []; window.{MARK} = () => ran.push('called'); window.alert = () => ran.push('alert');"
    page.send("Page.addScriptToEvaluateOnNewDocument", source=hook)
    for path in paths:
        page.goto(root + path.removesuffix("index.html"))
        assert page.evaluate("ran") == [], path
        marked = (
            f"[...document.querySelectorAll('*')].filter(e => e.localName.includes('{MARK}') || e.hasAttribute('{MARK}'))"
        )
        assert page.evaluate(f"{marked}.length") == 0, path
        schemes = "[...new Set([...document.links].map(link => link.protocol))].sort()"
        assert set(page.evaluate(schemes)) <= {"http:", "https:", "mailto:"}, path
    page.goto(f"{root}search/?q={MARK}")
    page.wait_for("document.querySelectorAll('main a').length > 3")
    assert page.evaluate("ran") == []
    assert page.evaluate(f"{marked}.length") == 0
    assert [address for address in page.requests if not address.startswith((root, "data:image/", "about:"))] == []
    page.close()


def test_the_hostile_texts_reach_every_page(made: dict[str, bytes]) -> None:
    """Without this, all of the above might hold because nothing hostile was there."""
    assert sum(MARK.encode() in content for _, content in _pages(made)) > 10
