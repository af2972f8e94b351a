from pathlib import Path

from generator.model.paper import Paper
from generator.parse.document import parse_document
from tests.services import iso, names, read, real

RECORD = {"doi": "10.5281/ZENODO.1", "titles": [{"title": "Walks"}], "creators": [{"name": "Beispiel, Ada"}],
          "types": {"resourceTypeGeneral": "Dataset"}, "publicationYear": 2020}  # fmt: skip


def record(**facts: object) -> Paper:
    document, notes = read({"data": {"id": "x", "type": "dois", "attributes": {**RECORD, **facts}}}, "datacite")
    assert notes == ()
    return document.papers[0]


class TestRealFiles:
    def test_bare_record(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "datacite" / "datacite.json", "datacite")
        (paper,) = document.papers
        assert notes == ()
        assert (paper.title, paper.type, iso(paper)) == ("Eating your own Dog Food", "post-weblog", "2016-12-20")
        (author,) = paper.byline.authorships
        assert (author.name.display, author.name.family, author.orcid) == ("Martin Fenner", "Fenner", "0000-0003-1419-2405")
        assert paper.abstract[0].startswith("Eating your own dog food is a slang term")
        assert paper.keywords == ("datacite", "doi", "metadata")

    def test_software(self, fixtures: Path) -> None:
        document, _ = real(fixtures / "datacite" / "software_version.json", "datacite")
        (paper,) = document.papers
        assert (paper.type, paper.doi, iso(paper)) == ("software", "10.5281/zenodo.2598836", "2019-03-20")
        assert paper.byline.authorships[0].name.is_group
        assert [(version.kind, version.doi) for version in paper.versions] == [("version", "10.5281/zenodo.2598835")]
        assert [(link.kind, link.url) for link in paper.links] == [
            ("code", "https://github.com/lenses-lab/LYAO_RT-2018JA026426/tree/1.0.0")
        ]
        assert paper.publication is not None
        assert (paper.publication.publisher, paper.publication.version) == ("Zenodo", "1.0.0")
        assert paper.license is None

    def test_page_of_five(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "datacite" / "dois_page_5.json", "datacite")
        assert notes == () and len(document.papers) == 5
        first, concept, release, download, last = document.papers
        assert first.byline.authorships[0].affiliations == ("KTH Royal Institute of Technology",)
        assert concept.title == release.title and concept.type == "book" and concept.language == "pl"
        assert [version.doi for version in concept.versions] == ["10.5281/zenodo.3520063"]
        assert [version.doi for version in release.versions] == ["10.5281/zenodo.3520062"]
        assert concept.publication is not None and concept.publication.isbn == ("978-83-7683-181-7",)
        assert concept.license == "https://creativecommons.org/licenses/by/4.0/"
        assert (iso(download), download.type) == ("2020", "dataset")
        assert download.byline.authorships[0].name.is_group
        assert names(last) == ["Pedro Campuzano-Jost"]

    def test_broken_json_says_where(self, fixtures: Path) -> None:
        content = (fixtures / "datacite" / "malformed_missing_comma.json").read_bytes()
        document, notes = parse_document(content, "malformed.json")
        assert document is None
        assert [(note.code, note.at.line, note.at.column) for note in notes] == [("broken-json", 4, 3)]


class TestRules:
    def test_names(self) -> None:
        paper = record(creators=[
            {"name": "Beispiel, Ada"}, {"name": "Ben Exempel"}, {"name": "CERN", "nameType": "Organizational"},
            {"name": "Probe, Cem", "givenName": "Cem", "familyName": "Probe",
             "nameIdentifiers": [{"nameIdentifier": "https://orcid.org/0000-0002-1825-0097"}],
             "affiliation": [{"name": "Example University"}]},
            {"name": "(:unav)"},
        ])  # fmt: skip
        assert names(paper) == ["Ada Beispiel", "Ben Exempel", "CERN", "Cem Probe"]
        assert [a.name.is_group for a in paper.byline.authorships] == [False, False, True, False]
        assert paper.byline.authorships[3].orcid == "0000-0002-1825-0097"
        assert paper.byline.authorships[3].affiliations == ("Example University",)

    def test_titles_of_other_kinds(self) -> None:
        titles = [
            {"title": "Spaziergänge", "titleType": "TranslatedTitle"},
            {"title": "Walks"},
            {"title": "Data", "titleType": "Subtitle"},
        ]
        assert record(titles=titles).title == "Walks: Data"
        _, notes = read({**RECORD, "titles": [{"title": ":tba"}]}, "datacite")
        assert [note.code for note in notes] == ["record-without-title"]

    def test_dates(self) -> None:
        assert iso(record(dates=[{"date": "2020-03", "dateType": "Issued"}])) == "2020-03"
        assert iso(record(dates=[{"date": "1999-03-01", "dateType": "Created"}])) == "2020"
        assert iso(record(dates=[{"date": None, "dateType": "Issued"}, None])) == "2020"

    def test_preprints(self) -> None:
        article = {"relationType": "IsVersionOf", "relatedIdentifier": "10.1000/X", "relatedIdentifierType": "DOI"}
        paper = record(
            doi="10.48550/arXiv.2404.09937",
            types={"resourceTypeGeneral": "Preprint"},
            publisher={"name": "arXiv"},
            relatedIdentifiers=[article],
        )
        assert (paper.type, paper.arxiv_id) == ("article", "2404.09937")
        assert [(version.kind, version.doi) for version in paper.versions] == [("published", "10.1000/x")]
        assert paper.publication is not None and paper.publication.publisher == "arXiv"
