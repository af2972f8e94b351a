from pathlib import Path

from tests.documents import FIRST, HEADER, SECOND, document
from tests.sites import build_project, write_project


def test_older_documents_tell_how_numbers_have_changed(tmp_path: Path) -> None:
    older = HEADER.replace("h-index20", "h-index18").replace("Novelty54%\n", "")
    documents: dict[str, bytes | str] = {
        "ada/profile-2025-06-01.txt": document(SECOND, header=older),
        "ada/profile-2026-06-01.txt": document(FIRST, SECOND),
    }
    write_project(tmp_path, documents)
    planned, _ = build_project(tmp_path)
    assert planned.site is not None
    assert [entry.work.title for entry in planned.site.corpus.entries] == ["On Walking", "On Standing"]
    stats = (tmp_path / "output" / "stats" / "index.html").read_text("utf-8")
    assert "1 paper is new since June 1, 2025." in stats
    assert '<td>20 <span class="change">+2</span></td>' in stats
    assert stats.index("June 1, 2026") < stats.index('datetime="2025-06-01"')


def test_one_document_has_no_history(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada/profile-2026-06-01.txt": document(FIRST)})
    build_project(tmp_path)
    assert "Headline numbers over time" not in (tmp_path / "output" / "stats" / "index.html").read_text("utf-8")
