"""`oeuvre override`."""

import difflib
from pathlib import Path

import click


@click.command()
@click.argument("paths", nargs=-1)
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    help="Folder of documents, or one document; templates/ lies beside it. [default: content]",
)
@click.option("--accept", is_flag=True, help="Say that your file fits the built-in one of today: it is not named any more.")
@click.option("--diff", "diff_wanted", is_flag=True, help="Show how your file differs from the built-in one of today.")
def command(paths: tuple[str, ...], content: Path, accept: bool, diff_wanted: bool) -> None:
    """Replace files of the theme by your own: copies each of PATHS, such as macros/byline.html, into templates/.

    Without PATHS, lists what can be replaced, and what you have replaced already.
    """
    from generator.load.originals import original, overridable, overrides, remember  # noqa: PLC0415 - commands start fast
    from generator.load.walk import root_of  # noqa: PLC0415
    from generator.parse.config import parse_config  # noqa: PLC0415

    root = root_of(content.absolute())
    templates, settings = root / "templates", root / "site.toml"
    config, _ = parse_config(settings.read_bytes() if settings.is_file() else None, "site.toml")
    known = overridable(config.theme if config else "book")
    if not paths:
        own = {override.path: override for override in overrides(templates)}
        for path in sorted({*known, *own}):
            state = "" if path not in own else "  yours, and the original has changed" if own[path].outdated else "  yours"
            click.echo(f"{path}{state}")
        return
    for path in paths:
        _refuse_unknown(path, known, original(path) is not None)
    for path in paths:
        own_file, built_in = templates / path, original(path) or b""
        if diff_wanted:
            _show_difference(path, built_in, own_file)
        elif accept:
            if not own_file.is_file():
                raise click.UsageError(f"There is no {own_file} to accept.")
            remember(templates, (path,))
            click.echo(f"{own_file} fits the theme of today.")
        else:
            if own_file.exists():
                raise click.UsageError(f"{own_file} is there already. Take it away first, or compare: --diff {path}")
            own_file.parent.mkdir(parents=True, exist_ok=True)
            own_file.write_bytes(built_in)
            remember(templates, (path,))
            click.echo(f"Made {own_file}. It is used from now on; change it as you like.")


def _refuse_unknown(path: str, known: tuple[str, ...], exists: bool) -> None:
    if not exists:
        near = difflib.get_close_matches(path, known, n=1)
        hint = f"Did you mean {near[0]}?" if near else "`oeuvre override` lists them."
        raise click.UsageError(f"The theme has no file {path}. {hint}")


def _show_difference(path: str, built_in: bytes, own_file: Path) -> None:
    if not own_file.is_file():
        raise click.UsageError(f"There is no {own_file} to compare.")
    one, other = (content.decode("utf-8", "replace").splitlines() for content in (built_in, own_file.read_bytes()))
    for line in difflib.unified_diff(one, other, f"built-in/{path}", str(own_file), lineterm=""):
        click.echo(line)
