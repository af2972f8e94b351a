from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.paper import Paper
from generator.parse.document import parse_document

HEADER = "Authors,Title,Publication,Volume,Number,Pages,Year,Publisher\n"


def read(content: bytes) -> tuple[tuple[Paper, ...], tuple[Diagnostic, ...]]:
    document, notes = parse_document(content, "citations.csv")
    assert document is not None and document.format == "google-scholar"
    return document.papers, notes


def names(paper: Paper) -> list[str]:
    return [authorship.name.display for authorship in paper.byline.authorships]


def test_a_real_profile(fixtures: Path) -> None:
    papers, notes = read((fixtures / "google-scholar" / "citations_wuennemann.csv").read_bytes())
    assert (len(papers), notes) == (15, ())
    first = papers[0]
    assert first.title == "Mutations in SGOL1 cause a novel cohesinopathy affecting heart and gut rhythm"
    # Ten names are as many as the service ever writes.
    assert (names(first)[0], len(names(first)), first.byline.complete) == ("Philippe Chetaille", 10, False)
    assert (names(papers[3]), papers[3].byline.complete) == (
        ["Christoph Preuss", "Florian Wünnemann", "Gregor Andelfinger"], True,
    )  # fmt: skip
    assert (first.type, first.doi, first.line) == (None, None, 2)


def test_chinese_names_and_preprints(fixtures: Path) -> None:
    papers, notes = read((fixtures / "google-scholar" / "citations_qiyong.csv").read_bytes())
    assert (len(papers), notes) == (29, ())
    by_title = {paper.title: paper for paper in papers}
    chinese = by_title["基于 SOLe 的自动推理算法"]
    assert names(chinese) == ["齐勇", "刘杰", "李伟华"]
    assert chinese.venue is not None and chinese.venue.name == "计算机仿真"
    preprint = by_title["Saliency-Aware Automatic Buddhas Statue Recognition"]
    assert (preprint.arxiv_id, preprint.type) == ("2402.16980", "article")
    assert preprint.venue is not None and preprint.venue.kind == "repository"
    assert by_title["机器人足球进攻策略的仿真研究"].venue is None
    celadon = by_title["Celadon colour data association classification and its dynasty-kiln site characteristics"]
    assert names(celadon)[:2] == ["X Jin", "X Wang"]


def test_other_headings_delimiters_and_broken_rows() -> None:
    papers, notes = read(
        b'\xef\xbb\xbfTitle;Cited by;Year;Author;Link\n"On; walking";1204;2020;A Beispiel, B Exempel;https://x.org/p.pdf\n'
    )
    (paper,) = papers
    assert notes == ()
    assert (paper.title, paper.citations, names(paper)) == ("On; walking", 1204, ["A Beispiel", "B Exempel"])
    assert paper.links[0].kind == "pdf"
    papers, notes = read(
        (HEADER + ',,,,,,,\n"A, B; ",,,,,,2020,\n"A, B; ",T,,,,,20x0,\n,U,"' + "x" * 200_000 + '",,,,,\n').encode()
    )
    assert [paper.title for paper in papers] == ["T"]
    assert [(note.code, note.at.line) for note in notes] == [
        ("record-without-title", 3), ("bad-record-date", 4), ("broken-record", 5),
    ]  # fmt: skip


@given(st.text('ab,;"\n\t19é', max_size=60))
def test_any_rows_are_read(rows: str) -> None:
    papers, _ = read(f'{HEADER}"A, B; ",First,,,,,2020,\n{rows}'.encode())
    assert papers[0].title == "First"
