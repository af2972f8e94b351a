"""The command line. Each command lies in a module of its own, imported when it is called."""

import importlib

import click

from generator import __version__

_COMMANDS = {
    "new": "Make a starter site that builds at once.",
    "build": "Build the site.",
    "serve": "Show the site in a browser, and again after each change.",
    "check": "Say what is wrong with the documents, and with the site made of them.",
    "inspect": "Show what was understood of a document.",
    "cv": "Write a person's curriculum vitae as PDF.",
    "import": "Bring in what registries and files say of a person.",
    "override": "Replace a file of the theme by your own.",
    "publish": "Bring the site to where people read it.",
    "verify": "Say whether a folder, or what a host serves, is the site that was built.",
    "ci": "Let a host build, check and publish the site after each change.",
    "explain": "Explain the code of a note.",
    "schema": "Write the JSON Schema of a kind of file, for editors.",
}


class _LazyGroup(click.Group):
    """Knows the names of its commands, and imports only the one that is called: imports are most of a short build."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in _COMMANDS:
            return None
        # A module cannot be called as a word of the language.
        module = "importing" if cmd_name == "import" else cmd_name
        command: click.Command = importlib.import_module(f"generator.cli.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            import difflib  # noqa: PLC0415 - only after a typing error

            near = difflib.get_close_matches(args[0], _COMMANDS, n=1)
            hint = f" Did you mean {near[0]}?" if near else " `oeuvre --help` lists them."
            raise click.UsageError(f"There is no command {args[0]}.{hint}", ctx) from None


_WELCOME = """\
Oeuvre makes a website of a researcher's work from a plain-text document.

  oeuvre new my-site      make a small site that builds at once
  cd my-site
  oeuvre serve            look at it while you write
  oeuvre build            write it to output/

There is no content/ folder here yet, so there is nothing to build. `oeuvre --help` lists all commands.
"""


@click.group(cls=_LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="oeuvre")
@click.pass_context
def group(context: click.Context) -> None:
    """Make a website of a researcher's work."""
    if context.invoked_subcommand is None:
        from pathlib import Path  # noqa: PLC0415 - not needed by any command's start

        click.echo(context.get_help() if Path("content").is_dir() else _WELCOME, nl=False)
        if Path("content").is_dir():
            click.echo()
