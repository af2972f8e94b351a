"""The command line. An unchanged build is answered here; everything else is read by click in `commands`."""

import gc
import os
import sys
import time
from types import ModuleType


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; exits with 0 when done, 1 for errors in the content, 2 for wrong usage."""
    started = time.perf_counter()
    words = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a name in another script still shows the rest of the note.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    from generator.cli.answer import tell  # noqa: PLC0415 - these two are light
    from generator.unchanged import answer_if_unchanged  # noqa: PLC0415

    answer = answer_if_unchanged(words)
    if answer is not None:
        tell(answer, time.perf_counter() - started)
        sys.exit(0 if answer["ok"] else 1)
    _start_quickly()
    from generator.cli.commands import group  # noqa: PLC0415 - click takes as long to load as all of the above to run

    group(args=words, prog_name="oeuvre", obj=words)


def _start_quickly() -> None:
    """Spare what the start of a command does not need: a fifth of its time."""
    # What is loaded is not thrown away, so to look for some of it that might be takes 10 ms and finds nothing.
    gc.disable()
    # Nobody extends our models: to look for somebody who might takes 30 ms, and to load what looks another 10.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    nobody = ModuleType("pydantic.plugin._loader")
    nobody.get_plugins = tuple  # type: ignore[attr-defined]  # what pydantic asks for, and is given an empty one
    sys.modules.setdefault("pydantic.plugin._loader", nobody)
