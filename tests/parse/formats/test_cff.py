from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.paper import Paper
from generator.parse.document import parse_document


def read(content: bytes, name: str = "CITATION.cff") -> tuple[tuple[Paper, ...], tuple[Diagnostic, ...]]:
    document, notes = parse_document(content, name)
    assert document is None or document.format == "cff"
    return document.papers if document else (), notes


def real(fixtures: Path, name: str) -> tuple[tuple[Paper, ...], tuple[Diagnostic, ...]]:
    return read((fixtures / "cff" / name).read_bytes(), name)


def test_software_and_the_paper_that_it_prefers(fixtures: Path) -> None:
    (software, paper), notes = real(fixtures, "jabref.cff")
    assert notes == ()
    assert (software.type, software.title, len(software.byline.authorships)) == ("software", "JabRef", 8)
    assert software.byline.authorships[0].orcid == "0000-0001-6962-4290"
    assert [(link.kind, link.url) for link in software.links] == [
        ("code", "https://github.com/jabref/jabref/"), ("web", "https://www.jabref.org"),
    ]  # fmt: skip
    assert software.license == "https://spdx.org/licenses/MIT.html"
    assert (paper.type, paper.doi) == ("article-journal", "10.47397/tb/44-3/tb138kopp-jabref")
    assert paper.date is not None and paper.venue is not None and paper.publication is not None
    assert (paper.date.iso, paper.venue.name, paper.publication.pages) == ("2023-11", "TUGboat", "441–447")


def test_every_key(fixtures: Path) -> None:
    papers, notes = real(fixtures, "key-complete.cff")
    assert notes == ()
    software = papers[0]
    name = software.byline.authorships[0].name
    assert (name.family, name.particle, name.suffix) == ("van der Real Person", "van der", "IV")
    assert software.byline.authorships[1].name.is_group
    assert software.keywords == ("One", "Two", "Three", "4")
    assert software.publication is not None and software.publication.version == "1.0.0"
    assert (software.doi, software.date.iso if software.date else None) == ("10.5281/zenodo.1003150", "2017-12-11")
    # Neither telephone numbers nor an address with a password are shown.
    assert not [word for word in ("0141", "password", "project@entity.com") if word in software.model_dump_json()]
    assert papers[1].type == "book"


def test_references_to_the_works_of_others_are_not_theirs(fixtures: Path) -> None:
    (software,), notes = real(fixtures, "reference-article.cff")
    assert (software.title, software.publication.version if software.publication else None) == ("My Research Tool", "1.0.4")
    assert [(note.code, note.at.line) for note in notes] == [("references-left-out", 11)]
    own = (
        "cff-version: 1.2.0\nmessage: m\ntitle: T\nauthors:\n- {given-names: Ada, family-names: Beispiel}\nreferences:\n"
        "- {type: article, title: R, authors: [{given-names: Ada, family-names: Beispiel}, {name: Others}], year: 2001}\n"
    )
    papers, notes = read(own.encode())
    assert notes == ()
    assert [(paper.type, paper.title) for paper in papers] == [("software", "T"), ("article-journal", "R")]


def test_an_invalid_document_says_what_is_wrong(fixtures: Path) -> None:
    (software,), notes = real(fixtures, "fail_ls1mardyn.cff")
    assert software.title == "ls1 mardyn"
    assert [(note.code, note.at.line) for note in notes] == [("bad-record-date", 10), ("references-left-out", 28)]
    papers, notes = read(b"cff-version: 1.2.0\ntitle: a: b\n")
    assert papers == () and [(note.code, note.at.line) for note in notes] == [("broken-yaml", 2)]
    papers, notes = read(b"cff-version: 1.2.0\nauthors: &a [{name: X}]\n")
    assert [note.code for note in notes] == ["broken-yaml"]
    papers, notes = read(b"cff-version: 1.2.0\nauthors: []\nversion: 1.10\ntitle: T\n")
    assert papers[0].publication is not None and papers[0].publication.version == "1.10"
    assert [note.code for note in notes] == ["missing-field", "missing-field"]
    assert [note.code for note in read(b"cff-version: 1\n" + b"[" * 10_000)[1]] == ["broken-yaml"]
