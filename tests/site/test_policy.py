"""The policies that pages carry, as a browser enforces them: what gets into a page in spite of everything does nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import Browser, served
from tests.documents import FIRST, document
from tests.sites import build_project, write_project

INTRUDER = """<base href="https://elsewhere.invalid/"><style>h1 { color: rgb(1, 2, 3); }</style>
<link rel="stylesheet" href="https://elsewhere.invalid/style.css"><script>window.ran = true;</script>
<script src="https://elsewhere.invalid/script.js"></script><script src="data:text/javascript,window.ran=true"></script>
<h1 style="color: rgb(1, 2, 3)" onclick="window.ran = true">x</h1><img src="https://elsewhere.invalid/x.png" alt="">
<form action="https://elsewhere.invalid/" id="away"><button>Send</button></form><iframe src="data:text/html,x"></iframe>
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("policy")
    write_project(path, {"ada.txt": document(FIRST)})
    build_project(path)
    page: Path = path / "output" / "index.html"
    page.write_text(page.read_text("utf-8").replace('<main id="main"', INTRUDER + '<main id="main"', 1), "utf-8")
    with served(path / "output") as root:
        yield f"{root}index.html"


def test_what_gets_into_a_page_does_nothing(browser: Browser, address: str) -> None:
    page = browser.page()
    page.goto(address)
    page.click("h1")
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(1, 2, 3)"
    assert page.evaluate("document.baseURI") == address
    page.evaluate("addEventListener('securitypolicyviolation', (event) => { window.refused = event.effectiveDirective; }), 0")
    page.click("#away button")
    page.wait_for("window.refused === 'form-action'")
    assert page.evaluate("location.href") == address
    refused = "\n".join(page.problems)
    for directive in ("base-uri", "style-src", "script-src", "img-src", "default-src"):
        assert directive in refused, directive
    for name in ("style.css", "script.js", "x.png"):
        assert f"elsewhere.invalid/{name}" in refused, name
    # The page has its own style all the same.
    assert page.evaluate("getComputedStyle(document.body).display") == "flex"
    page.close()
