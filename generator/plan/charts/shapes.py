"""What a chart is made of, in units of the drawing."""

from collections.abc import Iterable, Sequence

from generator.language.words import Words
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


Cell = str | int | float | None
"""A fact of a table; None if it is not known."""


@value
class Table:
    """The same numbers as the chart: as text for readers, as they are for programs."""

    head: tuple[str, ...]
    keys: tuple[str, ...]
    """What programs call the columns, in any language of the site: "year", "papers"."""
    rows: tuple[tuple[str, ...], ...]
    """The first cell of a row is its heading."""
    values: tuple[tuple[Cell, ...], ...]
    """What `rows` say, number for number."""


_NAMES_OF_YEARS = frozenset(("year", "first", "last"))
"""Columns whose numbers are no amounts: nothing parts their thousands."""


def table_of(columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[Cell]], words: Words) -> Table:
    """Return a table. columns: what programs and what readers call each."""
    keys = tuple(key for key, _ in columns)
    values = tuple(tuple(row) for row in rows)
    shown = tuple(tuple(_shown(cell, key, words) for cell, key in zip(row, keys, strict=True)) for row in values)
    return Table(tuple(label for _, label in columns), keys, shown, values)


def _shown(cell: Cell, key: str, words: Words) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str) or key in _NAMES_OF_YEARS:
        return str(cell)
    return words.number(cell) if isinstance(cell, int) else words.figure(f"{cell:g}")


@value
class Chart:
    """A figure of the stats page."""

    id: str
    """Unique in the page: "papers-per-year"."""
    kind: str
    """ "columns", "bars", "dots", "heat", "lanes", "meters"."""
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
    floors: tuple[Tick, ...] = ()
    """Of lanes: where each stands, and what all its columns make together. Of a heat map: where each row begins."""


@value
class Node:
    """Somebody in a network."""

    x: float
    y: float
    initials: str
    """Two or three letters, unlike those of every other node."""
    name: str
    path: str | None
    """None for the person whom the page is about."""
    papers: int
    """With the person whom the page is about; without one, all that are shown here."""
    is_person: bool
    """True for somebody who has a profile on this site."""
    label: str
    """All of it in words: "BE, Ben Exempel: 3 papers, 2019 – 2026"."""


@value
class Tie:
    """Two in a network who have papers together."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@value
class Network:
    """Who writes with whom."""

    id: str
    title: str
    description: str
    coverage: str
    width: int
    height: int
    nodes: tuple[Node, ...]
    """By family name; the person whom the page is about, if any, comes first."""
    ties: tuple[Tie, ...]
    """The strongest are drawn last."""
    table: Table


@value
class Tile:
    """A category in a map of areas."""

    x: float
    y: float
    width: float
    height: float
    tone: int
    path: str
    label: str
    """Its name or code, if there is room for either."""
    number: str
    """Its papers, if there is room."""
    text: str
    """Both in words."""


@value
class AreaMap:
    """Categories as areas that stand for their papers."""

    id: str
    title: str
    description: str
    coverage: str
    width: int
    height: int
    tiles: tuple[Tile, ...]
    table: Table
