from typing import Any

import pytest

from generator.model.dates import PartialDate
from generator.model.paper import Publication, Venue
from generator.model.person import PersonName
from generator.plan.metadata.dublin_core import dublin_core_tags
from tests.references import on_walking


def test_it_tells_of_the_paper_without_its_abstract() -> None:
    found = on_walking(
        "Ada Beispiel",
        "The ALICE Collaboration",
        abstract=("We walk.",),
        editors=(PersonName(display="Cyd Muster"),),
        date=PartialDate(text="May 2025", year=2025, month=5),
        doi="10.1000/x",
        venue=Venue(name="Journal of Walks", kind="journal"),
        license="https://creativecommons.org/licenses/by/4.0/",
    )
    assert dublin_core_tags(found) == (
        ("DC.title", "On Walking"),
        ("DC.type", "journalArticle"),
        ("DC.creator", "Beispiel, Ada"),
        ("DC.creator", "The ALICE Collaboration,"),
        ("DC.contributor", "Muster, Cyd"),
        ("DC.date", "2025-05"),
        ("DC.identifier", "https://doi.org/10.1000/x"),
        ("DC.identifier", "https://a.org/papers/on-walking/"),
        ("DC.source", "Journal of Walks"),
        ("DC.language", "en"),
        ("DC.rights", "https://creativecommons.org/licenses/by/4.0/"),
    )


def test_what_is_not_known_is_not_said() -> None:
    assert dublin_core_tags(on_walking(base_url=None, license="all rights reserved")) == (
        ("DC.title", "On Walking"),
        ("DC.type", "Text"),
        ("DC.language", "en"),
    )


@pytest.mark.parametrize(
    ("kind", "publication", "expected"),
    [
        ("article", None, "preprint"),
        ("software", None, "computerProgram"),
        ("thesis", Publication(genre="PhD thesis", publisher="University"), "PhD thesis"),
        ("thesis", Publication(genre="PhD thesis"), "thesis"),
        ("report", None, "report"),
    ],
)
def test_the_type_is_one_that_zotero_knows(kind: Any, publication: Publication | None, expected: str) -> None:
    assert dict(dublin_core_tags(on_walking(type=kind, publication=publication)))["DC.type"] == expected
