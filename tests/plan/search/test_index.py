import json
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from generator.plan.search.index import (
    Card,
    Choice,
    Searchable,
    card_rows,
    choice_rows,
    moved_shards,
    shard_count,
    word_shards,
)
from generator.plan.search.words import shard_of, words_of


def places(steps: object) -> list[int]:
    found: list[int] = []
    for step in steps if isinstance(steps, list) else ():
        found.append(step + (found[-1] if found else 0))
    return found


def test_a_word_leads_to_its_papers_by_where_it_stands() -> None:
    papers = [
        Searchable("On Walking", "Ada Beispiel", "We walk and walk."),
        Searchable("On Standing", "Ada Beispiel", ""),
        Searchable("Walking", "Ben On", "Walking is good"),
    ]
    (rows,) = word_shards(papers, 1)
    assert rows[0] == ("ada", 0, [0, 1], 0)
    assert {row[0]: row[1:] for row in rows}["on"] == ([0, 1], [2], 0)  # type: ignore[index]
    assert {row[0]: row[1:] for row in rows}["walk"] == (0, 0, [0])  # type: ignore[index]
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)  # type: ignore[index]


WORDS = st.text(st.sampled_from("aäbcdé学习の1- "), max_size=12)


@given(st.lists(st.builds(Searchable, WORDS, WORDS, WORDS), max_size=20), st.sampled_from([1, 2, 8]))
def test_every_word_is_found_where_it_belongs_and_nowhere_else(papers: list[Searchable], shards: int) -> None:
    found: dict[tuple[str, int], list[int]] = {}
    for number, rows in enumerate(word_shards(papers, shards)):
        for word, *lists in rows:  # type: ignore[misc]
            assert shard_of(word, shards) == number
            for field, steps in enumerate(lists):
                found[word, field] = places(steps)
    expected: dict[tuple[str, int], list[int]] = {}
    for place, paper in enumerate(papers):
        for field, text in enumerate((paper.title, paper.names, paper.abstract)):
            for word in sorted(set(words_of(text))):
                expected.setdefault((word, field), []).append(place)
    assert {key: value for key, value in found.items() if value} == expected


@given(
    st.lists(st.builds(Searchable, WORDS, WORDS, WORDS), max_size=12),
    st.lists(st.builds(Searchable, WORDS, WORDS, WORDS), max_size=4),
    st.sampled_from([1, 2, 8]),
    st.sampled_from([1, 2, 8]),
    st.randoms(use_true_random=False),
)
def test_from_files_of_other_papers_come_the_same_files(
    before: list[Searchable], new: list[Searchable], shards: int, shards_before: int, chance: Random
) -> None:
    # Some papers stay, most of them in their order, and new ones stand anywhere among them.
    row: list[int | Searchable] = [place for place in range(len(before)) if chance.random() < 0.8]
    if chance.random() < 0.3:
        chance.shuffle(row)
    for paper in new:
        row.insert(chance.randrange(len(row) + 1), paper)
    papers = [before[one] if isinstance(one, int) else one for one in row]
    moves = [row.index(then) if then in row else None for then in range(len(before))]
    added = {place: one for place, one in enumerate(row) if isinstance(one, Searchable)}
    written = json.loads(json.dumps(word_shards(before, shards_before)))
    moved = moved_shards(written, moves, added, shards)
    assert json.dumps(moved) == json.dumps(word_shards(papers, shards))


def test_the_number_of_files_grows_with_the_papers_and_jumps_seldom() -> None:
    counts = [shard_count(papers) for papers in range(20_000)]
    assert counts[0] == counts[79] == 1
    assert len(set(counts)) < 12
    assert all(papers / 80 <= shards <= papers / 20 for papers, shards in enumerate(counts) if papers >= 80)


def test_cards_and_choices_are_rows() -> None:
    assert card_rows([Card("papers/a/", "A", "Ada", "2025", "")]) == (("papers/a/", "A", "Ada", "2025", ""),)
    assert choice_rows([Choice("2025", "2025", (0, 4, 5))]) == (("2025", "2025", [0, 4, 1]),)
