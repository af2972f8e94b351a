"""Makes profile documents of any number of papers, the same ones for the same seed. The text is invented as it goes.

    python3 benchmarks/corpus.py FOLDER --papers 1000 --people 10

Its proportions are those of profile documents as people have them: some 200 words to an abstract, math in a third of them,
a link to code in a fifth, bylines that are cut for long lists, stamps with and without score, year and code flag.
"""

import argparse
import random
from pathlib import Path

AS_OF = "2026-05-30"
"""The day on which the documents claim to be captured."""

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_CATEGORIES = "CL LG IR AI DC CV SE RO CR stat.ML math.OC hep-th quant-ph econ.EM q-bio.NC".split()
_ORGANISATIONS = "north-lab harbour-institute open-works delta-ai upland fern-research".split()
_SYLLABLES = "ba be da do fa ga ka la le li lo ma mi na no pa ra re ri sa se ta to va vi wa ya zo".split()
_MATH = (
    r"$x_{%d}$", r"$O(n^{%d})$", r"$\alpha < %d$", r"$\sum_{i=1}^{%d} x_i^2$", r"$\mathbb{R}^{%d}$", r"$p \le 10^{-%d}$",
    r"$\lVert A - B \rVert_{%d}$", r"$\frac{1}{%d}$", r"$f\colon X \to Y_{%d}$",
)  # fmt: skip
_ACTIONS = "measure compare learn predict describe bound improve explain test map sort trace".split()
_QUALITIES = "small large sparse noisy stable early shared open linear hidden robust slow".split()
_THINGS = (
    "models graphs signals texts maps agents queries proofs samples languages networks rankings images archives sensors "
    "protocols markets schedules"
).split()
_SENTENCES = (
    "We {action} {quality} {things} where {quality} {things} are hard to come by.",
    "Earlier ways to {action} {things} ask for {number} {quality} {things}, which few have.",
    "On {number} sets of {things}, the error falls from {percent} to {percent}, at a cost that grows with {math}.",
    "This holds for {quality} and for {quality} {things}, and for {things} of any kind with {math}.",
    "A study of {number} {things} shows what is lost when one cannot {action} {things} first.",
    "We find that {quality} {things} suffice: {percent} of {number} {things} are enough.",
    "The method needs no {things}, runs in {number} seconds and leaves the {quality} {things} as they are.",
    "To {action} them, we {action} {quality} {things} and then {action} what remains, in {number} rounds.",
    "Three {things} out of four are \\emph{{{quality}}}, and 5\\% are both {quality} and {quality}.",
)
_WORDS_OF_AN_ABSTRACT = 200


def write_corpus(folder: Path, papers: int, people: int = 1, seed: int = 1) -> None:
    """Write one profile document for each person into a folder; the papers are shared out evenly."""
    folder.mkdir(parents=True, exist_ok=True)
    for place in range(people):
        # Each document has a generator of its own, so that it stays as it is when others are added.
        chance = random.Random(f"{seed}/{place}")  # noqa: S311 - it makes text, not keys
        count = papers // people + (place < papers % people)
        name = _name(chance)
        slug = name.lower().replace(" ", "-").replace(".", "")
        (folder / f"{place:04}-{slug}.txt").write_text(document(chance, name, count), "utf-8", newline="\n")


def document(chance: random.Random, name: str, papers: int) -> str:
    """Return one profile document."""
    head = [name, "", chance.choice(_CATEGORIES[:9]), f"h-index{chance.randint(2, 60)}", f"{papers}papers"]
    head += [f"{chance.randint(10, 9000):,}citations", f"Novelty{chance.randint(20, 90)}%", ""]
    head += [f"{papers} Paper{'' if papers == 1 else 's'}", "", ""]
    coauthors = [_name(chance) for _ in range(3 + papers // 4)]
    return "\n".join(head) + "\n".join(_paper(chance, name, coauthors, number) for number in range(papers))


def _paper(chance: random.Random, name: str, coauthors: list[str], number: int) -> str:
    has_code = chance.random() < 0.3
    stamp = f"{chance.randint(300, 999) / 10}" if chance.random() < 0.2 else ""
    stamp += chance.choice(_CATEGORIES) + _date(chance) + ("Code" if has_code else "")
    others = chance.sample(coauthors, min(len(coauthors), chance.randint(0, 4)))
    authors = [*others, name] if chance.random() < 0.5 else [name, *others]
    byline = ", ".join(dict.fromkeys(authors[:3])) + (" et al." if len(authors) > 3 else "")
    if chance.random() < 0.15:
        byline += " · " + ", ".join(chance.sample(_ORGANISATIONS, chance.randint(1, 2)))
    abstract = _abstract(chance)
    if has_code and chance.random() < 0.7:
        abstract += f" Code: https://github.com/invented-for-benchmarks/{_word(chance)}-{number}."
    return f"{stamp}\n{_title(chance, number)}\n\n{byline}\n\n{abstract}\n"


def _date(chance: random.Random) -> str:
    day, month, kind = chance.randint(1, 28), chance.choice(_MONTHS), chance.random()
    if kind < 0.04:
        # Without a year it lies in the year of capture, and before its day.
        return f"{_MONTHS[chance.randrange(5)]} {day}"
    year = 2025 - min(int(chance.expovariate(0.25)), 24)
    return f"{year}" if kind < 0.06 else f"{month} {year}" if kind < 0.1 else f"{month} {day}, {year}"


def _title(chance: random.Random, number: int) -> str:
    # A word of its own, so that a title says which paper it is, as titles do.
    own = (_word(chance) + _word(chance)).capitalize()
    rest = f"How to {chance.choice(_ACTIONS).capitalize()} {_cap(chance, _QUALITIES)} {_cap(chance, _THINGS)}"
    math = f" in {_formula(chance)} Steps" if chance.random() < 0.03 else ""
    return f"{own}-{number % 97}: {rest}{math}" if chance.random() < 0.7 else f"{rest} with {own} {number}{math}"


def _abstract(chance: random.Random) -> str:
    words, sentences = 0, []
    length = chance.randint(_WORDS_OF_AN_ABSTRACT * 7 // 10, _WORDS_OF_AN_ABSTRACT * 13 // 10)
    has_math = chance.random() < 0.35
    while words < length:
        sentences.append(_sentence(chance, has_math=has_math))
        words += sentences[-1].count(" ") + 1
    return " ".join(sentences)


def _sentence(chance: random.Random, *, has_math: bool) -> str:
    return chance.choice(_SENTENCES).format_map(_Fillers(chance, has_math=has_math))


class _Fillers(dict[str, str]):
    """Gives a new word for a gap each time it is asked for one."""

    def __init__(self, chance: random.Random, *, has_math: bool) -> None:
        super().__init__()
        self._chance, self._has_math = chance, has_math

    def __missing__(self, gap: str) -> str:
        chance = self._chance
        if gap == "number":
            return f"{chance.randint(2, 4000):,}"
        if gap == "percent":
            return f"{chance.randint(1, 99)}\\%"
        if gap == "math":
            return _formula(chance) if self._has_math else f"the square of {chance.choice(_THINGS)}"
        return chance.choice({"action": _ACTIONS, "quality": _QUALITIES, "things": _THINGS}[gap])


def _formula(chance: random.Random) -> str:
    return chance.choice(_MATH) % chance.randint(2, 99)


def _cap(chance: random.Random, words: list[str]) -> str:
    return chance.choice(words).capitalize()


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 3)))


def _name(chance: random.Random) -> str:
    initial = f" {chance.choice('ABCDEFGHJKLMNPRSTVW')}." if chance.random() < 0.15 else ""
    return f"{_word(chance).capitalize()}{initial} {_word(chance).capitalize()}"


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--papers", type=int, default=1000)
    parser.add_argument("--people", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write_corpus(arguments.folder, arguments.papers, arguments.people, arguments.seed)


if __name__ == "__main__":
    _main()
