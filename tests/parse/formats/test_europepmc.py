from pathlib import Path

from generator.model.paper import Paper
from tests.services import ids, iso, names, read, real

RECORD = {"id": "7", "source": "MED", "pmid": "7", "title": "On Walking.", "authorString": "Beispiel A, Exempel BC."}


def record(**facts: object) -> Paper:
    document, notes = read({"resultList": {"result": [{**RECORD, **facts}]}}, "europepmc")
    assert notes == ()
    return document.papers[0]


def test_real_answer(fixtures: Path) -> None:
    document, notes = real(fixtures / "europepmc" / "search_core_2.json", "europepmc")
    first, second = document.papers
    assert notes == ()
    assert first.title == "Object tracking algorithm based on deformable attention mechanism"
    assert (iso(first), first.type, first.language) == ("2026-03-06", "article-journal", "en")
    assert names(second) == ["Lihong Dai", "Jinguo Liu", "Zhaojie Ju"]
    assert second.byline.authorships[0].orcid == "0000-0003-3617-2691"
    assert len(second.byline.authorships[1].affiliations) == 2
    assert "@" not in first.byline.authorships[0].affiliations[0]
    assert ids(second) == {"pmid": "41744547", "pmcid": "PMC12938590"}
    assert second.venue is not None and second.venue.abbreviation == "Biomimetics (Basel)"
    assert second.publication is not None
    assert (second.publication.volume, second.publication.issue, second.publication.article_number) == ("11", "2", "103")
    assert [link.kind for link in second.links] == ["pdf"]
    assert first.keywords[0] == "Kalman Filter"
    assert "61.5% and 68.4%" in first.abstract[0]


class TestRules:
    def test_titles(self) -> None:
        assert record(title="[Über das Gehen].").title == "Über das Gehen"
        assert record(title="H<sub>2</sub>O costs $5 and $6.").title == r"H₂O costs \$5 and \$6"

    def test_sections_of_an_abstract(self) -> None:
        assert record(abstractText="<h4>Background</h4>One.<h4>Results</h4>Two.").abstract == (
            r"\textbf{Background:} One.",
            r"\textbf{Results:} Two.",
        )

    def test_years_that_are_missing_or_nought(self) -> None:
        assert iso(record(firstPublicationDate="2020-02-03", journalInfo={"yearOfPublication": 0})) == "2020-02-03"
        assert iso(
            record(journalInfo={"yearOfPublication": 2019, "monthOfPublication": 3, "dateOfPublication": "2019 Mar"})
        ) == ("2019-03")
        assert iso(record(pubYear="2018")) == "2018"
        assert record(pubYear="0").date is None

    def test_names_of_a_short_answer_and_groups(self) -> None:
        assert [a.name.sortable for a in record().byline.authorships] == ["Beispiel, A.", "Exempel, B. C."]
        authors = [
            {"collectiveName": "Walkers Study Group"},
            {"fullName": "Beispiel A", "lastName": "Beispiel", "initials": "A"},
        ]
        paper = record(authorList={"author": authors})
        assert [(a.name.display, a.name.is_group) for a in paper.byline.authorships] == [
            ("Walkers Study Group", True),
            ("A Beispiel", False),
        ]
        assert not record(authorString="Beispiel A, et al.").byline.complete

    def test_preprints_and_articles(self) -> None:
        links = {"commentCorrection": [{"id": "10.1000/X", "type": "Preprint of"}]}
        paper = record(source="PPR", commentCorrectionList=links, bookOrReportDetails={"publisher": "bioRxiv"})
        assert paper.type == "article"
        assert [(version.kind, version.doi) for version in paper.versions] == [("published", "10.1000/x")]
        assert paper.venue is not None and paper.venue.name == "bioRxiv"

    def test_broken_records_cost_themselves(self) -> None:
        document, notes = read({"resultList": {"result": [None, {"id": "1"}, RECORD]}}, "europepmc")
        assert len(document.papers) == 1
        assert [note.code for note in notes] == ["broken-record", "record-without-title"]
