"""The map of categories: how many papers each has, when, and whose."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from generator.plan import routes
from generator.plan.charts.area_map import area_map
from generator.plan.charts.figures import category_names
from generator.plan.charts.shapes import AreaMap, Cell, rounded, table_of
from generator.plan.companions import Key, keys_of
from generator.plan.counted import year_span
from generator.plan.metadata.schema_pages import collection_page
from generator.plan.page import Page
from generator.plan.pages.figures import Ending, figure_file, figure_pages
from generator.plan.scope import Scope
from generator.plan.text import some_of
from generator.plan.views.files import DataFile
from generator.plan.views.lists import CategoriesPage, CategoryRow, CategorySection
from generator.plan.views.pieces import Tally

_MOST_TILES = 40
_MOST_SHARED = 2
_MOST_FIELDS_OF_A_NAME = 12
"""Who stands above papers of more categories is a name that several people have, or an editor."""


def categories_pages(scope: Scope) -> Iterator[Page]:
    """Yield the map of categories and its files, if papers have categories."""
    if len(scope.by_category) > 1:
        yield from figure_pages(f"{routes.CATEGORIES}map", categories_file, (scope,))
    if scope.by_category:
        yield Page(routes.CATEGORIES, categories_view, (scope,))


def categories_file(scope: Scope, ending: Ending) -> DataFile:
    """Make a file with the numbers of the map."""
    return figure_file(_map_of(scope), ending)


def categories_view(scope: Scope) -> CategoriesPage:
    """Make the map of categories."""
    words = scope.common.words
    heading = words.say("Categories")
    lead = words.count(
        len(scope.by_category),
        "{n} category of arXiv's taxonomy, by number of papers.",
        "{n} categories of arXiv's taxonomy, by number of papers.",
    )
    codes = _by_papers(scope)
    shared = _shared_authors(scope)
    years = _years(scope)
    most = max((max(counts.values()) for counts in _per_year(scope).values() if counts), default=1)
    groups: defaultdict[str, list[CategoryRow]] = defaultdict(list)
    for code in codes:
        view = scope.common.categories[code]
        counts = _per_year(scope)[code]
        groups[view.group].append(
            CategoryRow(
                label=view.name,
                code=view.code,
                path=view.path,
                tone=view.tone,
                papers=len(scope.by_category[code]),
                span=year_span(scope.by_category[code], words),
                columns=_columns(counts, years, most),
                shared=shared.get(code, ()),
            )
        )
    paths = [scope.common.categories[code].path for code in codes]
    things = collection_page(scope.common.config.base_url, routes.CATEGORIES, heading, paths)
    description = words.say("{title}: {text}", title=heading, text=lead)
    return CategoriesPage(
        page=scope.common.frame(routes.CATEGORIES, heading, description, things=things),
        heading=heading,
        lead=lead,
        map=_map_of(scope) if len(codes) > 1 else None,
        years=(years[0], years[-1]) if len(years) > 1 else None,
        sections=tuple(CategorySection(label, tuple(rows)) for label, rows in groups.items()),
    )


def _by_papers(scope: Scope) -> list[str]:
    return sorted(scope.by_category, key=lambda code: (-len(scope.by_category[code]), code))


def _years(scope: Scope) -> range:
    years = [entry.year for entries in scope.by_category.values() for entry in entries if entry.year is not None]
    return range(min(years), max(years) + 1) if years else range(0)


def _per_year(scope: Scope) -> dict[str, Counter[int]]:
    return {
        code: Counter(entry.year for entry in entries if entry.year is not None)
        for code, entries in scope.by_category.items()
    }


def _columns(counts: Counter[int], years: range, most: int) -> tuple[tuple[float, float, float, float], ...]:
    step = 100 / max(1, len(years))
    width = min(8.0, step * 0.8)
    found = []
    for year, number in sorted(counts.items()):
        height = max(1.5, 20 * number / most)
        middle = step * (year - years[0] + 0.5)
        found.append((rounded(middle - width / 2), rounded(20 - height), rounded(width), rounded(height)))
    return tuple(found)


def _shared_authors(scope: Scope) -> dict[str, tuple[Tally, ...]]:
    """Return of each category those that it has the most authors in common with; the one person of a site does not count."""
    own = 0 if scope.common.single else None
    fields: defaultdict[Key, set[str]] = defaultdict(set)
    for code, entries in scope.by_category.items():
        for entry in entries:
            for key in keys_of(entry):
                if key != own:
                    fields[key].add(code)
    shared: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for codes in fields.values():
        if 1 < len(codes) <= _MOST_FIELDS_OF_A_NAME:
            for one, other in combinations(sorted(codes), 2):
                shared[one][other] += 1
                shared[other][one] += 1
    views = scope.common.categories
    names = category_names(views, scope.by_category)
    return {
        code: tuple(
            Tally(names[other], views[other].path, number)
            for other, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_SHARED]
        )
        for code, counts in shared.items()
    }


def _map_of(scope: Scope) -> AreaMap:
    words, views = scope.common.words, scope.common.categories
    codes = _by_papers(scope)
    names = category_names(views, codes)
    counts = {code: len(scope.by_category[code]) for code in codes}
    years, per_year = _years(scope), _per_year(scope)
    known, total = sum(counts.values()), len(scope.entries)
    coverage = some_of(known, total, words)
    if known < total:
        coverage = words.say("{some}; {rest}", some=coverage, rest=words.say("the others have no category"))
    columns = [("category", words.say("Category")), ("code", words.say("Abbreviation")), ("papers", words.say("Papers"))]
    columns += [(str(year), str(year)) for year in years]
    rows: list[tuple[Cell, ...]] = [
        (views[code].name, code, counts[code], *(per_year[code][year] for year in years)) for code in codes
    ]
    description = words.say("Areas stand for the number of papers.")
    if len(codes) > _MOST_TILES:
        shown = words.say("The number of papers in the most frequent categories.")
        description = words.sentences(description, shown)
    texts = (words.say("Papers by category"), description, coverage)
    shown_counts = {code: counts[code] for code in codes[:_MOST_TILES]}
    return area_map(shown_counts, names, views, texts, table_of(columns, rows, words), words)
