from typing import Any

import pytest

from generator.model.paper import Venue
from generator.plan.exports.facts import type_of
from tests.references import on_walking


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, None),
        ({"arxiv_id": "2404.09937"}, "article"),
        ({"arxiv_id": "2404.09937", "venue": Venue(name="X", kind="conference")}, "paper-conference"),
        ({"arxiv_id": "2404.09937", "venue": Venue(name="X")}, None),
        ({"venue": Venue(name="X", kind="series")}, None),
        ({"type": "thesis", "venue": Venue(name="X", kind="journal")}, "thesis"),
    ],
)
def test_the_source_tells_the_type_or_else_the_venue(facts: dict[str, Any], expected: str | None) -> None:
    assert type_of(on_walking(**facts)) == expected
