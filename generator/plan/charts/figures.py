"""The figures of the statistics page, in the order in which they are read."""

from collections.abc import Mapping

from generator.language.words import Words
from generator.model.paper import Paper
from generator.plan import statistics
from generator.plan.charts.columns import LEFT, RIGHT, columns
from generator.plan.charts.shapes import WIDTH, Chart, Dot, Segment, Series, Table, Tick, rounded
from generator.plan.statistics import OTHER
from generator.plan.text import some_of
from generator.plan.views import CategoryView

_MOST_SERIES = 6
_FEWEST_SCORES = 5
_MOST_DOTS = 60


def stats_charts(papers: tuple[Paper, ...], categories: Mapping[str, CategoryView], words: Words) -> tuple[Chart, ...]:
    """Return the charts that the papers have data for, in the order in which they are read."""
    dated = tuple(paper for paper in papers if statistics.year_of(paper) is not None)
    charts: list[Chart] = []
    if dated:
        charts.append(_per_year(papers, dated, categories, words))
    if any(paper.category for paper in papers):
        charts.append(_by_category(papers, categories, words))
    if dated and any(paper.has_code for paper in dated):
        charts.append(_with_code(papers, dated, words))
    if statistics.per_month(papers):
        charts.append(_by_month(papers, words))
    if len(statistics.scores(papers)) >= _FEWEST_SCORES:
        charts.append(_scores(papers, words))
    return tuple(charts)


def _per_year(
    papers: tuple[Paper, ...], dated: tuple[Paper, ...], categories: Mapping[str, CategoryView], words: Words
) -> Chart:
    codes = statistics.frequent_categories(dated, _MOST_SERIES)
    counts = statistics.per_year_by_category(dated, codes)
    has_other = any(code == OTHER for _, code in counts)
    keys = (*codes, OTHER) if has_other else codes
    series = tuple(
        Series(categories[code].name, categories[code].tone) if code else Series(words.say("Other"), 0) for code in keys
    )
    years = statistics.years_between(dated)
    totals = dict(statistics.papers_per_year(dated))
    peak = _peak(totals)
    if len(years) > 1:
        first, last = str(years[0]), str(years[-1])
        description = words.say("Papers of each year from {first} to {last}, by category.", first=first, last=last)
    else:
        description = words.say("Papers of {year}, by category.", year=str(years[0]))
    return columns(
        "papers-per-year",
        words.say("{year} has the most papers: {number}", year=str(peak), number=words.number(totals[peak]))
        if peak
        else words.say("Papers over time"),
        description,
        _dated_coverage(papers, dated, words),
        [str(year) for year in years],
        series,
        [[counts.get((year, code), 0) for code in keys] for year in years],
        (words.say("Year"), *(one.label for one in series), words.say("All")),
        words,
    )


def _with_code(papers: tuple[Paper, ...], dated: tuple[Paper, ...], words: Words) -> Chart:
    years = statistics.years_between(dated)
    code = statistics.with_code_per_year(dated)
    totals = dict(statistics.papers_per_year(dated))
    total = sum(paper.has_code for paper in papers)
    return columns(
        "code-per-year",
        words.count(total, "{n} of {all} papers has code", "{n} of {all} papers have code", all=words.number(len(papers)))
        if len(papers) > 1
        else words.say("The one paper has code"),
        words.say("Papers of each year that the source flags as having code, and those it does not."),
        _dated_coverage(papers, dated, words),
        [str(year) for year in years],
        (Series(words.say("With code"), 1), Series(words.say("Without"), 0)),
        [[code.get(year, 0), totals.get(year, 0) - code.get(year, 0)] for year in years],
        (words.say("Year"), words.say("With code"), words.say("Without"), words.say("All")),
        words,
    )


def _by_category(papers: tuple[Paper, ...], categories: Mapping[str, CategoryView], words: Words) -> Chart:
    codes = statistics.frequent_categories(papers, len(papers))
    counts = dict.fromkeys(codes, 0)
    for paper in papers:
        if paper.category:
            counts[paper.category.full_code] += 1
    shown = codes[:12]
    most = max(counts.values())
    row, top, left, right = 38.0, 4.0, 2.0, 296.0
    segments = tuple(
        Segment(
            x=left,
            y=rounded(top + row * index + 19),
            width=rounded(max(2.0, (right - left) * counts[code] / most)),
            height=12,
            series=index,
            label=categories[code].name,
            value_label=words.number(counts[code]),
            label_x=rounded(left + max(2.0, (right - left) * counts[code] / most) + 6),
            label_y=rounded(top + row * index + 29.5),
        )
        for index, code in enumerate(shown)
    )
    with_category = sum(counts.values())
    lead = categories[codes[0]].name
    unique = len(codes) == 1 or counts[codes[0]] > counts[codes[1]]
    height = int(top + row * len(shown)) + 4
    if len(shown) == len(codes):
        description = words.say("The number of papers in each category.")
    else:
        description = words.say("The number of papers in the most frequent categories.")
    return Chart(
        id="by-category",
        kind="bars",
        title=words.say("{category} comes first", category=lead)
        if unique and len(codes) > 1
        else words.say("Papers by category"),
        description=description,
        coverage=_coverage(with_category, papers, words.say("the others have no category"), words),
        width=WIDTH,
        height=height,
        x_ticks=(),
        y_ticks=tuple(Tick(rounded(top + row * index + 13), categories[code].name) for index, code in enumerate(shown)),
        plot_left=left,
        plot_right=right,
        plot_top=top,
        plot_bottom=float(height),
        segments=segments,
        dots=(),
        series=tuple(Series(categories[code].name, categories[code].tone) for code in shown),
        table=Table(
            (words.say("Category"), words.say("Abbreviation"), words.say("Papers")),
            tuple((categories[code].name, code, words.number(counts[code])) for code in codes),
        ),
    )


def _by_month(papers: tuple[Paper, ...], words: Words) -> Chart:
    counts = statistics.per_month(papers)
    years = sorted({year for year, _ in counts}, reverse=True)
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
            value_label=words.number(number) if number else "",
            label_x=rounded(left + step * (month - 1) + min(cell, step - gap) / 2),
            label_y=rounded(top + row * index + 14.5),
            level=-(-4 * number // most),
        )
        for index, year in enumerate(years)
        for month in range(1, 13)
        for number in (counts.get((year, month), 0),)
    )
    by_month = {month: sum(counts.get((year, month), 0) for year in years) for month in range(1, 13)}
    busiest = [month for month, number in by_month.items() if number == max(by_month.values())]
    height = int(top + row * len(years)) + 4
    return Chart(
        id="by-month",
        kind="heat",
        title=words.say("The busiest month is {month}", month=words.month(busiest[0]))
        if len(busiest) == 1
        else words.say("Through the year"),
        description=words.say("The number of papers in each month of the years that have any."),
        coverage=_coverage(sum(counts.values()), papers, words.say("the others have no month"), words),
        width=WIDTH,
        height=height,
        x_ticks=tuple(
            Tick(rounded(left + step * index + min(cell, step - gap) / 2), words.month(index + 1, initial=True))
            for index in range(12)
        ),
        y_ticks=tuple(Tick(rounded(top + row * index + 14.5), str(year)) for index, year in enumerate(years)),
        plot_left=left,
        plot_right=float(WIDTH),
        plot_top=top,
        plot_bottom=float(height),
        segments=segments,
        dots=(),
        series=(),
        table=Table(
            (words.say("Year"), *(words.month(month, short=True) for month in range(1, 13))),
            tuple((str(year), *(words.number(counts.get((year, month), 0)) for month in range(1, 13))) for year in years),
        ),
    )


def _scores(papers: tuple[Paper, ...], words: Words) -> Chart:
    scores = statistics.scores(papers)
    middle = scores[len(scores) // 2] if len(scores) % 2 else (scores[len(scores) // 2 - 1] + scores[len(scores) // 2]) / 2
    title = words.say("Half of the scores are above {score}", score=words.figure(f"{middle:g}"))
    description = words.say("How the source's own scores of single papers, 0 to 100, are distributed.")
    coverage = _coverage(len(scores), papers, words.say("the others have no score"), words)
    bins = [(start, sum(_bin(score) == start for score in scores)) for start in range(0, 100, 10)]
    head = (words.say("Score"), words.say("Papers"))
    rows = (
        (words.say("{first} to {last}", first=str(start), last=str(start + 10)), words.number(number))
        for start, number in bins
    )
    table = Table(head, tuple(rows))
    if len(scores) > _MOST_DOTS:
        labels = [str(start) for start, _ in bins]
        return columns(
            "scores",
            title,
            description,
            coverage,
            labels,
            (Series(words.say("Papers"), 1),),
            [[n] for _, n in bins],
            head,
            words,
        )
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


def _peak(totals: Mapping[int, int]) -> int | None:
    """Return the year with the most papers, if there is exactly one and it stands out from another."""
    most = max(totals.values())
    years = [year for year, number in totals.items() if number == most]
    return years[0] if len(years) == 1 and len(totals) > 1 else None


def _coverage(counted_papers: int, papers: tuple[Paper, ...], otherwise: str, words: Words) -> str:
    """Say of how many papers a chart is made, and why not of all."""
    some = some_of(counted_papers, len(papers), words)
    return words.say("{some}; {rest}", some=some, rest=otherwise) if counted_papers < len(papers) else some


def _dated_coverage(papers: tuple[Paper, ...], dated: tuple[Paper, ...], words: Words) -> str:
    inferred = sum(paper.date is not None and paper.date.year_inferred for paper in dated)
    missing = len(papers) - len(dated)
    text = some_of(len(dated), len(papers), words)
    for rest in (
        words.count(missing, "{n} without a year", "{n} without a year") if missing else "",
        words.count(inferred, "{n} year inferred", "{n} years inferred") if inferred else "",
    ):
        text = words.say("{some}; {rest}", some=text, rest=rest) if rest else text
    return text
