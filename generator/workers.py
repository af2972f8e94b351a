"""A planned site -> its pages as bytes, in one process or in many; the same bytes in the same order either way.

The seam is `concurrent.futures.Executor`: a pool of processes on this machine, or whatever a distributed engine offers.
"""

import gc
import hashlib
import os
import pickle
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from generator import __version__
from generator.load.libraries import versions
from generator.model.value import value
from generator.plan.page import Page
from generator.plan.routes import file_of
from generator.plan.site import SitePlan
from generator.progress import Progress
from generator.render.renderer import Renderer

if TYPE_CHECKING:
    # One process does without: it takes 3 ms to load.
    from concurrent.futures import Executor, Future

_FEWEST_PAGES_FOR_WORKERS = 300
"""Below this, starting workers costs more than they save."""
_FEWEST_PAGES_FOR_SPAWNED_WORKERS = 3_000
"""Where processes cannot be forked, each imports the program and reads the site first: half a second and more."""
_MOST_WORKERS = 8
_BETWEEN_LOOKS = 1.0
"""Seconds between two looks of a worker at who has started it."""
_AHEAD = 2
"""Parts for each worker that it has been given and not given back: the one in its hands, and the next."""


class WorkersError(Exception):
    """Pages cannot be drawn where they were sent; the message says why."""


Kept = TypeVar("Kept")
Keep = Callable[[str, str, bytes | None], Kept]
"""Takes a file: its path, what stands for its making, and its bytes, or None if it is known by the former."""


@value
class Drawn(Generic[Kept]):
    """One page, drawn, or known not to need it."""

    path: str
    """Its address, relative to the site's root."""
    index: bool
    """False: search engines are asked to leave the page out."""
    kept: Kept | None
    """What became of it; None if the user has a file of their own at its address."""
    kind: str
    """What kind of page it is, "papers"."""
    seconds: float
    """How long it took to make, 0 if it did not have to be."""


@value
class Work(Generic[Kept]):
    """Everything that it takes to draw a site. Can be pickled, so that it can be sent to other machines."""

    site: SitePlan
    renderer: Renderer
    program: str
    """Stands for the program itself: a page made by another version is not known."""
    known: Mapping[str, str]
    """Fingerprints of files that are as they were written, by path; these are not drawn again."""
    keep: Keep[Kept]
    """Called in the process that draws."""
    own: frozenset[str] = frozenset()
    """Paths of the user's own files, which stand in place of pages."""
    _shared: dict[str, str] = field(default_factory=dict)
    """Fingerprints that stand for several pages, by what stands for their parts."""
    _judged: dict[int, list[tuple[Page, str, str]]] = field(default_factory=dict)
    """Parts that have been judged while pages are known; each is asked for twice then."""

    def stale(self) -> Iterator[Page]:
        """Yield the pages that have to be drawn."""
        for number in range(len(self.site.parts)):
            for page, path, fingerprint in self._part(number):
                if self.known.get(path) != fingerprint:
                    yield page

    def draw_part(self, number: int) -> list[Drawn[Kept]]:
        """Draw one part of the site."""
        return [self._draw(*one) for one in self._part(number)]

    def _part(self, number: int) -> Iterable[tuple[Page, str, str]]:
        """Return the pages of a part, each with its file and its fingerprint."""
        pages = ((page, file_of(page.path), self.fingerprint_of(page)) for page in self.site.parts[number]())
        if not self.known:
            return pages
        if number not in self._judged:
            self._judged[number] = list(pages)
        return self._judged[number]

    def _draw(self, page: Page, path: str, fingerprint: str) -> Drawn[Kept]:
        if path in self.own:
            return Drawn(page.path, page.index, None, page.kind, 0.0)
        if self.known.get(path) == fingerprint:
            return Drawn(page.path, page.index, self.keep(path, fingerprint, None), page.kind, 0.0)
        started = time.perf_counter()
        kept = self.keep(path, fingerprint, self.renderer.render(page))
        return Drawn(page.path, page.index, kept, page.kind, time.perf_counter() - started)

    def fingerprint_of(self, page: Page) -> str:
        """Return what stands for a page's bytes: the templates, what its view is made from, and the program."""
        fingerprint = self._shared.get(page.by) if page.by is not None else None
        if fingerprint is None:
            made_from = f"{__version__}\0{self.program}\0{page.digest}".encode()
            fingerprint = hashlib.blake2b(made_from, key=self.renderer.digest, digest_size=16).hexdigest()
            if page.by is not None:
                self._shared[page.by] = fingerprint
        return fingerprint


def draw_site(
    work: Work[Kept],
    progress: Progress | None = None,
    jobs: int | None = None,
    executor: "Executor | None" = None,
    shared_folder: Path | None = None,
) -> Iterator[Drawn[Kept]]:
    """Yield every page in order.

    progress: is told of each page as soon as it is drawn, in whatever order that is. jobs: how many processes of this
    machine; None: as many as there are processors, if there is enough work for them. executor: draws instead of these; its
    workers find the work in `shared_folder`, which all machines must see.
    """
    parts = _parts_of_site(work, jobs, executor, shared_folder)
    waiting: dict[int, list[Drawn[Kept]]] = {}
    for number in range(len(work.site.parts)):
        while number not in waiting:
            came, part = next(parts)
            waiting[came] = part
            if progress is not None:
                for page in part:
                    if page.seconds > 0:
                        progress.count(page.kind, page.seconds)
                for kind, files in Counter([page.kind for page in part if not page.seconds]).items():
                    progress.count(kind, 0.0, files, drawn=0)
        yield from waiting.pop(number)


Parts = Iterator[tuple[int, list[Drawn[Kept]]]]
"""Parts that are drawn, with their numbers, in whatever order."""


def _parts_of_site(
    work: Work[Kept], jobs: int | None, executor: "Executor | None", shared_folder: Path | None
) -> Parts[Kept]:
    count = len(work.site.parts)
    if executor is not None:
        if shared_folder is None:
            raise ValueError("workers elsewhere need a folder that all machines see")
        return _drawn_elsewhere(work, executor, count, shared_folder)
    workers = _workers(work, jobs)
    if workers > 1 and _can_fork():
        return _drawn_by_forks(work, workers)
    if workers > 1 and shared_folder is not None:
        return _drawn_by_spawned(work, workers, count, shared_folder)
    return ((number, work.draw_part(number)) for number in range(count))


def _can_fork() -> bool:
    """Tell whether processes may be forked from this one.

    Once Typst has set a document, threads of it wait here for more: a fork has none of them, and would wait for ever.
    """
    return sys.platform == "linux" and "typst" not in sys.modules


# -- workers that share this process's memory ---------------------------------------------------------------------------
_forked: list[Work[object]] = []
"""What workers are forked with: they have it without a copy being sent."""


def _drawn_by_forks(work: Work[Kept], workers: int) -> Parts[Kept]:
    _forked.append(work)  # type: ignore[arg-type]  # what is kept is of no interest here
    # Found before the fork, related papers are remembered for the next build, which saves it 0.4 s of 10,000 papers.
    if work.site.relatives is not None:
        work.site.relatives.find_all()
    # Compiled before the fork, templates are compiled once.
    work.renderer.compile_all(work.site.languages)
    # What is there now is never freed by a worker, so its collector need not touch, and thereby copy, those pages.
    gc.freeze()
    try:
        with ExitStack() as pools:
            alone = [pools.enter_context(_pool(1, "fork")) for _ in range(workers)]
            yield from _by_place(alone, _draw_forked, [part.place for part in work.site.parts])  # type: ignore[misc]
    finally:
        gc.unfreeze()
        _forked.pop()


def _draw_forked(number: int) -> list[Drawn[object]]:
    return _forked[-1].draw_part(number)


# -- workers that are sent their work ------------------------------------------------------------------------------------
@value
class _Parcel:
    """Where a worker finds its work, and the hash by which it knows that nobody else has put something there."""

    path: str
    digest: str
    program: str
    """What made it: another version would draw other bytes."""

    def draw(self, number: int) -> list[Drawn[object]]:
        """Draw one part, in a process that may have drawn others before. Raises WorkersError if it cannot."""
        if _opened.get(self.digest) is None:
            if self.program != _version():
                raise WorkersError(f"a worker has {_version()}, but the build {self.program}; all machines need the same")
            try:
                content = Path(self.path).read_bytes()
            except FileNotFoundError:
                reason = f"a worker does not see {self.path}: the output folder has to be shared, under the same path"
                raise WorkersError(reason) from None
            if hashlib.sha256(content).hexdigest() != self.digest:
                raise RuntimeError(f"{self.path} is not what this build has put there")
            _opened.clear()
            _opened[self.digest] = pickle.loads(content)  # noqa: S301 - our own, as its hash tells
        return _opened[self.digest].draw_part(number)


_opened: dict[str, Work[object]] = {}
"""The work that this process was sent last, by its hash."""


def _version() -> str:
    return f"Oeuvre {__version__}; {versions()}"


def _drawn_by_spawned(work: Work[Kept], workers: int, count: int, folder: Path) -> Parts[Kept]:
    with _pool(workers, "spawn") as pool:
        yield from _drawn_elsewhere(work, pool, count, folder)


def _drawn_elsewhere(work: Work[Kept], executor: "Executor", count: int, folder: Path) -> Parts[Kept]:
    content = pickle.dumps(work, protocol=5)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / ".work"
    path.write_bytes(content)
    parcel = _Parcel(str(path.absolute()), hashlib.sha256(content).hexdigest(), _version())
    try:
        yield from _in_order(executor, parcel.draw, count, 64)  # type: ignore[misc]
    finally:
        path.unlink(missing_ok=True)


def _pool(workers: int, method: str) -> "Executor":
    import multiprocessing  # noqa: PLC0415 - a small site does without
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    return ProcessPoolExecutor(workers, multiprocessing.get_context(method), _end_with, (os.getpid(),))


def _end_with(parent: int) -> None:
    """End this process soon after its parent has been killed, which nothing else would tell it."""

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(_BETWEEN_LOOKS)
        os._exit(1)

    threading.Thread(target=look, name="oeuvre-parent", daemon=True).start()


def _in_order(executor: "Executor", draw: Callable[[int], list[Drawn[Kept]]], count: int, ahead: int) -> Parts[Kept]:
    """Yield what an executor draws in the order of the parts, with a bounded number under way."""
    waiting: deque[tuple[int, Future[list[Drawn[Kept]]]]] = deque()
    try:
        for number in range(count):
            waiting.append((number, executor.submit(draw, number)))
            if len(waiting) >= ahead:
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()
    finally:
        for _, future in waiting:
            future.cancel()


def _by_place(workers: "list[Executor]", draw: Callable[[int], list[Drawn[Kept]]], places: list[float]) -> Parts[Kept]:
    """Yield what some executors draw, each of which has one process, as it comes. places: of the parts.

    The processes stand along the row of all papers, and each takes the part that is nearest to it of those that are left. So
    a card is made and drawn by the process that draws its paper, and seldom by another one; and all end at the same time.
    (10,000 papers in two processes: 6.5 to 5.6 s.)
    """
    from concurrent.futures import FIRST_COMPLETED, wait  # noqa: PLC0415 - as above

    apart = max(len(workers) - 1, 1)
    nearest = [
        iter(sorted(range(len(places)), key=lambda number: (abs(places[number] - at / apart), number)))
        for at in range(len(workers))
    ]
    taken: set[int] = set()
    under_way: dict[Future[list[Drawn[Kept]]], tuple[int, int]] = {}

    def give(worker: int) -> None:
        number = next((number for number in nearest[worker] if number not in taken), None)
        if number is not None:
            taken.add(number)
            under_way[workers[worker].submit(draw, number)] = (worker, number)

    try:
        for _ in range(_AHEAD):
            for worker in range(len(workers)):
                give(worker)
        while under_way:
            for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                worker, number = under_way.pop(future)
                give(worker)
                yield number, future.result()
    finally:
        for future in under_way:
            future.cancel()


def _workers(work: Work[Kept], jobs: int | None) -> int:
    """Return how many processes to draw in: one, unless there is enough to draw for more."""
    if jobs is not None:
        return jobs
    fewest = _FEWEST_PAGES_FOR_WORKERS if _can_fork() else _FEWEST_PAGES_FOR_SPAWNED_WORKERS
    if len(work.site.corpus.entries) < fewest:
        return 1
    # After an edit nearly every page is known, and to find that out takes less than to start workers for it.
    # The files of the search are hundreds, and take as long as a few pages of papers.
    stale = (page for page in (work.stale() if work.known else work.site.pages()) if page.kind != "search")
    enough = sum(1 for _ in islice(stale, fewest)) == fewest
    return min(_processors(), _MOST_WORKERS) if enough else 1


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
