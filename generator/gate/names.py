"""Names within a page: ids that stand twice, and references to ids that nothing has."""

from collections.abc import Iterator

from generator.gate.finding import Finding, finding
from generator.gate.page import Page, column_of, line_of

_EVERYWHERE = (
    "aria-labelledby aria-describedby aria-controls aria-owns aria-details aria-errormessage aria-activedescendant".split()
)
_OF_HTML = "for list headers popovertarget commandfor form".split()
"""In other languages these say something else, such as the `form` of an operator in MathML."""


def duplicate_ids(page: Page) -> Iterator[Finding]:
    """Yield ids that stand on a page a second time."""
    seen: set[str] = set()
    for one in page.elements:
        name = one.get("id")
        if name is None:
            continue
        if name in seen or not name:
            code = "duplicate-id" if name else "empty-id"
            yield finding(code, page.path, line_of(one), column_of(one), **({"name": name} if name else {}))
        seen.add(name)


def dangling_references(page: Page) -> Iterator[Finding]:
    """Yield attributes that name an id which nothing on the page has."""
    ids = {one.get("id") for one in page.elements}
    for one in page.elements:
        is_html = not one.tag.startswith("{")
        for attribute in (*_EVERYWHERE, *_OF_HTML) if is_html else _EVERYWHERE:
            for name in one.get(attribute, "").split():
                if name not in ids:
                    place = (line_of(one), column_of(one))
                    yield finding("dangling-reference", page.path, *place, attribute=attribute, name=name)
