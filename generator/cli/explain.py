"""`oeuvre explain`."""

import textwrap

import click


@click.command()
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain the CODE of a note, such as date-without-year; without one, list them all."""
    from generator.diagnostics.codes import CODES  # noqa: PLC0415 - the table needs pydantic

    if code is None:
        for name, entry in sorted(CODES.items()):
            click.echo(f"{name:<22} {entry.severity}")
        return
    name = code.strip("[]")
    if name not in CODES:
        import difflib  # noqa: PLC0415 - only after a typing error

        near = difflib.get_close_matches(name, CODES, n=1)
        raise click.UsageError(f"There is no code {code}." + (f" Did you mean {near[0]}?" if near else ""))
    entry = CODES[name]
    click.echo(f"{name} ({entry.severity})\n")
    click.echo(textwrap.fill(entry.explanation, 80))
    click.echo(f"\nExample: {entry.example}")
