"""Lists of papers that have something in common, and all of them."""

from collections.abc import Iterator

from generator.plan import routes
from generator.plan.corpus import Corpus, Entry
from generator.plan.frame import Framer
from generator.plan.lists import (
    by_year,
    category_tallies,
    coverage,
    organisation_tallies,
    pages_of,
    siblings_of,
    year_tallies,
)
from generator.plan.text import counted
from generator.plan.views import CategoryView, Crumb, ListingPage, Tally


def all_papers_pages(corpus: Corpus, framer: Framer) -> Iterator[ListingPage]:
    """Yield the list of all papers of a site of several people."""
    yield from _listing(
        corpus,
        framer,
        corpus.entries,
        routes.PAPERS,
        "papers",
        "",
        "All papers",
        f"{coverage(corpus.entries)}.",
        (),
        "",
        (),
    )


def category_pages(corpus: Corpus, framer: Framer) -> Iterator[ListingPage]:
    """Yield a page for each category that has papers."""
    tallies = category_tallies(corpus.entries, corpus)
    for code, entries in corpus.by_category.items():
        category = corpus.categories[code]
        lead = f"{coverage(entries)}."
        if category.known:
            lead += f" {category.code} of arXiv's taxonomy, in {category.group}."
        yield from _listing(
            corpus, framer, entries, category.path, "category", "Category", category.name, lead,
            siblings_of(tallies, category.path), "Categories", (Crumb("Categories", routes.CATEGORIES),), category,
        )  # fmt: skip


def year_pages(corpus: Corpus, framer: Framer) -> Iterator[ListingPage]:
    """Yield a page for each year that has papers."""
    tallies = year_tallies(corpus.entries)
    for year, entries in corpus.by_year.items():
        inferred = sum(entry.paper.date is not None and entry.paper.date.year_inferred for entry in entries)
        lead = f"{coverage(entries).replace(f', {year}', '', 1)}."
        if inferred:
            lead += f" The year of {'one' if inferred == 1 else inferred} of them is inferred: the source leaves it out."
            lead = lead.replace("one of them", "this one") if len(entries) == 1 else lead
        path = routes.year_path(year)
        yield from _listing(
            corpus, framer, entries, path, "year", "Year", str(year), lead,
            siblings_of(tallies, path), "Years", (Crumb("Years", routes.YEARS),),
        )  # fmt: skip


def organisation_pages(corpus: Corpus, framer: Framer) -> Iterator[ListingPage]:
    """Yield a page for each organisation that a source names."""
    tallies = organisation_tallies(corpus)
    for slug, entries in corpus.by_organisation.items():
        path = routes.organisation_path(slug)
        yield from _listing(
            corpus, framer, entries, path, "organisation", "Organisation", corpus.organisation_names[slug],
            f"{coverage(entries)}. The source prints the organisation in this short form.",
            siblings_of(tallies, path), "Organisations", (Crumb("Organisations", routes.ORGANISATIONS),),
        )  # fmt: skip


def code_pages(corpus: Corpus, framer: Framer) -> Iterator[ListingPage]:
    """Yield the list of papers with code."""
    entries = corpus.with_code
    linked = sum(entry.paper.code_url is not None for entry in entries)
    lead = f"{len(entries):,} of {counted(len(corpus.entries), 'paper')}. "
    lead += "The abstract names the repository of " + (
        "all of them." if linked == len(entries) else "none of them." if not linked else f"{linked} of them."
    )
    yield from _listing(corpus, framer, entries, routes.CODE, "code", "", "Papers with code", lead, (), "", ())


def _listing(
    corpus: Corpus,
    framer: Framer,
    entries: tuple[Entry, ...],
    base: str,
    kind: str,
    eyebrow: str,
    heading: str,
    lead: str,
    siblings: tuple[Tally, ...],
    siblings_label: str,
    crumbs: tuple[Crumb, ...],
    category: CategoryView | None = None,
) -> Iterator[ListingPage]:
    titles = {
        "category": f"Papers in {heading}{f' ({category.code})' if category else ''}",
        "year": f"Papers of {heading}",
        "organisation": f"Papers of the organisation {heading}",
    }
    for path, chunk, paging in pages_of(entries, corpus.config.papers_per_page, base):
        title = titles.get(kind, heading)
        if path != base:
            title += f", {paging.label.lower()}"
        yield ListingPage(
            page=framer.frame(path, title, f"{title}: {lead}", crumbs),
            kind=kind,
            eyebrow=eyebrow,
            heading=heading,
            lead=lead,
            category=category,
            groups=by_year(chunk, corpus.by_year),
            siblings=siblings,
            siblings_label=siblings_label,
            paging=paging,
        )
