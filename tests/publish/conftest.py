"""A site that is built, and programs that some ways of publishing need."""

import os
import shutil
from pathlib import Path

import pytest

from generator.model.value import value
from generator.publish.built import BuiltSite, built_site
from generator.settings import Options
from tests.documents import FIRST, SECOND, document
from tests.sites import build_project, files_of, write_project


@value
class Project:
    """A project in a folder, which a test may edit and build again."""

    root: Path

    @property
    def output(self) -> Path:
        return self.root / "output"

    def build(self, *papers: str) -> BuiltSite:
        """Build the site of some papers."""
        write_project(self.root, {"ada.txt": document(*papers)})
        build_project(self.root, Options(base_url="https://example.org/"))
        return built_site(self.output, search_engines=True)


def contents(site: BuiltSite) -> dict[str, bytes]:
    """Return what a place has to hold afterwards."""
    return {path: content for path, content in files_of(site.folder).items() if not path.startswith(".")}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "project"
    folder.mkdir()
    return Project(folder)


@pytest.fixture
def both(project: Project, tmp_path: Path) -> tuple[BuiltSite, BuiltSite]:
    """A site, and what became of it: a paper has gone, and a paper has come. The project's output is the second."""
    project.build(FIRST, SECOND)
    shutil.copytree(project.output, tmp_path / "first")
    first = built_site(tmp_path / "first", search_engines=True)
    return first, project.build(SECOND, "CLMay 3, 2023\nOn Falling\n\nAda Beispiel\n\nWe fall.\n")


def needed(program: str) -> str:
    """Return the path of a program; without it the test is left out, except on CI, where it fails."""
    found = shutil.which(program, path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin")))
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{program} is missing")
        pytest.skip(f"{program} is not installed")
    return found
