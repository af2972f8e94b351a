from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import plan_build
from generator.language.words import words_of
from generator.model.career import Award, Education, Position
from generator.model.person import Person, PersonName
from generator.plan.career import in_time, joined_entries, present_post
from generator.plan.pages.career import career_sections
from tests.sites import write_project

READER = Position(title="Reader in Library Science", organisation="University of Fernmoor", since="2021-09")
LECTURER = Position(title="Lecturer", organisation="University of Fernmoor", since="2017", until="2021")


@pytest.mark.parametrize(
    ("trusted", "other", "joined"),
    [
        # The same in other words, at the same time.
        (
            Position(title="Reader", organisation="University of Fernmoor, Fernmoor", since="2021"),
            READER,
            Position(title="Reader", organisation="University of Fernmoor, Fernmoor", since="2021-09"),
        ),
        # What only one of them knows.
        (
            Position(organisation="Exmere", since="2010", until="2014"),
            Position(title="Clerk", organisation="Exmere", department="Halls", since="2010-05", url="https://e.org/"),
            Position(
                title="Clerk", organisation="Exmere", department="Halls", since="2010-05", until="2014", url="https://e.org/"
            ),
        ),
        # Whom we trust more says that it goes on.
        (READER, READER.model_copy(update={"until": "2023"}), READER),
        (
            Position(title="Clerk", organisation="Exmere"),
            Position(title="Clerk", organisation="Exmere", since="2010", until="2014"),
            Position(title="Clerk", organisation="Exmere", since="2010", until="2014"),
        ),
        # A month that does not fit is not taken.
        (
            Position(title="Clerk", organisation="Exmere", since="2010-08", until="2010"),
            Position(title="Clerk", organisation="Exmere", since="2010", until="2010-03"),
            Position(title="Clerk", organisation="Exmere", since="2010-08", until="2010"),
        ),
    ],
)
def test_what_two_documents_say_of_one_post(trusted: Position, other: Position, joined: Position) -> None:
    assert joined_entries([(trusted,), (other,)]) == (joined,)


@pytest.mark.parametrize(
    "other",
    [
        READER.model_copy(update={"title": "Head of Department"}),
        READER.model_copy(update={"organisation": "Exmere University"}),
        READER.model_copy(update={"since": "2019"}),
        READER.model_copy(update={"title": "Reader", "since": None}),
    ],
)
def test_what_is_another_post(other: Position) -> None:
    assert set(joined_entries([(READER,), (other,)])) == {READER, other}


def test_degrees_and_awards_are_joined_too() -> None:
    doctor = Education(degree="PhD", field="Library Science", organisation="Exmere University", until="2014")
    registered = Education(degree="Ph.D. in Library Science", organisation="Exmere University", since="2010", until="2014-07")
    (joined,) = joined_entries([(doctor,), (registered,)])
    assert (joined.degree, joined.field, joined.since, joined.until) == ("PhD", "Library Science", "2010", "2014-07")
    medal = Award(title="Medal", date="2019")
    assert joined_entries([(medal, medal), (Award(title="The Medal", organisation="Exmere", date="2019-03"),)]) == (
        Award(title="Medal", organisation="Exmere", date="2019-03"),
    )
    assert len(joined_entries([(medal,), (Award(title="Medal", date="2020"),)])) == 2


def test_newest_first_and_what_goes_on_before_all() -> None:
    undated, ended = Position(title="Some time"), Position(title="Clerk", until="2016")
    found = in_time((undated, ended, LECTURER, READER, Position(title="Guest", since="2022")))
    assert [one.title for one in found] == ["Guest", "Reader in Library Science", "Lecturer", "Clerk", "Some time"]
    assert in_time((Award(title="a", date="2019"), Award(title="b"), Award(title="c", date="2019-02")))[0].title == "c"
    assert present_post((undated, LECTURER, READER)) == READER
    assert present_post((undated, ended)) is None


_DATES = st.none() | st.sampled_from(["2010", "2010-05", "2012", "2012-07-01", "2015"])
_POSTS = st.lists(
    st.builds(
        lambda title, place, since, until: Position(
            title=title, organisation=place, since=since, until=until if (until or "9") >= (since or "") else None
        ),
        st.sampled_from(["Reader", "Reader in Walks", "Head"]),
        st.sampled_from([None, "Exmere", "Exmere University"]),
        _DATES,
        _DATES,
    ),
    max_size=6,
)


@given(_POSTS, _POSTS)
def test_what_is_said_twice_is_no_more(one: list[Position], other: list[Position]) -> None:
    joined = joined_entries([tuple(one), tuple(other)])
    assert len(joined) <= len(one) + len(other)
    assert bool(joined) == bool(one or other)
    assert len(joined_entries([tuple(one), tuple(one)])) == len(joined_entries([tuple(one)]))


def person(**facts: object) -> Person:
    return Person(name=PersonName(display="Ada"), **facts)  # type: ignore[arg-type]  # of the kinds that the tests give


def test_years_say_what_is_known() -> None:
    posts = (
        READER,
        LECTURER,
        Position(title="Guest", since="2016-05", until="2016-07", url="https://g.org/"),
        Position(organisation="Exmere", department="Halls", until="2014", url="https://e.org/"),
        Position(title="Clerk"),
    )
    degrees = (Education(degree="PhD", field="Walks", organisation="Exmere", until="2014-07", note="Thesis: Steps"),
               Education(organisation="Exmere", since="2024"))  # fmt: skip
    found = career_sections(person(positions=posts, education=degrees), words_of("en"))
    assert [section.kind for section in found] == ["positions", "education"]
    assert [(one.when, one.title, one.place) for one in found[0].entries] == [
        ("since 2021", "Reader in Library Science", "University of Fernmoor"),
        ("2017 – 2021", "Lecturer", "University of Fernmoor"),
        ("2016", "Guest", ""),
        ("until 2014", "Halls, Exmere", ""),
        ("", "Clerk", ""),
    ]
    assert [one.title_url for one in found[0].entries] == [None, None, "https://g.org/", "https://e.org/", None]
    assert [(one.when, one.title, one.note) for one in found[1].entries] == [
        ("2014", "PhD, Walks", "Thesis: Steps"),
        ("since 2024", "Exmere", ""),
    ]
    assert career_sections(person(), words_of("en")) == ()
    (german,) = career_sections(person(positions=posts), words_of("de"))
    assert german.label == words_of("de").said("Positions") != "Positions"
    assert german.entries[0].when == "seit 2021"


RESUME = """{"basics": {"name": "Ada Beispiel", "label": "Walker"}, "work": [{"name": "Exmere", "position": "Clerk",
 "startDate": "2010", "endDate": "2014"}], "education": [{"institution": "Exmere", "studyType": "PhD", "endDate": "2010"}],
 "awards": [{"title": "Medal", "date": "2012"}]}"""
ORCID = """{"orcid-identifier": {"path": "0000-0002-1825-0097"}, "person": {"name": {"given-names": {"value": "Ada"},
 "family-name": {"value": "Beispiel"}}}, "activities-summary": {"employments": {"affiliation-group": [
 {"summaries": [{"employment-summary": {"role-title": "Clerk", "organization": {"name": "Exmere"},
  "start-date": {"year": {"value": "2010"}, "month": {"value": "04"}}, "end-date": {"year": {"value": "2014"}}}}]},
 {"summaries": [{"employment-summary": {"role-title": "Reader", "organization": {"name": "Fernmoor"},
  "start-date": {"year": {"value": "2014"}}}}]}]}}}"""


def known(folder: Path, about: str = "") -> Person:
    files: dict[str, bytes | str] = {"ada/resume.json": RESUME, "ada/orcid.json": ORCID}
    planned = plan_build(write_project(folder, files | ({"ada/about.md": about} if about else {})))
    assert planned.site is not None and planned.notes == ()
    return planned.site.corpus.profiles[0].person


def test_documents_are_joined_and_what_is_written_by_hand_is_all(tmp_path: Path) -> None:
    found = known(tmp_path)
    assert [(one.title, one.since, one.until) for one in found.positions] == [
        ("Reader", "2014", None),
        ("Clerk", "2010-04", "2014"),
    ]
    assert (len(found.education), len(found.awards)) == (1, 1)
    about = "---\npositions:\n- {title: Head, organisation: Fernmoor, since: 2020}\nawards: []\n---\n"
    found = known(tmp_path, about)
    assert [one.title for one in found.positions] == ["Head"]
    assert (len(found.education), found.awards) == (1, ())
    # Who says no more than their posts says what they are.
    assert (found.position, found.affiliation and found.affiliation.name) == ("Head", "Fernmoor")
    found = known(tmp_path, about.replace("awards", "affiliation: Elsewhere\nawards"))
    assert found.affiliation is not None and found.affiliation.name == "Elsewhere"


def test_another_language_may_have_words_of_its_own(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {
        "ada/about.md": "---\nname: Ada\npositions: [{title: Reader, since: 2020}]\nawards: [Medal]\n---\n",
        "ada/about.de.md": "---\npositions: [{title: Dozentin, since: 2020}]\n---\nHallo.\n",
    }
    planned = plan_build(write_project(tmp_path, files))
    assert planned.site is not None
    (german,) = planned.site.corpus.profiles[0].translations
    assert [one.title for one in german.person.positions] == ["Dozentin"]
    assert (german.person.position, [one.title for one in german.person.awards]) == ("Dozentin", ["Medal"])
