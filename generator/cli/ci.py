"""`oeuvre ci`."""

from pathlib import Path

import click

HOSTS = ("github", "gitlab", "forgejo", "netlify", "cloudflare")


@click.command()
@click.argument("host", type=click.Choice(HOSTS))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True), default=Path())
@click.option("-n", "--dry-run", is_flag=True, help="Show the files, and write none.")
def command(host: str, folder: Path, dry_run: bool) -> None:
    """Let HOST build the site in FOLDER after each change, check it, and publish it.

    Writes the few files that HOST needs, with fixed versions of all that they use. Builds keep their cache; of pull requests
    there are previews, which search engines leave out. A file that you have changed is never written over.
    """
    if not ((folder / "content").is_dir() or (folder / "site.toml").is_file()):
        raise click.UsageError(f"{folder} has neither content/ nor site.toml, so there is no site to build.")
    add_workflow(host, folder, dry_run=dry_run)


def add_workflow(host: str, folder: Path, *, dry_run: bool = False) -> None:
    """Write what a host needs into a project, and say what is left to do; ends the command if that cannot be."""
    from generator.cli.publish import settings_of  # noqa: PLC0415 - loaded after the arguments are known to be right
    from generator.plan.slugs import slugify  # noqa: PLC0415
    from generator.publish.workflows import HOSTS as KNOWN  # noqa: PLC0415
    from generator.publish.workflows import WorkflowError, workflow_of  # noqa: PLC0415

    config = settings_of(folder / "site.toml")
    try:
        workflow = workflow_of(host, folder, slugify(folder.resolve().name) or "site", config)
    except WorkflowError as error:
        raise click.ClickException(str(error)) from None
    for path, text in workflow.written.items():
        if dry_run:
            click.echo(f"----- {path}\n{text}", nl=False)
            continue
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8", newline="\n")
        click.echo(f"Wrote {(folder / path).as_posix()}")
    for path in workflow.right:
        click.echo(f"{(folder / path).as_posix()} is right as it is")
    if dry_run:
        return
    steps = list(KNOWN[host].steps)
    if not KNOWN[host].knows_address and config.base_url is None:
        steps.insert(0, 'Set base_url in site.toml to the address of the site, such as base_url = "https://example.org/me/".')
    if (repository := _repository_around(folder)) is not None:
        steps.insert(0, f"Move these files to {repository}, the top of the repository, and adapt the paths in them.")
    click.echo(f"\nFor {KNOWN[host].title}:")
    for number, step in enumerate(steps, start=1):
        click.echo(f"  {number}. {step}")


def _repository_around(folder: Path) -> Path | None:
    """Return the top of the repository if the project lies deeper in it: hosts look at the top only."""
    top = next((one for one in (folder.resolve(), *folder.resolve().parents) if (one / ".git").exists()), None)
    return None if top in (None, folder.resolve()) else top
