"""Free pages, and the page for addresses that are not there."""

from collections.abc import Iterator, Sequence

from generator.model.page import FreePage
from generator.plan import routes
from generator.plan.common import Common
from generator.plan.markdown import markdown_to_text
from generator.plan.outline import Outline, Place
from generator.plan.page import Page
from generator.plan.page_links import Links
from generator.plan.page_text import Heading, page_to_html
from generator.plan.tongues import language_of_text, tongue_of
from generator.plan.views.site import NotFoundPage, TextPage, TocItem

_IDS = frozenset({"site", "main", "site-nav", "shortcuts", "shortcuts-title"})
"""That the frame of a page has already."""
_FEWEST_FOR_TOC = 3


def text_pages(common: Common, pages: Sequence[FreePage], links: dict[str, Links]) -> Iterator[Page]:
    """Yield the pages of the user's own in one language, in their order. common: of that language.

    links: what the links of each page mean, by its source.
    """
    outline = Outline(pages, common.home)
    for page in pages:
        parts = (common, page, outline.place(page), links.get(page.source, ()))
        yield Page(outline.path(page), text_view, parts)


def text_view(common: Common, page: FreePage, place: Place, links: Links) -> TextPage:
    """Make a page of the user's own."""
    words = common.words
    body, headings = page_to_html(page.body, dict(links), _IDS, words.say("Table"))
    language = page.language or language_of_text(page.title, page.body, common.config.language)
    tongue = tongue_of(language, common.site.language)
    path = common.home + routes.text_path(page.stem)
    listed = ", ".join(one.title for one in place.below)
    description = page.description or markdown_to_text(body) or listed or page.title
    crumbs = place.crumbs
    if path == common.home:
        title = common.site.title
    else:
        # Sections may have pages of the same name: "Overview".
        title = words.joined((page.title, crumbs[-1].label)) if crumbs else page.title
    return TextPage(
        page=common.frame(path, title, description, crumbs),
        heading=page.title,
        body=body,
        tongue=tongue,
        toc=_toc(headings, wanted=page.toc),
        section=place.section,
        before=place.before,
        after=place.after,
        below=place.below,
    )


def _toc(headings: Sequence[Heading], *, wanted: bool | None) -> tuple[TocItem, ...]:
    """Return the headings of the second and third level; nothing if there are few, or if the page does not want it."""
    if wanted is None:
        wanted = sum(heading.level == 2 for heading in headings) >= _FEWEST_FOR_TOC
    found: list[tuple[Heading, list[TocItem]]] = []
    for heading in headings if wanted else ():
        if heading.level == 2 or not found:
            found.append((heading, []))
        elif heading.level == 3:
            found[-1][1].append(TocItem(heading.text, heading.anchor))
    return tuple(TocItem(heading.text, heading.anchor, tuple(below)) for heading, below in found)


def not_found_page(common: Common) -> Page:
    """Return what a host shows for an address that is not there."""
    return Page(routes.NOT_FOUND, not_found_view, (common,), index=False)


def not_found_view(common: Common) -> NotFoundPage:
    """Make the page for an address that is not there."""
    frame = common.frame_of_not_found(
        common.words.say("Page not found"), common.words.say("There is no page at this address.")
    )
    return NotFoundPage(frame, home=frame.root)
