"""The years as a timeline: month by month, with what appeared, and with its gaps."""

from collections import Counter
from collections.abc import Iterator

from generator.language.words import Words
from generator.plan import routes
from generator.plan.charts.shapes import Table, table_of
from generator.plan.corpus import Corpus, Entry
from generator.plan.metadata.schema_pages import collection_page
from generator.plan.page import Page
from generator.plan.pages.figures import Ending, figure_csv, figure_json, figure_pages
from generator.plan.text import date_view, html_and_text, some_of
from generator.plan.views.files import DataFile
from generator.plan.views.lists import MonthView, TimelinePage, TimelineYear
from generator.plan.views.paper import Neighbour

_NAME = "timeline"
_MOST_TITLES = 4


def timeline_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield the timeline and its files, if papers have years."""
    if corpus.by_year:
        yield from figure_pages(f"{routes.YEARS}{_NAME}", timeline_file, (corpus,))
        yield Page(routes.YEARS, timeline_view, (corpus,))


def timeline_file(corpus: Corpus, ending: Ending) -> DataFile:
    """Make a file with the numbers of the timeline."""
    words, table = corpus.common.words, _table(corpus)
    if ending == "csv":
        return figure_csv(table)
    return figure_json(words.say("Papers over time"), "", _coverage(corpus), table)


def timeline_view(corpus: Corpus) -> TimelinePage:
    """Make the timeline."""
    words = corpus.common.words
    heading = words.say("Years")
    papers = words.count(sum(map(len, corpus.by_year.values())), "{n} paper", "{n} papers")
    lead = words.count(len(corpus.by_year), "{papers} in {n} year", "{papers} in {n} years", papers=papers)
    undated = sum(entry.year is None for entry in corpus.entries)
    if undated:
        rest = words.count(undated, "{n} without a year", "{n} without a year")
        lead = words.say("{some}; {rest}", some=lead, rest=rest)
    lead = words.say("{facts}.", facts=lead)
    paths = [routes.year_path(year) for year in corpus.by_year]
    things = collection_page(corpus.config.base_url, routes.YEARS, heading, paths)
    description = words.say("{title}: {text}", title=heading, text=lead)
    return TimelinePage(
        page=corpus.common.frame(routes.YEARS, heading, description, things=things),
        heading=heading,
        lead=lead,
        id=_NAME,
        title=words.say("Papers over time"),
        coverage=_coverage(corpus),
        initials=tuple(words.month(month, initial=True) for month in range(1, 13)),
        years=tuple(_rows(corpus, words)),
        table=_table(corpus),
    )


def _coverage(corpus: Corpus) -> str:
    words = corpus.common.words
    known = sum(bool(entry.year and entry.gist.month) for entry in corpus.entries)
    some = some_of(known, len(corpus.entries), words)
    if known == len(corpus.entries):
        return some
    return words.say("{some}; {rest}", some=some, rest=words.say("the others have no month"))


def _months(entries: tuple[Entry, ...]) -> Counter[int]:
    return Counter(entry.gist.month or 0 for entry in entries)


def _rows(corpus: Corpus, words: Words) -> Iterator[TimelineYear]:
    months = {year: _months(entries) for year, entries in corpus.by_year.items()}
    most = max((number for counts in months.values() for month, number in counts.items() if month), default=1)
    names = [words.month(month) for month in range(1, 13)]
    newer: int | None = None
    for year, entries in corpus.by_year.items():
        if newer is not None and newer - year > 1:
            gap = str(year + 1) if newer - year == 2 else f"{year + 1} – {newer - 1}"
            yield TimelineYear(gap, None, 0, (), 0, (), 0)
        newer = year
        counts = months[year]
        yield TimelineYear(
            label=str(year),
            path=routes.year_path(year),
            papers=len(entries),
            months=tuple(
                MonthView(name, counts[month], -(-4 * counts[month] // most)) for month, name in enumerate(names, start=1)
            ),
            without_month=counts[0],
            newest=tuple(_neighbour(entry, words) for entry in entries[:_MOST_TITLES]),
            more=max(0, len(entries) - _MOST_TITLES),
        )


def _neighbour(entry: Entry, words: Words) -> Neighbour:
    date = entry.paper.date
    title = html_and_text(entry.paper.title, links=False)[0]
    return Neighbour(entry.path, title, entry.tongue, date_view(date, words) if date else None)


def _table(corpus: Corpus) -> Table:
    words = corpus.common.words
    columns = [("year", words.say("Year"))]
    columns += [(f"{month:02}", words.month(month, short=True)) for month in range(1, 13)]
    columns += [("without_month", words.say("Year only")), ("papers", words.say("Papers"))]
    years = range(max(corpus.by_year), min(corpus.by_year) - 1, -1)
    rows = []
    for year in years:
        counts = _months(corpus.by_year.get(year, ()))
        rows.append((year, *(counts[month] for month in range(1, 13)), counts[0], sum(counts.values())))
    return table_of(columns, rows, words)
