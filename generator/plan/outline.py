"""How free pages hang together: sections, their order, and what a page shows of both.

A folder of pages is a section, and its `index.md` the section's own page; where that is missing, the section lists its pages
all the same. Pages at the top stand for themselves.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.model.language import Spoken
from generator.model.page import FreePage
from generator.model.value import value
from generator.plan import routes
from generator.plan.views.frame import Crumb
from generator.plan.views.site import PageTeaser, SectionItem

_LAST = 1_000_001


@value
class Place:
    """Where a page stands among the free pages of its language."""

    crumbs: tuple[Crumb, ...] = ()
    """The sections that it is in, outermost first."""
    section: tuple[SectionItem, ...] = ()
    """The outermost of these with all its pages; empty for a page at the top."""
    before: Crumb | None = None
    after: Crumb | None = None
    below: tuple[PageTeaser, ...] = ()
    """Of the page of a section: its pages."""


def with_sections(pages: Sequence[FreePage], *, home: str | None) -> tuple[FreePage, ...]:
    """Return pages with one more for each folder that has no `index.md`, in all their order.

    home: the title of the home page, if it is a free page; None: the home page is another one.
    """
    found = list(pages)
    have = {(page.language, page.stem) for page in pages}
    for page in pages:
        folders = page.stem.split("/")[:-1]
        for depth in range(len(folders) + 1):
            stem = "/".join((*folders[:depth], routes.INDEX))
            title = _title(folders[depth - 1]) if depth else home
            if title and (page.language, stem) not in have:
                have.add((page.language, stem))
                folder = page.source.rsplit("/", len(folders) - depth + 1)[0]
                found.append(FreePage(source=folder, stem=stem, language=page.language, title=title, body=""))
    orders = {(page.language, page.stem): page.order for page in found}
    return tuple(sorted(found, key=lambda page: _order(page, orders)))


def _title(folder: str) -> str:
    return folder.replace("-", " ").replace("_", " ").capitalize()[:200]


def _order(page: FreePage, orders: Mapping[tuple[Spoken | None, str], int | None]) -> tuple[object, ...]:
    """Return what orders pages: each part of the address by the order that its page has, then by its name."""
    *folders, name = page.stem.split("/")
    keys: list[tuple[int, str]] = []
    for depth in range(1, len(folders) + 1):
        order = orders.get((page.language, "/".join((*folders[:depth], routes.INDEX))))
        keys.append((_LAST if order is None else order, folders[depth - 1]))
    # A section's own page comes before all in it.
    own = (-_LAST, "") if name == routes.INDEX else (_LAST if page.order is None else page.order, name)
    return (page.language or "", *keys, own)


def page_path(page: FreePage) -> str:
    """Return a page's address. Pages in another language than the site's own lie in a folder of its tag."""
    own = routes.text_path(page.stem)
    return f"{page.language}/{own}" if page.language else own


class Outline:
    """The free pages of one language, in their order."""

    def __init__(self, pages: Sequence[FreePage], home: str = "") -> None:
        """Prepare. pages: as `with_sections` returns them. home: the address of their home page."""
        self._pages = pages
        self._home = home

    def path(self, page: FreePage) -> str:
        """Return a page's address."""
        return self._home + routes.text_path(page.stem)

    def place(self, page: FreePage) -> Place:
        """Return where a page stands."""
        folders = page.stem.split("/")[:-1]
        if not folders:
            return Place(below=self._below("") if page.stem == routes.INDEX and not page.body.strip() else ())
        index = {one.stem: one for one in self._pages}
        own = [index["/".join((*folders[:depth], routes.INDEX))] for depth in range(1, len(folders) + 1)]
        crumbs = tuple(Crumb(one.title, self.path(one)) for one in own if one.stem != page.stem)
        row = [one for one in self._pages if one.stem.startswith(f"{folders[0]}/")]
        at = next(number for number, one in enumerate(row) if one.stem == page.stem)
        before, after = (Crumb(row[n].title, self.path(row[n])) if 0 <= n < len(row) else None for n in (at - 1, at + 1))
        below = self._below(page.stem.removesuffix(routes.INDEX)) if page.stem.endswith(f"/{routes.INDEX}") else ()
        return Place(crumbs, tuple(self._items(f"{folders[0]}/", page, own=True)), before, after, below)

    def _children(self, folder: str) -> Iterator[FreePage]:
        """Yield the pages right in a folder, and the pages of the folders right in it."""
        for page in self._pages:
            rest = page.stem.removeprefix(folder).removesuffix(f"/{routes.INDEX}")
            if page.stem.startswith(folder) and "/" not in rest and rest != routes.INDEX:
                yield page

    def _below(self, folder: str) -> tuple[PageTeaser, ...]:
        return tuple(PageTeaser(page.title, self.path(page), page.description or "") for page in self._children(folder))

    def _items(self, folder: str, here: FreePage, *, own: bool = False) -> Iterator[SectionItem]:
        """Yield what the navigation beside a page lists. own: with the folder's own page first."""
        index = next(page for page in self._pages if page.stem == folder + routes.INDEX)
        if own:
            yield SectionItem(index.title, self.path(index), here=index.stem == here.stem)
        for page in self._children(folder):
            inner = page.stem.removesuffix(routes.INDEX)
            below = tuple(self._items(inner, here)) if inner != page.stem else ()
            yield SectionItem(page.title, self.path(page), page.stem == here.stem, below)
