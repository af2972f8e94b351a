"""The program itself, as something that a build depends on: its own files, and what it stands on."""

import hashlib
import os
from functools import cache

from generator.load.libraries import versions
from generator.load.walk import package_folder, paths_below


@cache
def program_digest() -> str:
    """Return what stands for the program's own files: in a checkout they change without a new version.

    Made from sizes and times, since it only decides what is made again, never what is made.
    """
    digest = hashlib.blake2b(versions().encode(), digest_size=8)
    for path in paths_below(package_folder()):
        if path.endswith((".py", ".json")):
            facts = os.stat(path)  # noqa: PTH116 - a Path for each file takes as long again (4 to 2 ms)
            digest.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
