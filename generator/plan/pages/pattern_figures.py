"""Figures of the page of patterns: the same that papers have, of made-up ones. For those who change the theme."""

from collections import Counter
from collections.abc import Mapping

from markupsafe import Markup as Html

from generator.language.words import Words
from generator.plan import routes
from generator.plan.charts.area_map import area_map
from generator.plan.charts.figures import category_names, wanted_figures
from generator.plan.charts.network import network
from generator.plan.charts.shapes import AreaMap, Chart, Network, table_of
from generator.plan.common import Common
from generator.plan.companions import Companion, Key, keys_of
from generator.plan.counted import Counted
from generator.plan.gist import Counts
from generator.plan.pages.figures import Ending, Figure, figure_csv, figure_file, figure_json
from generator.plan.text import some_of
from generator.plan.tongues import Tongue
from generator.plan.views.files import DataFile
from generator.plan.views.lists import MonthView, Timeline, TimelineYear
from generator.plan.views.paper import Neighbour
from generator.plan.views.pieces import CategoryView, DateView
from generator.plan.views.statistics import Term, TermsView

_NAMES = (
    "Ada Beispiel",
    "Ben Muster",
    "Chloé Exemple",
    "王小明",
    "مريم مثال",
    "Dan Sample",
    "Eva Voorbeeld",
    "Finn Eksempel",
    "Gita Namuna",
    "Hugo Ejemplo",
)
_PAPERS = 48
_FIRST_YEAR, _YEARS = 2016, 10
_GAP = 2019
_TIMELINE = "timeline"


def made_up_papers(categories: Mapping[str, CategoryView]) -> tuple[Counted, ...]:
    """Return papers of which some lack each fact, more of them in later years, and none in one."""
    codes = tuple(categories)
    return tuple([Counted(routes.PATTERNS, _authors(place), _counts(place, codes)) for place in range(_PAPERS)])


def _counts(place: int, codes: tuple[str, ...]) -> Counts:
    year = _FIRST_YEAR + round(_YEARS * (place / _PAPERS) ** 0.6) - 1 if place else _FIRST_YEAR
    year = _GAP + 1 if year == _GAP else year
    return Counts(
        year=None if place % 16 == 7 else year,
        month=None if place % 9 == 4 else place * place % 12 + 1,
        year_inferred=False,
        category=None if place % 12 == 5 else codes[place**3 % 13 % len(codes)],
        organisations=("University of Fernmoor",) if place % 3 else (),
        venue="Walks" if place % 4 else None,
        names=tuple([_NAMES[one] for one in _places(place)]),
        complete=place % 5 != 0,
        is_identified=place % 2 == 0,
        has_abstract=place % 10 != 0,
        has_code=place % 3 == 1,
        score=50 + place * 17 % 45 if place % 4 else None,
    )


def _places(place: int) -> tuple[int, ...]:
    """Return who wrote a paper: the person of the page, and one to three others, some more often than others."""
    others = {place * step * step % (len(_NAMES) - 1) + 1 for step in range(1, 2 + place % 3)}
    return (0, *sorted(others))


def _authors(place: int) -> tuple[int | None, ...]:
    return tuple([0 if one == 0 else None for one in _places(place)])


def pattern_charts(papers: tuple[Counted, ...], categories: Mapping[str, CategoryView], words: Words) -> tuple[Chart, ...]:
    """Return every figure that papers can have."""
    counts = tuple([paper.counts for paper in papers])
    return tuple([figure.make(counts, categories, words) for figure in wanted_figures(counts)])


def pattern_network(papers: tuple[Counted, ...], words: Words) -> Network:
    """Return who writes with whom."""
    spellings: dict[Key, str] = {}
    number: Counter[Key] = Counter()
    for paper in papers:
        found = keys_of(paper)
        spellings |= found
        number.update(found.keys())
    people = {key: Companion(key, name, routes.PATTERNS, number[key], None, None) for key, name in spellings.items()}
    about = people.pop(0)
    title = words.say("Who writes with whom")
    return network(papers, tuple(people.values()), about, title, "", "Made-up names of made-up papers.", words)


def pattern_map(papers: tuple[Counted, ...], categories: Mapping[str, CategoryView], words: Words) -> AreaMap:
    """Return the map of categories."""
    counts = dict(Counter(paper.counts.category for paper in papers if paper.counts.category).most_common())
    known = sum(counts.values())
    texts = (
        words.say("Papers by category"),
        words.say("Areas stand for the number of papers."),
        some_of(known, len(papers), words),
    )
    columns = (("category", words.say("Category")), ("papers", words.say("Papers")))
    table = table_of(columns, [(categories[code].name, papers) for code, papers in counts.items()], words)
    return area_map(counts, category_names(categories, counts), categories, texts, table, words)


def pattern_timeline(words: Words) -> Timeline:
    """Return years with many papers, with one, and without any."""
    names = [words.month(month) for month in range(1, 13)]
    title = Html.escape("On Walking, with Everything That a Paper Can Have")
    date = DateView("May 28, 2025", "May 28", "May 28, 2025", "2025-05-28", 2025, inferred=False)
    many = tuple([MonthView(name, place % 5, place % 5) for place, name in enumerate(names)])
    few = tuple([MonthView(name, int(place == 2), int(place == 2)) for place, name in enumerate(names)])
    plain = Tongue("", "")
    chinese = Neighbour(routes.PATTERNS, Html.escape("步行论"), Tongue("zh", ""), None)
    return Timeline(
        id=_TIMELINE,
        title=words.say("Papers over time"),
        coverage="26 of 27 papers; the others have no month",
        initials=tuple([words.month(month, initial=True) for month in range(1, 13)]),
        years=(
            TimelineYear("2025", routes.PATTERNS, 25, many, 2, (Neighbour(routes.PATTERNS, title, plain, date), chinese), 23),
            TimelineYear(words.years(2019, 2024), None, 0, (), 0, (), 0),
            TimelineYear("2018", routes.PATTERNS, 1, few, 0, (chinese,), 0),
        ),
        table=table_of((("year", words.say("Year")), ("papers", words.say("Papers"))), ((2025, 25), (2018, 1)), words),
    )


def pattern_terms(words: Words) -> TermsView:
    """Return words of every size."""
    terms = tuple(
        [Term(text, 2 * size, size) for size, text in enumerate(("walk", "stride", "long path", "strasse", "步行"), 1)]
    )
    table = table_of(
        (("term", words.say("Word")), ("papers", words.say("Papers"))), [(term.text, term.papers) for term in terms], words
    )
    said = words.say("The number says in how many papers a term occurs.")
    return TermsView("terms", "Words of every size", said, "Counted in made-up titles.", terms, table)


def pattern_file(common: Common, categories: tuple[CategoryView, ...], id_: str, ending: Ending) -> DataFile:
    """Make a file of one of these figures."""
    words, by_code = common.words, by_full_code(categories)
    if id_ == _TIMELINE:
        timeline = pattern_timeline(words)
        return (
            figure_csv(timeline.table)
            if ending == "csv"
            else figure_json(timeline.title, "", timeline.coverage, timeline.table)
        )
    papers = made_up_papers(by_code)
    figures: tuple[Figure, ...] = (
        *pattern_charts(papers, by_code, words),
        pattern_network(papers, words),
        pattern_map(papers, by_code, words),
        pattern_terms(words),
    )
    return figure_file(next(figure for figure in figures if figure.id == id_), ending)


def by_full_code(categories: tuple[CategoryView, ...]) -> dict[str, CategoryView]:
    """Return categories by their codes."""
    return {category.code: category for category in categories}
