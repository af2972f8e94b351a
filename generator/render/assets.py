"""Style sheets, scripts, fonts and other files of the theme -> files of the site."""

import re
from collections.abc import Iterator

from generator.load.theme import Theme

STYLE_SHEET = "assets/style.css"
_BESIDE_STRINGS = re.compile(rb"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\s*/\*.*?\*/\s*|\n\s+""", re.DOTALL)
_ORDER = (
    "tokens.css",
    "base.css",
    "layout.css",
    "",
    "theme.css",
    "accent.css",
    "languages.css",
    "own",
    "contrast.css",
    "print.css",
)
"""Which style sheets come before which: "" stands for the components, "own" for what the user adds.

What a theme sets wins over components, what a user adds over the theme; more contrast and paper have the last word.
"""


def asset_files(theme: Theme, accent: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield the theme's files: one style sheet, one script, its modules, and what is copied as it is.

    accent: a style sheet with the site's own accent colour; may be empty.
    """
    styles = theme.folder("styles", ".css")
    if accent:
        styles["accent.css"] = accent.encode()
    own = {path.removeprefix("styles/") for path in theme.added}
    yield STYLE_SHEET, _compact(b"\n".join(styles[name] for name in sorted(styles, key=lambda name: _place_of(name, own))))
    scripts = theme.folder("scripts", ".js")
    if scripts:
        yield "assets/site.js", b"\n".join(scripts.values())
    # Modules are loaded by a script that needs them, when it does.
    for name, content in theme.folder("modules", ".js").items():
        yield f"assets/{name}", content
    for name, content in theme.folder("fonts").items():
        yield f"assets/fonts/{name}", content
    for name, content in theme.folder("static").items():
        yield name, content


def _compact(style: bytes) -> bytes:
    """Return a style sheet without comments and indentation: an eighth of what travels. Strings stay as they are."""
    return _BESIDE_STRINGS.sub(lambda match: match[1] or b"\n", style).strip() + b"\n"


def _place_of(name: str, own: set[str]) -> tuple[int, str]:
    kind = name if name in _ORDER else "own" if name in own else ""
    return _ORDER.index(kind), name
