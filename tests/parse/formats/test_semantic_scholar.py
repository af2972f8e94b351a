from pathlib import Path

from generator.model.paper import Paper
from tests.services import ids, iso, names, read, real

PAPER = {"paperId": "a" * 40, "title": "On Walking"}


def paper(**facts: object) -> Paper:
    document, notes = read({**PAPER, **facts}, "semantic-scholar")
    assert notes == ()
    return document.papers[0]


class TestRealFiles:
    def test_author_with_papers(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "semanticscholar" / "author_turing.json", "semantic-scholar")
        assert notes == () and len(document.papers) == 60
        assert document.person is not None and document.person.name.display == "A. Turing"
        assert document.person.identities == ("s2:2262347",)
        assert {metric.key: metric.text for metric in document.metrics} == {
            "h_index": "23",
            "papers": "60",
            "citations": "12,415",
        }
        by_title = {found.title: found for found in document.papers}
        mind = by_title["Computing Machinery and Intelligence"]
        assert (iso(mind), mind.type, mind.doi) == ("1950-10-01", "article-journal", "10.1093/mind/lix.236.433")
        assert mind.publication is not None
        assert (mind.publication.volume, mind.publication.pages) == ("LIX", "433–460")
        assert ids(mind)["dblp"] == "journals/x/Turing50"
        # Filled up with the first of January, and a record without any date.
        assert iso(by_title["ALAN M. TURING'S CRITIQUE OF RUNNING SHORT CRIBS ON THE U. S. NAVY BOMBE"]) == "2003"
        assert by_title["Computing Machinery and Intelligence 1. the Imitation Game"].date is None
        assert sum(found.date is not None and found.date.precision == "year" for found in document.papers) == 28
        lecture = by_title["Lecture to the London Mathematical Society on 20 February 1947. 1986."]
        assert ids(lecture)["pmid"] == "7564963"
        assert lecture.venue is not None and lecture.venue.kind == "journal"
        # An address of its own page only where no identifier leads to the work.
        assert lecture.links[0].label == "Semantic Scholar" and mind.links == ()

    def test_batch_with_null(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "semanticscholar" / "paper_batch_with_null.json", "semantic-scholar")
        assert notes == () and document.person is None
        first, second, third = document.papers
        assert first.title == "How Much Should We Trust Differences-in-Differences Estimates?"
        assert names(first) == ["Marianne Bertrand", "E. Duflo", "S. Mullainathan"]
        assert first.abstract[0].startswith("Most Difference-in-Difference (DD) papers rely on many years of data")
        assert (second.citations, iso(second)) == (2185, "2013-04-10")
        assert second.links[0].kind == "pdf"
        assert (iso(third), third.citations, third.doi) == ("2023", 0, "10.1257/rct.1355")

    def test_authors_of_a_paper_are_not_the_person(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "semanticscholar" / "paper_authors.json", "semantic-scholar")
        assert (document.person, document.papers, document.metrics) == (None, (), ())
        assert [note.code for note in notes] == ["no-records"]


class TestRules:
    def test_wrappers_are_opened(self) -> None:
        for value in (
            {"data": [{"citingPaper": PAPER}]},
            {"data": [PAPER], "next": 1},
            [None, PAPER],
            {"data": [{"paper": PAPER}]},
        ):
            document, notes = read(value, "semantic-scholar")
            assert notes == () and [found.title for found in document.papers] == ["On Walking"]

    def test_identifiers(self) -> None:
        found = paper(externalIds={"DOI": "10.1000/X", "ArXiv": "2404.09937", "PubMedCentral": "123", "ACL": "P19-1001",
                                   "PubMed": "77", "CorpusId": 5})  # fmt: skip
        assert (found.doi, found.arxiv_id) == ("10.1000/x", "2404.09937")
        assert ids(found) == {"s2": "a" * 40, "pmcid": "PMC123", "acl": "P19-1001", "pmid": "77"}

    def test_arxiv_is_no_venue_and_a_conference_no_journal(self) -> None:
        found = paper(venue="arXiv.org", journal={"name": "ArXiv", "volume": "abs/2404.09937"},
                      externalIds={"ArXiv": "2404.09937"}, publicationTypes=["JournalArticle"])  # fmt: skip
        assert (found.venue, found.type, found.publication) == (None, "article", None)
        place = {"name": "Neural Information Processing Systems", "type": "conference"}
        found = paper(publicationVenue=place, publicationTypes=["JournalArticle", "Conference"])
        assert found.type == "paper-conference" and found.venue is not None and found.venue.kind == "conference"
        assert paper(publicationTypes=["Review"]).type is None

    def test_pages_of_an_answer_one_to_a_line(self) -> None:
        document, notes = read(
            [{"offset": 0, "next": 1, "data": [PAPER]}, {"offset": 1, "data": [PAPER]}], "semantic-scholar"
        )
        assert notes == () and len(document.papers) == 2

    def test_bulk_data_in_lower_case(self) -> None:
        document, _ = read([{"corpusid": 7, "title": "T", "authors": [{"authorId": None, "name": "Ada B."}], "year": 1999,
                             "externalids": {"DOI": "10.1000/Z"}, "citationcount": 3}], "semantic-scholar")  # fmt: skip
        (found,) = document.papers
        assert (ids(found), found.doi, iso(found), found.citations) == ({"s2": "CorpusID:7"}, "10.1000/z", "1999", 3)
        assert found.byline.authorships[0].identity is None
