"""A Markdown file with front matter -> a free page."""

from pathlib import PurePosixPath

from generator.diagnostics.diagnostic import Diagnostic
from generator.language.words import LANGUAGES
from generator.model.page import FreePage
from generator.parse.authored import read_authored
from generator.parse.text import stem_of

_INDEX = "index"
_HOME = "Home"


def parse_page(content: bytes, source: str) -> tuple[FreePage | None, tuple[Diagnostic, ...]]:
    """Read a free page. Without a title in its front matter, its first heading of the first level is the title."""
    authored, notes = read_authored(content, source)
    if authored is None:
        return None, notes
    *folders, stem = _names(source)
    defaults: dict[str, object] = {}
    name, _, language = stem.rpartition(".")
    if name and language in LANGUAGES:
        stem = name
        defaults["language"] = language
    if folders and folders[0] in LANGUAGES:
        defaults.setdefault("language", folders.pop(0))
    body, above = authored.body, authored.above
    defaults["title"] = title_of(stem if stem != _INDEX else folders[-1] if folders else _HOME)
    if "title" not in authored.values:
        first, _, rest = body.lstrip("\n").partition("\n")
        if first.startswith("# "):
            above += body.count("\n") - rest.count("\n")
            defaults["title"], body = first.removeprefix("# ").strip(), rest
    own = {"source": source, "stem": "/".join((*folders, stem)), "body": body, "body_line": above + 1}
    page, own_notes = authored.as_model(FreePage, own, defaults)
    return page, (*notes, *own_notes)


def title_of(name: str) -> str:
    """Return a title for what has none but the name of its file or folder."""
    return name.replace("-", " ").replace("_", " ").capitalize()


def _names(source: str) -> list[str]:
    """Return the folders below that of all pages, "content/pages/", and the name of the file without its ending."""
    folders = PurePosixPath(source).parts[:-1]
    inner = folders[2:] if folders[1:2] == ("pages",) else ()
    return [*(stem_of(f"{folder}.md") for folder in inner), stem_of(source)]
