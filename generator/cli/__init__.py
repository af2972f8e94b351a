"""The command line. An unchanged build is answered here; everything else is read by click in `commands`."""

import os
import sys
import time


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
    # Nobody extends our models, and to look for somebody who might takes 30 ms of every start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from generator.cli.commands import group  # noqa: PLC0415 - click takes as long to load as all of the above to run

    group(args=words, prog_name="oeuvre", obj=words)
