"""A person's `about.md` -> About."""

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic
from generator.model.about import About
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
    links = tuple(link for link in about.links if safe_url(link.url) is not None)
    affiliation = about.affiliation
    unsafe = [link.url for link in about.links if link not in links]
    if affiliation and affiliation.url and safe_url(affiliation.url) is None:
        unsafe.append(affiliation.url)
        affiliation = affiliation.model_copy(update={"url": None})
    notes += tuple(note("unsafe-link", authored.place(url), text=url) for url in unsafe)
    return about.model_copy(update={"links": links, "affiliation": affiliation}), notes
