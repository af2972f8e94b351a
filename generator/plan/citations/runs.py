"""What a reference is made of: pieces of text, some in italics, some links."""

from collections.abc import Iterable

from generator.plan.views import CitationRun

Runs = tuple[CitationRun, ...]
_ENDS = (".", "?", "!", "…")
_CLOSING = "”’\"'"


def text(words: str) -> Runs:
    """Return upright text; nothing for an empty one."""
    return (CitationRun(words),) if words else ()


def italic(words: str) -> Runs:
    """Return text in italics."""
    return (CitationRun(words, italic=True),) if words else ()


def link(url: str, words: str | None = None) -> Runs:
    """Return an address as a link."""
    return (CitationRun(words or url, url=url),)


def plain(runs: Runs) -> str:
    """Return the text alone, as it is copied."""
    return "".join(run.text for run in runs)


def join(parts: Iterable[Runs], between: str) -> Runs:
    """Return what is there of some parts, with a text between each two."""
    found = [part for part in parts if part]
    runs = list(found[0]) if found else []
    for part in found[1:]:
        runs += (*text(between), *part)
    return tuple(runs)


def sentence(runs: Runs) -> Runs:
    """Return runs that end in a full stop, or in whatever ends a sentence already."""
    words = plain(runs)
    return runs + text(".") if words and not words.rstrip(_CLOSING).endswith(_ENDS) else runs


def sentences(*parts: Runs) -> Runs:
    """Return parts as sentences, a blank between them."""
    return join((sentence(part) for part in parts), " ")


def quoted(words: str, mark: str = "", quotes: str = "“”") -> str:
    """Return a title in quotation marks, a mark such as a comma inside of them unless the title ends in one of its own."""
    ends = words.endswith(("?", "!")) or (mark == "." and words.endswith(_ENDS))
    return f"{quotes[0]}{words}{'' if ends else mark}{quotes[1]}"
