"""Meters: of a whole that is the same for all rows, how much each has."""

from collections.abc import Sequence

from generator.language.words import Words
from generator.plan.charts.shapes import WIDTH, Chart, Segment, Series, Tick, rounded, table_of

_ROW = 38.0
_LEFT, _RIGHT = 1.0, 339.0


def meters(id_: str, title: str, description: str, whole: int, rows: Sequence[tuple[str, str, int]], words: Words) -> Chart:
    """Return one meter for each row. rows: what programs call it, what readers call it, how many of the whole have it."""
    return Chart(
        id=id_,
        kind="meters",
        title=title,
        description=description,
        coverage=words.count(whole, "{n} paper", "{n} papers"),
        width=WIDTH,
        height=int(_ROW * len(rows)) + 2,
        x_ticks=(),
        y_ticks=tuple(Tick(rounded(_ROW * index + 13), label) for index, (_, label, _) in enumerate(rows)),
        plot_left=_LEFT,
        plot_right=_RIGHT,
        plot_top=0,
        plot_bottom=rounded(_ROW * len(rows)),
        segments=tuple(
            Segment(
                x=_LEFT,
                y=rounded(_ROW * index + 19),
                width=rounded((_RIGHT - _LEFT) * number / whole),
                height=10,
                series=0,
                label=label,
                value_label=words.say("{some} of {all}", some=words.number(number), all=words.number(whole)),
                label_x=_RIGHT,
                label_y=rounded(_ROW * index + 13),
            )
            for index, (_, label, number) in enumerate(rows)
        ),
        dots=(),
        series=(Series("", 0),),
        table=table_of(
            (("fact", words.say("Fact")), ("papers", words.say("Papers")), ("of", words.say("All"))),
            [(label, number, whole) for _, label, number in rows],
            words,
        ),
    )
