"""Into a folder of this machine, in the way in which builds are written: whole files, nothing of others touched."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.publish.built import BuiltSite
from generator.publish.changes import Changes, PublishError, changes_between, in_order
from generator.write.manifest import read_manifest
from generator.write.output import Output
from generator.write.stage import Kept, OutputError, digest_on_disk

Step = Callable[[], None]


def publish_to_folder(
    site: BuiltSite, folder: Path, cache: Path, protected: tuple[Path, ...], step: Step, *, dry_run: bool
) -> Changes:
    """Bring a site into a folder, and say what that took. Raises PublishError, and OSError when the disk fails."""
    try:
        with Output(folder, cache, (site.folder, *protected)) as target:
            before = read_manifest(target.folder) or {}
            right = {path for path in site.files if path in before and _is_right(target, path, site.files[path])}
            present = {path for path in before if os.path.lexists(target.folder / path)}
            changes = changes_between(site.files, before, present, right)
            if not dry_run:
                target.publish(_kept(site, target, step))
            return changes
    except OutputError as error:
        raise PublishError(str(error).replace("the output folder", "the folder")) from None


def _is_right(target: Output, path: str, digest: str) -> bool:
    return target.fingerprints.get(path) == digest or digest_on_disk(str(target.folder / path)) == digest


def _kept(site: BuiltSite, target: Output, step: Step) -> Iterator[Kept]:
    """Yield the files in the order in which they are moved into place."""
    known = target.fingerprints
    for path in in_order(site.files):
        digest = site.files[path]
        yield target.stage.keep(path, digest, None if known.get(path) == digest else site.read(path))
        step()
