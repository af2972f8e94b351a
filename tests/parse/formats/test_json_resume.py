import json
from pathlib import Path
from typing import Any

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.document import SourceDocument
from generator.parse.document import parse_document


def read(content: bytes) -> tuple[SourceDocument, tuple[Diagnostic, ...]]:
    document, notes = parse_document(content, "resume.json")
    assert document is not None and document.format == "json-resume"
    return document, notes


def resume(**sections: Any) -> tuple[SourceDocument, tuple[Diagnostic, ...]]:
    return read(json.dumps({"basics": {"name": "Ada Beispiel"}, **sections}).encode())


def test_the_official_sample(fixtures: Path) -> None:
    document, notes = read((fixtures / "jsonresume" / "sample.resume.json").read_bytes())
    assert notes == ()
    assert document.person is not None
    assert (document.person.name.display, document.person.position) == ("Richard Hendriks", "Programmer")
    assert "http://richardhendricks.example.com" in [link.url for link in document.person.links]
    (paper,) = document.papers
    assert paper.title == "Video compression for 3d media"
    assert paper.publication is not None and paper.publication.publisher == "Hooli"
    assert (paper.date.iso if paper.date else None, paper.byline.authorships, paper.byline.complete) == (
        "2014-10-01",
        (),
        False,
    )
    # Where somebody lives and how to call them is nobody's business.
    text = document.model_dump_json()
    assert not [word for word in ("555-4321", "2712 Broadway", "94115", "richard.hendriks@mail.com") if word in text]


def test_all_sections_and_al_folio(fixtures: Path) -> None:
    document, notes = read((fixtures / "jsonresume" / "complete-resume.json").read_bytes())
    assert notes == () and document.person is not None and document.person.affiliation is not None
    assert (document.person.position, document.person.affiliation.name) == ("Senior Software Engineer", "TechCorp Inc")
    assert [paper.date.iso if paper.date else None for paper in document.papers] == ["2023-03-01", "2022-07-15"]
    document, notes = read((fixtures / "jsonresume" / "alfolio_resume.json").read_bytes())
    assert notes == () and document.person is not None
    assert (document.person.name.display, len(document.papers)) == ("Albert Einstein", 3)
    assert "Quantum Mechanics" in document.person.keywords


def test_a_template_is_nobody_elses_work() -> None:
    document, notes = resume(publications=[{"name": "Zur Elektrodynamik bewegter Körper"}, {"name": "On Walking"}])
    assert [paper.title for paper in document.papers] == ["On Walking"]
    assert [note.code for note in notes] == ["template-leftover"]


def test_older_versions_and_slips() -> None:
    document, notes = read(
        b'{"basics": {"name": "Ada", "website": "https://x.org", "profiles": [{"network": "ORCID", "url": '
        b'"https://orcid.org/0000-0002-1825-0097"}]}, // mine\n "work": [{"company": "Old", "endDate": "2001"}, {"company":'
        b' "U", "position": "Professor", "startdate": "2002-3-1", "endDate": "present"}],\n "publications": [{"name": "T", '
        b'"releaseDate": "2025-3-15", "website": "https://doi.org/10.1000/x"}, {"publisher": "?"}],}'
    )
    assert {note.code for note in notes} == {"lenient-json", "record-without-title"}
    person = document.person
    assert person is not None and person.affiliation is not None
    assert (person.orcid, person.position, person.affiliation.name) == ("0000-0002-1825-0097", "Professor", "U")
    assert [link.url for link in person.links] == ["https://x.org", "https://orcid.org/0000-0002-1825-0097"]
    (paper,) = document.papers
    assert (paper.date.iso if paper.date else None, paper.doi, paper.links) == ("2025-03-15", "10.1000/x", ())


def test_work_education_and_awards(fixtures: Path) -> None:
    document, _ = read((fixtures / "jsonresume" / "complete-resume.json").read_bytes())
    person = document.person
    assert person is not None
    assert [(one.title, one.organisation, one.since, one.until) for one in person.positions] == [
        ("Senior Software Engineer", "TechCorp Inc", "2021-03-01", None),
        ("Full Stack Developer", "StartupXYZ", "2019-06-01", "2021-02-28"),
        ("Junior Web Developer", "Digital Agency Co", "2018-01-15", "2019-05-31"),
    ]
    assert [(one.degree, one.field, one.organisation, one.until) for one in person.education] == [
        ("Bachelor of Science", "Computer Science", "University of California, Berkeley", "2018-05-15"),
        ("Master of Science", "Human-Computer Interaction", "Stanford University", "2020-06-15"),
    ]
    assert [(one.title, one.organisation, one.date) for one in person.awards] == [
        ("Top Contributor Award", "GitHub", "2023-12-01"),
        ("Hackathon Winner", "TechConf 2022", "2022-08-15"),
    ]
    # Marks are nobody's business, and what was done as a volunteer may tell of faith and politics.
    assert not [word for word in ("3.8", "Girls Who Code") if word in person.model_dump_json()]


def test_posts_of_older_versions_and_with_slips() -> None:
    document, notes = resume(
        work=[
            {"company": "Old", "position": "Clerk", "website": "https://old.org", "startdate": "2001-3", "enddate": "2004"},
            {"name": "Now", "startDate": "2019", "endDate": "Present"},
            {"name": "Ended", "startDate": "2015", "endDate": "some day"},
            {"name": "Turned", "startDate": "2015", "endDate": "2013"},
            {"startDate": "2015"},
            "nonsense",
            None,
        ],
        education=[{"institution": "U", "studyType": "", "area": "Walking", "url": "javascript:x"}],
        awards=[{"name": "Medal", "date": "2014-02-30"}, {"awarder": "U"}],
    )
    person = document.person
    assert person is not None
    assert [(one.title, one.organisation, one.since, one.until, one.url) for one in person.positions] == [
        ("Clerk", "Old", "2001-03", "2004", "https://old.org"),
        (None, "Now", "2019", None, None),
        # What has ended must not seem to go on.
        (None, "Ended", None, None, None),
        (None, "Turned", None, None, None),
    ]
    assert [(one.degree, one.field, one.url) for one in person.education] == [(None, "Walking", None)]
    assert [(one.title, one.date) for one in person.awards] == [("Medal", "2014-02")]
    assert sorted(note.code for note in notes) == [
        "bad-record-date", "bad-record-date", "entry-without-name", "entry-without-name",
    ]  # fmt: skip


def test_the_career_in_a_template_is_nobody_elses(fixtures: Path) -> None:
    for name in ("sample.resume.json", "alfolio_resume.json"):
        value = json.loads((fixtures / "jsonresume" / name).read_bytes())
        value["basics"]["name"] = "Ada Beispiel"
        document, notes = read(json.dumps(value).encode())
        person = document.person
        assert person is not None
        assert (person.positions, person.education, person.awards) == ((), (), ())
        assert [note.code for note in notes].count("template-leftover") >= 3


def test_a_list_without_end_is_cut() -> None:
    document, notes = resume(work=[{"name": f"Place {number}"} for number in range(5000)])
    assert document.person is not None and len(document.person.positions) == 200
    assert [note.code for note in notes] == ["too-many-entries"]
