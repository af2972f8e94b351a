"""A curriculum vitae -> PDF, set by Typst with the templates of the theme.

What people wrote reaches a template as data, never as markup: it is read from JSON, so no text of theirs is ever parsed as
Typst. Templates have no folder to read files from, and packages of others are refused, since Typst would fetch them from
the network. Only if the fonts of the theme and of Typst lack a letter, those of the system are asked: then the file depends
on the machine, and no other does.
"""

import re
import tempfile
import unicodedata
from typing import TYPE_CHECKING

from pydantic_core import to_json

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, span_of
from generator.load.theme import Theme
from generator.load.walk import built_in_theme
from generator.model.value import value
from generator.plan.views.cv import CvDocument

if TYPE_CHECKING:
    import typst

FOLDER = "cv"
_PARTS = "parts.typ"
_STANDARD: "typst.PDFStandard" = "ua-1"
"""Tagged, with a title and a language: what screen readers and machines need."""
_PACKAGE = re.compile(r'^.*?("@[A-Za-z0-9_-]+/[^"\n]*").*$', re.MULTILINE)
_PLACE = re.compile(r"┌─ .*?\.typ:(\d+):(\d+)")
_LACKING = re.compile(r'the text `"(.+?)"` could not be displayed')


class CvError(Exception):
    """A template that cannot be set; carries the note for its author."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic)
        self.diagnostic = diagnostic


@value
class CvFile:
    """A document that is set."""

    pdf: bytes
    lacking: tuple[str, ...] = ()
    """Texts for whose letters no font was found: boxes stand in their place."""


class Cvs:
    """Sets documents with one theme."""

    def __init__(self, theme: Theme) -> None:
        self._files = theme.folder(FOLDER)
        self._folders = [str(folder / FOLDER) for folder in (*theme.overrides, built_in_theme())]
        self._fonts: dict[bool, typst.Fonts] = {}
        """With and without those of the system: found once."""

    def set(self, view: CvDocument) -> CvFile:
        """Return a document as PDF. Raises CvError for a fault in a template."""
        name = f"{view.design}.typ"
        sources = [(part, self._source(part)) for part in (_PARTS, name)]
        for part, source in sources:
            _refuse_packages(part, source)
        parts, own = (source for _, source in sources)
        # One text rather than an import: so there need not be a folder to read it from.
        whole = f"{parts}\n{own}".encode()
        lines_before = parts.count("\n") + 1
        data = to_json(view).decode()
        # Of these, the fonts at hand have letters for programs only.
        own_fonts_do = not any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in set(data))
        fault, lacking = "", ()
        for system_fonts, standard in ((False, _STANDARD), (True, _STANDARD), (True, None)):
            if not system_fonts and not own_fonts_do:
                continue
            pdf, fault = self._compile(whole, data, system_fonts=system_fonts, standard=standard)
            if pdf is not None:
                return CvFile(pdf, lacking)
            lacking = tuple(dict.fromkeys(_LACKING.findall(fault)))
            if not lacking:
                break
        raise CvError(self._note_of(fault, lines_before, sources))

    def _source(self, name: str) -> str:
        try:
            return self._files[name].decode("utf-8-sig")
        except KeyError:
            raise CvError(_fault(name, 1, "", "there is no such template")) from None
        except UnicodeDecodeError as error:
            line = self._files[name].count(b"\n", 0, error.start) + 1
            text = "this is not UTF-8 text; save the file as UTF-8"
            raise CvError(_fault(name, line, "", text)) from error

    def _compile(
        self, source: bytes, data: str, *, system_fonts: bool, standard: "typst.PDFStandard | None"
    ) -> tuple[bytes | None, str]:
        """Return a document as PDF and nothing, or nothing and what is wrong, in Typst's words."""
        import typst  # noqa: PLC0415 - an extra, and most sites have no such document

        if system_fonts not in self._fonts:
            self._fonts[system_fonts] = typst.Fonts(include_system_fonts=system_fonts, font_paths=self._folders)
        with tempfile.TemporaryDirectory(prefix="oeuvre-cv-") as nothing:
            try:
                compiler = typst.Compiler(
                    source,
                    root=nothing,
                    font_paths=self._fonts[system_fonts],
                    sys_inputs={"cv": data},
                    package_path=nothing,
                    package_cache_path=nothing,
                )
                pdf = compiler.compile(format="pdf", pdf_standards=standard)
            except typst.TypstError as error:
                return None, error.diagnostic or error.message
        return (pdf if isinstance(pdf, bytes) else None), ""

    def _note_of(self, fault: str, lines_before: int, sources: list[tuple[str, str]]) -> Diagnostic:
        text = fault.splitlines()[0].removeprefix("error: ") if fault else "unknown fault"
        place = _PLACE.search(fault)
        # Typst counts lines from 1 and columns from 0.
        line, start = (int(place[1]), int(place[2])) if place else (lines_before + 1, 0)
        in_parts = line <= lines_before
        part, source = sources[0] if in_parts else sources[1]
        line -= 0 if in_parts else lines_before
        lines = source.splitlines()
        return _fault(part, line, lines[line - 1] if line <= len(lines) else "", text, start)


def _refuse_packages(name: str, source: str) -> None:
    found = _PACKAGE.search(source)
    if found:
        line = source.count("\n", 0, found.start(1)) + 1
        text = "packages are not fetched; put what you need of them into the template itself"
        raise CvError(_fault(name, line, found[0], text, *(place - found.start() for place in found.span(1))))


def _fault(name: str, line: int, excerpt: str, text: str, start: int = 0, end: int | None = None) -> Diagnostic:
    return note("template-error", span_of(f"templates/{FOLDER}/{name}", line, excerpt, start, end), text=text)
