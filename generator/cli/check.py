"""`oeuvre check`."""

import datetime
import sys
from pathlib import Path

import click

from generator.cli.options import chosen_content, echo_json, notes_as_json, project_options, show_notes


@click.command()
@project_options
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--json", "json_wanted", is_flag=True, help="Write the notes as JSON to the standard output.")
def command(
    content: Path | None,
    content_option: Path | None,
    config_path: Path | None,
    as_of: datetime.date | None,
    strict: bool,
    json_wanted: bool,
) -> None:
    """Say what is wrong with the documents of CONTENT: every note, with its place and how to mend it.

    The exit code is 1 if something cannot be shown.
    """
    chosen = chosen_content(content, content_option)

    from generator.build import Options, plan_build  # noqa: PLC0415 - loaded after the arguments are known to be right
    from generator.diagnostics.show import tally  # noqa: PLC0415

    planned = plan_build(chosen, config_path, Options(as_of=as_of))
    failed = planned.refused or (strict and bool(planned.notes))
    documents = planned.documents
    if json_wanted:
        echo_json({"ok": not failed, "documents": documents, "notes": notes_as_json(planned.notes)})
    else:
        show_notes(planned.notes, most=sys.maxsize)
        click.echo(f"{documents:,} document{'' if documents == 1 else 's'}: {tally(planned.notes)}")
    sys.exit(1 if failed else 0)
