import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.config import Config
from generator.plan.charts.layout import fitted, hops, spread
from generator.plan.charts.network import RADIUS, _initials
from generator.plan.charts.shapes import Network
from generator.plan.corpus import corpus_of
from generator.plan.pages.stats import stats_view
from generator.plan.scope import Scope
from tests.documents import document
from tests.plan.test_companions import ADA, corpus


def drawn(*texts: str, several: bool = False) -> Network:
    people = [document(*texts)] + ([document("CL2000\nElse\n\nZoe Zander\n", header="Zoe Zander\n")] if several else [])
    found = stats_view(Scope(corpus(*people)), ()).network
    assert found is not None
    return found


@given(st.integers(2, 30), st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=60))
def test_no_two_nodes_touch_and_all_are_inside(count: int, ties: list[tuple[int, int]]) -> None:
    edges = sorted({(min(a, b), max(a, b)) for a, b in ties if a != b and a < count and b < count})
    distances = hops(edges, count, 4.0)
    assert set(distances) == set(combinations(range(count), 2))
    places = spread(distances, count)
    assert places == spread(distances, count)
    found = fitted(places, 300, 300, 33)
    for x, y in found:
        assert 0 <= x <= 300
        assert 0 <= y <= 300
    assert min(math.dist(a, b) for a, b in combinations(found, 2)) > 2 * RADIUS - 6
    middle = fitted(places, 300, 300, 33, fixed=0)
    assert middle[0] == (150, 150)


def test_who_the_page_is_about_has_the_others_around_even_where_all_know_each_other() -> None:
    places = spread(hops(list(combinations(range(9), 2)), 9, 2.0), 9)
    middle, *others = fitted(places, 300, 300, 33, fixed=0)
    assert middle == (150, 150)
    for axis in (0, 1):
        assert min(place[axis] for place in others) < 60
        assert max(place[axis] for place in others) > 240


def test_ties_draw_together() -> None:
    two_groups = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5)]
    places = spread(hops(two_groups, 6, 4.0), 6)
    within = max(math.dist(places[a], places[b]) for a, b in two_groups)
    across = min(math.dist(places[a], places[b]) for a in range(3) for b in range(3, 6))
    assert within < across / 2


EXACT = [
    "0.992382126402 0.540531069767",
    "0.616694133521 1.570931997661",
    "-0.411205342015 1.220971364472",
    "-0.041769173638 0.193997989020",
    "1.974254036208 0.194727056299",
]


def test_a_layout_uses_what_is_exact_on_every_machine() -> None:
    # Measured once; numbers that differ elsewhere mean that something inexact has crept in.
    places = spread(hops([(0, 1), (1, 2), (2, 3), (3, 0), (0, 4)], 5, 4.0), 5)
    assert [f"{x:.12f} {y:.12f}" for x, y in places] == EXACT


def test_the_person_stands_in_the_middle_and_the_table_has_the_ties() -> None:
    network = drawn(*ADA)
    assert [(node.name, node.path, node.papers) for node in network.nodes] == [
        ("Ada Beispiel", None, 0),
        ("Bén Exempel", "authors/ben-exempel/", 2),
        ("Cyd Muster", "authors/cyd-muster/", 2),
    ]
    assert network.nodes[1].label == "BE, Bén Exempel: 2 papers, 2022 – 2025"
    assert network.nodes[0].x == pytest.approx(network.width / 2)
    assert len(network.ties) == len(network.table.rows) == 3
    assert network.table.keys == ("name", "with", "papers", "first", "last")
    assert network.table.values[0] == ("Ada Beispiel", "Bén Exempel", 2, 2022, 2025)
    assert ("Bén Exempel", "Cyd Muster", 1, 2025, 2025) in network.table.values
    assert "2 of all 4 bylines are cut" in network.coverage


def test_thousands_of_names_are_bounded_and_it_is_said() -> None:
    crowd = ", ".join(f"Name Nummer{number}" for number in range(3000))
    network = drawn(f"CL2020\nCrowd\n\n{crowd}\n", "CL2021\nPair\n\nName Nummer7\n")
    assert len(network.nodes) == 25
    assert "24 of 3,000 names are shown." in network.description
    site = drawn(
        f"CL2020\nCrowd\n\n{crowd}\n", *(f"CL2021\nPair {n}\n\nName Nummer7, Name Nummer9\n" for n in range(4)), several=True
    )
    assert {node.name for node in site.nodes} == {"Name Nummer7", "Name Nummer9"}


def test_the_drawing_is_the_same_whatever_the_order_of_papers_in_a_document() -> None:
    assert drawn(*ADA) == drawn(*reversed(ADA))


def test_many_ties_are_thinned_and_it_is_said() -> None:
    names = [f"Name N{number:02}" for number in range(24)]
    texts = [f"CL2020\nPaper {a} {b}\n\n{names[a]}, {names[b]}\n" for a, b in combinations(range(24), 2)]
    texts += [f"CL2021\nMore {a}\n\n{names[a]}, {names[a + 1]}\n" for a in range(23)]
    network = drawn(*texts, several=True)
    assert len(network.ties) <= 2 * len(network.nodes) + len(network.nodes)
    assert "Lines stand for ties of at least 2 papers, and for the strongest of each name." in network.description
    assert {row[2] for row in network.table.values} == {2}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Ada Beispiel", "Ben Exempel"], ["AB", "BE"]),
        (["Ada Beispiel", "Ann Brot", "Alf Bund", "Ari Bund"], ["AB", "ABr", "ABu", "ABn"]),
        (["王小明", "Plato", ""], ["王小", "Pl", "?"]),
        (["A B", "A B", "A B"], ["AB", "A2", "A3"]),
        (["J. R. R. Tolkien", "J. Tolkien"], ["JT", "JTo"]),
    ],
)
def test_initials_tell_names_apart(names: list[str], expected: list[str]) -> None:
    assert _initials(names) == expected


def test_no_network_of_one() -> None:
    assert stats_view(Scope(corpus(document("CL2020\nOne\n\nAda Beispiel, Ben Exempel\n"))), ()).network is None
    assert stats_view(Scope(corpus(document("CL2020\nOne\n\net al.\n"))), ()).network is None
    assert corpus_of((), Config()).entries == ()
