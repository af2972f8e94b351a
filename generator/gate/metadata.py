"""What a page tells machines: search engines, Google Scholar, and those who show a card for a link."""

import json
from collections.abc import Iterator

from generator.gate.address import NOWHERE, address_of
from generator.gate.finding import Finding, finding
from generator.gate.page import Page, column_of, line_of

_NOT_FOUND = "404.html"


def description_and_address(page: Page, base: str) -> Iterator[Finding]:
    """Yield what a listed page lacks of the things that a search engine shows. base: where the site is published."""
    if not page.is_listed or page.path.endswith(_NOT_FOUND):
        return
    if not any(page.meta("description")):
        yield finding("no-description", page.path)
    if base == NOWHERE:
        return
    expected = address_of(page.path, base)
    addresses = page.links("canonical")
    if len(addresses) != 1:
        what = f"there are {len(addresses)}" if addresses else "there is none"
        yield finding("wrong-canonical", page.path, what=what)
    elif addresses[0].get("href") != expected:
        place = (line_of(addresses[0]), column_of(addresses[0]))
        # The address differs from page to page, the slip does not: so the finding names none.
        yield finding("wrong-canonical", page.path, *place, what="it is not the address of the page itself")
    for one in page.all("meta"):
        if one.get("property") == "og:url" and one.get("content") != expected:
            yield finding("wrong-canonical", page.path, line_of(one), column_of(one), what="og:url is another address")


def structured_data(page: Page) -> Iterator[Finding]:
    """Yield JSON-LD that is no JSON."""
    for one in page.all("script"):
        if one.get("type", "").lower() not in ("application/ld+json", "application/json"):
            continue
        try:
            json.loads(one.text or "")
        except (ValueError, RecursionError) as error:
            reason = getattr(error, "msg", "it is nested too deep")
            yield finding("broken-data", page.path, line_of(one), column_of(one), format="JSON", reason=reason)


def wants_of_scholar(page: Page) -> tuple[str, ...] | None:
    """Return what Google Scholar misses on the page of a paper; None if the page is not one, or asks to be left out.

    Source: Scholar's guidelines for webmasters: title, at least one author, date of publication, and an abstract to see.
    """
    if not page.meta("citation_title") or not page.is_listed:
        return None
    wants = []
    if not any(page.meta("citation_author")):
        wants.append("an author")
    dates = ("citation_publication_date", "citation_date", "citation_online_date", "citation_year")
    if not any(any(page.meta(name)) for name in dates):
        wants.append("a date")
    if not any(page.meta("citation_abstract")) and not any(page.meta("citation_pdf_url")):
        wants.append("an abstract or a PDF")
    return tuple(wants)
