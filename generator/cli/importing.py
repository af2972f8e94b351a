"""`oeuvre import`."""

import datetime
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import DEFAULT_CONTENT, echo_json

if TYPE_CHECKING:
    from generator.fetch.client import Client
    from generator.fetch.importing import Found

_OTHER_FOLDERS = frozenset({"pages", "groups"})


@click.command("import")
@click.argument("what", nargs=-1)
@click.option(
    "--to",
    type=click.Path(path_type=Path, file_okay=False),
    help="The person's folder. [default: the only one in content/, or a new one by the person's name]",
)
@click.option("--refresh", is_flag=True, help="Ask again for everything that was fetched before.")
@click.option("--mailto", metavar="ADDRESS", help="An address at which services may reach you; some are faster then.")
@click.option("--json", "json_wanted", is_flag=True, help="Write what was done as JSON.")
def command(what: tuple[str, ...], to: Path | None, refresh: bool, mailto: str | None, json_wanted: bool) -> None:
    """Bring in what registries and files say of a person, into the person's folder.

    WHAT is a reference to a service, or a file to copy: orcid:0000-0002-1825-0097, openalex:A5023888391,
    arxiv:2404.09937, dblp:95/7448-1, doi:10.7717/peerj.4375, semanticscholar:2262347, inspire:1836272, papers.bib.
    What comes is kept as it comes, as a file that you may look at and commit. Builds never use the network.
    """
    from generator.fetch.client import Client  # noqa: PLC0415 - loads an HTTP client

    if not what and not refresh:
        raise click.UsageError("Say what to bring in, such as orcid:0000-0002-1825-0097 or papers.bib, or say --refresh.")
    if mailto and "@" not in mailto:
        raise click.BadParameter(f"{mailto!r} is no address", param_hint="--mailto")
    done: list[dict[str, object]] = []
    with Client(mailto=mailto) as client:
        if refresh:
            done += _refresh(to, client)
        if what:
            done += _bring_in(what, to, client)
    failed = [entry for entry in done if entry.get("error")]
    if json_wanted:
        echo_json({"done": done, "ok": not failed})
    sys.exit(1 if failed else 0)


def _bring_in(what: tuple[str, ...], to: Path | None, client: "Client") -> Iterator[dict[str, object]]:
    """Bring in references and files; one that fails does not keep the others out."""
    from generator.fetch.importing import ImportFailedError, found_at_service, found_in_file  # noqa: PLC0415
    from generator.fetch.reference import WrongReferenceError, is_reference, parse_reference  # noqa: PLC0415

    wanted = []
    for text in what:
        try:
            wanted.append(parse_reference(text) if is_reference(text) else Path(text))
        except WrongReferenceError as error:
            raise click.UsageError(str(error)) from None
        if isinstance(wanted[-1], Path) and not wanted[-1].exists():
            raise click.UsageError(f"There is no file {text}; references look like orcid:0000-0002-1825-0097.")
    folder = to or _only_folder(DEFAULT_CONTENT)
    for one in wanted:
        try:
            found = found_in_file(one) if isinstance(one, Path) else found_at_service(one, client)
        except ImportFailedError as error:
            yield _failure(str(one), error)
            continue
        folder = folder or DEFAULT_CONTENT / _folder_name(found)
        yield _keep(found, folder, is_fetched=not isinstance(one, Path))


def _refresh(to: Path | None, client: "Client") -> Iterator[dict[str, object]]:
    """Ask again for all that was fetched."""
    from generator.fetch.folder import FolderError, PersonFolder  # noqa: PLC0415
    from generator.fetch.importing import ImportFailedError, found_at_service  # noqa: PLC0415
    from generator.fetch.ledger import NAME  # noqa: PLC0415
    from generator.fetch.reference import WrongReferenceError, parse_reference  # noqa: PLC0415

    folders = [to] if to else sorted(path.parent for path in DEFAULT_CONTENT.glob(f"*/{NAME}"))
    if not any((folder / NAME).is_file() for folder in folders):
        raise click.UsageError(f"Nothing was fetched into {to or DEFAULT_CONTENT} yet, so there is nothing to refresh.")
    for path in folders:
        try:
            folder = PersonFolder(path)
        except FolderError as error:
            yield _failure(path.as_posix(), error)
            continue
        for entry in folder.entries:
            try:
                found = found_at_service(parse_reference(entry.reference), client)
            except (ImportFailedError, WrongReferenceError) as error:
                yield _failure(entry.reference, error)
            else:
                yield _keep(found, path, is_fetched=True)


def _keep(found: "Found", path: Path, *, is_fetched: bool) -> dict[str, object]:
    from generator.fetch.folder import FolderError, PersonFolder  # noqa: PLC0415
    from generator.fetch.importing import ImportFailedError, keep  # noqa: PLC0415

    day = datetime.datetime.now(datetime.UTC).date() if is_fetched else None
    try:
        changed = keep(found, PersonFolder(path), day)
    except (ImportFailedError, FolderError) as error:
        return _failure(found.origin, error)
    files = [(path / answer.name).as_posix() for answer in found.answers]
    if not _is_json():
        for file, content in zip(files, found.contents, strict=True):
            click.echo(f"{file}  {content}{'' if changed else ', unchanged'}")
    return {
        "from": found.origin,
        "files": files,
        "person": found.person,
        "works": sum(content.works for content in found.contents),
        "changed": changed,
    }


def _failure(origin: str, error: Exception) -> dict[str, object]:
    click.echo(f"error: {error}", err=True)
    return {"from": origin, "error": str(error)}


def _is_json() -> bool:
    return bool(click.get_current_context().params.get("json_wanted"))


def _only_folder(content: Path) -> Path | None:
    """Return the folder of the only person there is, None if there is nobody yet; ends the command if it cannot be told."""
    inside = sorted(content.iterdir()) if content.is_dir() else []
    folders = [one for one in inside if one.is_dir() and one.name not in _OTHER_FOLDERS and one.name[0] not in "._"]
    alone = [one for one in inside if one.is_file() and one.suffix == ".txt" and one.name[0] != "."]
    if len(folders) == 1 and not alone:
        return folders[0]
    if not folders and not alone:
        return None
    if not folders and len(alone) == 1:
        home = content / alone[0].stem
        raise click.UsageError(
            f"{alone[0].as_posix()} is a person by itself. Move it to {(home / 'profile.txt').as_posix()}, "
            f"then say --to {home.as_posix()}: all files of that folder speak of that person."
        )
    names = ", ".join(one.as_posix() for one in (*folders, *alone)[:5])
    raise click.UsageError(f"There are several people ({names} …). Say whose it is: --to content/NAME.")


def _folder_name(found: "Found") -> str:
    from generator.plan.slugs import slugify  # noqa: PLC0415

    return slugify(found.person or Path(found.answers[0].name).stem)
