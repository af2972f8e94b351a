from pathlib import Path

from generator.model.paper import Paper
from tests.services import iso, names, read, real

FEED = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">{}</feed>'
ENTRY = """<entry><id>http://arxiv.org/abs/2404.09937v2</id><title>On
  Walking</title><published>2024-04-15T17:59:59Z</published><summary>  We walk $x$.
  {}</summary><arxiv:primary_category term="cs.CL"/><author><name>Ada Beispiel</name></author>{}</entry>"""


def entry(more: str = "", summary: str = "") -> Paper:
    document, notes = read(FEED.format(ENTRY.format(summary, more)), "arxiv")
    assert notes == ()
    return document.papers[0]


class TestRealFiles:
    def test_wrong_questions_are_notes(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "arxiv" / "error_entry.atom", "arxiv")
        assert document.papers == ()
        assert [(note.code, note.at.line) for note in notes] == [("service-error", 9)]
        assert "incorrect id format for abc" in notes[0].message
        document, notes = real(fixtures / "arxiv" / "empty_feed.atom", "arxiv")
        assert document.papers == () and [note.code for note in notes] == ["no-records"]

    def test_of_two_identifiers_one_is_known(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "arxiv" / "two_ids.atom", "arxiv")
        (paper,) = document.papers
        assert notes == ()
        assert (paper.arxiv_id, paper.key, iso(paper)) == ("1707.08567v1", "1707.08567", "2017-07-27")
        assert len(names(paper)) == 34 and names(paper)[4] == "Peter H. N. de With" and paper.byline.complete
        assert paper.category is not None and paper.category.full_code == "cs.IT"
        assert [(link.kind, link.url) for link in paper.links] == [("pdf", "https://arxiv.org/pdf/1707.08567v1")]

    def test_old_identifiers(self, fixtures: Path) -> None:
        document, _ = real(fixtures / "arxiv" / "old_id_quant-ph_0201082.atom", "arxiv")
        (paper,) = document.papers
        assert (paper.arxiv_id, paper.keywords) == ("quant-ph/0201082v1", ("quant-ph", "cs.PL"))
        document, _ = real(fixtures / "arxiv" / "old_id_astro-ph_0601001.atom", "arxiv")
        (paper,) = document.papers
        assert paper.arxiv_id == "astro-ph/0601001v1"
        assert [authorship.affiliations for authorship in paper.byline.authorships] == [
            ("Ohio State",), ("Ohio State",), ("CfA",), ("Warsaw University Observatory",),
        ]  # fmt: skip
        (version,) = paper.versions
        assert version.venue is not None and version.date is not None
        assert (version.kind, version.venue.name, version.date.iso) == ("published", "ActaAstron.", "2006")
        assert paper.abstract[0].startswith("We derive the frequencies of hot Jupiters (HJs) with 3--5 day periods")
        assert "V_max<17.5" in paper.abstract[0]

    def test_math(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "arxiv" / "math_CO_1605.08386.atom", "arxiv")
        (paper,) = document.papers
        assert notes == () and paper.title == "Heat-bath random walks with Markov bases"
        assert paper.type == "article" and paper.venue is None

    def test_search(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "arxiv" / "search_10.atom", "arxiv")
        assert notes == () and len(document.papers) == 10
        by_id = {paper.key: paper for paper in document.papers}
        assert by_id["2005.14124"].doi == "10.1145/3395363.3397376"
        assert by_id["2005.14124"].arxiv_id == "2005.14124v2"
        assert [version.venue for paper in document.papers for version in paper.versions if version.venue] == [
            by_id["1202.4527"].versions[0].venue
        ]
        journal = by_id["1202.4527"].versions[0].venue
        assert journal is not None and journal.name == "International Journal of Software Engineering & Applications"


class TestRules:
    def test_tex_stays_tex_and_lines_are_joined(self) -> None:
        paper = entry(summary="It is 6\\% of $\\alpha &lt; 1$.\n\n  Second.")
        assert paper.title == "On Walking"
        assert paper.abstract == (r"We walk $x$. It is 6\% of $\alpha < 1$.", "Second.")

    def test_collaborations_and_lists_in_one_element(self) -> None:
        authors = ("The LIGO Scientific Collaboration", ":", "A. One, B. Two, C. Three", "Robert W. Heath, Jr.", "et al.")
        paper = entry("".join(f"<author><name> {name}</name></author>" for name in authors))
        assert names(paper) == [
            "Ada Beispiel", "The LIGO Scientific Collaboration", "A. One", "B. Two", "C. Three", "Robert W. Heath, Jr.",
        ]  # fmt: skip
        assert [place for place, a in enumerate(paper.byline.authorships) if a.name.is_group] == [1]
        assert not paper.byline.complete

    def test_code_in_the_comment(self) -> None:
        paper = entry("<arxiv:comment>12 pages. Code: https://github.com/ada/walk.</arxiv:comment>")
        assert [(link.kind, link.url) for link in paper.links] == [("code", "https://github.com/ada/walk")]

    def test_published_form(self) -> None:
        paper = entry("<arxiv:doi>10.1000/X</arxiv:doi><arxiv:journal_ref>Phys.Rev. D63 (2001) 045019</arxiv:journal_ref>")
        (version,) = paper.versions
        assert paper.doi == version.doi == "10.1000/x"
        assert version.venue is not None and version.venue.name == "Phys.Rev. D"
        assert version.date is not None and version.date.year == 2001
        vague = entry("<arxiv:journal_ref>In Proceedings of the 12th Meeting, 2001</arxiv:journal_ref>")
        assert vague.versions[0].venue is None

    def test_an_answer_that_was_cut_keeps_its_whole_entries(self) -> None:
        whole = FEED.format(ENTRY.format("", "") * 3)
        document, notes = read(whole[: len(whole) - 120], "arxiv")
        assert len(document.papers) == 2
        assert [note.code for note in notes] == ["broken-xml"]
        assert notes[0].at.line > 1
