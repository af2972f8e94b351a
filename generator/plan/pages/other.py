"""Free pages, and the page for addresses that are not there."""

from generator.model.page import FreePage
from generator.plan import routes
from generator.plan.frame import Framer
from generator.plan.markdown import markdown_to_html, markdown_to_text
from generator.plan.views import NotFoundPage, TextPage


def text_page(page: FreePage, framer: Framer) -> TextPage:
    """Return a page of the user's own."""
    body = markdown_to_html(page.body)
    description = page.description or markdown_to_text(body) or page.title
    frame = framer.frame(routes.text_path(page.stem), page.title, description)
    return TextPage(page=frame, heading=page.title, body=body)


def not_found_page(framer: Framer) -> NotFoundPage:
    """Return what a host shows for an address that is not there."""
    frame = framer.frame_of_not_found("Page not found", "There is no page at this address.")
    return NotFoundPage(frame, home=frame.root)
