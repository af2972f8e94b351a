"""Which papers in different documents are the same work, and the address of each."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from generator.model.paper import Paper
from generator.model.profile import Profile
from generator.model.value import value
from generator.plan.slugs import fold, short_hash, slugify
from generator.plan.text import plain


@value
class Work:
    """A paper of the site, however many documents tell of it."""

    slug: str
    title: str
    """Plain text."""
    paper: Paper
    """The fullest account of it."""
    people: tuple[int, ...]
    """Indexes of the profiles that list it, ascending."""


@value
class SharedSlug:
    """An address that several works would have; each has one of its own below, and this one leads to all."""

    slug: str
    works: tuple[Work, ...]


def works_of(profiles: tuple[Profile, ...]) -> tuple[tuple[Work, ...], tuple[SharedSlug, ...]]:
    """Return every work once, newest first, undated last, then by title; and the addresses that would be shared.

    Two accounts in different documents are one work if title, year and first author agree: less is not evidence enough,
    since different papers do share short titles. One document does not list a work twice, so where it has two papers
    that agree in these, their dates and at last their abstracts decide.
    """
    accounts = [(place, paper) for place, profile in enumerate(profiles) for paper in profile.papers]
    merged = [
        (_fullest(paper for _, paper in found), tuple(sorted({place for place, _ in found})))
        for found in _same_works(accounts, (_identity, _date_text, _abstract))
    ]

    by_slug: defaultdict[str, list[tuple[Paper, tuple[int, ...]]]] = defaultdict(list)
    titles: dict[str, str] = {}
    for paper, people in merged:
        title = titles.setdefault(paper.title, plain(paper.title))
        by_slug[slugify(title)].append((paper, people))
    works: list[Work] = []
    shared: list[SharedSlug] = []
    for slug, claimants in by_slug.items():
        if len(claimants) == 1:
            paper, people = claimants[0]
            works.append(Work(slug, titles[paper.title], paper, people))
            continue
        slugs = _own_slugs(slug, [paper for paper, _ in claimants])
        own = sorted(
            (
                Work(own_slug, titles[paper.title], paper, people)
                for own_slug, (paper, people) in zip(slugs, claimants, strict=True)
            ),
            key=_by_time,
        )
        works += own
        shared.append(SharedSlug(slug, tuple(own)))
    return tuple(sorted(works, key=_by_time)), tuple(sorted(shared, key=lambda entry: entry.slug))


def _first_author(paper: Paper) -> str:
    return paper.byline.authorships[0].name.display if paper.byline.authorships else ""


def _year(paper: Paper) -> str:
    return str(paper.date.year) if paper.date and paper.date.year else ""


def _identity(paper: Paper) -> tuple[str, ...]:
    return (fold(paper.title), _year(paper), fold(_first_author(paper)))


def _date_text(paper: Paper) -> tuple[str, ...]:
    return (paper.date.iso or paper.date.text if paper.date else "",)


def _abstract(paper: Paper) -> tuple[str, ...]:
    return paper.abstract


def _same_works(
    accounts: list[tuple[int, Paper]], keys: tuple[Callable[[Paper], tuple[str, ...]], ...]
) -> Iterator[list[tuple[int, Paper]]]:
    """Yield accounts of one work together: by the first key, and within a document that repeats it, by the next ones."""
    groups: defaultdict[tuple[str, ...], list[tuple[int, Paper]]] = defaultdict(list)
    for place, paper in accounts:
        groups[keys[0](paper)].append((place, paper))
    for found in groups.values():
        repeats = len({place for place, _ in found}) < len(found)
        if repeats and len(keys) > 1:
            yield from _same_works(found, keys[1:])
        else:
            yield found


def _own_slugs(slug: str, papers: list[Paper]) -> list[str]:
    """Return addresses for papers that would share one: from each paper alone, never from its place among the others.

    So a third paper of the same name moves neither. Only papers that agree in everything but the abstract need that too.
    """
    slugs = [_own_slug(slug, paper) for paper in papers]
    counts = Counter(slugs)
    return [
        own if counts[own] == 1 else _own_slug(slug, paper, *paper.abstract) for own, paper in zip(slugs, papers, strict=True)
    ]


def _own_slug(slug: str, paper: Paper, *more: str) -> str:
    names = (authorship.name.display for authorship in paper.byline.authorships)
    category = paper.category.full_code if paper.category else ""
    own = short_hash(paper.title, category, *_date_text(paper), *names, *more)
    return "-".join(part for part in (slug, _year(paper), own) if part)


def _fullest(papers: Iterable[Paper]) -> Paper:
    return max(
        papers,
        key=lambda paper: (
            paper.byline.complete,
            len(paper.byline.authorships),
            sum(map(len, paper.abstract)),
            paper.has_code,
            paper.score is not None,
        ),
    )


def _by_time(work: Work) -> tuple[int, int, int, str, str]:
    year, month, day = work.paper.date.sort_key if work.paper.date else (0, 0, 0)
    # An unknown year sorts behind every known one, whatever its month.
    if year == 0:
        month = day = 0
    return (-year, -month, -day, fold(work.paper.title), work.slug)
