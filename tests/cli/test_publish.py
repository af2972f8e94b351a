import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.documents import FIRST, SECOND, document
from tests.sites import files_of, write_project


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site that is built, in the folder that commands run in."""
    folder = tmp_path / "site"
    write_project(folder, {"ada.txt": document(FIRST, SECOND)}, 'base_url = "https://example.org/"\n')
    monkeypatch.chdir(folder)
    assert run("build").exit_code == 0
    return folder


def settings(site: Path, text: str) -> None:
    (site / "site.toml").write_text(f'base_url = "https://example.org/"\n[publish]\n{text}\n', "utf-8")


def test_where_to_stands_in_the_settings(site: Path, tmp_path: Path) -> None:
    settings(site, 'to = "../www"')
    first = run("publish")
    assert first.exit_code == 0, first.output
    files = len([path for path in files_of(site / "output") if not path.startswith(".")])
    assert f": {files:,} uploaded, 0 removed, 0 unchanged; " in first.stdout
    assert f": 0 uploaded, 0 removed, {files:,} unchanged; " in run("publish").stdout
    assert (tmp_path / "www" / "index.html").read_bytes() == (site / "output" / "index.html").read_bytes()
    assert run("publish", "--quiet").output == ""
    # Settings belong to no page: nothing is drawn anew for them.
    assert json.loads(run("build", "--json").stdout)["written"] == 0


def test_the_settings_of_another_folder_lead_from_there(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings(site, 'to = "./www"')
    monkeypatch.chdir(tmp_path)
    assert run("publish", "--config", "site/site.toml", "--output", "site/output").exit_code == 0
    assert (site / "www" / "index.html").is_file()


def test_a_dry_run_names_the_files(site: Path, tmp_path: Path) -> None:
    result = run("publish", "../www", "--dry-run")
    assert result.exit_code == 0
    assert "+ assets/fonts/OFL.txt\n" in result.stdout
    assert "more\n" in result.stdout
    assert "would be uploaded" in result.stdout
    assert not (tmp_path / "www").exists()
    told = json.loads(run("publish", "../www", "-n", "--json").stdout)
    assert (told["ok"], told["dry_run"], told["removed"], told["unchanged"]) == (True, True, [], 0)
    assert told["uploaded"][-1] == "sitemap.xml"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 2, "Say where to"),
        (("pages",), 2, "may be a branch or a folder"),
        (("./www", "--output", "nowhere"), 1, "error: there is no folder nowhere; `oeuvre build` makes it"),
        (("./www", "--output", "content"), 1, "was not built by Oeuvre"),
        (("git:pages",), 1, "in no git repository"),
        (("nosuch://x/y",), 1, "cannot be reached"),
    ],
)
def test_what_cannot_be_done_is_said(site: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    result = run("publish", *arguments)
    assert result.exit_code == code
    assert words in result.stderr
    if code == 1:
        told = json.loads(run("publish", *arguments, "--json").stdout)
        assert told["ok"] is False
        assert words.removeprefix("error: ") in told["error"]


def test_wrong_settings_are_shown_with_their_place(site: Path) -> None:
    settings(site, 'to = "pages"')
    result = run("publish")
    assert result.exit_code == 1
    assert "site.toml:3:1: error[bad-config]: to: 'pages' may be a branch or a folder" in result.stderr


def test_previews_are_refused_and_a_missing_address_is_told(site: Path) -> None:
    assert run("build", "--preview").exit_code == 0
    refused = run("publish", "../www")
    assert (refused.exit_code, "is a preview" in refused.stderr) == (1, True)
    (site / "site.toml").unlink()
    assert run("build").exit_code == 0
    warned = run("publish", "../www")
    assert (warned.exit_code, "warning: the site was built without base_url" in warned.stderr) == (0, True)


def test_a_branch_by_the_command(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    subprocess.run(["git", "init", "--quiet", "--bare", str(tmp_path / "bare.git")], check=True)
    settings(site, 'to = "git:../bare.git#pages"\nhistory = false')
    assert run("publish").exit_code == 0
    (site / "content" / "ada.txt").write_bytes(document(SECOND))
    assert run("build").exit_code == 0
    told = json.loads(run("publish", "--json").stdout)
    assert (told["to"], told["unchanged"] > 10) == ("git:../bare.git#pages", True)
    count = ["git", "-C", str(tmp_path / "bare.git"), "rev-list", "--count", "pages"]
    assert subprocess.run(count, capture_output=True, check=True).stdout == b"1\n"
