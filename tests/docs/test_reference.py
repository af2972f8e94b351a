"""The reference says what the code says, and the documentation is a site without a fault."""

import inspect
import json
from pathlib import Path

import jsonschema
import pytest

from docs import reference
from generator.cli.commands import group
from generator.diagnostics.codes import CODES
from generator.gate.site import look_at, open_site
from generator.model.about import About
from generator.model.config import Config
from generator.parse.front_matter import split_front_matter
from generator.plan import views
from generator.plan.page_text import page_to_html, references_of
from generator.schemas import SCHEMAS, field_texts, schema_of
from tests.docs.walk import PAGES, ROOT
from tests.sites import build_project, write_project


def test_the_reference_is_up_to_date() -> None:
    late = [path.relative_to(ROOT).as_posix() for path, text in reference.files().items() if _text(path) != text]
    assert late == [], "run: python3 run.py docs"
    assert reference.main(["--check"]) == 0


def _text(path: Path) -> str | None:
    return path.read_text("utf-8") if path.is_file() else None


def test_a_change_of_the_code_is_noticed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(CODES, "cannot-read", CODES["too-large"])
    assert reference.main(["--check"]) == 1
    assert capsys.readouterr().out == "docs/content/pages/reference/codes/files.md: out of date\n"


def test_nothing_is_missing() -> None:
    made = {
        path.relative_to(PAGES).as_posix(): text for path, text in reference.files().items() if path.is_relative_to(PAGES)
    }
    for name in group.list_commands(None):  # type: ignore[arg-type]  # the list is the same in any context
        assert f"reference/cli/{name}.md" in made
    everything = "\n".join(made.values())
    for code in CODES:
        assert f"\n## {code}\n" in everything
    for setting in Config.model_fields:
        assert f"\n## `{setting}`\n" in made["reference/settings.md"] or setting == "publish"
    folder = Path(inspect.getfile(views)).parent
    assert {path.stem for path in folder.glob("*.py")} - {"__init__", "view"} == set(reference._VIEW_PAGES) - {"charts"}


def test_every_key_that_an_author_may_write_is_explained() -> None:
    for name in SCHEMAS:
        schema = schema_of(name)
        for properties in (schema["properties"], *(part["properties"] for part in schema.get("$defs", {}).values())):
            for key, facts in properties.items():
                assert facts["description"] or key == "label", (name, key)


def test_field_texts_are_read_from_the_source() -> None:
    assert field_texts(About)["as_of"] == "The day on which the profile document was captured."


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_schemas(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema_of(name))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("about", "orcid: 0000-0002-1825-0097\naffiliation: U\nlinks: [https://a.org/, {url: https://b.org/, label: B}]"),
        ("about", "affiliation: {name: U, url: https://u.org/}\nexclude: [x]\nsame: [[a, b]]"),
        (
            "paper",
            "doi: 10.1/x\ndate: 2025\nvolume: 3\nauthors: [A B, et al.]\nlinks: [{url: a.pdf, kind: pdf}]\nselected: true",
        ),
        ("page", "title: T\norder: 3\ntoc: false\nlanguage: de"),
        ("group", "name: G\nmembers: [A, {person: B, since: 2021, until: 2022-05}]"),
    ],
)
def test_schemas_take_what_is_read(name: str, text: str) -> None:
    values = split_front_matter(f"---\n{text}\n---\n").values
    jsonschema.validate(values, schema_of(name))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**values, "nonsense": 1}, schema_of(name))


def _written() -> list[Path]:
    return [*PAGES.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "docs" / "README.md"]


@pytest.mark.parametrize("path", _written(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_hold_on_a_code_host_too(path: Path) -> None:
    for name, line, _ in references_of(split_front_matter(path.read_text("utf-8")).body):
        if "://" in name or name.startswith("mailto:"):
            continue
        file, _, fragment = name.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), (line, name)
        if fragment:
            _, headings = page_to_html(split_front_matter(target.read_text("utf-8")).body)
            assert fragment in [heading.anchor for heading in headings], (line, name)


def test_the_documentation_is_a_site_without_a_fault(tmp_path: Path) -> None:
    sources = {path.relative_to(PAGES.parent).as_posix(): path.read_bytes() for path in PAGES.rglob("*") if path.is_file()}
    write_project(tmp_path, dict(sources), (ROOT / "docs" / "site.toml").read_text("utf-8"))
    for path in (ROOT / "docs" / "static").rglob("*.json"):
        target = tmp_path / "static" / path.relative_to(ROOT / "docs" / "static")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
        json.loads(path.read_text("utf-8"))
    planned, report = build_project(tmp_path)
    assert planned.notes == ()
    assert len([path for path in report.paths if path.endswith(".html")]) >= 50
    site = open_site(tmp_path / "output")
    assert site is not None
    looked = look_at(site)
    assert [(note.code, note.at.source, note.message) for note in looked.notes] == []
