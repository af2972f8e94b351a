"""Places for the nodes of a network: near are those that are tied, and no two touch.

Stochastic gradient descent on stress (Zheng, Pawar and Goodman, "Graph Drawing by Stochastic Gradient Descent", 2018), the
method behind today's drawings of networks. It is written out here because a site has to be the same bytes on every machine:
what is used, the four operations and the square root, is exact by IEEE 754, whereas libraries (igraph, NetworkX over NumPy)
differ in the last bits between processors, and a layout makes centimetres of that. It also takes milliseconds, no import.
"""

import math
import random
from collections.abc import Mapping, Sequence

Place = tuple[float, float]

_ROUNDS = 24
_PUSHES = 60


def spread(distances: Mapping[tuple[int, int], float], count: int) -> list[Place]:
    """Return places whose distances are about those wanted. distances: of every pair of nodes, the smaller number first."""
    chance = random.Random(count)  # noqa: S311 - it lays out, and has to be the same each time
    places = [[chance.random(), chance.random()] for _ in range(count)]
    pairs = [pair for _, pair in sorted((chance.random(), pair) for pair in sorted(distances.items()))]
    longest = max(distances.values(), default=1.0)
    for number in range(_ROUNDS):
        # From steps that throw everything into its place to ones that only settle it.
        rate = longest * longest / (1 + number * number)
        pairs.reverse()
        for (one, other), wanted in pairs:
            a, b = places[one], places[other]
            x, y = a[0] - b[0], a[1] - b[1]
            length = math.sqrt(x * x + y * y) or 1e-9
            step = min(1.0, rate / (wanted * wanted)) * (length - wanted) / (2 * length)
            a[0] -= step * x
            a[1] -= step * y
            b[0] += step * x
            b[1] += step * y
    return [(x, y) for x, y in places]


def fitted(places: Sequence[Place], width: float, height: float, apart: float, fixed: int | None = None) -> list[Place]:
    """Return places within a box, none nearer to another than `apart` as far as there is room.

    fixed: a node that stands in the middle of the box and stays there.
    """
    if fixed is not None and len(places) > 2:
        # Where all know each other, nobody is in the middle by distance: one side of the fixed node would be empty.
        others = [place for node, place in enumerate(places) if node != fixed]
        places = [_middle(others) if node == fixed else place for node, place in enumerate(places)]
    xs, ys = [x for x, _ in places], [y for _, y in places]
    middle_x, middle_y = _middle(places) if fixed is None else places[fixed]
    reach_x = max(1e-9, *(abs(x - middle_x) for x in xs))
    reach_y = max(1e-9, *(abs(y - middle_y) for y in ys))
    # Stretched to fill the box, but not so far that circles become lines.
    scale = min(width / 2 / reach_x, height / 2 / reach_y)
    scale_x, scale_y = min(width / 2 / reach_x, 1.35 * scale), min(height / 2 / reach_y, 1.35 * scale)
    found = [[width / 2 + (x - middle_x) * scale_x, height / 2 + (y - middle_y) * scale_y] for x, y in places]
    for _ in range(_PUSHES):
        moved = False
        for one in range(len(found)):
            for other in range(one + 1, len(found)):
                a, b = found[one], found[other]
                x, y = b[0] - a[0], b[1] - a[1]
                length = math.sqrt(x * x + y * y)
                if length >= apart:
                    continue
                moved = True
                if length < 1e-6:
                    x, y, length = 1.0, (one % 3) - 1.0, 1.0
                push = (apart - length) / length * 0.52
                for place, node, sign in ((a, one, -1), (b, other, 1)):
                    share = 0.0 if node == fixed else 1.0 if fixed in (one, other) else 0.5
                    place[0] += sign * share * push * x
                    place[1] += sign * share * push * y
        for place in found:
            place[0] = min(max(place[0], 0.0), width)
            place[1] = min(max(place[1], 0.0), height)
        if not moved:
            break
    return [(x, y) for x, y in found]


def _middle(places: Sequence[Place]) -> Place:
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def hops(ties: Sequence[tuple[int, int]], count: int, unconnected: float) -> dict[tuple[int, int], float]:
    """Return how many ties it takes from each node to each other one; `unconnected` where there is none or a longer way."""
    beside: list[list[int]] = [[] for _ in range(count)]
    for one, other in ties:
        beside[one].append(other)
        beside[other].append(one)
    found: dict[tuple[int, int], float] = {}
    for start in range(count):
        steps = {start: 0}
        front = [start]
        while front:
            reached = []
            for node in front:
                for other in beside[node]:
                    if other not in steps:
                        steps[other] = steps[node] + 1
                        reached.append(other)
            front = reached
        for other in range(start + 1, count):
            found[start, other] = min(float(steps.get(other, unconnected)), unconnected)
    return found
