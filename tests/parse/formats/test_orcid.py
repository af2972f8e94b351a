from pathlib import Path
from typing import Any

from generator.model.person import Person
from tests.services import ids, iso, read, real


def summary(words: str, **facts: Any) -> dict[str, Any]:
    return {"put-code": 1, "title": {"title": {"value": words}, "subtitle": None}, "type": "journal-article",
            "visibility": "public", "display-index": "0", **facts}  # fmt: skip


def own(kind: str, value: str, relation: str = "self") -> dict[str, Any]:
    return {"external-id-type": kind, "external-id-value": value, "external-id-relationship": relation}


def works(*groups: list[dict[str, Any]]) -> dict[str, Any]:
    return {"group": [{"work-summary": group} for group in groups], "path": "/0000-0002-1825-0097/works"}


def person(**facts: Any) -> Person:
    name = {"given-names": {"value": "Ada"}, "family-name": {"value": "Beispiel"}, "visibility": "public"}
    document, _ = read({"person": {"name": name, **facts}, "path": "/0000-0002-1825-0097"}, "orcid")
    assert document.person is not None
    return document.person


class TestRealFiles:
    def test_official_sample(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "orcid" / "record-full-3.0.json", "orcid")
        assert notes == () and document.person is not None
        assert document.person.name.display == "Three releasecandidate1"
        assert document.person.orcid == "0000-0002-7319-2192"
        assert document.person.other_names == ("Other Name", "{}", "{yo}", "dreamofaredbird")
        assert [link.url for link in document.person.links] == [
            "https://site1.com/", "http://www.fjksbl.com", "https://myid.com/A-0003",
        ]  # fmt: skip
        # The only employment has ended in 1948.
        assert (document.person.position, document.person.affiliation) == (None, None)
        assert [(one.title, one.department, one.since, one.until) for one in document.person.positions] == [
            ("role-title", "department-name", "1948-02-02", "1948-02-02"),
        ] * 2  # an employment and an invited position
        assert [one.department for one in document.person.education] == [
            "department-name", "!GAllows!", "!GAllows!", "department-name",
        ]  # fmt: skip
        assert [(one.title, one.organisation, one.date) for one in document.person.awards] == [
            ("role-title", "common:name", "1948-02-02")
        ]
        (paper,) = document.papers
        assert (paper.title, iso(paper), paper.key) == ("Work Title", "2012-10-01", "178602")
        assert paper.doi is None
        assert [(version.kind, version.doi) for version in paper.versions] == [("version", "10.1087/20120404")]
        assert (paper.byline.authorships, paper.byline.complete) == ((), False)

    def test_official_sample_in_xml(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "orcid" / "record-3.0.xml", "orcid")
        assert document.person is not None
        assert (document.person.name.display, document.person.orcid) == ("credit-name", "8888-8888-8888-8880")
        # Its only work is private, as all that it says of a career, and its owner has closed it.
        assert document.papers == ()
        assert (document.person.positions, document.person.education, document.person.awards) == ((), (), ())
        assert [note.code for note in notes] == ["not-public", "service-error"]

    def test_works_in_xml(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "orcid" / "works-3.0.xml", "orcid")
        assert notes == () and document.person is None
        assert [(paper.title, paper.key, iso(paper), paper.line) for paper in document.papers] == [
            ("Work # 0", "3356", "2017-03-03", 22),
            ("Work # 1", "3357", "2017-02-02", 68),
            ("Work # 2", "3358", "2017-03-03", 113),
        ]
        assert [paper.doi for paper in document.papers] == [None, None, None]
        assert ids(document.papers[2]) == {"ads": "4567"}
        assert document.papers[2].venue is not None and document.papers[2].venue.name == "some journal title"

    def test_schema_2_of_a_personal_site(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "orcid" / "personal_site_v2.json", "orcid")
        assert notes == () and document.person is not None
        assert (document.person.name.display, document.person.name.family) == ("Diogo E. Aguiam", "Aguiam")
        assert len(document.papers) == 14
        assert [paper.type for paper in document.papers].count("paper-conference") == 6
        first = document.papers[0]
        assert (first.doi, iso(first), first.type) == ("10.1088/1741-4326/aa6084", "2017-06", "article-journal")

    def test_person_alone(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "orcid" / "person_section_v3.json", "orcid")
        found = document.person
        assert notes == () and found is not None and document.papers == ()
        assert (found.name.display, found.orcid) == ("Scott A Chamberlain", "0000-0003-1444-9135")
        assert found.keywords == ("ecology", "open access", "bioinformatics", "evolution", "R")
        assert found.biography is not None and found.biography.startswith("Co-founder at rOpenSci - a non-profit")
        assert [link.label for link in found.links] == ["rOpenSci", "Blog", "Website", "Github", "Scopus Author ID"]

    def test_works_alone(self, fixtures: Path) -> None:
        document, notes = real(fixtures / "orcid" / "works_section_v3.json", "orcid")
        assert notes == () and document.person is None
        assert len(document.papers) == 111
        by_doi = {paper.doi: paper for paper in document.papers}
        # Two copies in a group are one work; what the first does not say, the second may.
        ecology = by_doi["10.1890/07-1139.1"]
        assert ecology.venue is not None and ecology.venue.name == "Ecology"
        # A journal's ISSN is part-of: no identifier of the work.
        assert by_doi["10.1111/ele.12279"].identifiers == ()
        figshare = by_doi["10.6084/m9.figshare.1015787"]
        assert figshare.venue is None
        assert figshare.publication is not None and figshare.publication.publisher == "Figshare"
        assert "10.1603/0046-225x(2008)37[808:rohbha]2.0.co;2" in by_doi
        assert all(not paper.byline.authorships and not paper.byline.complete for paper in document.papers)


class TestWorks:
    def test_the_preferred_copy_is_the_one_with_the_highest_index(self) -> None:
        copies = [summary("first", **{"display-index": "0"}), summary("preferred", **{"display-index": "10"})]
        document, _ = read(works(copies), "orcid")
        assert [paper.title for paper in document.papers] == ["preferred"]
        document, _ = read(works([summary("first"), summary("second")]), "orcid")
        assert [paper.title for paper in document.papers] == ["first"]

    def test_only_what_is_public(self) -> None:
        hidden = summary("hidden", visibility="LIMITED")
        document, notes = read(works([hidden], [hidden, summary("shown")], [summary("open")]), "orcid")
        assert [paper.title for paper in document.papers] == ["shown", "open"]
        assert [note.code for note in notes] == ["not-public"]

    def test_identifiers_of_every_relation(self) -> None:
        external = [own("doi", "https://doi.org/10.1000/X"), own("arxiv", "arXiv:2404.09937"), own("pmid", "7"),
                    own("isbn", "978-3-16-148410-0", "part-of"),
                    own("doi", "10.1000/V", "VERSION_OF"), own("eid", "2-s2.0-1")]  # fmt: skip
        document, _ = read(works([summary("T", **{"external-ids": {"external-id": external}})]), "orcid")
        (paper,) = document.papers
        assert (paper.doi, paper.arxiv_id, ids(paper), paper.publication) == ("10.1000/x", "2404.09937", {"pmid": "7"}, None)
        assert [version.doi for version in paper.versions] == ["10.1000/v"]

    def test_full_works_name_their_contributors(self) -> None:
        contributors = [
            {"credit-name": {"value": "Ada Beispiel"}, "contributor-orcid": {"path": "0000-0002-1825-0097"},
             "contributor-attributes": {"contributor-role": "author"}},
            {"credit-name": {"value": "Ben Exempel"}, "contributor-orcid": None, "contributor-attributes": None},
            {"credit-name": {"value": "Eve Editor"}, "contributor-attributes": {"contributor-role": "editor"}},
            None,
        ]  # fmt: skip
        full = summary("T", contributors={"contributor": contributors}, **{"short-description": "Abstract: We walk."})
        document, _ = read({"bulk": [{"work": full}, {"error": {"response-code": 404}}]}, "orcid")
        (paper,) = document.papers
        assert [authorship.name.display for authorship in paper.byline.authorships] == ["Ada Beispiel", "Ben Exempel"]
        assert paper.byline.authorships[0].orcid == "0000-0002-1825-0097"
        assert paper.abstract == ("We walk.",)

    def test_null_at_every_level(self) -> None:
        empty = {"publication-date": {"year": None}, "external-ids": None, "url": None}
        groups = [
            {"work-summary": None},
            None,
            {"work-summary": [None, summary("T", title=None)]},
            {"work-summary": [summary("kept", **empty)]},
        ]
        document, notes = read({"group": groups, "path": "x"}, "orcid")
        assert [paper.title for paper in document.papers] == ["kept"]
        assert [note.code for note in notes] == ["record-without-title"]


class TestPerson:
    def test_present_employment(self) -> None:
        def job(place: str, begin: str, end: str | None, visibility: str = "public") -> dict[str, Any]:
            ended = {"year": {"value": end}} if end else None
            return {"summaries": [{"employment-summary": {
                "organization": {"name": place}, "role-title": "Professor", "visibility": visibility,
                "start-date": {"year": {"value": begin}}, "end-date": ended}}]}  # fmt: skip

        jobs = [
            job("Old", "1990", None),
            job("Past", "2020", "2021"),
            job("New", "2010", None),
            job("Hidden", "2022", None, "private"),
        ]
        record = {
            "person": {"name": {"given-names": {"value": "Ada"}, "visibility": "public"}},
            "activities-summary": {"employments": {"affiliation-group": jobs}},
        }
        document, _ = read(record, "orcid")
        assert document.person is not None and document.person.affiliation is not None
        assert (document.person.affiliation.name, document.person.position) == ("New", "Professor")

    def test_biographies_are_plain_text(self) -> None:
        found = person(
            biography={"content": "*I* [walk](javascript:x) <b>\n- not a list\n1. nor this", "visibility": "public"}
        )
        assert found.biography == "\\*I\\* \\[walk\\](javascript:x) \\<b\\>\n\\- not a list\n1\\. nor this"
        assert person(biography={"content": "secret", "visibility": "limited"}).biography is None

    def test_a_name_that_is_not_public_is_not_shown(self) -> None:
        name = {"given-names": {"value": "Ada"}, "family-name": None, "visibility": "PRIVATE"}
        document, _ = read({"person": {"name": name}, "path": "/x"}, "orcid")
        assert document.person is None

    def test_only_what_is_public_of_a_career(self) -> None:
        def entry(kind: str, *copies: dict[str, Any]) -> dict[str, Any]:
            return {"summaries": [{f"{kind}-summary": {"organization": {"name": "Exmere"}, **copy}} for copy in copies]}

        hidden = {"role-title": "Secret", "visibility": "limited", "display-index": "9"}
        shown = {"role-title": "PhD", "visibility": "public", "end-date": {"year": {"value": "2014"}, "month": None}}
        record = {
            "person": {"name": {"given-names": {"value": "Ada"}, "visibility": "public"}},
            "activities-summary": {
                "employments": {"affiliation-group": [entry("employment", hidden), {"summaries": [None]}, None]},
                "invited-positions": {"affiliation-group": [entry("invited-position", {"role-title": "Guest"})]},
                "educations": {"affiliation-group": [entry("education", hidden, shown, shown)]},
                "qualifications": {"affiliation-group": entry("qualification", {**shown, "role-title": "Diplom"})},
                "distinctions": {"affiliation-group": [entry("distinction", {"role-title": None}, {"role-title": "Medal"})]},
                "memberships": {"affiliation-group": [entry("membership", {"role-title": "Member"})]},
            },
        }
        document, notes = read(record, "orcid")
        found = document.person
        assert found is not None
        # A guest works elsewhere.
        assert (found.position, found.affiliation) == (None, None)
        assert [(one.title, one.organisation) for one in found.positions] == [("Guest", "Exmere")]
        assert [(one.degree, one.until) for one in found.education] == [("PhD", "2014"), ("Diplom", "2014")]
        assert found.awards == ()
        assert "Secret" not in document.model_dump_json()
        assert [(note.code, note.message.split()[0]) for note in notes] == [("not-public", "1")]

    def test_schema_2_has_no_groups(self) -> None:
        job = {"organization": {"name": "Exmere"}, "role-title": "Reader", "visibility": "PUBLIC",
               "start-date": {"year": {"value": "2014"}, "month": {"value": "09"}, "day": None},
               "end-date": None}  # fmt: skip
        record = {
            "person": {"name": {"given-names": {"value": "Ada"}, "visibility": "PUBLIC"}},
            "activities-summary": {"employments": {"employment-summary": [job, {**job, "start-date": {"year": None}}]}},
        }
        document, _ = read(record, "orcid")
        assert document.person is not None
        assert [(one.title, one.since) for one in document.person.positions] == [("Reader", "2014-09"), ("Reader", None)]
