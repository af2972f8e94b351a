"""The pages of statistics: of the site, and on a site of several people of each person."""

from collections.abc import Iterator

from generator.language.words import Words
from generator.plan import routes
from generator.plan.charts.figures import FIGURES, wanted_figures
from generator.plan.charts.network import network
from generator.plan.charts.shapes import Chart, Network, table_of
from generator.plan.companions import Companion, keys_of, strongest
from generator.plan.history import history_view
from generator.plan.lists import coverage, year_span
from generator.plan.page import Page
from generator.plan.pages.figures import Ending, figure_file, figure_pages
from generator.plan.pages.people import metric_views, provenance
from generator.plan.scope import Scope
from generator.plan.terms import FEWEST_TEXTS, MOST_TEXTS, frequent_terms
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


def stats_pages(scope: Scope) -> Iterator[Page]:
    """Yield the numbers behind the papers and their files, if there are any papers."""
    if not scope.entries:
        return
    path = stats_path(scope)
    papers = tuple(entry.gist for entry in scope.entries)
    ids = [figure.id for figure in wanted_figures(papers)]
    ids += [_NETWORK] if _has_network(scope) else []
    ids += [_TERMS] if len(papers) >= FEWEST_TEXTS else []
    for id_ in ids:
        yield from figure_pages(f"{path}{id_}", stats_file, (scope, id_))
    yield Page(path, stats_view, (scope,))


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


def stats_view(scope: Scope) -> StatsPage:
    """Make the numbers behind the papers of a person or a site."""
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
    drawn, terms = figures.get(_NETWORK), figures.get(_TERMS)
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
        history=history_view(profile, words) if profile else None,
        facts=_facts(scope),
        sections=tuple(section for section in sections if section.charts),
        network=drawn if isinstance(drawn, Network) else None,
        coauthors_path=coauthors_path(scope),
        terms=terms if isinstance(terms, TermsView) else None,
    )


def stats_file(scope: Scope, id_: str, ending: Ending) -> DataFile:
    """Make a file with the numbers of one figure."""
    figure = _figures_of(scope)[id_]
    return figure_file(figure, ending)


_kept: dict[str, dict[str, Chart | Network | TermsView]] = {}
"""The figures of the papers that were asked for last: a page and its files are made one after another."""


def _figures_of(scope: Scope) -> dict[str, Chart | Network | TermsView]:
    if scope.digest not in _kept:
        papers = tuple(entry.gist for entry in scope.entries)
        figures: dict[str, Chart | Network | TermsView] = {
            figure.id: figure.make(papers, scope.common.categories, scope.common.words) for figure in wanted_figures(papers)
        }
        if _has_network(scope):
            figures[_NETWORK] = _network(scope)
        if len(papers) >= FEWEST_TEXTS:
            figures[_TERMS] = _terms(scope)
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


def _terms(scope: Scope) -> TermsView:
    words = scope.common.words
    most = _MOST_TEXTS_OF_EACH_PERSON if scope.base else MOST_TEXTS
    texts = [
        (" ".join((entry.work.title, *map(plain_text, entry.paper.abstract))), entry.language)
        for entry in scope.entries[:most]
    ]
    terms, read = frequent_terms(texts)
    total = len(scope.entries)
    some = some_of(min(total, most), total, words)
    counted = words.say("Counted in the titles and abstracts of {some}.", some=some)
    if total > most:
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


def _facts(scope: Scope) -> tuple[MetricView, ...]:
    words, entries = scope.common.words, scope.entries
    total = len(entries)
    of_all = words.say("of {total}", total=words.number(total))
    years = len({entry.year for entry in entries if entry.year is not None})
    fields = len({entry.gist.category for entry in entries if entry.gist.category})
    code = sum(entry.gist.has_code for entry in entries)
    scored = sum(entry.gist.score is not None for entry in entries)
    facts = (
        (total, words.say("Papers"), words.say("shown here")),
        (years, words.say("Years"), year_span(entries)),
        (fields, words.say("Categories"), ""),
        (code, words.say("With code"), of_all),
        (scored, words.say("With a score"), of_all),
    )
    return tuple(MetricView(label, words.number(number), note) for number, label, note in facts if number)
