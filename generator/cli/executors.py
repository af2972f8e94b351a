"""Where pages are drawn, if not here."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future, InvalidStateError
from contextlib import contextmanager, suppress
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click

from generator.diagnostics.unreadable import unreadable

_SECONDS_TO_CONNECT = 10
_SECONDS_WITHOUT_WORKERS = 60
"""A cluster may replace its workers, but not for ever."""
_BETWEEN_LOOKS = 0.5

Result = TypeVar("Result")


@contextmanager
def executor_of(address: str | None) -> Iterator[Executor | None]:
    """Give the executor at an address, "dask://HOST:PORT"; None for none.

    Ends the command with a message if it cannot be reached, and if it fails before all is drawn.
    """
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
    dask = _dask()
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    try:
        client = dask.Client(f"tcp://{host}:{port}", timeout=_SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, TimeoutError) as error:
        raise click.ClickException(f"there is no Dask scheduler at {address}: {error}") from None
    with client:
        if not _count_of_workers(client):
            raise click.ClickException(
                f"the Dask scheduler at {address} has no workers; start some: dask worker tcp://{host}:{port}"
            )
        try:
            with _Patient(client) as executor:
                yield executor
        except ImportError as error:
            raise click.ClickException(f"the workers at {address} cannot run Oeuvre: {error}; the old site stands") from None
        except (dask.scheduler.KilledWorker, dask.client.FutureCancelledError, CancelledError, _DesertedError) as error:
            reason = "its workers died while they were drawing" if isinstance(error, dask.scheduler.KilledWorker) else ""
            reason = reason or str(error) or "the connection to it was lost"
            raise click.ClickException(f"the cluster at {address} failed: {reason}; the old site stands") from None
        except click.ClickException:
            raise
        except Exception as error:
            told = unreadable(address, error).message
            raise click.ClickException(f"a page could not be made: {told}; the old site stands") from None


class _DesertedError(Exception):
    """Nobody is left to do the work."""


class _Patient(Executor):
    """Dask's executor, whose work fails when nobody is left to do it: by itself it would wait for ever."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._executor: Executor = client.get_executor(pure=False)
        self._pending: set[Future[Any]] = set()
        self._closed = threading.Event()
        self._watch = threading.Thread(target=self._look_for_workers, daemon=True)
        self._watch.start()

    def submit(self, function: Callable[..., Result], /, *arguments: Any, **options: Any) -> "Future[Result]":
        """Have a function called by one of the workers."""
        future: Future[Result] = Future()
        self._pending.add(future)
        future.add_done_callback(self._pending.discard)
        self._executor.submit(function, *arguments, **options).add_done_callback(lambda done: _hand_over(done, future))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002 - nobody waits for it here
        """Stop. What is under way is given up."""
        self._closed.set()
        self._watch.join()
        self._executor.shutdown(wait=False)

    def _look_for_workers(self) -> None:
        seen = time.monotonic()
        while not self._closed.wait(_BETWEEN_LOOKS):
            with suppress(Exception):  # whatever goes wrong here, workers have not been seen
                seen = time.monotonic() if _count_of_workers(self._client) else seen
            if time.monotonic() - seen > _SECONDS_WITHOUT_WORKERS:
                reason = f"no worker has been there for {_SECONDS_WITHOUT_WORKERS} seconds (their logs tell why; "
                reason += "each needs the same Python, Oeuvre and libraries as this machine)"
                for future in tuple(self._pending):
                    with suppress(InvalidStateError):
                        future.set_exception(_DesertedError(reason))


def _hand_over(done: "Future[Result]", future: "Future[Result]") -> None:
    with suppress(InvalidStateError):
        if done.cancelled():
            future.set_exception(CancelledError())
        elif (error := done.exception()) is not None:
            future.set_exception(error)
        else:
            future.set_result(done.result())


def _count_of_workers(client: Any) -> int:
    return len(client.scheduler_info(n_workers=-1)["workers"])


def _dask() -> Any:
    try:
        import distributed  # noqa: PLC0415 - an extra, without types
    except ImportError:
        raise click.UsageError("--executor dask:// needs Dask: pip install 'oeuvre[dask]'") from None
    return distributed
