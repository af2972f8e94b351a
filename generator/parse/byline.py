"""The line of names below a title: names, "et al.", organisations."""

import re
from functools import lru_cache

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, span_of
from generator.model.paper import Authorship, Byline, Organisation
from generator.model.person import PersonName

LONGEST_NAME = 300
"""Characters of one name; collaborations have long ones."""

_ORGANISATIONS = re.compile(r"(?<!\s)\s++[·•](?:\s++|\Z)|\A[·•]\s+")
_ET_AL = re.compile(r"(?:^|(?<![\s,])[\s,]++)(?:and\s+)?et\.?\s+al\b\.?\s*\Z", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:Jr|Sr|Ph\.?D|M\.?D)\.?|II|III|IV", re.IGNORECASE)
_PARTICLES = frozenset(
    (
        "a al and af auf aus ben bin d da dal das de degli dei del della den der des di do dos du e el for "
        "from ibn in la le los na of on the 't te ten ter the und van vander vom von y zu zum zur "
    ).split()
)
# Words that all begin with a capital: nearly every name, and the rules below would let it pass.
_PLAIN_NAME = re.compile(r"(?:[A-Z][\w'’-]{0,40}\.? ){0,5}[A-Z][\w'’-]{0,40}")
_SENTENCE = re.compile(r"(?<![A-Z])[.!?:;]\s+[a-z]|[!?]\s*\Z|\S{60}")


def parse_byline(text: str, source: str, line: int) -> tuple[Byline, tuple[Organisation, ...], tuple[Diagnostic, ...]]:
    """Read a line of names, parted by commas, perhaps cut by "et al.", perhaps with organisations behind a middle dot.

    A suffix ("Robert W. Heath, Jr.") belongs to the name before it. Names stay as printed.
    """
    notes: list[Diagnostic] = []
    names_text, *organisation_texts = _parts(text)
    cut = _cut(names_text)
    # "et al." hides an unknown number of authors, so nothing downstream may count this byline.
    if cut:
        names_text = names_text[: cut.start()]
    names: list[str] = []
    for part in names_text.split(",") if names_text.strip() else ():
        name = " ".join(part.split())
        if not name:
            at = max(0, text.find(",,"))
            notes.append(note("empty-author", span_of(source, line, text, at, at + 1)))
        elif names and _SUFFIX.fullmatch(name):
            names[-1] += ", " + name
        else:
            if len(name) > LONGEST_NAME:
                at = text.find(part.strip())
                span = span_of(source, line, text, at, at + len(name))
                notes.append(note("too-long", span, what="a name", length=len(name), limit=LONGEST_NAME))
                name = name[:LONGEST_NAME]
            names.append(name)
    authorships = tuple([_authorship(name, place) for place, name in enumerate(names, start=1)])
    byline = Byline(authorships=authorships, complete=not cut and bool(names))
    slugs = dict.fromkeys(" ".join(slug.split()) for slug in organisation_texts[0].split(",")) if organisation_texts else {}
    organisations = tuple(Organisation(slug=slug) for slug in slugs if slug)
    return byline, organisations, tuple(notes)


@lru_cache(maxsize=50_000)
def _authorship(name: str, position: int) -> Authorship:
    """Return a name in its place. Remembered, since people write together again and again: a fifth of the time and memory."""
    return Authorship(name=PersonName(display=name), position=position)


def _parts(text: str) -> list[str]:
    """Return the names, and what stands behind the middle dot if there is one."""
    return _ORGANISATIONS.split(text.strip(), maxsplit=1) if "·" in text or "•" in text else [text.strip()]


def _cut(names: str) -> re.Match[str] | None:
    """Find the "et al." at the end of names."""
    # Few lines end in its letters, and the search through the others takes as long as all else here.
    return _ET_AL.search(names) if names.rstrip(" .").lower().endswith("al") else None


def looks_like_names(text: str) -> bool:
    """Tell whether a line could be a byline: short parts between commas, most of whose words begin like names.

    Used only to tell structure from text that happens to look like it; never to refuse a name.
    """
    names_text = _parts(text)[0]
    cut = _cut(names_text)
    if cut:
        names_text = names_text[: cut.start()]
    parts = [part.strip() for part in names_text.split(",") if part.strip()]
    if not parts:
        return bool(cut)
    return sum(map(_could_be_name, parts)) * 3 > len(parts) * 2


def ends_like_names(text: str) -> bool:
    """Tell whether a line can hardly be anything but a byline: names, then "et al." or organisations."""
    names_text, *organisations = _parts(text)
    return (bool(organisations) or bool(_cut(names_text))) and looks_like_names(text)


@lru_cache(maxsize=20_000)
def _could_be_name(part: str) -> bool:
    if _PLAIN_NAME.fullmatch(part):
        return True
    if len(part) > LONGEST_NAME or _SENTENCE.search(part):
        return False
    words = part.split()
    last = words[-1]
    if len(words) > 10 or (last.endswith(".") and len(last) > 4):
        return False
    named = sum(not word[:1].islower() or word.lower() in _PARTICLES for word in words)
    # "The results hold" has one capital and two words without: not a name.
    lower = sum(word[:1].islower() and word.lower() not in _PARTICLES for word in words)
    return named > lower and not (len(words) > 3 and lower > 1)
