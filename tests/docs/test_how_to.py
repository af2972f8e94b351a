"""Every how-to page is followed as it is written, in an empty folder, but for what needs the network."""

import json
import os
from pathlib import Path

import jsonschema
import pytest

from tests.docs.walk import PAGES, blocks_of, follow, oeuvre_in, script_of
from tests.documents import FIRST, SECOND, document

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the pages speak of a shell of Unix")

_BIB = """---
---
@string{journal = {Journal of Walking}}

@article{example2025sentence,
  abbr = {JoW},
  bibtex_show = {true},
  title = {How Long Is a Sentence?},
  author = {Example, Ada and Sample, Kim},
  journal = journal,
  year = {2025},
  abstract = {We measure.},
  pdf = {sentence.pdf},
  selected = {true}
}
"""


def _follow(page: str, folder: Path) -> str:
    return follow(page, folder, oeuvre_in(folder))


def _text(folder: Path, path: str) -> str:
    return (folder / path).read_text("utf-8")


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def test_al_folio(tmp_path: Path) -> None:
    _write(tmp_path, {"old-site/_bibliography/papers.bib": _BIB, "old-site/assets/pdf/sentence.pdf": "%PDF-1.4"})
    told = _follow("how-to/al-folio.md", tmp_path)
    assert "BibTeX: 1 work" in told
    home = _text(tmp_path, "my-site/output/index.html")
    assert "<h1>Ada Example</h1>" in home and "Reader in Library Science" in home
    paper = _text(tmp_path, "my-site/output/papers/how-long-is-a-sentence/index.html")
    assert "Journal of Walking" in paper and "We measure." in paper and "pdf/sentence.pdf" in paper
    assert "0000-0002-1825-0097" in home


def test_al_folio_with_real_bibliographies(tmp_path: Path, fixtures: Path) -> None:
    for number, name in enumerate(("alfolio_papers.bib", "alfolio_oman_ads.bib")):
        folder = tmp_path / str(number)
        bibliography = _text(fixtures, f"bibtex/{name}") + _BIB.replace("---", "")
        _write(folder, {"old-site/_bibliography/papers.bib": bibliography, "old-site/assets/pdf/sentence.pdf": "%PDF-1.4"})
        told = _follow("how-to/al-folio.md", folder)
        assert "error" not in told.replace("0 errors", "")


def test_hugoblox(tmp_path: Path) -> None:
    matter = "---\ntitle: How Long Is a Sentence?\nauthors: [admin, Kim Sample]\ndate: 2025-05-28\npublication_types: ['2']\n"
    matter += "publication: '*Journal of Walking*'\nabstract: We measure.\nfeatured: true\nurl_pdf: https://example.org/a.pdf\n---\n"
    old = "old-site/content/publication"
    _write(
        tmp_path,
        {f"{old}/sentence/index.md": matter, f"{old}/sentence/cite.bib": _BIB, f"{old}/_index.md": "---\ntitle: P\n---\n"},
    )
    told = _follow("how-to/hugoblox.md", tmp_path)
    assert "1 paper" in told
    paper = _text(tmp_path, "my-site/output/papers/how-long-is-a-sentence/index.html")
    assert "Journal of Walking" in paper and "Kim Sample" in paper and "et al." in paper


def test_academicpages(tmp_path: Path) -> None:
    matter = "---\ntitle: How Long Is a Sentence?\ncollection: publications\ndate: 2025-05-28\nvenue: Journal of Walking\n"
    matter += "citation: 'Example, A., &amp; Sample, K. (2025). How Long Is a Sentence? <i>Journal of Walking</i>.'\n---\n"
    leftover = "---\ntitle: Paper Title Number 1\ncollection: publications\ndate: 2009-10-01\nvenue: Journal 1\n---\n"
    files = {
        "old-site/_publications/2025-sentence.md": matter,
        "old-site/_publications/2009-10-01-paper-title-number-1.md": leftover,
    }
    _write(tmp_path, {**files, "old-site/files/papers.bib": _BIB})
    told = _follow("how-to/academicpages.md", tmp_path)
    assert "template-leftover" in told and "1 of them in several documents" in told
    assert "K. Sample" in _text(tmp_path, "my-site/output/papers/how-long-is-a-sentence/index.html")


def test_orcid(tmp_path: Path, fixtures: Path) -> None:
    (tmp_path / "record.json").write_bytes((fixtures / "orcid" / "record-full-3.0.json").read_bytes())
    told = _follow("how-to/orcid.md", tmp_path)
    assert "content/your-name/" in told and "ORCID" in told
    assert (tmp_path / "output" / "index.html").is_file()


def test_career(tmp_path: Path, fixtures: Path) -> None:
    _write(tmp_path, {"resume.json": _text(fixtures, "jsonresume/complete-resume.json")})
    _follow("how-to/career.md", tmp_path)
    home = _text(tmp_path, "output/index.html")
    assert "Research Librarian" in home and "since 2021" in home and "Thesis: What a Catalogue Forgets" in home
    # What is written by hand is all of it, and the import brings no more.
    assert "TechCorp" not in home and "Hackathon" not in home


def test_lab(tmp_path: Path) -> None:
    _follow("how-to/lab.md", tmp_path)
    output = tmp_path / "lab" / "output"
    assert "Walking Lab" in _text(output, "index.html")
    assert len(list((output / "papers").glob("*/index.html"))) == 1, "the paper of both is one page"
    assert "Research group" in _text(output, "groups/walking/index.html")
    assert 'href="../../join/"' in _text(output, "join/phd/index.html")


def test_many_people(tmp_path: Path) -> None:
    for name, paper in (("ada", FIRST), ("ben", SECOND)):
        _write(tmp_path, {f"content/{name}.txt": document(paper, header=f"{name.title()} Exempel\n").decode()})
    _follow("how-to/many-people.md", tmp_path)
    assert (tmp_path / "output" / "people" / "ben-exempel" / "index.html").is_file()
    assert 'rel="canonical" href="https://ada-exempel.example.org/"' in _text(tmp_path, "sites/ada-exempel/index.html")
    assert json.loads(_text(tmp_path, "build.json"))["ok"] is True
    assert json.loads(_text(tmp_path, "notes.json"))["notes"] == []


def test_pages(tmp_path: Path) -> None:
    _follow("how-to/pages.md", tmp_path)
    talks = _text(tmp_path, "output/talks/index.html")
    assert "Slides on request." in talks and 'href="../talks/reading/"' in talks
    assert '<a href="../talks/reading/">reading list</a>' in _text(tmp_path, "output/teaching/index.html")


def test_editor(tmp_path: Path) -> None:
    _write(tmp_path, {"content/ada.txt": document(FIRST).decode()})
    _follow("how-to/editor.md", tmp_path)
    schema = json.loads(_text(tmp_path, "site.schema.json"))
    jsonschema.validate({"theme": "swiss", "publish": {"to": "git:gh-pages"}}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"them": "swiss"}, schema)


def test_themes(tmp_path: Path) -> None:
    _write(tmp_path, {"content/ada.txt": document(FIRST, SECOND).decode()})
    told = _follow("how-to/themes.md", tmp_path)
    assert "macros/byline.html" in told
    assert (tmp_path / "templates" / "macros" / "byline.html").is_file()
    style = _text(tmp_path, "output/assets/style.css")
    assert "--ground: light-dark(oklch(99% 0.01 95)" in style and "--measure: 60ch" in style
    assert 'content="#fdfcf7"' in _text(tmp_path, "output/index.html")


def test_no_page_with_commands_of_files_is_forgotten() -> None:
    followed = {"al-folio", "hugoblox", "academicpages", "orcid", "career", "lab", "many-people", "pages", "editor", "themes"}
    with_files = {
        path.stem for path in (PAGES / "how-to").glob("*.md") if any(block.word for block in blocks_of(f"how-to/{path.name}"))
    }
    assert with_files == followed
    assert "oeuvre import --refresh" not in script_of(blocks_of("how-to/orcid.md"))
