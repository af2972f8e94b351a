"""What those need who do not see a page: texts for pictures, names for links, buttons and fields."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from generator.gate.finding import Finding, finding
from generator.gate.page import Page, column_of, line_of, text_of

_NAMING = ("aria-label", "aria-labelledby", "title")
_SVG = "{http://www.w3.org/2000/svg}"
_UNNAMED_INPUTS = frozenset(("hidden", "submit", "reset", "button"))


def alt_texts(page: Page) -> Iterator[Finding]:
    """Yield pictures without a text that stands for them."""
    for one in page.all("img", "area"):
        if one.get("alt") is None and not (one.tag == "area" and one.get("href") is None):
            source = one.get("src", one.get("href", ""))
            yield finding("no-alt", page.path, line_of(one), column_of(one), element=one.tag, name=source)
    for one in page.all("input"):
        if one.get("type", "").lower() == "image" and not one.get("alt"):
            yield finding("no-alt", page.path, line_of(one), column_of(one), element="input", name=one.get("src", ""))
    for one in page.all(f"{_SVG}svg"):
        if one.get("role") == "img" and not _is_named(one) and one.find(f"{_SVG}title") is None:
            yield finding("no-alt", page.path, line_of(one), column_of(one), element="svg", name="a drawing")


def accessible_names(page: Page) -> Iterator[Finding]:
    """Yield links, buttons, fields and frames that have no name to be called by."""
    labelled = {one.get("for") for one in page.all("label") if one.get("for")}
    within = {id(inner) for label in page.all("label") for inner in label.iter()}
    for one in page.all("a", "button", "summary", "iframe"):
        if one.tag == "a" and one.get("href") is None:
            continue
        if not _is_named(one) and not _says_something(one):
            yield finding("nameless-control", page.path, line_of(one), column_of(one), element=one.tag)
    for one in page.all("input", "select", "textarea"):
        if one.tag == "input" and one.get("type", "text").lower() in (*_UNNAMED_INPUTS, "image"):
            continue
        if not _is_named(one) and one.get("id") not in labelled and id(one) not in within:
            yield finding("nameless-control", page.path, line_of(one), column_of(one), element=one.tag)


def _is_named(element: Element) -> bool:
    return any(element.get(name, "").strip() for name in _NAMING)


def _says_something(element: Element) -> bool:
    if text_of(element):
        return True
    return any(inner.get("alt", "").strip() or inner.get("aria-label", "").strip() for inner in element.iter())
