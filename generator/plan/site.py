"""Everything that will be drawn, as data: pages in the order in which they are made, and the files beside them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from xml.sax.saxutils import escape

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span
from generator.model.config import Config
from generator.model.page import FreePage
from generator.model.profile import Profile
from generator.plan import routes
from generator.plan.corpus import Corpus, as_of_of, corpus_of
from generator.plan.frame import Framer
from generator.plan.pages.indexes import index_pages
from generator.plan.pages.lists import all_papers_pages, category_pages, code_pages, organisation_pages, year_pages
from generator.plan.pages.other import not_found_page, text_page
from generator.plan.pages.papers import paper_pages, shared_title_pages
from generator.plan.pages.people import directory_page, profile_pages
from generator.plan.pages.stats import stats_page
from generator.plan.text import counted, day_text
from generator.plan.views import (
    DirectoryPage,
    IndexPage,
    ListingPage,
    NotFoundPage,
    PaperPage,
    ProfilePage,
    SharedTitlePage,
    SiteFrame,
    StatsPage,
    TextPage,
    View,
)

TEMPLATES: dict[type, str] = {
    ProfilePage: "pages/profile.html",
    DirectoryPage: "pages/directory.html",
    ListingPage: "pages/listing.html",
    IndexPage: "pages/index.html",
    PaperPage: "pages/paper.html",
    SharedTitlePage: "pages/shared_title.html",
    TextPage: "pages/text.html",
    NotFoundPage: "pages/not_found.html",
    StatsPage: "pages/stats.html",
}
_URLS_PER_SITEMAP = 50_000
_PAPERS_PER_PART = 250


@dataclass(frozen=True, slots=True)
class Page:
    """One page: a template and all that it may use. Equal pages are drawn equal, in any process, on any machine."""

    path: str
    """Its address, relative to the site's root."""
    template: str
    view: View


Part = Callable[[], Iterator[Page]]
"""Makes some of a site's pages."""


@dataclass(frozen=True, slots=True)
class SitePlan:
    """A site as data. Pages are made when they are asked for, so that a large site is never held as a whole."""

    corpus: Corpus
    framer: Framer
    free_pages: tuple[FreePage, ...]

    def pages(self) -> Iterator[Page]:
        """Yield every page, part by part."""
        for part in self.parts():
            yield from part()

    def parts(self) -> tuple[Part, ...]:
        """Return the site in parts that can be made one without another, in their order.

        Papers come before the lists that link to them: a half-published site has no dead links.
        """
        corpus, framer = self.corpus, self.framer
        places = range(len(corpus.entries))
        chunks = [places[start : start + _PAPERS_PER_PART] for start in range(0, len(places), _PAPERS_PER_PART)]
        parts: list[Callable[[], Iterable[View]]] = [partial(paper_pages, corpus, framer, chunk) for chunk in chunks]
        parts += [
            partial(make, corpus, framer) for make in (shared_title_pages, category_pages, year_pages, organisation_pages)
        ]
        if corpus.with_code:
            parts.append(partial(code_pages, corpus, framer))
        parts.append(partial(index_pages, corpus, framer))
        if corpus.entries:
            parts.append(lambda: (stats_page(corpus, framer),))
        parts.append(lambda: (*(text_page(page, framer) for page in self.free_pages), not_found_page(framer)))
        parts += [partial(profile_pages, corpus, framer, place) for place in range(len(corpus.profiles))]
        if not corpus.single:
            parts.append(partial(all_papers_pages, corpus, framer))
            parts.append(lambda: (directory_page(corpus, framer, framer.site.title),))
        return tuple(partial(_pages, part) for part in parts)


def _pages(make: Callable[[], Iterable[View]]) -> Iterator[Page]:
    for view in make():
        yield Page(view.page.path, TEMPLATES[type(view)], view)


def plan_site(
    profiles: tuple[Profile, ...], free_pages: tuple[FreePage, ...], config: Config, *, live: bool = False
) -> tuple[SitePlan, tuple[Diagnostic, ...]]:
    """Decide everything that will be drawn. `live`: for the preview, whose pages listen for changes."""
    corpus = corpus_of(profiles, config)
    kept, notes = _free_pages(free_pages)
    title = config.title or (profiles[0].person.name.display if corpus.single else "Researchers")
    site = SiteFrame(
        title=title,
        language=config.language,
        colour_scheme=config.colour_scheme,
        footer=_footer(corpus),
        live=live,
    )
    framer = Framer(site, config.base_url, _sections(corpus, kept))
    return SitePlan(corpus, framer, kept), notes


def crawler_files(paths: tuple[str, ...], base_url: str | None) -> Iterator[tuple[str, bytes]]:
    """Yield `robots.txt` and the sitemaps for the pages that search engines may list.

    A sitemap holds absolute addresses, so there is none without a base URL; above 50,000 addresses it is split, with an
    index. No last-modified date: none is known. Source: sitemaps.org, protocol 0.9.
    """
    robots = "User-agent: *\nAllow: /\n"
    if base_url is None:
        yield "robots.txt", robots.encode()
        return
    yield "robots.txt", f"{robots}\nSitemap: {base_url}sitemap.xml\n".encode()
    chunks = [paths[start : start + _URLS_PER_SITEMAP] for start in range(0, len(paths), _URLS_PER_SITEMAP)] or [()]
    if len(chunks) == 1:
        yield "sitemap.xml", _sitemap("urlset", "url", tuple(base_url + path for path in chunks[0]))
        return
    names = tuple(f"sitemap-{number}.xml" for number in range(1, len(chunks) + 1))
    for name, chunk in zip(names, chunks, strict=True):
        yield name, _sitemap("urlset", "url", tuple(base_url + path for path in chunk))
    yield "sitemap.xml", _sitemap("sitemapindex", "sitemap", tuple(base_url + name for name in names))


def _sitemap(root: str, item: str, addresses: tuple[str, ...]) -> bytes:
    rows = "".join(f"<{item}><loc>{escape(address)}</loc></{item}>\n" for address in addresses)
    opening = f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}\n{rows}</{root}>\n'.encode()


def _free_pages(pages: tuple[FreePage, ...]) -> tuple[tuple[FreePage, ...], tuple[Diagnostic, ...]]:
    kept: dict[str, FreePage] = {}
    notes = []
    for page in sorted(pages, key=lambda page: page.source):
        path = routes.text_path(page.stem)
        if routes.is_taken_by_the_site(path) or path in kept:
            other = kept[path].source if path in kept else "a page of the site itself"
            notes.append(note("page-conflict", Span(source=page.source), other=other, path=path))
        else:
            kept[path] = page
    return tuple(kept.values()), tuple(notes)


def _footer(corpus: Corpus) -> str:
    as_of = as_of_of(corpus.profiles)
    day = f", as of {day_text(as_of)}" if as_of else ""
    return f"Made from {counted(len(corpus.profiles), 'profile document')}{day}."


def _sections(corpus: Corpus, free_pages: tuple[FreePage, ...]) -> tuple[tuple[str, str], ...]:
    """Return label and address of each entry of the main navigation; only what the data has."""
    entries = [
        ("Papers", routes.HOME, corpus.single),
        ("People", routes.HOME, not corpus.single),
        ("Papers", routes.PAPERS, not corpus.single),
        ("Categories", routes.CATEGORIES, bool(corpus.by_category)),
        ("Years", routes.YEARS, bool(corpus.by_year)),
        ("Code", routes.CODE, bool(corpus.with_code)),
        ("Organisations", routes.ORGANISATIONS, bool(corpus.by_organisation)),
        ("Authors", routes.AUTHORS, any(entry.card.byline.names for entry in corpus.entries)),
        ("Statistics", routes.STATS, bool(corpus.entries)),
        *((page.title, routes.text_path(page.stem), True) for page in free_pages),
    ]
    return tuple((label, path) for label, path, wanted in entries if wanted)
