import datetime

import pytest

from generator.model.about import About
from generator.parse.about import parse_about

ABOUT = b"""---
name: Ada B. Beispiel
orcid: https://orcid.org/0000-0002-1825-0097
position: Reader in Walking
affiliation:
  name: Example University
  url: https://example.org/
links:
  - https://github.com/ada/walking
  - {url: "mailto:ada@example.org", label: Mail}
as_of: 2026-05-30
exclude: [On Standing]
---

I *walk*.
"""


def test_everything_that_a_person_may_say() -> None:
    about, notes = parse_about(ABOUT, "content/ada/about.md")
    assert notes == ()
    assert about is not None
    assert about.orcid == "0000-0002-1825-0097"
    assert about.affiliation is not None
    assert about.affiliation.url == "https://example.org/"
    assert [(link.kind, link.label) for link in about.links] == [("code", None), ("web", "Mail")]
    assert (about.as_of, about.exclude, about.body) == (datetime.date(2026, 5, 30), ("On Standing",), "I *walk*.")


def test_all_of_it_is_optional() -> None:
    about, notes = parse_about(b"I walk.\n", "x.md")
    assert about is not None
    assert (about.name, about.body, notes) == (None, "I walk.", ())
    about, _ = parse_about(b"---\naffiliation: Example University\n---\n", "x.md")
    assert about is not None
    assert about.affiliation is not None
    assert about.affiliation.name == "Example University"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("orcid: 0000-0002-1825-0098", "check digit"),
        ("postion: x", "did you mean position?"),
        ("links: [{url: 5}]", "links"),
        ("links: x", "links"),
        ("affiliation: {nam: x}", "affiliation"),
        ('as_of: "May"', "without quotes"),
        ("exclude: x", "exclude"),
        ("positions: Reader", "expected a list"),
        ("positions: [Reader]", "positions: expected lines of `key: value`"),
        ("education: [{organization: Exmere}]", "did you mean organisation?"),
        ("education: [{note: x}]", "it needs a `degree` or an `organisation`"),
        ("awards: [{date: 2019}]", "awards.title: it is missing"),
        ("awards: [{title: x, date: May 2019}]", "such as 2024, 2024-10 or 2024-10-01"),
        ("awards: [{title: x, date: 2019-02-30}]", "this month has 28 days"),
        ("positions: [{title: x, since: 2019, until: 2018-12}]", "`until` lies before `since`"),
        ("as_of: 2019-02-30", "expected a day"),
        ("name: ''", "empty"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(line: str, words: str) -> None:
    about, notes = parse_about(
        f"---\nposition: x\n{line}\n---\n".replace("position: x\npost", "name: y\npost").encode(), "x.md"
    )
    assert about is not None
    assert about.position == "x" or about.name == "y"
    assert [(note.code, note.at.line) for note in notes] == [("bad-field", 3)]
    assert words in notes[0].message
    assert "\n" not in notes[0].message


def test_what_is_wrong_costs_itself_only() -> None:
    text = """---
name: Ada Alder
orcid: 0000-0002-1825-0098
aliases: [A. Alder, 5, ""]
links:
  - https://a.org/
  - {label: x}
  - {url: https://b.org/, kind: nonsense}
position: "an unclosed word
affiliation: Fernmoor
same: [[a, b], c]
as_of: 2026-05-30
name: Twice
---
Words.
"""
    about, notes = parse_about(text.encode(), "x.md")
    assert about is not None
    assert (about.name, about.orcid, about.position, about.body) == ("Ada Alder", None, None, "Words.")
    assert about.affiliation is not None and about.affiliation.name == "Fernmoor"
    assert [link.url for link in about.links] == ["https://a.org/"]
    assert about.same == (("a", "b"),) and about.aliases == ("A. Alder", "")
    assert {note.code for note in notes} == {"bad-field"}
    assert sorted(note.at.line for note in notes) == [3, 4, 7, 8, 9, 11, 13]
    assert "links.url: it is missing" in " ".join(note.message for note in notes)


def test_an_unsafe_link_costs_itself() -> None:
    about, notes = parse_about(b"---\nlinks:\n  - javascript:alert(1)\n  - https://a.org/\n---\n", "x.md")
    assert about is not None
    assert [link.url for link in about.links] == ["https://a.org/"]
    assert [(note.code, note.at.line, note.at.column) for note in notes] == [("unsafe-link", 3, 5)]
    about, notes = parse_about(b"---\naffiliation: {name: x, url: 'data:text/html,x'}\n---\n", "x.md")
    assert about is not None
    assert about.affiliation is not None
    assert (about.affiliation.name, about.affiliation.url) == ("x", None)
    assert [note.code for note in notes] == ["unsafe-link"]


def test_thousands_of_keys_that_are_wrong_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []
    validate = About.model_validate
    monkeypatch.setattr(About, "model_validate", lambda values: tried.append(len(values)) or validate(values))
    keys = "".join(f"key{number}: x\n" for number in range(2000))
    about, notes = parse_about(f"---\n{keys}name: Ada\n---\n".encode(), "x.md")
    assert about is not None and about.name == "Ada"
    assert [note.at.line for note in notes] == list(range(2, 2002))
    assert len(tried) == 2


CAREER = """---
positions:
  - title: Reader
    organisation: Fernmoor
    url: https://fernmoor.example/
    since: 2021-09
  # before that
  - title: Lecturer
    since: 2015-02-03
    until: 2014
  - titel: Fellow
  - organisation: Exmere
    since: 2010
    until: 2014
    url: javascript:alert(1)
education: []
awards:
  - Walker of the Year
  - {title: Medal, organisation: Fernmoor, date: 2019}
---
"""


def test_posts_degrees_and_awards() -> None:
    about, notes = parse_about(CAREER.encode(), "x.md")
    assert about is not None and about.positions is not None and about.awards is not None
    assert [(one.title, one.organisation, one.since, one.until, one.url) for one in about.positions] == [
        ("Reader", "Fernmoor", "2021-09", None, "https://fernmoor.example/"),
        (None, "Exmere", "2010", "2014", None),
    ]
    # Nothing is something else than nothing said.
    assert about.education == ()
    assert [(one.title, one.date) for one in about.awards] == [("Walker of the Year", None), ("Medal", "2019")]
    # Each item that is wrong is told where it begins.
    assert [(note.code, note.at.line, note.at.column) for note in notes] == [
        ("bad-field", 8, 5),
        ("bad-field", 11, 5),
        ("unsafe-link", 15, 10),
    ]
    assert "did you mean title?" in notes[1].message


def test_an_item_that_no_line_begins_with_is_told_where_its_list_is() -> None:
    about, notes = parse_about(b"---\nawards: [Medal, {titel: x}]\nname: Ada\n---\n", "x.md")
    assert about is not None and about.awards is not None
    assert [one.title for one in about.awards] == ["Medal"]
    assert [note.at.line for note in notes] == [2]
