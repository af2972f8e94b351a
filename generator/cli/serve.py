"""`oeuvre serve`."""

import datetime
import errno
import ipaddress
import os
import signal
import socket
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import BaseUrlParam, chosen_content, project_options, show_notes

if TYPE_CHECKING:
    from generator.diagnostics.diagnostic import Diagnostic
    from generator.serve.preview import State

_PORTS_TRIED = 50


@click.command()
@project_options
@click.option("--base-url", type=BaseUrlParam(), help="Where the site will be published.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on. Others than the default let other machines read.",
)
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port; if it is busy, the next free one.",
)
@click.option("--allowed-host", multiple=True, help="Another name by which browsers may ask; may be repeated.")
@click.option("--open", "open_wanted", is_flag=True, help="Open the site in a browser.")
@click.option(
    "--poll/--no-poll",
    default=None,
    help="Look for changes instead of waiting for news of them. [default: on network and container file systems]",
)
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
    poll: bool | None,
    quiet: bool,
) -> None:
    """Show the site of CONTENT in a browser, and again after each change of a document, template, style or setting.

    Nothing is written to disk. Ctrl-C ends it.
    """
    chosen = chosen_content(content, content_option)

    from generator.serve.filesystem import needs_polling  # noqa: PLC0415
    from generator.serve.preview import Preview  # noqa: PLC0415
    from generator.serve.run import run  # noqa: PLC0415
    from generator.serve.watch import Watcher  # noqa: PLC0415
    from generator.settings import Options  # noqa: PLC0415 - loaded after the arguments are known to be right

    bound = _bind(host, port)
    free_port = bound.getsockname()[1]
    if port and free_port != port:
        click.echo(f"Port {port} is busy; using {free_port}.", err=True)
    _warn_of_strangers(host, bound, allowed_host)
    preview = Preview(chosen, config_path, Options(base_url=base_url, as_of=as_of, live=True))
    preview.listeners.append(_Reporter(quiet=quiet).tell)
    preview.rebuild()
    if poll is None and any(needs_polling(path) for path in preview.paths):
        poll = True
        click.echo("These files lie where changes may go untold: looking for them instead.", err=True)
    watcher = Watcher(preview.paths, preview.rebuild, poll=bool(poll))
    watcher.start()
    if watcher.poll and not poll:
        click.echo("The system cannot watch so many folders: looking for changes instead.", err=True)
    address = f"http://{_name_of(host)}:{free_port}/"
    click.echo(f"Serving {chosen} at {address} (Ctrl-C ends it)")
    if open_wanted:
        # Some browsers run in the terminal, and come back only when they are closed.
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    try:
        run(preview, bound, frozenset({*allowed_host, _name_of(host)}))
    finally:
        # It is ending; whoever presses Ctrl-C once more wants nothing else.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        watcher.stop()
        bound.close()


class _Reporter:
    """Tells in the terminal what became of each change: of the notes, those that are new."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._told: frozenset[Diagnostic] = frozenset()

    def tell(self, state: "State") -> None:
        """Tell of a new state."""
        from generator.diagnostics.show import tally  # noqa: PLC0415

        if not self._quiet or state.broken:
            show_notes([note for note in state.notes if note not in self._told])
        self._told = frozenset(state.notes)
        if not self._quiet:
            pages = f"{len(state.site):,} pages" if state.site else "nothing to show yet"
            result = "at fault; the last good state is shown" if state.broken and state.site else pages
            click.echo(f"Planned in {state.seconds:.2f} s: {result}; {tally(state.notes)}.", err=True)


def _bind(host: str, port: int) -> socket.socket:
    """Return a listening socket on the first free port from `port` on; 0 leaves the choice to the system."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for number in [0] if port == 0 else range(port, min(port + _PORTS_TRIED, 65536)):
        candidate = socket.socket(family, socket.SOCK_STREAM)
        try:
            if os.name == "posix":
                # A port that was in use until a moment ago is free. Elsewhere this would take it from who uses it.
                candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            candidate.bind((host, number))
            # From here on browsers may knock: they wait until the server answers.
            candidate.listen(512)
        except OSError as error:
            candidate.close()
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise click.ClickException(f"{host} cannot be listened on: {error.strerror}.") from error
        else:
            return candidate
    raise click.ClickException(f"No free port from {port} on at {host}.")


def _name_of(host: str) -> str:
    """Return by what name a browser on this machine reaches an address that is listened on."""
    name = {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not listened on
    return f"[{name}]" if ":" in name else name


def _warn_of_strangers(host: str, bound: socket.socket, allowed_hosts: tuple[str, ...]) -> None:
    """Say so if other machines can reach the preview."""
    if ipaddress.ip_address(bound.getsockname()[0]).is_loopback:
        return
    asked = ", ".join(allowed_hosts) or "--allowed-host NAME lets browsers elsewhere ask for it"
    click.echo(f"Warning: whoever reaches port {bound.getsockname()[1]} of this machine can read the preview", err=True)
    click.echo(f"(listening on {host}; names it answers to, beside those of this machine itself: {asked}).", err=True)
