"""A Markdown file with front matter -> Group."""

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic
from generator.model.group import Group
from generator.parse.authored import read_authored
from generator.parse.text import stem_of
from generator.prose import safe_url


def parse_group(content: bytes, source: str) -> tuple[Group | None, tuple[Diagnostic, ...]]:
    """Read a group; None if nothing of it can be read. Without a name it is called as its file."""
    authored, notes = read_authored(content, source)
    if authored is None:
        return None, notes
    stem = stem_of(source)
    own = {"source": source, "stem": stem, "body": authored.body.strip()}
    group, own_notes = authored.as_model(Group, own, {"name": stem.replace("-", " ").capitalize()})
    notes += own_notes
    if group is not None and group.url and safe_url(group.url) is None:
        notes += (note("unsafe-link", authored.place(group.url), text=group.url),)
        group = group.model_copy(update={"url": None})
    return group, notes
