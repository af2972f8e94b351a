"""Components that many pages show, each drawn once."""

from collections.abc import Callable, Mapping
from itertools import islice
from types import MappingProxyType

from markupsafe import Markup as Html

from generator.plan.views.frame import Frame
from generator.render.escaping import escape

_MOST_REMEMBERED = 30_000
"""Drawings of components; some 2 kB each."""

_ROOT = "\0root\0"
"""Stands for a page's root in what is drawn for any page. Nothing that is read from a file holds a zero byte."""


class _Anywhere:
    """A page of which nothing is known but that it has a root."""

    root = _ROOT


class Once:
    """Draws a component once, however many pages show it: `once(macro, page, piece, option=...)`.

    What a macro draws may depend on the piece, the options and the page's root, nothing else of the page. A card stands
    in the lists of its person, category and year and beside related papers: this takes three quarters off the time of a
    large build (10,000 papers: 16 s to 4 s).
    """

    def __init__(self) -> None:
        self._drawn: dict[tuple[object, ...], tuple[object, str]] = {}

    def clear(self) -> None:
        """Forget every drawing."""
        self._drawn.clear()

    def __call__(
        self,
        macro: Callable[..., str],
        page: Frame,
        piece: object,
        late: Mapping[str, object] = MappingProxyType({}),
        **options: object,
    ) -> str:
        """Return a component. late: more options, which the macro only writes out as they are.

        So what is drawn is the same whatever they are: of a card that stands in lists of three kinds, a third is drawn.
        """
        # The piece is kept beside its drawing: as long as it lives, nothing else can have its id.
        key = (macro.name, id(piece), *late, *options.values())  # type: ignore[attr-defined]  # a macro has a name
        known = self._drawn.get(key)
        if known is None:
            if len(self._drawn) >= _MOST_REMEMBERED:
                # The oldest are of papers that this process has left behind: it goes along the row of all of them.
                for old in list(islice(self._drawn, _MOST_REMEMBERED // 4)):
                    del self._drawn[old]
            marks = {name: f"\0{name}\0" for name in late}
            known = self._drawn[key] = (piece, str(macro(_Anywhere, piece, **marks, **options)))
        drawn = known[1] if page.root else known[1].replace(f'"{_ROOT}"', '"./"')
        drawn = drawn.replace(_ROOT, page.root)
        for name, text in late.items():
            drawn = drawn.replace(f"\0{name}\0", escape(text))
        return Html(drawn)  # noqa: S704 - drawn by a template, which has escaped it
