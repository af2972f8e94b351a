"""What the program stands on: Python, and the libraries whose versions decide what is understood or drawn.

Free of imports that take time: an unchanged build asks for it too.
"""

import os
import sys

LIBRARIES = frozenset(
    (
        "anyascii jinja2 markdown_it_py markupsafe math_core mdurl nh3 pillow pydantic pydantic_core pylatexenc pyyaml "
        "resvg_py typst"
    ).split()
)
"""Names as in the folders that installers make."""


def versions() -> str:
    """Return the version of Python and of each library that is installed.

    Read from the names of the folders that installers leave: `importlib.metadata` takes 20 ms to say the same.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = sorted(entry.name for entry in os.scandir(folder or ".") if entry.name.endswith("-info"))
        except OSError:
            continue
        for entry in names:
            name, _, rest = entry.partition("-")
            name = name.lower().replace(".", "_")
            if name in LIBRARIES:
                found.setdefault(name, rest)
    return "; ".join([f"Python {sys.version.split()[0]}", *(f"{name} {version}" for name, version in sorted(found.items()))])
