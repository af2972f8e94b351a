"""What a chart is made of, in units of the drawing."""

from generator.model.value import value

WIDTH = 340
"""Units that every chart is wide."""


def rounded(value: float) -> float:
    """Round to two decimals, and drop them from whole numbers: equal drawings have equal bytes."""
    result = round(value, 2)
    return int(result) if result == int(result) else result


@value
class SparkLine:
    """A small line of papers per year."""

    width: int
    height: int
    points: str
    """ "x,y x,y ..." for a polyline."""
    area: str
    """The same, closed along the zero line."""
    last_x: float
    last_y: float
    label: str
    """What it shows, in words: "Papers per year, 2016 to 2026: at most 4, in 2024"."""
    first_label: str
    last_label: str


@value
class Tick:
    """A mark on an axis."""

    at: float
    label: str


@value
class Segment:
    """One box of a bar chart, or one cell of a heat map."""

    x: float
    y: float
    width: float
    height: float
    series: int
    """Index into the chart's series, from 0."""
    label: str
    """What it stands for, in words: "2024, Machine Learning: 3 papers"."""
    value_label: str = ""
    """The number, drawn beside or in the box; empty to draw none."""
    label_x: float = 0
    label_y: float = 0
    level: int = 0
    """Heat maps: 0 (nothing) to 4 (most)."""


@value
class Series:
    """A row of the legend."""

    label: str
    tone: int
    """Which colour and which pattern it has."""


@value
class Dot:
    """A point of a scatter or dot plot."""

    x: float
    y: float
    label: str
    path: str | None = None


@value
class Table:
    """The same numbers as the chart."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The first cell of a row is its heading."""


@value
class Chart:
    """A figure of the stats page."""

    id: str
    """Unique in the page: "papers-per-year"."""
    kind: str
    """ "columns", "bars", "dots", "heat"."""
    title: str
    description: str
    """What it shows and says, in a sentence or two, for everybody."""
    coverage: str
    """Of what it is computed: "15 of 15 papers"."""
    width: int
    height: int
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    plot_left: float
    plot_right: float
    plot_top: float
    plot_bottom: float
    segments: tuple[Segment, ...]
    dots: tuple[Dot, ...]
    series: tuple[Series, ...]
    """Empty or one: no legend."""
    table: Table
