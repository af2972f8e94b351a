"""The shape of the code: data flows one way, and text becomes markup in few places."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GENERATOR = ROOT / "generator"

# A folder may import those before it. `diagnostics` and `model` are vocabulary, and know each other's base.
ORDER = [
    "language",
    "model",
    "diagnostics",
    "prose",
    "load",
    "parse",
    "progress",
    "plan",
    "readings",
    "memory",
    "render",
    "write",
    "workers",
    "unchanged",
    "inspect",
    "schemas",
    "settings",
    "understanding",
    "build",
    "each",
    "serve",
    "fetch",
    "publish",
    "gate",
    "verify",
    "cli",
]


def test_imports_point_back_along_the_data_flow() -> None:
    seen = 0
    for path in sorted(GENERATOR.rglob("*.py")):
        part = path.relative_to(GENERATOR).parts[0].removesuffix(".py")
        if part not in ORDER:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("generator."):
                target = node.module.split(".")[1]
                seen += 1
                assert ORDER.index(target) <= ORDER.index(part), f"{path.name} imports {node.module}"
    assert seen >= 100


def test_text_becomes_markup_in_named_places_only() -> None:
    made = {
        path.relative_to(GENERATOR).as_posix()
        for path in GENERATOR.rglob("*.py")
        if re.search(r"\b(?:Html|Markup)\(", path.read_text("utf-8"))
    }
    assert made == {
        "plan/text.py",
        "plan/page_text.py",
        "plan/markdown.py",
        "plan/metadata/script_json.py",
        "plan/pages/patterns.py",
        "render/once.py",
    }


def test_templates_neither_switch_escaping_off_nor_hold_scripts_or_styles() -> None:
    seen = 0
    for path in sorted((ROOT / "templates").rglob("*.html")):
        text = path.read_text("utf-8")
        seen += 1
        assert not re.search(r"\|\s*safe|autoescape|Markup|\bon[a-z]+=|\sstyle=|<style|javascript:", text), path
        assert not re.search(r"=\s*\{\{", re.sub(r"\{%.*?%\}", "", text, flags=re.DOTALL)), f"unquoted attribute in {path}"
        for script in re.findall(r"<script[^>]*>", text):
            assert "src=" in script or "application/ld+json" in script, path
    assert seen >= 20


def test_the_disk_is_touched_at_the_edges_only() -> None:
    """Parsing, planning and rendering are functions of their arguments: no files, no clock, no network."""
    outside = re.compile(
        r"(?<!Image\.)\b(?:open|urlopen|read_text|read_bytes|write_text|write_bytes)\(|datetime\.now|date\.today|time\.time"
    )
    allowed = {"model/category.py"}  # data of the package itself
    for folder in ("model", "diagnostics", "prose", "parse", "plan", "render"):
        for path in (GENERATOR / folder).rglob("*.py"):
            name = path.relative_to(GENERATOR).as_posix()
            assert name in allowed or not outside.search(path.read_text("utf-8")), name
