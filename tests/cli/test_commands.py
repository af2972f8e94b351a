import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.commands import group
from tests.documents import FIRST, SECOND, document
from tests.sites import files_of, write_project


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(group, arguments, prog_name="oeuvre")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_without_arguments_a_stranger_is_helped(folder: Path) -> None:
    result = run()
    assert result.exit_code == 0
    assert "oeuvre new my-site" in result.output
    (folder / "content").mkdir()
    assert "Commands" in run().output


def test_a_starter_site_builds_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("new", "my-site").exit_code == 0
    monkeypatch.chdir(folder / "my-site")
    checked = run("check", "--strict")
    assert checked.exit_code == 0
    # A slow machine tells before it how far it has come.
    assert re.search(r"^2 documents, \d+ pages: no notes\n\Z", checked.stdout, re.MULTILINE)
    result = run("build")
    assert result.exit_code == 0, result.output
    assert (folder / "my-site" / "output" / "contact" / "index.html").is_file()
    assert (folder / "my-site" / ".gitignore").read_text("utf-8") == "/output/\n/.oeuvre/\n"
    assert run("new", ".").exit_code == 2


class TestBuild:
    def test_says_what_it_did(self, folder: Path) -> None:
        write_project(folder, {"ada.txt": document(FIRST, SECOND)})
        first = run("build", "--base-url", "https://example.org/me")
        assert first.exit_code == 0
        assert "0 unchanged; no notes" in first.stdout
        again = json.loads(run("build", "--base-url", "https://example.org/me", "--json").stdout)
        assert (again["ok"], again["written"], again["removed"]) == (True, 0, 0)
        assert again["unchanged"] == again["files"] > again["pages"] > 10
        assert run("build", "--quiet", "--base-url", "https://example.org/me").output == ""

    def test_of_one_document_somewhere(self, folder: Path) -> None:
        (folder / "ada.txt").write_bytes(document(SECOND))
        assert run("build", "ada.txt", "-o", "site", "--cache", "cache").exit_code == 0
        assert (folder / "site" / "index.html").is_file()
        assert (folder / "cache" / "pages").is_file()
        assert run("build", "--content", "ada.txt", "-o", "other").exit_code == 0

    def test_with_errors_builds_the_rest_and_fails(self, folder: Path) -> None:
        write_project(folder, {"ada.txt": document(SECOND), "bad.txt": "Dear Ada\n"})
        result = run("build")
        assert result.exit_code == 1
        assert "content/bad.txt:1:1: error[not-a-profile]" in result.stderr
        assert (folder / "output" / "papers" / "on-standing" / "index.html").is_file()

    def test_with_nothing_to_show_keeps_the_old_site(self, folder: Path) -> None:
        content = write_project(folder, {"ada.txt": document(SECOND)})
        run("build")
        before = files_of(folder / "output")
        (content / "ada.txt").write_bytes(b"")
        result = run("build")
        assert result.exit_code == 1
        assert "nothing was written" in result.stderr
        assert files_of(folder / "output") == before

    def test_strict_refuses_warnings(self, folder: Path) -> None:
        write_project(folder, {"ada.txt": document(FIRST.replace(", 2025", ""), SECOND)})
        assert run("build").exit_code == 0
        result = run("build", "--strict", "-o", "other")
        assert result.exit_code == 1
        assert not (folder / "other").exists()
        assert run("build", "--strict", "--as-of", "2026-05-30", "-o", "other").exit_code == 0

    def test_explains_a_broken_template_and_keeps_the_old_site(self, folder: Path) -> None:
        write_project(folder, {"ada.txt": document(SECOND)})
        run("build")
        before = files_of(folder / "output")
        (folder / "templates" / "pages").mkdir(parents=True)
        template = folder / "templates" / "pages" / "paper.html"
        for text, line, words in (
            ("\n{% if %}", 2, "Expected"),
            ("{{ view.nothing }}", 1, "nothing"),
            ('{% extends "x.html" %}', 1, "x.html"),
        ):
            template.write_text(text, "utf-8")
            result = run("build")
            assert result.exit_code == 1
            assert f"templates/pages/paper.html:{line}:" in result.stderr
            assert words in result.stderr
            assert files_of(folder / "output") == before

    def test_refuses_a_folder_of_somebody_else(self, folder: Path) -> None:
        write_project(folder, {"ada.txt": document(SECOND)})
        (folder / "output").mkdir()
        (folder / "output" / "thesis.tex").write_text("x", "utf-8")
        result = run("build")
        assert result.exit_code == 1
        assert "thesis.tex" in result.stderr

    def test_a_disk_that_fails_is_one_clear_line(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write_project(folder, {"ada.txt": document(SECOND)})

        def fail(*_: object) -> int:
            raise OSError(28, "No space left on device", "x.html")

        monkeypatch.setattr(Path, "write_bytes", fail)
        result = run("build")
        assert result.exit_code == 1
        assert "No space left on device (x.html); the old one stands" in result.stderr

    def test_annotates_on_a_ci_run(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        write_project(folder, {"bad.txt": ""})
        assert "::error file=content/bad.txt,line=1" in run("build").stderr

    def test_a_flood_of_notes_is_cut(self, folder: Path) -> None:
        papers = (f"CLFeb {30 + i % 2}, 2025\nPaper {i}\n\nAda Beispiel\n" for i in range(60))
        write_project(folder, {"ada.txt": document(*papers)})
        assert "… and 10 more" in run("build").stderr
        assert run("check").stderr.count("bad-date") == 60

    @pytest.mark.parametrize(
        "arguments",
        [
            ("build", "nowhere"),
            ("build",),
            ("build", "a", "--content", "b"),
            ("build", "--base-url", "example.org"),
            ("build", "--as-of", "May"),
            ("build", "--jobs", "0"),
            ("build", "--jobs", "many"),
            ("biuld",),
            ("explain", "date-without-yaer"),
            ("inspect", "nowhere.txt"),
        ],
    )
    def test_wrong_usage_is_said_and_exits_with_two(self, folder: Path, arguments: tuple[str, ...]) -> None:
        result = run(*arguments)
        assert result.exit_code == 2
        assert "Error" in result.stderr


def test_settings_that_are_wrong_stop_the_build(folder: Path) -> None:
    write_project(folder, {"ada.txt": document(SECOND)}, 'tittle = "x"\n')
    result = run("build")
    assert result.exit_code == 1
    assert "site.toml:1:1: error[unknown-setting]" in result.stderr
    assert "did you mean title?" in result.stderr


def test_check_tells_all_and_exits_with_one_for_errors(folder: Path) -> None:
    write_project(folder, {"ada.txt": document(FIRST.replace("May 28", "Feb 30"), SECOND), "pages/stats.md": "x"})
    result = run("check")
    assert result.exit_code == 1
    assert "warning[bad-date]" in result.stderr
    assert "error[page-conflict]" in result.stderr
    assert re.fullmatch(r"2 documents, \d+ pages: 1 error, 2 warnings\n", result.stdout)
    found = json.loads(run("check", "--json").stdout)
    assert found["ok"] is False
    assert {note["code"] for note in found["notes"]} == {"bad-date", "page-conflict", "not-for-scholar"}


def test_inspect_shows_the_facts(folder: Path) -> None:
    (folder / "ada.txt").write_bytes(document(FIRST, SECOND))
    facts = json.loads(run("inspect", "ada.txt", "--json").stdout)
    assert list(facts) == ["source", "format", "name", "person", "primary_category", "metrics", "papers", "notes"]
    assert facts["metrics"][3] == {"key": "novelty", "label": "Novelty", "value": 54, "unit": "%", "text": "54%"}
    paper = facts["papers"][0]
    assert paper["date"] == {"text": "May 28, 2025", "year": 2025, "month": 5, "day": 28, "year_inferred": False}
    assert (paper["score"], paper["code"], paper["authors_complete"], paper["line"]) == (92.3, True, False, 12)
    shown = run("inspect", "ada.txt").stdout
    assert "On Walking" in shown
    assert "score 92.3" in shown
    (folder / "bad.txt").write_bytes(b"")
    refused = run("inspect", "bad.txt", "--json")
    assert refused.exit_code == 1
    assert [note["code"] for note in json.loads(refused.stdout)["notes"]] == ["empty-document"]


def test_inspect_of_the_real_document(fixtures: Path) -> None:
    facts = json.loads(run("inspect", str(fixtures / "seed" / "yuzhen-huang.txt"), "--json").stdout)
    assert len(facts["papers"]) == 15
    assert len(facts["notes"]) == 2


def test_inspect_of_several_documents_and_of_folders(folder: Path) -> None:
    (folder / "people").mkdir()
    (folder / "people" / "ada.txt").write_bytes(document(FIRST))
    works = folder / "people" / "works.json"
    works.write_text('[{"type": "book", "id": "a", "title": "On Resting", "author": []}]', "utf-8")
    (folder / "people" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    result = run("inspect", "people", "--json")
    assert result.exit_code == 0
    assert "passed over" in result.stderr and "photo.jpg" in result.stderr
    documents = json.loads(result.stdout)["documents"]
    assert [(d["source"], d["format"], len(d["papers"])) for d in documents] == [
        ("people/ada.txt", "profile", 1),
        ("people/works.json", "csl-json", 1),
    ]
    assert len(json.loads(run("inspect", "people/ada.txt", "people/works.json", "--json").stdout)["documents"]) == 2
    assert run("inspect", "people/photo.jpg").exit_code == 1
    assert run("inspect").exit_code == 2
    assert "DocumentRecord" in run("inspect", "--schema").stdout


def test_a_preview_is_not_for_search_engines(folder: Path) -> None:
    write_project(folder, {"ada.txt": document(FIRST, SECOND)})
    assert run("build", "--preview", "--base-url", "https://example.org/me").exit_code == 0
    files = files_of(folder / "output")
    pages = [content for path, content in files.items() if path.endswith(".html")]
    assert len(pages) >= 5
    assert all(b'<meta name="robots" content="noindex">' in content for content in pages)
    assert "sitemap.xml" not in files
    assert files["robots.txt"] == b"User-agent: *\nAllow: /\n"
    assert run("build", "--base-url", "https://example.org/me").exit_code == 0
    published = files_of(folder / "output")
    assert "sitemap.xml" in published
    assert b"noindex" not in published["index.html"]


def test_explain(folder: Path) -> None:
    assert "running year" in run("explain", "date-without-year").output
    assert "date-without-year" in run("explain").output


def test_help_names_every_option_of_every_command() -> None:
    for name in ("build", "serve", "check", "inspect", "new", "explain"):
        result = run(name, "--help")
        assert result.exit_code == 0
        assert "Usage: oeuvre" in result.output
    assert "--strict" in run("build", "--help").output
    assert run("--version").output.startswith("oeuvre, version ")


def test_the_demo_says_that_it_is_invented_and_has_no_notes() -> None:
    root = Path(__file__).resolve().parents[2]
    result = run("check", "--strict", "--content", str(root / "content"))
    assert result.exit_code == 0, result.output
    texts = "".join(path.read_text("utf-8") for path in (root / "content").rglob("*.*"))
    assert "invented" in texts
