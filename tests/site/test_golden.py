"""A small site at three depths: what was understood, what was told, what was drawn. A difference names the depth."""

import json
from pathlib import Path

import pytest

from generator.build import keep_files, plan_build
from generator.diagnostics.show import as_text
from generator.inspect import profile_facts
from generator.load.theme import load_theme
from generator.render.renderer import Renderer

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
PAGES = ["index.html", "papers/on-walking-x2-steps-forward-back/index.html", "stats/index.html", "sitemap.xml", "robots.txt"]


@pytest.mark.parametrize("name", ["small"])
def test_a_site_is_as_it_was(name: str, request: pytest.FixtureRequest) -> None:
    source, expected = GOLDEN / name / "source", GOLDEN / name / "expected"
    planned = plan_build(source / "content")
    assert planned.site is not None
    theme = load_theme(source / "templates")
    drawn = dict(keep_files(planned, Renderer(theme), {}, lambda path, _, content: (path, content or b"")))
    found = {
        "model.json": json.dumps(
            [profile_facts(profile) for profile in planned.site.corpus.profiles], ensure_ascii=False, indent=1
        ),
        "notes.txt": "\n".join(map(as_text, planned.notes)) + "\n",
        "files.txt": "\n".join(sorted(path for path in drawn if not path.startswith("assets/"))) + "\n",
        **{f"pages/{path}": drawn[path].decode() for path in PAGES},
    }
    if request.config.getoption("--update-golden"):
        for path, text in found.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_text(text, "utf-8", newline="\n")
    for path, text in found.items():
        assert text == (expected / path).read_text("utf-8"), path
