"""Measures builds of made-up corpora, and prints a table that can be pasted into docs/content/pages/explanation/speed.md.

    python3 benchmarks/run.py --papers 15,1000,10000 --people 1

Needs nothing but Oeuvre itself, in the Python that runs this. See benchmarks/README.md for what is measured.
"""

import argparse
import json
import os
import platform
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus import AS_OF, write_corpus

ROOT = Path(__file__).resolve().parent.parent
_BETWEEN_LOOKS = 0.05


@dataclass(frozen=True)
class Run:
    """One build: one process with all that it starts."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of all its processes together."""
    largest: float | None
    """MB at the peak of its largest process."""
    together: float | None
    """MB at the peak of all of its processes, what they share counted once; None where it was not looked at."""
    written: int
    """Files."""


@dataclass(frozen=True)
class Row:
    """All runs of one kind of build."""

    papers: int
    people: int
    build: str
    runs: tuple[Run, ...]


class Site:
    """A corpus in a folder of its own, and the command that builds it."""

    def __init__(self, folder: Path, command: list[str], settings: Path | None) -> None:
        self.folder, self.command = folder, command
        if settings:
            shutil.copyfile(settings, folder / "site.toml")
        else:
            (folder / "site.toml").write_text(f'base_url = "https://example.org/"\nas_of = {AS_OF}\n', "utf-8")
        self._edits = 0

    def empty(self) -> None:
        """Take the output and the cache away: by moving, since some disks are slow for a while after much is deleted."""
        self._edits += 1
        for name in ("output", ".oeuvre"):
            if (self.folder / name).exists():
                (self.folder / name).rename(self.folder / f"old-{name}-{self._edits}")

    def edit(self) -> None:
        """Put one more word into the abstract of a paper in the middle of a document in the middle."""
        documents = sorted((self.folder / "content").iterdir())
        path = documents[len(documents) // 2]
        text = path.read_text("utf-8")
        self._edits += 1
        place = text.rindex("\n\n", 0, max(len(text) // 2, text.index("\n\n") + 2)) + 2
        place = text.index(" ", text.index(". ", place))
        path.write_text(f"{text[:place]} Again{self._edits}.{text[place:]}", "utf-8", newline="\n")

    def build(self, *, look_at_memory: bool) -> Run:
        """Build, and measure it from the outside."""
        # As installed programs do, it may keep what Python and Jinja compile: the first build, which is not counted, does so.
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        started = time.perf_counter()
        process = subprocess.Popen([*self.command, "--json"], cwd=self.folder, env=environment, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL)  # fmt: skip
        with _peak_of_all(process.pid, wanted=look_at_memory) as peak:
            answer = process.stdout.read() if process.stdout else b""
            if hasattr(os, "wait4"):
                _, status, used = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
                cpu = used.ru_utime + used.ru_stime
                largest = used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
            else:
                process.wait()
                cpu, largest = float("nan"), None
        wall = time.perf_counter() - started
        if process.returncode:
            raise SystemExit(f"{shlex.join(self.command)} failed in {self.folder}; run it there to see why")
        together = peak[0] / 1e3 if look_at_memory and peak[0] else None
        return Run(wall, cpu, largest, together, json.loads(answer)["written"])


@contextmanager
def _peak_of_all(pid: int, *, wanted: bool) -> Iterator[list[int]]:
    """Give a list whose one number becomes the most kB that a process and its children had at once; Linux only."""
    peak, ended = [0], threading.Event()

    def look() -> None:
        while not ended.wait(_BETWEEN_LOOKS):
            peak[0] = max(peak[0], _kilobytes_of_all(pid))

    thread = threading.Thread(target=look, daemon=True)
    if wanted and Path("/proc/self/smaps_rollup").exists():
        thread.start()
    yield peak
    ended.set()


def _kilobytes_of_all(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return 0
    # "Pss": what several processes share counts in each of them for its part.
    own = next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return own + sum(_kilobytes_of_all(int(child)) for child in children)


def measure(work: Path, papers: int, people: int, arguments: argparse.Namespace) -> list[Row]:
    """Measure one corpus: builds from nothing, builds of nothing new, builds after one edit."""
    folder = work / f"{papers}-{people}"
    write_corpus(folder / "content", papers, people, arguments.seed)
    site = Site(folder, [*shlex.split(arguments.command), "build", *shlex.split(arguments.options)], arguments.settings)
    site.build(look_at_memory=False)  # so that the program's own files, and the corpus, have been read once
    rows = []
    for name, prepare in (("cold", site.empty), ("unchanged", lambda: None), ("one edit", site.edit)):
        runs = []
        for number in range(arguments.runs + 1):
            prepare()
            # To look at memory takes time, so it has a run of its own, which is not counted.
            runs.append(site.build(look_at_memory=number == 0))
        rows.append(Row(papers, people, name, tuple(runs)))
        print(
            f"  {papers:,} papers, {people:,} people, {name}: {_median(rows[-1], 'wall'):.3f} s", file=sys.stderr, flush=True
        )
    return rows


def _median(row: Row, name: str) -> float:
    return float(statistics.median(getattr(run, name) for run in row.runs[1:]))


def as_table(rows: list[Row]) -> str:
    """Return results as a table in Markdown."""
    head = "| papers | people | build | wall, s | least | CPU, s | largest process, MB | all processes, MB | files written |"
    lines = [head, "|--:|--:|---|--:|--:|--:|--:|--:|--:|"]
    for row in rows:
        least = min(run.wall for run in row.runs[1:])
        first = row.runs[0]
        largest = f"{first.largest:,.0f}" if first.largest else ""
        together = f"{first.together:,.0f}" if first.together else ""
        lines.append(
            f"| {row.papers:,} | {row.people:,} | {row.build} | {_median(row, 'wall'):.3f} | {least:.3f} | "
            f"{_median(row, 'cpu'):.3f} | {largest} | {together} | {_median(row, 'written'):,.0f} |"
        )
    return "\n".join(lines)


def machine() -> dict[str, object]:
    """Return what the figures depend on."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {"python": platform.python_version(), "system": platform.system(), "processor": platform.machine(),
            "processors": os.cpu_count(), "load at the end": load}  # fmt: skip


def main() -> None:
    """Read the command line, measure, and tell."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--papers", default="15,1000,10000", help="numbers of papers, by commas (default: %(default)s)")
    parser.add_argument("--people", default="1", help="numbers of people that share them, by commas (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each build; the median counts (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another one makes another corpus (default: %(default)s)")
    parser.add_argument("--settings", type=Path, help="a site.toml to build with")
    parser.add_argument("--options", default="", help='options for the build, "--jobs 1"')
    parser.add_argument(
        "--command", default=f"{shlex.quote(sys.executable)} -m generator", help="what to run in place of this Oeuvre"
    )
    parser.add_argument("--work", type=Path, help="an empty folder to work in: it decides which disk takes part")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every run there")
    arguments = parser.parse_args()
    sizes = [(int(papers), int(people)) for papers in arguments.papers.split(",") for people in arguments.people.split(",")]
    work = Path(tempfile.mkdtemp(prefix="oeuvre-benchmark-", dir=arguments.work))
    try:
        rows = [row for papers, people in sizes if people <= papers for row in measure(work, papers, people, arguments)]
    finally:
        shutil.rmtree(work, ignore_errors=True)
    facts = machine()
    if arguments.json:
        stored = {"machine": facts, "rows": [asdict(row) for row in rows]}
        arguments.json.write_text(json.dumps(stored, indent=1) + "\n", "utf-8")
    print(as_table(rows))
    print("\n" + ", ".join(f"{name} {value}" for name, value in facts.items()))


if __name__ == "__main__":
    main()
