"""`oeuvre check`."""

import datetime
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import (
    DEFAULT_CONTENT,
    BaseUrlParam,
    Jobs,
    chosen_content,
    echo_json,
    notes_as_json,
    project_options,
)
from generator.cli.progress_line import ProgressLine
from generator.unchanged import cache_beside

if TYPE_CHECKING:
    from generator.build import Planned
    from generator.diagnostics.diagnostic import Diagnostic
    from generator.gate.external import Answer
    from generator.gate.site import Looked
    from generator.progress import Progress

_LINKS = "links"
"""In the cache folder: answers of other sites."""
_ENOUGH_TO_TELL = 3
"""Links that all fail alike before the machine's own connection is suspected."""


@click.command()
@project_options
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Check the site that was built into this folder. [default: build it into a temporary one]",
)
@click.option("--documents-only", is_flag=True, help="Look at the documents only; build nothing.")
@click.option("--base-url", type=BaseUrlParam(), help="Where the site will be published, for all that must be absolute.")
@click.option("--external", is_flag=True, help="Ask whether links to other sites still lead somewhere.")
@click.option(
    "--budget",
    type=click.IntRange(min=1),
    default=1000,
    show_default=True,
    metavar="KB",
    help="What a page may weigh with all that it loads, in kilobytes, uncompressed.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    default="error",
    show_default=True,
    help="What makes the exit code 1.",
)
@click.option("--strict", is_flag=True, help="The same as --fail-on warning.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github", "gitlab"]),
    help="Text for people, JSON for programs, text with annotations for GitHub Actions, or a code quality report for "
    "GitLab. [default: text; github where GITHUB_ACTIONS is true]",
)
@click.option("--json", "json_wanted", is_flag=True, help="The same as --format json.")
@click.option("--jobs", type=Jobs(), default="auto", show_default=True, help="Processes to work in.")
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
def command(
    content: Path | None,
    content_option: Path | None,
    config_path: Path | None,
    as_of: datetime.date | None,
    site: Path | None,
    documents_only: bool,
    base_url: str | None,
    external: bool,
    budget: int,
    fail_on: str,
    strict: bool,
    format_: str | None,
    json_wanted: bool,
    jobs: int | None,
    quiet: bool,
) -> None:
    """Say what is wrong with the documents of CONTENT, and with the site that is made of them.

    First every note about the documents, then what is wrong with the site's pages: HTML, links, headings, texts for
    pictures, colours, weight, metadata, sitemap and feeds. Each note tells the place, and how to mend it.

    The exit code is 1 if there is an error.
    """
    if documents_only and (site or external):
        raise click.UsageError("--documents-only leaves out the site, so neither --site nor --external goes with it.")
    # A built site can be checked without its documents.
    has_content = bool(content or content_option) or site is None or DEFAULT_CONTENT.exists()
    chosen = chosen_content(content, content_option) if has_content else None
    format_ = "json" if json_wanted else format_ or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")

    from generator.diagnostics.diagnostic import Severity  # noqa: PLC0415 - loaded after the arguments are known to be right

    with ProgressLine(quiet=quiet) as line:
        planned: Planned | None = None
        notes: tuple[Diagnostic, ...] = ()
        if chosen is not None:
            planned, notes = _plan(chosen, config_path, as_of, base_url, line.progress)
        looked: Looked | None = None
        more: tuple[Diagnostic, ...] = ()
        if not documents_only and (site is not None or (planned is not None and planned.site is not None)):
            looked, more = _look(site, planned, budget * 1000, jobs, line.progress)
        answers: dict[str, Answer] = {}
        if external and looked is not None:
            answers, dead = _ask(looked, Path(cache_beside(str(chosen or site))) / _LINKS, line.progress)
            more = (*more, *dead)
    notes = (*notes, *more)
    failed = any(one.severity is Severity.ERROR for one in notes) or (bool(notes) and (strict or fail_on == "warning"))
    _tell(format_, failed, notes, planned, looked, answers)
    sys.exit(1 if failed else 0)


def _plan(
    content: Path, config_path: Path | None, as_of: datetime.date | None, base_url: str | None, progress: "Progress"
) -> "tuple[Planned, tuple[Diagnostic, ...]]":
    from generator.build import plan_build  # noqa: PLC0415 - as above
    from generator.settings import Options  # noqa: PLC0415 - as above

    planned = plan_build(content, config_path, Options(as_of=as_of, base_url=base_url), progress=progress)
    return planned, (*planned.notes, *_unknown_originals(content))


def _unknown_originals(content: Path) -> "Iterator[Diagnostic]":
    """Tell of files of the user's own of which no upgrade could say that they are out of date."""
    from generator.diagnostics.codes import note  # noqa: PLC0415 - as above
    from generator.diagnostics.diagnostic import Span  # noqa: PLC0415 - as above
    from generator.load.originals import overrides  # noqa: PLC0415 - as above
    from generator.load.walk import built_in_theme, root_of  # noqa: PLC0415 - as above

    folder = root_of(content.absolute()) / "templates"
    # In a checkout of Oeuvre the theme itself lies where a project's own files do.
    if not folder.is_dir() or folder.samefile(built_in_theme()):
        return
    for override in overrides(folder):
        if override.copied_from is None:
            yield note("unknown-original", Span(source=f"templates/{override.path}"), path=override.path)


def _look(
    folder: Path | None, planned: "Planned | None", budget: int, jobs: int | None, progress: "Progress"
) -> "tuple[Looked | None, tuple[Diagnostic, ...]]":
    """Look at a site: the one in a folder, or the planned one, which is built for it. Returns what is wrong with it."""
    from generator.diagnostics.codes import note  # noqa: PLC0415 - as above
    from generator.diagnostics.diagnostic import Span  # noqa: PLC0415
    from generator.gate.origin import Origins  # noqa: PLC0415
    from generator.gate.site import look_at, open_site  # noqa: PLC0415

    mend = None
    if planned is not None and planned.site is not None:
        mend = Origins.of_project(planned.site, planned.project).of
    if folder is not None:
        site = open_site(folder)
        if site is None:
            return None, (note("not-a-site", Span(source=str(folder)), folder=folder),)
        looked = look_at(site, shown_as=f"{folder.as_posix()}/", budget=budget, jobs=jobs, mend=mend, progress=progress)
        return looked, looked.notes
    if planned is None:
        return None, ()
    from generator.build import build  # noqa: PLC0415 - as above
    from generator.render.faults import RenderError  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="oeuvre-check-") as temporary:
        built = Path(os.path.realpath(temporary)) / "site"
        try:
            build(planned, built, Path(temporary) / "cache", jobs=jobs, progress=progress)
        except RenderError as error:
            return None, (error.diagnostic,)
        site = open_site(built)
        if site is None:
            return None, ()
        looked = look_at(site, budget=budget, jobs=jobs, mend=mend, progress=progress)
        return looked, looked.notes


def _ask(looked: "Looked", memory: Path, progress: "Progress") -> "tuple[dict[str, Answer], tuple[Diagnostic, ...]]":
    """Ask for the addresses of other sites, except those that answered lately. Returns all answers, and what is dead."""
    from generator.diagnostics.codes import note  # noqa: PLC0415 - as above
    from generator.gate.external import NO_HOST, Asker, State, keep_answers, read_answers  # noqa: PLC0415

    asker = Asker(own_hosts=looked.own_hosts)
    remembered = read_answers(memory, asker.clock.today().date())
    answers = {url: remembered[url] for url in looked.away if url in remembered}
    asked = [url for url in looked.away if url not in answers]
    with progress.phase("asking other sites", "links", len(asked)) as step:
        for url, answer in asker.ask_all(asked):
            answers[url] = answer
            step()
    if len(asked) >= _ENOUGH_TO_TELL and all(answers[url].reason == NO_HOST for url in asked):
        click.echo("error: no other site can be found; is there a connection to the internet? Nothing was asked.", err=True)
        return {url: answer for url, answer in answers.items() if url not in asked}, ()
    keep_answers(memory, {**remembered, **answers})
    dead = []
    for url, answer in sorted(answers.items()):
        if answer.state is State.DEAD:
            place = looked.away[url]
            told = note("dead-external-link", place.at, reason=answer.reason, name=url)
            others = f"; {place.pages:,} pages lead there" if place.pages > 1 else ""
            dead.append(told.model_copy(update={"message": told.message + others}))
    return answers, tuple(dead)


def _tell(
    format_: str,
    failed: bool,
    notes: "tuple[Diagnostic, ...]",
    planned: "Planned | None",
    looked: "Looked | None",
    answers: "Mapping[str, Answer]",
) -> None:
    from generator.diagnostics.show import as_annotation, as_code_quality, as_text, tally  # noqa: PLC0415 - as above

    documents = planned.documents if planned is not None else 0
    states = [str(answer.state) for answer in answers.values()]
    counts = {state: states.count(state) for state in dict.fromkeys(sorted(states))}
    if format_ == "json":
        site = {"pages": looked.pages, "files": looked.files} if looked is not None else None
        links = {
            url: {"state": str(answer.state), "reason": answer.reason, "day": answer.day.isoformat()}
            for url, answer in sorted(answers.items())
        }
        echo_json({"ok": not failed, "documents": documents, "site": site, "notes": notes_as_json(notes), "links": links})
        return
    if format_ == "gitlab":
        echo_json(as_code_quality(notes))
    for one in notes:
        click.echo(as_text(one), err=True)
        if format_ == "github":
            click.echo(as_annotation(one), err=True)
    parts = [f"{documents:,} document{'' if documents == 1 else 's'}"] if planned is not None else []
    if looked is not None:
        parts.append(f"{looked.pages:,} page{'' if looked.pages == 1 else 's'}")
    if answers:
        said = ", ".join(f"{count:,} {state}" for state, count in counts.items())
        parts.append(f"{len(answers):,} link{'' if len(answers) == 1 else 's'} to other sites ({said})")
    click.echo(f"{', '.join(parts) or 'nothing'}: {tally(notes)}", err=format_ == "gitlab")
