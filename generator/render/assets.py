"""Style sheets, scripts, fonts and other files of the theme -> files of the site."""

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.load.theme import Theme

STYLE_SHEET = "assets/style.css"
FULL_SHEET = "assets/full.css"
SCRIPT = "assets/site.js"
_BESIDE_STRINGS = re.compile(rb"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\s*/\*.*?\*/\s*|\n\s+""", re.DOTALL)
_REMARKS = re.compile(rb"^[ \t]*(?:/\*(?:(?!\*/).)*\*/[ \t]*\n|//[^\n]*\n|\n)|^[ \t]+", re.DOTALL | re.MULTILINE)
_IMPORT = re.compile(rb"""^import [^"'\n]*["']\./([\w-]+\.js)["'];?[ \t]*\n""", re.MULTILINE)
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
_RARE = frozenset(
    f"{name}.css"
    for name in """
    area_map chart coauthors group_list network pattern person_card search section_nav stats tally_list text timeline
    """.split()
)
"""Components that neither people's pages nor papers have. Pages with one of them ask for the full style sheet; all others for
one without these, two thirds of it, which most visits never leave."""


def asset_files(theme: Theme, accent: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield the theme's files: two style sheets, one script, its modules, and what is copied as it is.

    accent: a style sheet with the site's own accent colour; may be empty.
    """
    styles = theme.folder("styles", ".css")
    if accent:
        styles["accent.css"] = accent.encode()
    own = {path.removeprefix("styles/") for path in theme.added}
    ordered = sorted(styles, key=lambda name: _place_of(name, own))
    yield STYLE_SHEET, _compact(b"\n".join(styles[name] for name in ordered if name not in _RARE))
    yield FULL_SHEET, _compact(b"\n".join(styles[name] for name in ordered))
    early, scripts = theme.folder("early", ".js"), theme.folder("scripts", ".js")
    if early or scripts:
        yield SCRIPT, _script(early.values(), scripts.values())
    # Modules are loaded by a script that needs them, when it does.
    for name, content in _bundles(theme.folder("modules", ".js")):
        yield f"assets/{name}", content
    for name, content in theme.folder("fonts").items():
        yield f"assets/fonts/{name}", content
    for name, content in theme.folder("static").items():
        yield name, content


def _script(early: Iterable[bytes], late: Iterable[bytes]) -> bytes:
    """Return all scripts as one file, which pages run twice: before they are drawn, and, deferred, once they are read.

    Colours that the reader chose come first of all, and hold the page up; a file of their own would be a request more. What
    waits for the page runs in a task of its own then, as deferred scripts do.
    """
    first, then = (b"\n".join(map(_without_remarks, scripts)) for scripts in (early, late))
    return b"if (!document.currentScript.defer) {\n" + first + b"} else {\n" + then + b"}\n"


def _compact(style: bytes) -> bytes:
    """Return a style sheet without comments and indentation: an eighth of what travels. Strings stay as they are."""
    return _BESIDE_STRINGS.sub(lambda match: match[1] or b"\n", style).strip() + b"\n"


def _without_remarks(script: bytes) -> bytes:
    """Return a script without the comments that stand on lines of their own, and without indentation: a quarter less.

    A text between back quotes may have such lines, so a script with one stays as it is.
    """
    return script if b"`" in script else _REMARKS.sub(b"", script)


def _bundles(modules: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the modules that none of the others imports, each as one file with those that it does: one request."""
    imported = {found.decode() for content in modules.values() for found in _IMPORT.findall(content)}
    for name in modules:
        if name not in imported:
            yield name, _without_remarks(b"".join(_with_imports(name, modules, set())))


def _with_imports(name: str, modules: Mapping[str, bytes], done: set[str]) -> Iterator[bytes]:
    """Yield a module after what it imports, each once. What is not there stays an import, and fails in the browser."""
    done.add(name)

    def inlined(match: re.Match[bytes]) -> bytes:
        other = match[1].decode()
        if other in done:
            return b""
        return b"".join(_with_imports(other, modules, done)) if other in modules else match[0]

    yield _IMPORT.sub(inlined, modules[name])


def _place_of(name: str, own: set[str]) -> tuple[int, str]:
    kind = name if name in _ORDER else "own" if name in own else ""
    return _ORDER.index(kind), name
