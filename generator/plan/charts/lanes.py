"""Lanes: one row of small columns for each category, all over the same years and to the same scale."""

from collections.abc import Sequence

from generator.language.words import Words
from generator.plan.charts.columns import label_every
from generator.plan.charts.shapes import WIDTH, Chart, Segment, Series, Table, Tick, rounded

_LEFT, _RIGHT = 2.0, 338.0
_NAME_HEIGHT = 30.0
"""With room for the numbers above the columns."""
_LANE_HEIGHT = 28.0
_GAP = 12.0
_WIDEST_COLUMN = 30.0
_ROOM_FOR_NUMBER = 16.0


def lanes(
    id_: str,
    title: str,
    description: str,
    coverage: str,
    years: Sequence[int],
    series: tuple[Series, ...],
    values: Sequence[Sequence[int]],
    table: Table,
    words: Words,
) -> Chart:
    """Return one lane for each series. values: of each series, its numbers of all years."""
    most = max(max(row) for row in values)
    step = (_RIGHT - _LEFT) / len(years)
    width = min(_WIDEST_COLUMN, step * 0.82)
    pitch = _NAME_HEIGHT + _LANE_HEIGHT + _GAP
    segments: list[Segment] = []
    names: list[Tick] = []
    floors: list[Tick] = []
    for place, row in enumerate(values):
        top = pitch * place
        floor = top + _NAME_HEIGHT + _LANE_HEIGHT
        names.append(Tick(rounded(top + 13), series[place].label))
        floors.append(Tick(rounded(floor), words.number(sum(row))))
        for index, number in enumerate(row):
            if not number:
                continue
            height = max(2.0, _LANE_HEIGHT * number / most)
            told = step >= _ROOM_FOR_NUMBER or index == row.index(max(row))
            segments.append(
                Segment(
                    x=rounded(_LEFT + step * (index + 0.5) - width / 2),
                    y=rounded(floor - height),
                    width=rounded(width),
                    height=rounded(height),
                    series=place,
                    label=words.count(
                        number,
                        "{year}, {series}: {n} paper",
                        "{year}, {series}: {n} papers",
                        year=str(years[index]),
                        series=series[place].label,
                    ),
                    value_label=words.number(number) if told else "",
                    label_x=rounded(min(max(_LEFT + step * (index + 0.5), 6), WIDTH - 6)),
                    label_y=rounded(floor - height - 3),
                )
            )
    bottom = pitch * len(values) - _GAP
    every = label_every(len(years), step)
    return Chart(
        id=id_,
        kind="lanes",
        title=title,
        description=description,
        coverage=coverage,
        width=WIDTH,
        height=int(bottom) + 24,
        x_ticks=tuple(
            Tick(rounded(min(max(_LEFT + step * (index + 0.5), 16), WIDTH - 16)), str(year))
            for index, year in enumerate(years)
            if (len(years) - 1 - index) % every == 0
        ),
        y_ticks=tuple(names),
        plot_left=_LEFT,
        plot_right=_RIGHT,
        plot_top=0,
        plot_bottom=rounded(bottom),
        segments=tuple(segments),
        dots=(),
        series=series,
        table=table,
        floors=tuple(floors),
    )
