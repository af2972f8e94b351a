"""Files for other programs: beside each paper's page, and beside each list of papers."""

from collections.abc import Callable, Iterator

from generator.model.config import ExportName
from generator.plan import routes
from generator.plan.corpus import Corpus, Entry
from generator.plan.earlier import Earlier
from generator.plan.exports.bibtex import BIBTEX_LIST, bibtex_file
from generator.plan.exports.csl_json import CSL_LIST, csl_json_file
from generator.plan.exports.csv_table import CSV_LIST
from generator.plan.exports.formats import Format, collection_formats, collection_paths, paper_formats
from generator.plan.exports.joined import ListFormat
from generator.plan.exports.markdown import markdown_file
from generator.plan.exports.ris import ris_file
from generator.plan.page import Page
from generator.plan.views.files import DataFile
from generator.plan.views.paper import ExportView

LARGEST_FILE = 45_000_000
"""Bytes; a longer list is split. Overleaf takes files of up to 50 MB, and sizes are estimated here."""

_MAKERS: dict[ExportName, Callable[..., DataFile]] = {
    "bibtex": bibtex_file,
    "ris": ris_file,
    "csl-json": csl_json_file,
    "markdown": markdown_file,
}
_LISTS: dict[ExportName, ListFormat] = {"bibtex": BIBTEX_LIST, "csl-json": CSL_LIST, "csv": CSV_LIST}


def paper_export_pages(corpus: Corpus, places: range) -> Iterator[Page]:
    """Yield the files of each paper of a stretch of the corpus."""
    formats = paper_formats(corpus.config.exports)
    for place in places:
        entry = corpus.entries[place]
        path = entry.path
        for one in formats:
            yield Page(f"{path}{one.paper_file}", _MAKERS[one.name], (entry,), False, entry.digest)


def list_export_pages(corpus: Corpus, earlier: Earlier) -> Iterator[Page]:
    """Yield the files of each list that has some: of the whole site, of people, categories and years."""
    lists = [(routes.HOME, corpus.entries)]
    if not corpus.single:
        lists += [(link.path, entries) for link, entries in zip(corpus.common.people, corpus.by_person, strict=True)]
    lists += [(corpus.common.categories[code].path, entries) for code, entries in corpus.by_category.items()]
    lists += [(routes.year_path(year), entries) for year, entries in corpus.by_year.items()]
    for base, entries in lists:
        for one in collection_formats(corpus.config.exports):
            chunks = _chunks(one, entries)
            for path, chunk in zip(collection_paths(one, base, len(chunks)), chunks, strict=True):
                yield Page(path, list_file, (earlier, one, *chunk), index=False)


def list_file(earlier: Earlier, one: Format, *entries: Entry) -> DataFile:
    """Make the file of a list. What the list of all papers has said of a paper before is taken from there."""
    form = _LISTS[one.name]
    known = earlier.records(one.name, _earlier_paths(earlier, one), form.parted)
    records = [known.get(entry.digest) or form.record(entry.reference, entry.key).encode() for entry in entries]
    return DataFile(form.joined(records))


def whole_lists(corpus: Corpus) -> tuple[str, ...]:
    """Return the addresses of the files that list all papers."""
    return tuple(
        path
        for one in collection_formats(corpus.config.exports)
        for path in collection_paths(one, routes.HOME, len(_chunks(one, corpus.entries)))
    )


def _earlier_paths(earlier: Earlier, one: Format) -> list[str]:
    """Return the addresses that the list of all papers had, in the order of the papers: the last one holds the newest."""
    (whole,) = collection_paths(one, routes.HOME, 1)
    if whole in earlier.told.files:
        return [whole]
    paths = collection_paths(one, routes.HOME, len(earlier.told.files))
    return [path for path in reversed(paths) if path in earlier.told.files]


def list_exports(corpus: Corpus, base: str, entries: tuple[Entry, ...], name: str) -> tuple[ExportView, ...]:
    """Return the files of a list as links. name: what the list is of, in letters that may stand in a file's name."""
    found: list[ExportView] = []
    for one in collection_formats(corpus.config.exports):
        paths = collection_paths(one, base, len(_chunks(one, entries)))
        for number, path in enumerate(paths, start=1):
            part = f" {number}" if len(paths) > 1 else ""
            file_name = f"{name}{part.replace(' ', '-')}{one.ending}"
            found.append(ExportView(one.label + part, path, file_name, one.media_type))
    return tuple(found)


def _chunks(one: Format, entries: tuple[Entry, ...]) -> list[tuple[Entry, ...]]:
    """Cut a list into files that are not too large; nothing of an empty one.

    Counted from the oldest papers, so that a new paper changes the last file only. Within a file newest first.
    """
    # What tells all of a paper, abstract and all, takes no less room than any of these files.
    if sum(entry.gist.size for entry in entries) <= LARGEST_FILE:
        return [entries] if entries else []
    chunks: list[tuple[Entry, ...]] = []
    chunk: list[Entry] = []
    size = 0
    for entry in reversed(entries):
        own = entry.gist.size if one.name == "csl-json" else _size_without_abstract(entry)
        if chunk and size + own > LARGEST_FILE:
            chunks.append(tuple(reversed(chunk)))
            chunk, size = [], 0
        chunk.append(entry)
        size += own
    return [*chunks, tuple(reversed(chunk))]


def _size_without_abstract(entry: Entry) -> int:
    """Return about how many bytes a record of BibTeX or a row of a table takes, rather too many than too few."""
    paper = entry.paper
    texts = [paper.title, paper.venue.name if paper.venue else "", *paper.keywords]
    texts += [authorship.name.display for authorship in paper.byline.authorships]
    return 500 + sum(10 + len(text) * (1 if text.isascii() else 3) for text in texts)
