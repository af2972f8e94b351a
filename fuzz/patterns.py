"""Looks for regular expressions that take more than their share of time on some text. By hand: see CONTRIBUTING.md.

    python fuzz/patterns.py

Every pattern of the package is tried in the way in which its module uses it (`match`, `search`, `sub` ...), on many texts
that repeat a few of the pattern's own signs. One that takes more than seven times as long for four times the text is named,
with the text. Whether such a text can reach it is for the reader of the module to say: names, page ranges and identifiers are
bounded before they are searched, and then nothing is to be done.
"""

import ast
import importlib
import pkgutil
import random
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import generator  # noqa: E402 - found by the line above

_TEXTS = 400
"""How many texts each use of a pattern is tried on."""
_SHORT, _LONG = 3_000, 12_000
"""Characters of the texts that are compared."""
_NOTICED_SECONDS = 0.004
"""What takes less for a short text is not measured again."""
_GROWTH = 7
"""In proportion would be 4, with the square 16."""
_USES = frozenset(("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"))


def _used() -> Iterator[tuple[str, "re.Pattern[str]", str]]:
    """Yield every pattern on the level of a module, with the module and a method that it is called by there."""
    for found in pkgutil.walk_packages(generator.__path__, "generator."):
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
        uses = {
            (node.value.id, node.attr)
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in _USES
        }
        for name, method in sorted(uses):
            pattern = getattr(module, name, None)
            if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str):
                yield f"{found.name}.{name}", pattern, method


def _seconds(pattern: "re.Pattern[str]", method: str, text: str) -> float:
    begun = time.process_time()
    if method in ("match", "fullmatch", "search"):
        getattr(pattern, method)(text)
    else:
        for _ in pattern.finditer(text):
            pass
    return time.process_time() - begun


def _signs(pattern: str) -> list[str]:
    """Return the signs that a pattern is about, with some that it is not."""
    plain = re.sub(r"\\[a-zA-Z]", "", pattern)
    return sorted({*' a1A\n\t.,-_"', *(sign for sign in plain if sign.isprintable())})


def _worst(pattern: "re.Pattern[str]", method: str, chance: random.Random) -> tuple[float, float, str] | None:
    """Return the times for a short and a long text, and how these begin; None if no text takes more than its share."""
    signs = _signs(pattern.pattern)
    for _ in range(_TEXTS):
        before, piece, behind = (
            "".join(chance.choices(signs, k=chance.choice(lengths)))
            for lengths in ((0, 0, 1, 2), (1, 1, 1, 2, 2, 3), (0, 1, 2))
        )
        short = _seconds(pattern, method, before + piece * (_SHORT // len(piece)) + behind)
        if short < _NOTICED_SECONDS:
            continue
        long = _seconds(pattern, method, before + piece * (_LONG // len(piece)) + behind)
        if long > _GROWTH * short:
            return short, long, f"{before!r} + {piece!r} * n + {behind!r}"
    return None


def main() -> None:
    """Try every pattern, and print those that grow faster than their text."""
    chance = random.Random(0)  # noqa: S311 - texts to try, no secrets
    tried = 0
    for name, pattern, method in _used():
        tried += 1
        worst = _worst(pattern, method, chance)
        if worst:
            print(f"{name}.{method}: {worst[0] * 1000:.0f} ms, then {worst[1] * 1000:.0f} ms on {worst[2]}", flush=True)
    print(f"{tried} uses of patterns tried")


if __name__ == "__main__":
    main()
