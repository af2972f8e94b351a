"""The theme: what all themes share, the chosen one, and the user's files laid over both, file by file."""

from pathlib import Path

from generator.load.walk import built_in_theme, files_below
from generator.model.value import value

DEFAULT_THEME = "book"
THEMES = "themes"
"""The folder of the themes: each holds files that replace, or add to, those that all share."""


@value
class Theme:
    """Files of the theme by their path within it, "styles/tokens.css"; the user's own win."""

    files: dict[str, bytes]
    overrides: tuple[Path, ...] = ()
    """The folder of the user's own files, for programs that read fonts by themselves."""
    added: frozenset[str] = frozenset()
    """Paths that only the user has."""
    folders: tuple[Path, ...] = ()
    """All folders that the files were read from; what lies in later ones wins."""

    def folder(self, name: str, suffix: str = "") -> dict[str, bytes]:
        """Return the files below one folder of the theme, by name within it, in the order of their names."""
        prefix = name + "/"
        return {
            path[len(prefix) :]: content
            for path, content in sorted(self.files.items())
            if path.startswith(prefix) and path.endswith(suffix)
        }


def load_theme(overrides: Path, name: str = DEFAULT_THEME) -> Theme:
    """Read a theme; files in `overrides` (which need not exist) replace built-in ones of the same path.

    A name that is not there reads what all themes share: that is whole, but plain.
    """
    built_in = _read(built_in_theme(), name)
    own = _read(overrides, name)
    folders = tuple(place for folder in (built_in_theme(), overrides) for place in (folder, folder / THEMES / name))
    return Theme({**built_in, **own}, (overrides,), frozenset(own.keys() - built_in.keys()), folders)


def theme_names(overrides: Path) -> tuple[str, ...]:
    """Return the names of all themes, those of the user's own among them."""
    folders = (built_in_theme() / THEMES, overrides / THEMES)
    return tuple(sorted({path.name for folder in folders if folder.is_dir() for path in folder.iterdir() if path.is_dir()}))


def _read(folder: Path, theme: str) -> dict[str, bytes]:
    """Return the files of one folder: those that all themes share, then those of one theme in their place."""
    shared: dict[str, bytes] = {}
    of_theme: dict[str, bytes] = {}
    for path in files_below(folder):
        parts = path.relative_to(folder).parts
        other = parts[0] == THEMES and (len(parts) < 3 or parts[1] != theme)
        if other or not path.is_file():  # a pipe would block for ever, a link may lead to a folder
            continue
        if parts[0] == THEMES:
            of_theme["/".join(parts[2:])] = path.read_bytes()
        else:
            shared["/".join(parts)] = path.read_bytes()
    return {**shared, **of_theme}
