"""`oeuvre inspect`."""

import datetime
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from generator.cli.options import Day, echo_json, notes_as_json, show_notes

if TYPE_CHECKING:
    from generator.parse.raw import Notes, Read

_IN_NO_FORMAT = frozenset({"unknown-format", "unsupported-format", "not-a-profile"})


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--as-of", type=Day(), help="Day on which a profile document was captured: dates without a year lie in its year."
)
@click.option(
    "--merged",
    is_flag=True,
    help="Join all documents of PATH, a content folder or a person's: every paper once, and where each field comes from.",
)
@click.option("--json", "json_wanted", is_flag=True, help="Write the facts as JSON: of several files as a list of documents.")
@click.option("--schema", is_flag=True, help="Write the JSON Schema of what --json writes, and do nothing else.")
def command(paths: tuple[Path, ...], as_of: datetime.date | None, merged: bool, json_wanted: bool, schema: bool) -> None:
    """Show what was understood of each PATH: a document of any format, or a folder of them.

    The exit code is 1 if something of them cannot be shown.
    """
    if schema:
        from generator.inspect.records import schema as made  # noqa: PLC0415 - loaded after the arguments are known to be right

        echo_json(made())
        return
    if not paths:
        raise click.UsageError("Say which documents to inspect: files or folders.")
    if merged:
        if len(paths) > 1:
            raise click.UsageError("--merged joins the documents of one folder: say which.")
        _tell_merged(paths[0], as_of, json_wanted=json_wanted)
    from generator.diagnostics.diagnostic import Severity  # noqa: PLC0415
    from generator.diagnostics.show import tally  # noqa: PLC0415

    found = list(_read_all(paths, as_of))
    notes = tuple(note for _, (_, own_notes) in found for note in own_notes)
    if json_wanted:
        documents = [_facts(source, read) for source, read in found]
        single = len(paths) == 1 and paths[0].is_file()
        echo_json(documents[0] if single else {"documents": documents})
    else:
        from generator.inspect import as_table  # noqa: PLC0415

        for _, (document, _) in found:
            if document is not None:
                click.echo(as_table(document))
        show_notes(notes, most=sys.maxsize)
        click.echo(tally(notes))
    sys.exit(1 if any(note.severity is Severity.ERROR for note in notes) else 0)


def _tell_merged(path: Path, as_of: datetime.date | None, *, json_wanted: bool) -> NoReturn:
    """Plan the site of a folder, say what is known of its papers, and exit."""
    from generator.build import plan_build  # noqa: PLC0415
    from generator.diagnostics.show import tally  # noqa: PLC0415
    from generator.inspect import as_merged_table, merged_facts  # noqa: PLC0415
    from generator.settings import Options  # noqa: PLC0415

    planned = plan_build(path, None, Options(as_of=as_of))
    if json_wanted:
        facts = merged_facts(planned.site.corpus) if planned.site else {"people": [], "papers": []}
        echo_json({**facts, "notes": notes_as_json(planned.notes)})
    else:
        if planned.site:
            click.echo(as_merged_table(planned.site.corpus))
        show_notes(planned.notes, most=sys.maxsize)
        click.echo(tally(planned.notes))
    sys.exit(1 if planned.refused else 0)


def _read_all(paths: tuple[Path, ...], as_of: datetime.date | None) -> "Iterator[tuple[str, Read]]":
    """Yield the name of each document and what was read. In a folder, files of no known format are passed over, and named."""
    from generator.load.files import read_file  # noqa: PLC0415
    from generator.load.walk import files_below  # noqa: PLC0415
    from generator.parse.document import parse_document  # noqa: PLC0415

    passed_over: list[str] = []
    for path in paths:
        for file in files_below(path) if path.is_dir() else (path,):
            source = file.as_posix()
            content, notes = read_file(file, source)
            if content is None:
                yield source, (None, notes)
                continue
            document, own_notes = parse_document(content, source, as_of)
            if document is None and path.is_dir() and _in_no_format(own_notes):
                passed_over.append(source)
            else:
                yield source, (document, (*notes, *own_notes))
    if passed_over:
        click.echo(f"passed over, in no format that is read: {', '.join(passed_over)}", err=True)


def _in_no_format(notes: "Notes") -> bool:
    return any(note.code in _IN_NO_FORMAT for note in notes)


def _facts(source: str, read: "Read") -> dict[str, Any]:
    from generator.inspect import document_facts, nothing_facts  # noqa: PLC0415

    document, notes = read
    facts = document_facts(document) if document else nothing_facts(source)
    return {**facts, "notes": notes_as_json(notes)}
