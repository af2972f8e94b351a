"""Names in references: initials, order, and how lists of them are cut."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from generator.plan.names import AuthorName

_PIECES = re.compile(r"[^\s.]+\.?")


@lru_cache(maxsize=10_000)
def initials(given: str | None, after: str = ".", between: str = " ") -> str:
    """Return the initials of given names: "KaShun" is "K.", "Jean-Paul" "J.-P.", "L.Q." "L. Q.".

    Names in scripts without capitals have no initials and stay whole.
    """
    found = []
    for piece in _PIECES.findall(given or ""):
        letters = [part[0] for part in piece.rstrip(".").split("-") if part and part[0].isalpha()]
        if not letters:
            continue
        if any(letter.lower() == letter.upper() for letter in letters):
            return given or ""
        found.append("-".join(letter.upper() + after for letter in letters))
    return between.join(found)


def all_but(most: int, shown: int) -> Callable[[Sequence[str], bool], tuple[Sequence[str], bool]]:
    """Return a rule that cuts lists of more than `most` names to the first `shown`, as it does any that the source cuts
    beyond `most`. The rule returns the names to show, and whether others follow.
    """

    def cut(names: Sequence[str], complete: bool) -> tuple[Sequence[str], bool]:
        # Others follow a byline that is cut, so there is at least one more than is named.
        total = len(names) + (not complete)
        return (names[:shown], True) if total > most else (names, not complete)

    return cut


def inverted(name: AuthorName, given: str | None, comma: str = ", ", before_suffix: str = ", ") -> str:
    """Return "Family, G. M., Jr.", or a name without parts as it stands."""
    if name.family is None:
        return name.display
    whole = comma.join(part for part in (name.family, given) if part)
    return f"{whole}{before_suffix}{name.suffix}" if name.suffix else whole


def spoken(name: AuthorName, given: str | None) -> str:
    """Return "G. M. Family Jr.", or a name without parts as it stands."""
    if name.family is None:
        return name.display
    return " ".join(part for part in (given, name.family, name.suffix) if part)


def listed(names: Sequence[str], last: str, between: str = ", ") -> str:
    """Return names as a list, the last one behind a joint of its own, such as " and "."""
    return last.join(part for part in (between.join(names[:-1]), names[-1]) if part) if names else ""
