"""A built site -> notes: every file is looked at once, by as many processes as pay, then files are held against each other.

What is kept of a file is what others have to be held against, so memory grows with the number of pages and different
addresses, not with their bytes; time grows with the bytes.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from generator.diagnostics.diagnostic import Diagnostic, Span, span_of
from generator.gate.address import NOWHERE, base_of
from generator.gate.contrast import contrast_faults
from generator.gate.examine import Facts, anchors, examine, is_page
from generator.gate.finding import Finding, Findings, as_note, finding
from generator.gate.links import Link
from generator.gate.page import Page
from generator.gate.sitemap import sitemap_faults
from generator.gate.weight import too_heavy
from generator.model.value import value
from generator.progress import Progress

BUDGET = 1_000_000
"""Bytes that a page and what it loads may have, uncompressed, unless somebody says otherwise."""
_NOT_FOUND = "404.html"
_STYLE_SHEET = "assets/style.css"
_FEWEST_PAGES_FOR_WORKERS = 300
_MOST_WORKERS = 8
_CHUNK = 32
_LARGEST_FILE = 64 * 1024 * 1024
"""Bytes. A file beyond that is a list that is split, or something of the user's own, and no page."""

Mender = Callable[[str], str]
"""Takes a file's path; returns what is to be said about where it comes from, such as its template."""


@value
class Place:
    """A link, by the first page that has it."""

    path: str
    line: int
    column: int
    pages: int
    """How many have it."""
    written: str
    """The address, as it is written there."""


@value
class Site:
    """A built site on the disk."""

    folder: Path
    files: dict[str, int]
    """The size of each in bytes, by path with forward slashes."""
    base: str
    """Where it says that it is published; NOWHERE if it does not say."""


@value
class Looked:
    """What came of looking at a site."""

    notes: tuple[Diagnostic, ...]
    pages: int
    files: int
    away: dict[str, "LinkAway"] = field(default_factory=dict)
    """By address."""
    own_hosts: frozenset[str] = frozenset()
    """The host and port of the site itself; empty if it does not say where it is published."""


@value
class LinkAway:
    """A link to another site."""

    at: Span
    """On the first page that has it."""
    pages: int
    """How many have it."""


def open_site(folder: Path) -> Site | None:
    """Return the site in a folder; None if there is no page in it."""
    files = dict(_files_below(folder, ""))
    if not any(is_page(path) for path in files):
        return None
    home = folder / "index.html"
    base = base_of(Page("index.html", home.read_bytes())) if "index.html" in files else NOWHERE
    return Site(folder, dict(sorted(files.items())), base)


def look_at(
    site: Site,
    *,
    shown_as: str = "",
    budget: int = BUDGET,
    jobs: int | None = None,
    mend: Mender | None = None,
    progress: Progress | None = None,
) -> Looked:
    """Look at every file of a site. shown_as: what stands before paths in notes. mend: says where a file comes from."""
    findings, gathered = Findings(), _Gathered()
    with _pool(site, jobs) as pool:
        with (progress or Progress()).phase("checking pages", "files", len(site.files)) as step:
            for facts in _in_parallel(pool, partial(_examined, str(site.folder), site.base), site.files):
                findings.add(facts.findings)
                findings.add(too_heavy(facts.path, facts.size, facts.loaded, site.files, budget) if facts.loaded else ())
                gathered.add(facts)
                step()
        _add_dead_links(site, gathered, findings, pool)
    findings.add(gathered.duplicates)
    findings.add(_orphans(site, gathered))
    if gathered.in_sitemap:
        every_page = [path for path in site.files if is_page(path)]
        findings.add(sitemap_faults(gathered.in_sitemap, every_page, gathered.unlisted))
    findings.add(_for_scholar(gathered))
    if _STYLE_SHEET in site.files:
        findings.add(contrast_faults(_STYLE_SHEET, (site.folder / _STYLE_SHEET).read_bytes()))
    notes = tuple(_notes(site, findings, shown_as, mend))
    away = {
        url: LinkAway(span_in(site.folder, place.path, place.line, place.column, shown_as), place.pages)
        for url, place in sorted(gathered.away.items())
    }
    pages = sum(is_page(path) for path in site.files)
    own_hosts = frozenset({urlsplit(site.base).netloc.lower()} if site.base != NOWHERE else ())
    return Looked(notes, pages, len(site.files), away, own_hosts)


class _Gathered:
    """What files have to be held against: grows with every file."""

    def __init__(self) -> None:
        self.wanted: dict[tuple[str, str], Place] = {}
        self.away: dict[str, Place] = {}
        self.linked: set[str] = set()
        """Files that some page leads to."""
        self.unlisted: set[str] = set()
        self.in_sitemap: dict[str, tuple[str, int]] = {}
        self.duplicates: list[Finding] = []
        self.poor_papers: dict[str, list[str]] = {}
        """Paths, by what their papers want."""
        self._titles: dict[str, str] = {}

    def add(self, facts: Facts) -> None:
        """Take what is known of one file."""
        _add_places(facts.links.files, facts.path, self.wanted)
        _add_places(facts.links.away, facts.path, self.away)
        if is_page(facts.path):
            self.linked |= {path for path, _ in facts.links.files}
            if not facts.is_listed:
                self.unlisted.add(facts.path)
        if facts.title and facts.path != _NOT_FOUND:
            other = self._titles.setdefault(facts.title, facts.path)
            if other != facts.path:
                self.duplicates.append(finding("duplicate-title", facts.path, text=facts.title, other=other))
        self.in_sitemap |= {path: (facts.path, line) for path, line in facts.in_sitemap}
        for want in facts.wants or ():
            self.poor_papers.setdefault(want, []).append(facts.path)


_Key = TypeVar("_Key")


def _add_places(found: dict[_Key, Link], path: str, into: dict[_Key, Place]) -> None:
    for key, link in found.items():
        first = into.get(key)
        into[key] = replace(first, pages=first.pages + 1) if first else Place(path, link.line, link.column, 1, link.written)


def _add_dead_links(site: Site, gathered: _Gathered, findings: Findings, pool: Executor | None) -> None:
    """Look up every address that some page leads to, and every place on other pages."""
    places: dict[str, list[str]] = {}
    dead: dict[str, tuple[str, Place]] = {}
    for (path, fragment), place in gathered.wanted.items():
        file = _served(site, path)
        if file is None:
            # One template writes one address, which leads to another place from each page: that is one slip.
            key = place.written or path
            name, first = dead.get(key, (path, replace(place, pages=0)))
            dead[key] = name, replace(first, pages=first.pages + place.pages)
        elif fragment and is_page(file):
            places.setdefault(file, []).append(fragment)
    for name, place in dead.values():
        at = finding("dead-link", place.path, place.line, place.column, name=name)
        findings.add([at], place.pages)
    for file, names in _in_parallel(pool, partial(_anchors, str(site.folder)), places):
        for fragment in places[file]:
            if fragment not in names:
                keys = ((file, fragment), (file.removesuffix("/index.html"), fragment))
                place = next(gathered.wanted[key] for key in keys if key in gathered.wanted)
                at = finding("dead-fragment", place.path, place.line, place.column, name=fragment, target=file)
                findings.add([at], place.pages)


def _served(site: Site, path: str) -> str | None:
    """Return the file that a host sends for a path; None if there is none."""
    if path in site.files:
        return path
    # Hosts send those who leave out the slash on to the folder.
    folder = f"{path.rstrip('/')}/index.html"
    return folder if folder in site.files else None


def _orphans(site: Site, gathered: _Gathered) -> Iterator[Finding]:
    linked = {_served(site, path) for path in gathered.linked}
    for path in site.files:
        if is_page(path) and path not in ("index.html", _NOT_FOUND) and path not in linked and path not in gathered.unlisted:
            yield finding("orphan-page", path, name=path)


def _for_scholar(gathered: _Gathered) -> Iterator[Finding]:
    for want, paths in gathered.poor_papers.items():
        what = f"{len(paths):,} papers" if len(paths) > 1 else "this paper"
        others = f" ({', '.join(path.removesuffix('/index.html') for path in paths[:5])}{', …' if len(paths) > 5 else ''})"
        yield finding("not-for-scholar", paths[0], what=what + (others if len(paths) > 1 else ""), want=want)


def _notes(site: Site, findings: Findings, shown_as: str, mend: Mender | None) -> Iterator[Diagnostic]:
    for one, pages in findings:
        where = mend(one.path) if mend is not None else ""
        yield as_note(one, span_in(site.folder, one.path, one.line, one.column, shown_as), pages, where)


def span_in(folder: Path, path: str, line: int, column: int, shown_as: str = "") -> Span:
    """Return a place in a file of a site, with its line, for people to see."""
    source = f"{shown_as}{path}"
    try:
        lines = (folder / path).read_bytes().decode("utf-8", "replace").split("\n")
    except OSError:
        lines = []
    if not 0 < line <= len(lines) or (line, column) == (1, 1):
        return Span(source=source, line=max(1, line), column=max(1, column))
    text = lines[line - 1].rstrip("\r")
    start = min(max(0, column - 1), len(text))
    # The parser knows where a tag ends.
    opening = text.rfind("<", 0, start) if is_page(path) else -1
    return span_of(source, line, text, opening if opening >= 0 and start - opening < 400 else start, start + 1)


# -- reading, here or in other processes ---------------------------------------------------------------------------------
_Made = TypeVar("_Made")


def _examined(folder: str, base: str, path: str) -> Facts:
    return examine(path, _content(folder, path), base)


def _anchors(folder: str, path: str) -> tuple[str, set[str]]:
    return path, anchors(path, _content(folder, path))


def _content(folder: str, path: str) -> bytes:
    with Path(folder, path).open("rb") as file:
        return file.read(_LARGEST_FILE)


@contextmanager
def _pool(site: Site, jobs: int | None) -> Iterator[Executor | None]:
    """Give processes to work in, or None if there is too little to do for more than this one."""
    pages = sum(is_page(path) for path in site.files)
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    workers = jobs or (min(processors, _MOST_WORKERS) if pages >= _FEWEST_PAGES_FOR_WORKERS else 1)
    if workers == 1:
        yield None
        return
    import multiprocessing  # noqa: PLC0415 - a small site does without

    method = "fork" if sys.platform == "linux" else "spawn"
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context(method)) as pool:
        yield pool


def _in_parallel(pool: Executor | None, work: Callable[[str], _Made], paths: Iterable[str]) -> Iterator[_Made]:
    """Yield what comes of each path, in order."""
    return map(work, paths) if pool is None else pool.map(work, paths, chunksize=_CHUNK)


def _files_below(folder: Path, prefix: str) -> Iterator[tuple[str, int]]:
    for entry in os.scandir(folder):
        # Hidden files are those of tools; but what a server may be asked for is looked at.
        if entry.name.startswith(".") and entry.name != ".well-known":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files_below(Path(entry.path), f"{prefix}{entry.name}/")
        elif entry.is_file():
            yield f"{prefix}{entry.name}", entry.stat().st_size
