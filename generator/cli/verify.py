"""`oeuvre verify`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import DEFAULT_OUTPUT, echo_json
from generator.cli.progress_line import ProgressLine

if TYPE_CHECKING:
    from generator.verify.listed import Verdict

_MOST_PATHS = 40
"""So many files of each kind are named; --json names all."""


@click.command()
@click.argument("place")
@click.option(
    "--manifest",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="List of files, as `oeuvre build --manifest` writes it. [default: the folder's own; for an address that of output]",
)
@click.option("--allow-extra", is_flag=True, help="Let the folder hold files that the list does not name.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what is wrong.")
@click.option("--json", "json_wanted", is_flag=True, help="Write what was found as JSON to the standard output.")
def command(place: str, manifest: Path | None, allow_extra: bool, quiet: bool, json_wanted: bool) -> None:
    """Say whether a site is what was built: byte for byte, file by file.

    PLACE is a folder, or the address where the site is published, https://example.org/me/. Every build leaves a list of
    its files with their hashes in the output; the site is held against it, or against one that was kept.

    The exit code is 1 if a file is wrong, missing, or one too many.
    """
    from generator.verify.folder import verify_folder  # noqa: PLC0415 - loaded after the arguments are known to be right
    from generator.verify.published import Host  # noqa: PLC0415

    is_address = place.startswith(("https://", "http://"))
    folder = Path(place)
    if not is_address and not folder.is_dir():
        raise click.UsageError(f"There is no folder {place}. An address begins with https://.")
    files = _list_for(DEFAULT_OUTPUT if is_address else folder, manifest)
    with ProgressLine(quiet=quiet) as line, line.progress.phase("looking at files", "files", len(files)) as step:
        if is_address:
            verdict = Host(place if place.endswith("/") else f"{place}/").verify(files, step)
        else:
            verdict = verify_folder(folder, files, step)
    faults = (*verdict.wrong, *verdict.missing, *verdict.unanswered, *(() if allow_extra else verdict.extra))
    if json_wanted:
        echo_json(
            {
                "ok": not faults,
                "checked": verdict.checked,
                "wrong": dict(verdict.wrong),
                "missing": list(verdict.missing),
                "extra": list(verdict.extra),
                "unanswered": dict(verdict.unanswered),
            }
        )
    else:
        _tell(verdict, place, quiet=quiet and not faults, allow_extra=allow_extra)
    sys.exit(1 if faults else 0)


def _list_for(folder: Path, manifest: Path | None) -> dict[str, str]:
    """Return the digests to hold a site against; ends the command with a message if there are none."""
    from generator.verify.listed import listed_in, read_list  # noqa: PLC0415 - as above

    if manifest is not None:
        try:
            files = read_list(manifest)
        except OSError as error:
            raise click.UsageError(f"{manifest} cannot be read: {error.strerror}.") from None
        if files is None:
            raise click.UsageError(f"{manifest} is no list of files; `oeuvre build --manifest FILE` writes one.")
        return files
    files = listed_in(folder)
    if files is None:
        raise click.UsageError(
            f"{folder} has no list of its files, so Oeuvre has not built it; say with --manifest what it should be."
        )
    return files


def _tell(verdict: "Verdict", place: str, *, quiet: bool, allow_extra: bool) -> None:
    rows = [
        *_cut([f"wrong: {path}: {reason}" for path, reason in verdict.wrong]),
        *_cut([f"missing: {path}" for path in verdict.missing]),
        *_cut([f"not answered: {path}: {reason}" for path, reason in verdict.unanswered]),
        *_cut([f"extra: {path}" for path in verdict.extra] if not allow_extra else []),
    ]
    for row in rows:
        click.echo(_visible(row), err=True)
    if not quiet:
        counts = (
            (len(verdict.wrong), "wrong"),
            (len(verdict.missing), "missing"),
            (len(verdict.unanswered), "not answered"),
            (0 if allow_extra else len(verdict.extra), "extra"),
        )
        said = ", ".join(f"{count:,} {word}" for count, word in counts if count) or "all as they were built"
        click.echo(f"{verdict.checked:,} files of {place}: {said}")


def _cut(rows: list[str]) -> list[str]:
    more = [f"… and {len(rows) - _MOST_PATHS:,} more; --json names all"] if len(rows) > _MOST_PATHS else []
    return rows[:_MOST_PATHS] + more


def _visible(text: str) -> str:
    return "".join(character if character.isprintable() else f"\\x{ord(character):02x}" for character in text)
