"""Who stands above papers together: a person's co-authors, and who of many works with whom."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from generator.model.person import PersonName
from generator.model.value import value
from generator.plan import routes
from generator.plan.corpus import Corpus, name_slug
from generator.plan.counted import Bylined
from generator.plan.names import author_name
from generator.plan.slugs import fold

Key = str | int
"""Who is meant: a person of the site by their place, or a printed name by the end of its address."""

Pair = tuple[Key, Key]

_MOST_OF_A_BYLINE = 30
"""Names of one byline among which the strongest ties are looked for: lists of thousands have millions of pairs."""


@value
class Companion:
    """Somebody who stands above papers, and how often."""

    key: Key
    name: str
    path: str
    """Their page, that of the name, or else of the newest paper."""
    papers: int
    first: int | None
    """The year of the first such paper; None if no year is known."""
    last: int | None

    @property
    def is_person(self) -> bool:
        """True for somebody who has a profile on this site."""
        return isinstance(self.key, int)


def keys_of(entry: Bylined) -> dict[Key, str]:
    """Return whom a byline names, each once, with the spelling."""
    found: dict[Key, str] = {}
    for name, place in zip(entry.names, entry.authors, strict=True):
        found.setdefault(name_slug(name) if place is None else place, name)
    return found


def has_companions(entries: Iterable[Bylined], own: Key) -> bool:
    """Tell whether a byline names somebody but the person; much quicker than looking who."""
    return any(key != own for entry in entries for key in keys_of(entry))


def everyone_above(entries: Iterable[Bylined], corpus: Corpus) -> dict[Key, Companion]:
    """Return whom the bylines of some papers name, newest paper first; names that differ by accents only are one."""
    found: dict[Key, _Tally] = {}
    for entry in entries:
        for key, name in keys_of(entry).items():
            tally = found.get(key)
            if tally is None:
                tally = found[key] = _Tally(name, entry)
            tally.count(entry.year)
    people = corpus.common.people
    return {
        key: Companion(
            key=key,
            name=people[key].name if isinstance(key, int) else tally.name,
            path=path_of(key, tally.newest, corpus),
            papers=tally.papers,
            first=tally.first,
            last=tally.last,
        )
        for key, tally in found.items()
    }


@dataclass(slots=True)
class _Tally:
    """What is counted of one name. One of these instead of a dictionary for each number (100,000 papers: 40 MB)."""

    name: str
    newest: Bylined
    papers: int = 0
    first: int | None = None
    last: int | None = None

    def count(self, year: int | None) -> None:
        """Count a paper."""
        self.papers += 1
        if year is not None:
            self.first = year if self.first is None else min(self.first, year)
            self.last = year if self.last is None else max(self.last, year)


def path_of(key: Key, newest: Bylined, corpus: Corpus) -> str:
    """Return where a name leads: to the person, to the page of its papers, or to the newest paper."""
    if isinstance(key, int):
        return corpus.common.people[key].path
    return routes.author_path(key) if key in corpus.by_author else newest.path


def by_papers(companions: Iterable[Companion]) -> tuple[Companion, ...]:
    """Order companions: most papers first, then the one of the newest paper, then by name."""
    return tuple(sorted(companions, key=lambda one: (-one.papers, -(one.last or 0), *family_first(one.name), str(one.key))))


@lru_cache(maxsize=50_000)
def family_first(name: str) -> tuple[str, str]:
    """Return by what a name is ordered in a list of names."""
    found = fold(name)
    family = author_name(PersonName.model_construct(display=name)).family
    return (fold(family) if family else found, found)


def papers_together(entries: Iterable[Bylined], keys: Iterable[Key], about: Key | None = None) -> dict[Pair, list[Bylined]]:
    """Return the papers that two of some names share, for each two that share any; the first of two is first in `keys`.

    about: who lists all of these papers, and so belongs to each, even if a byline is cut before the name.
    """
    order = {key: place for place, key in enumerate(keys)}
    own = () if about is None else (about,)
    found: dict[Pair, list[Bylined]] = {}
    for entry in entries:
        named = sorted({*own, *(key for key in keys_of(entry) if key in order)}, key=order.__getitem__)
        for pair in combinations(named, 2):
            found.setdefault(pair, []).append(entry)
    return found


def strongest(entries: Sequence[Bylined], papers: dict[Key, int], most: int) -> tuple[Key, ...]:
    """Return the names of the strongest ties, at most so many. papers: how many each name has."""
    weights: Counter[Pair] = Counter()
    for entry in entries:
        named = sorted(keys_of(entry), key=lambda key: (-papers[key], str(key)))[:_MOST_OF_A_BYLINE]
        # Who has one paper only has no tie that is stronger than it, so of long lists those are left out.
        regular = [key for key in named if papers[key] > 1] if len(named) > 2 else named
        weights.update(combinations(sorted(regular, key=str), 2))
    by_weight: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair, weight in weights.items():
        by_weight[weight].append(pair)
    chosen: dict[Key, None] = {}
    # Most ties are of one paper, and they are put in order only if there is room for some (100,000 papers: 60 MB).
    for weight in sorted(by_weight, reverse=True):
        for pair in sorted(by_weight[weight], key=lambda pair: (str(pair[0]), str(pair[1]))):
            if len(chosen.keys() | set(pair)) > most:
                return tuple(chosen)
            chosen.update(dict.fromkeys(pair))
    return tuple(chosen)
