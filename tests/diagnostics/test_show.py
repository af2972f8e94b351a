import re
from pathlib import Path

import pytest

from generator.diagnostics.codes import CODES, note
from generator.diagnostics.diagnostic import Span, span_of
from generator.diagnostics.show import as_annotation, as_code_quality, as_json, as_parts, as_text, tally


def test_a_note_names_the_place_shows_the_line_and_says_what_to_do() -> None:
    at = span_of("content/ada.txt", 12, "92.3LGMay 28", 6, 12)
    assert as_text(note("date-without-year", at, text="May 28", reading="read as 2026")) == (
        'content/ada.txt:12:7: warning[date-without-year]: "May 28" has no year\n'
        "  12 | 92.3LGMay 28\n"
        "     |       ^^^^^^\n"
        "  hint: read as 2026"
    )


def test_the_parts_of_a_note_say_what_its_text_says() -> None:
    at = span_of("content/ada.txt", 12, "92.3LGMay 28", 6, 12)
    entry = note("date-without-year", at, text="May 28", reading="read as 2026")
    parts = as_parts(entry)
    assert parts["frame"] == "12 | 92.3LGMay 28\n   |       ^^^^^^"
    head, *frame, hint = as_text(entry).split("\n")
    assert head == f"{parts['place']}: {parts['severity']}[{parts['code']}]: {parts['message']}"
    assert [line.removeprefix("  ") for line in frame] == parts["frame"].split("\n")
    assert hint == f"  hint: {parts['hint']}"
    assert as_parts(note("empty-document", Span(source="a.txt")))["frame"] == ""


def test_long_lines_are_cut_around_the_place() -> None:
    line = "x" * 1000 + "HERE" + "y" * 1000
    lines = as_text(note("math-not-converted", span_of("a.txt", 1, line, 1000, 1004), text="HERE")).split("\n")
    assert lines[0].startswith("a.txt:1:1001:")
    caret = lines[2].index("^")
    assert lines[1][caret : caret + 4] == "HERE"
    assert len(lines[1]) < 200


def test_nothing_can_move_the_cursor_or_give_orders_to_a_ci_run() -> None:
    evil = "\x1b[2J\r\n::error::x\u2028%0A"
    entry = note("math-not-converted", span_of("a,b:c.txt", 1, evil), text=evil)
    assert not re.search("[\x00-\x09\x0b-\x1f\u2028]", as_text(entry))
    assert all(not line.startswith("::") for line in as_text(entry).split("\n"))
    annotation = as_annotation(entry)
    assert "\n" not in annotation
    assert annotation.startswith("::warning file=a%2Cb%3Ac.txt,line=1,col=1,title=math-not-converted::")
    assert "%250A" in annotation


def test_json_and_tally() -> None:
    entry = note("empty-document", Span(source="a.txt"))
    assert as_json(entry)["code"] == "empty-document"
    assert tally([entry, entry]) == "2 errors"
    assert tally([]) == "no notes"
    assert as_annotation(entry).startswith("::error ")


def test_every_code_is_used_and_explained() -> None:
    source = "\n".join(path.read_text("utf-8") for path in Path(__file__).resolve().parents[2].glob("generator/**/*.py"))
    for name, code in CODES.items():
        assert re.fullmatch(r"[a-z][a-z0-9-]*", name)
        assert code.message and code.explanation and code.example
        assert source.count(f'"{name}"') >= 2, f"{name} is never given"


COMMANDS = re.compile(r"^\s*::|##\[|##vso\[", re.MULTILINE | re.IGNORECASE)


@pytest.mark.parametrize(
    "text",
    ["::error::x", "##[error]x", "##vso[task.setvariable]x", "a\n::set-env name=x::y", "\r::error::x", "\u2028::error::"],
)
def test_no_text_becomes_a_command_of_a_ci_service(text: str) -> None:
    line = text.replace("\n", " ")
    one = note("bad-date", span_of(text, 1, line), text=text, reason=text).model_copy(update={"hint": text, "message": text})
    shown = as_text(one)
    assert not COMMANDS.search(shown), shown
    assert len(shown.splitlines()) <= 4
    annotation = as_annotation(one)
    assert len(annotation.splitlines()) == 1
    assert annotation.startswith("::warning file=")
    assert "##[" not in annotation
    assert "##vso[" not in annotation


def test_a_code_quality_report_tells_equal_notes_apart() -> None:
    one = note("bad-date", span_of("a.txt", 3, "May 40"), text="May 40", reason="x")
    again = one.model_copy(update={"at": span_of("a.txt", 9, "May 40")})
    report = as_code_quality([one, again])
    assert [issue["location"] for issue in report] == [
        {"path": "a.txt", "lines": {"begin": 3}},
        {"path": "a.txt", "lines": {"begin": 9}},
    ]
    assert len({issue["fingerprint"] for issue in report}) == 2
    assert as_code_quality([one])[0]["fingerprint"] == report[0]["fingerprint"]
    assert report[0]["severity"] == "minor"
