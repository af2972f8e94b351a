"""The pages of papers."""

from collections.abc import Iterator
from dataclasses import replace

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
from generator.plan.page import Page
from generator.plan.pages.around import Surroundings, category_shelf, neighbour, related_papers, surroundings, year_shelf
from generator.plan.pages.linksets import typed_links
from generator.plan.published import links_of, venue_text
from generator.plan.relatives import Relatives
from generator.plan.text import html_and_text, plain, shorten
from generator.plan.views.frame import Crumb
from generator.plan.views.paper import PaperPage
from generator.plan.views.pieces import BylineView, NameView, PaperCard


def paper_pages(corpus: Corpus, relatives: Relatives | None, places: range) -> Iterator[Page]:
    """Yield a page for each paper of a stretch of the corpus. relatives: which are related; None if that is not wanted."""
    for place in places:
        entry = corpus.entries[place]
        around = surroundings(corpus, relatives, place)
        unique = corpus.title_counts[entry.work.title] == 1
        same_title_path = corpus.same_title_paths.get(entry.work.slug)
        names = tuple(name_slug(name) for name in printed_names(entry)) if corpus.by_author else ()
        with_pages = tuple(sorted(name for name in names if name in corpus.by_author))
        parts = (corpus.common, entry, around, unique, same_title_path, with_pages)
        yield Page(entry.path, paper_view, parts)


def paper_view(
    common: Common,
    entry: Entry,
    around: Surroundings,
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
        newer=neighbour(around.newer),
        older=neighbour(around.older),
        neighbours_of=None if around.person is None else _person(common, around.person),
        same_year=year_shelf(entry, around, common.words),
        same_category=category_shelf(card, around),
        related=related_papers(common, entry, reference.abstract_text, around),
        more=tuple(other.card for other in around.more),
        people=tuple(_person(common, place) for place in entry.work.people),
        same_title_path=same_title_path,
        meta=(*citation_tags(reference), *dublin_core_tags(reference)),
        typed_links=typed_links(common, entry),
        coins=coins(reference) if common.config.coins else "",
    )


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


def _person(common: Common, place: int) -> NameView:
    return NameView(common.people[place].name, is_person=True, path=common.people[place].path)
