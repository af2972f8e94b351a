"""The site as browsers see it: pages are drawn when one is asked for, and kept for as long as they stay the same."""

import hashlib
import os

from generator.build import Planned, fixed_files, late_files
from generator.diagnostics.diagnostic import Diagnostic
from generator.model.value import value
from generator.plan.page import Page
from generator.plan.routes import file_of
from generator.render.assets import FULL_SHEET, STYLE_SHEET
from generator.render.faults import RenderError
from generator.render.renderer import Renderer


@value
class Shown:
    """A file as it is served."""

    content: bytes
    fingerprint: str
    """Stands for what a reader sees, apart from the style sheet, which can be exchanged under an open page."""
    made_from: str = ""
    """Stands for all that the file was drawn from: while that stays the same, it need not be drawn again."""


class LiveSite:
    """One state of a site. It takes over what was drawn for the state before and is still right.

    Not for several threads at once: the preview lets one in after another.
    """

    def __init__(self, planned: Planned, renderer: Renderer, before: "LiveSite | None" = None) -> None:
        """Make the list of files; nothing is drawn yet. `planned` has to have a site."""
        if planned.site is None:
            raise ValueError("nothing is planned")
        self._planned, self._renderer = planned, renderer
        self._fixed = fixed_files(planned, renderer.theme)
        pages = {file_of(page.path): page for page in planned.site.pages()}
        self._listed = [page.path for page in pages.values() if page.index]
        own = {document.source for document in planned.project.static}
        self._pages: dict[str, Page] = {path: page for path, page in pages.items() if path not in own}
        self._late: dict[str, bytes] | None = None
        self._drawn: dict[str, Shown] = {}
        if before is not None:
            self._drawn = {path: shown for path, shown in before._drawn.items() if path in self._pages}
        self.faults: dict[str, Diagnostic] = {}
        """By path: why a page cannot be drawn."""
        self.style: str
        """Stands for the style sheets."""
        self._dress: str
        if before is not None and before._fixed == self._fixed:
            self.style, self._dress = before.style, before._dress
        else:
            self.style = digest_of(self._fixed[STYLE_SHEET], self._fixed[FULL_SHEET])
            # A page that shows another font, picture or script is another page.
            dress = [
                (path, content) for path, content in sorted(self._fixed.items()) if path not in (STYLE_SHEET, FULL_SHEET)
            ]
            self._dress = digest_of(*(part for path, content in dress for part in (os.fsencode(path), content)))

    def __len__(self) -> int:
        """Return the number of pages."""
        return len(self._pages)

    def __contains__(self, path: str) -> bool:
        return path in self._pages or path in self._fixed or path in self._late_files()

    def file(self, path: str) -> Shown | None:
        """Return a file; None if there is none, or if it cannot be drawn and never could: then `faults` says why."""
        page = self._pages.get(path)
        if page is not None:
            return self._drawn_page(path, page)
        content = self._fixed.get(path)
        if content is None:
            content = self._late_files().get(path)
        return None if content is None else Shown(content, digest_of(content))

    def _drawn_page(self, path: str, page: Page) -> Shown | None:
        known = self._drawn.get(path)
        parts = digest_of(page.digest.encode(), self._renderer.digest, self._dress.encode())
        if path in self.faults or (known is not None and known.made_from == parts):
            return known
        try:
            content = self._renderer.render(page)
        except RenderError as error:
            # What was drawn last stays, if there is something.
            self.faults[path] = error.diagnostic
            return known
        shown = self._drawn[path] = Shown(content, digest_of(content, self._dress.encode()), parts)
        return shown

    def _late_files(self) -> dict[str, bytes]:
        if self._late is None:
            self._late = dict(late_files(self._planned, self._listed))
        return self._late


def digest_of(*parts: bytes) -> str:
    """Return what stands for some bytes, as text of hexadecimal digits."""
    digest = hashlib.blake2b(digest_size=12)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
