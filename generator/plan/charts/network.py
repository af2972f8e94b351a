"""The network of co-authors: names -> a drawing, with the ties as a table."""

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.language.words import Words
from generator.plan.charts.layout import fitted, hops, spread
from generator.plan.charts.shapes import WIDTH, Network, Node, Tie, rounded, table_of
from generator.plan.companions import Companion, Key, Pair, family_first, papers_together
from generator.plan.counted import Bylined

RADIUS = 15.0
"""Of a node: two of them are as far apart as fingers need."""
_APART = 2 * RADIUS + 5
_MARGIN = RADIUS + 4
_FARTHEST = 4.0
"""Ties that parts of a network without a tie between them lie apart."""
_WIDEST_TIE = 7.0
_TIES_EACH = 2
"""Ties for each node that a drawing can show; more make a ball of wool."""


def network(
    entries: Sequence[Bylined],
    named: Sequence[Companion],
    about: Companion | None,
    title: str,
    description: str,
    coverage: str,
    words: Words,
) -> Network:
    """Return a drawing of some names, and how often they stand together.

    named: whom it shows, each once. about: the person whom all of it is about, who stands in the middle.
    """
    nodes = [*([about] if about else []), *sorted(named, key=lambda one: (*family_first(one.name), str(one.key)))]
    place = {one.key: number for number, one in enumerate(nodes)}
    together = papers_together(entries, place, about.key if about else None)
    if about is None:
        together, least = _strong(together, len(nodes))
        if least > 1:
            lines = words.say(
                "Lines stand for ties of at least {number} papers, and for the strongest of each name.",
                number=words.number(least),
            )
            description = words.sentences(description, lines)
    description = words.sentences(description, words.say("The wider a line, the more papers two have together."))
    height = _height(len(nodes))
    places = _places(nodes, together, place, about, height)
    most = max(map(len, together.values()))
    shared = Counter({key: len(found) for (one, key), found in together.items() if about and one == about.key})
    ordered = sorted(together.items(), key=lambda item: (len(item[1]), place[item[0][0]], place[item[0][1]]))
    return Network(
        id="coauthors",
        title=title,
        description=description,
        coverage=coverage,
        width=WIDTH,
        height=height,
        nodes=tuple(
            _node(one, at, letters, about, shared[one.key], words)
            for one, at, letters in zip(nodes, places, _initials([one.name for one in nodes]), strict=True)
        ),
        ties=tuple(
            Tie(*places[place[one]], *places[place[other]], _width(len(found), most)) for (one, other), found in ordered
        ),
        table=table_of(
            (
                ("name", words.say("Name")),
                ("with", words.say("Together with")),
                ("papers", words.say("Papers")),
                ("first", words.say("First year")),
                ("last", words.say("Last year")),
            ),
            [
                (nodes[place[one]].name, nodes[place[other]].name, len(found), *_first_and_last(found))
                for (one, other), found in sorted(
                    ordered, key=lambda item: (-len(item[1]), place[item[0][0]], place[item[0][1]])
                )
            ],
            words,
        ),
    )


def _strong(together: dict[Pair, list[Bylined]], count: int) -> tuple[dict[Pair, list[Bylined]], int]:
    """Return the ties that a drawing of so many nodes can show, and of how many papers these are.

    All of some number of papers and more, as few as there is room for, and of each node the strongest.
    """
    most = _TIES_EACH * count
    weights = sorted(map(len, together.values()), reverse=True)
    if len(weights) <= most:
        return together, 1
    least = weights[most] + 1
    best: dict[Key, int] = {}
    for pair, found in together.items():
        for key in pair:
            best[key] = max(best.get(key, 0), len(found))
    kept: dict[Pair, list[Bylined]] = {}
    alone = set(best)
    for pair, found in sorted(together.items(), key=lambda item: -len(item[1])):
        # A name whose strongest tie is weak keeps one of that strength.
        if len(found) >= least or any(key in alone and len(found) == best[key] for key in pair):
            kept[pair] = found
            alone -= set(pair)
    return kept, least


def _height(count: int) -> int:
    """Return how high a drawing of so many nodes is: a strip for three, a square for many."""
    return min(340, 120 + 12 * count)


def _places(
    nodes: Sequence[Companion],
    together: Mapping[Pair, Sequence[Bylined]],
    place: Mapping[Key, int],
    about: Companion | None,
    height: int,
) -> list[tuple[float, float]]:
    ties = [(place[one], place[other]) for one, other in together]
    if about:
        # Whoever shares many papers with the person stands nearer; the others are as near as they are to each other.
        apart = hops([tie for tie in ties if tie[0]], len(nodes), 2.0)
        most = max((len(found) for (one, _), found in together.items() if one == about.key), default=1)
        for (one, other), found in together.items():
            if one == about.key:
                apart[0, place[other]] = 1.0 + 0.6 * (1 - len(found) / most)
    else:
        apart = hops(ties, len(nodes), _FARTHEST)
    width = WIDTH - 2 * _MARGIN
    fit = fitted(spread(apart, len(nodes)), width, height - 2 * _MARGIN, _APART, 0 if about else None)
    return [(rounded(x + _MARGIN), rounded(y + _MARGIN)) for x, y in fit]


def _node(one: Companion, at: tuple[float, float], letters: str, about: Companion | None, shared: int, words: Words) -> Node:
    papers = one.papers if about is None else shared
    said = one.name
    if one is not about:
        said = words.count(papers, "{name}: {n} paper", "{name}: {n} papers", name=one.name)
    years = "" if one.first is None or one.last is None else words.years(one.first, one.last)
    return Node(
        x=at[0],
        y=at[1],
        initials=letters,
        name=one.name,
        path=None if one is about else one.path,
        papers=papers,
        is_person=one.is_person,
        # What is seen is a part of what is said: who speaks to the page says what stands there.
        label=words.joined((letters, said, years)) if one is not about else said,
    )


def _width(papers: int, most: int) -> float:
    """Return how wide a tie is drawn: its area stands for the papers, and one paper can be seen."""
    return rounded(1.0 + (_WIDEST_TIE - 1.0) * (papers - 1) / (most - 1)) if most > 1 else 1.5


def _first_and_last(entries: Sequence[Bylined]) -> tuple[int | None, int | None]:
    years = [entry.year for entry in entries if entry.year is not None]
    return (min(years), max(years)) if years else (None, None)


def _initials(names: Sequence[str]) -> list[str]:
    """Return letters for each name, at most three, no two the same."""
    taken: set[str] = set()
    found = []
    for name in names:
        choices = _choices(name)
        letters = next((letters for letters in choices if letters not in taken), None)
        number = 1
        while letters is None:
            number += 1
            spelled = f"{choices[0][:1]}{number}"
            letters = spelled if spelled not in taken else None
        taken.add(letters)
        found.append(letters)
    return found


def _choices(name: str) -> list[str]:
    words = [word for word in name.replace("-", " ").replace(".", " ").split() if word[0].isalnum()]
    if not words:
        return ["?"]
    first, last = words[0], words[-1]
    if len(words) == 1:
        return [first[:2], first[:3], *(first[0] + letter for letter in first[2:])]
    start, end = first[0].upper(), last[0].upper()
    longer = [f"{start}{end}{letter}" for letter in last[1:] if letter.isalpha()]
    middle = [f"{start}{word[0].upper()}{end}" for word in words[1:-1]]
    return [start + end, *middle, *longer, *(f"{start}{letter}{end}" for letter in first[1:] if letter.isalpha())]
