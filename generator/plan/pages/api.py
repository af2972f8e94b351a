"""The files of the API: the site, each person, each paper, and the schema."""

from collections.abc import Iterator

from pydantic_core import to_json

from generator.language.words import ENGLISH, words_of
from generator.model.profile import Profile
from generator.plan import routes
from generator.plan.api import (
    CategoryRecord,
    PaperList,
    PaperSummary,
    PersonRecord,
    PersonSummary,
    SiteRecord,
    paper_record,
    schema,
)
from generator.plan.common import Common, PersonLink
from generator.plan.corpus import Corpus, Entry
from generator.plan.lists import pages_of
from generator.plan.page import Page
from generator.plan.slugs import slugify
from generator.plan.text import plain
from generator.plan.views.files import DataFile
from generator.plan.views.pieces import CategoryView, Paging

_PAPERS_PER_FILE = 1000
_SCHEMA = f"{routes.API}schema.json"


def paper_api_pages(corpus: Corpus, places: range) -> Iterator[Page]:
    """Yield the file of each paper of a stretch of the corpus."""
    if corpus.config.api:
        for place in places:
            entry = corpus.entries[place]
            yield Page(routes.api_paper_path(entry.work.slug), paper_file, (corpus.common, entry), False, entry.digest)


def people_api_pages(corpus: Corpus, places: range) -> Iterator[Page]:
    """Yield the files of some people, with their papers."""
    if not corpus.config.api:
        return
    for place in places:
        profile, link, entries = corpus.profiles[place], corpus.common.people[place], corpus.by_person[place]
        first, *older = _lists(entries, person_api_path(link))
        facts = profile.model_copy(update={"papers": ()})
        parts = (corpus.common, facts, link, len(entries), first[1], first[2])
        yield Page(first[0], person_file, parts, index=False)
        for path, found, paging in older:
            yield Page(path, papers_file, (found, paging), index=False)


def site_api_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield the file of the site, and the schema."""
    if not corpus.config.api:
        return
    first, *older = _lists(corpus.entries, f"{routes.API}index.json")
    parts = (corpus.common, len(corpus.entries), first[1], first[2])
    yield Page(first[0], site_file, parts, index=False)
    for path, found, paging in older:
        yield Page(path, papers_file, (found, paging), index=False)
    yield Page(_SCHEMA, schema_file, (), index=False)


def person_api_path(link: PersonLink) -> str:
    """Return the address of a person's file."""
    slug = link.path.removeprefix("people/").rstrip("/") or slugify(link.name)
    return f"{routes.API}people/{slug}.json"


def paper_file(common: Common, entry: Entry) -> DataFile:
    """Make a paper's file."""
    category = _category(common.category(entry.paper.category))
    people = tuple(person_api_path(common.people[place]) for place in entry.work.people)
    return _file(paper_record(entry.work, entry.reference, category, people))


def person_file(
    common: Common, profile: Profile, link: PersonLink, count: int, entries: tuple[Entry, ...], paging: Paging
) -> DataFile:
    """Make a person's file. profile: without its papers."""
    person = profile.person
    record = PersonRecord(
        path=link.path,
        url=common.config.base_url + link.path if common.config.base_url else None,
        name=plain(link.name),
        other_names=person.other_names,
        orcid=person.orcid,
        position=person.position,
        affiliation=person.affiliation.name if person.affiliation else None,
        field=_category(common.category(profile.primary_category)),
        keywords=person.keywords,
        links=person.links,
        positions=person.positions,
        education=person.education,
        awards=person.awards,
        metrics=profile.metrics,
        as_of=profile.as_of.isoformat() if profile.as_of else None,
        paper_count=count,
        papers=_paper_list(entries, paging),
    )
    return _file(record)


def site_file(common: Common, count: int, entries: tuple[Entry, ...], paging: Paging) -> DataFile:
    """Make the file of the whole site."""
    record = SiteRecord(
        title=common.site.title,
        url=common.config.base_url,
        language=common.config.language,
        people=tuple(PersonSummary(plain(link.name), link.path, person_api_path(link)) for link in common.people),
        paper_count=count,
        papers=_paper_list(entries, paging),
        schema=_SCHEMA,
    )
    return _file(record)


def papers_file(entries: tuple[Entry, ...], paging: Paging) -> DataFile:
    """Make a file with which a long list goes on."""
    return _file(_paper_list(entries, paging))


def schema_file() -> DataFile:
    """Make the schema of all files."""
    return _file(schema())


def _lists(entries: tuple[Entry, ...], path: str) -> list[tuple[str, tuple[Entry, ...], Paging]]:
    """Cut a list into files, the first at `path`; further ones as `pages_of` numbers pages, from the oldest papers."""
    stem = path.removesuffix(".json")

    def named(place: str) -> str:
        return path if place == f"{stem}/" else f"{place.removesuffix('/').replace('/page/', '/')}.json"

    return [
        (
            named(place),
            found,
            Paging(paging.newer and named(paging.newer), paging.older and named(paging.older), paging.label),
        )
        for place, found, paging in pages_of(entries, _PAPERS_PER_FILE, f"{stem}/", words_of(ENGLISH))
    ]


def _paper_list(entries: tuple[Entry, ...], paging: Paging) -> PaperList:
    papers = tuple(
        PaperSummary(entry.work.title, entry.year, entry.path, routes.api_paper_path(entry.work.slug)) for entry in entries
    )
    return PaperList(papers, paging.older)


def _category(view: CategoryView | None) -> CategoryRecord | None:
    return CategoryRecord(view.code, view.name, view.group if view.known else None, view.path) if view else None


def _file(record: object) -> DataFile:
    return DataFile(to_json(record) + b"\n")
