import json
from pathlib import Path

from generator.model.paper import Paper
from generator.parse.document import parse_document
from tests.services import ids, iso, names, read, real

WORK = {"id": "https://openalex.org/W1", "title": "On Walking", "publication_year": 2020, "publication_date": "2020-05-06"}


def work(**facts: object) -> Paper:
    document, notes = read({**WORK, **facts}, "openalex")
    assert notes == ()
    return document.papers[0]


class TestRealFiles:
    def test_author(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "openalex" / "author_A5023888391.json", "openalex")
        person = document.person
        assert person is not None and notes == () and document.papers == ()
        assert (person.name.display, person.orcid) == ("Jason Priem", "0000-0001-6187-6610")
        assert person.affiliation is not None and person.affiliation.name == "OurResearch"
        assert person.other_names == ("Priem Jason",)
        assert person.identities == ("openalex:A5023888391",)
        assert {metric.key: metric.text for metric in document.metrics} == {
            "h_index": "17",
            "papers": "62",
            "citations": "3,890",
            "i10_index": "20",
            "mean_citedness_2yr": "6",
        }

    def test_single_work(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "openalex" / "work_W2741809807.json", "openalex")
        (paper,) = document.papers
        assert notes == () and document.person is None
        assert paper.title.startswith("The state of OA: a large-scale analysis of the prevalence and impact of Open Access")
        assert (paper.doi, iso(paper), paper.type) == ("10.7717/peerj.4375", "2018-02-13", "article-journal")
        assert ids(paper) == {
            "openalex": "W2741809807",
            "pmid": "29456894",
            "pmcid": "PMC5815332",
            "mag": "2741809807",
        }
        assert paper.byline.complete and len(names(paper)) == 9
        first = paper.byline.authorships[0]
        assert (first.name.display, first.orcid, first.identity) == (
            "Heather Piwowar",
            "0000-0003-1613-5981",
            "openalex:A5048491430",
        )
        assert paper.venue is not None and (paper.venue.name, paper.venue.kind) == ("PeerJ", "journal")
        assert paper.publication is not None
        assert (paper.publication.volume, paper.publication.pages) == ("6", None)
        assert paper.publication.article_number == "e4375"
        assert (paper.citations, paper.language) == (962, "en")
        assert [(link.kind, link.url) for link in paper.links] == [("pdf", "https://peerj.com/articles/4375.pdf")]
        assert paper.keywords[0] == "Scholarly Communication" and len(paper.keywords) == 4
        abstract = paper.abstract[0]
        assert abstract.startswith(
            "Despite growing interest in Open Access (OA) to scholarly literature, there is an unmet need"
        )
        assert abstract.endswith("as a way to inform OA policy and practice.")

    def test_schema_of_2026(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "openalex" / "search_3_works.json", "openalex")
        assert notes == ()
        assert [(paper.type, iso(paper), len(names(paper))) for paper in document.papers] == [
            ("article-journal", "2021-04-01", 3),
            ("article-journal", "2022-03-15", 10),
            ("article-journal", "1996-06-01", 2),
        ]
        assert document.papers[1].arxiv_id == "2111.07624"
        assert [paper.publication and paper.publication.pages for paper in document.papers] == [
            "48–62",
            "331–368",
            "1827–1837",
        ]

    def test_schema_of_2022(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "openalex" / "author_works_2022_schema.json", "openalex")
        assert notes == () and len(document.papers) == 25
        by_id = {paper.key: paper for paper in document.papers}
        conference = by_id["W3208256308"]
        assert conference.type == "paper-conference"
        assert conference.venue is not None
        assert conference.venue.name == "conference on computer supported cooperative work"
        assert [(link.kind, link.url) for link in conference.links] == [
            ("pdf", "https://dl.acm.org/doi/pdf/10.1145/3462204.3482889")
        ]
        preprint = by_id["W3084168212"]
        assert (preprint.type, preprint.venue, preprint.arxiv_id, preprint.links) == ("article", None, "2009.04287", ())
        nature = by_id["W1572136682"]
        # OpenAlex called it a repository then; what has an ISSN is a journal.
        assert nature.venue is not None and (nature.venue.name, nature.venue.kind) == ("Nature", "journal")
        assert by_id["W2398849157"].date is not None and iso(by_id["W2398849157"]) == "2013"
        server = by_id["W2980172586"].venue
        assert server is not None and (server.name, server.kind) == ("bioRxiv", "repository")
        assert by_id["W2045657963"].abstract[0].startswith("Background. Attribution to the original contributor")
        assert len(by_id["W2045657963"].abstract) == 3

    def test_page_of_25_works(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "openalex" / "works_page_25.json", "openalex")
        assert [(note.code, note.message) for note in notes] == [
            ("record-without-title", "record 9 (W1902610065) has no title and was left out")
        ]
        by_id = {paper.key: paper for paper in document.papers}
        assert len(by_id) == 24
        assert by_id["W1995017064"].title.startswith("Crystallography & NMR System: A New Software Suite")
        assert by_id["W2166689829"].title == r"Single-crystal structure validation with the program \emph{PLATON}"
        cut = by_id["W2110052313"].byline
        assert (len(cut.authorships), cut.complete) == (100, False)
        assert not by_id["W2900756811"].byline.complete
        assert by_id["W2170852633"].byline.complete and len(by_id["W2170852633"].byline.authorships) == 60
        assert iso(by_id["W1965173894"]) == "1934" and by_id["W1965173894"].language == "de"


class TestRules:
    def test_the_first_of_january_stands_for_a_year(self) -> None:
        assert iso(work(publication_date="2020-01-01")) == "2020"
        assert iso(work(publication_date="2020-01-02")) == "2020-01-02"
        assert iso(work(publication_date=None)) == "2020"
        assert iso(work(publication_date="2019-12-31")) == "2020"
        assert work(publication_date=None, publication_year=None).date is None

    def test_a_hundred_authors_of_a_list_may_be_more(self) -> None:
        authorships = [{"author": {"display_name": f"A. Name{number}"}} for number in range(100)]
        assert work(authorships=authorships).byline.complete
        document, _ = read({"results": [{**WORK, "authorships": authorships}, WORK]}, "openalex")
        assert [paper.byline.complete for paper in document.papers] == [False, False]
        assert not work(authorships=authorships[:5], is_authors_truncated=True).byline.complete

    def test_archives_are_no_venues(self) -> None:
        def location(name: str, kind: str, **more: object) -> dict[str, object]:
            return {"source": {"display_name": name, "type": kind, **more}}

        copies = [location("arXiv (Cornell University)", "repository"), location("LA Referencia (Red)", "repository")]
        assert work(type="article", primary_location=copies[0], locations=copies).venue is None
        both = [*copies, location("Neural Computation", "journal", issn=["0899-7667"])]
        found = work(type="article", primary_location=copies[0], locations=both)
        assert found.venue is not None and found.venue.name == "Neural Computation"
        assert found.publication is not None and found.publication.issn == ("0899-7667",)
        server = work(type="preprint", primary_location=location("medRxiv (Cold Spring Harbor Laboratory)", "repository"))
        assert server.venue is not None and server.venue.name == "medRxiv"

    def test_abstracts_in_every_form(self) -> None:
        index = {"walk.": [1, 3], "We": [0], "They": [2]}
        for form in (index, json.dumps(index), {"IndexLength": 4, "InvertedIndex": index}):
            assert work(abstract_inverted_index=form).abstract == ("We walk. They walk.",)
        for broken in ("{", {"a": [10**9, -1, None, "0"]}, [], {"a": "b"}):
            assert work(abstract_inverted_index=broken).abstract == ()

    def test_arxiv_identifiers_come_from_dois_and_places(self) -> None:
        assert work(doi="https://doi.org/10.48550/arXiv.2404.09937").arxiv_id == "2404.09937"
        places = [{"landing_page_url": "http://arxiv.org/abs/math/0601001"}]
        assert work(locations=places).arxiv_id == "math/0601001"

    def test_an_author_and_works_line_by_line(self) -> None:
        author = {"id": "https://openalex.org/A1", "display_name": "Ada Beispiel", "summary_stats": {"h_index": 3}}
        lines = "\n".join(json.dumps(record) for record in (author, WORK, {**WORK, "id": "W2"}))
        document, notes = parse_document(lines.encode(), "openalex.jsonl")
        assert document is not None and notes == ()
        assert document.person is not None and document.person.name.display == "Ada Beispiel"
        assert [paper.key for paper in document.papers] == ["W1", "W2"]

    def test_what_is_no_record_costs_itself(self) -> None:
        document, notes = read({"results": [WORK, None, 3, {**WORK, "title": None}]}, "openalex")
        assert [note.code for note in notes] == ["broken-record", "broken-record", "record-without-title"]
        assert len(document.papers) == 1

    def test_nothing_but_selected_keys(self) -> None:
        document, notes = read({"results": [{"id": "https://openalex.org/W5", "title": "T"}]}, "openalex")
        assert notes == () and document.papers[0].title == "T"
        assert not document.papers[0].byline.complete
