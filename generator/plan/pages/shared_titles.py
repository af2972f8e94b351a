"""The pages of titles that several papers have."""

from collections.abc import Iterator

from generator.plan import routes
from generator.plan.common import Common
from generator.plan.corpus import Corpus, Entry
from generator.plan.page import Page
from generator.plan.text import shorten
from generator.plan.views.frame import Crumb
from generator.plan.views.paper import SharedTitlePage


def shared_title_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield a page for each address that several papers would have."""
    by_slug = {entry.work.slug: entry for entry in corpus.entries} if corpus.shared_slugs else {}
    for shared in corpus.shared_slugs:
        entries = tuple(by_slug[work.slug] for work in shared.works)
        path = routes.paper_path(shared.slug)
        yield Page(path, shared_title_view, (corpus.common, path, entries), index=False)


def shared_title_view(common: Common, path: str, entries: tuple[Entry, ...]) -> SharedTitlePage:
    """Make the page of a title that several papers have."""
    cards = tuple(entry.card for entry in entries)
    alike = len({card.title_text for card in cards}) == 1
    words, number, name = common.words, len(cards), shorten(cards[0].title_text, 80)
    if alike:
        title = words.count(number, "{n} paper called “{title}”", "{n} papers called “{title}”", title=name)
    else:
        title = words.count(
            number,
            "{n} paper whose title begins like “{title}”",
            "{n} papers whose titles begin like “{title}”",
            title=name,
        )
    crumbs = (Crumb(words.say("Papers"), routes.HOME),)
    frame = common.frame(path, title, words.say("{facts}.", facts=title), crumbs, index=False)
    return SharedTitlePage(page=frame, heading=title, cards=cards)
