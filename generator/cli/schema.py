"""`oeuvre schema`."""

import click

from generator.cli.options import echo_json


@click.command()
@click.argument("name", metavar="NAME", type=click.Choice(["site", "about", "paper", "page", "group"]))
def command(name: str) -> None:
    """Write the JSON Schema of a kind of file, by which editors complete and check it.

    NAME is site for site.toml; about, paper, page or group for the front matter of such a Markdown file.
    """
    from generator.schemas import schema_of  # noqa: PLC0415 - the models take time to load

    echo_json(schema_of(name))
