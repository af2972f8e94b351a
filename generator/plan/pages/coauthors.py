"""The page of a person's co-authors, and its files.

It stands beside the person's page: at `coauthors/` on a site about one person, below the person's address on others. So the
person's page stays light, and names that stand above one paper, which have no page of their own, have a place.
"""

from collections.abc import Iterator

from generator.language.words import Words
from generator.plan import routes
from generator.plan.charts.shapes import Table, table_of
from generator.plan.companions import Companion
from generator.plan.page import Page
from generator.plan.pages.figures import Ending, figure_csv, figure_json, figure_pages
from generator.plan.pages.stats import coauthors_path, cut_text, stats_path
from generator.plan.scope import Scope
from generator.plan.views.files import DataFile
from generator.plan.views.frame import Crumb
from generator.plan.views.person import CoauthorsPage, CoauthorView

_MOST_ROWS = 400
"""Some 20 kB when compressed."""
_FILE = "all"


def coauthors_pages(scope: Scope) -> Iterator[Page]:
    """Yield the co-authors of a person, if bylines name any."""
    path = coauthors_path(scope)
    if path is None:
        return
    yield from figure_pages(f"{path}{_FILE}", coauthors_file, (scope,))
    yield Page(path, coauthors_view, (scope, path))


def coauthors_view(scope: Scope, path: str) -> CoauthorsPage:
    """Make the list of a person's co-authors."""
    companions = scope.companions
    most, shown = companions[0].papers, companions[:_MOST_ROWS]
    name = scope.link.name if scope.link else ""
    words = scope.common.words
    heading = words.say("Co-authors")
    title = words.say("Co-authors of {name}", name=scope.link.title) if scope.link else heading
    crumbs = (Crumb(words.say("People"), routes.HOME), Crumb(name, scope.base)) if scope.base else ()
    lead = _lead(scope, companions, name)
    return CoauthorsPage(
        page=scope.common.frame(path, title, words.say("{title}: {text}", title=title, text=lead), crumbs),
        heading=heading,
        lead=lead,
        rows=tuple(
            CoauthorView(one.name, one.path, one.is_person, one.papers, _years(one, words), share)
            for one, share in ((one, max(1, round(100 * one.papers / most))) for one in shown)
        ),
        more=max(0, len(companions) - _MOST_ROWS),
        stats_path=stats_path(scope),
        table=_table(companions, words),
    )


def _lead(scope: Scope, companions: tuple[Companion, ...], name: str) -> str:
    words = scope.common.words
    papers = words.count(len(scope.entries), "{n} paper", "{n} papers")
    names = words.count(
        len(companions),
        "{n} name stands beside {name} above {papers}.",
        "{n} names stand beside {name} above {papers}.",
        name=name,
        papers=papers,
    )
    return words.sentences(names, cut_text(scope), words.say("Namesakes are not told apart."))


def _years(one: Companion, words: Words) -> str:
    return "" if one.first is None or one.last is None else words.years(one.first, one.last)


def _table(companions: tuple[Companion, ...], words: Words) -> Table:
    return table_of(
        (
            ("name", words.say("Name")),
            ("papers", words.say("Papers")),
            ("first", words.say("First year")),
            ("last", words.say("Last year")),
        ),
        [(one.name, one.papers, one.first, one.last) for one in companions],
        words,
    )


def coauthors_file(scope: Scope, ending: Ending) -> DataFile:
    """Make a file with all co-authors."""
    companions = scope.companions
    table = _table(companions, scope.common.words)
    if ending == "csv":
        return figure_csv(table)
    name = scope.link.name if scope.link else ""
    return figure_json(scope.common.words.say("Co-authors of {name}", name=name), "", _lead(scope, companions, name), table)
