"""Lists of papers that have something in common, and all of them."""

from collections.abc import Iterator
from dataclasses import replace

from generator.model.value import value
from generator.plan import routes
from generator.plan.common import Common
from generator.plan.corpus import Corpus, Entry
from generator.plan.lists import (
    by_year,
    category_tallies,
    companion_tallies,
    coverage,
    feed_of,
    organisation_tallies,
    pages_of,
    siblings_of,
    venue_tallies,
    year_tallies,
)
from generator.plan.metadata.schema_pages import collection_page
from generator.plan.page import Page
from generator.plan.pages.exports import list_exports
from generator.plan.slugs import slugify
from generator.plan.text import counted
from generator.plan.views import CategoryView, Crumb, ExportView, ListingPage, Paging, Tally

_CATEGORIES = (Crumb("Categories", routes.CATEGORIES),)
_VENUES = (Crumb("Venues", routes.VENUES),)
_AUTHORS = (Crumb("Authors", routes.AUTHORS),)
_YEARS = (Crumb("Years", routes.YEARS),)
_ORGANISATIONS = (Crumb("Organisations", routes.ORGANISATIONS),)


def all_papers_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield the list of all papers of a site of several people."""
    exports = list_exports(corpus, routes.HOME, corpus.entries, "papers")
    facts = ListFacts("papers", "", "All papers", f"{coverage(corpus.entries)}.", exports=exports)
    yield from _listing(corpus, corpus.entries, routes.PAPERS, facts)


def category_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield a page for each category that has papers."""
    tallies = category_tallies(corpus.entries, corpus)
    for code, entries in corpus.by_category.items():
        category = corpus.common.categories[code]
        lead = f"{coverage(entries)}."
        if category.known:
            lead += f" {category.code} of arXiv's taxonomy, in {category.group}."
        facts = ListFacts(
            "category",
            "Category",
            category.name,
            lead,
            siblings_of(tallies, category.path),
            "Categories",
            _CATEGORIES,
            category,
            feed_of(entries, category.path, corpus),
            list_exports(corpus, category.path, entries, slugify(category.code)),
        )
        yield from _listing(corpus, entries, category.path, facts)


def year_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield a page for each year that has papers."""
    tallies = year_tallies(corpus.entries)
    for year, entries in corpus.by_year.items():
        inferred = sum(entry.paper.date is not None and entry.paper.date.year_inferred for entry in entries)
        lead = f"{coverage(entries).replace(f', {year}', '', 1)}."
        if inferred:
            lead += f" The year of {'one' if inferred == 1 else inferred} of them is inferred: the source leaves it out."
            lead = lead.replace("one of them", "this one") if len(entries) == 1 else lead
        path = routes.year_path(year)
        exports = list_exports(corpus, path, entries, f"papers-{year}")
        facts = ListFacts("year", "Year", str(year), lead, siblings_of(tallies, path), "Years", _YEARS, exports=exports)
        yield from _listing(corpus, entries, path, facts)


def organisation_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield a page for each organisation that a source names."""
    tallies = organisation_tallies(corpus)
    for slug, entries in corpus.by_organisation.items():
        path = routes.organisation_path(slug)
        lead = f"{coverage(entries)}. The source prints the organisation in this short form."
        name, siblings = corpus.organisation_names[slug], siblings_of(tallies, path)
        facts = ListFacts("organisation", "Organisation", name, lead, siblings, "Organisations", _ORGANISATIONS)
        facts = replace(facts, feed=feed_of(entries, path, corpus))
        yield from _listing(corpus, entries, path, facts)


def venue_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield a page for each venue that a source names."""
    tallies = venue_tallies(corpus)
    for slug, entries in corpus.by_venue.items():
        path = routes.venue_path(slug)
        siblings = siblings_of(tallies, path)
        facts = ListFacts("venue", "Venue", corpus.venue_names[slug], f"{coverage(entries)}.", siblings, "Venues", _VENUES)
        yield from _listing(corpus, entries, path, facts)


def author_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield a page for each printed name that stands above several papers and means no person of the site."""
    for slug, entries in corpus.by_author.items():
        lead = f"{coverage(entries)}, whose bylines print this name. Namesakes are not told apart."
        companions = companion_tallies(entries, corpus, slug)
        facts = ListFacts("author", "Author", corpus.author_names[slug], lead, companions, "Co-authors", _AUTHORS)
        yield from _listing(corpus, entries, routes.author_path(slug), facts)


def code_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield the list of papers with code, if there are any."""
    entries = corpus.with_code
    if not entries:
        return
    linked = sum(entry.paper.code_url is not None for entry in entries)
    lead = f"{len(entries):,} of {counted(len(corpus.entries), 'paper')}. "
    lead += "The abstract names the repository of " + (
        "all of them." if linked == len(entries) else "none of them." if not linked else f"{linked} of them."
    )
    yield from _listing(corpus, entries, routes.CODE, ListFacts("code", "", "Papers with code", lead))


@value
class ListFacts:
    """What the pages of one list say above the papers."""

    kind: str
    eyebrow: str
    heading: str
    lead: str
    siblings: tuple[Tally, ...] = ()
    siblings_label: str = ""
    crumbs: tuple[Crumb, ...] = ()
    category: CategoryView | None = None
    feed: str | None = None
    exports: tuple[ExportView, ...] = ()


def _listing(corpus: Corpus, entries: tuple[Entry, ...], base: str, facts: ListFacts) -> Iterator[Page]:
    for path, chunk, paging in pages_of(entries, corpus.config.papers_per_page, base):
        yield Page(path, listing_view, (corpus.common, facts, path, chunk, paging))


def listing_view(common: Common, facts: ListFacts, path: str, entries: tuple[Entry, ...], paging: Paging) -> ListingPage:
    """Make a page of a list of papers."""
    titles = {
        "category": f"Papers in {facts.heading}{f' ({facts.category.code})' if facts.category else ''}",
        "year": f"Papers of {facts.heading}",
        "organisation": f"Papers of the organisation {facts.heading}",
        "venue": f"Papers in {facts.heading}",
        "author": f"Papers by {facts.heading}",
    }
    title = titles.get(facts.kind, facts.heading)
    if paging.newer is not None:
        title += f", {paging.label.lower()}"
    things = collection_page(common.config.base_url, path, title, [entry.path for entry in entries])
    return ListingPage(
        page=replace(common.frame(path, title, f"{title}: {facts.lead}", facts.crumbs, things), feed=facts.feed),
        kind=facts.kind,
        eyebrow=facts.eyebrow,
        heading=facts.heading,
        lead=facts.lead,
        category=facts.category,
        groups=by_year(entries),
        siblings=facts.siblings,
        siblings_label=facts.siblings_label,
        exports=facts.exports,
        paging=paging,
    )
