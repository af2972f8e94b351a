"""Style sheets, scripts, fonts and other files of the theme -> files of the site."""

from collections.abc import Iterator

from generator.load.theme import Theme

STYLE_SHEET = "assets/style.css"
_FIRST_STYLES = ("tokens.css", "base.css", "layout.css")
_LAST_STYLE = "print.css"


def asset_files(theme: Theme) -> Iterator[tuple[str, bytes]]:
    """Yield the theme's files: one style sheet, one script, its modules, and what is copied as it is."""
    styles = theme.folder("styles", ".css")
    yield STYLE_SHEET, b"\n".join(styles[name] for name in sorted(styles, key=_style_order))
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


def _style_order(name: str) -> tuple[int, str]:
    """Tokens, base and layout first, then the components by name, print last."""
    if name in _FIRST_STYLES:
        return _FIRST_STYLES.index(name), name
    return (len(_FIRST_STYLES) + (name == _LAST_STYLE), name)
