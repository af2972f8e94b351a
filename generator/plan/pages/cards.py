"""The pictures that stand for papers and people where others link to them."""

from collections.abc import Iterator

from generator.plan import routes
from generator.plan.common import Common, PersonLink
from generator.plan.corpus import Corpus, Entry
from generator.plan.page import Page
from generator.plan.text import date_view, named
from generator.plan.views.files import CardImage
from generator.plan.views.pieces import CategoryView, MetricView

_NAMES = 4
_MOST_FIGURES = 5


def paper_card_pages(corpus: Corpus, places: range) -> Iterator[Page]:
    """Yield the card of each paper of a stretch of the corpus, if the site has cards."""
    if corpus.common.has_cards:
        for place in places:
            entry = corpus.entries[place]
            yield Page(routes.card_path(entry.path), paper_card, (corpus.common, entry), False, entry.digest)


def paper_card(common: Common, entry: Entry) -> CardImage:
    """Make a paper's card."""
    category = common.category(entry.paper.category)
    return CardImage(
        is_person=False,
        title=entry.work.title,
        eyebrow=category.name if category else "",
        tone=category.tone if category else 0,
        byline=named(entry.paper.byline, _NAMES, common.words),
        figures=(),
        site=common.site.title,
        facts=date_view(entry.paper.date, common.words).text if entry.paper.date else "",
    )


def person_card(
    common: Common, link: PersonLink, field: CategoryView | None, about: str, figures: tuple[MetricView, ...], coverage: str
) -> CardImage:
    """Make a person's card. about: position and affiliation, may be empty."""
    return CardImage(
        is_person=True,
        title=link.name,
        eyebrow=field.name if field else "",
        tone=field.tone if field else 0,
        byline=about,
        figures=figures[:_MOST_FIGURES],
        site="" if common.site.title == link.name else common.site.title,
        facts=coverage,
    )
