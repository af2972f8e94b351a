"""The pages of people: a person, and the directory of everyone."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from generator.model.link import Link
from generator.model.profile import Metric, Profile
from generator.plan import routes
from generator.plan.charts.spark_line import spark_line
from generator.plan.corpus import Corpus, as_of_of
from generator.plan.frame import Framer
from generator.plan.lists import by_year, category_tallies, coverage, pages_of, year_span, year_tallies
from generator.plan.markdown import markdown_to_html
from generator.plan.text import counted, day_text
from generator.plan.views import Crumb, DirectoryPage, LinkView, MetricView, Paging, PersonCard, ProfilePage

_METRIC_LABELS = {
    "h_index": "h-index",
    "papers": "Papers",
    "citations": "Citations",
    "novelty": "Novelty",
    "ai_score": "AI score",
}
_METRIC_NOTES = {
    "novelty": "the source's own score, 0 to 100%",
    "ai_score": "the source's own score, 0 to 100",
    "papers": "as the source counts them",
}


def profile_pages(corpus: Corpus, framer: Framer, place: int) -> Iterator[ProfilePage]:
    """Yield a person's page, and the further pages of their list of papers."""
    profile, entries = corpus.profiles[place], corpus.by_person[place]
    name = profile.person.name.display
    base = corpus.person_path(place)
    field = corpus.categories[profile.primary_category.full_code] if profile.primary_category else None
    title = corpus.person_titles[place]
    years = year_tallies(entries)
    crumbs = () if corpus.single else (Crumb("People", routes.HOME),)
    affiliation = profile.person.affiliation
    about = coverage(entries) if entries else "no papers yet"
    description = f"{name}{f', {field.name}' if field else ''}: {about}."
    whole = ProfilePage(
        page=framer.frame(base, title, description, crumbs),
        name=name,
        field=field,
        field_linked=field is not None and field.code in corpus.by_category,
        position=profile.person.position,
        affiliation=affiliation.name if affiliation else None,
        affiliation_url=affiliation.url if affiliation else None,
        orcid=profile.person.orcid,
        links=tuple(LinkView(link.label or _label_of(link), link.url, link.kind) for link in profile.person.links),
        biography=markdown_to_html(profile.person.biography) if profile.person.biography else None,
        metrics=metric_views(profile.metrics),
        provenance=provenance((profile,)),
        paper_count=len(entries),
        coverage=coverage(entries),
        groups=(),
        categories=category_tallies(entries, corpus),
        years=years,
        code_count=sum(entry.paper.has_code for entry in entries),
        code_path=routes.CODE if corpus.with_code else None,
        spark=spark_line(tuple(sorted((int(tally.key), tally.count) for tally in years))),
        paging=Paging(None, None, ""),
    )
    for path, chunk, paging in pages_of(entries, corpus.config.papers_per_page, base):
        page = (
            whole.page
            if path == base
            else framer.frame(path, f"{title}, papers: {paging.label.lower()}", description, crumbs)
        )
        yield replace(whole, page=page, groups=by_year(chunk, corpus.by_year), paging=paging)


def _label_of(link: Link) -> str:
    """Return what to call a link that the person gave no name: what lies there, or else where."""
    host = urlsplit(link.url).hostname or link.url.removeprefix("mailto:")
    return host.removeprefix("www.") if link.kind == "web" else link.kind.capitalize()


def directory_page(corpus: Corpus, framer: Framer, title: str) -> DirectoryPage:
    """Return the home page of a site of several people."""
    people = []
    for place, profile in enumerate(corpus.profiles):
        field = corpus.categories[profile.primary_category.full_code] if profile.primary_category else None
        affiliation = profile.person.affiliation.name if profile.person.affiliation else None
        name = profile.person.name.display
        people.append(
            PersonCard(
                name=name,
                path=corpus.person_path(place),
                field=field,
                affiliation=affiliation,
                paper_count=len(corpus.by_person[place]),
                span=year_span(corpus.by_person[place]),
            )
        )
    about = f"{counted(len(people), 'person', 'people')}, {coverage(corpus.entries)}"
    return DirectoryPage(page=framer.frame(routes.HOME, title, f"{title}: {about}."), people=tuple(people), coverage=about)


def metric_views(metrics: tuple[Metric, ...]) -> tuple[MetricView, ...]:
    """Return headline numbers for drawing, as the source prints them."""
    return tuple(
        MetricView(_METRIC_LABELS.get(metric.key, metric.label), metric.text, _METRIC_NOTES.get(metric.key, ""))
        for metric in metrics
    )


def provenance(profiles: tuple[Profile, ...]) -> str:
    """Say where headline numbers come from, and of which day they are."""
    if not any(profile.metrics for profile in profiles):
        return ""
    as_of = as_of_of(profiles)
    if as_of is None:
        return "As printed in the profile document, which does not say of which day."
    return f"As of {day_text(as_of)}, from the profile document."
