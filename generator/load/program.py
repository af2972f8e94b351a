"""The program itself, as something that a build depends on: its own files, and what it stands on."""

import hashlib
from functools import cache
from pathlib import Path

from generator.load.libraries import versions
from generator.load.walk import files_below


@cache
def program_digest() -> str:
    """Return what stands for the program's own files: in a checkout they change without a new version.

    Made from sizes and times, since it only decides what is made again, never what is made.
    """
    digest = hashlib.blake2b(versions().encode(), digest_size=8)
    package = Path(__file__).resolve().parents[1]
    for path in files_below(package):
        if path.suffix in (".py", ".json"):
            facts = path.stat()
            digest.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()
