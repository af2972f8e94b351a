"""Progress as it looks on a terminal and in a log. Time is a number here, so that nothing has to last."""

import os
import re
import sys
from pathlib import Path

import pytest

from generator.cli import progress_line
from generator.cli.progress_line import ProgressLine
from tests.commands import run
from tests.documents import FIRST, SECOND, document
from tests.sites import write_project


class Terminal:
    """Standard error, as a terminal would show it."""

    def __init__(self, patch: pytest.MonkeyPatch, *, is_one: bool = True, columns: int = 80, kind: str = "xterm") -> None:
        self.text = ""
        self.now = 100.0
        self._is_one = is_one
        patch.setattr(sys, "stderr", self)
        patch.setenv("TERM", kind)
        patch.setenv("COLUMNS", str(columns))
        patch.setattr("generator.progress.time.perf_counter", lambda: self.now)
        patch.setattr(progress_line._Clock, "start", lambda _: None)

    def isatty(self) -> bool:
        return self._is_one

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass

    @property
    def shown(self) -> list[str]:
        """What stood on the line, time after time."""
        return [line.rstrip() for line in self.text.split("\r")]


def draw(line: ProgressLine, terminal: Terminal, papers: int = 100, seconds: float = 5.0) -> None:
    with line, line.progress.phase("drawing pages", "papers", papers):
        for number in range(papers):
            terminal.now += seconds / papers
            line.progress.count("api" if number % 2 else "papers", 0.01, drawn=True)


def test_a_terminal_shows_a_bar_and_nothing_of_it_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(monkeypatch)
    draw(ProgressLine(quiet=False), terminal)
    bars = [text for text in terminal.shown if text]
    assert len(bars) >= 10
    assert bars[0] == "[##-------------] Drawing pages: 11 of 100 papers, 21 files, 20 a second, 1.0 s"
    assert terminal.shown[-1] == ""
    # What is shorter than what it replaces wipes the rest, without any code that a terminal might not know.
    assert "\x1b" not in terminal.text
    assert "\n" not in terminal.text


@pytest.mark.parametrize("columns", [20, 40, 79, 200])
def test_the_line_never_breaks(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    terminal = Terminal(monkeypatch, columns=columns)
    draw(ProgressLine(quiet=False), terminal)
    texts = terminal.text.split("\r")
    assert max(map(len, texts)) < columns
    assert any("[" in text for text in texts) == (columns > 78)


def test_what_takes_no_time_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for is_one in (True, False):
        terminal = Terminal(monkeypatch, is_one=is_one)
        draw(ProgressLine(quiet=False), terminal, seconds=0.9)
        assert terminal.text == ""


@pytest.mark.parametrize(("is_one", "kind"), [(False, "xterm"), (True, "dumb")])
def test_a_log_has_a_line_for_each_long_phase_and_more_for_very_long_ones(
    monkeypatch: pytest.MonkeyPatch, is_one: bool, kind: str
) -> None:
    terminal = Terminal(monkeypatch, is_one=is_one, kind=kind)
    draw(ProgressLine(quiet=False), terminal, seconds=5)
    assert terminal.text == "Drawing pages: 50 of 100 papers, 100 files, 20 a second, 5.0 s\n"
    terminal.text = ""
    draw(ProgressLine(quiet=False), terminal, seconds=100)
    assert [line.rpartition(", ")[2] for line in terminal.text.splitlines()] == ["30.0 s", "60.0 s", "90.0 s", "100.0 s"]


def test_quiet_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(monkeypatch)
    draw(ProgressLine(quiet=True), terminal, seconds=100)
    assert terminal.text == ""


def test_timings_are_complete_and_come_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_project(tmp_path, {"ada.txt": document(FIRST.replace(", 2025", ""), SECOND)})
    for _ in range(2):
        code, _, err = run("build", "--timings")
        assert code == 0
        notes, _, tables = err.partition("phase ")
        assert "date-without-year" in notes
        assert "warning" not in tables
        phases = dict(re.findall(r"^(.+?)  +([\d.]+) +\d+%", tables, re.MULTILINE))
        assert {"reading documents", "joining papers", "drawing pages", "putting files into place"} < phases.keys()
        whole = re.search(r"^all +([\d.]+)$", tables, re.MULTILINE)
        assert whole is not None
        assert sum(map(float, phases.values())) == pytest.approx(float(whole[1]), abs=0.01)
    files = re.search(r"^papers +[\d.]+ +(\d+) +(\d+)", tables, re.MULTILINE)
    assert files is not None
    assert files.groups() == ("2", "0")


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")
def test_a_real_terminal_is_told_within_moments_even_while_nothing_moves(tmp_path: Path) -> None:
    import pty
    import subprocess

    code = "\n".join(
        (
            "import time",
            "from generator.cli import progress_line",
            "progress_line._SILENT_SECONDS = progress_line._BETWEEN_SECONDS = 0.01",
            "with progress_line.ProgressLine(quiet=False) as line, line.progress.phase('joining papers'):",
            "    time.sleep(0.3)",
            "print('done')",
        )
    )
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "TERM": "xterm", "NO_COLOR": "1"}
    with subprocess.Popen([sys.executable, "-c", code], stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 1000):
                shown += part
        except OSError:
            pass  # how the end of a terminal is told
    os.close(ours)
    assert process.returncode == 0
    assert shown.count(b"\rJoining papers, 0.") >= 2
    assert b"\rJoining papers, 0.2 s" in shown
    assert re.search(rb"\r +\rdone\r\n$", shown)
