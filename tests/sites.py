"""Sites for tests: projects written to a folder, and built."""

from pathlib import Path

from generator.build import Planned, build, plan_build
from generator.settings import Options
from generator.write.output import WriteReport


def write_project(folder: Path, documents: dict[str, bytes | str], settings: str = "") -> Path:
    """Write documents into a project's content folder; returns that folder."""
    content = folder / "content"
    content.mkdir(parents=True, exist_ok=True)
    for name, text in documents.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    if settings:
        (folder / "site.toml").write_text(settings, "utf-8")
    return content


def build_project(folder: Path, options: Options | None = None) -> tuple[Planned, WriteReport]:
    """Build a project into its output folder."""
    planned = plan_build(folder / "content", None, options or Options())
    return planned, build(planned, folder / "output", folder / ".oeuvre", (folder / "content",))


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, by path with forward slashes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
