"""How free pages hang together: sections, their order, and what a page shows of both.

A folder of pages is a section, and its `index.md` the section's own page; where that is missing, the section lists its pages
all the same. Pages at the top stand for themselves.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.model.language import Spoken
from generator.model.page import FreePage
from generator.model.value import value
from generator.parse.page import title_of
from generator.plan import routes
from generator.plan.views.frame import Crumb
from generator.plan.views.site import PageTeaser, SectionItem

_LAST = 1_000_001
_MOST_BESIDE = 100
"""Pages of one folder that the navigation beside a text lists all of. With more, pages would be heavy with links."""
_AROUND = 20


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
            title = title_of(folders[depth - 1])[:200] if depth else home
            if title and (page.language, stem) not in have:
                have.add((page.language, stem))
                folder = page.source.rsplit("/", len(folders) - depth + 1)[0]
                found.append(FreePage(source=folder, stem=stem, language=page.language, title=title, body=""))
    orders = {(page.language, page.stem): page.order for page in found}
    return tuple(sorted(found, key=lambda page: _order(page, orders)))


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
        self._home = home
        self._by_stem = {page.stem: page for page in pages}
        self._in_folder: defaultdict[str, list[FreePage]] = defaultdict(list)
        """Pages right in a folder, and those of the folders right in it, by the folder's name with a slash at its end."""
        self._in_section: defaultdict[str, list[FreePage]] = defaultdict(list)
        """All pages of a section, by its name."""
        self._place_in_section: dict[str, int] = {}
        for page in pages:
            *folders, name = page.stem.split("/")
            if folders:
                self._place_in_section[page.stem] = len(self._in_section[folders[0]])
                self._in_section[folders[0]].append(page)
            if name != routes.INDEX:
                self._in_folder[_folder(folders)].append(page)
            elif folders:
                self._in_folder[_folder(folders[:-1])].append(page)

    def path(self, page: FreePage) -> str:
        """Return a page's address."""
        return self._home + routes.text_path(page.stem)

    def place(self, page: FreePage) -> Place:
        """Return where a page stands."""
        *folders, name = page.stem.split("/")
        if not folders:
            # A home page that somebody has written says by itself what there is.
            return Place(below=self._below("") if name == routes.INDEX and not page.body.strip() else ())
        own = [self._by_stem[_folder(folders[:depth]) + routes.INDEX] for depth in range(1, len(folders) + 1)]
        crumbs = tuple(Crumb(one.title, self.path(one)) for one in own if one.stem != page.stem)
        row, at = self._in_section[folders[0]], self._place_in_section[page.stem]
        before, after = (Crumb(row[n].title, self.path(row[n])) if 0 <= n < len(row) else None for n in (at - 1, at + 1))
        below = self._below(_folder(folders)) if name == routes.INDEX else ()
        head = SectionItem(own[0].title, self.path(own[0]), here=own[0].stem == page.stem)
        return Place(crumbs, (head, *self._items(f"{folders[0]}/", page)), before, after, below)

    def _below(self, folder: str) -> tuple[PageTeaser, ...]:
        return tuple(PageTeaser(page.title, self.path(page), page.description or "") for page in self._in_folder[folder])

    def _items(self, folder: str, here: FreePage) -> Iterator[SectionItem]:
        """Yield what the navigation beside a page lists of a folder: of very many pages those around the page itself."""
        pages = self._in_folder[folder]
        if len(pages) > _MOST_BESIDE:
            at = next((place for place, one in enumerate(pages) if _is_in(here, one)), 0)
            pages = pages[max(0, at - _AROUND) : at + _AROUND + 1]
        for page in pages:
            # Of the folders in it only those are unfolded that the page is in.
            inner = page.stem.removesuffix(routes.INDEX)
            below = tuple(self._items(inner, here)) if inner != page.stem and _is_in(here, page) else ()
            yield SectionItem(page.title, self.path(page), page.stem == here.stem, below)


def _folder(names: Sequence[str]) -> str:
    return "".join(f"{name}/" for name in names)


def _is_in(page: FreePage, other: FreePage) -> bool:
    """Tell whether a page is another one, or in the folder whose page that is."""
    inner = other.stem.removesuffix(routes.INDEX)
    return page.stem == other.stem or (inner != other.stem and page.stem.startswith(inner))
