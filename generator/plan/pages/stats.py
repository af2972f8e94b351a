"""The pages of statistics: of the site, and on a site of several people of each person."""

from collections.abc import Iterator
from functools import partial

from generator.language.words import Words
from generator.plan import routes
from generator.plan.charts.figures import FIGURES, wanted_figures
from generator.plan.charts.network import network
from generator.plan.charts.shapes import Chart, Network, table_of
from generator.plan.companions import Companion, keys_of, strongest
from generator.plan.corpus import Entry
from generator.plan.counted import year_span
from generator.plan.digest import digest_of_parts
from generator.plan.gist import Counts
from generator.plan.lists import coverage
from generator.plan.page import Page
from generator.plan.pages.figures import Ending, figure_file, figure_pages
from generator.plan.pages.people import metric_views, provenance
from generator.plan.scope import Scope
from generator.plan.terms import FEWEST_TEXTS, MOST_TEXTS, Read, frequent_terms, words_in
from generator.plan.text import plain_text, some_of
from generator.plan.views.files import DataFile
from generator.plan.views.frame import Crumb
from generator.plan.views.pieces import MetricView
from generator.plan.views.statistics import StatsPage, StatsSection, TermsView

_MOST_AROUND_THE_PERSON = 24
_MOST_AROUND_EACH_PERSON = 16
_MOST_OF_A_SITE = 36
_MOST_TEXTS_OF_EACH_PERSON = 40
"""On sites of many people each costs a little less: a few milliseconds become minutes there."""
_SECTIONS = ("time", "fields", "marks", "known")

_NETWORK = "coauthors"
_TERMS = "words"


def stats_pages(scope: Scope, papers: tuple[Entry, ...]) -> Iterator[Page]:
    """Yield the numbers behind the papers and their files, if there are any papers. papers: those of the scope."""
    if not papers:
        return
    path = stats_path(scope)
    ids = [figure.id for figure in wanted_figures(_counts(scope))]
    ids += [_NETWORK] if _has_network(scope) else []
    for id_ in ids:
        yield from figure_pages(f"{path}{id_}", stats_file, (scope, id_))
    newest = papers[: _MOST_TEXTS_OF_EACH_PERSON if scope.base else MOST_TEXTS] if len(papers) >= FEWEST_TEXTS else ()
    if newest:
        yield from figure_pages(f"{path}{_TERMS}", terms_file, (scope, newest))
    yield Page(path, stats_view, (scope, newest))


def stats_path(scope: Scope) -> str:
    """Return the address of the page."""
    return f"{scope.base}{routes.STATS}"


def coauthors_path(scope: Scope) -> str | None:
    """Return where all co-authors of a person are; None if nobody is named."""
    return f"{scope.base}{routes.COAUTHORS}" if scope.has_companions else None


def _has_network(scope: Scope) -> bool:
    """Tell whether two names stand together that are worth drawing: beside a person two others, else any two."""
    named = set()
    for entry in scope.entries:
        found = keys_of(entry).keys() - {scope.person}
        named |= found
        if len(named) > 1 and (scope.person is not None or len(found) > 1):
            return True
    return False


def stats_view(scope: Scope, newest: tuple[Entry, ...]) -> StatsPage:
    """Make the numbers behind the papers of a person or a site. newest: papers whose words are counted."""
    figures = _figures_of(scope)
    charts = [figure for figure in figures.values() if isinstance(figure, Chart)]
    wanted = {figure.id: figure.section for figure in FIGURES}
    sections = [
        StatsSection(section, tuple(chart for chart in charts if wanted[chart.id] == section)) for section in _SECTIONS
    ]
    words = scope.common.words
    heading = words.say("Statistics")
    about = words.say("{facts}.", facts=coverage(scope.entries, words))
    lead = words.sentences(about, words.say("Every number is printed in a source or counted from the papers shown here."))
    title = words.say("{title}: {text}", title=heading, text=scope.link.title) if scope.link else heading
    drawn = figures.get(_NETWORK)
    profile = scope.profile
    crumbs: tuple[Crumb, ...] = ()
    if scope.base and scope.link:
        crumbs = (Crumb(words.say("People"), routes.HOME), Crumb(scope.link.name, scope.base))
    return StatsPage(
        page=scope.common.frame(stats_path(scope), title, words.say("{title}: {text}", title=title, text=about), crumbs),
        heading=heading,
        lead=lead,
        metrics=metric_views(profile.metrics, words) if profile else (),
        provenance=provenance((profile,), words) if profile else "",
        history=scope.history,
        facts=_facts(scope),
        sections=tuple(section for section in sections if section.charts),
        network=drawn if isinstance(drawn, Network) else None,
        coauthors_path=coauthors_path(scope),
        terms=_terms(scope, newest) if newest else None,
    )


def stats_file(scope: Scope, id_: str, ending: Ending) -> DataFile:
    """Make a file with the numbers of one figure."""
    figure = _figures_of(scope)[id_]
    return figure_file(figure, ending)


def terms_file(scope: Scope, newest: tuple[Entry, ...], ending: Ending) -> DataFile:
    """Make a file with the words that papers have in common."""
    return figure_file(_terms(scope, newest), ending)


def _counts(scope: Scope) -> tuple[Counts, ...]:
    return tuple([entry.counts for entry in scope.entries])


_kept: dict[str, dict[str, Chart | Network]] = {}
"""The figures of the papers that were asked for last: a page and its files are made one after another."""


def _figures_of(scope: Scope) -> dict[str, Chart | Network]:
    if scope.digest not in _kept:
        papers = _counts(scope)
        figures: dict[str, Chart | Network] = {
            figure.id: figure.make(papers, scope.common.categories, scope.common.words) for figure in wanted_figures(papers)
        }
        if _has_network(scope):
            figures[_NETWORK] = _network(scope)
        _kept.clear()
        _kept[scope.digest] = figures
    return _kept[scope.digest]


def cut_text(scope: Scope) -> str:
    """Say how many bylines hide names; empty if none does."""
    if not scope.cut:
        return ""
    return scope.common.words.count(
        scope.cut,
        "{n} of all {all} bylines is cut by the source, so others are missing here.",
        "{n} of all {all} bylines are cut by the source, so others are missing here.",
        all=scope.common.words.number(len(scope.entries)),
    )


def _network(scope: Scope) -> Network:
    words = scope.common.words
    everyone = scope.everyone
    bylines = words.count(len(scope.entries), "Names as printed in {n} byline.", "Names as printed in {n} bylines.")
    bylines = words.sentences(bylines, cut_text(scope))
    if scope.person is None or scope.link is None:
        papers = {key: one.papers for key, one in everyone.items()}
        named = [everyone[key] for key in strongest(scope.entries, papers, _MOST_OF_A_SITE)]
        title = words.say("Who writes with whom")
        shown = _shown(len(named), len(everyone), words.say("The names with the strongest ties."), words)
        return network(scope.entries, named, None, title, shown, bylines, words)
    found = scope.companions
    named = list(found[: _MOST_AROUND_EACH_PERSON if scope.base else _MOST_AROUND_THE_PERSON])
    shown = _shown(len(named), len(found), words.say("The names with the most papers together."), words)
    first = named[0]
    title = words.count(len(found), "{n} co-author", "{n} co-authors")
    if first.papers > named[1].papers:
        title = words.say("Most often with {name}", name=first.name)
    own = Companion(scope.person, scope.link.name, scope.link.path, len(scope.entries), None, None)
    return network(scope.entries, named, own, title, shown, bylines, words)


def _shown(shown: int, everyone: int, which: str, words: Words) -> str:
    """Say how many names a drawing leaves out; empty if it leaves out none."""
    if shown == everyone:
        return ""
    return words.sentences(
        which, words.say("{some} of {all} names are shown.", some=words.number(shown), all=words.number(everyone))
    )


_kept_terms: dict[str, TermsView] = {}
"""The same of words."""


def _terms(scope: Scope, newest: tuple[Entry, ...]) -> TermsView:
    asked = digest_of_parts((scope, newest))
    if asked not in _kept_terms:
        _kept_terms.clear()
        _kept_terms[asked] = _made_terms(scope, newest)
    return _kept_terms[asked]


def _made_terms(scope: Scope, newest: tuple[Entry, ...]) -> TermsView:
    words = scope.common.words
    texts = [scope.texts.of(entry.digest, partial(_read, entry)) for entry in newest]
    scope.texts.keep()
    terms, read = frequent_terms(texts)
    total = len(scope.entries)
    some = some_of(len(newest), total, words)
    counted = words.say("Counted in the titles and abstracts of {some}.", some=some)
    if total > len(newest):
        counted = words.say("Counted in the titles and abstracts of the newest {some}.", some=some)
    if read < len(texts):
        left = words.count(
            len(texts) - read,
            "{n} text is left out: its script does not part words.",
            "{n} texts are left out: their script does not part words.",
        )
        counted = words.sentences(counted, left)
    title = words.say("No word stands in several papers")
    if terms:
        title = words.say("“{word}” stands in {some}", word=terms[0].text, some=some_of(terms[0].papers, total, words))
    columns = (("term", words.say("Word")), ("papers", words.say("Papers")))
    table = table_of(columns, [(term.text, term.papers) for term in terms], words)
    said = words.say("The number says in how many papers a term occurs.")
    return TermsView(_TERMS, title, said, counted, terms, table)


def _read(entry: Entry) -> Read:
    return words_in(" ".join((entry.work.title, *map(plain_text, entry.paper.abstract))), entry.language)


def _facts(scope: Scope) -> tuple[MetricView, ...]:
    words, entries = scope.common.words, scope.entries
    total = len(entries)
    of_all = words.say("of {total}", total=words.number(total))
    years = len({entry.year for entry in entries if entry.year is not None})
    fields = len({entry.counts.category for entry in entries if entry.counts.category})
    code = sum(entry.counts.has_code for entry in entries)
    scored = sum(entry.counts.score is not None for entry in entries)
    facts = (
        (total, words.say("Papers"), words.say("shown here")),
        (years, words.say("Years"), year_span(entries, words)),
        (fields, words.say("Categories"), ""),
        (code, words.say("With code"), of_all),
        (scored, words.say("With a score"), of_all),
    )
    return tuple(MetricView(label, words.number(number), note) for number, label, note in facts if number)
