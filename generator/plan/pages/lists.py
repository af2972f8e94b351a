"""Lists of papers that have something in common, and all of them."""

from collections.abc import Iterator
from dataclasses import replace

from generator.language.words import Words
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
    titled,
    venue_tallies,
    year_tallies,
)
from generator.plan.metadata.schema_pages import collection_page
from generator.plan.page import Page
from generator.plan.pages.exports import list_exports
from generator.plan.slugs import slugify
from generator.plan.text import some_of
from generator.plan.views.frame import Crumb
from generator.plan.views.lists import ListingPage
from generator.plan.views.paper import ExportView
from generator.plan.views.pieces import CategoryView, Paging, Tally


def all_papers_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield the list of all papers of a site of several people."""
    exports = list_exports(corpus, routes.HOME, corpus.entries, "papers")
    words = corpus.common.words
    lead = words.say("{facts}.", facts=coverage(corpus.entries, words))
    facts = ListFacts("papers", "", words.say("All papers"), lead, exports=exports)
    yield from _listing(corpus, corpus.entries, routes.PAPERS, facts)


def category_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield a page for each category that has papers."""
    tallies, words = category_tallies(corpus.entries, corpus), corpus.common.words
    heading = words.say("Categories")
    for code, entries in corpus.by_category.items():
        category = corpus.common.categories[code]
        lead = words.say("{facts}.", facts=coverage(entries, words))
        if category.known:
            where = words.say("{code} of arXiv's taxonomy, in {group}.", code=category.code, group=category.group)
            lead = words.sentences(lead, where)
        facts = ListFacts(
            "category",
            words.say("Category"),
            category.name,
            lead,
            siblings_of(tallies, category.path),
            heading,
            (Crumb(heading, routes.CATEGORIES),),
            category,
            feed_of(entries, category.path, corpus),
            list_exports(corpus, category.path, entries, slugify(category.code)),
        )
        yield from _listing(corpus, entries, category.path, facts)


def year_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield a page for each year that has papers."""
    words = corpus.common.words
    tallies = year_tallies(corpus.entries, words)
    heading = words.say("Years")
    for year, entries in corpus.by_year.items():
        inferred = sum(entry.gist.counts.year_inferred for entry in entries)
        lead = words.say("{facts}.", facts=coverage(entries, words, years=False))
        if inferred and len(entries) == 1:
            lead = words.sentences(lead, words.say("Its year is inferred: the source leaves it out."))
        elif inferred:
            note = words.count(
                inferred,
                "The year of {n} of them is inferred: the source leaves it out.",
                "The year of {n} of them is inferred: the source leaves it out.",
            )
            lead = words.sentences(lead, note)
        path = routes.year_path(year)
        exports = list_exports(corpus, path, entries, f"papers-{year}")
        crumbs, siblings = (Crumb(heading, routes.YEARS),), siblings_of(tallies, path)
        facts = ListFacts("year", words.say("Year"), str(year), lead, siblings, heading, crumbs, exports=exports)
        yield from _listing(corpus, entries, path, facts)


def organisation_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield a page for each organisation that a source names."""
    tallies, words = organisation_tallies(corpus), corpus.common.words
    heading = words.say("Organisations")
    short = words.say("The source prints the organisation in this short form.")
    for slug, entries in corpus.by_organisation.items():
        path = routes.organisation_path(slug)
        lead = words.sentences(words.say("{facts}.", facts=coverage(entries, words)), short)
        name, siblings = corpus.organisation_names[slug], siblings_of(tallies, path)
        crumbs, feed = (Crumb(heading, routes.ORGANISATIONS),), feed_of(entries, path, corpus)
        facts = ListFacts("organisation", words.say("Organisation"), name, lead, siblings, heading, crumbs, feed=feed)
        yield from _listing(corpus, entries, path, facts)


def venue_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield a page for each venue that a source names."""
    tallies, words = venue_tallies(corpus), corpus.common.words
    heading = words.say("Venues")
    for slug, entries in corpus.by_venue.items():
        path = routes.venue_path(slug)
        siblings = siblings_of(tallies, path)
        lead, crumbs = words.say("{facts}.", facts=coverage(entries, words)), (Crumb(heading, routes.VENUES),)
        facts = ListFacts("venue", words.say("Venue"), corpus.venue_names[slug], lead, siblings, heading, crumbs)
        yield from _listing(corpus, entries, path, facts)


def author_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield a page for each printed name that stands above several papers and means no person of the site."""
    words = corpus.common.words
    crumbs = (Crumb(words.say("Authors"), routes.AUTHORS),)
    for slug, entries in corpus.by_author.items():
        facts_text = coverage(entries, words)
        lead = words.say("{facts}, whose bylines print this name. Namesakes are not told apart.", facts=facts_text)
        companions = companion_tallies(entries, corpus, slug)
        name, label = corpus.author_names[slug], words.say("Co-authors")
        facts = ListFacts("author", words.say("Author"), name, lead, companions, label, crumbs)
        yield from _listing(corpus, entries, routes.author_path(slug), facts)


def code_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield the list of papers with code, if there are any."""
    entries = corpus.with_code
    if not entries:
        return
    linked = sum(entry.gist.has_code_url for entry in entries)
    words = corpus.common.words
    if linked == len(entries):
        repositories = words.say("The abstract names the repository of all of them.")
    elif not linked:
        repositories = words.say("The abstract names the repository of none of them.")
    else:
        repositories = words.count(
            linked,
            "The abstract names the repository of {n} of them.",
            "The abstract names the repository of {n} of them.",
        )
    lead = words.sentences(words.say("{facts}.", facts=some_of(len(entries), len(corpus.entries), words)), repositories)
    yield from _listing(corpus, entries, routes.CODE, ListFacts("code", "", words.say("Papers with code"), lead))


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
    for path, chunk, paging in pages_of(entries, corpus.config.papers_per_page, base, corpus.common.words):
        yield Page(path, listing_view, (corpus.common, facts, path, chunk, paging))


def listing_view(common: Common, facts: ListFacts, path: str, entries: tuple[Entry, ...], paging: Paging) -> ListingPage:
    """Make a page of a list of papers."""
    title = titled(_title_of(facts, common.words), paging, common.words)
    things = collection_page(common.config.base_url, path, title, [entry.path for entry in entries])
    description = common.words.say("{title}: {text}", title=title, text=facts.lead)
    return ListingPage(
        page=replace(common.frame(path, title, description, facts.crumbs, things), feed=facts.feed),
        kind=facts.kind,
        eyebrow=facts.eyebrow,
        heading=facts.heading,
        lead=facts.lead,
        category=facts.category,
        groups=by_year(entries, common.words),
        siblings=facts.siblings,
        siblings_label=facts.siblings_label,
        exports=facts.exports,
        paging=paging,
    )


def _title_of(facts: ListFacts, words: Words) -> str:
    """Return the title of a list's first page, which no other page of the site has."""
    match facts.kind:
        case "category":
            code = f" ({facts.category.code})" if facts.category else ""
            return words.say("Papers in {category}", category=facts.heading + code)
        case "year":
            return words.say("Papers of {year}", year=facts.heading)
        case "organisation":
            return words.say("Papers of the organisation {name}", name=facts.heading)
        case "venue":
            return words.say("Papers in {venue}", venue=facts.heading)
        case "author":
            return words.say("Papers by {name}", name=facts.heading)
    return facts.heading
