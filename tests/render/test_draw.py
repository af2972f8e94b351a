import pickle
from pathlib import Path

import pytest

from generator.build import plan_build
from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Span
from generator.load.theme import Theme, load_theme
from generator.plan.site import SitePlan
from generator.render.draw import Drawn, draw_site
from generator.render.environment import RenderError, renderer_of
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


def drawn(site: SitePlan, jobs: int | None, theme: Theme | None = None) -> list[Drawn]:
    return list(draw_site(site, renderer_of(theme or load_theme(Path("none"))), {}, jobs))


@pytest.mark.parametrize("jobs", [None, 2, 3])
def test_any_number_of_processes_draws_the_same_bytes_in_the_same_order(site: SitePlan, jobs: int | None) -> None:
    alone = drawn(site, 1)
    assert len(alone) > 600
    assert drawn(site, jobs) == alone


def test_what_is_known_is_not_drawn(site: SitePlan) -> None:
    renderer = renderer_of(load_theme(Path("none")))
    first = list(draw_site(site, renderer, {}, 1))
    known = {page.path: page.fingerprint for page in first}
    again = list(draw_site(site, renderer, known, 2))
    assert [page.fingerprint for page in again] == [page.fingerprint for page in first]
    assert all(page.content is None for page in again)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_in_a_template_is_told_from_any_process(site: SitePlan, jobs: int) -> None:
    files = {**load_theme(Path("none")).files, "pages/paper.html": b"\n{{ view.nothing }}"}
    with pytest.raises(RenderError) as raised:
        drawn(site, jobs, Theme(files))
    assert raised.value.diagnostic.at.line == 2


def test_faults_can_be_sent_from_process_to_process() -> None:
    error = RenderError(note("template-error", Span(source="templates/x.html"), text="x"))
    assert pickle.loads(pickle.dumps(error)).diagnostic == error.diagnostic  # noqa: S301 - our own
