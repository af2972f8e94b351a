"""A site of its own for each person, side by side in one folder: for hosts that give everybody an address of their own."""

from contextlib import suppress
from pathlib import Path

from generator.build import Planned, build_with, keep_templates, renderer_of
from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Span
from generator.diagnostics.unreadable import unreadable
from generator.load.project import load_project
from generator.memory import Memory
from generator.model.value import value
from generator.plan.corpus import people_of
from generator.plan.routes import HOME, PEOPLE
from generator.plan.site import plan_site
from generator.plan.slugs import slugify
from generator.progress import Progress
from generator.render.faults import RenderError
from generator.settings import Notes, Options
from generator.understanding import understand
from generator.write.output import Output, WriteReport
from generator.write.stage import OutputError

LIST_NAME = ".oeuvre-each"
_HEADER = "# Folders with a site of one person each, written by Oeuvre. It replaces and removes these only."
PLACEHOLDER = "{person}"
"""Stands in a base URL for the end of a person's address: "https://{person}.example.org/"."""


@value
class EachReport:
    """What became of all sites."""

    reports: dict[str, WriteReport]
    """By the name of each folder."""
    removed: tuple[str, ...]
    """Folders of people who are no longer there."""
    failures: tuple[str, ...]
    """What went wrong with whom; the others' sites are written, and the old site of these stands."""


def build_each(
    content: Path,
    config_path: Path | None,
    options: Options,
    output: Path,
    cache: Path,
    protected: tuple[Path, ...],
    jobs: int | None,
    memory: Memory,
    progress: Progress,
) -> tuple[EachReport | None, Notes]:
    """Build a site for each person into a folder of `output` that is named as the person's page would be.

    Documents are read once, templates compiled once, and each site is as incremental as a site alone. Free pages and
    groups are left out: they are nobody's own. None if the settings are wrong or nobody is there; the notes say why.
    Raises OutputError if `output` holds another site, RenderError for a fault in a template.
    """
    project, notes = load_project(content, config_path)
    understood, notes = understand(project, notes, options, memory.readings, progress)
    if understood is None or not understood.profiles:
        folder = content.name
        nobody = () if understood is None or notes else (note("no-documents", Span(source=folder), folder=folder),)
        return None, (*notes, *nobody)
    _refuse_other_site(output)
    before = sites_in(output)
    renderer = renderer_of(project, understood.config.theme)
    reports: dict[str, WriteReport] = {}
    failures: list[str] = []
    people = people_of(understood.profiles)
    with progress.phase("building sites", "people", len(people)) as step:
        for profile, link in zip(understood.profiles, people, strict=True):
            name = link.path.removeprefix(PEOPLE).rstrip("/") if link.path != HOME else slugify(link.name)
            config = understood.config.model_copy(update={"base_url": own_address(understood.config.base_url, name)})
            # Whoever is written first may be the last one that there is room for: the list says so at once.
            _keep_list(output, before | reports.keys() | {name})
            try:
                site, own_notes = plan_site((profile,), (), config, understood.photos)
                notes += own_notes
                planned = Planned(project, site, own_notes)
                reports[name] = build_with(renderer, planned, output / name, cache / "each" / name, protected, jobs)
            except RenderError:
                raise
            except (OutputError, OSError) as error:
                failures.append(f"{name}: {error}")
            except Exception as error:
                # A fault of ours that one document has brought to light costs nobody else their site.
                failures.append(f"{name}: {unreadable(profile.source, error).message}")
            step()
    keep_templates(renderer, project)
    gone = tuple(sorted(before - reports.keys() - {failure.partition(":")[0] for failure in failures}))
    for name in gone:
        _remove(output / name, cache / "each" / name, protected)
    _keep_list(output, (before | reports.keys()) - set(gone))
    report = EachReport(reports, gone, tuple(failures))
    return report, tuple(sorted(notes, key=lambda note: note.sort_key))


def own_address(base_url: str | None, name: str) -> str | None:
    """Return where a person's site will be published: in place of "{person}", or in a folder of that name."""
    if base_url is None:
        return None
    return base_url.replace(PLACEHOLDER, name) if PLACEHOLDER in base_url else f"{base_url}{name}/"


def _refuse_other_site(output: Path) -> None:
    if (output / "index.html").exists():
        raise OutputError(f"{output} holds a site already; choose an empty folder for the sites of people")


def sites_in(output: Path) -> set[str]:
    """Return the folders that we have written; a name that would lead elsewhere is not ours, whoever wrote it there."""
    try:
        lines = (output / LIST_NAME).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    return {line for line in lines if line and line == slugify(line)}


def _keep_list(output: Path, names: set[str]) -> None:
    output.mkdir(parents=True, exist_ok=True)
    text = "\n".join((_HEADER, *sorted(names))) + "\n"
    path = output / LIST_NAME
    if path.exists() and path.read_text("utf-8") == text:
        return
    temporary = path.with_name(f"{LIST_NAME}.new")
    temporary.write_text(text, "utf-8", newline="\n")
    temporary.replace(path)


def _remove(folder: Path, cache: Path, protected: tuple[Path, ...]) -> None:
    """Take a site away: the files that we wrote, and the folder if nothing else is in it."""
    with suppress(OutputError), Output(folder, cache, protected) as target:
        target.publish(())
    for name in (".oeuvre-manifest", ".oeuvre-manifest.new"):
        (folder / name).unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()
