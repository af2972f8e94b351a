"""Which files there are for other programs, and what they are called."""

from collections.abc import Iterable

from generator.model.config import ExportName
from generator.model.value import value
from generator.plan.views.paper import ExportView


@value
class Format:
    """A format in which papers are exported."""

    name: ExportName
    label: str
    media_type: str
    ending: str
    paper_file: str | None
    """Name of the file beside a paper's page; None if there is none for a single paper."""
    collection_file: str | None
    """Name of the file beside a list, without its ending; None if lists have none."""


FORMATS: tuple[Format, ...] = (
    Format("bibtex", "BibTeX", "application/x-bibtex", ".bib", "cite.bib", "papers"),
    Format("ris", "RIS", "application/x-research-info-systems", ".ris", "cite.ris", None),
    Format("csl-json", "CSL-JSON", "application/vnd.citationstyles.csl+json", ".json", "cite.json", "papers"),
    Format("csv", "CSV", "text/csv", ".csv", None, "papers"),
    Format("markdown", "Markdown", "text/markdown", ".md", "index.md", None),
)


def paper_formats(wanted: Iterable[ExportName]) -> tuple[Format, ...]:
    """Return the formats in which single papers are written."""
    return tuple([one for one in FORMATS if one.paper_file is not None and one.name in wanted])


def collection_formats(wanted: Iterable[ExportName]) -> tuple[Format, ...]:
    """Return the formats in which lists of papers are written."""
    return tuple(one for one in FORMATS if one.collection_file is not None and one.name in wanted)


def paper_exports(wanted: Iterable[ExportName], path: str, slug: str) -> tuple[ExportView, ...]:
    """Return the files of one paper, whose page lies at `path`, as links."""
    return tuple(
        [ExportView(one.label, f"{path}{one.paper_file}", slug + one.ending, one.media_type) for one in paper_formats(wanted)]
    )


def collection_paths(one: Format, base: str, count: int) -> tuple[str, ...]:
    """Return the addresses of a list in one format: "papers.bib", or "papers-1.bib" and so on if it is split."""
    if count == 1:
        return (f"{base}{one.collection_file}{one.ending}",)
    return tuple(f"{base}{one.collection_file}-{number}{one.ending}" for number in range(1, count + 1))
