from pathlib import Path

from generator.model.paper import Paper
from tests.services import ids, iso, names, read, real

RECORD = {"$schema": "https://inspirehep.net/schemas/records/hep.json", "control_number": 7, "titles": [{"title": "Walks"}]}


def record(**facts: object) -> Paper:
    document, notes = read({"id": "7", "metadata": {**RECORD, **facts}}, "inspire")
    assert notes == ()
    return document.papers[0]


class TestRealFiles:
    def test_bare_record(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "inspire" / "record_root.json", "inspire")
        (paper,) = document.papers
        assert notes == ()
        assert paper.title.startswith("Prospects for IXPE and eXTP polarimetric archaeology")
        assert (paper.arxiv_id, iso(paper), paper.type, paper.doi) == ("2008.07830", "2020-08-18", "article", None)
        assert names(paper)[:2] == ["L. Di Gesu", "R. Ferrazzoli"] and len(names(paper)) == 15
        assert paper.byline.authorships[0].name.family == "Di Gesu"
        assert paper.category is not None and paper.category.full_code == "astro-ph.HE"
        assert r"$\sim$19\%" in paper.abstract[0]
        # A document that INSPIRE hides is not linked.
        assert paper.links == ()

    def test_metadata(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "inspire" / "literature_1836272.json", "inspire")
        (paper,) = document.papers
        assert notes == ()
        assert paper.title == "Theoretical level energies, radiative lifetimes and transitions in W IX"
        first, second = paper.byline.authorships
        assert (first.name.display, first.orcid, first.affiliations) == (
            "Karol Kozioł",
            "0000-0002-2928-2940",
            ("NCBJ, Swierk",),
        )
        assert second.identity == "inspire:J.Rzadkiewicz.2"
        assert (paper.doi, iso(paper), paper.key) == ("10.1016/j.adt.2020.101372", "2021-01", "Koziol:2021vpm")
        assert ids(paper) == {"inspire": "1836272"}
        assert paper.venue is not None and paper.venue.name == "Atom.Data Nucl.Data Tabl."
        assert paper.publication is not None
        assert (paper.publication.volume, paper.publication.article_number, paper.publication.pages) == (
            "137",
            "101372",
            None,
        )
        assert paper.citations == 0
        assert "W 9+ ionisation threshold" in paper.abstract[0]


class TestRules:
    def test_hits_of_a_search(self) -> None:
        hits = {"hits": {"hits": [{"id": "7", "metadata": RECORD}, None, {"id": "8", "metadata": {**RECORD, "titles": []}}]}}
        document, notes = read(hits, "inspire")
        assert len(document.papers) == 1
        assert [note.code for note in notes] == ["broken-record", "record-without-title"]

    def test_of_several_titles_the_publishers_counts(self) -> None:
        titles = [{"title": "Walks $x$", "source": "arXiv"}, {"title": "Walks <math><mi>x</mi></math>", "source": "APS"}]
        assert record(titles=titles).title == "Walks $x$"
        assert record(titles=[{"title": "Walks", "subtitle": "A Study"}]).title == "Walks: A Study"

    def test_roles_and_collaborations(self) -> None:
        paper = record(
            authors=[
                {"full_name": "Heath, Robert W., Jr."},
                {"full_name": "Boss, Ben", "inspire_roles": ["supervisor"]},
                {"full_name": "Editor, Eve", "inspire_roles": ["editor"]},
            ],
            collaborations=[{"value": "ATLAS"}, {"value": "LIGO Scientific Collaboration"}],
        )
        assert names(paper) == ["Robert W. Heath Jr.", "ATLAS Collaboration", "LIGO Scientific Collaboration"]
        assert [a.name.is_group for a in paper.byline.authorships] == [False, True, True]
        assert [editor.display for editor in paper.editors] == ["Eve Editor"]
        assert not record(authors=[{"full_name": "A, B"}], author_count=2900).byline.complete

    def test_identifiers_and_errata(self) -> None:
        paper = record(
            dois=[
                {"value": "10.1000/E", "material": "erratum"},
                {"value": "10.1000/X", "source": "a"},
                {"value": "10.1000/X"},
            ],
            arxiv_eprints=[{"value": "hep-th/9711200", "categories": ["hep-th"]}],
            publication_info=[
                {"journal_title": "Phys.Rev.D", "material": "erratum", "year": 2001},
                {
                    "journal_title": "Adv.Theor.Math.Phys.",
                    "journal_volume": "2",
                    "page_start": "231",
                    "page_end": "252",
                    "year": 1998,
                },
            ],
            document_type=["article"],
            external_system_identifiers=[{"schema": "ADS", "value": "1998AdTMP...2..231M"}],
        )
        assert (paper.doi, paper.arxiv_id, iso(paper), paper.type) == (
            "10.1000/x",
            "hep-th/9711200",
            "1998",
            "article-journal",
        )
        assert paper.publication is not None and paper.publication.pages == "231–252"
        assert ids(paper)["ads"] == "1998AdTMP...2..231M"
