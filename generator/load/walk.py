"""The files below a folder. Free of imports that take time: an unchanged build needs nothing else."""

import os
from collections.abc import Iterator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def is_passed_over(name: str) -> bool:
    """Tell whether a file or folder of this name is no part of a project: hidden, or an editor's copy of another file.

    Vim keeps `.x.swp` and `x~`, Emacs `#x#` and `.#x`, editors by JetBrains `x___jb_tmp___` and `x___jb_old___`.
    """
    if name.startswith("#") and name.endswith("#"):
        return True
    return name.startswith(".") or name.endswith(("~", "___jb_tmp___", "___jb_old___"))


def paths_below(folder: str) -> Iterator[str]:
    """Yield the files below a folder in the order of their names. Some are passed over, and links are not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if is_passed_over(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from paths_below(entry.path)
        else:
            yield entry.path


def files_below(folder: "Path") -> "Iterator[Path]":
    """Yield the same as paths."""
    return map(type(folder), paths_below(str(folder)))


def root_of(content: "Path") -> "Path":
    """Return the folder of a project by its content, which is a folder or a single document."""
    return type(content)(root_path(str(content)))


def root_path(content: str) -> str:
    """Return the same as text."""
    folder = os.path.dirname(content) if os.path.isfile(content) else content
    is_inside = os.path.basename(folder) == "content" or os.path.isdir(content)
    return os.path.dirname(folder) if is_inside else folder


def built_in_theme() -> "Path":
    """Return the folder of the built-in theme: inside of an installed package, beside it in a checkout."""
    from pathlib import Path  # noqa: PLC0415 - see above

    return Path(theme_folder())


def theme_folder() -> str:
    """Return the folder of the built-in theme as text."""
    package = package_folder()
    installed = os.path.join(package, "theme")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(package), "templates")


def package_folder() -> str:
    """Return the folder of the program itself."""
    return os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
