"""What a page's own Content-Security-Policy will not let happen: it looks right in the template and does nothing."""

from collections.abc import Iterator

from generator.gate.finding import Finding, finding
from generator.gate.page import Page, column_of, line_of

_DATA = frozenset(("application/ld+json", "application/json", "speculationrules", "importmap"))


def blocked(page: Page) -> Iterator[Finding]:
    """Yield styles, scripts and handlers within a page whose policy forbids them."""
    policies = [
        one.get("content", "") for one in page.all("meta") if one.get("http-equiv", "").lower() == "content-security-policy"
    ]
    if not policies or any("'unsafe-inline'" in policy for policy in policies):
        return
    for one in page.elements:
        place = (line_of(one), column_of(one))
        for name in one.keys():  # noqa: SIM118 - an element is no mapping
            if name == "style" or (name.startswith("on") and not one.tag.startswith("{")):
                yield finding("blocked-by-policy", page.path, *place, what=f"the attribute {name} of <{one.tag}>")
        if one.tag == "style" and (one.text or "").strip():
            yield finding("blocked-by-policy", page.path, *place, what="a <style> within the page")
        elif one.tag == "script" and one.get("src") is None and one.get("type", "").lower() not in _DATA:
            yield finding("blocked-by-policy", page.path, *place, what="a <script> within the page")
        elif one.tag in ("script", "img", "iframe", "source") and _leads_away(one.get("src", "")):
            yield finding("blocked-by-policy", page.path, *place, what=f"<{one.tag}> from another host")
        elif one.tag == "link" and one.get("rel", "").lower() == "stylesheet" and _leads_away(one.get("href", "")):
            yield finding("blocked-by-policy", page.path, *place, what="a style sheet from another host")


def _leads_away(address: str) -> bool:
    return address.lower().startswith(("http:", "https:", "//"))
