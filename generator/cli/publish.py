"""`oeuvre publish`."""

import sys
import time
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import DEFAULT_OUTPUT, echo_json, show_notes
from generator.cli.progress_line import ProgressLine

if TYPE_CHECKING:
    from generator.model.config import Config
    from generator.model.destination import Destination
    from generator.publish.changes import Changes

_MOST_PATHS = 40
"""So many files are named in a dry run."""


@click.command()
@click.argument("to", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=DEFAULT_OUTPUT,
    show_default=True,
    help="Folder that the site was built into.",
)
@click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Settings file. [default: site.toml]",
)
@click.option(
    "--cache",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for what speeds up the next publish; safe to delete. [default: .oeuvre beside the settings]",
)
@click.option(
    "--history/--orphan",
    default=None,
    help="On a branch: keep earlier states of the site, or have one commit only. [default: keep]",
)
@click.option("--endpoint", metavar="URL", help="Where a store that speaks S3 answers, if it is not that of AWS.")
@click.option("--overwrite", is_flag=True, help="Replace files of the same names that somebody else has put there.")
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("--json", "json_wanted", is_flag=True, help="Write what was done as JSON.")
def command(
    to: str | None,
    output: Path,
    config_path: Path | None,
    cache: Path | None,
    history: bool | None,
    endpoint: str | None,
    overwrite: bool,
    dry_run: bool,
    quiet: bool,
    json_wanted: bool,
) -> None:
    """Bring the site that was built to where people read it: what changed, and nothing else.

    TO is a branch, git:gh-pages or git:https://example.org/me.git#pages; a folder, ./public or /srv/www/me; a server,
    reached by rsync over SSH, me@example.org:/var/www/me; or a store, s3://bucket/me. Without TO, the settings say it:

    \b
        [publish]
        to = "git:gh-pages"

    Only files that an earlier publish has brought are replaced or removed. Passwords and keys are left to git, SSH, and
    the environment.
    """  # noqa: D301 - click keeps the lines below such a character as they are
    started = time.perf_counter()
    from generator.publish.built import built_site  # noqa: PLC0415 - loaded after the arguments are known to be right
    from generator.publish.changes import PublishError  # noqa: PLC0415
    from generator.publish.run import Request, publish  # noqa: PLC0415
    from generator.write.lock import output_lock  # noqa: PLC0415

    root = (config_path.parent if config_path else Path()).absolute()
    config = settings_of(config_path or root / "site.toml")
    destination = _destination(to, config, root)
    protected = tuple(root / name for name in ("content", "templates", "static"))
    request = Request(
        destination,
        root,
        cache or root / ".oeuvre",
        protected,
        history=config.publish.history if history is None else history,
        endpoint=endpoint or config.publish.endpoint,
        dry_run=dry_run,
        overwrite=overwrite,
    )
    try:
        # No build may exchange the files meanwhile.
        with output_lock(output) if output.is_dir() else nullcontext():
            site = built_site(output, search_engines=config.search_engines)
            if not quiet:
                for warning in site.warnings:
                    click.echo(f"warning: {warning}", err=True)
            with ProgressLine(quiet=quiet) as line:
                changes = publish(site, request, line.progress)
    except PublishError as error:
        _fail(str(error), json_wanted=json_wanted)
    except OSError as error:
        _fail(f"{error.strerror or error} ({error.filename or destination.shown})", json_wanted=json_wanted)
    seconds = time.perf_counter() - started
    if json_wanted:
        _tell_json(changes, destination, seconds, dry_run=dry_run)
    elif not quiet:
        _tell(changes, destination, seconds, dry_run=dry_run)


def settings_of(path: Path) -> "Config":
    """Return the settings in a file; ends the command if they are wrong. Without the file all have their defaults."""
    from generator.parse.config import parse_config  # noqa: PLC0415 - as above

    config, notes = parse_config(path.read_bytes() if path.is_file() else None, path.name)
    if config is None:
        show_notes(notes)
        sys.exit(1)
    return config


def _destination(to: str | None, config: "Config", root: Path) -> "Destination":
    from generator.model.destination import Folder, parse_destination  # noqa: PLC0415 - as above

    text = to or config.publish.to
    if text is None:
        raise click.UsageError(
            'Say where to, such as `oeuvre publish git:gh-pages`, or in site.toml: [publish] to = "git:gh-pages".'
        )
    try:
        found = parse_destination(text)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if to is None and isinstance(found, Folder):
        return replace(found, path=str(root / found.path))
    return found


def _fail(reason: str, *, json_wanted: bool) -> None:
    click.echo(f"error: {reason}", err=True)
    if json_wanted:
        echo_json({"ok": False, "error": reason})
    sys.exit(1)


def _tell(changes: "Changes", destination: "Destination", seconds: float, *, dry_run: bool) -> None:
    if dry_run:
        paths = [*(f"+ {path}" for path in changes.upload), *(f"- {path}" for path in changes.remove)]
        for row in paths[:_MOST_PATHS]:
            click.echo(row)
        if len(paths) > _MOST_PATHS:
            click.echo(f"… and {len(paths) - _MOST_PATHS:,} more")
    would = "would be " if dry_run else ""
    click.echo(
        f"{destination.shown}: {len(changes.upload):,} {would}uploaded, {len(changes.remove):,} {would}removed, "
        f"{changes.unchanged:,} unchanged; {seconds:.2f} s"
    )


def _tell_json(changes: "Changes", destination: "Destination", seconds: float, *, dry_run: bool) -> None:
    echo_json(
        {
            "ok": True,
            "to": destination.shown,
            "dry_run": dry_run,
            "uploaded": list(changes.upload),
            "removed": list(changes.remove),
            "unchanged": changes.unchanged,
            "seconds": round(seconds, 3),
        }
    )
