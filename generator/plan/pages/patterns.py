"""The page of patterns: every component in every state, with made-up facts. For those who change the theme."""

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup as Html

from generator.plan import routes
from generator.plan.charts.shapes import Chart
from generator.plan.charts.spark_line import spark_line
from generator.plan.common import Common
from generator.plan.page import Page
from generator.plan.pages.figures import figure_pages
from generator.plan.pages.pattern_figures import (
    by_full_code,
    made_up_papers,
    pattern_charts,
    pattern_file,
    pattern_map,
    pattern_network,
    pattern_terms,
    pattern_timeline,
)
from generator.plan.tongues import Tongue
from generator.plan.views.frame import Crumb
from generator.plan.views.paper import Citation, CitationRun, ExportView, RelatedPaper
from generator.plan.views.people import GroupRow, PersonCard
from generator.plan.views.pieces import (
    BylineView,
    CareerEntry,
    CareerSection,
    CategoryView,
    DateView,
    LinkView,
    MetricView,
    NameView,
    Paging,
    PaperCard,
    PhotoView,
    Tally,
    YearGroup,
)
from generator.plan.views.site import PatternsPage, SectionItem, Specimens, TocItem

_CATEGORIES = (
    ("cs.LG", "Machine Learning"),
    ("cs.CL", "Computation and Language"),
    ("physics.optics", "Optics"),
    ("cs.DL", "Digital Libraries"),
    ("cs.CY", "Computers and Society"),
    ("math.NT", "Number Theory"),
    ("cs.HC", "Human-Computer Interaction"),
    ("cs.GL", "General Literature"),
)
_LONG = (
    "On the Unreasonable Length of Titles: A Study of Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten"
    "gesellschaft and Other Words That Do Not Fit"
)


def patterns_pages(common: Common) -> Iterator[Page]:
    """Yield the page of patterns, and the files of its figures. No search engine is told of it."""
    categories = _categories()
    for figure in (*(chart.id for chart in _charts(common)), "coauthors", "map", "timeline", "terms"):
        yield from figure_pages(f"{routes.PATTERNS}{figure}", pattern_file, (common, categories, figure))
    yield Page(routes.PATTERNS, patterns_view, (common,), index=False)


def patterns_view(common: Common) -> PatternsPage:
    """Make the page of patterns."""
    frame = common.frame(routes.PATTERNS, "Patterns", "Every component of this theme in every state.", index=False)
    # A page that is drawn must not be reached by what its specimens say of themselves.
    frame = replace(frame, crumbs=(Crumb("Papers", routes.PATTERNS), Crumb("Machine Learning", routes.PATTERNS)))
    return PatternsPage(page=frame, specimens=_specimens(common))


def _specimens(common: Common) -> Specimens:
    tones, words = _categories(), common.words
    papers = made_up_papers(by_full_code(tones))
    cards = _cards(tones)
    years = (YearGroup("2025", "y2025", routes.PATTERNS, cards[:3]), YearGroup("Undated", "undated", None, cards[3:]))
    tallies = tuple(
        Tally(
            category.name,
            routes.PATTERNS,
            9 - category.tone,
            category.code,
            category.tone,
            100 - 12 * category.tone,
            category.code,
        )
        for category in tones
    )
    people = (
        PersonCard(
            "Ada Beispiel", routes.PATTERNS, None, tones[0], "Reader", "University of Fernmoor", "", "B", 17, "2012 – 2025"
        ),
        PersonCard("王小明", routes.PATTERNS, None, None, None, None, "", "#", 1, ""),
    )
    return Specimens(
        categories=tones,
        bylines=_bylines(),
        dates=_dates(),
        cards=cards,
        related=(RelatedPaper(cards[0], "walking, strides, and long titles"), RelatedPaper(cards[3], "")),
        years=years,
        tallies=tallies,
        metrics=(
            MetricView("h-index", "20", ""),
            MetricView("Citations", "1,679", ""),
            MetricView("Novelty", "54%", "the source's own score, 0 to 100%"),
        ),
        spark=spark_line(((2019, 1), (2020, 0), (2022, 5), (2025, 3)), common.words),
        citations=(
            Citation("APA", (CitationRun("Beispiel, A. (2025). "), CitationRun("On walking", italic=True), CitationRun("."))),
            Citation("MLA", (CitationRun("Beispiel, Ada. "), CitationRun("On Walking", italic=True), CitationRun(". 2025."))),
        ),
        bibtex="@article{beispiel2025walking,\n  title = {On Walking},\n  author = {Beispiel, Ada and others},\n}",
        exports=(ExportView("CSV", f"{routes.PATTERNS}map.csv", "patterns.csv", "text/csv"),),
        people=people,
        career=_career(),
        section=(
            SectionItem("Talks", routes.PATTERNS, here=True),
            SectionItem("On Walking, in Paris", routes.PATTERNS),
            SectionItem("Older ones", routes.PATTERNS, below=(SectionItem("On Standing", routes.PATTERNS),)),
        ),
        photo=PhotoView((("favicon.svg", 96), ("favicon.svg", 192))),
        charts=_charts(common),
        network=pattern_network(papers, words),
        map=pattern_map(papers, by_full_code(tones), words),
        timeline=pattern_timeline(words),
        terms=pattern_terms(words),
        toc=(
            TocItem("Buttons and marks", "p-buttons-and-marks", (TocItem("Badges", "p-badges"),)),
            TocItem("Nothing", "p-nothing"),
        ),
        links=(
            LinkView("GitHub", "https://github.com/", "web", "github"),
            LinkView("Google Scholar", "https://scholar.google.com/", "web", "scholar"),
            LinkView("Mail", "mailto:ada@example.org", "web", "mail"),
            LinkView("Home page", "https://example.org/", "web"),
        ),
        groups=(
            GroupRow("Institute of Walking", "Institute", routes.PATTERNS, "3 people, 19 papers", 0),
            GroupRow("Laboratory of Strides", "Laboratory", routes.PATTERNS, "1 person, 7 papers", 1),
        ),
        pagings=(Paging(None, routes.PATTERNS, "Page 3 of 3"), Paging(routes.PATTERNS, routes.PATTERNS, "Page 2 of 3")),
    )


def _categories() -> tuple[CategoryView, ...]:
    """Return a category of each tone."""
    return tuple(
        [
            CategoryView(code, name, routes.PATTERNS, tone, "Physics" if tone % 3 == 0 else "Computer Science", known=True)
            for tone, (code, name) in enumerate(_CATEGORIES, start=1)
        ]
    )


def _charts(common: Common) -> tuple[Chart, ...]:
    categories = by_full_code(_categories())
    return pattern_charts(made_up_papers(categories), categories, common.words)


def _career() -> tuple[CareerSection, ...]:
    reader = CareerEntry(
        "since 2021", "Reader", None, "Institute of Walking, University of Fernmoor", "https://example.org/", ""
    )
    return (
        CareerSection(
            "positions",
            "Positions",
            (
                reader,
                replace(reader, when="2015 – 2021", title=_LONG),
                CareerEntry("", "Exmere", "https://example.org/", "", None, ""),
            ),
        ),
        CareerSection(
            "education",
            "Education",
            (CareerEntry("2014", "PhD, Walking", None, "Exmere University", None, "Thesis: On Standing"),),
        ),
        CareerSection("awards", "Awards", (CareerEntry("2016", "Walker of the Year", "https://example.org/", "", None, ""),)),
    )


def _bylines() -> tuple[BylineView, ...]:
    person = NameView("Ada Beispiel", is_person=True, path=routes.PATTERNS)
    here = NameView("Ada Beispiel", is_person=True, path=None)
    linked = NameView("Ben Muster", is_person=False, path=routes.PATTERNS)
    plain = NameView("Chloé Exemple", is_person=False, path=None)
    return (
        BylineView((here,), cut=False),
        BylineView((linked, person, plain), cut=False),
        BylineView((plain, here), cut=True),
        BylineView(
            (NameView("王小明", is_person=False, path=None), NameView("مريم مثال", is_person=False, path=None)), cut=False
        ),
        BylineView((), cut=False),
    )


def _dates() -> tuple[DateView, ...]:
    return (
        DateView("May 28, 2025", "May 28", "May 28, 2025", "2025-05-28", 2025, inferred=False),
        DateView("May 2025", "May", "May 2025", "2025-05", 2025, inferred=False),
        DateView("2025", "", "2025", "2025", 2025, inferred=False),
        DateView("May 28, 2026", "May 28", "May 28, 2026", "2026-05-28", 2026, inferred=True),
        DateView("May 28", "May 28", "May 28", None, None, inferred=False),
    )


def _cards(tones: tuple[CategoryView, ...]) -> tuple[PaperCard, ...]:
    bylines, dates = _bylines(), _dates()
    full = PaperCard(
        path=routes.PATTERNS,
        title=Html("On Walking, with <i>Everything</i> That a Paper Can Have"),
        title_text="On Walking, with Everything That a Paper Can Have",
        tongue=Tongue("", ""),
        byline=bylines[1],
        date=dates[0],
        category=tones[0],
        venue="Walks 2025",
        award="Best paper",
        score="92.3",
        has_code=True,
        code_url="https://example.org/code",
        pdf_url="https://example.org/walking.pdf",
        teaser="We walk, and then we walk further. Whoever walks gets somewhere: in the mean, and almost surely…",
    )
    bare = replace(
        full,
        venue="",
        award=None,
        score=None,
        has_code=False,
        code_url=None,
        pdf_url=None,
        teaser="",
        category=None,
        date=None,
    )
    return (
        full,
        replace(
            full, title=Html.escape(_LONG), title_text=_LONG, byline=bylines[2], date=dates[3], code_url=None, award=None
        ),
        replace(
            bare,
            title=Html("步行论"),
            title_text="步行论",
            tongue=Tongue("zh", ""),
            byline=bylines[3],
            date=dates[2],
            category=tones[1],
        ),
        replace(bare, title=Html("Nothing but a Title"), title_text="Nothing but a Title", byline=bylines[4]),
    )
