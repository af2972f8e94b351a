"""A person's `about.md` -> About."""

from typing import Any

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic
from generator.model.about import About
from generator.model.link import Link
from generator.parse.authored import read_authored
from generator.prose import safe_url


def parse_about(content: bytes, source: str) -> tuple[About | None, tuple[Diagnostic, ...]]:
    """Read what a person says of themselves; None if nothing of it can be read. What is wrong, or unsafe, costs itself."""
    authored, notes = read_authored(content, source)
    if authored is None:
        return None, notes
    about, own_notes = authored.as_model(About, {"source": source, "body": authored.body.strip()})
    notes += own_notes
    if about is None:
        return None, notes
    unsafe: list[str] = []
    changes = {name: _without_unsafe(getattr(about, name), unsafe) for name in ("links", "positions", "education", "awards")}
    affiliation = about.affiliation
    if affiliation and affiliation.url and safe_url(affiliation.url) is None:
        unsafe.append(affiliation.url)
        affiliation = affiliation.model_copy(update={"url": None})
    notes += tuple(note("unsafe-link", authored.place(url), text=url) for url in unsafe)
    return about.model_copy(update={**changes, "affiliation": affiliation}), notes


def _without_unsafe(items: tuple[Any, ...] | None, unsafe: list[str]) -> tuple[Any, ...] | None:
    """Return what has addresses without those that are not safe to follow, which are collected. A link is its address."""
    if items is None:
        return None
    kept = []
    for item in items:
        if item.url is None or safe_url(item.url) is not None:
            kept.append(item)
            continue
        unsafe.append(item.url)
        if not isinstance(item, Link):
            kept.append(item.model_copy(update={"url": None}))
    return tuple(kept)
