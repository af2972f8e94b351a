"""A map of categories: areas that stand for papers, groups of the taxonomy side by side."""

from collections.abc import Mapping, Sequence

from generator.language.words import Words
from generator.plan.charts.shapes import WIDTH, AreaMap, Table, Tile, rounded
from generator.plan.views.pieces import CategoryView

_HEIGHT = 230.0
_GAP = 1.5
_MARGIN = 8.0
_LETTER = 7.4
"""Units that a letter of a label takes, on the average and with something to spare."""

Box = tuple[float, float, float, float]
"""Left, top, width, height."""


def area_map(
    counts: Mapping[str, int],
    names: Mapping[str, str],
    categories: Mapping[str, CategoryView],
    texts: tuple[str, str, str],
    table: Table,
    words: Words,
) -> AreaMap:
    """Return a map. counts: papers of each category by code, most first. texts: title, description and coverage."""
    groups: dict[str, list[str]] = {}
    for code in counts:
        groups.setdefault(categories[code].group, []).append(code)
    ordered = sorted(groups.values(), key=lambda codes: (-sum(counts[code] for code in codes), codes))
    boxes = squarified([sum(counts[code] for code in codes) for codes in ordered], (0.0, 0.0, float(WIDTH), _HEIGHT))
    tiles: list[Tile] = []
    for codes, box in zip(ordered, boxes, strict=True):
        inner = squarified([counts[code] for code in codes], box)
        tiles += [
            _tile(categories[code], names[code], counts[code], place, words) for code, place in zip(codes, inner, strict=True)
        ]
    title, description, coverage = texts
    return AreaMap("map", title, description, coverage, WIDTH, int(_HEIGHT), tuple(tiles), table)


def squarified(sizes: Sequence[int], box: Box) -> list[Box]:
    """Cut a box into boxes of these sizes, largest first, as near to squares as they can be.

    Source: Bruls, Huizing and van Wijk, "Squarified Treemaps", 2000.
    """
    left, top, width, height = box
    unit = width * height / sum(sizes) if sizes else 0.0
    found: list[Box] = []
    place = 0
    while place < len(sizes):
        side = min(width, height)
        end = place + 1
        while end < len(sizes) and _worst(sizes[place : end + 1], side, unit) <= _worst(sizes[place:end], side, unit):
            end += 1
        row = sizes[place:end]
        depth = sum(row) * unit / side if side else 0.0
        at = 0.0
        for size in row:
            length = size * unit / depth if depth else 0.0
            found.append((left, top + at, depth, length) if width >= height else (left + at, top, length, depth))
            at += length
        if width >= height:
            left, width = left + depth, max(0.0, width - depth)
        else:
            top, height = top + depth, max(0.0, height - depth)
        place = end
    return found


def _worst(row: Sequence[int], side: float, unit: float) -> float:
    """Return how far the worst box of a row is from a square: 1 for a square."""
    area = sum(row) * unit
    if not area or not side:
        return float("inf")
    least, most = min(row) * unit, max(row) * unit
    return max(side * side * most / (area * area), area * area / (side * side * least))


def _tile(category: CategoryView, name: str, papers: int, box: Box, words: Words) -> Tile:
    x, y, width, height = box
    width, height = max(0.0, width - _GAP), max(0.0, height - _GAP)
    room = (width - 2 * _MARGIN) / _LETTER
    number = words.number(papers)
    # "NC" says enough beside the other archives of a group; the whole name is said and shown in the table.
    labels = (name, category.code, category.code.rpartition(".")[2])
    label = next((text for text in labels if len(text) <= room and height >= 24), "")
    return Tile(
        x=rounded(x),
        y=rounded(y),
        width=rounded(width),
        height=rounded(height),
        tone=category.tone,
        path=category.path,
        label=label,
        number=number if height >= (44 if label else 24) and len(number) <= room else "",
        # What is seen is a part of what is said: who speaks to the page says what stands there.
        text=words.joined(
            (
                words.count(papers, "{name}: {n} paper", "{name}: {n} papers", name=label or name),
                name if label not in ("", name) else "",
            )
        ),
    )
