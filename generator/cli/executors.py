"""Where pages are drawn, if not here."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import click

_SECONDS_TO_CONNECT = 10


@contextmanager
def executor_of(address: str | None) -> Iterator[Executor | None]:
    """Give the executor at an address, "dask://HOST:PORT"; None for none. Ends the command if it cannot be reached."""
    if address is None:
        yield None
        return
    parts = urlsplit(address)
    try:
        port = parts.port
    except ValueError:
        port = None
    if parts.scheme != "dask" or not parts.hostname or port is None:
        raise click.BadParameter(f"{address!r} is not an address such as dask://127.0.0.1:8786", param_hint="--executor")
    try:
        client = _dask().Client(f"tcp://{parts.hostname}:{port}", timeout=_SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, TimeoutError) as error:
        raise click.ClickException(f"there is no Dask scheduler at {address}: {error}") from None
    with client:
        if not client.scheduler_info()["workers"]:
            raise click.ClickException(f"the Dask scheduler at {address} has no workers")
        yield client.get_executor(pure=False)


def _dask() -> Any:
    try:
        import distributed  # noqa: PLC0415 - an extra, without types
    except ImportError:
        raise click.UsageError("--executor dask:// needs Dask: pip install 'oeuvre[dask]'") from None
    return distributed
