"""The files below a folder. Kept free of other imports: an unchanged build needs nothing else."""

import os
from collections.abc import Iterator
from pathlib import Path


def files_below(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder in the order of their names, without hidden ones; links are not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from files_below(Path(entry.path))
        else:
            yield Path(entry.path)


def root_of(content: Path) -> Path:
    """Return the folder of a project by its content, which is a folder or a single document."""
    folder = content.parent if content.is_file() else content
    return folder.parent if folder.name == "content" or content.is_dir() else folder


def built_in_theme() -> Path:
    """Return the folder of the built-in theme: inside of an installed package, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "theme"
    return installed if installed.is_dir() else package.parent / "templates"
