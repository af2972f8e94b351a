"""Curricula vitae as a site has them: beside the pages of people, which lead to them."""

import subprocess
import sys
from importlib import util
from pathlib import Path

import pytest

from tests.documents import FIRST, SECOND, document
from tests.sites import build_project, files_of, write_project

SETTINGS = 'cv = "modern"\n'


def test_people_have_one_that_is_set_once(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {
        "ada.txt": document(FIRST),
        "ben.txt": document(SECOND, header="Ben Exempel\n"),
    }
    write_project(tmp_path, files, SETTINGS)
    _, report = build_project(tmp_path)
    both = {"people/ada-beispiel/cv.pdf", "people/ben-exempel/cv.pdf"}
    assert {path for path in report.paths if path.endswith(".pdf")} == both
    made = files_of(tmp_path / "output")
    assert all(made[path].startswith(b"%PDF") for path in both)
    assert b'href="../../people/ada-beispiel/cv.pdf" type="application/pdf"' in made["people/ada-beispiel/index.html"]
    # Words of the abstract are not in it; those of the byline are.
    write_project(tmp_path, {"ada.txt": document(FIRST.replace("We walk.", "We ran."))})
    _, report = build_project(tmp_path)
    assert "papers/on-walking/index.html" in report.written
    write_project(tmp_path, {"ada.txt": document(FIRST.replace("Ben Exempel", "Cleo Muster"))})
    _, report = build_project(tmp_path)
    assert both & set(report.written) == {"people/ada-beispiel/cv.pdf"}
    write_project(tmp_path, {}, "search = true\n")
    _, report = build_project(tmp_path)
    assert both <= set(report.removed)
    assert b"cv.pdf" not in files_of(tmp_path / "output")["people/ada-beispiel/index.html"]


def test_a_template_of_ones_own_sets_it_anew(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada.txt": document(FIRST)}, SETTINGS)
    build_project(tmp_path)
    (tmp_path / "templates" / "cv").mkdir(parents=True)
    (tmp_path / "templates" / "cv" / "modern.typ").write_text("#show: described\n= #cv.name\n")
    _, report = build_project(tmp_path)
    assert "cv.pdf" in report.written


def test_what_is_lacking_is_told_and_costs_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.settings.find_spec", lambda name: None if name == "typst" else util.find_spec(name))
    write_project(tmp_path, {"ada.txt": document(FIRST)}, SETTINGS)
    planned, report = build_project(tmp_path)
    assert [note.code for note in planned.notes] == ["no-cv"]
    assert not planned.refused
    assert not [path for path in report.paths if path.endswith(".pdf")]
    assert b"cv.pdf" not in files_of(tmp_path / "output")["index.html"]


FORKS = """
import sys
from pathlib import Path

from generator.build import build, plan_build

root = Path(sys.argv[1])
for number in range(2):
    planned = plan_build(root / "content")
    build(planned, root / f"output{number}", root / f"cache{number}", jobs=1 + number)
"""


def test_workers_do_not_wait_for_threads_of_a_process_that_has_set_one_before(tmp_path: Path) -> None:
    papers = (f"CLMay 28, 2025\nPaper {number}\n\nAda Beispiel\n\nWords.\n" for number in range(260))
    write_project(tmp_path, {"ada.txt": document(*papers)}, SETTINGS)
    # In a process of its own, since one that waits for ever can only be ended.
    subprocess.run([sys.executable, "-c", FORKS, str(tmp_path)], check=True, timeout=120)
    assert files_of(tmp_path / "output0") == files_of(tmp_path / "output1")
