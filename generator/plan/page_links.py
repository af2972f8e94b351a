"""Links between the files of a project -> addresses of the site. What leads nowhere is told, with its place."""

from collections.abc import Iterable, Mapping, Sequence
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span, span_of
from generator.model.page import FreePage
from generator.model.photo import Photo
from generator.model.value import value
from generator.plan import routes
from generator.plan.outline import page_path
from generator.plan.page_text import Target, image_key, references_of
from generator.plan.pictures import Picture, picture_of

Links = tuple[tuple[str, Target], ...]
"""What the links and images of a page mean, by what is written, in its order."""


@value
class Linked:
    """The links between the files of a project."""

    links: dict[str, Links]
    """Of each page that has some, by the name of its file."""
    pictures: tuple[Picture, ...]
    """That a page shows or leads to; others are not published."""
    notes: tuple[Diagnostic, ...]


def linked_files(pages: Sequence[FreePage], pictures: Mapping[str, Photo], own: Iterable[str]) -> Linked:
    """Find what the links and images of pages mean. pictures: by the names of their files; own: relative to `static/`."""
    notes: list[Diagnostic] = []
    known: dict[str, Picture] = {}
    taken: dict[str, str] = {}
    for source, photo in sorted(pictures.items()):
        picture = picture_of(source, photo)
        if routes.is_too_long(picture.file(picture.widths[-1])):
            notes.append(note("long-address", Span(source=source), path=picture.path))
        elif picture.path in taken:
            notes.append(note("page-conflict", Span(source=source), other=taken[picture.path], path=picture.path))
        else:
            taken[picture.path] = source
            known[source] = picture
    files = Files({page.source: page_path(page) for page in pages}, known, own)
    links: dict[str, Links] = {}
    for page in pages:
        found, own_notes = files.links_of(page, page_path(page))
        notes += own_notes
        links |= {page.source: found} if found else {}
    return Linked(links, tuple(known[source] for source in sorted(files.used)), tuple(notes))


class Files:
    """What there is to lead to: pages, pictures and the user's own files, by their names in the project."""

    def __init__(self, paths: Mapping[str, str], pictures: Mapping[str, Picture], own: Iterable[str]) -> None:
        """Prepare. paths: addresses of pages by the names of their files. own: names relative to `static/`."""
        self._paths = paths
        self._pictures = pictures
        self._own = frozenset(own)
        self.used: set[str] = set()
        """Pictures that a page names."""

    def links_of(self, page: FreePage, path: str) -> tuple[Links, tuple[Diagnostic, ...]]:
        """Return what the links of a page mean, seen from its address, and a note for each that leads nowhere."""
        # Parsing takes milliseconds, and most pages name no other file.
        if ".md" not in page.body and "![" not in page.body and "../" not in page.body:
            return (), ()
        root = routes.root_from(path)
        found: dict[str, Target] = {}
        notes: list[Diagnostic] = []
        lines = page.body.split("\n")
        for name, line, is_image in references_of(page.body):
            target = self._picture(name, page.source, root) if is_image else self._target(name, page.source, root)
            if target is None:
                continue
            if target.href is None:
                code = "no-picture" if is_image else "dead-page-link"
                notes.append(note(code, _place_of(unquote(name), line, lines, page), target=unquote(name)))
            found[image_key(name) if is_image else name] = target
        return tuple(found.items()), tuple(dict.fromkeys(notes))

    def _target(self, name: str, source: str, root: str) -> Target | None:
        """Return what a link means; None for one that is to stay as it is."""
        file, rest = _file_of(name, source)
        if file is None:
            return None
        if file in self._paths:
            return Target(((root + self._paths[file]) or "./") + rest)
        if file in self._pictures:
            self.used.add(file)
            return Target(root + self._pictures[file].file(self._pictures[file].widths[-1]))
        if file.startswith("static/") and file.removeprefix("static/") in self._own:
            return Target(root + file.removeprefix("static/") + rest)
        return Target(None) if file.endswith(".md") else None

    def _picture(self, name: str, source: str, root: str) -> Target:
        file, _ = _file_of(name, source)
        picture = self._pictures.get(file or "")
        if picture is None:
            return Target(None)
        self.used.add(file or "")
        files = tuple((root + picture.file(width), width) for width in picture.widths)
        return Target(files[-1][0], files, picture.widths[-1], picture.height)


def _file_of(name: str, source: str) -> tuple[str | None, str]:
    """Return the file that a link names, relative to the project, and what stands behind it; None for an address."""
    try:
        parts = urlsplit(name)
    except ValueError:
        return None, ""
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None, ""
    rest = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    return normpath(f"{dirname(source)}/{unquote(parts.path)}"), rest


def _place_of(words: str, line: int, lines: Sequence[str], page: FreePage) -> Span:
    """Return where a link stands. line: of its block in the body, from 1."""
    for number in range(line, len(lines) + 1):
        start = lines[number - 1].find(words)
        if start >= 0:
            return span_of(page.source, page.body_line + number - 1, lines[number - 1], start, start + len(words))
    return Span(source=page.source, line=page.body_line + line - 1)
