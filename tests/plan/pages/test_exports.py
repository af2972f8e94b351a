import csv
import io
import json
import re
from pathlib import Path

import bibtexparser
import pytest

from generator.plan.pages import exports as exports_module
from generator.settings import Options
from tests.documents import FIRST, SECOND, document
from tests.sites import build_project, files_of, write_project

ENDINGS = (".bib", ".ris", ".csv", ".md", "cite.json", "papers.json")
THIRD = "LGMay 2024\nWalking, $x^2$ Times\n\nAda Beispiel et al.\n\nMore.\n"


def built(folder: Path, settings: str = "", **documents: bytes) -> dict[str, bytes]:
    write_project(folder, {f"{name}.txt": content for name, content in documents.items()}, settings)
    build_project(folder, Options(base_url="https://a.org/"))
    files = files_of(folder / "output")
    # Figures have files of their own, whatever the formats for papers are.
    own = re.compile("(?:.*/)?(?:stats|coauthors)/|(?:categories|years)/(?:map|timeline|index)\\.")
    return {path: content for path, content in files.items() if not own.match(path)}


def test_files_lie_beside_the_pages_of_a_person(tmp_path: Path) -> None:
    site = built(tmp_path, ada=document(FIRST, SECOND, THIRD))
    found = {path for path in site if path.endswith(ENDINGS)}
    papers = ("papers/on-walking/", "papers/on-standing/", "papers/walking-x2-times/")
    lists = ("", "categories/cs-cl/", "categories/cs-lg/", "years/2024/", "years/2025/")
    expected = {base + name for base in papers for name in ("cite.bib", "cite.ris", "cite.json", "index.md")}
    expected |= {base + name for base in lists for name in ("papers.bib", "papers.json", "papers.csv")}
    assert found == expected
    assert b"Sitemap" in site["robots.txt"]
    assert b".bib" not in site["sitemap.xml"]


def test_lists_hold_the_records_of_their_papers(tmp_path: Path) -> None:
    site = built(tmp_path, ada=document(FIRST, SECOND, THIRD), ben=document(SECOND, header="Ben Exempel\n"))
    keys = {"beispiel2025walking", "exempel2024standing", "beispiel2024walking"}
    for base, expected in (("", keys), ("people/ada-beispiel/", keys), ("people/ben-exempel/", {"exempel2024standing"})):
        library = bibtexparser.parse_string(site[f"{base}papers.bib"].decode())
        assert {entry.key for entry in library.entries} == expected
        assert {item["id"] for item in json.loads(site[f"{base}papers.json"])} == expected
        rows = csv.DictReader(io.StringIO(site[f"{base}papers.csv"].decode("utf-8-sig"), newline=""))
        assert {row["key"] for row in rows} == expected
    for path in ("papers/on-walking/cite.bib", "papers/walking-x2-times/cite.bib"):
        assert site[path] in site["papers.bib"]
    assert b"categories/cs-cl/papers.csv" in b"".join(path.encode() for path in site)


def test_pages_link_to_their_files(tmp_path: Path) -> None:
    site = built(tmp_path, ada=document(FIRST, SECOND), ben=document(SECOND, header="Ben Exempel\n"))
    for page, link in (
        ("papers/on-walking/index.html", 'href="../../papers/on-walking/cite.ris"'),
        ("papers/on-walking/index.html", 'type="application/x-research-info-systems" download="on-walking.ris"'),
        ("index.html", 'href="papers.csv" type="text/csv" download="papers.csv"'),
        ("papers/index.html", 'href="../papers.bib"'),
        ("people/ada-beispiel/index.html", 'download="ada-beispiel.bib"'),
        ("years/2025/index.html", 'href="../../years/2025/papers.json"'),
        ("categories/cs-cl/index.html", 'download="cs-cl.csv"'),
    ):
        assert link in site[page].decode(), page


def test_settings_choose_the_formats(tmp_path: Path) -> None:
    some = built(tmp_path / "some", 'exports = ["csv", "ris"]\n', ada=document(FIRST, SECOND))
    assert {path.rpartition("/")[2] for path in some if path.endswith((".bib", ".ris", ".csv", ".md"))} == {
        "papers.csv",
        "cite.ris",
    }
    assert b"@misc" not in some["papers/on-walking/index.html"]
    none = built(tmp_path / "none", "exports = []\n", ada=document(FIRST, SECOND))
    assert not [path for path in none if path.endswith(ENDINGS)]
    assert b"download=" not in b"".join(content for path, content in none.items() if path.endswith(".html"))
    assert b"Beispiel, A.," in none["papers/on-walking/index.html"]


def test_a_person_without_papers_has_no_files(tmp_path: Path) -> None:
    site = built(tmp_path, ada=b"Ada Beispiel\n\n0 Papers\n")
    assert not [path for path in site if path.endswith((".bib", ".csv"))]
    assert b"download=" not in site["index.html"]


def test_long_lists_are_split_from_the_oldest_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports_module, "LARGEST_FILE", 6_000)
    papers = [f"CLMay {day}, 2025\nPaper number {day}\n\nAda Beispiel\n\nText.\n" for day in range(1, 29)]
    site = built(tmp_path / "before", ada=document(*papers))
    assert all(len(content) <= 6_000 for path, content in site.items() if path.endswith((".bib", ".csv", "papers.json")))
    parts = sorted(
        (path for path in site if path.startswith("papers-") and path.endswith(".bib")), key=lambda path: int(path[7:-4])
    )
    assert len(parts) > 2
    assert "papers.bib" not in site
    entries = [entry.key for path in reversed(parts) for entry in bibtexparser.parse_string(site[path].decode()).entries]
    assert len(entries) == len(set(entries)) == 28
    titles = [line for path in reversed(parts) for line in site[path].decode().splitlines() if "title" in line]
    assert titles[0].endswith("number 28},")
    assert titles[-1].endswith("number 1},")
    assert all(f'href="{path}"' in site["index.html"].decode() for path in parts)
    newer = built(tmp_path / "after", ada=document("CLJun 1, 2025\nNewest\n\nAda Beispiel\n\nText.\n", *papers))
    assert all(newer[path] == site[path] for path in parts[:-1])
