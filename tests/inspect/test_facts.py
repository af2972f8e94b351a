import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.inspect import as_table, document_facts, nothing_facts
from generator.inspect.records import schema
from generator.parse.document import parse_document

VALIDATOR = jsonschema.Draft202012Validator(schema())

ITEM = {
    "id": "ada1",
    "type": "paper-conference",
    "title": "On Walking",
    "author": [{"given": "Ludwig", "non-dropping-particle": "van", "family": "Exempel"}, {"literal": "The Walkers"}],
    "editor": [{"given": "Eda", "family": "Edit"}],
    "container-title": "Proceedings of Walking",
    "page": "1-9",
    "issued": {"date-parts": [[2020, 5]]},
    "DOI": "10.1000/WALK",
    "PMID": 17,
    "URL": "https://github.com/example/walk",
}


def facts(content: bytes, source: str) -> dict[str, Any]:
    document, _ = parse_document(content, source)
    found = document_facts(document) if document else nothing_facts(source)
    return {**found, "notes": []}


def test_a_paper_of_a_bibliography_has_the_keys_of_a_profile_and_its_own() -> None:
    found = facts(json.dumps([ITEM]).encode(), "a/works.json")
    assert (found["format"], found["name"], found["person"]) == ("csl-json", None, None)
    (paper,) = found["papers"]
    assert paper["authors"] == ["Ludwig van Exempel", "The Walkers"]
    assert [(a["given"], a["family"], a["literal"]) for a in paper["author_details"]] == [
        ("Ludwig", "van Exempel", None),
        (None, None, "The Walkers"),
    ]
    assert paper["editors"] == ["Eda Edit"]
    assert (paper["type"], paper["doi"], paper["key"]) == ("paper-conference", "10.1000/walk", "ada1")
    assert (paper["venue"]["name"], paper["venue"]["kind"], paper["venue"]["pages"]) == (
        "Proceedings of Walking", "conference", "1–9",
    )  # fmt: skip
    assert paper["identifiers"] == [{"scheme": "pmid", "value": "17"}]
    assert paper["links"] == [{"url": "https://github.com/example/walk", "kind": "code", "label": None}]
    assert (paper["source"], paper["date"]["month"]) == ("a/works.json", 5)


def test_the_table_shows_what_was_understood() -> None:
    document, _ = parse_document(json.dumps([ITEM]).encode(), "works.json")
    assert document is not None
    table = as_table(document)
    for words in ("csl-json", "On Walking", "2020-05", "edited by Eda Edit", "pp. 1–9", "doi:10.1000/walk", "pmid:17"):
        assert words in table, words


def test_the_table_shows_posts_degrees_and_awards(fixtures: Path) -> None:
    path = fixtures / "jsonresume" / "complete-resume.json"
    document, _ = parse_document(path.read_bytes(), path.name)
    assert document is not None
    lines = as_table(document).splitlines()
    first = lines.index("  positions      Senior Software Engineer, TechCorp Inc, 2021-03-01 to ...")
    assert lines[first + 1] == "                 Full Stack Developer, StartupXYZ, 2019-06-01 to 2021-02-28"
    assert "  awards         Top Contributor Award, GitHub, 2023-12-01" in lines


def test_the_schema_describes_and_refuses() -> None:
    VALIDATOR.check_schema(schema())
    good = facts(json.dumps([ITEM]).encode(), "works.json")
    VALIDATOR.validate(good)
    VALIDATOR.validate({"documents": [good, facts(b"?", "x.bin")]})
    for wrong in ({**good, "papers": [{"title": "T"}]}, {**good, "format": "word"}, {"documents": {}}):
        with pytest.raises(jsonschema.ValidationError):
            VALIDATOR.validate(wrong)


def test_what_is_read_of_every_real_document_fits_the_schema(fixtures: Path) -> None:
    seen = 0
    for path in sorted(path for path in fixtures.rglob("*.*") if path.is_file() and path.suffix != ".md"):
        document, notes = parse_document(path.read_bytes(), path.relative_to(fixtures).as_posix())
        assert document is not None or notes, path
        if document is not None:
            VALIDATOR.validate({**document_facts(document), "notes": []})
            seen += 1
    assert seen >= 8
