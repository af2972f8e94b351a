"""Stacked columns over an axis: papers by year."""

from collections.abc import Sequence

from generator.language.words import Words
from generator.plan.charts.shapes import WIDTH, Chart, Segment, Series, Table, Tick, rounded

LEFT, RIGHT = 30.0, 336.0
_TOP = 16.0
_PLOT_HEIGHT = 150.0
_BOTTOM = _TOP + _PLOT_HEIGHT
_HEIGHT = int(_BOTTOM) + 26
_WIDEST_COLUMN = 34.0
_LABEL_ROOM = 40.0
"""Units that the label of a year needs, with some air, in the widest faces."""
_DIGIT = 7.5
"""The same of a digit of a number."""


def ticks(most: int, steps: int = 4) -> tuple[int, ...]:
    """Return whole numbers from zero to at least `most` in even steps of 1, 2 or 5 times a power of ten."""
    size = 1
    while most > size * steps:
        size = size * 5 // 2 if str(size).startswith("2") else size * 2
    return tuple(range(0, -(-max(most, 1) // size) * size + 1, size))


def columns(
    id_: str,
    title: str,
    description: str,
    coverage: str,
    labels: Sequence[str],
    series: tuple[Series, ...],
    values: Sequence[Sequence[int]],
    table: Table,
    words: Words,
) -> Chart:
    """Return stacked columns: one for each label, one box for each series that is not zero there."""
    totals = [sum(row) for row in values]
    marks = ticks(max(totals, default=0))
    left = LEFT if marks[-1] < 1000 else LEFT + 22
    step = (RIGHT - left) / len(labels)
    width = min(_WIDEST_COLUMN, step * 0.78)
    unit = _PLOT_HEIGHT / marks[-1]
    numbered = step >= max(16.0, 2 + _DIGIT * len(words.number(max(totals, default=0))))
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
                    x=rounded(centre - width / 2),
                    y=rounded(top),
                    width=rounded(width),
                    height=rounded(number * unit),
                    series=place,
                    label=words.count(
                        number,
                        "{year}, {series}: {n} paper",
                        "{year}, {series}: {n} papers",
                        year=labels[index],
                        series=series[place].label,
                    ),
                )
            )
        if totals[index] and numbered and segments:
            last = segments.pop()
            segments.append(_labelled(last, words.number(totals[index]), rounded(centre), rounded(top - 4)))
    every = label_every(len(labels), step)
    return Chart(
        id=id_,
        kind="columns",
        title=title,
        description=description,
        coverage=coverage,
        width=WIDTH,
        height=_HEIGHT,
        x_ticks=tuple(
            Tick(rounded(left + step * (index + 0.5)), label)
            for index, label in enumerate(labels)
            if (len(labels) - 1 - index) % every == 0
        ),
        y_ticks=tuple(Tick(rounded(_BOTTOM - mark * unit), words.number(mark)) for mark in marks),
        plot_left=left,
        plot_right=RIGHT,
        plot_top=_TOP,
        plot_bottom=_BOTTOM,
        segments=tuple(segments),
        dots=(),
        series=series,
        table=table,
    )


def _labelled(segment: Segment, text: str, x: float, y: float) -> Segment:
    return Segment(
        segment.x, segment.y, segment.width, segment.height, segment.series, segment.label, text, x, y, segment.level
    )


def label_every(count: int, step: float) -> int:
    """Return every how many columns one is labelled, so that labels do not touch: 1, 2, 5, 10 ..."""
    return next((every for every in (1, 2, 5, 10, 20, 50, 100, 200) if step * every >= _LABEL_ROOM), max(1, count))
