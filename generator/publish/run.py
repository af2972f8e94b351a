"""Publishes a site, wherever that is."""

from pathlib import Path

from generator.model.destination import Branch, Destination, Folder, Server
from generator.model.value import value
from generator.progress import Progress
from generator.publish.built import BuiltSite
from generator.publish.changes import Changes


@value
class Request:
    """What is wanted of a publish."""

    to: Destination
    root: Path
    """The folder of the project. A repository's path is meant from here."""
    cache: Path
    protected: tuple[Path, ...]
    """Folders of the author's that must not be published into."""
    history: bool = True
    endpoint: str | None = None
    dry_run: bool = False
    """Only say what would be done."""
    overwrite: bool = False
    """Replace files of the same names that somebody else has put there."""


def publish(site: BuiltSite, request: Request, progress: Progress) -> Changes:
    """Bring a site to where people read it, and say what that took. Raises PublishError, and OSError when the disk fails.

    Nothing is told while a program may be asking for a password.
    """
    to, dry_run, overwrite = request.to, request.dry_run, request.overwrite
    if isinstance(to, Branch):
        from generator.publish.to_branch import publish_to_branch  # noqa: PLC0415 - one of the four is needed

        return publish_to_branch(
            site, to, request.root, request.cache, history=request.history, dry_run=dry_run, overwrite=overwrite
        )
    if isinstance(to, Folder):
        from generator.publish.to_folder import publish_to_folder  # noqa: PLC0415

        cache = request.cache / "publish"
        return publish_to_folder(site, Path(to.path), cache, request.protected, progress, dry_run=dry_run)
    if isinstance(to, Server):
        from generator.publish.to_server import publish_to_server  # noqa: PLC0415

        return publish_to_server(site, to, progress, dry_run=dry_run, overwrite=overwrite)
    from generator.publish.to_store import publish_to_store  # noqa: PLC0415

    return publish_to_store(site, to, request.endpoint, progress, dry_run=dry_run, overwrite=overwrite)
