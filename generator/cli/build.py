"""`oeuvre build`."""

import datetime
import sys
import time
from pathlib import Path

import click

from generator.cli.options import (
    chosen_content,
    echo_json,
    notes_as_json,
    output_options,
    project_options,
    show_notes,
)


@click.command()
@project_options
@output_options
@click.option("--strict", is_flag=True, help="Fail on warnings too; nothing is written then.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("--json", "json_wanted", is_flag=True, help="Write the summary as JSON to the standard output.")
def command(
    content: Path | None,
    content_option: Path | None,
    config_path: Path | None,
    as_of: datetime.date | None,
    output: Path,
    cache: Path | None,
    base_url: str | None,
    strict: bool,
    quiet: bool,
    json_wanted: bool,
) -> None:
    """Build the site of CONTENT, a folder of documents or one document, into a folder of static HTML.

    A document with errors is left out, and the exit code is 1; the others are built. If there is nothing to show, or a
    template is broken, the site of the last build stays as it is.
    """
    started = time.perf_counter()
    chosen = chosen_content(content, content_option)

    from generator.build import Options, build, plan_build  # noqa: PLC0415 - loaded after the arguments are known to be right
    from generator.diagnostics.diagnostic import Severity  # noqa: PLC0415
    from generator.diagnostics.show import tally  # noqa: PLC0415
    from generator.render.environment import RenderError  # noqa: PLC0415
    from generator.write.output import OutputError  # noqa: PLC0415

    planned = plan_build(chosen, config_path, Options(base_url=base_url, as_of=as_of))
    notes = planned.notes
    report = None
    failure = ""
    if planned.site is not None and not (strict and notes):
        root = planned.project.root
        protected = (chosen, root / "templates", root / "static")
        try:
            report = build(planned, output, cache or output.absolute().parent / ".oeuvre", protected)
        except RenderError as error:
            notes = (*notes, error.diagnostic)
        except OutputError as error:
            failure = str(error)
        except OSError as error:
            reason = f"{error.strerror or error} ({error.filename or output})"
            failure = f"the site could not be written: {reason}; the old one stands"
    errors = [note for note in notes if note.severity is Severity.ERROR]
    show_notes(errors if quiet else notes)
    if failure:
        click.echo(f"error: {failure}", err=True)
    elif report is None:
        click.echo(
            "error: nothing was written"
            + (": there are warnings, and --strict was asked for" if strict and not errors else ""),
            err=True,
        )
    if report and report.warning and not quiet:
        click.echo(f"note: {report.warning}", err=True)
    seconds = time.perf_counter() - started
    failed = bool(errors) or report is None
    if json_wanted:
        echo_json(
            {
                "ok": not failed,
                "output": str(output),
                "files": len(report.paths) if report else 0,
                "pages": sum(path.endswith(".html") for path in report.paths) if report else 0,
                "written": len(report.written) if report else 0,
                "unchanged": report.unchanged if report else 0,
                "removed": len(report.removed) if report else 0,
                "seconds": round(seconds, 3),
                "notes": notes_as_json(notes),
            }
        )
    elif report and not quiet:
        pages = sum(path.endswith(".html") for path in report.paths)
        removed = f", {len(report.removed):,} removed" if report.removed else ""
        click.echo(
            f"{pages:,} pages in {output}: {len(report.written):,} files written, {report.unchanged:,} unchanged{removed}; "
            f"{tally(notes)}; {seconds:.2f} s"
        )
    sys.exit(1 if failed else 0)
