"""How titles are capitalised: told apart, and set in the headline style of English."""

import re

_WORD = re.compile(r"[^\W\d_][^\s\-–—/]*")
_MINOR = frozenset(
    (
        "a an the and but or nor for so yet as at by in of off on per to up via vs vs. v. from into like near onto over past "
        "than through toward towards under until upon with within without between among against during before after about "
        "above across along around behind below beneath beside beyond despite down except inside outside since throughout"
    ).split()
)
"""Articles, conjunctions and prepositions: small within a headline."""


def is_title_case(title: str) -> bool:
    """Tell whether the words of a title are capitalised as a matter of style, so that a capital does not mark a name."""
    words = [word for word in _WORD.findall(title)[1:] if word.lower() not in _MINOR and len(word) > 3]
    return bool(words) and 2 * sum(word[0].isupper() for word in words) > len(words)


def headline(title: str) -> str:
    """Return a title with its words capitalised as English headlines have them. What is capital stays so: nothing is lost."""
    matches = list(_WORD.finditer(title))
    if not matches:
        return title
    parts: list[str] = []
    at = 0
    for place, match in enumerate(matches):
        word, before = match.group(), title[: match.start()].rstrip()
        edge = place == 0 or place == len(matches) - 1 or before.endswith((":", "?", "!", ".", "—"))
        # Words with a capital or a digit within them are names of things: "iPhone", "x86".
        plain = word.islower() and word.strip(".,:;?!)]}\"'’”").replace("'", "").replace("’", "").isalpha()
        address = before.endswith(("/", "@", ".")) and before == title[: match.start()]
        if plain and not address and (edge or word.rstrip(",:;") not in _MINOR):
            parts += [title[at : match.start()], word[0].upper()]
            at = match.start() + 1
    parts.append(title[at:])
    return "".join(parts)
