"""The statistics page."""

from collections.abc import Iterator

from generator.language.words import Words
from generator.model.paper import Paper
from generator.plan import routes
from generator.plan.charts.figures import stats_charts
from generator.plan.corpus import Corpus
from generator.plan.history import history_view
from generator.plan.lists import coverage, year_span
from generator.plan.page import Page
from generator.plan.pages.people import metric_views, provenance
from generator.plan.statistics import co_author_tallies
from generator.plan.terms import MOST_TEXTS, frequent_terms
from generator.plan.text import plain_text, some_of
from generator.plan.views import MetricView, StatsPage


def stats_page(corpus: Corpus) -> Iterator[Page]:
    """Yield the numbers behind the papers, if there are any."""
    if corpus.entries:
        yield Page(routes.STATS, stats_view, (corpus,))


def stats_view(corpus: Corpus) -> StatsPage:
    """Make the numbers behind the papers."""
    words = corpus.common.words
    papers = tuple(entry.paper for entry in corpus.entries)
    own_names = frozenset(profile.person.name.display for profile in corpus.profiles)
    coauthors, coauthors_note = co_author_tallies(papers, own_names, words)
    texts = [
        " ".join((entry.work.title, *(plain_text(text) for text in entry.paper.abstract)))
        for entry in corpus.entries[:MOST_TEXTS]
    ]
    heading = words.say("Statistics")
    facts = words.say("{facts}.", facts=coverage(corpus.entries, words))
    lead = words.sentences(facts, words.say("Every number is printed in a source or counted from the papers shown here."))
    name = corpus.profiles[0].person.name.display
    title = words.say("{title}: {text}", title=heading, text=name) if corpus.single else heading
    return StatsPage(
        page=corpus.common.frame(routes.STATS, title, words.say("{title}: {text}", title=heading, text=facts)),
        heading=heading,
        lead=lead,
        metrics=metric_views(corpus.profiles[0].metrics, words) if corpus.single else (),
        provenance=provenance(corpus.profiles, words) if corpus.single else "",
        history=history_view(corpus.profiles[0], words) if corpus.single else None,
        facts=_facts(corpus, words),
        charts=stats_charts(papers, corpus.common.categories, words),
        coauthors=coauthors,
        coauthors_note=coauthors_note,
        terms=frequent_terms(texts),
        terms_note=_terms_note(papers, words),
    )


def _terms_note(papers: tuple[Paper, ...], words: Words) -> str:
    if len(papers) > MOST_TEXTS:
        some = some_of(MOST_TEXTS, len(papers), words)
        return words.say("Counted in the titles and abstracts of the newest {some}.", some=some)
    some = some_of(sum(bool(paper.abstract) for paper in papers), len(papers), words)
    return words.say("Counted in the titles and abstracts of {some}.", some=some)


def _facts(corpus: Corpus, words: Words) -> tuple[MetricView, ...]:
    total = len(corpus.entries)
    of_all = words.say("of {total}", total=words.number(total))
    scored = sum(entry.paper.score is not None for entry in corpus.entries)
    facts = [
        MetricView(words.say("Papers"), words.number(total), words.say("shown here")),
        MetricView(words.say("Years"), words.number(len(corpus.by_year)), year_span(corpus.entries)),
        MetricView(words.say("Categories"), words.number(len(corpus.by_category)), ""),
        MetricView(words.say("With code"), words.number(len(corpus.with_code)), of_all),
    ]
    if scored:
        facts.append(MetricView(words.say("With a score"), words.number(scored), of_all))
    return tuple(facts)
