"""A small line of papers per year, beside a name."""

from generator.language.words import Words
from generator.plan.charts.shapes import SparkLine, rounded


def spark_line(counts: tuple[tuple[int, int], ...], words: Words) -> SparkLine | None:
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
            rounded(margin + (width - 2 * margin) * index / (len(numbers) - 1)),
            rounded(height - margin - (height - 2 * margin) * number / most),
        )
        for index, number in enumerate(numbers)
    ]
    points = " ".join(f"{x},{y}" for x, y in places)
    peak = [year for year in range(first, last + 1) if known.get(year, 0) == most]
    values = {"first": str(first), "last": str(last), "most": words.number(most)}
    if len(peak) == 1:
        label = words.say("Papers per year, {first} to {last}: at most {most}, in {year}", year=str(peak[0]), **values)
    else:
        label = words.count(
            len(peak),
            "Papers per year, {first} to {last}: at most {most}, in {n} of the years",
            "Papers per year, {first} to {last}: at most {most}, in {n} of the years",
            **values,
        )
    return SparkLine(
        width=width,
        height=height,
        points=points,
        area=f"{margin},{height - margin} {points} {width - margin},{height - margin}",
        last_x=places[-1][0],
        last_y=places[-1][1],
        label=label,
        first_label=str(first),
        last_label=str(last),
    )
