"""A Dask cluster in place of the local processes: a real scheduler, and workers that are processes of their own."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import workers
from generator.cli import executors
from tests.commands import run
from tests.documents import document
from tests.sites import files_of, write_project

ROOT = Path(__file__).resolve().parents[2]
dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")
# Dask's own processes end as they like; what they warn of then is not ours.
pytestmark = pytest.mark.filterwarnings("default")


def scheduler(workers: int = 0) -> Any:
    options = {"n_workers": workers, "threads_per_worker": 1, "processes": True, "dashboard_address": ":0"}
    return distributed.LocalCluster(host="127.0.0.1", **options)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with scheduler(2) as started:
        yield started


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    papers = (f"CLMay {i % 28 + 1}, {2000 + i % 20}\nPaper {i}\n\nAda Beispiel\n\n$x_{{{i}}}$.\n" for i in range(300))
    write_project(tmp_path, {"ada.txt": document(*papers)})
    return tmp_path


def address_of(cluster: Any) -> str:
    return str(cluster.scheduler_address).replace("tcp://", "dask://")


def test_a_cluster_draws_the_same_bytes(folder: Path, cluster: Any) -> None:
    assert run("build", "--jobs", "1")[0] == 0
    code, out, err = run("build", "--executor", address_of(cluster), "-o", "shared", "--cache", "else")
    assert code == 0, err
    assert "0 unchanged" in out
    assert files_of(folder / "shared") == files_of(folder / "output")
    assert len(files_of(folder / "shared")) > 300
    # After an edit only what shows it is drawn again, by whoever it may be.
    content = folder / "content" / "ada.txt"
    content.write_bytes(content.read_bytes().replace(b"Paper 77\n", b"Paper 77 again\n"))
    assert run("build", "--jobs", "1")[0] == 0
    assert run("build", "--executor", address_of(cluster), "-o", "shared", "--cache", "else")[0] == 0
    assert files_of(folder / "shared") == files_of(folder / "output")


class DyingOnce(workers._Parcel):
    """Work that ends the first worker that begins its second part."""

    def draw(self, number: int) -> Any:
        mark = Path(self.path).with_name("died")
        if number == 1 and not mark.exists():
            mark.touch()
            os._exit(1)
        return super().draw(number)


class Deadly(workers._Parcel):
    """Work that nobody survives."""

    def draw(self, number: int) -> Any:
        os._exit(1)


def test_the_death_of_a_worker_is_made_up_for_by_the_others(
    folder: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("build", "--jobs", "1")[0] == 0
    monkeypatch.setattr(workers, "_Parcel", DyingOnce)
    code, _, err = run("build", "--executor", address_of(cluster), "-o", "shared", "--cache", "else")
    assert code == 0, err
    assert files_of(folder / "shared") == files_of(folder / "output")


@pytest.mark.parametrize(
    ("allowed", "reason"), [(0, "its workers died while they were drawing"), (3, "no worker has been there for 1 seconds")]
)
def test_work_that_kills_all_workers_is_told_and_the_old_site_stands(
    folder: Path, monkeypatch: pytest.MonkeyPatch, allowed: int, reason: str
) -> None:
    before = old_site(folder)
    monkeypatch.setattr(executors, "_SECONDS_WITHOUT_WORKERS", 1)
    monkeypatch.setattr(workers, "_Parcel", Deadly)
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": allowed}),
        scheduler() as cluster,
        worker_at(cluster, str(ROOT)),
    ):
        code, _, err = run("build", "--executor", address_of(cluster))
    assert code == 1
    assert f"Error: the cluster at {address_of(cluster)} failed: {reason}" in err
    assert "the old site stands" in err
    assert files_of(folder / "output") == before


def test_workers_without_the_program_are_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old_site(folder)
    monkeypatch.setattr(executors, "_SECONDS_WITHOUT_WORKERS", 1)
    broken = folder / "broken" / "generator"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise ImportError('none here')\n", "utf-8")
    with scheduler() as cluster, worker_at(cluster, str(broken.parent)):
        code, _, err = run("build", "--executor", address_of(cluster))
    assert code == 1
    # Whether Dask tells the fault or loses its worker over it, nobody waits.
    assert "none here" in err or "each needs the same Python, Oeuvre and libraries" in err
    assert "the old site stands" in err
    assert files_of(folder / "output") == before


def test_a_scheduler_without_workers_is_told(folder: Path) -> None:
    with scheduler() as cluster:
        code, _, err = run("build", "--executor", address_of(cluster))
    assert code == 1
    assert "has no workers; start some: dask worker tcp://127.0.0.1" in err
    assert not (folder / "output").exists()


def test_a_scheduler_that_is_not_there_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "_SECONDS_TO_CONNECT", 1)
    code, _, err = run("build", "--executor", "dask://127.0.0.1:1")
    assert code == 1
    assert "there is no Dask scheduler at dask://127.0.0.1:1" in err
    assert not (folder / "output").exists()


@pytest.mark.parametrize("address", ["127.0.0.1:8786", "dask://", "dask://here", "dask://here:port", "ray://here:1"])
def test_what_is_no_address_is_told(folder: Path, address: str) -> None:
    code, _, err = run("build", "--executor", address)
    assert code == 2
    assert "is not an address such as dask://127.0.0.1:8786" in err


def die(number: int) -> None:
    os._exit(9)


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only")
def test_a_local_process_that_is_ended_is_told_and_the_old_site_stands(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old_site(folder)
    # Another test may have set a document with Typst here, after which none would be forked.
    monkeypatch.delitem(sys.modules, "typst", raising=False)
    monkeypatch.setattr(workers, "_draw_forked", die)
    code, _, err = run("build", "--jobs", "2")
    assert code == 1
    assert "ended from outside, perhaps for want of memory; the old site stands" in err
    assert files_of(folder / "output") == before


def old_site(folder: Path) -> dict[str, bytes]:
    """Build, then edit what every page shows."""
    assert run("build", "--jobs", "1")[0] == 0
    (folder / "site.toml").write_text('title = "Another"\n', "utf-8")
    return files_of(folder / "output")


class worker_at:  # noqa: N801 - a context
    """A worker that nobody starts again, while the context lasts."""

    def __init__(self, cluster: Any, path: str) -> None:
        self.cluster = cluster
        command = [sys.executable, "-m", "distributed.cli.dask_worker", cluster.scheduler_address, "--no-nanny"]
        options = ["--no-dashboard", "--nthreads", "1"]
        environment = {**os.environ, "PYTHONPATH": path}
        self.process = subprocess.Popen([*command, *options], env=environment, stderr=subprocess.DEVNULL)

    def __enter__(self) -> None:
        deadline = time.monotonic() + 120
        while not self.cluster.scheduler.workers and time.monotonic() < deadline:
            time.sleep(0.05)
        assert self.cluster.scheduler.workers

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
