"""Citation keys: what a TeX document calls a paper."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from generator.model.paper import Paper
from generator.model.person import PersonName
from generator.plan.names import author_name
from generator.plan.slugs import short_hash, slugify

_OWN_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_:.+-]{0,99}", re.ASCII)
_STOP_WORDS = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"])


def citation_keys(works: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the key of each work by its slug; unique within the site, also for programs that ignore case.

    works: slug, and what `own_key` returns. Works that would share a key are told apart by a hash of their slug, so by
    something of their own: a third one changes neither.
    """
    made = dict(works)
    counts = Counter(key.casefold() for key in made.values())
    keys = {slug: key if counts[key.casefold()] == 1 else f"{key}-{short_hash(slug)}" for slug, key in made.items()}
    # Neither is likely: six equal digits of a hash, or a key of somebody's own that ends in just these.
    counts = Counter(key.casefold() for key in keys.values())
    return {slug: key if counts[key.casefold()] == 1 else slug for slug, key in keys.items()}


def own_key(paper: Paper, slug: str) -> str:
    """Return what a paper would be called if it were the only one. slug: made of its title.

    A key that the source has is kept, so that documents which cite it go on to work. The others are made of what is known:
    family name, year and first telling word, "huang2024compression".
    """
    return _key_of_record(paper) or _made_key(paper, slug)


def _made_key(paper: Paper, slug: str) -> str:
    family = ""
    if paper.byline.authorships:
        family = _family(paper.byline.authorships[0].name)
    year = str(paper.date.year) if paper.date and paper.date.year else ""
    words = [word for word in slug.split("-") if word not in _STOP_WORDS]
    return f"{family}{year}{words[0] if words else ''}" or "paper"


@lru_cache(maxsize=50_000)
def _family(name: PersonName) -> str:
    """Return a family name as keys have it. Remembered: a person with 10,000 papers is the first author of many."""
    parted = author_name(name)
    return slugify(parted.family or parted.display).replace("-", "")


def _key_of_record(paper: Paper) -> str | None:
    """Return what the source calls the record, if that is a key to cite by rather than a registry's number or path."""
    return paper.key if paper.key is not None and _OWN_KEY.fullmatch(paper.key) else None
