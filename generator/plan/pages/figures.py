"""The numbers of a figure as files beside its page: CSV for spreadsheets, JSON for programs."""

import csv
import io
from collections.abc import Callable, Iterator
from typing import Literal

from pydantic_core import to_json

from generator.plan.charts.shapes import AreaMap, Cell, Chart, Network, Table
from generator.plan.exports.csv_table import cell
from generator.plan.page import Page
from generator.plan.views.files import DataFile
from generator.plan.views.statistics import TermsView


def figure_csv(table: Table) -> DataFile:
    """Make a table for spreadsheets: RFC 4180, in UTF-8 with a mark at the beginning, by which they know it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.keys)
    writer.writerows([_written(one) for one in row] for row in table.values)
    return DataFile(("\ufeff" + text.getvalue()).encode())


def _written(one: Cell) -> Cell:
    return cell(one) if isinstance(one, str) else one


def figure_json(title: str, description: str, coverage: str, table: Table) -> DataFile:
    """Make the same for programs, with what the page says of it."""
    columns = [{"key": key, "label": label} for key, label in zip(table.keys, table.head, strict=True)]
    record = {"title": title, "description": description, "coverage": coverage, "columns": columns, "rows": table.values}
    return DataFile(to_json(record) + b"\n")


Ending = Literal["csv", "json"]

_ENDINGS: tuple[Ending, ...] = ("csv", "json")


Figure = AreaMap | Chart | Network | TermsView
"""What has numbers, and says what they are."""


def figure_pages(base: str, make: Callable[..., DataFile], parts: tuple[object, ...]) -> Iterator[Page]:
    """Yield the files of a figure. base: their address without the ending. make: takes the parts and the ending."""
    for ending in _ENDINGS:
        yield Page(f"{base}.{ending}", make, (*parts, ending), index=False)


def figure_file(figure: Figure, ending: Ending) -> DataFile:
    """Make a file of a figure."""
    if ending == "csv":
        return figure_csv(figure.table)
    return figure_json(figure.title, figure.description, figure.coverage, figure.table)
