import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from generator.build import plan_build
from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Span
from generator.load.theme import Theme, load_theme
from generator.plan.site import SitePlan
from generator.render.faults import RenderError
from generator.render.renderer import Renderer
from generator.workers import Work, WorkersError, _Parcel, _version, draw_site
from tests.documents import document
from tests.sites import write_project


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SitePlan:
    papers = (
        f"{'CL' if i % 2 else 'LG'}May {i % 28 + 1}, {2000 + i % 20}\nPaper {i}\n\nAda Beispiel\n\n$x_{{{i}}}$.\n"
        for i in range(600)
    )
    content = write_project(tmp_path_factory.mktemp("site"), {"ada.txt": document(*papers)})
    planned = plan_build(content)
    assert planned.site is not None
    return planned.site


Files = list[tuple[str, str, bytes | None]]


def kept(path: str, fingerprint: str, content: bytes | None) -> tuple[str, str, bytes | None]:
    return path, fingerprint, content


def work_of(site: SitePlan, known: dict[str, str] | None = None, theme: Theme | None = None) -> Work[Files]:
    return Work(site, Renderer(theme or load_theme(Path("none"))), "program", known or {}, kept)  # type: ignore[arg-type]


def drawn(work: Work[Files], jobs: int | None) -> Files:
    return [page.kept for page in draw_site(work, None, jobs)]  # type: ignore[misc]


@pytest.mark.parametrize("jobs", [None, 2, 3])
def test_any_number_of_processes_draws_the_same_bytes_in_the_same_order(site: SitePlan, jobs: int | None) -> None:
    alone = drawn(work_of(site), 1)
    assert len(alone) > 600
    assert drawn(work_of(site), jobs) == alone


def test_workers_that_share_no_memory_draw_the_same_bytes(site: SitePlan, tmp_path: Path) -> None:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        elsewhere = [page.kept for page in draw_site(work_of(site), None, None, pool, tmp_path)]
    assert elsewhere == drawn(work_of(site), 1)
    assert list(tmp_path.iterdir()) == []


def test_work_that_somebody_else_put_there_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "work"
    path.write_bytes(b"something else")
    with pytest.raises(RuntimeError, match="not what this build has put there"):
        _Parcel(str(path), "0" * 64, _version()).draw(0)


def test_workers_elsewhere_have_to_be_like_us_and_to_see_the_folder(tmp_path: Path) -> None:
    with pytest.raises(WorkersError, match="all machines need the same"):
        _Parcel(str(tmp_path / "work"), "0" * 64, "Oeuvre 0; Python 2").draw(0)
    with pytest.raises(WorkersError, match="has to be shared"):
        _Parcel(str(tmp_path / "work"), "0" * 64, _version()).draw(0)


def test_what_is_known_is_not_drawn(site: SitePlan) -> None:
    first = drawn(work_of(site), 1)
    known = {path: fingerprint for path, fingerprint, _ in first}
    again = drawn(work_of(site, known), 2)
    assert again == [(path, fingerprint, None) for path, fingerprint, _ in first]


def test_another_program_or_theme_knows_nothing(site: SitePlan) -> None:
    known = {path: fingerprint for path, fingerprint, _ in drawn(work_of(site), 1)}
    files = {**load_theme(Path("none")).files, "pages/other.html": b"new"}
    for work in (replace(work_of(site, known), program="newer"), work_of(site, known, Theme(files))):
        assert all(content is not None for _, _, content in drawn(work, 1))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_in_a_template_is_told_from_any_process(site: SitePlan, jobs: int) -> None:
    files = {**load_theme(Path("none")).files, "pages/paper.html": b"\n{{ view.nothing }}"}
    with pytest.raises(RenderError) as raised:
        drawn(work_of(site, None, Theme(files)), jobs)
    assert raised.value.diagnostic.at.line == 2


def test_faults_can_be_sent_from_process_to_process() -> None:
    error = RenderError(note("template-error", Span(source="templates/x.html"), text="x"))
    assert pickle.loads(pickle.dumps(error)).diagnostic == error.diagnostic  # noqa: S301 - our own


def test_what_is_drawn_is_the_same_however_little_is_remembered(site: SitePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = drawn(work_of(site), 1)
    monkeypatch.setattr("generator.render.once._MOST_REMEMBERED", 4)
    assert drawn(work_of(site), 1) == usual
