from pathlib import Path

import pytest

from generator.publish.built import built_site
from generator.publish.changes import PublishError
from generator.settings import Options
from generator.write.manifest import MANIFEST_NAME, UNKNOWN
from tests.cli.test_commands import run
from tests.documents import FIRST, SECOND, document
from tests.publish.conftest import Project, contents
from tests.sites import build_project, write_project


def test_a_whole_site_is_taken(project: Project) -> None:
    site = project.build(FIRST)
    assert site.files.keys() == contents(site).keys()
    assert site.sizes == {path: len(content) for path, content in contents(site).items()}
    assert site.warnings == ()
    assert site.read("index.html") == contents(site)["index.html"]


def test_hidden_files_are_private(project: Project) -> None:
    project.build(FIRST)
    manifest = project.output / MANIFEST_NAME
    for name in (".env", ".git/config", ".well-known/security.txt"):
        (project.output / name).parent.mkdir(exist_ok=True)
        (project.output / name).write_bytes(b"x")
    with manifest.open("a") as file:
        file.writelines(f"{'1' * 64}  {name}\n" for name in (".env", ".git/config", ".well-known/security.txt"))
    hidden = [path for path in built_site(project.output, search_engines=True).files if path.startswith(".")]
    assert hidden == [".well-known/security.txt"]


def test_a_preview_is_refused_unless_the_settings_want_the_same(project: Project) -> None:
    write_project(project.root, {"ada.txt": document(FIRST)})
    build_project(project.root, Options(base_url="https://example.org/", preview=True))
    with pytest.raises(PublishError, match="is a preview"):
        built_site(project.output, search_engines=True)
    assert built_site(project.output, search_engines=False).files


def test_without_an_address_there_is_a_warning(project: Project) -> None:
    write_project(project.root, {"ada.txt": document(FIRST)})
    build_project(project.root)
    assert "without base_url" in built_site(project.output, search_engines=True).warnings[0]


def test_what_is_not_whole_is_refused(project: Project, tmp_path: Path) -> None:
    def refused(words: str) -> None:
        with pytest.raises(PublishError, match=words):
            built_site(project.output, search_engines=True)

    refused("there is no folder")
    project.output.mkdir()
    (project.output / "index.html").write_text("<title>Mine</title>")
    refused("was not built by Oeuvre")
    (project.output / "index.html").unlink()
    project.build(FIRST)
    (project.output / ".oeuvre-staging").mkdir()
    refused("under way, or was cut off")
    (project.output / ".oeuvre-staging").rmdir()
    manifest = (project.output / MANIFEST_NAME).read_text()
    (project.output / MANIFEST_NAME).write_text(f"{manifest}{UNKNOWN}  old.html\n")
    refused("under way, or was cut off")
    (project.output / MANIFEST_NAME).write_text("# Files written by Oeuvre.\n")
    refused("no home page")
    (project.output / MANIFEST_NAME).write_text(manifest)
    style = project.output / "assets" / "style.css"
    style.rename(tmp_path / "style.css")
    refused("is missing")
    style.symlink_to(tmp_path / "style.css")
    refused("is not a file")


def test_a_file_that_was_changed_is_not_taken(project: Project) -> None:
    site = project.build(FIRST)
    (project.output / "index.html").write_bytes(b"<title>Hand-made</title>")
    with pytest.raises(PublishError, match="not as it was built"):
        site.read("index.html")


def test_sites_of_several_people_are_one(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    header = "Ben Exempel\n\nCL\n2papers\n"
    write_project(project.root, {"ada.txt": document(FIRST), "ben.txt": document(SECOND, header=header)})
    monkeypatch.chdir(project.root)
    assert run("build", "--each", "--base-url", "https://example.org/").exit_code == 0
    site = built_site(project.output, search_engines=True)
    assert {"ada-beispiel/index.html", "ben-exempel/index.html"} <= site.files.keys()
    assert site.read("ben-exempel/index.html")
