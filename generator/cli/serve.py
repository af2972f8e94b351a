"""`oeuvre serve`."""

import datetime
import socket
import webbrowser
from pathlib import Path

import click

from generator.cli.options import BaseUrlParam, chosen_content, project_options, show_notes

_PORTS_TRIED = 50


@click.command()
@project_options
@click.option("--base-url", type=BaseUrlParam(), help="Where the site will be published.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port; if it is busy, the next free one.",
)
@click.option("--allowed-host", multiple=True, help="Another name by which browsers may ask; may be repeated.")
@click.option("--open", "open_wanted", is_flag=True, help="Open the site in a browser.")
@click.option("--poll", is_flag=True, help="Look for changes by polling, for network and container file systems.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but the address and errors.")
def command(
    content: Path | None,
    content_option: Path | None,
    config_path: Path | None,
    as_of: datetime.date | None,
    base_url: str | None,
    host: str,
    port: int,
    allowed_host: tuple[str, ...],
    open_wanted: bool,
    poll: bool,
    quiet: bool,
) -> None:
    """Show the site of CONTENT in a browser, and again after each change of a document, template, style or setting.

    Nothing is written to disk. Ctrl-C ends it.
    """
    chosen = chosen_content(content, content_option)

    from generator.build import Options  # noqa: PLC0415 - loaded after the arguments are known to be right
    from generator.load.project import watched_paths  # noqa: PLC0415
    from generator.load.walk import root_of  # noqa: PLC0415
    from generator.serve.preview import Preview, Snapshot  # noqa: PLC0415
    from generator.serve.run import run  # noqa: PLC0415
    from generator.serve.watch import Watcher  # noqa: PLC0415

    bound = _bind(host, port)
    free_port = bound.getsockname()[1]
    if port and free_port != port:
        click.echo(f"Port {port} is busy; using {free_port}.", err=True)
    preview = Preview(chosen, config_path, Options(base_url=base_url, as_of=as_of, live=True))

    def show(snapshot: Snapshot) -> None:
        show_notes([] if quiet and not snapshot.broken else snapshot.notes)
        if not quiet:
            state = "at fault; the last good site is shown" if snapshot.broken else f"{len(snapshot.files):,} files"
            click.echo(f"Built: {state}.", err=True)

    preview.listeners.append(show)
    preview.rebuild()
    paths = watched_paths(root_of(chosen.absolute()), chosen) + ((config_path,) if config_path else ())
    watcher = Watcher(paths, preview.rebuild, poll=poll)
    watcher.start()
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{free_port}/"
    click.echo(f"Serving {chosen} at {address} (Ctrl-C ends it)")
    if open_wanted:
        webbrowser.open(address)
    try:
        run(preview, bound, frozenset({*allowed_host, name}))
    finally:
        watcher.stop()
        bound.close()


def _bind(host: str, port: int) -> socket.socket:
    """Return a socket on the first free port from `port` on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for number in [0] if port == 0 else range(port, min(port + _PORTS_TRIED, 65536)):
        candidate = socket.socket(family, socket.SOCK_STREAM)
        try:
            candidate.bind((host, number))
            # From here on browsers may knock: they wait until the server answers.
            candidate.listen(512)
        except OSError:
            candidate.close()
        else:
            return candidate
    raise click.ClickException(f"No free port from {port} on at {host}.")
