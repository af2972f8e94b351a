"""What pages load beside themselves: two style sheets, one script, and modules as one file each."""

import re
from pathlib import Path

import pytest

from generator.load.theme import Theme, load_theme, theme_names
from generator.render.assets import FULL_SHEET, SCRIPT, STYLE_SHEET, asset_files
from generator.settings import Options
from tests.documents import FIRST, SECOND, document
from tests.sites import build_project, files_of, write_project

CLASS = re.compile(r"\.([a-z][\w-]*)")


def classes_of(style: bytes) -> set[str]:
    """Return the classes that the rules of a style sheet speak of."""
    selectors = re.findall(r"(?:^|[{}])([^{};]*)\{", style.decode())
    return {name for selector in selectors for name in CLASS.findall(selector)}


def test_a_page_with_a_rare_component_asks_for_the_full_style_sheet(tmp_path: Path) -> None:
    group = "---\nname: Lab\nmembers:\n  - person: ada-beispiel\n---\nWe walk.\n"
    documents: dict[str, bytes | str] = {
        "ada.txt": document(FIRST, SECOND),
        "ben.txt": document(FIRST, header="Ben Exempel\n"),
        "groups/lab.md": group,
        "pages/teaching.md": "# Teaching\n",
    }
    write_project(tmp_path, documents)
    build_project(tmp_path, Options(patterns=True))
    files = files_of(tmp_path / "output")
    rare = classes_of(files[FULL_SHEET]) - classes_of(files[STYLE_SHEET])
    assert {"chart-box", "timeline", "category-rows", "search-results"} <= rare
    full = 0
    for path, content in files.items():
        if not path.endswith(".html"):
            continue
        text = content.decode()
        used = {name for value in re.findall(r'class="([^"]*)"', text) for name in value.split()}
        sheets = re.findall(r'<link rel="stylesheet" href="[./]*(assets/[^"]*)">', text)
        assert sheets in ([STYLE_SHEET], [FULL_SHEET]), path
        assert sheets == [FULL_SHEET] or not used & rare, (path, used & rare)
        full += sheets == [FULL_SHEET]
    assert full >= 8


@pytest.mark.parametrize("name", theme_names(Path("nowhere")))
def test_both_style_sheets_have_the_same_order_and_the_full_one_more(name: str) -> None:
    made = dict(asset_files(load_theme(Path("nowhere"), name)))
    style, full = (made[path].decode().splitlines() for path in (STYLE_SHEET, FULL_SHEET))
    rest = iter(full)
    assert all(line in rest for line in style)
    assert len(style) < 0.8 * len(full)


def test_a_component_of_the_user_s_own_is_in_both() -> None:
    theme = Theme(
        {"styles/tokens.css": b":root { }\n", "styles/mine.css": b".mine { }\n"}, (), frozenset({"styles/mine.css"})
    )
    made = dict(asset_files(theme))
    assert made[STYLE_SHEET] == made[FULL_SHEET] == b":root { }\n.mine { }\n"


def test_a_script_travels_without_remarks_and_indentation() -> None:
    script = b"""/** One.
 * @type {string} */
const a = "// kept";

  // gone
  /** @type {number} */ let b = 1; /* kept: not alone on its line */
  const c = a /* kept */
    + b;
"""
    other = b"const d = `\n  // of the text\n`;\n"
    made = dict(asset_files(Theme({"scripts/a.js": script, "scripts/b.js": other})))[SCRIPT]
    made = made.split(b"} else {\n", 1)[1]
    first, second, third, *rest = made.splitlines(keepends=True)
    assert first == b'const a = "// kept";\n'
    assert second == b"/** @type {number} */ let b = 1; /* kept: not alone on its line */\n"
    assert third == b"const c = a /* kept */\n"
    assert b"".join(rest) == b"+ b;\n\n" + other + b"}\n"


def test_one_file_has_what_runs_early_and_what_waits_for_the_page() -> None:
    made = dict(asset_files(Theme({"scripts/a.js": b"late();\n", "early/z.js": b"first();\n"})))[SCRIPT].decode()
    assert made == "if (!document.currentScript.defer) {\nfirst();\n} else {\nlate();\n}\n"


def test_a_module_comes_with_those_that_it_imports() -> None:
    modules = {
        "modules/all.js": b'import { one } from "./one.js";\nimport "./two.js";\nexport const all = one + two;\n',
        "modules/one.js": b"import { two } from './two.js'\nexport const one = two;\n",
        "modules/two.js": b"export const two = 2;\n",
        "modules/alone.js": b'import { gone } from "./gone.js";\n',
    }
    assert dict(asset_files(Theme(modules)))["assets/all.js"] == (
        b"export const two = 2;\nexport const one = two;\nexport const all = one + two;\n"
    )
    assert {path for path in dict(asset_files(Theme(modules))) if path.endswith(".js")} == {
        "assets/all.js",
        "assets/alone.js",
    }
    assert dict(asset_files(Theme(modules)))["assets/alone.js"] == modules["modules/alone.js"]
