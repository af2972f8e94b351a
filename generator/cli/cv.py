"""`oeuvre cv`."""

import os
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator.cli.options import Day, Language, chosen_content, show_notes

if TYPE_CHECKING:
    import datetime

    from generator.model.config import CvDesign, PaperSize
    from generator.plan.corpus import Corpus

_LACKS = """\
What sets a curriculum vitae is not installed. It is Typst, one package without others:

  pip install "oeuvre[cv]"        or, in the same environment: pip install typst
"""


@click.command()
@click.argument("person", required=False)
@click.option(
    "--content",
    "content_option",
    type=click.Path(path_type=Path),
    help="Folder of documents, or one document. [default: content]",
)
@click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Settings file. [default: site.toml beside the content]",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="File to write; - for the standard output. [default: cv-NAME.pdf]",
)
@click.option(
    "--design", type=click.Choice(["classic", "modern"]), help="How it looks. [default: as in the settings, or classic]"
)
@click.option(
    "--paper", type=click.Choice(["a4", "us-letter"]), help="Size of the pages. [default: as in the settings, or a4]"
)
@click.option("--lang", type=Language(), help="Language of headings and dates. [default: as in the settings]")
@click.option("--as-of", type=Day(), help="Day on which the documents were captured: dates without a year lie in its year.")
def command(
    person: str | None,
    content_option: Path | None,
    config_path: Path | None,
    output: Path | None,
    design: "CvDesign | None",
    paper: "PaperSize | None",
    lang: str | None,
    as_of: "datetime.date | None",
) -> None:
    """Write the curriculum vitae of PERSON as PDF: what their page says, for print.

    PERSON is a name, the end of their page's address, or their document; with one person only, it can be left out.
    """
    if find_spec("typst") is None:
        raise click.ClickException(_LACKS.rstrip())
    if person and content_option is None and Path(person).is_file():
        content_option, person = Path(person), None
    chosen = chosen_content(None, content_option)

    from generator.build import plan_build  # noqa: PLC0415 - loaded after the arguments are known to be right
    from generator.load.theme import load_theme  # noqa: PLC0415
    from generator.plan.pages.cv import cv_page  # noqa: PLC0415
    from generator.plan.slugs import slugify  # noqa: PLC0415
    from generator.plan.views.cv import CvDocument  # noqa: PLC0415
    from generator.render.cv import CvError, Cvs  # noqa: PLC0415
    from generator.settings import Options  # noqa: PLC0415 - loaded after the arguments are known to be right

    planned = plan_build(chosen, config_path, Options(as_of=as_of, language=lang))
    if planned.site is None:
        show_notes(planned.notes)
        _fail("nothing was written: no person could be read")
    corpus = planned.site.corpus
    place = _place_of(person, corpus)
    config = corpus.config
    view = cv_page(corpus, place, design or config.cv or "classic", paper or config.cv_paper).view
    if not isinstance(view, CvDocument):
        raise TypeError(f"a page of another kind: {type(view).__name__}")
    try:
        made = Cvs(load_theme(planned.project.root / "templates")).set(view)
    except CvError as error:
        show_notes((error.diagnostic,))
        _fail("nothing was written")
    if made.lacking:
        letters = ", ".join(made.lacking[:8])
        click.echo(f"note: no font here has letters for {letters}; install one that does (Noto, for instance)", err=True)
    target = output or Path(f"cv-{slugify(view.name)}.pdf")
    if str(target) == "-":
        sys.stdout.buffer.write(made.pdf)
        return
    try:
        _write(target, made.pdf)
    except OSError as error:
        _fail(f"{target} could not be written: {error.strerror or error}")
    click.echo(f"{target}: {view.name}, {view.coverage}, {len(made.pdf) / 1000:,.0f} kB")


def _place_of(person: str | None, corpus: "Corpus") -> int:
    """Return which person is meant; ends the command if that is not clear."""
    from generator.plan.slugs import fold, slugify  # noqa: PLC0415 - as above

    people, profiles = corpus.common.people, corpus.profiles
    if person is None:
        if len(people) == 1:
            return 0
        if not people:
            raise click.UsageError("A curriculum vitae is a person's, and there is nobody here.")
        raise click.UsageError(f"Say whose: {_listed([link.title for link in people])}.")
    wanted = person.rstrip("/\\").replace("\\", "/")
    found = [
        place
        for place, (link, profile) in enumerate(zip(people, profiles, strict=True))
        if fold(wanted) in (fold(link.name), fold(link.title))
        or wanted.rpartition("/")[2] in (link.path.rstrip("/").rpartition("/")[2], slugify(link.name))
        or Path(wanted) in (Path(profile.source), Path(profile.source).parent, Path(profile.source).with_suffix(""))
        or wanted in Path(profile.source).with_suffix("").parts[1:]
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise click.UsageError(f"Several people are called {person}: {_listed([people[place].title for place in found])}.")
    raise click.UsageError(f"Nobody here is called {person}. There is {_listed([link.title for link in people])}.")


def _listed(names: list[str], most: int = 10) -> str:
    shown = ", ".join(names[:most])
    return f"{shown} and {len(names) - most:,} others" if len(names) > most else shown


def _write(target: Path, content: bytes) -> None:
    """Write a whole file or nothing."""
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".cv-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _fail(text: str) -> NoReturn:
    click.echo(f"error: {text}", err=True)
    sys.exit(1)
