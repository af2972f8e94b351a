"""`llms.txt`: where a language model finds the site's facts as text. Source: llmstxt.org, "Format"."""

import re

from generator.model.value import value

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


@value
class LlmsLink:
    """One line of a list."""

    label: str
    url: str
    note: str = ""


@value
class LlmsSection:
    """A heading with its list. What stands under "Optional" may be left out by readers short of room."""

    heading: str
    links: tuple[LlmsLink, ...]


def llms_text(title: str, summary: str, about: str, sections: tuple[LlmsSection, ...]) -> bytes:
    """Return the file: one heading, a summary as a quotation, some prose, then lists of links."""
    blocks = [f"# {_escaped(title)}", f"> {_escaped(summary)}", about]
    blocks += [_list(section) for section in sections if section.links]
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()


def _list(section: LlmsSection) -> str:
    return f"## {_escaped(section.heading)}\n\n" + "\n".join(_line(link) for link in section.links)


def _line(link: LlmsLink) -> str:
    return f"- [{_escaped(link.label)}]({link.url})" + (f": {_escaped(link.note)}" if link.note else "")


def _escaped(text: str) -> str:
    """Escape what Markdown would take for markup, and keep a text on its line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
