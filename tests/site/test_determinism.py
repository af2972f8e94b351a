"""The same input gives the same bytes, whatever surrounds the build."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents import FIRST, SECOND, document
from tests.sites import files_of, write_project

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = {
    "ada.txt": document(FIRST, SECOND, "stat.ML2020\nÜber $x$\n\nChloë Müster et al. · b, a\n\nText.\n"),
    "ben.txt": document(SECOND, header="Ben Exempel\n"),
    "ilse/about.md": "---\nname: \u0130lse I\u015f\u0131k\norcid: 0000-0002-1825-0097\n---\n\nI read.\n",
    "ilse/papers.bib": "@article{i2020, title={{Z\u00e4hlen}}, author={I\u015f\u0131k, \u0130lse}, year=2020, journal={J}}",
    "pages/teaching.md": "# Teaching\n\nWords.\n",
}


def built(
    folder: Path, environment: dict[str, str], order: int = 1, jobs: int = 1, inside: bool = True, days_ago: int = 0
) -> dict[str, bytes]:
    """Build in a process of its own. inside: from within the project; else from elsewhere, by its whole path."""
    content = write_project(folder, dict(list(DOCUMENTS.items())[::order]), 'base_url = "https://example.org/"\n')
    for path in content.rglob("*"):
        then = path.stat().st_mtime - days_ago * 86_400
        os.utime(path, (then, then))
    where = [] if inside else ["--content", str(content), "--output", str(folder / "output")]
    subprocess.run(
        [sys.executable, "-m", "generator", "build", "--quiet", "--jobs", str(jobs), *where],
        cwd=folder if inside else folder.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=True,
        timeout=120,
    )
    return files_of(folder / "output")


def test_seed_zone_locale_umask_folder_order_age_and_workers_make_no_difference(tmp_path: Path) -> None:
    first = built(tmp_path / "one", {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"})
    old = os.umask(0o077) if os.name != "nt" else 0
    try:
        second = built(
            tmp_path / "another place",
            {
                "PYTHONHASHSEED": "2",
                "TZ": "America/Adak",
                "LC_ALL": "tr_TR.UTF-8",
                "LANGUAGE": "tr",
                "PYTHONUTF8": "1",
                "COLUMNS": "40",
                "HOME": str(tmp_path),
                "SOURCE_DATE_EPOCH": "1",
            },
            -1,
            jobs=3,
            inside=False,
            days_ago=4000,
        )
    finally:
        if os.name != "nt":
            os.umask(old)
    assert first == second
    assert len(first) > 20
    for path, content in first.items():
        if not path.startswith("assets/fonts/"):
            assert str(tmp_path).encode() not in content, path


@pytest.mark.parametrize("edit", ["title", "removed", "added", "settings", "template"])
def test_an_incremental_build_is_a_clean_build(tmp_path: Path, edit: str) -> None:
    def change(folder: Path) -> None:
        document_path = folder / "content" / "ada.txt"
        if edit == "title":
            document_path.write_bytes(DOCUMENTS["ada.txt"].replace(b"On Walking", b"On Running"))  # type: ignore[union-attr]
        elif edit == "removed":
            (folder / "content" / "ben.txt").unlink()
        elif edit == "added":
            (folder / "content" / "cyd.txt").write_bytes(document(FIRST, header="Cyd Muster\n"))
        elif edit == "settings":
            (folder / "site.toml").write_text('title = "Another"\n', "utf-8")
        else:
            (folder / "templates" / "pages").mkdir(parents=True)
            (folder / "templates" / "pages" / "text.html").write_text("{{ view.heading }}", "utf-8")

    def run(folder: Path) -> None:
        arguments = [sys.executable, "-m", "generator", "build", "--quiet"]
        subprocess.run(arguments, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, timeout=120)

    built(tmp_path / "grown", {})
    change(tmp_path / "grown")
    run(tmp_path / "grown")
    write_project(tmp_path / "clean", DOCUMENTS, 'base_url = "https://example.org/"\n')
    change(tmp_path / "clean")
    run(tmp_path / "clean")
    assert files_of(tmp_path / "grown" / "output") == files_of(tmp_path / "clean" / "output")
