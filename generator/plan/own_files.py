"""Files of the user's that stand where the site has a page: the user's win, and a note says so."""

from collections.abc import Callable, Iterable

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span
from generator.plan.page import Page
from generator.plan.routes import file_of, is_taken_by_the_site

_ENDINGS = (".html", ".bib", ".json", ".csv", ".md", ".ris", ".xml", ".txt", ".atom", ".png")
"""Of files that a site may have at its top."""


def without_clashes(
    names: tuple[str, ...], pages: Callable[[], Iterable[Page]]
) -> tuple[frozenset[str], tuple[Diagnostic, ...]]:
    """Return the user's files that are published, and a note for each that clashes with a page.

    names: relative to `static/`. pages: makes the site's pages, which takes a while, and is asked only if a name looks
    like the address of one. A name that differs from a page's in capitals only is left out: some file systems keep one of
    the two.
    """
    if not any(map(_may_clash, names)):
        return frozenset(names), ()
    made = {file_of(page.path) for page in pages()}
    kept: list[str] = []
    notes: list[Diagnostic] = []
    for name in names:
        at = Span(source=f"static/{name}")
        if name in made:
            notes.append(note("own-file", at, name=_thing_at(name)))
        elif name.casefold() in made:
            notes.append(note("differs-by-case", at, name=name.casefold()))
            continue
        kept.append(name)
    return frozenset(kept), tuple(notes)


def _thing_at(name: str) -> str:
    """Return what the site has at the address of a file, for a note."""
    return "a page of the site" if name.endswith(".html") else f"the site's own {name}"


def _may_clash(name: str) -> bool:
    first, slash, rest = name.casefold().partition("/")
    if slash:
        return is_taken_by_the_site(first) or rest.endswith("index.html")
    return first.endswith(_ENDINGS)
