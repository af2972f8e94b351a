"""Charts of the stats page: numbers -> geometry. Templates draw it; nothing is measured or rounded there.

Every chart is drawn 340 units wide, the width of a phone, so that text of 13 units is never smaller than 12 pixels; wide
screens show several side by side. All axes start at zero, and each chart carries the same numbers as a table.
"""

from collections.abc import Iterable, Mapping, Sequence

from generator.model.paper import Paper
from generator.plan import statistics
from generator.plan.statistics import OTHER
from generator.plan.text import MONTH_NAMES, counted
from generator.plan.views import CategoryView, Chart, Dot, Segment, Series, SparkLine, Table, Tick

WIDTH = 340
_LEFT, _RIGHT, _TOP = 30.0, 336.0, 16.0
_PLOT_HEIGHT = 150.0
_BOTTOM = _TOP + _PLOT_HEIGHT
_HEIGHT = int(_BOTTOM) + 26
_MOST_SERIES = 6
_FEWEST_SCORES = 5
_MOST_DOTS = 60
_WIDEST_COLUMN = 34.0
_LABEL_ROOM = 34.0
"""Units that the label of a year needs."""


def stats_charts(papers: tuple[Paper, ...], categories: Mapping[str, CategoryView]) -> tuple[Chart, ...]:
    """Return the charts that the papers have data for, in the order in which they are read."""
    dated = tuple(paper for paper in papers if statistics.year_of(paper) is not None)
    charts: list[Chart] = []
    if dated:
        charts.append(_per_year(papers, dated, categories))
    if any(paper.category for paper in papers):
        charts.append(_by_category(papers, categories))
    if dated and any(paper.has_code for paper in dated):
        charts.append(_with_code(papers, dated))
    if statistics.per_month(papers):
        charts.append(_by_month(papers))
    if len(statistics.scores(papers)) >= _FEWEST_SCORES:
        charts.append(_scores(papers))
    return tuple(charts)


def spark_line(counts: tuple[tuple[int, int], ...]) -> SparkLine | None:
    """Return a small line of papers per year, ascending; years that are not named have none. None for under three years."""
    if not counts or counts[-1][0] - counts[0][0] < 2:
        return None
    first, last = counts[0][0], counts[-1][0]
    known = dict(counts)
    width, height, margin = 240, 44, 4
    numbers = [known.get(year, 0) for year in range(first, last + 1)]
    most = max(numbers)
    places = [
        (
            _number(margin + (width - 2 * margin) * index / (len(numbers) - 1)),
            _number(height - margin - (height - 2 * margin) * number / most),
        )
        for index, number in enumerate(numbers)
    ]
    points = " ".join(f"{x},{y}" for x, y in places)
    peak = [year for year in range(first, last + 1) if known.get(year, 0) == most]
    when = f"in {peak[0]}" if len(peak) == 1 else f"in {len(peak)} of the years"
    return SparkLine(
        width=width,
        height=height,
        points=points,
        area=f"{margin},{height - margin} {points} {width - margin},{height - margin}",
        last_x=places[-1][0],
        last_y=places[-1][1],
        label=f"Papers per year, {first} to {last}: at most {most:,}, {when}",
        first_label=str(first),
        last_label=str(last),
    )


def ticks(most: int, steps: int = 4) -> tuple[int, ...]:
    """Return whole numbers from zero to at least `most` in even steps of 1, 2 or 5 times a power of ten."""
    size = 1
    while most > size * steps:
        size = size * 5 // 2 if str(size).startswith("2") else size * 2
    return tuple(range(0, -(-max(most, 1) // size) * size + 1, size))


# -- the charts --------------------------------------------------------------------------------------------------------
def _per_year(papers: tuple[Paper, ...], dated: tuple[Paper, ...], categories: Mapping[str, CategoryView]) -> Chart:
    codes = statistics.frequent_categories(dated, _MOST_SERIES)
    counts = statistics.per_year_by_category(dated, codes)
    has_other = any(code == OTHER for _, code in counts)
    keys = (*codes, OTHER) if has_other else codes
    series = tuple(Series(categories[code].name, categories[code].tone) if code else Series("Other", 0) for code in keys)
    years = statistics.years_between(dated)
    totals = dict(statistics.papers_per_year(dated))
    peak = _peak(totals)
    description = f"Papers of each year from {years[0]} to {years[-1]}, by category." if len(years) > 1 else ""
    return _columns(
        "papers-per-year",
        f"{peak} has the most papers: {totals[peak]:,}" if peak else "Papers over time",
        description or f"Papers of {years[0]}, by category.",
        _dated_coverage(papers, dated),
        [str(year) for year in years],
        series,
        [[counts.get((year, code), 0) for code in keys] for year in years],
        ("Year", *(one.label for one in series), "All"),
    )


def _with_code(papers: tuple[Paper, ...], dated: tuple[Paper, ...]) -> Chart:
    years = statistics.years_between(dated)
    code = statistics.with_code_per_year(dated)
    totals = dict(statistics.papers_per_year(dated))
    total = sum(paper.has_code for paper in papers)
    return _columns(
        "code-per-year",
        f"{total:,} of {counted(len(papers), 'paper')} {'has' if total == 1 else 'have'} code",
        "Papers of each year that the source flags as having code, and those it does not.",
        _dated_coverage(papers, dated),
        [str(year) for year in years],
        (Series("With code", 1), Series("Without", 0)),
        [[code.get(year, 0), totals.get(year, 0) - code.get(year, 0)] for year in years],
        ("Year", "With code", "Without", "All"),
    )


def _by_category(papers: tuple[Paper, ...], categories: Mapping[str, CategoryView]) -> Chart:
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
            y=_number(top + row * index + 19),
            width=_number(max(2.0, (right - left) * counts[code] / most)),
            height=12,
            series=index,
            label=categories[code].name,
            value_label=f"{counts[code]:,}",
            label_x=_number(left + max(2.0, (right - left) * counts[code] / most) + 6),
            label_y=_number(top + row * index + 29.5),
        )
        for index, code in enumerate(shown)
    )
    with_category = sum(counts.values())
    lead = categories[codes[0]].name
    unique = len(codes) == 1 or counts[codes[0]] > counts[codes[1]]
    height = int(top + row * len(shown)) + 4
    which = "each category" if len(shown) == len(codes) else "the most frequent categories"
    return Chart(
        id="by-category",
        kind="bars",
        title=f"{lead} comes first" if unique and len(codes) > 1 else "Papers by category",
        description=f"The number of papers in {which}.",
        coverage=_coverage(with_category, papers, "have no category"),
        width=WIDTH,
        height=height,
        x_ticks=(),
        y_ticks=tuple(Tick(_number(top + row * index + 13), categories[code].name) for index, code in enumerate(shown)),
        plot_left=left,
        plot_right=right,
        plot_top=top,
        plot_bottom=float(height),
        segments=segments,
        dots=(),
        series=tuple(Series(categories[code].name, categories[code].tone) for code in shown),
        table=Table(
            ("Category", "Code", "Papers"), tuple((categories[code].name, code, f"{counts[code]:,}") for code in codes)
        ),
    )


def _by_month(papers: tuple[Paper, ...]) -> Chart:
    counts = statistics.per_month(papers)
    years = sorted({year for year, _ in counts}, reverse=True)
    most = max(counts.values())
    left, top, cell, gap, row = 42.0, 22.0, 22.0, 2.5, 22.0
    step = (WIDTH - left - 2) / 12
    segments = tuple(
        Segment(
            x=_number(left + step * (month - 1)),
            y=_number(top + row * index),
            width=_number(min(cell, step - gap)),
            height=_number(row - gap),
            series=0,
            label=f"{MONTH_NAMES[month - 1]} {year}: {counted(number, 'paper')}",
            value_label=f"{number:,}" if number else "",
            label_x=_number(left + step * (month - 1) + min(cell, step - gap) / 2),
            label_y=_number(top + row * index + 14.5),
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
        title=f"The busiest month is {MONTH_NAMES[busiest[0] - 1]}" if len(busiest) == 1 else "Through the year",
        description="The number of papers in each month of the years that have any.",
        coverage=_coverage(sum(counts.values()), papers, "have no month"),
        width=WIDTH,
        height=height,
        x_ticks=tuple(
            Tick(_number(left + step * index + min(cell, step - gap) / 2), name[:1]) for index, name in enumerate(MONTH_NAMES)
        ),
        y_ticks=tuple(Tick(_number(top + row * index + 14.5), str(year)) for index, year in enumerate(years)),
        plot_left=left,
        plot_right=float(WIDTH),
        plot_top=top,
        plot_bottom=float(height),
        segments=segments,
        dots=(),
        series=(),
        table=Table(
            ("Year", *(name[:3] for name in MONTH_NAMES)),
            tuple((str(year), *(str(counts.get((year, month), 0)) for month in range(1, 13))) for year in years),
        ),
    )


def _scores(papers: tuple[Paper, ...]) -> Chart:
    scores = statistics.scores(papers)
    middle = scores[len(scores) // 2] if len(scores) % 2 else (scores[len(scores) // 2 - 1] + scores[len(scores) // 2]) / 2
    title = f"Half of the scores are above {middle:g}"
    description = "How the source's own scores of single papers, 0 to 100, are distributed."
    coverage = _coverage(len(scores), papers, "have no score")
    bins = [(start, sum(_bin(score) == start for score in scores)) for start in range(0, 100, 10)]
    table = Table(("Score", "Papers"), tuple((f"{start} to {start + 10}", f"{number:,}") for start, number in bins))
    if len(scores) > _MOST_DOTS:
        labels = [str(start) for start, _ in bins]
        return _columns(
            "scores",
            title,
            description,
            coverage,
            labels,
            (Series("Papers", 1),),
            [[n] for _, n in bins],
            ("Score", "Papers"),
        )
    size = (_RIGHT - 10 - _LEFT) / 100
    stacks: dict[int, int] = {}
    dots: list[Dot] = []
    for score in scores:
        place = round(score / 3)
        stacks[place] = stacks.get(place, 0) + 1
        dots.append(Dot(_number(_LEFT + place * 3 * size), stacks[place], f"{score:g}"))
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
        x_ticks=tuple(Tick(_number(_LEFT + value * size), str(value)) for value in range(0, 101, 20)),
        y_ticks=(),
        plot_left=_LEFT,
        plot_right=_RIGHT - 10,
        plot_top=10,
        plot_bottom=_number(bottom),
        segments=(),
        dots=tuple(Dot(dot.x, _number(bottom - step * (dot.y - 0.5) - 2), dot.label) for dot in dots),
        series=(),
        table=table,
    )


def _bin(score: float) -> int:
    """Return the lower end of the ten points that a score lies in; 100 lies in the last ten."""
    return min(90, int(score // 10) * 10)


# -- columns -----------------------------------------------------------------------------------------------------------
def _columns(
    id_: str,
    title: str,
    description: str,
    coverage: str,
    labels: Sequence[str],
    series: tuple[Series, ...],
    values: Sequence[Sequence[int]],
    head: tuple[str, ...],
) -> Chart:
    """Return stacked columns: one for each label, one box for each series that is not zero there."""
    totals = [sum(row) for row in values]
    marks = ticks(max(totals, default=0))
    left = _LEFT if marks[-1] < 1000 else _LEFT + 22
    step = (_RIGHT - left) / len(labels)
    width = min(_WIDEST_COLUMN, step * 0.78)
    unit = _PLOT_HEIGHT / marks[-1]
    segments: list[Segment] = []
    for index, row in enumerate(values):
        centre = left + step * (index + 0.5)
        top = _BOTTOM
        for place, number in enumerate(row):
            if not number:
                continue
            top -= number * unit
            segments.append(
                Segment(
                    x=_number(centre - width / 2),
                    y=_number(top),
                    width=_number(width),
                    height=_number(number * unit),
                    series=place,
                    label=f"{labels[index]}, {series[place].label}: {counted(number, 'paper')}",
                )
            )
        if totals[index] and step >= 16 and segments:
            last = segments.pop()
            segments.append(_labelled(last, f"{totals[index]:,}", _number(centre), _number(top - 4)))
    every = _thinning(len(labels), step)
    all_column = len(series) > 1
    return Chart(
        id=id_,
        kind="columns",
        title=title,
        description=description,
        coverage=coverage,
        width=WIDTH,
        height=_HEIGHT,
        x_ticks=tuple(
            Tick(_number(left + step * (index + 0.5)), label)
            for index, label in enumerate(labels)
            if (len(labels) - 1 - index) % every == 0
        ),
        y_ticks=tuple(Tick(_number(_BOTTOM - mark * unit), f"{mark:,}") for mark in marks),
        plot_left=left,
        plot_right=_RIGHT,
        plot_top=_TOP,
        plot_bottom=_BOTTOM,
        segments=tuple(segments),
        dots=(),
        series=series,
        table=Table(
            head if all_column else head[:2],
            tuple(
                (label, *(f"{number:,}" for number in row), *([f"{total:,}"] if all_column else []))
                for label, row, total in zip(labels, values, totals, strict=True)
            ),
        ),
    )


def _labelled(segment: Segment, text: str, x: float, y: float) -> Segment:
    return Segment(
        segment.x, segment.y, segment.width, segment.height, segment.series, segment.label, text, x, y, segment.level
    )


def _thinning(count: int, step: float) -> int:
    """Return every how many columns one is labelled, so that labels do not touch: 1, 2, 5, 10 ..."""
    return next((every for every in (1, 2, 5, 10, 20, 50, 100, 200) if step * every >= _LABEL_ROOM), max(1, count))


def _peak(totals: Mapping[int, int]) -> int | None:
    """Return the year with the most papers, if there is exactly one and it stands out from another."""
    most = max(totals.values())
    years = [year for year, number in totals.items() if number == most]
    return years[0] if len(years) == 1 and len(totals) > 1 else None


def _coverage(counted_papers: int, papers: tuple[Paper, ...], otherwise: str) -> str:
    """Say of how many papers a chart is made, and why not of all."""
    rest = f"; the others {otherwise}" if counted_papers < len(papers) else ""
    return f"{counted_papers:,} of {counted(len(papers), 'paper')}{rest}"


def _dated_coverage(papers: tuple[Paper, ...], dated: tuple[Paper, ...]) -> str:
    inferred = sum(paper.date is not None and paper.date.year_inferred for paper in dated)
    missing = len(papers) - len(dated)
    parts: Iterable[str] = (
        f"{len(dated):,} of {counted(len(papers), 'paper')}",
        f"{missing:,} without a year" if missing else "",
        f"{counted(inferred, 'year')} inferred" if inferred else "",
    )
    return "; ".join(part for part in parts if part)


def _number(value: float) -> float:
    """Round to two decimals, and drop them from whole numbers: equal drawings have equal bytes."""
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded
