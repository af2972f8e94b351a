"""Into a folder of this machine, in the way in which builds are written: whole files, nothing of others touched."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generator.progress import Progress
from generator.publish.built import BuiltSite
from generator.publish.changes import Changes, PublishError, changes_between, in_order
from generator.write.manifest import read_manifest
from generator.write.output import Output, refuse_foreign
from generator.write.stage import Kept, OutputError, digest_on_disk

Step = Callable[[], None]


def publish_to_folder(
    site: BuiltSite, folder: Path, cache: Path, protected: tuple[Path, ...], progress: Progress, *, dry_run: bool
) -> Changes:
    """Bring a site into a folder, and say what that took. Raises PublishError, and OSError when the disk fails."""
    if (folder / "HEAD").is_file() and (folder / "objects").is_dir():
        raise PublishError(f"{folder} is a repository of git; to publish to a branch of it, write git:{folder}#gh-pages")
    try:
        target = Output(folder, cache, (site.folder, *protected))
        if dry_run:
            return _changes(site, target.folder, {})
        with target, progress.phase("publishing", "files", len(site.files)) as step:
            changes = _changes(site, target.folder, target.fingerprints)
            target.publish(_kept(site, target, step))
            return changes
    except OutputError as error:
        raise PublishError(str(error).replace("the output folder", "the folder")) from None


def _changes(site: BuiltSite, folder: Path, known: Mapping[str, str]) -> Changes:
    """Return what has to be done. known: digests of files that are known to be as they were written, by path."""
    before = read_manifest(folder)
    if before is None:
        refuse_foreign(folder)
        before = {}
    right = {
        path
        for path, digest in site.files.items()
        if path in before and (known.get(path) == digest or digest_on_disk(str(folder / path)) == digest)
    }
    present = {path for path in before if os.path.lexists(folder / path)}
    return changes_between(site.files, before, present, right)


def _kept(site: BuiltSite, target: Output, step: Step) -> Iterator[Kept]:
    """Yield the files in the order in which they are moved into place."""
    known = target.fingerprints
    for path in in_order(site.files):
        digest = site.files[path]
        yield target.stage.keep(path, digest, None if known.get(path) == digest else site.read(path))
        step()
