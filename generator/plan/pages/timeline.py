"""The years as a timeline: month by month, with what appeared, and with its gaps."""

from collections import Counter
from collections.abc import Iterator

from generator.language.words import Words
from generator.plan import routes
from generator.plan.charts.shapes import Table, table_of
from generator.plan.corpus import Entry
from generator.plan.counted import Counted
from generator.plan.metadata.schema_pages import collection_page
from generator.plan.page import Page
from generator.plan.pages.figures import Ending, figure_csv, figure_json, figure_pages
from generator.plan.scope import Scope
from generator.plan.text import date_view, html_and_text, some_of
from generator.plan.views.files import DataFile
from generator.plan.views.lists import MonthView, Timeline, TimelinePage, TimelineYear
from generator.plan.views.paper import Neighbour

_NAME = "timeline"
_MOST_TITLES = 4


def timeline_pages(scope: Scope, by_year: dict[int, tuple[Entry, ...]]) -> Iterator[Page]:
    """Yield the timeline and its files, if papers have years. by_year: the same papers as the scope's."""
    if by_year:
        yield from figure_pages(f"{routes.YEARS}{_NAME}", timeline_file, (scope,))
        newest = tuple(entry for entries in by_year.values() for entry in entries[:_MOST_TITLES])
        yield Page(routes.YEARS, timeline_view, (scope, newest))


def timeline_file(scope: Scope, ending: Ending) -> DataFile:
    """Make a file with the numbers of the timeline."""
    words, table = scope.common.words, _table(scope)
    if ending == "csv":
        return figure_csv(table)
    return figure_json(words.say("Papers over time"), "", _coverage(scope), table)


def timeline_view(scope: Scope, newest: tuple[Entry, ...]) -> TimelinePage:
    """Make the timeline. newest: some papers of each year."""
    words = scope.common.words
    heading = words.say("Years")
    papers = words.count(sum(map(len, scope.by_year.values())), "{n} paper", "{n} papers")
    lead = words.count(len(scope.by_year), "{papers} in {n} year", "{papers} in {n} years", papers=papers)
    undated = sum(entry.year is None for entry in scope.entries)
    if undated:
        rest = words.count(undated, "{n} without a year", "{n} without a year")
        lead = words.say("{some}; {rest}", some=lead, rest=rest)
    lead = words.say("{facts}.", facts=lead)
    paths = [routes.year_path(year) for year in scope.by_year]
    things = collection_page(scope.common.config.base_url, routes.YEARS, heading, paths)
    description = words.say("{title}: {text}", title=heading, text=lead)
    return TimelinePage(
        page=scope.common.frame(routes.YEARS, heading, description, things=things),
        heading=heading,
        lead=lead,
        figure=Timeline(
            id=_NAME,
            title=words.say("Papers over time"),
            coverage=_coverage(scope),
            initials=tuple(words.month(month, initial=True) for month in range(1, 13)),
            years=tuple(_rows(scope, newest, words)),
            table=_table(scope),
        ),
    )


def _coverage(scope: Scope) -> str:
    words = scope.common.words
    known = sum(bool(entry.year and entry.counts.month) for entry in scope.entries)
    some = some_of(known, len(scope.entries), words)
    if known == len(scope.entries):
        return some
    return words.say("{some}; {rest}", some=some, rest=words.say("the others have no month"))


def _months(entries: tuple[Counted, ...]) -> Counter[int]:
    return Counter(entry.counts.month or 0 for entry in entries)


def _rows(scope: Scope, titled: tuple[Entry, ...], words: Words) -> Iterator[TimelineYear]:
    months = {year: _months(entries) for year, entries in scope.by_year.items()}
    most = max((number for counts in months.values() for month, number in counts.items() if month), default=1)
    names = [words.month(month) for month in range(1, 13)]
    newer: int | None = None
    for year, entries in scope.by_year.items():
        if newer is not None and newer - year > 1:
            yield TimelineYear(words.years(year + 1, newer - 1), None, 0, (), 0, (), 0)
        newer = year
        counts = months[year]
        yield TimelineYear(
            label=words.date("year", year),
            path=routes.year_path(year),
            papers=len(entries),
            months=tuple(
                MonthView(name, counts[month], -(-4 * counts[month] // most)) for month, name in enumerate(names, start=1)
            ),
            without_month=counts[0],
            newest=tuple(_neighbour(entry, words) for entry in titled if entry.year == year)[:_MOST_TITLES],
            more=max(0, len(entries) - _MOST_TITLES),
        )


def _neighbour(entry: Entry, words: Words) -> Neighbour:
    date = entry.paper.date
    title = html_and_text(entry.paper.title, links=False)[0]
    return Neighbour(entry.path, title, entry.tongue, date_view(date, words) if date else None)


def _table(scope: Scope) -> Table:
    words = scope.common.words
    columns = [("year", words.say("Year"))]
    columns += [(f"{month:02}", words.month(month, short=True)) for month in range(1, 13)]
    columns += [("without_month", words.say("Year only")), ("papers", words.say("Papers"))]
    years = range(max(scope.by_year), min(scope.by_year) - 1, -1)
    rows = []
    for year in years:
        counts = _months(scope.by_year.get(year, ()))
        rows.append((year, *(counts[month] for month in range(1, 13)), counts[0], sum(counts.values())))
    return table_of(columns, rows, words)
