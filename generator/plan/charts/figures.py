"""The figures about papers, in the order in which they are read: what each needs, and how it is made."""

from collections.abc import Callable, Iterable, Mapping

from generator.language.words import Words
from generator.model.value import value
from generator.plan import statistics
from generator.plan.charts.columns import LEFT, RIGHT, columns
from generator.plan.charts.lanes import lanes
from generator.plan.charts.meters import meters
from generator.plan.charts.shapes import WIDTH, Chart, Dot, Segment, Series, Tick, rounded, table_of
from generator.plan.gist import Counts
from generator.plan.statistics import OTHER
from generator.plan.text import some_of
from generator.plan.views.pieces import CategoryView

_MOST_LANES = 6
_MOST_BARS = 12
_MOST_ROWS = 30
"""Years that the calendar shows; the table has all."""
_FEWEST_SCORES = 5
_MOST_DOTS = 60

Categories = Mapping[str, CategoryView]
"""By full code."""


@value
class Figure:
    """A figure that papers may have the facts for."""

    id: str
    section: str
    """Where on the page it stands: "time", "fields", "marks", "known"."""
    wanted: Callable[[tuple[Counts, ...]], bool]
    """Tells whether it would say something; takes much less time than drawing it."""
    make: Callable[[tuple[Counts, ...], Categories, Words], Chart]


def wanted_figures(papers: tuple[Counts, ...]) -> tuple[Figure, ...]:
    """Return the figures that the papers have facts for, in the order in which they are read."""
    return tuple(figure for figure in FIGURES if figure.wanted(papers))


def _dated(papers: tuple[Counts, ...]) -> tuple[Counts, ...]:
    return tuple([paper for paper in papers if paper.year is not None])


def _has_years(papers: tuple[Counts, ...]) -> bool:
    """Tell whether there is more to show of time than one number."""
    return _differ(paper.year for paper in papers)


def _has_months(papers: tuple[Counts, ...]) -> bool:
    return len(papers) > 1 and any(paper.year and paper.month for paper in papers)


def _has_fields(papers: tuple[Counts, ...]) -> bool:
    return _differ(paper.category for paper in papers)


def _differ(facts: Iterable[object]) -> bool:
    """Tell whether two facts that are known are not the same; most often the first papers tell."""
    known = (fact for fact in facts if fact is not None)
    first = next(known, None)
    return any(fact != first for fact in known)


def _has_fields_over_time(papers: tuple[Counts, ...]) -> bool:
    known = tuple([paper for paper in papers if paper.year is not None and paper.category])
    return _has_fields(known) and _has_years(known)


def _has_code(papers: tuple[Counts, ...]) -> bool:
    return _has_years(papers) and any(paper.has_code for paper in papers)


def _has_scores(papers: tuple[Counts, ...]) -> bool:
    return sum(paper.score is not None for paper in papers) >= _FEWEST_SCORES


def _per_year(papers: tuple[Counts, ...], _: Categories, words: Words) -> Chart:
    dated = _dated(papers)
    years = statistics.years_between(dated)
    totals = dict(statistics.papers_per_year(dated))
    peak = _peak(totals)
    return columns(
        "papers-per-year",
        words.say("{year} has the most papers: {number}", year=str(peak), number=words.number(totals[peak]))
        if peak
        else words.say("Papers over time"),
        words.say("Papers of each year from {first} to {last}.", first=str(years[0]), last=str(years[-1])),
        _dated_coverage(papers, dated, words),
        [str(year) for year in years],
        (Series(words.say("Papers"), PLAIN),),
        [[totals[year]] for year in years],
        table_of(
            (("year", words.say("Year")), ("papers", words.say("Papers"))), [(year, totals[year]) for year in years], words
        ),
        words,
    )


PLAIN = 9
"""The tone of what is no category: the accent."""


def _fields_over_time(papers: tuple[Counts, ...], categories: Categories, words: Words) -> Chart:
    dated = tuple(paper for paper in _dated(papers) if paper.category)
    codes = statistics.frequent_categories(dated, _MOST_LANES)
    counts = statistics.per_year_by_category(dated, codes)
    keys = (*codes, OTHER) if any(code == OTHER for _, code in counts) else codes
    years = statistics.years_between(dated)
    names = category_names(categories, codes)
    series = tuple(Series(names[code], categories[code].tone) if code else Series(words.say("Other"), 0) for code in keys)
    first = {code: min(year for year, found in counts if found == code) for code in codes}
    newest = [code for code in codes if first[code] == max(first.values())]
    is_new = len(newest) == 1 and len(codes) > 1 and len(set(first.values())) > 1
    return lanes(
        "fields-over-time",
        words.say("{category} came last, in {year}", category=names[newest[0]], year=str(first[newest[0]]))
        if is_new
        else words.say("Fields over time"),
        words.say(
            "Papers of each category from {first} to {last}, all to the same scale.", first=str(years[0]), last=str(years[-1])
        ),
        _coverage(len(dated), papers, words.say("the others have no year or no category"), words),
        years,
        series,
        [[counts.get((year, code), 0) for year in years] for code in keys],
        table_of(
            (("year", words.say("Year")), *((code or "other", one.label) for code, one in zip(keys, series, strict=True))),
            [(year, *(counts.get((year, code), 0) for code in keys)) for year in years],
            words,
        ),
        words,
    )


def category_names(categories: Categories, codes: Iterable[str]) -> dict[str, str]:
    """Return what to call categories, by their codes: names that several have get the code behind them."""
    codes = tuple(codes)
    names = [categories[code].name for code in codes]
    return {code: f"{name} ({code})" if names.count(name) > 1 else name for code, name in zip(codes, names, strict=True)}


def _with_code(papers: tuple[Counts, ...], _: Categories, words: Words) -> Chart:
    dated = _dated(papers)
    years = statistics.years_between(dated)
    code = statistics.with_code_per_year(dated)
    totals = dict(statistics.papers_per_year(dated))
    total = sum(paper.has_code for paper in papers)
    rows = [(year, code.get(year, 0), totals[year] - code.get(year, 0)) for year in years]
    return columns(
        "code-per-year",
        words.count(total, "{n} of {all} papers has code", "{n} of {all} papers have code", all=words.number(len(papers))),
        words.say("Papers of each year that the source flags as having code, and those it does not."),
        _dated_coverage(papers, dated, words),
        [str(year) for year in years],
        (Series(words.say("With code"), PLAIN), Series(words.say("Without"), 0)),
        [row[1:] for row in rows],
        table_of(
            (
                ("year", words.say("Year")),
                ("with_code", words.say("With code")),
                ("without", words.say("Without")),
                ("papers", words.say("All")),
            ),
            [(*row, row[1] + row[2]) for row in rows],
            words,
        ),
        words,
    )


def _by_category(papers: tuple[Counts, ...], categories: Categories, words: Words) -> Chart:
    codes = statistics.frequent_categories(papers, len(papers))
    counts = dict.fromkeys(codes, 0)
    for paper in papers:
        if paper.category:
            counts[paper.category] += 1
    shown = codes[:_MOST_BARS]
    names = category_names(categories, codes)
    most = max(counts.values())
    row, top, left, right = 38.0, 4.0, 2.0, 296.0
    segments = tuple(
        Segment(
            x=left,
            y=rounded(top + row * index + 19),
            width=rounded(max(2.0, (right - left) * counts[code] / most)),
            height=12,
            series=index,
            label=names[code],
            value_label=words.number(counts[code]),
            label_x=rounded(left + max(2.0, (right - left) * counts[code] / most) + 6),
            label_y=rounded(top + row * index + 29.5),
        )
        for index, code in enumerate(shown)
    )
    with_category = sum(counts.values())
    unique = len(codes) == 1 or counts[codes[0]] > counts[codes[1]]
    height = int(top + row * len(shown)) + 4
    if len(shown) == len(codes):
        description = words.say("The number of papers in each category.")
    else:
        description = words.say("The number of papers in the most frequent categories.")
    return Chart(
        id="by-category",
        kind="bars",
        title=words.say("{category} comes first", category=names[codes[0]])
        if unique and len(codes) > 1
        else words.say("Papers by category"),
        description=description,
        coverage=_coverage(with_category, papers, words.say("the others have no category"), words),
        width=WIDTH,
        height=height,
        x_ticks=(),
        y_ticks=tuple(Tick(rounded(top + row * index + 13), names[code]) for index, code in enumerate(shown)),
        plot_left=left,
        plot_right=right,
        plot_top=top,
        plot_bottom=float(height),
        segments=segments,
        dots=(),
        series=tuple(Series(names[code], categories[code].tone) for code in shown),
        table=table_of(
            (("category", words.say("Category")), ("code", words.say("Abbreviation")), ("papers", words.say("Papers"))),
            [(categories[code].name, code, counts[code]) for code in codes],
            words,
        ),
    )


def _by_month(papers: tuple[Counts, ...], _: Categories, words: Words) -> Chart:
    counts = statistics.per_month(papers)
    # Years without a paper are rows too, up to a point: a gap is a fact.
    years = range(max(year for year, _ in counts), min(year for year, _ in counts) - 1, -1)
    shown = years[:_MOST_ROWS]
    most = max(counts.values())
    left, top, cell, gap, row = 42.0, 22.0, 22.0, 2.5, 22.0
    step = (WIDTH - left - 2) / 12
    segments = tuple(
        Segment(
            x=rounded(left + step * (month - 1)),
            y=rounded(top + row * index),
            width=rounded(min(cell, step - gap)),
            height=rounded(row - gap),
            series=0,
            label=words.count(number, "{month}: {n} paper", "{month}: {n} papers", month=words.date("month", year, month)),
            value_label=words.number(number),
            label_x=rounded(left + step * (month - 1) + min(cell, step - gap) / 2),
            label_y=rounded(top + row * index + 14.5),
            level=-(-4 * number // most),
        )
        for index, year in enumerate(shown)
        for month in range(1, 13)
        if (number := counts.get((year, month), 0))
    )
    by_month = {month: sum(counts.get((year, month), 0) for year in years) for month in range(1, 13)}
    busiest = [month for month, number in by_month.items() if number == max(by_month.values())]
    height = int(top + row * len(shown)) + 4
    description = words.say("The number of papers in each month.")
    if len(shown) < len(years):
        last = words.say("The drawing shows the last {number} years, the table all.", number=str(_MOST_ROWS))
        description = words.sentences(description, last)
    return Chart(
        id="by-month",
        kind="heat",
        title=words.say("The busiest month is {month}", month=words.month(busiest[0]))
        if len(busiest) == 1
        else words.say("Through the year"),
        description=description,
        coverage=_coverage(sum(counts.values()), papers, words.say("the others have no month"), words),
        width=WIDTH,
        height=height,
        x_ticks=tuple(
            Tick(rounded(left + step * index + min(cell, step - gap) / 2), words.month(index + 1, initial=True))
            for index in range(12)
        ),
        y_ticks=tuple(Tick(rounded(top + row * index + 14.5), str(year)) for index, year in enumerate(shown)),
        plot_left=left,
        plot_right=float(WIDTH),
        plot_top=top,
        plot_bottom=float(height),
        segments=segments,
        dots=(),
        series=(),
        table=table_of(
            (("year", words.say("Year")), *((f"{month:02}", words.month(month, short=True)) for month in range(1, 13))),
            [(year, *(counts.get((year, month), 0) for month in range(1, 13))) for year in years],
            words,
        ),
        floors=tuple(Tick(rounded(top + row * index), "") for index in range(len(shown))),
    )


def _scores(papers: tuple[Counts, ...], _: Categories, words: Words) -> Chart:
    scores = statistics.scores(papers)
    middle = scores[len(scores) // 2] if len(scores) % 2 else (scores[len(scores) // 2 - 1] + scores[len(scores) // 2]) / 2
    title = words.say("Half of the scores are {score} or more", score=words.figure(f"{middle:g}"))
    description = words.say("How the source's own scores of single papers, 0 to 100, are distributed.")
    coverage = _coverage(len(scores), papers, words.say("the others have no score"), words)
    ends = [_bin(score) for score in scores]
    bins = [(start, ends.count(start)) for start in range(0, 100, 10)]
    table = table_of(
        (("score", words.say("Score")), ("papers", words.say("Papers"))),
        [(f"{start}–{start + 10}", number) for start, number in bins],
        words,
    )
    if len(scores) > _MOST_DOTS:
        labels = [str(start) for start, _ in bins]
        series = (Series(words.say("Papers"), PLAIN),)
        return columns("scores", title, description, coverage, labels, series, [[n] for _, n in bins], table, words)
    size = (RIGHT - 10 - LEFT) / 100
    stacks: dict[int, int] = {}
    dots: list[Dot] = []
    for score in scores:
        place = round(score / 3)
        stacks[place] = stacks.get(place, 0) + 1
        dots.append(Dot(rounded(LEFT + place * 3 * size), stacks[place], words.figure(f"{score:g}")))
    tallest = max(stacks.values())
    height = min(150.0, 12 + 11.0 * tallest)
    bottom = 10 + height
    step = (height - 8) / tallest
    return Chart(
        id="scores",
        kind="dots",
        title=title,
        description=description,
        coverage=coverage,
        width=WIDTH,
        height=int(bottom) + 24,
        x_ticks=tuple(Tick(rounded(LEFT + value * size), str(value)) for value in range(0, 101, 20)),
        y_ticks=(),
        plot_left=LEFT,
        plot_right=RIGHT - 10,
        plot_top=10,
        plot_bottom=rounded(bottom),
        segments=(),
        dots=tuple(Dot(dot.x, rounded(bottom - step * (dot.y - 0.5) - 2), dot.label) for dot in dots),
        series=(),
        table=table,
    )


def _bin(score: float) -> int:
    """Return the lower end of the ten points that a score lies in; 100 lies in the last ten."""
    return min(90, int(score // 10) * 10)


def _known(papers: tuple[Counts, ...], _: Categories, words: Words) -> Chart:
    counts = statistics.known(papers)
    labels = {
        "year": words.say("Year"),
        "month": words.say("Month"),
        "category": words.say("Category"),
        "abstract": words.say("Abstract"),
        "whole_byline": words.say("All authors, not cut by “et al.”"),
        "venue": words.say("Where it appeared"),
        "identifier": words.say("DOI or arXiv identifier"),
    }
    whole, total = words.number(counts["whole_byline"]), words.number(len(papers))
    return meters(
        "coverage",
        words.say("{some} of {all} bylines are complete", some=whole, all=total),
        words.say("Of how many papers each fact is known. Nothing is guessed for the others."),
        len(papers),
        [(key, labels[key], number) for key, number in counts.items()],
        words,
    )


FIGURES = (
    Figure("papers-per-year", "time", _has_years, _per_year),
    Figure("by-month", "time", _has_months, _by_month),
    Figure("by-category", "fields", _has_fields, _by_category),
    Figure("fields-over-time", "fields", _has_fields_over_time, _fields_over_time),
    Figure("code-per-year", "marks", _has_code, _with_code),
    Figure("scores", "marks", _has_scores, _scores),
    Figure("coverage", "known", bool, _known),
)


def _peak(totals: Mapping[int, int]) -> int | None:
    """Return the year with the most papers, if there is exactly one and it stands out from another."""
    most = max(totals.values())
    years = [year for year, number in totals.items() if number == most]
    return years[0] if len(years) == 1 and len(totals) > 1 else None


def _coverage(counted_papers: int, papers: tuple[Counts, ...], otherwise: str, words: Words) -> str:
    """Say of how many papers a chart is made, and why not of all."""
    some = some_of(counted_papers, len(papers), words)
    return words.say("{some}; {rest}", some=some, rest=otherwise) if counted_papers < len(papers) else some


def _dated_coverage(papers: tuple[Counts, ...], dated: tuple[Counts, ...], words: Words) -> str:
    inferred = sum(paper.year_inferred for paper in dated)
    missing = len(papers) - len(dated)
    text = some_of(len(dated), len(papers), words)
    for rest in (
        words.count(missing, "{n} without a year", "{n} without a year") if missing else "",
        words.count(inferred, "{n} year inferred", "{n} years inferred") if inferred else "",
    ):
        text = words.say("{some}; {rest}", some=text, rest=rest) if rest else text
    return text
