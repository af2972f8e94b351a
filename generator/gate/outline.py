"""What a page is called, in which language it is, and its headings, by which many readers move."""

import re
from collections.abc import Iterator

from generator.gate.finding import Finding, finding
from generator.gate.page import Page, column_of, line_of, text_of

_HEADING = re.compile("h[1-6]")


def title_and_language(page: Page) -> Iterator[Finding]:
    """Yield what is missing of a page's title and language."""
    if not page.title:
        yield finding("no-title", page.path)
    html = page.first("html")
    if html is not None and not html.get("lang", "").strip():
        yield finding("no-language", page.path, line_of(html), column_of(html))


def heading_order(page: Page) -> Iterator[Finding]:
    """Yield headings that are skipped, empty or missing."""
    headings = [one for one in page.elements if _HEADING.fullmatch(str(one.tag))]
    tops = [one for one in headings if one.tag == "h1"]
    if not tops:
        yield finding("heading-order", page.path, what="there is no <h1>")
    for one in tops[1:]:
        yield finding("heading-order", page.path, line_of(one), column_of(one), what="there is a second <h1>")
    above = 0
    for one in headings:
        level = int(str(one.tag)[1])
        if level > above + 1:
            before = f"<h{above}>" if above else "nothing"
            what = f"<h{level}> comes after {before}"
            yield finding("heading-order", page.path, line_of(one), column_of(one), what=what)
        if not text_of(one) and not any(image.get("alt") for image in one.iter("img")):
            yield finding("heading-order", page.path, line_of(one), column_of(one), what=f"<h{level}> is empty")
        above = level
