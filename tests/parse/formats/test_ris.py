from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.document import SourceDocument
from generator.model.paper import Paper
from generator.parse.document import parse_document


def read(text: str, name: str = "works.ris") -> tuple[SourceDocument, tuple[Diagnostic, ...]]:
    document, notes = parse_document(text.encode(), name)
    assert document is not None and document.format == "ris"
    return document, notes


def real(fixtures: Path, name: str) -> tuple[tuple[Paper, ...], tuple[Diagnostic, ...]]:
    document, notes = parse_document((fixtures / "ris" / name).read_bytes(), name)
    assert document is not None and document.format == "ris"
    return document.papers, notes


def names(paper: Paper) -> list[str | None]:
    return [authorship.name.sortable or authorship.name.display for authorship in paper.byline.authorships]


class TestRealFiles:
    def test_a_publisher(self, fixtures: Path) -> None:
        (paper,), notes = real(fixtures, "peerj.ris")
        assert notes == ()
        assert names(paper) == ["Capa, María", "Bakken, Torkild", "Meißner, Karin", "Nygren, Arne"]
        assert [name.display for name in paper.editors] == ["Joseph Gillespie"]
        assert (paper.doi, paper.links, paper.date.iso if paper.date else None) == ("10.7717/peerj.5783", (), "2018-10-26")
        assert paper.publication is not None and paper.venue is not None
        assert (paper.venue.name, paper.publication.pages, paper.publication.volume) == ("PeerJ", "e5783", "6")
        assert len(paper.keywords) == 8
        text = " ".join(paper.abstract)
        assert text.startswith("Background Long-bodied sphaerodorids") and "Methods Mitochondrial" in text

    def test_a_personal_site(self, fixtures: Path) -> None:
        papers, notes = real(fixtures, "personal_site.ris")
        assert (len(papers), notes) == (23, ())
        assert [paper.type for paper in papers].count("paper-conference") == 12
        assert [paper.type for paper in papers].count("article-journal") == 11
        # Names without a comma stay as they are printed.
        assert names(papers[0]) == ["Yassir AL-Karawi", "Raad S. Alhumaima", "Hamed Al-Raweshidy"]
        assert [link.url for link in papers[0].links] == ["https://bura.brunel.ac.uk/handle/2438/32660"]

    def test_all_common_tags(self, fixtures: Path) -> None:
        papers, notes = real(fixtures, "rispy_full.ris")
        assert notes == ()
        assert [(paper.title, paper.key, names(paper)) for paper in papers] == [
            ("Title of reference", "12345", ["Marx, Karl", "Lindgren, Astrid"]),
            ("The title of the reference", "12345", ["Marxus, Karlus", "Lindgren, Astrid"]),
        ]
        first = papers[0]
        assert first.venue is not None and first.publication is not None and first.date is not None
        assert (first.venue.name, first.venue.abbreviation, first.publication.pages) == ("Lorem", "lorem", "e0815")
        assert (first.date.iso, first.keywords, first.publication.issn) == (
            "2014", ("Pippi", "Nordwind", "Piraten"), ("1932-6208",),
        )  # fmt: skip
        assert first.abstract[0].startswith("BACKGROUND: Lorem ipsum")
        assert {link.url for link in first.links} == {"http://example.com", "http://example_url.com"}

    def test_words_for_types_and_a_byte_order_mark(self, fixtures: Path) -> None:
        (paper,), notes = real(fixtures, "rispy_utf8.ris")
        assert notes == ()
        assert (paper.type, names(paper)[0]) == ("article-journal", "Dobrokhotova, Yu E.")
        assert paper.title.startswith("Состояние рецепторного аппарата эндометрия")
        assert paper.publication is not None and paper.publication.pages == "52–57"
        assert "Ä" not in paper.model_dump_json()

    def test_records_without_a_title_are_named(self, fixtures: Path) -> None:
        papers, notes = real(fixtures, "rispy_bom.ris")
        assert papers == () and [(note.code, note.at.line) for note in notes] == [("record-without-title", 1)]
        papers, notes = real(fixtures, "rispy_multiline.ris")
        assert [(note.code, note.at.line) for note in notes] == [("record-without-title", n) for n in (1, 8, 17)]


class TestDialects:
    def test_lines_go_on_and_words_are_no_tags(self) -> None:
        document, notes = read(
            "TY  - JOUR\nTI  - On\n      walking\nN2  - first,\nER then second\n\nlast\nN1  - mine\nER  -\n"
        )
        assert notes == ()
        assert document.papers[0].title == "On walking"
        assert document.papers[0].abstract == ("first, ER then second", "last")
        assert "mine" not in document.papers[0].model_dump_json()

    def test_blanks_in_the_wrong_places(self) -> None:
        document, notes = read(
            "1.\nTY -  BOOK\nT1  - T\nDA  - 2020///\nDO  - https://doi.org/10.1000/X\nSN  - 978-3-16-148410-0\nER  -"
        )
        (paper,) = document.papers
        assert notes == ()
        assert (paper.type, paper.doi, paper.date.iso if paper.date else None) == ("book", "10.1000/x", "2020")
        assert paper.publication is not None and paper.publication.isbn == ("978-3-16-148410-0",)

    def test_records_that_are_not_closed(self) -> None:
        document, notes = read("TY  - JOUR\nTI  - A\n\nTY  - JOUR\nTI  - B\nER  -\nAU  - stray\nTY  - CONF\nTI  - C\n")
        assert [paper.title for paper in document.papers] == ["A", "B", "C"]
        assert [(note.code, note.at.line) for note in notes] == [("unclosed-record", 1), ("unclosed-record", 8)]
        assert all(not paper.byline.authorships for paper in document.papers)

    def test_pages_dates_arxiv_and_others(self) -> None:
        document, notes = read(
            "TY  - JOUR\nTI  - T\nAU  - Beispiel, A.\nAU  - et al.\nPY  - 2021\nDA  - 2021/05/12/Spring\nSP  - 12\nEP  - 15\n"
            "UR  - https://arxiv.org/abs/2103.02339v2\nJO  - arXiv\nKW  - a; b\nKW  - a\nLA  - eng\n"
            "L1  - file:///home/me/x.pdf\nER  -\n"
        )
        (paper,) = document.papers
        assert notes == ()
        assert (paper.arxiv_id, paper.type, paper.links) == ("2103.02339v2", "article", ())
        assert (paper.byline.complete, names(paper)) == (False, ["Beispiel, A."])
        assert paper.date is not None and paper.date.iso == "2021-05-12"
        assert paper.publication is not None and paper.publication.pages == "12–15"
        assert (paper.keywords, paper.language) == (("a", "b"), "en")


TAGS = st.sampled_from(
    ["TY  - JOUR", "TI  - T", "ER  -", "ER  - ", "AU  - A, B", "PY  - 20", "  x", "", "DA  - 1/2/3", "SP  - -"]
)


@given(st.lists(TAGS | st.text(max_size=12), max_size=12))
def test_any_lines_are_read(lines: list[str]) -> None:
    document, _ = read("TY  - BOOK\nTI  - First\nER  -\n" + "\n".join(lines))
    assert document.papers[0].title == "First"
