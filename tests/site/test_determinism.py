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
    "pages/teaching.md": "# Teaching\n\nWords.\n",
}


def built(folder: Path, environment: dict[str, str], order: int = 1) -> dict[str, bytes]:
    write_project(folder, dict(list(DOCUMENTS.items())[::order]), 'base_url = "https://example.org/"\n')
    subprocess.run(
        [sys.executable, "-m", "generator", "build", "--quiet"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=True,
        timeout=120,
    )
    return files_of(folder / "output")


def test_seed_zone_locale_umask_folder_and_order_make_no_difference(tmp_path: Path) -> None:
    first = built(tmp_path / "one", {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"})
    old = os.umask(0o077) if os.name != "nt" else 0
    try:
        second = built(
            tmp_path / "another place",
            {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
            -1,
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
