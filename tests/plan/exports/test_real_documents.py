"""Every paper of every real document, written in each format and read back by independent programs: the same facts."""

import csv
import io
import json
from pathlib import Path

import bibtexparser
import pytest
import rispy

from generator.parse.document import parse_document
from generator.plan.exports.bibtex import bibtex_record, verbatim
from generator.plan.exports.csl_json import CSL_LIST, csl_record
from generator.plan.exports.csv_table import CSV_LIST, csv_record
from generator.plan.exports.ris import ris_record
from generator.plan.gist import gist_of
from generator.plan.keys import citation_keys
from generator.plan.reference import Reference, reference_of


@pytest.fixture(scope="module")
def references(fixtures: Path) -> dict[str, Reference]:
    papers = [
        paper
        for path in sorted(fixtures.rglob("*"))
        if path.is_file() and path.name != "README.md" and not path.name.endswith(".expect.json")
        for document, _ in (parse_document(path.read_bytes(), path.relative_to(fixtures).as_posix()),)
        if document is not None
        for paper in document.papers
    ]
    assert len(papers) >= 50
    found = [reference_of(paper, f"papers/{number}/", "https://a.org/", "en") for number, paper in enumerate(papers)]
    keys = citation_keys((one.path, gist_of(one.paper).key) for one in found)
    assert len({key.casefold() for key in keys.values()}) == len(found)
    return {keys[one.path]: one for one in found}


def letters(text: str) -> str:
    return "".join(character for character in text if character.isascii() and character.isalpha())


def test_bibtex(references: dict[str, Reference]) -> None:
    library = bibtexparser.parse_string("\n".join(bibtex_record(one, key) for key, one in references.items()))
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == list(references)
    for entry, one in zip(library.entries, references.values(), strict=True):
        fields = {name: field.value for name, field in entry.fields_dict.items()}
        assert fields.get("year") == (str(one.date.year) if one.date else None)
        assert fields.get("day") == (str(one.date.day) if one.date and one.date.day else None)
        assert fields.get("doi") == (verbatim(one.paper.doi) if one.paper.doi else None)
        assert fields.get("eprint") == one.paper.arxiv_id
        assert fields.get("author", "").endswith(" and others") == (bool(one.authors) and not one.authors_complete)
        if "$" not in fields["title"] and "\\" not in fields["title"]:
            assert letters(fields["title"]) == letters(one.title)


def test_ris(references: dict[str, Reference]) -> None:
    entries = rispy.loads("".join(map(ris_record, references.values())))
    for entry, one in zip(entries, references.values(), strict=True):
        assert entry["title"].split() == one.title.split()
        assert len(entry.get("authors", [])) == len(one.authors)
        assert (entry.get("year"), entry.get("doi")) == (str(one.date.year) if one.date else None, one.paper.doi)


def test_csl_json(references: dict[str, Reference]) -> None:
    items = json.loads(CSL_LIST.text(csl_record(one, key) for key, one in references.items()))
    for item, (key, one) in zip(items, references.items(), strict=True):
        assert (item["id"], item["title"], item.get("DOI")) == (key, one.title, one.paper.doi)
        iso = "-".join(f"{part:02d}" for part in item["issued"]["date-parts"][0]) if "issued" in item else None
        assert iso == (one.date.iso if one.date else None)
        assert len(item.get("author", [])) == len(one.authors)


def test_csv(references: dict[str, Reference]) -> None:
    table = CSV_LIST.text(csv_record(one, key) for key, one in references.items())
    rows = csv.DictReader(io.StringIO(table.removeprefix("\ufeff"), newline=""), strict=True)
    for row, (key, one) in zip(rows, references.items(), strict=True):
        assert (row["key"], row["date"], row["doi"]) == (key, (one.date.iso if one.date else "") or "", one.paper.doi or "")
        assert row["title"].removeprefix("'").split() == one.title.removeprefix("'").split()
