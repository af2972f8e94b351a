from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.paper import Paper
from generator.parse.document import parse_document

DANGER = "From danger and motherhood to health and beauty: health advice for the factory girl in early"
APPENDED = "This is a Testtitle This title should be appended: This title should also be appended."


def read(content: bytes, name: str = "works.nbib") -> tuple[tuple[Paper, ...], tuple[Diagnostic, ...]]:
    document, notes = parse_document(content, name)
    assert document is not None and document.format == "pubmed"
    return document.papers, notes


def test_one_real_record(fixtures: Path) -> None:
    (paper,), notes = read((fixtures / "pubmed" / "jabref.nbib").read_bytes())
    assert notes == ()
    assert paper.title == "Proteomics: A new perspective for cancer"
    # A group is an author; an investigator is none.
    assert [a.name.display for a in paper.byline.authorships] == [
        "Basavaradhya Sahukar Shruthi", "Palani Vinodhkumar", "Selvamani", "corporater",
    ]  # fmt: skip
    assert paper.byline.authorships[3].name.is_group
    assert paper.byline.authorships[1].affiliations == (
        "Department of Pedodontics, Sri Balaji Dental College and Hospital, Chennai, Tamil Nadu, India.",
    )
    assert (paper.doi, [(i.scheme, i.value) for i in paper.identifiers]) == (
        "10.4103/2277-9175.180636", [("pmid", "27169098")],
    )  # fmt: skip
    assert paper.keywords == ("Biomarkers", "electrophoresis", "neoplasia", "spectrometry", "translation")
    assert paper.venue is not None and paper.publication is not None
    assert (paper.venue.name, paper.venue.abbreviation) == ("Advanced biomedical research", "Adv Biomed Res")
    assert (paper.publication.volume, paper.publication.pages) == ("5", "67")
    assert (paper.language, paper.type, paper.key) == ("en", "article-journal", "27169098")


def test_four_old_records(fixtures: Path) -> None:
    papers, notes = read((fixtures / "pubmed" / "medline_4_records.txt").read_bytes(), "pubmed_result.txt")
    assert notes == ()
    assert [paper.key for paper in papers] == ["16403221", "16377612", "14871861", "14630660"]
    assert papers[0].title == "A high level interface to SCOP and ASTRAL implemented in python"
    assert [paper.date.iso if paper.date else None for paper in papers] == ["2006", "2006-03-01", "2004-06-12", "2003-11-22"]
    assert papers[2].byline.authorships[0].name.display == "M J L de Hoon"
    assert ("pmcid", "PMC1373603") in [(i.scheme, i.value) for i in papers[0].identifiers]


def test_several_minimal_records(fixtures: Path) -> None:
    papers, notes = read((fixtures / "pubmed" / "jabref_multiple.txt").read_bytes(), "medline.txt")
    assert [(paper.type, paper.title) for paper in papers] == [
        ("article-journal", f"{DANGER} twentieth-century Britain"),
        ("book", f"{APPENDED} Another append to the Title? LastTitle"),
    ]
    assert papers[1].date is not None and papers[1].date.iso == "2010-06"
    assert {note.code for note in notes} == {"record-without-title"}
    assert "22664220" in notes[1].message


def test_translated_titles_ids_and_names() -> None:
    papers, notes = read(
        b"PMID- 1\nTI  - [On\n      walking].\nAU  - Beispiel AB\nAU  - et al.\nAUID- ORCID: 0000-0002-1825-0097\n"
        b"DP  - 2019 Jan-Feb\nPMC - PMC77\nAID - 10.1000/X [doi]\nPT  - Preprint\nJT  - bioRxiv\n"
        b"MH  - *Walking/methods\nMH  - Walking/standards\n\n"
    )
    (paper,) = papers
    assert notes == ()
    assert (paper.title, paper.doi, paper.type, paper.keywords) == ("On walking", "10.1000/x", "article", ("Walking",))
    (author,) = paper.byline.authorships
    assert (author.name.sortable, author.orcid, paper.byline.complete) == ("Beispiel, AB", "0000-0002-1825-0097", False)
    assert paper.date is not None and paper.date.iso == "2019-01"


@given(
    st.lists(
        st.sampled_from(["PMID- 2", "TI  - T", "", "      x", "AU  - A B", "DP  - 20", "LID - [doi]"]) | st.text(max_size=9)
    )
)
def test_any_lines_are_read(lines: list[str]) -> None:
    papers, _ = read(("PMID- 1\nTI  - First\n\n" + "\n".join(lines)).encode())
    assert papers[0].title == "First"
