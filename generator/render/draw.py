"""A planned site -> its pages as bytes, in one process or in several; the same bytes in the same order either way."""

import gc
import hashlib
import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass

from pydantic_core import to_json

from generator import __version__
from generator.plan.routes import file_of
from generator.plan.site import Page, SitePlan
from generator.render.environment import Renderer

_FEWEST_PAPERS_FOR_WORKERS = 500
"""Below this, starting workers costs more than they save."""
_AHEAD = 3
"""Parts for each worker that may be finished and not yet written: bounds memory, and keeps workers busy."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One page, drawn, or known not to need it."""

    path: str
    """Its file, relative to the output folder."""
    fingerprint: str
    index: bool
    """False: search engines are asked to leave the page out."""
    content: bytes | None
    """None if the fingerprint is the known one."""


def draw_site(site: SitePlan, renderer: Renderer, known: Mapping[str, str], jobs: int | None = None) -> Iterator[Drawn]:
    """Yield every page. `known`: fingerprints of files that are as they were written, which are not drawn again.

    jobs: how many processes; None: as many as there are processors, if there is enough work for them.
    """
    parts = site.parts()
    workers = _workers(len(site.corpus.entries), jobs)
    if workers == 1:
        for number in range(len(parts)):
            yield from _draw_part(_Work(site, renderer, known), number)
        return
    _Work.shared = _Work(site, renderer, known)
    # What is there now is never freed by a worker, so its collector need not touch, and thereby copy, those pages.
    gc.freeze()
    try:
        with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
            yield from _in_order(pool, _draw_shared_part, len(parts), workers * _AHEAD)
    finally:
        gc.unfreeze()
        _Work.shared = None


def fingerprint_of(page: Page, renderer: Renderer) -> str:
    """Return what stands for a page's bytes: the templates, the view, and the version of the program."""
    digest = hashlib.blake2b(renderer.digest, digest_size=16)
    digest.update(f"{__version__}\0{page.template}\0".encode())
    digest.update(to_json(page.view))
    return digest.hexdigest()


class _Work:
    """What a worker needs. Workers are forked, so they have it without a copy being sent."""

    shared: "_Work | None" = None

    def __init__(self, site: SitePlan, renderer: Renderer, known: Mapping[str, str]) -> None:
        self.site, self.renderer, self.known = site, renderer, known


def _draw_shared_part(number: int) -> list[Drawn]:
    if _Work.shared is None:
        raise RuntimeError("a worker was started before its work was there")
    return list(_draw_part(_Work.shared, number))


def _draw_part(work: _Work, number: int) -> Iterator[Drawn]:
    for page in work.site.parts()[number]():
        path, fingerprint = file_of(page.path), fingerprint_of(page, work.renderer)
        content = None if work.known.get(path) == fingerprint else work.renderer.render(page)
        yield Drawn(path, fingerprint, page.view.page.index, content)


def _in_order(pool: Executor, draw: Callable[[int], list[Drawn]], count: int, ahead: int) -> Iterator[Drawn]:
    """Yield the results of an executor in the order of their numbers, with a bounded number under way."""
    waiting: deque[Future[list[Drawn]]] = deque()
    try:
        for number in range(count):
            waiting.append(pool.submit(draw, number))
            if len(waiting) >= ahead:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def _workers(papers: int, jobs: int | None) -> int:
    """Return how many processes to draw in. Where processes cannot be forked safely, one."""
    if sys.platform != "linux" or jobs == 1:
        return 1
    if jobs is not None:
        return jobs
    return min(len(os.sched_getaffinity(0)), 8) if papers >= _FEWEST_PAPERS_FOR_WORKERS else 1
