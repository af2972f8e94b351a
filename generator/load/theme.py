"""The theme: the built-in one, with the user's files laid over it, file by file."""

from pathlib import Path

from generator.load.walk import built_in_theme, files_below
from generator.model.value import value


@value
class Theme:
    """Files of the theme by their path within it, "styles/tokens.css"; the user's own win."""

    files: dict[str, bytes]
    overrides: tuple[Path, ...] = ()
    """The folder of the user's own files, for programs that read fonts by themselves."""

    def folder(self, name: str, suffix: str = "") -> dict[str, bytes]:
        """Return the files below one folder of the theme, by name within it, in the order of their names."""
        prefix = name + "/"
        return {
            path[len(prefix) :]: content
            for path, content in sorted(self.files.items())
            if path.startswith(prefix) and path.endswith(suffix)
        }


def load_theme(overrides: Path) -> Theme:
    """Read the theme; files in `overrides` (which need not exist) replace built-in ones of the same path."""
    files: dict[str, bytes] = {}
    for folder in (built_in_theme(), overrides):
        for path in files_below(folder):
            if path.is_file():  # a pipe would block for ever, a link may lead to a folder
                files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return Theme(files, (overrides,))
