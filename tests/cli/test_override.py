"""Files of the theme are replaced by copies, and an upgrade names those that are out of date."""

import json
from pathlib import Path

import pytest

from generator.build import plan_build
from generator.load import originals
from tests.commands import run
from tests.documents import FIRST, document
from tests.sites import write_project

BYLINE = "macros/byline.html"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_project(tmp_path, {"ada.txt": document(FIRST)})


def codes(content: Path) -> list[tuple[str, str]]:
    """Return the notes on overrides."""
    return [(note.at.source, note.code) for note in plan_build(content).notes if note.code == "outdated-override"]


def test_a_copy_is_made_and_stands_for_the_original(content: Path) -> None:
    code, out, _ = run("override", "--content", str(content), BYLINE)
    assert code == 0
    own = content.parent / "templates" / BYLINE
    assert str(own) in out
    assert own.read_bytes() == originals.original(BYLINE)
    assert codes(content) == []
    assert f"{BYLINE}  yours" in run("override", "--content", str(content))[1].splitlines()


def test_one_whose_original_has_changed_is_named_until_it_is_accepted(content: Path) -> None:
    run("override", "--content", str(content), BYLINE)
    record = content.parent / "templates" / originals.RECORD
    # As if it had been made from the file of an older release.
    record.write_text(f"{'0' * 64}  {BYLINE}\nnonsense\n", "utf-8")
    assert codes(content) == [(f"templates/{BYLINE}", "outdated-override")]
    assert f"{BYLINE}  yours, and the original has changed" in run("override", "--content", str(content))[1]
    assert run("override", "--content", str(content), "--accept", BYLINE)[0] == 0
    assert codes(content) == []


def test_one_that_came_by_hand_is_named_until_its_original_is_noted(content: Path) -> None:
    own = content.parent / "templates" / BYLINE
    own.parent.mkdir(parents=True)
    own.write_bytes(originals.original(BYLINE) or b"")
    (content.parent / "templates" / "styles").mkdir()
    (content.parent / "templates" / "styles" / "mine.css").write_text(":root { --radius: 0; }", "utf-8")
    check = ("check", str(content), "--documents-only", "--json")
    notes = json.loads(run(*check)[1])["notes"]
    assert [(note["file"], note["code"]) for note in notes] == [(f"templates/{BYLINE}", "unknown-original")]
    assert run("override", "--content", str(content), "--accept", BYLINE)[0] == 0
    assert json.loads(run(*check)[1])["notes"] == []


def test_ends_of_lines_are_no_change() -> None:
    assert originals.hash_of(b"a\r\nb") == originals.hash_of(b"a\nb")


def test_a_file_of_a_theme_can_be_replaced_for_that_theme(content: Path) -> None:
    path = "themes/book/styles/theme.css"
    assert path in run("override", "--content", str(content))[1].splitlines()
    assert run("override", "--content", str(content), path)[0] == 0
    assert [one.path for one in originals.overrides(content.parent / "templates")] == [path]


def test_the_difference_is_shown(content: Path) -> None:
    run("override", "--content", str(content), BYLINE)
    own = content.parent / "templates" / BYLINE
    own.write_text(own.read_text("utf-8").replace("et al.", "and others"), "utf-8")
    out = run("override", "--content", str(content), "--diff", BYLINE)[1]
    assert "+" in out
    assert "and others" in out


@pytest.mark.parametrize("path", ["macros/bylime.html", "../secret", "/etc/passwd"])
def test_what_the_theme_does_not_have_is_refused(content: Path, path: str) -> None:
    code, _, err = run("override", "--content", str(content), path)
    assert code == 2
    assert f"The theme has no file {path}." in err
    assert not (content.parent / "templates").exists()


@pytest.mark.parametrize("option", ["--accept", "--diff"])
def test_what_is_not_there_cannot_be_accepted_or_compared(content: Path, option: str) -> None:
    assert run("override", "--content", str(content), option, BYLINE)[0] == 2


def test_a_file_of_the_user_is_never_overwritten(content: Path) -> None:
    own = content.parent / "templates" / BYLINE
    own.parent.mkdir(parents=True)
    own.write_text("mine", "utf-8")
    code, _, err = run("override", "--content", str(content), BYLINE)
    assert (code, own.read_text("utf-8")) == (2, "mine")
    assert "--diff" in err
