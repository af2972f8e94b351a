from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.dates import PartialDate
from generator.model.paper import Publication, Venue
from generator.plan.metadata.coins import coins
from tests.references import on_walking


def read(text: str) -> dict[str, list[str]]:
    """Read a span's title as Zotero does: pairs by "&", keys and values by "="."""
    assert all(pair.count("=") == 1 for pair in text.split("&"))
    assert not set(text) & set("\n\r\t\"<>'")
    return parse_qs(text, strict_parsing=True)


def test_a_paper_in_a_journal() -> None:
    found = on_walking(
        "Ada Beispiel",
        "The ALICE Collaboration",
        type="article-journal",
        venue=Venue(name="Walks & Steps"),
        publication=Publication(volume="7", issue="2", pages="101–117", issn=("1234-5679", "2345-6787")),
        date=PartialDate(text="May 2025", year=2025, month=5),
        doi="10.1000/x<1>",
        abstract=("50% + $x$ = “good”.",),
    )
    assert read(coins(found)) == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:journal"],
        "rft.genre": ["article"],
        "rft_id": ["info:doi/10.1000/x<1>", "https://a.org/papers/on-walking/"],
        "rft.atitle": ["On Walking"],
        "rft.jtitle": ["Walks & Steps"],
        "rft.au": ["Beispiel, Ada", "The ALICE Collaboration,"],
        "rft.date": ["2025-05"],
        "rft.volume": ["7"],
        "rft.issue": ["2"],
        "rft.spage": ["101"],
        "rft.epage": ["117"],
        "rft.issn": ["1234-5679"],
        "rft.description": ["50% + x = “good”."],
        "rft.language": ["en"],
        "rft.type": ["journalArticle"],
    }


@pytest.mark.parametrize(
    ("kind", "facts", "expected"),
    [
        (None, {}, {"rft.genre": "unknown", "rft.atitle": "On Walking", "rft.jtitle": "Venue"}),
        ("article", {}, {"rft.genre": "preprint", "rft.type": "preprint"}),
        ("paper-conference", {}, {"rft.genre": "proceeding", "rft.atitle": "On Walking", "rft.btitle": "Venue"}),
        ("book", {"publisher": "Press", "place": "Fernmoor"}, {"rft.btitle": "On Walking", "rft.series": "Venue"}),
        ("report", {}, {"rft.genre": "report", "rft.btitle": "On Walking", "rft.pub": "Venue"}),
        (
            "thesis",
            {"publisher": "University", "genre": "PhD thesis"},
            {"rft.title": "On Walking", "rft.inst": "University", "rft.degree": "PhD thesis"},
        ),
    ],
)
def test_the_format_follows_the_kind_of_work(kind: Any, facts: dict[str, Any], expected: dict[str, str]) -> None:
    found = on_walking(type=kind, venue=Venue(name="Venue"), publication=Publication(**facts), base_url=None)
    pairs = read(coins(found))
    assert {key: pairs[key] for key in expected} == {key: [text] for key, text in expected.items()}
    assert "rft_id" not in pairs


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_comes_back(text: str) -> None:
    found = on_walking(text)
    expected = [] if not found.title else [found.title]
    assert read(coins(found))["rft.atitle"] == expected
    assert len(read(coins(found)).get("rft.au", [])) <= 1
