"""Draws the pictures of the documentation: the demo in a headless Chromium, cut and made small.

python3 run.py screenshots      # after a change of how pages look; then look at the pictures before you commit them
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from generator.build import build, plan_build
from tests.browser import Browser, served

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "content" / "pages" / "pictures"

_COLOURS = 192
"""Of a picture: the pages have few, and a palette makes their files a third as large."""
_GAP = 24
"""Pixels between two pages in one picture."""
_GROUND = "#808080"


@contextmanager
def demo(theme: str) -> Iterator[str]:
    """Serve the demo in a theme; gives its address."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = folder / "site.toml"
        settings.write_text(f'base_url = "https://oeuvre.example/"\ntheme = "{theme}"\n', "utf-8")
        planned = plan_build(ROOT / "content", settings)
        build(planned, folder / "output", folder / "cache")
        with served(folder / "output") as address:
            yield address


def shot(browser: Browser, address: str, width: int, height: int, *, dark: bool = False, at: str = "") -> Image.Image:
    """Return what a browser shows of a page. at: of an element that is scrolled to."""
    page = browser.page(width, height, dark=dark)
    page.goto(address)
    page.wait_for("document.fonts.status === 'loaded'")
    if at:
        page.evaluate(f"document.querySelector('{at}').scrollIntoView({{behavior: 'instant'}})")
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "page.png"
        page.screenshot(path)
        with Image.open(path) as picture:
            found = picture.convert("RGB")
    page.close()
    return found


def beside(*pictures: Image.Image) -> Image.Image:
    """Return pictures side by side."""
    width = sum(picture.width for picture in pictures) + _GAP * (len(pictures) - 1)
    whole = Image.new("RGB", (width, max(picture.height for picture in pictures)), _GROUND)
    left = 0
    for picture in pictures:
        whole.paste(picture, (left, 0))
        left += picture.width + _GAP
    return whole


def keep(picture: Image.Image, name: str) -> None:
    """Write a picture, at most 1280 pixels wide, with a palette of its own."""
    if picture.width > 1280:
        picture = picture.resize((1280, round(picture.height * 1280 / picture.width)), Image.Resampling.LANCZOS)
    path = PICTURES / f"{name}.png"
    path.parent.mkdir(exist_ok=True)
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT).as_posix()}: {picture.width} by {picture.height}, {path.stat().st_size / 1000:,.0f} kB")


def main() -> int:
    """Draw all pictures."""
    with Browser.started() as browser:
        with demo("book") as address:
            paper = next(path for path in (ROOT / "content").rglob("papers/*.md")).stem
            keep(shot(browser, address, 1280, 860), "profile")
            keep(shot(browser, f"{address}papers/{paper}/", 1280, 860), "paper")
            keep(shot(browser, f"{address}stats/", 1280, 860, at="#stats-time, main section"), "statistics")
            keep(shot(browser, address, 1280, 860, dark=True), "dark")
            phones = [
                shot(browser, address, 360, 720),
                shot(browser, f"{address}papers/{paper}/", 360, 720),
                shot(browser, f"{address}stats/", 360, 720, dark=True),
            ]
            keep(beside(*phones), "phone")
        looks = []
        for theme in ("swiss", "journal", "terminal"):
            with demo(theme) as address:
                looks.append(shot(browser, address, 720, 760, dark=theme == "terminal"))
        keep(beside(*looks), "themes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
