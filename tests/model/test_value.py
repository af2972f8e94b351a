"""Values are made, compared and sent like those of any dataclass."""

import pickle
from dataclasses import field, fields, replace

import pytest

from generator.model.value import value


@value
class Step:
    name: str
    length: float = 0.7
    notes: list[str] = field(default_factory=list)


class Long(Step):
    """A step of a class that adds no fields."""


def test_a_value_has_its_fields_and_their_defaults() -> None:
    first, second = Step("left"), Step("right", notes=["wet"])
    assert (first.name, first.length, first.notes) == ("left", 0.7, [])
    assert first.notes is not Step("left").notes
    assert first == Step("left", 0.7, []) != second
    assert replace(second, length=1.0) == Step("right", 1.0, ["wet"])
    assert pickle.loads(pickle.dumps(second)) == second  # noqa: S301 - our own
    assert repr(first) == "Step(name='left', length=0.7, notes=[])"
    assert [one.name for one in fields(Step)] == ["name", "length", "notes"]
    assert not hasattr(first, "__dict__")
    assert Long("far").length == 0.7


def test_wrong_arguments_are_refused() -> None:
    @value
    class Pair:
        left: int
        right: int

    with pytest.raises(TypeError, match="right"):
        Pair(1)  # type: ignore[call-arg]
    assert Pair(1, right=2).right == 2
