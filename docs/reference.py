"""Writes the reference from the code: commands, settings, front matter, codes of notes, views of templates, JSON Schemas.

python3 run.py docs                 # writes it, then builds the documentation into docs/output
python -m docs.reference --check    # changes nothing; fails if something would have to be

What it writes is part of the repository: it can be read on a code host, and a change of the code shows what it changes for
users. A test fails as long as it lags behind.
"""

import dataclasses
import importlib
import inspect
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from generator.cli.commands import group
from generator.diagnostics.codes import CODES
from generator.plan.tongues import Tongue
from generator.render.renderer import TEMPLATES
from generator.schemas import SCHEMAS, field_texts, schema_of

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "docs" / "content" / "pages"
STATIC = ROOT / "docs" / "static"

_CODE_PAGES = {
    "files": ("files", "Files"),
    "documents of any format": ("documents", "Documents of any format"),
    "profile documents: header": ("header", "Head of a profile document"),
    "profile documents: papers": ("papers", "Papers of a profile document"),
    "prose": ("prose", "Titles and abstracts"),
    "settings and pages": ("settings", "Settings, pages and templates"),
    "the built site": ("site", "The built site"),
}
"""Parts of the table of codes: the name of the page, and its title."""

_VIEW_PAGES = {
    "frame": "What every page has",
    "pieces": "Pieces that many pages show",
    "person": "A person",
    "people": "People and groups",
    "paper": "A paper",
    "lists": "Lists and indexes",
    "statistics": "Statistics",
    "site": "Free pages, search and others",
    "cv": "The curriculum vitae",
    "files": "Files that are no pages",
    "charts": "Figures",
}
"""Modules of views: the name of the page, and its title. What figures are made of lies elsewhere: see `_module_of`."""

_PLAIN_FIELDS = {
    "page": "The frame of the page: title, addresses, navigation.",
    "path": "Its address, relative to the root of the site.",
    "label": "What it is called.",
    "name": "What it is called.",
    "title": "Its title.",
    "heading": "The heading of the page.",
    "lead": "What the page says below its heading.",
    "coverage": "How many papers there are, of which years, and how many with code.",
    "paging": "Where the list goes on.",
    "exports": "The same papers as files for other programs.",
    "anchor": "The id of its place on the page.",
    "table": "The numbers as a table.",
    "tongue": "The language of the text, if it is not the page's.",
}
"""What fields mean that many views have; one that means something else says so itself."""


_ON_COMMANDS = """
`oeuvre COMMAND --help` says the same in the terminal. Every command ends with 0 when it is done, 1 for errors in the content,
and 2 for wrong usage.
"""
_ON_SETTINGS = """
`site.toml` lies beside the content folder. Every setting is optional, and so is the file. What is not known, or has not the
right form, is told with its place, and nothing is built until it is mended.

Editors that know JSON Schema complete and check the file: see [Your editor](../how-to/editor.md).
"""
_ON_FRONT_MATTER = """
Markdown files may begin with front matter: lines of `key: value` in YAML, between two lines of `---`. A key that is not
known, or whose value has not the right form, is left out with a note, so that no slip is passed over in silence.
"""
_ON_CODES = """
Every note of Oeuvre has a code in brackets, which keeps its meaning. `oeuvre explain CODE` says the same in the terminal. An
*error* is something that cannot be shown; a *warning* is shown, but look at it. Words in braces stand for your own.
"""
_ON_VIEWS = """
A template of a page is given three names: `view`, all that it may show; `page`, its frame, the same as `view.page`; and
`site`, the same as `page.site`. Addresses are relative to the root of the site: `url(page, path)` makes one that is right
from the page. Fields of the type `Html` are safe markup; everything else is text and is escaped.

Views may change with a new version. `oeuvre override` keeps account of the templates that you have replaced, and builds name
those whose original has changed since.
"""


def files() -> dict[Path, str]:
    """Return every file of the reference, by path."""
    made = {f"reference/cli/{name}.md": text for name, text in _cli()}
    made |= {"reference/settings.md": _settings(), "reference/front-matter.md": _front_matter()}
    made |= {f"reference/codes/{name}.md": text for name, text in _codes()}
    made |= {f"reference/views/{name}.md": text for name, text in _views()}
    made |= {"explanation/safety.md": _safety()}
    found = {PAGES / name: text for name, text in made.items()}
    found |= {STATIC / "schemas" / f"{name}.json": json.dumps(schema_of(name), indent=2) + "\n" for name in SCHEMAS}
    return found


def _page(title: str, order: int, description: str, body: list[str]) -> str:
    head = f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\norder: {order}\n"
    head += f"description: {json.dumps(description, ensure_ascii=False)}\n---\n"
    return head + "\n" + "\n\n".join(part.strip("\n") for part in body if part.strip()) + "\n"


# -- commands --------------------------------------------------------------------------------------------------------------
def _cli() -> Iterator[tuple[str, str]]:
    context = click.Context(group, info_name="oeuvre")
    names = group.list_commands(context)
    for order, name in enumerate(names, start=1):
        command = group.get_command(context, name)
        assert command is not None  # noqa: S101 - the group has what it lists
        own = click.Context(command, info_name=name, parent=context)
        pieces = " ".join(command.collect_usage_pieces(own))
        text = [_paragraph(part) for part in inspect.cleandoc(command.help or "").split("\n\n")]
        rows = [row for param in command.params if (row := _parameter(param, own))]
        table = _table(("Option", "Meaning", "Default"), rows)
        body = [f"```\noeuvre {name} {pieces}\n```", *text, "## Options", table]
        first = re.split(r"(?<=\.)\s", text[0])[0]
        yield name, _page(f"oeuvre {name}", order, first, body)
    yield "index", _page("Command line", 1, "Every command with all its options.", [_ON_COMMANDS])


def _paragraph(text: str) -> str:
    """Return a paragraph of a command's help. A backspace before it says to click that its lines are not to be filled."""
    if text.startswith("\b"):
        return "```\n" + inspect.cleandoc(text.removeprefix("\b")) + "\n```"
    return _escaped(" ".join(text.split()))


def _parameter(param: click.Parameter, context: click.Context) -> tuple[str, str, str] | None:
    """Return a row for an option; None for an argument, which the usage and the text tell of."""
    if not isinstance(param, click.Option):
        return None
    metavar = "" if param.is_flag or not param.nargs else param.make_metavar(context)
    names = [f"`{name}{f' {metavar}' if metavar else ''}`" for name in (*param.opts, *param.secondary_opts)]
    text = param.help or ""
    said = re.search(r"\s*\[default: ([^\]]*)\]", text) or re.search(r"\s*\[default of FILE: ([^\]]*)\]", text)
    default = said[1] if said else ""
    if said:
        text = text[: said.start()] + text[said.end() :]
    elif param.is_flag and not param.secondary_opts:
        default = "off"
    elif isinstance(param.default, (str, int, Path)):
        default = str(param.default)
    more = " May be given several times." if param.multiple else ""
    return ", ".join(names), _escaped(text + more), f"`{default}`" if re.fullmatch(r"[\w.-]+", default) else _escaped(default)


# -- settings and front matter -----------------------------------------------------------------------------------------------
def _settings() -> str:
    schema = schema_of("site")
    body = [_ON_SETTINGS]
    for name, facts in schema["properties"].items():
        if name == "publish":
            continue
        body += _field(name, facts, schema, 2)
    body += ["## `[publish]`", _escaped(_sentence(schema["properties"]["publish"]["description"]))]
    for name, facts in schema["$defs"]["Publish"]["properties"].items():
        body += _field(f"publish.{name}", facts, schema, 3)
    return _page("site.toml", 2, "Every setting: its form, its default, and what it does.", body)


def _front_matter() -> str:
    body = [_ON_FRONT_MATTER]
    heads = {
        "about": ("A person: about.md", "`content/NAME/about.md`. Below the front matter stands a biography."),
        "paper": ("One paper: papers/*.md", "`content/NAME/papers/PAPER.md`. The text below it stands on the paper's page."),
        "page": ("A page: pages/*.md", "`content/pages/**/*.md`. See [Pages of your own](../how-to/pages.md)."),
        "group": ("A group: groups/*.md", "`content/groups/GROUP.md`. See [A site for a lab](../how-to/lab.md)."),
    }
    for name, (title, lead) in heads.items():
        schema = schema_of(name)
        required = schema.get("required", ())
        asked = f"Only {', '.join(f'`{key}`' for key in required)} has to be there." if required else "All of it is optional."
        link = f"The same as [JSON Schema](../../../static/schemas/{name}.json)."
        body += [f"## {title}", f"{lead} {asked} {link}", _fields(schema["properties"], schema)]
        for part, facts in schema.get("$defs", {}).items():
            keys = ", ".join(f"`{key}`" for key in facts["properties"])
            body += [f"### {part}, in {name}", f"A mapping with {keys}.", _fields(facts["properties"], schema)]
    return _page("Front matter", 3, "What about.md, papers, pages and groups may say.", body)


def _fields(properties: dict[str, Any], schema: dict[str, Any]) -> str:
    rows = [(f"`{name}`", _type(one, schema), _escaped(one["description"])) for name, one in properties.items()]
    return _table(("Key", "Form", "Meaning"), rows)


def _field(name: str, facts: dict[str, Any], schema: dict[str, Any], level: int) -> list[str]:
    default = facts.get("default")
    shown = f"`{json.dumps(default)}`" if default is not None else "not set"
    form = _type(facts, schema)
    return [
        f"{'#' * level} `{name}`",
        f"{form[:1].upper()}{form[1:]}. Default: {shown}.",
        _escaped(_sentence(facts["description"])),
    ]


def _type(facts: dict[str, Any], schema: dict[str, Any]) -> str:
    """Return the form of a value in words."""
    if "$ref" in facts:
        return f"a mapping, {facts['$ref'].rpartition('/')[2]}"
    if "anyOf" in facts:
        return " or ".join(dict.fromkeys(_type(choice, schema) for choice in facts["anyOf"]))
    if "enum" in facts:
        return "one of " + ", ".join(f"`{json.dumps(value)}`" for value in facts["enum"])
    match facts.get("type"):
        case "array":
            return f"a list, each {_type(facts['items'], schema)}"
        case "boolean":
            return "`true` or `false`"
        case "integer":
            least, most = facts.get("minimum"), facts.get("maximum")
            return (
                f"a whole number from {least:,} to {most:,}" if least is not None and most is not None else "a whole number"
            )
    if facts.get("format") == "date":
        return "a day, 2026-05-30"
    most = facts.get("maxLength")
    return f"text, at most {most:,} characters" if most else "text"


# -- codes -------------------------------------------------------------------------------------------------------------------
def _codes() -> Iterator[tuple[str, str]]:
    part, parts = "", dict[str, list[str]]()
    for line in (ROOT / "generator" / "diagnostics" / "codes.py").read_text("utf-8").splitlines():
        if heading := re.match(r"    # -- (.+?) -+$", line):
            part = heading[1]
        elif code := re.match(r'    "([a-z0-9-]+)": Code\($', line):
            parts.setdefault(part, []).append(code[1])
    if sorted(code for codes in parts.values() for code in codes) != sorted(CODES):
        raise ValueError("codes.py has another shape than is expected here")
    for order, (part, codes) in enumerate(parts.items(), start=1):
        name, title = _CODE_PAGES[part]
        body = []
        for name_of_code in sorted(codes):
            entry = CODES[name_of_code]
            body += [
                f"## {name_of_code}",
                f"{entry.severity.value.capitalize()}: {_literal(entry.message)}",
                _escaped(entry.explanation),
            ]
            body += [f"**To mend it:** {_escaped(entry.hint)}."] if entry.hint else []
            body += [f"Example: {_literal(entry.example)}"]
        yield name, _page(title, order, ", ".join(sorted(codes)[:4]) + " and others.", body)
    yield "index", _page("Codes of notes", 4, "Every error and warning: what it means, and how to mend it.", [_ON_CODES])


# -- views -------------------------------------------------------------------------------------------------------------------
def _views() -> Iterator[tuple[str, str]]:
    kinds = {name: _kinds_of(name) for name in _VIEW_PAGES}
    homes = {kind.__name__: name for name, found in kinds.items() for kind in found}
    # What a field says that says nothing more: what the views in it are.
    leads = {kind.__name__: (kind.__doc__ or "").partition("\n")[0] for found in kinds.values() for kind in found}
    for order, (name, title) in enumerate(_VIEW_PAGES.items(), start=1):
        body = [inspect.cleandoc(_module_of(name).__doc__ or "")]
        for kind in kinds[name]:
            texts = _PLAIN_FIELDS | field_texts(kind)
            template = f"Drawn by `{TEMPLATES[kind]}`." if kind in TEMPLATES else ""
            rows = []
            for field, written in _fields_of(kind):
                type_ = _annotation(written)
                known = next((word for word in re.findall(r"\w+", type_) if word in homes), "")
                meaning = texts.get(field) or leads.get(known, "")
                rows.append((f"`{field}`", _linked(type_, known, homes, name), _escaped(meaning)))
            lead = _escaped(" ".join(inspect.cleandoc(kind.__doc__ or "").split()))
            body += [f"## {kind.__name__}", f"{lead} {template}".strip(), _table(("Field", "Type", "Meaning"), rows)]
        yield name, _page(title, order, f"{', '.join(kind.__name__ for kind in kinds[name][:5])}.", body)
    listed = [
        (f"`{template}`", _linked(kind.__name__, kind.__name__, homes, "index"), _escaped((kind.__doc__ or "").strip()))
        for kind, template in TEMPLATES.items()
    ]
    table = _table(("Template", "View", "What it is"), listed)
    yield "index", _page("Views of templates", 5, "All that a template may use.", [_ON_VIEWS, table])


def _module_of(name: str) -> ModuleType:
    return importlib.import_module("generator.plan.charts.shapes" if name == "charts" else f"generator.plan.views.{name}")


def _kinds_of(name: str) -> list[type]:
    module = _module_of(name)
    own = [kind for kind in vars(module).values() if inspect.isclass(kind) and kind.__module__ == module.__name__]
    # What is no class of values is none that a template may use.
    found = [kind for kind in own if dataclasses.is_dataclass(kind) and not kind.__name__.startswith("_")]
    return [*found, Tongue] if name == "pieces" else found


def _linked(text: str, known: str, homes: dict[str, str], here: str) -> str:
    """Return a type that leads to a view that it names; known: its name, may be empty."""
    if not known:
        return f"`{text}`"
    file = "" if homes[known] == here else f"{homes[known]}.md"
    return f"[`{text}`]({file}#{known.lower()})"


def _fields_of(kind: type) -> list[tuple[str, str]]:
    """Return the fields of a view with their types, as they are written."""
    return [
        (name, text if isinstance(text, str) else getattr(text, "__name__", "") if isinstance(text, type) else str(text))
        for name, text in inspect.get_annotations(kind).items()
        if not name.startswith("_")
    ]


def _annotation(text: str) -> str:
    plain = re.sub(r"\b(?:generator|markupsafe|datetime|collections)(?:\.\w+)*\.(\w+)", r"\1", text)
    return plain.replace("Markup", "Html").replace("|", "or").replace("ForwardRef('", "").replace("')", "")


# -- safety ------------------------------------------------------------------------------------------------------------------
def _safety() -> str:
    """Return the promises of SECURITY.md as a page: they are written once."""
    text = (ROOT / "SECURITY.md").read_text("utf-8").removeprefix("# Security\n")
    return _page("Safety promises", 4, "What strangers' documents cannot do, and what is not promised.", [text])


# -- Markdown ----------------------------------------------------------------------------------------------------------------
def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    if not rows:
        return ""
    lines = ["| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"]
    return "\n".join([*lines, *("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)])


def _escaped(text: str) -> str:
    """Return a text in which nothing but code in backticks means something to Markdown."""
    parts = re.split(r"(`[^`]*`)", text.replace("None:", "if not set:"))
    return "".join(part if part.startswith("`") else re.sub(r"([\\*_<>\[\]#])", r"\\\1", part) for part in parts)


def _literal(text: str) -> str:
    """Return a text as code, whatever is in it."""
    one_line = " ".join(text.split())
    ticks = "`" * (max(map(len, re.findall(r"`+", one_line)), default=0) + 1)
    blank = " " if one_line.startswith("`") or one_line.endswith("`") else ""
    return f"{ticks}{blank}{one_line}{blank}{ticks}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def main(arguments: list[str]) -> int:
    """Write the reference, or say what of it is out of date."""
    check = "--check" in arguments
    made = files()
    stale = {path for name in ("cli", "codes", "views") for path in (PAGES / "reference" / name).glob("*.md")} - made.keys()
    changed = sorted(path for path, text in made.items() if not path.is_file() or path.read_text("utf-8") != text)
    for path in (*changed, *sorted(stale)):
        print(f"{path.relative_to(ROOT).as_posix()}: {'out of date' if check else 'removed' if path in stale else 'written'}")
        if check:
            continue
        if path in stale:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made[path], "utf-8", newline="\n")
    return 1 if check and (changed or stale) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
