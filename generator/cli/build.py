"""`oeuvre build`."""

import datetime
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.answer import tell
from generator.cli.options import (
    Jobs,
    chosen_content,
    notes_as_json,
    notes_as_texts,
    output_options,
    project_options,
)
from generator.cli.progress_line import ProgressLine
from generator.load.cache import DAMAGED
from generator.progress import Progress
from generator.unchanged import Inputs, cache_beside, command_of, forget, remember
from generator.write.lock import output_lock

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from generator.diagnostics.diagnostic import Diagnostic
    from generator.settings import Options


@click.command()
@project_options
@output_options
@click.option(
    "--jobs",
    type=Jobs(),
    default="auto",
    show_default=True,
    help="Processes to draw pages in; auto: as many as there are processors, if there is enough work.",
)
@click.option(
    "--executor",
    "executor_address",
    metavar="dask://HOST:PORT",
    help="Draw with the workers of a Dask cluster, which have to see the output folder under the same path.",
)
@click.option("--patterns", is_flag=True, help="Add /patterns/: every component of the theme in every state.")
@click.option("--preview", is_flag=True, help="Ask search engines on every page to leave the site out; write no sitemap.")
@click.option(
    "--each",
    is_flag=True,
    help="Write a site of its own for each person, each in a folder of OUTPUT. In --base-url, {person} stands for its name.",
)
@click.option(
    "--manifest",
    "manifest",
    is_flag=False,
    flag_value="",
    metavar="[FILE]",
    help="Write a list of all files with their hashes, for `oeuvre verify` and `sha256sum --check`. "
    "[default of FILE: the name of the output folder and .sha256, beside it]",
)
@click.option("--timings", is_flag=True, help="Say where the time went.")
@click.option("--strict", is_flag=True, help="Fail on warnings too; nothing is written then.")
@click.option(
    "--keep-going/--no-keep-going",
    default=True,
    help="Build the others when a document has errors (the exit code is 1 all the same), or write nothing then. "
    "[default: keep going]",
)
@click.option(
    "--atomic",
    is_flag=True,
    help="Exchange the whole folder at one moment, however little has changed. [default: when most files change]",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("--json", "json_wanted", is_flag=True, help="Write the summary as JSON to the standard output.")
@click.pass_context
def command(
    context: click.Context,
    content: Path | None,
    content_option: Path | None,
    config_path: Path | None,
    as_of: datetime.date | None,
    output: Path,
    cache: Path | None,
    base_url: str | None,
    jobs: int | None,
    executor_address: str | None,
    patterns: bool,
    preview: bool,
    each: bool,
    manifest: str | None,
    timings: bool,
    strict: bool,
    keep_going: bool,
    atomic: bool,
    quiet: bool,
    json_wanted: bool,
) -> None:
    """Build the site of CONTENT, a folder of documents or one document, into a folder of static HTML.

    A document with errors is left out, and the exit code is 1; the others are built. If there is nothing to show, or a
    template is broken, the site of the last build stays as it is.
    """
    started = time.perf_counter()
    chosen = chosen_content(content, content_option)
    folder = str(cache or cache_beside(str(chosen)))
    if Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(output)):
        raise click.UsageError(f"The cache {folder} lies inside of the output folder and would be published; choose another.")
    target = _manifest_path(manifest, output)
    from generator.settings import Options  # noqa: PLC0415 - loaded after the arguments are known to be right

    damaged = forget(folder)
    words: list[str] | None = context.obj
    if each and executor_address:
        raise click.UsageError("--each builds one site after another, so --executor has nothing to share out.")
    if each and not keep_going:
        raise click.UsageError("--each keeps going: the site of one person has nothing to do with another's.")
    with output_lock(output, lambda: click.echo(f"Another build writes to {output}; waiting for it.", err=True)):
        # What is read is as new as what is written: nobody else has been here meanwhile.
        inputs = None
        if words and not each:
            inputs = Inputs(command_of(words), str(chosen), str(config_path) if config_path else None)
        with _executor(executor_address) as executor, ProgressLine(quiet=quiet) as line:
            told = line.progress
            options = Options(base_url=base_url, as_of=as_of, preview=preview, patterns=patterns)
            if each:
                answer = _build_each(chosen, config_path, options, output, Path(folder), jobs, told, strict=strict)
            else:
                answer = _build(
                    chosen, config_path, options, output, Path(folder), jobs, executor, told,
                    strict=strict, keep_going=keep_going, atomic=atomic,
                )  # fmt: skip
    answer |= {"quiet": quiet, "json": json_wanted}
    if target is not None and answer["finished"]:
        answer |= _keep_manifest(output, target)
    if damaged:
        answer["warning"] = DAMAGED
    if answer["finished"] and inputs is not None and not timings and target is None:
        # What was written now will have been there before.
        again = {"written": 0, "removed": 0, "unchanged": answer["files"], "warning": None}
        remember(folder, inputs, str(output), answer | again)
    seconds = time.perf_counter() - started
    tell(answer, seconds)
    if timings:
        line.tell_timings(seconds)
    sys.exit(0 if answer["ok"] else 1)


def _manifest_path(asked: str | None, output: Path) -> Path | None:
    """Return where the list of files is to be written, None for nowhere; ends the command if that cannot be."""
    if asked is None:
        return None
    whole = Path(os.path.realpath(output))
    path = Path(asked) if asked else output.with_name(f"{whole.name}.sha256")
    if Path(os.path.realpath(path)).is_relative_to(whole):
        raise click.UsageError(
            f"The list {path} would lie inside of the output folder and be published; choose another place."
        )
    return path


def _keep_manifest(output: Path, path: Path) -> dict[str, object]:
    """Write the list of all files; return what there is to tell if that fails."""
    from generator.verify.listed import listed_in  # noqa: PLC0415 - most builds write none
    from generator.write.manifest import manifest_bytes  # noqa: PLC0415

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f"{path.name}.new")
        temporary.write_bytes(manifest_bytes(listed_in(output) or {}))
        temporary.replace(path)
    except OSError as error:
        return {"ok": False, "failure": f"the list of files could not be written: {error.strerror} ({path})"}
    return {}


def _build(
    content: Path,
    config_path: Path | None,
    options: "Options",
    output: Path,
    cache: Path,
    jobs: int | None,
    executor: "Executor | None",
    progress: Progress,
    *,
    strict: bool,
    keep_going: bool,
    atomic: bool,
) -> dict[str, object]:
    """Build, and return what there is to tell about it, as plain data."""
    from generator.build import build, plan_build  # noqa: PLC0415 - an unchanged build does without
    from generator.diagnostics.diagnostic import Severity  # noqa: PLC0415
    from generator.diagnostics.show import tally  # noqa: PLC0415
    from generator.diagnostics.unreadable import unreadable  # noqa: PLC0415
    from generator.memory import Memory  # noqa: PLC0415
    from generator.render.faults import RenderError  # noqa: PLC0415
    from generator.workers import WorkersError  # noqa: PLC0415
    from generator.write.stage import OutputError  # noqa: PLC0415

    memory = Memory(cache)
    planned = plan_build(content, config_path, options, memory, progress)
    memory.readings.forget()
    notes = planned.notes
    report = None
    failure = ""
    stopped = (strict and bool(notes)) or (not keep_going and planned.refused)
    if planned.site is not None and not stopped:
        root = planned.project.root
        try:
            protected = (content, root / "templates", root / "static")
            report = build(planned, output, cache, protected, jobs, executor, progress, atomic=atomic)
            memory.keep(planned.site.relatives, planned.told(report))
        except RenderError as error:
            notes = (*notes, error.diagnostic)
        except OutputError as error:
            failure = str(error)
        except WorkersError as error:
            failure = f"{error}; the old site stands"
        except OSError as error:
            reason = f"{error.strerror or error} ({error.filename or output})"
            failure = f"the site could not be written: {reason}; the old one stands"
        except Exception as error:
            if _is_end_of_process(error):
                failure = "a process that was drawing pages was ended from outside, perhaps for want of memory; "
                failure += "the old site stands; --jobs 1 takes the least memory"
            elif executor is not None:
                # Whoever has reached the cluster says what is wrong with it.
                raise
            else:
                # Whatever it is, one line says so, and where, for a report.
                failure = f"a page could not be made: {unreadable(str(content), error).message}; the old site stands"
    errors = [note for note in notes if note.severity is Severity.ERROR]
    if report is None and not failure:
        only_warnings = strict and not errors
        failure = "nothing was written" + (": there are warnings, and --strict was asked for" if only_warnings else "")
    return {
        "ok": report is not None and not errors,
        "finished": report is not None,
        "failure": failure,
        "output": str(output),
        "files": len(report.paths) if report else 0,
        "pages": sum(path.endswith(".html") for path in report.paths) if report else 0,
        "written": len(report.written) if report else 0,
        "unchanged": report.unchanged if report else 0,
        "removed": len(report.removed) if report else 0,
        "warning": DAMAGED if memory.damaged else report.ignored if report else None,
        "tally": tally(notes),
        "texts": notes_as_texts(notes),
        "error_texts": notes_as_texts(errors),
        "notes": notes_as_json(notes),
    }


@contextmanager
def _executor(address: str | None) -> Iterator["Executor | None"]:
    """Give the executor at an address; None for none."""
    if address is None:
        yield None
        return
    from generator.cli.executors import executor_of  # noqa: PLC0415 - few builds draw elsewhere

    with executor_of(address) as executor:
        yield executor


def _is_end_of_process(error: Exception) -> bool:
    from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - one process does without

    return isinstance(error, BrokenExecutor)


def _build_each(
    content: Path,
    config_path: Path | None,
    options: "Options",
    output: Path,
    cache: Path,
    jobs: int | None,
    progress: Progress,
    *,
    strict: bool,
) -> dict[str, object]:
    """Build a site for each person, and return what there is to tell about it, as plain data."""
    from generator.diagnostics.diagnostic import Severity  # noqa: PLC0415 - most builds are of one site
    from generator.diagnostics.show import tally  # noqa: PLC0415
    from generator.each import build_each  # noqa: PLC0415
    from generator.load.walk import root_of  # noqa: PLC0415
    from generator.memory import Memory  # noqa: PLC0415
    from generator.render.faults import RenderError  # noqa: PLC0415
    from generator.write.stage import OutputError  # noqa: PLC0415

    if strict:
        raise click.UsageError("--each goes on where a document has warnings; `oeuvre check --strict` looks at them first.")
    root = root_of(content.absolute())
    protected = (content, root / "templates", root / "static")
    memory = Memory(cache)
    report, failure = None, ""
    notes: tuple[Diagnostic, ...] = ()
    try:
        report, notes = build_each(content, config_path, options, output, cache, protected, jobs, memory, progress)
    except RenderError as error:
        notes = (error.diagnostic,)
    except OutputError as error:
        failure = str(error)
    except OSError as error:
        failure = f"the sites could not be written: {error.strerror or error} ({error.filename or output})"
    errors = [note for note in notes if note.severity is Severity.ERROR]
    reports = report.reports.values() if report else ()
    if report is None and not failure:
        failure = "nothing was written"
    elif report and report.failures:
        failure = "; ".join(report.failures[:5])
    return {
        "ok": report is not None and not errors and not failure,
        "finished": report is not None,
        "failure": failure,
        "output": str(output),
        "files": sum(len(one.paths) for one in reports),
        "pages": sum(path.endswith(".html") for one in reports for path in one.paths),
        "written": sum(len(one.written) for one in reports),
        "unchanged": sum(one.unchanged for one in reports),
        "removed": sum(len(one.removed) for one in reports),
        "warning": DAMAGED if memory.damaged else None,
        "tally": tally(notes),
        "texts": notes_as_texts(notes),
        "error_texts": notes_as_texts(errors),
        "notes": notes_as_json(notes),
    }
