"""Lists of papers: grouped by year, cut into pages, counted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.language.words import Words
from generator.plan import routes
from generator.plan.corpus import Corpus, Entry, name_slug
from generator.plan.counted import Bylined, year_span
from generator.plan.views.pieces import Paging, Tally, YearGroup

_MOST_SIBLINGS = 80
_MOST_COMPANIONS = 12


def by_year(entries: Iterable[Entry], words: Words) -> tuple[YearGroup, ...]:
    """Group papers, which come newest first, under their years; undated ones last."""
    groups: dict[int | None, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.year, []).append(entry)
    return tuple(
        YearGroup(
            label=words.say("Undated") if year is None else words.date("year", year),
            anchor="undated" if year is None else f"y{year}",
            path=None if year is None else routes.year_path(year),
            cards=tuple(entry.card for entry in found),
        )
        for year, found in groups.items()
    )


def pages_of(
    entries: tuple[Entry, ...], size: int, base: str, words: Words
) -> tuple[tuple[str, tuple[Entry, ...], Paging], ...]:
    """Cut a list into pages, the first with the newest papers at `base`.

    Older pages are numbered from the oldest papers and always full, so that a new paper changes the first page only; the
    first page holds up to twice the size.
    """
    older = max(0, len(entries) // size - 1)
    first = entries[: len(entries) - older * size]
    numbers = range(older, 0, -1)
    chunks = [(base, first)]
    chunks += [
        (routes.page_of(base, number), entries[len(entries) - number * size : len(entries) - (number - 1) * size])
        for number in numbers
    ]
    paths = [path for path, _ in chunks]
    return tuple(
        (
            path,
            chunk,
            paging_at(place, paths, words),
        )
        for place, (path, chunk) in enumerate(chunks)
    )


def paging_at(place: int, paths: Sequence[str], words: Words) -> Paging:
    """Return where a list goes on from one of its pages, which count from 0."""
    number, total = str(place + 1), str(len(paths))
    return Paging(
        newer=paths[place - 1] if place else None,
        older=paths[place + 1] if place + 1 < len(paths) else None,
        label=words.say("Page {number} of {total}", number=number, total=total) if len(paths) > 1 else "",
        number=place + 1,
        total=len(paths),
    )


def titled(title: str, paging: Paging, words: Words) -> str:
    """Return the title of a page of a list: of further pages with their number."""
    if paging.newer is None:
        return title
    return words.say("{title}, page {number} of {total}", title=title, number=str(paging.number), total=str(paging.total))


def feed_of(entries: Iterable[Entry], path: str, corpus: Corpus) -> str | None:
    """Return the address at which the feed of a list lies; None if it has none: see `_has_feeds` of the corpus."""
    return path if corpus.common.site.feeds and any(entry.year is not None for entry in entries) else None


def with_shares(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    """Give each tally its share of the largest one, in per cent, at least 1."""
    found = tuple(tallies)
    most = max((tally.count for tally in found), default=0)
    return tuple(replace(tally, share=max(1, round(100 * tally.count / most))) for tally in found) if most else found


def coverage(entries: Sequence[Bylined], words: Words, *, years: bool = True) -> str:
    """Return what a list holds, counted from it: "15 papers, 2020 – 2026, 7 with code". years=False: without the years."""
    code = sum(entry.has_code for entry in entries)
    parts = [
        words.count(len(entries), "{n} paper", "{n} papers"),
        year_span(entries, words) if years else "",
        words.count(code, "{n} with code", "{n} with code") if code else "",
    ]
    return words.joined(parts)


def category_tallies(entries: tuple[Entry, ...], corpus: Corpus) -> tuple[Tally, ...]:
    """Count papers by category, most first."""
    counts: dict[str, int] = {}
    for entry in entries:
        code = entry.gist.category
        if code is not None:
            counts[code] = counts.get(code, 0) + 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return with_shares(
        Tally(view.name, view.path, count, detail=view.code, tone=view.tone, key=code)
        for code, count in ordered
        for view in (corpus.common.categories[code],)
    )


def year_tallies(entries: tuple[Entry, ...], words: Words) -> tuple[Tally, ...]:
    """Count papers by year, newest first."""
    counts: dict[int, int] = {}
    for entry in entries:
        if entry.year is not None:
            counts[entry.year] = counts.get(entry.year, 0) + 1
    return with_shares(
        Tally(words.date("year", year), routes.year_path(year), counts[year], key=str(year))
        for year in sorted(counts, reverse=True)
    )


def organisation_tallies(corpus: Corpus) -> tuple[Tally, ...]:
    """Count papers by organisation, most first."""
    ordered = sorted(corpus.by_organisation.items(), key=lambda item: (-len(item[1]), item[0]))
    names, words = corpus.organisation_names, corpus.common.words
    return with_shares(
        Tally(names[slug], routes.organisation_path(slug), len(found), detail=year_span(found, words))
        for slug, found in ordered
    )


def venue_tallies(corpus: Corpus) -> tuple[Tally, ...]:
    """Count papers by venue, most first."""
    ordered = sorted(corpus.by_venue.items(), key=lambda item: (-len(item[1]), item[0]))
    names, words = corpus.venue_names, corpus.common.words
    return with_shares(
        Tally(names[slug], routes.venue_path(slug), len(found), detail=year_span(found, words)) for slug, found in ordered
    )


def companion_tallies(entries: Iterable[Entry], corpus: Corpus, own: str | int) -> tuple[Tally, ...]:
    """Count who stands beside somebody above papers, most often first.

    own: whose papers they are: a person of the site by their place, or a printed name by the end of its address.
    """
    counts: Counter[str | int] = Counter()
    names: dict[str | int, str] = {}
    for entry in entries:
        for name, place in zip(entry.names, entry.authors, strict=True):
            key = name_slug(name) if place is None else place
            if key != own:
                counts[key] += 1
                names.setdefault(key, name)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], names[item[0]]))[:_MOST_COMPANIONS]
    return tuple(Tally(names[key], _path_of(key, corpus), count) for key, count in ordered if count > 1)


def _path_of(key: str | int, corpus: Corpus) -> str | None:
    if isinstance(key, int):
        return corpus.common.people[key].path
    return routes.author_path(key) if key in corpus.by_author else None


def siblings_of(tallies: tuple[Tally, ...], path: str) -> tuple[Tally, ...]:
    """Return the same tallies, the one at `path` without its link: it is the page itself.

    None if they are very many: thousands of pages would each carry links to all others, and the index has them anyway.
    """
    if len(tallies) > _MOST_SIBLINGS:
        return ()
    return tuple(replace(tally, path=None) if tally.path == path else tally for tally in tallies)
