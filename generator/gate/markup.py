"""HTML that is not valid: what an HTML5 parser had to mend, and elements where the language does not allow them."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from html5lib.constants import E as MESSAGES

from generator.gate.finding import Finding, finding
from generator.gate.page import Page, column_of, line_of

_BLOCKS = frozenset(
    "address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr "
    "main nav ol p pre section table ul".split()
)
_HOLDS_WORDS_ONLY = frozenset(
    "abbr b button cite code dfn em h1 h2 h3 h4 h5 h6 i kbd label legend mark output p pre q s samp small span strong sub "
    "sup time u var".split()
)
_LISTS = frozenset(("ul", "ol", "menu"))
_IN_LISTS = frozenset(("li", "script", "template"))
_PARENTS = {"li": _LISTS, "dt": frozenset(("dl", "div")), "dd": frozenset(("dl", "div")), "summary": frozenset(("details",))}
_OBSOLETE = frozenset(
    "acronym applet basefont big blink center dir font frame frameset isindex marquee nobr noembed noframes param plaintext "
    "rb rtc strike tt xmp".split()
)
_PUT_ELSEWHERE = {
    "unexpected-end-tag": "</{name}> closes nothing that is open",
    "unexpected-end-tag-treated-as": "</{originalName}> closes nothing that is open",
    "unexpected-start-tag-implies-end-tag": "<{startName}> cannot stand in <{endName}>, which ends here",
    "unexpected-start-tag-implies-table-voodoo": "<{name}> cannot stand directly in a table and is moved out of it",
    "unexpected-end-tag-implies-table-voodoo": "</{name}> cannot stand directly in a table",
    "unexpected-char-implies-table-voodoo": "text stands directly in a table and is moved out of it",
    "adoption-agency-1.2": "</{name}> closes nothing that is open",
    "adoption-agency-1.3": "</{name}> comes before the end of what was opened within it",
    "end-tag-too-early": "</{name}> comes before the end of what was opened within it",
    "end-tag-too-early-named": "</{gotName}> comes before </{expectedName}>",
    "expected-named-closing-tag-but-got-eof": "the page ends before </{name}>",
    "expected-closing-tag-but-got-eof": "the page ends before everything in it was closed",
    "expected-one-end-tag-but-got-another": "</{gotName}> comes before </{expectedName}>",
    "expected-doctype-but-got-start-tag": "<!doctype html> is missing before <{name}>",
    "expected-doctype-but-got-chars": "<!doctype html> is missing before the text",
    "expected-doctype-but-got-eof": "the page is empty",
    "duplicate-attribute": "an attribute stands in a tag a second time, and is dropped",
    "non-void-element-with-trailing-solidus": "<{name}/> does not close the element: </{name}> is needed",
    "unexpected-start-tag-out-of-my-head": "<{name}> comes after the end of the head",
    "named-entity-without-semicolon": "a named character, such as &amp;, lacks its semicolon",
}
"""What the commonest slips are called here; for the others html5lib has words."""


def parser_faults(page: Page) -> Iterator[Finding]:
    """Yield what the parser had to mend."""
    for line, column, code, fields in page.faults:
        words = _PUT_ELSEWHERE.get(code)
        # The fields name elements, which a parser has read as names: no braces, no blanks.
        what = words.format_map(fields) if words else (MESSAGES.get(code, code) % fields).rstrip(".")
        yield finding("broken-html", page.path, line, column, what=what)


def misplaced(page: Page) -> Iterator[Finding]:
    """Yield elements that stand where they may not, though every parser lets them."""
    # A stack instead of recursion: pages may be nested as deep as they like.
    waiting: list[tuple[Element, str, str | None]] = [(page.root, "", None)]
    while waiting:
        element, parent, operated = waiting.pop()
        tag = str(element.tag)
        wrong_parent = (
            (tag in _BLOCKS and parent in _HOLDS_WORDS_ONLY)
            or (parent in _LISTS and tag not in _IN_LISTS)
            or (tag in _PARENTS and parent not in _PARENTS[tag])
        )
        outer = parent if wrong_parent else operated if operated and _is_operated(element) else None
        if outer is not None:
            yield finding("misplaced-element", page.path, line_of(element), column_of(element), child=tag, parent=outer)
        inner = tag if tag in ("a", "button") and _is_operated(element) else operated
        waiting += [(child, tag, inner) for child in reversed(element) if isinstance(child.tag, str)]


def obsolete(page: Page) -> Iterator[Finding]:
    """Yield elements that HTML has given up."""
    for one in page.all(*_OBSOLETE):
        yield finding("obsolete-element", page.path, line_of(one), column_of(one), element=one.tag)


def _is_operated(element: Element) -> bool:
    """Tell whether readers click or type here."""
    if element.tag == "a":
        return element.get("href") is not None
    if element.tag == "input":
        return element.get("type", "").lower() != "hidden"
    return element.tag in ("button", "select", "textarea", "details", "iframe")
