"""What a reference is made of: pieces of text, some in italics, some links."""

from collections.abc import Iterable

from generator.plan.views.paper import CitationRun

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
    gap: Runs = text(between)
    runs: Runs = ()
    for part in parts:
        if part:
            runs = (*runs, *gap, *part) if runs else part
    return runs


def sentence(runs: Runs) -> Runs:
    """Return runs that end in a full stop, or in whatever ends a sentence already."""
    if not runs:
        return runs
    # Nearly always the last run tells; all of them together take half the time of a reference.
    end = runs[-1].text.rstrip(_CLOSING) or plain(runs).rstrip(_CLOSING)
    return runs if end.endswith(_ENDS) else runs + text(".")


def sentences(*parts: Runs) -> Runs:
    """Return parts as sentences, a blank between them."""
    return join((sentence(part) for part in parts), " ")


def quoted(words: str, mark: str = "", quotes: str = "“”") -> str:
    """Return a title in quotation marks, a mark such as a comma inside of them unless the title ends in one of its own."""
    ends = words.endswith(("?", "!")) or (mark == "." and words.endswith(_ENDS))
    return f"{quotes[0]}{words}{'' if ends else mark}{quotes[1]}"
