import json
from pathlib import Path

import pytest

from generator.model.group import Membership
from generator.parse.group import parse_group
from tests.documents import document
from tests.sites import build_project, write_project

SHARED = "CLMay 1, 2024\nA Shared Walk\n\nAda Alder, Ben Birch\n\nText.\n"


def paper(title: str, date: str, names: str) -> str:
    return f"CL{date}\n{title}\n\n{names}\n\nText of {title}.\n"


PEOPLE: dict[str, bytes | str] = {
    "ada.txt": document(SHARED, paper("Early Work", "May 1, 2019", "Ada Alder"), header="Ada Alder\n"),
    "ben.txt": document(SHARED, paper("Late Work", "May 1, 2025", "Ben Birch"), header="Ben Birch\n"),
    "cyd.txt": document(paper("Other Work", "May 1, 2023", "Cyd Cedar"), header="Cyd Cedar\n"),
    "groups/walk-lab.md": (
        "---\nname: Walk Lab\nkind: Laboratory\nparent: fernmoor\nurl: https://walk.example/\nmembers:\n"
        "  - {person: Ada Alder, since: 2020, role: Head}\n"
        "  - {person: ben, since: 2022-10, until: 2024-12}\n---\nWe *walk*.\n"
    ),
    "groups/rest-lab.md": "---\nname: Rest Lab\nparent: fernmoor\nmembers: [Cyd Cedar, ada-alder]\n---\n",
    "groups/fernmoor.md": "---\nname: Fernmoor Institute\nkind: Institute\n---\n",
}


def pages(folder: Path, documents: dict[str, bytes | str]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    write_project(folder, documents)
    planned, _ = build_project(folder)
    found = {
        path.relative_to(folder / "output").as_posix(): path.read_text("utf-8")
        for path in (folder / "output").rglob("groups/**/index.html")
    }
    return found, [(note.code, note.at.source) for note in planned.notes if note.severity]


def test_a_group_has_its_people_and_their_papers_of_that_time_each_once(tmp_path: Path) -> None:
    found, notes = pages(tmp_path, PEOPLE)
    assert notes == []
    lab = found["groups/walk-lab/index.html"]
    assert "Laboratory" in lab and 'href="https://walk.example/"' in lab and "We <em>walk</em>." in lab
    # Ada's paper of 2019 is from before, Ben's of 2025 from after.
    assert "A Shared Walk" in lab and "Early Work" not in lab and "Late Work" not in lab
    assert "2 people, 1 paper, 2024." in lab
    assert lab.index("Ada Alder") < lab.index("Former members") < lab.index("Ben Birch")
    assert "since 2020" in lab and "2022 – 2024" in lab and "Head" in lab


def test_a_group_with_parts_counts_the_union(tmp_path: Path) -> None:
    found, _ = pages(tmp_path, PEOPLE)
    whole = found["groups/fernmoor/index.html"]
    # Ada is a member of both parts, and in one of them without a date: all of hers count, the shared one once.
    assert "3 people, 3 papers, 2019 – 2024." in whole
    assert "Late Work" not in whole
    index = found["groups/index.html"]
    assert index.index("Fernmoor Institute") < index.index("Rest Lab") < index.index("Walk Lab")
    assert index.count('class="depth-1"') == 2
    assert 'href="../../groups/fernmoor/"' in found["groups/walk-lab/index.html"]


def test_what_cannot_be_found_is_told_and_costs_itself(tmp_path: Path) -> None:
    documents = {
        **PEOPLE,
        "groups/lost.md": "---\nparent: nowhere\nmembers: [Nobody, Cyd Cedar]\n---\n",
        "groups/a.md": "---\nparent: b\n---\n",
        "groups/b.md": "---\nparent: a\n---\n",
        "groups/broken.md": "---\nmembers: 7\n---\n",
        "groups/unsafe.md": "---\nurl: javascript:alert(1)\n---\n",
    }
    found, notes = pages(tmp_path, documents)
    assert sorted(notes) == [
        ("bad-field", "content/groups/broken.md"),
        ("group-within-itself", "content/groups/a.md"),
        ("group-within-itself", "content/groups/b.md"),
        ("unknown-group", "content/groups/lost.md"),
        ("unknown-member", "content/groups/lost.md"),
        ("unsafe-link", "content/groups/unsafe.md"),
    ]
    assert "Other Work" in found["groups/lost/index.html"]
    assert "javascript" not in found["groups/unsafe/index.html"]


def test_two_people_of_one_name_are_not_guessed(tmp_path: Path) -> None:
    documents: dict[str, bytes | str] = {
        "one.txt": document(header="Ada Alder\n"),
        "two.txt": document(header="Ada Alder\n"),
        "groups/lab.md": "---\nmembers: [Ada Alder, two]\n---\n",
    }
    found, notes = pages(tmp_path, documents)
    assert notes == [("unknown-member", "content/groups/lab.md")]
    assert "1 person" in found["groups/lab/index.html"]


def test_a_site_without_groups_does_not_speak_of_them(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada.txt": document(SHARED)})
    build_project(tmp_path)
    assert not (tmp_path / "output" / "groups").exists()
    assert "groups/" not in json.dumps((tmp_path / "output" / "index.html").read_text("utf-8"))


@pytest.mark.parametrize(
    ("since", "until", "date", "expected"),
    [
        (None, None, "2024", True),
        ("2024", None, "2023-12-31", False),
        ("2024-10", None, "2024", True),
        ("2024-10", None, "2024-09-30", False),
        ("2024-10-15", None, "2024-10", True),
        (None, "2024", "2024-12-31", True),
        (None, "2024-06", "2024-07-01", False),
        (None, "2024-06", "2024", True),
        ("2020", "2022", "2021-05", True),
    ],
)
def test_a_date_counts_if_it_may_lie_within(since: str | None, until: str | None, date: str, expected: bool) -> None:
    assert Membership(person="x", since=since, until=until).covers(date) is expected


def test_a_membership_that_ends_before_it_begins_is_told() -> None:
    text = b"---\nmembers: [{person: Ada, since: 2024, until: 2023}]\n---\n"
    group, (note,) = parse_group(text, "content/groups/x.md")
    assert group is not None and group.members == ()
    assert note.code == "bad-field" and "lies before" in note.message
