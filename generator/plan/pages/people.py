"""The pages of people."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from generator.language.words import Words
from generator.model.format import FORMAT_NAMES
from generator.model.link import Link
from generator.model.person import Person
from generator.model.profile import Metric, Profile
from generator.model.value import value
from generator.plan import routes
from generator.plan.charts.spark_line import spark_line
from generator.plan.common import Common, PersonLink
from generator.plan.companions import has_companions
from generator.plan.corpus import Corpus, Entry, as_of_of
from generator.plan.history import metric_label
from generator.plan.lists import by_year, category_tallies, coverage, feed_of, pages_of, titled, year_tallies
from generator.plan.markdown import markdown_to_html
from generator.plan.metadata.schema_org import Thing
from generator.plan.metadata.schema_pages import collection_page, profile_page
from generator.plan.metadata.share import person_share, share_photo
from generator.plan.page import Page
from generator.plan.pages.cards import person_card
from generator.plan.pages.career import career_sections
from generator.plan.pages.exports import list_exports
from generator.plan.photo import photo_pages, photo_view
from generator.plan.published import kind_label
from generator.plan.services import service_name, service_of
from generator.plan.slugs import slugify
from generator.plan.text import day_text
from generator.plan.tongues import language_of_text, tongue_of
from generator.plan.views.frame import Crumb
from generator.plan.views.paper import ExportView
from generator.plan.views.person import ProfilePage
from generator.plan.views.pieces import CategoryView, LinkView, MetricView, Paging, PhotoView, Tally


def translated_profile_pages(edition: Corpus, place: int) -> Iterator[Page]:
    """Yield a person's page in another language of the site, and the further pages of its list; files lie by the first."""
    facts, link, words = person_facts(edition, place), edition.common.people[place], edition.common.words
    for path, chunk, paging in pages_of(edition.by_person[place], edition.config.papers_per_page, link.path, words):
        yield Page(path, profile_view, (edition.common, facts, link, path, chunk, paging))


def profile_pages(corpus: Corpus, place: int) -> Iterator[Page]:
    """Yield a person's page, and the further pages of their list of papers."""
    entries, words = corpus.by_person[place], corpus.common.words
    link, photo = corpus.common.people[place], corpus.photos[place]
    facts = person_facts(corpus, place)
    if photo:
        yield from photo_pages(photo, link.path)
    if corpus.common.has_cards:
        about = ", ".join(filter(None, (facts.person.position, facts.affiliation)))
        parts = (corpus.common, link, facts.field, about, metric_views(facts.metrics, words), facts.coverage)
        yield Page(routes.card_path(link.path), person_card, parts, index=False)
    for path, chunk, paging in pages_of(entries, corpus.config.papers_per_page, link.path, words):
        yield Page(path, profile_view, (corpus.common, facts, link, path, chunk, paging))


@value
class PersonFacts:
    """What a person's pages say above the papers."""

    person: Person
    language: str
    """Of what the person says."""
    photo: PhotoView | None
    field: CategoryView | None
    field_linked: bool
    metrics: tuple[Metric, ...]
    provenance: str
    as_of: datetime.date | None
    """The day of these facts."""
    paper_count: int
    coverage: str
    categories: tuple[Tally, ...]
    years: tuple[Tally, ...]
    code_count: int
    code_path: str | None
    selected: tuple[Entry, ...]
    """Papers that the person puts first."""
    feed: str | None
    """Address of the folder with the person's own feed; None if it has none but the site's."""
    exports: tuple[ExportView, ...]
    coauthors_path: str | None
    stats_path: str | None

    @property
    def affiliation(self) -> str | None:
        """The name of where the person works."""
        return self.person.affiliation.name if self.person.affiliation else None


def person_facts(corpus: Corpus, place: int) -> PersonFacts:
    """Return what a person's pages say above the papers."""
    profile, entries = corpus.profiles[place], corpus.by_person[place]
    link, photo = corpus.common.people[place], corpus.photos[place]
    words = corpus.common.words
    has_numbers = corpus.single or corpus.config.person_stats
    return PersonFacts(
        person=profile.person,
        language=_language_of(profile, corpus.common),
        photo=photo_view(photo, link.files) if photo else None,
        field=corpus.common.category(profile.primary_category),
        field_linked=profile.primary_category is not None and profile.primary_category.full_code in corpus.by_category,
        metrics=profile.metrics,
        provenance=provenance((profile,), words),
        as_of=profile.as_of,
        paper_count=len(entries),
        coverage=coverage(entries, words),
        categories=category_tallies(entries, corpus),
        years=year_tallies(entries, words),
        code_count=sum(entry.gist.has_code for entry in entries),
        code_path=routes.CODE if corpus.with_code else None,
        selected=tuple(entry for entry in entries if entry.gist.selected),
        feed=None if corpus.single else feed_of(entries, link.files, corpus),
        exports=list_exports(corpus, link.files, entries, slugify(link.name)),
        coauthors_path=f"{link.files}{routes.COAUTHORS}" if has_numbers and has_companions(entries, place) else None,
        stats_path=f"{link.files}{routes.STATS}" if has_numbers and entries else None,
    )


def _language_of(profile: Profile, common: Common) -> str:
    """Return the language of a person's own words: that of the pages if there are some in it, else what they look like."""
    if any(one.language == common.site.language and one.has_biography for one in profile.translations):
        return common.site.language
    return language_of_text("", profile.person.biography or "", common.config.language)


def profile_view(
    common: Common, facts: PersonFacts, link: PersonLink, path: str, entries: tuple[Entry, ...], paging: Paging
) -> ProfilePage:
    """Make a person's page, or a further page of their list of papers."""
    person = facts.person
    words = common.words
    title = titled(link.title if paging.newer is None else words.say("{name}, papers", name=link.title), paging, words)
    about = facts.coverage if facts.paper_count else words.say("no papers yet")
    who = words.joined((link.name, facts.field.name if facts.field else ""))
    description = words.say("{title}: {facts}.", title=who, facts=about)
    crumbs = () if common.single else (Crumb(words.say("People"), common.home),)
    image = share_photo(facts.photo, common.config.base_url, link.name)
    if path == link.path:
        things: tuple[Thing, ...] = (profile_page(person, common.address(path), image, common.address(link.files)),)
    else:
        things = collection_page(common.config.base_url, path, title, [entry.path for entry in entries])
    share = person_share(person, link.name, common.card_of(link.files, link.name) or image)
    return ProfilePage(
        page=replace(common.frame(path, title, description, crumbs, things, share), feed=facts.feed),
        name=link.name,
        photo=facts.photo,
        field=facts.field,
        field_linked=facts.field_linked,
        position=person.position,
        affiliation=facts.affiliation,
        affiliation_url=person.affiliation.url if person.affiliation else None,
        orcid=person.orcid,
        links=link_views(person.links, words),
        biography=markdown_to_html(person.biography) if person.biography else None,
        tongue=tongue_of(facts.language, common.site.language),
        metrics=metric_views(facts.metrics, words),
        provenance=facts.provenance,
        paper_count=facts.paper_count,
        coverage=facts.coverage,
        selected=tuple(entry.card for entry in facts.selected) if path == link.path else (),
        groups=by_year(entries, words),
        categories=facts.categories,
        years=facts.years,
        code_count=facts.code_count,
        code_path=facts.code_path,
        spark=spark_line(tuple(sorted((int(tally.key), tally.count) for tally in facts.years)), words),
        exports=facts.exports,
        career=career_sections(person, words) if path == link.path else (),
        cv=routes.cv_path(link.path) if common.config.cv else None,
        coauthors_path=facts.coauthors_path,
        stats_path=facts.stats_path,
        paging=paging,
    )


def link_views(links: tuple[Link, ...], words: Words) -> tuple[LinkView, ...]:
    """Return a person's links for drawing. Several that would be called the same say whose or what each is."""
    names = [one.label or label_of(one, words) for one in links]
    return tuple(
        LinkView(_told_apart(name, one) if names.count(name) > 1 else name, one.url, one.kind, service_of(one.url))
        for name, one in zip(names, links, strict=True)
    )


def _told_apart(name: str, link: Link) -> str:
    """Return a name with the last part of the address: "GitHub (ada)"."""
    address = urlsplit(link.url)
    last = (unquote(address.path).rstrip("/").rpartition("/")[2] or address.hostname or "").removeprefix("@")
    return name if link.label or not last else f"{name} ({last})"


def label_of(link: Link, words: Words) -> str:
    """Return what to call a link that the person gave no name: what lies there, or else whose service it is, or where."""
    known = kind_label(link.kind, words)
    if known is not None or link.kind != "web":
        return known or link.kind.capitalize()
    host = urlsplit(link.url).hostname or link.url.removeprefix("mailto:")
    return service_name(link.url) or host.removeprefix("www.")


def metric_views(metrics: tuple[Metric, ...], words: Words) -> tuple[MetricView, ...]:
    """Return headline numbers for drawing, as the source prints them, in the way of the site's language."""
    return tuple(
        MetricView(metric_label(metric, words), words.figure(metric.text), _metric_note(metric.key, words))
        for metric in metrics
    )


def _metric_note(key: str, words: Words) -> str:
    match key:
        case "novelty":
            return words.say("the source's own score, 0 to 100%")
        case "ai_score":
            return words.say("the source's own score, 0 to 100")
        case "papers":
            return words.say("as the source counts them")
    return ""


def provenance(profiles: tuple[Profile, ...], words: Words) -> str:
    """Say where headline numbers come from, and of which day they are."""
    if not any(profile.metrics for profile in profiles):
        return ""
    as_of = as_of_of(profiles)
    origin = next(profile.metrics_from for profile in profiles if profile.metrics)
    source = words.say("the profile document") if origin == "profile" else FORMAT_NAMES[origin]
    if as_of is None:
        return words.say("As printed in {source}, which does not say of which day.", source=source)
    return words.say("As of {day}, from {source}.", day=day_text(as_of, words), source=source)
