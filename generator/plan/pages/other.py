"""Free pages, and the page for addresses that are not there."""

from generator.model.page import FreePage
from generator.plan import routes
from generator.plan.common import Common
from generator.plan.markdown import markdown_to_html, markdown_to_text
from generator.plan.page import Page
from generator.plan.tongues import tongue_of
from generator.plan.views.site import NotFoundPage, TextPage


def text_page(common: Common, page: FreePage) -> Page:
    """Return a page of the user's own. common: of the language that it is in."""
    return Page(common.home + routes.text_path(page.stem), text_view, (common, page))


def text_view(common: Common, page: FreePage) -> TextPage:
    """Make a page of the user's own."""
    body = markdown_to_html(page.body)
    tongue = tongue_of(page.language or common.config.language, common.site.language)
    description = page.description or markdown_to_text(body) or page.title
    frame = common.frame(common.home + routes.text_path(page.stem), page.title, description)
    return TextPage(page=frame, heading=page.title, body=body, tongue=tongue)


def not_found_page(common: Common) -> Page:
    """Return what a host shows for an address that is not there."""
    return Page(routes.NOT_FOUND, not_found_view, (common,), index=False)


def not_found_view(common: Common) -> NotFoundPage:
    """Make the page for an address that is not there."""
    frame = common.frame_of_not_found(
        common.words.say("Page not found"), common.words.say("There is no page at this address.")
    )
    return NotFoundPage(frame, home=frame.root)
