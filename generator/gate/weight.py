"""How much a reader's browser has to load for a page, before anything is opened: the page, its styles, scripts, pictures."""

from collections.abc import Iterable, Iterator, Mapping

from generator.gate.address import target_of
from generator.gate.finding import Finding, finding
from generator.gate.page import Page

_LOADED = frozenset(("stylesheet", "preload", "modulepreload", "icon"))


def loaded_by(page: Page, base: str) -> frozenset[str]:
    """Return the files of the site that a page loads by itself."""
    addresses: list[str] = []
    for one in page.elements:
        if one.tag == "link" and not _LOADED.isdisjoint(one.get("rel", "").lower().split()):
            addresses.append(one.get("href", ""))
        elif one.tag in ("script", "img", "iframe", "embed", "source") and one.get("loading") != "lazy":
            addresses.append(one.get("src", ""))
    targets = (target_of(address, page.path, base) for address in addresses if address)
    return frozenset(target.path for target in targets if target is not None and target.path is not None)


def too_heavy(path: str, size: int, loaded: Iterable[str], sizes: Mapping[str, int], budget: int) -> Iterator[Finding]:
    """Yield a page that is over its budget. size: of the page, like `budget` in bytes. sizes: of all files, by path."""
    parts = {path: size} | {one: sizes.get(one, 0) for one in loaded}
    weight = sum(parts.values())
    if weight > budget:
        heaviest = max(parts, key=lambda one: (parts[one], one))
        # The whole weight differs from page to page; what weighs most may be what all of them load.
        what = heaviest if heaviest != path else "the page itself"
        yield finding("heavy-page", path, budget=_kilobytes(budget), what=what, weight=_kilobytes(parts[heaviest]))


def _kilobytes(size: int) -> str:
    return f"{round(size / 1000):,} kB"
