"""The indexes: all categories, years, organisations, authors."""

from collections.abc import Iterator

from generator.plan import routes
from generator.plan.corpus import Corpus, Entry
from generator.plan.frame import Framer
from generator.plan.lists import category_tallies, organisation_tallies, year_span, year_tallies
from generator.plan.slugs import fold
from generator.plan.text import counted
from generator.plan.views import IndexPage, IndexSection, Tally


def index_pages(corpus: Corpus, framer: Framer) -> Iterator[IndexPage]:
    """Yield an index for each kind of list that the data has."""
    if corpus.by_category:
        groups: dict[str, list[Tally]] = {}
        for tally in category_tallies(corpus.entries, corpus):
            groups.setdefault(corpus.categories[tally.key].group, []).append(tally)
        sections = tuple(IndexSection(label, tuple(rows)) for label, rows in groups.items())
        lead = f"{counted(len(corpus.by_category), 'category', 'categories')} of arXiv's taxonomy, by number of papers."
        yield _index(framer, routes.CATEGORIES, "categories", "Categories", lead, sections)
    if corpus.by_year:
        undated = sum(entry.year is None for entry in corpus.entries)
        lead = f"{counted(len(corpus.entries) - undated, 'paper')} in {counted(len(corpus.by_year), 'year')}"
        lead += f"; {undated} without a year." if undated else "."
        yield _index(framer, routes.YEARS, "years", "Years", lead, (IndexSection("", year_tallies(corpus.entries)),))
    if corpus.by_organisation:
        named = sum(bool(entry.paper.organisations) for entry in corpus.entries)
        lead = f"The source names organisations for {named:,} of {counted(len(corpus.entries), 'paper')}, in short forms."
        sections = (IndexSection("", organisation_tallies(corpus)),)
        yield _index(framer, routes.ORGANISATIONS, "organisations", "Organisations", lead, sections)
    authors = _author_tallies(corpus)
    if authors:
        yield _index(framer, routes.AUTHORS, "authors", "Authors", _authors_lead(corpus), authors)


def _index(framer: Framer, path: str, kind: str, heading: str, lead: str, sections: tuple[IndexSection, ...]) -> IndexPage:
    return IndexPage(framer.frame(path, heading, f"{heading}: {lead}"), kind, heading, lead, sections)


def _authors_lead(corpus: Corpus) -> str:
    cut = sum(entry.card.byline.cut for entry in corpus.entries)
    lead = "Every name that stands in a byline."
    if cut:
        lead += (
            f" {cut:,} of {counted(len(corpus.entries), 'byline')} {'is' if cut == 1 else 'are'} cut by the source, "
            "so others are missing here."
        )
    return lead


def _author_tallies(corpus: Corpus) -> tuple[IndexSection, ...]:
    """Return all printed names by the first letter of their last word; names that differ by accents only are one."""
    spellings: dict[str, str] = {}
    papers: dict[str, list[Entry]] = {}
    for entry in corpus.entries:
        for text in dict.fromkeys(name.text for name in entry.card.byline.names):
            spellings.setdefault(fold(text), text)
            papers.setdefault(fold(text), []).append(entry)
    letters: dict[str, list[tuple[str, Tally]]] = {}
    for key, found in papers.items():
        family = key.split(",")[0].split()[-1] if key.split(",")[0].split() else key
        letter = family[:1].upper()
        # A single paper is linked itself; of several, the newest, with the number beside the name.
        tally = Tally(spellings[key], found[0].card.path, len(found), detail=year_span(found))
        letters.setdefault(letter if letter.isalpha() else "#", []).append((f"{family} {key}", tally))
    return tuple(
        IndexSection(letter, tuple(tally for _, tally in sorted(rows, key=lambda row: row[0])))
        for letter, rows in sorted(letters.items())
    )
