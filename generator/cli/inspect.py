"""`oeuvre inspect`."""

import datetime
import sys
from pathlib import Path

import click

from generator.cli.options import Day, echo_json, notes_as_json, show_notes


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as-of", type=Day(), help="Day on which the document was captured: dates without a year lie in its year.")
@click.option("--json", "json_wanted", is_flag=True, help="Write the facts as JSON.")
def command(file: Path, as_of: datetime.date | None, json_wanted: bool) -> None:
    """Show what was understood of FILE, a profile document."""
    from generator.diagnostics.diagnostic import Severity  # noqa: PLC0415 - loaded after the arguments are known to be right
    from generator.diagnostics.show import tally  # noqa: PLC0415
    from generator.inspect import as_table, profile_facts  # noqa: PLC0415
    from generator.load.files import read_file  # noqa: PLC0415
    from generator.parse.profile import parse_profile  # noqa: PLC0415

    content, notes = read_file(file, file.as_posix())
    profile = None
    if content is not None:
        profile, own_notes = parse_profile(content, file.as_posix(), as_of)
        notes += own_notes
    if json_wanted:
        facts = profile_facts(profile) if profile else {}
        echo_json({**facts, "notes": notes_as_json(notes)})
    else:
        if profile:
            click.echo(as_table(profile))
        show_notes(notes, most=sys.maxsize)
        click.echo(tally(notes))
    sys.exit(1 if any(note.severity is Severity.ERROR for note in notes) else 0)
