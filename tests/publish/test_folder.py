import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.progress import Progress
from generator.publish.built import BuiltSite
from generator.publish.changes import Changes, PublishError
from generator.publish.to_folder import publish_to_folder
from tests.publish.conftest import Project, contents
from tests.sites import files_of


@pytest.fixture
def bring(project: Project, tmp_path: Path) -> Callable[..., Changes]:
    def bring(site: BuiltSite, *, dry_run: bool = False) -> Changes:
        return publish_to_folder(
            site, tmp_path / "www", tmp_path / "cache", (project.root / "content",), Progress(), dry_run=dry_run
        )

    return bring


def test_only_what_changed_is_written(
    both: tuple[BuiltSite, BuiltSite], bring: Callable[..., Changes], tmp_path: Path
) -> None:
    first, second = both
    assert bring(first, dry_run=True).upload
    assert not (tmp_path / "www").exists()
    assert len(bring(first).upload) == len(first.files)
    assert bring(first).is_nothing
    wanted = bring(second, dry_run=True)
    assert bring(second) == wanted
    assert "papers/on-walking/index.html" in wanted.remove
    assert "papers/on-falling/index.html" in wanted.upload
    assert wanted.unchanged > 10
    found = files_of(tmp_path / "www")
    assert {path: found[path] for path in found if not path.startswith(".")} == contents(second)


def test_what_is_missing_or_changed_by_hand_is_mended(
    both: tuple[BuiltSite, BuiltSite], bring: Callable[..., Changes], tmp_path: Path
) -> None:
    site = both[0]
    bring(site)
    (tmp_path / "www" / "CNAME").write_text("me.example.org")
    (tmp_path / "www" / "index.html").write_text("changed")
    (tmp_path / "www" / "assets" / "style.css").unlink()
    assert set(bring(site, dry_run=True).upload) == {"index.html", "assets/style.css"}
    assert set(bring(site).upload) == {"index.html", "assets/style.css"}
    assert (tmp_path / "www" / "CNAME").read_text() == "me.example.org"
    assert files_of(tmp_path / "www")["index.html"] == contents(site)["index.html"]


def test_folders_of_the_author_and_of_others_are_refused(
    project: Project, both: tuple[BuiltSite, BuiltSite], tmp_path: Path
) -> None:
    site = both[1]
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.tex").write_text("mine")
    for folder in (other, project.root, project.root / "content", project.output, project.output / "www"):
        with pytest.raises(PublishError):
            publish_to_folder(site, folder, tmp_path / "cache", (project.root / "content",), Progress(), dry_run=False)
    assert files_of(other) == {"thesis.tex": b"mine"}


def test_a_repository_is_told_from_a_folder(both: tuple[BuiltSite, BuiltSite], tmp_path: Path) -> None:
    repository = tmp_path / "pages.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(repository)], check=True)
    before = files_of(repository)
    with pytest.raises(PublishError, match=r"git:.*pages\.git#gh-pages"):
        publish_to_folder(both[0], repository, tmp_path / "cache", (), Progress(), dry_run=False)
    assert files_of(repository) == before
