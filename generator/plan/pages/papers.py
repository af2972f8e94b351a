"""The pages of papers."""

from collections.abc import Iterator
from dataclasses import replace

from pydantic_core import to_json

from generator.language.words import Words
from generator.model.paper import Paper
from generator.plan import routes
from generator.plan.citations.styles import citations
from generator.plan.common import Common
from generator.plan.corpus import Corpus, Entry, name_slug, printed_names
from generator.plan.exports.bibtex import bibtex_record
from generator.plan.exports.formats import paper_exports
from generator.plan.markdown import markdown_to_html
from generator.plan.metadata.coins import coins
from generator.plan.metadata.dublin_core import dublin_core_tags
from generator.plan.metadata.highwire import citation_tags
from generator.plan.metadata.schema_org import work
from generator.plan.metadata.share import paper_share
from generator.plan.metadata.signposting import LINKSET, Description, linkset, signposts
from generator.plan.page import Page
from generator.plan.published import links_of, venue_text
from generator.plan.text import html_and_text, plain, shorten
from generator.plan.views import (
    BylineView,
    Crumb,
    DataFile,
    NameView,
    Neighbour,
    PaperCard,
    PaperPage,
    SharedTitlePage,
    TypedLink,
)

_RELATED = 4


def paper_pages(corpus: Corpus, places: range) -> Iterator[Page]:
    """Yield a page for each paper of a stretch of the corpus."""
    for place in places:
        entry = corpus.entries[place]
        newer = corpus.entries[place - 1] if place else None
        older = corpus.entries[place + 1] if place + 1 < len(corpus.entries) else None
        related: tuple[Entry, ...] = ()
        if entry.work.paper.category:
            same = corpus.by_category[entry.work.paper.category.full_code]
            related = _nearest(same, corpus.place_in_category[entry.work.slug])
        unique = corpus.title_counts[entry.work.title] == 1
        same_title_path = corpus.same_title_paths.get(entry.work.slug)
        names = tuple(name_slug(name) for name in printed_names(entry)) if corpus.by_author else ()
        with_pages = tuple(sorted(name for name in names if name in corpus.by_author))
        parts = (corpus.common, entry, newer, older, related, unique, same_title_path, with_pages)
        yield Page(entry.path, paper_view, parts)


def _nearest(entries: tuple[Entry, ...], place: int) -> tuple[Entry, ...]:
    """Return the entries around a place in a list, nearest first half and half, without the one at the place."""
    start = max(0, min(place - _RELATED // 2, len(entries) - _RELATED - 1))
    return tuple(entry for index, entry in enumerate(entries[start : start + _RELATED + 1], start) if index != place)


def paper_view(
    common: Common,
    entry: Entry,
    newer: Entry | None,
    older: Entry | None,
    related: tuple[Entry, ...],
    unique_title: bool,
    same_title_path: str | None,
    author_slugs: tuple[str, ...],
) -> PaperPage:
    """Make a paper's page. author_slugs: of the names above it that have a page, though they mean no person of the site."""
    paper, card, reference = entry.paper, entry.card, entry.reference
    # Titles of pages are unique, so papers of the same name are told apart as readers would.
    title = card.title_text
    if not unique_title:
        first = card.byline.names[0].text if card.byline.names else ""
        title += f" ({', '.join(filter(None, (first, card.date.text if card.date else '', entry.work.slug[-6:])))})"
    pages = tuple(None if place is None else common.address(common.people[place].path) for place in entry.authors)
    frame = common.frame(
        card.path,
        shorten(title, 160),
        reference.abstract_text or _described(card.title_text, paper, common.words),
        _paper_crumbs(common, card),
        (work(reference, pages),),
        paper_share(reference, pages, common.card_of(card.path, card.title_text)),
    )
    links = (common.people[place] for place in entry.work.people)
    people = tuple(NameView(link.name, is_person=True, path=link.path) for link in links)
    code_url = paper.code_url
    return PaperPage(
        page=frame,
        title=html_and_text(paper.title)[0],
        title_text=card.title_text,
        tongue=card.tongue,
        byline=_with_authors(card.byline, author_slugs),
        date=card.date,
        venue=venue_text(paper, common.words),
        award=card.award,
        category=card.category,
        organisations=tuple(
            Crumb(organisation.slug, routes.organisation_path(organisation.slug)) for organisation in paper.organisations
        ),
        score=card.score,
        score_note=common.words.say("The source's own score of this paper, out of 100.") if paper.score_text else "",
        has_code=paper.has_code,
        code_url=code_url,
        links=links_of(paper, common.words, frame.root),
        abstract=tuple(html_and_text(paragraph)[0] for paragraph in paper.abstract),
        abstract_text=reference.abstract_text,
        remarks=markdown_to_html(paper.remarks) if paper.remarks else None,
        keywords=tuple(plain(keyword) for keyword in paper.keywords),
        citations=citations(reference, common.config.citation_styles),
        bibtex=bibtex_record(reference, entry.key) if "bibtex" in common.config.exports else None,
        exports=paper_exports(common.config.exports, entry.path, entry.work.slug),
        newer=_neighbour(newer),
        older=_neighbour(older),
        related=tuple(other.card for other in related),
        people=people,
        same_title_path=same_title_path,
        meta=(*citation_tags(reference), *dublin_core_tags(reference)),
        typed_links=_typed_links(common, entry),
        coins=coins(reference) if common.config.coins else "",
    )


def linkset_pages(corpus: Corpus, places: range) -> Iterator[Page]:
    """Yield the linkset of each paper of a stretch of the corpus; it needs absolute addresses."""
    if corpus.common.has_linksets:
        for place in places:
            entry = corpus.entries[place]
            yield Page(entry.path + LINKSET, linkset_file, (corpus.common, entry), index=False)


def linkset_file(common: Common, entry: Entry) -> DataFile:
    """Make a paper's linkset."""
    return DataFile(to_json(linkset(_typed_links(common, entry), f"{common.config.base_url}{entry.path}")) + b"\n")


def _typed_links(common: Common, entry: Entry) -> tuple[TypedLink, ...]:
    base_url = common.config.base_url
    if base_url is None:
        return ()
    collection = routes.HOME if common.single else routes.PAPERS
    files = _descriptions(common, entry)
    return signposts(entry.reference, base_url, collection, files, with_linkset=common.has_linksets)


def _descriptions(common: Common, entry: Entry) -> tuple[Description, ...]:
    """Return the files that tell of a paper: addresses relative to the site's root, and media types."""
    exports = paper_exports(common.config.exports, entry.path, entry.work.slug)
    api = ((routes.api_paper_path(entry.work.slug), "application/json"),) if common.config.api else ()
    return (*((one.path, one.media_type) for one in exports), *api)


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


def _with_authors(byline: BylineView, slugs: tuple[str, ...]) -> BylineView:
    """Link the names that have a page of papers."""
    if not slugs:
        return byline
    names = tuple(
        replace(name, path=routes.author_path(name_slug(name.text)))
        if not name.is_person and name_slug(name.text) in slugs
        else name
        for name in byline.names
    )
    return replace(byline, names=names)


def _described(title: str, paper: Paper, words: Words) -> str:
    names = [plain(authorship.name.display) for authorship in paper.byline.authorships]
    if not names:
        return words.say("{facts}.", facts=title)
    authors = ", ".join(names) if paper.byline.complete else f"{', '.join(names)} {words.say('et al.')}"
    return words.say("{title}, by {authors}.", title=title, authors=authors)


def _paper_crumbs(common: Common, card: PaperCard) -> tuple[Crumb, ...]:
    crumbs = [Crumb(common.words.say("Papers"), routes.HOME if common.single else routes.PAPERS)]
    if card.category:
        crumbs.append(Crumb(card.category.name, card.category.path))
    return tuple(crumbs)


def _neighbour(entry: Entry | None) -> Neighbour | None:
    return Neighbour(entry.card.path, entry.card.title, entry.card.tongue, entry.card.date) if entry else None
