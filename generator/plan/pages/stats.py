"""The statistics page."""

from collections.abc import Iterator

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
from generator.plan.text import counted, html_and_text
from generator.plan.views import MetricView, StatsPage


def stats_page(corpus: Corpus) -> Iterator[Page]:
    """Yield the numbers behind the papers, if there are any."""
    if corpus.entries:
        yield Page(routes.STATS, stats_view, (corpus,))


def stats_view(corpus: Corpus) -> StatsPage:
    """Make the numbers behind the papers."""
    papers = tuple(entry.paper for entry in corpus.entries)
    own_names = frozenset(profile.person.name.display for profile in corpus.profiles)
    coauthors, coauthors_note = co_author_tallies(papers, own_names)
    texts = [
        " ".join((entry.work.title, *(html_and_text(text)[1] for text in entry.paper.abstract)))
        for entry in corpus.entries[:MOST_TEXTS]
    ]
    heading = "Statistics"
    lead = f"{coverage(corpus.entries)}. Every number is printed in a source or counted from the papers shown here."
    title = f"Statistics: {corpus.profiles[0].person.name.display}" if corpus.single else heading
    return StatsPage(
        page=corpus.common.frame(routes.STATS, title, f"{heading}: {coverage(corpus.entries)}."),
        heading=heading,
        lead=lead,
        metrics=metric_views(corpus.profiles[0].metrics) if corpus.single else (),
        provenance=provenance(corpus.profiles) if corpus.single else "",
        history=history_view(corpus.profiles[0]) if corpus.single else None,
        facts=_facts(corpus),
        charts=stats_charts(papers, corpus.common.categories),
        coauthors=coauthors,
        coauthors_note=coauthors_note,
        terms=frequent_terms(texts),
        terms_note=f"Counted in the titles and abstracts of {_read_for_terms(papers)}.",
    )


def _read_for_terms(papers: tuple[Paper, ...]) -> str:
    total = counted(len(papers), "paper")
    if len(papers) > MOST_TEXTS:
        return f"the newest {MOST_TEXTS:,} of {total}"
    return f"{sum(bool(paper.abstract) for paper in papers):,} of {total}"


def _facts(corpus: Corpus) -> tuple[MetricView, ...]:
    total = len(corpus.entries)
    scored = sum(entry.paper.score is not None for entry in corpus.entries)
    facts = [
        MetricView("Papers", f"{total:,}", "shown here"),
        MetricView("Years", f"{len(corpus.by_year):,}", year_span(corpus.entries)),
        MetricView("Categories", f"{len(corpus.by_category):,}", ""),
        MetricView("With code", f"{len(corpus.with_code):,}", f"of {total:,}"),
    ]
    if scored:
        facts.append(MetricView("With a score", f"{scored:,}", f"of {total:,}"))
    return tuple(facts)
