"""`oeuvre new`."""

import shutil
from pathlib import Path

import click

from generator.cli.ci import HOSTS, add_workflow

_STARTER = Path(__file__).resolve().parent.parent / "starter"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--ci",
    "host",
    type=click.Choice([*HOSTS, "none"]),
    default="github",
    show_default=True,
    help="Who shall build and publish the site after each change. It can be added later: oeuvre ci HOST.",
)
def command(folder: Path, host: str) -> None:
    """Make a starter site in FOLDER that builds at once, with comments that teach.

    A folder that already has files in it is not touched.
    """
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty. Name a new folder, or an empty one.")
    shutil.copytree(_STARTER, folder, dirs_exist_ok=True)
    # Named without its dot in the package, where it would otherwise rule over the package's own files.
    (folder / "gitignore").rename(folder / ".gitignore")
    steps = "" if folder.resolve() == Path.cwd() else f"  cd {folder}\n"
    click.echo(
        f"Made {folder}. Next:\n\n{steps}"
        "  oeuvre serve     look at it while you write\n"
        "  oeuvre build     write it to output/\n"
    )
    if host != "none":
        add_workflow(host, folder)
