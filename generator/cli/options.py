"""Options that several commands share, and what they do with notes."""

import datetime
import json
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from generator.diagnostics.diagnostic import Diagnostic

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_CONTENT = Path("content")
DEFAULT_OUTPUT = Path("output")


class Day(click.ParamType[datetime.date]):
    """A day of the calendar, 2026-05-30."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """Return the day; a wrong one ends the command with a message."""
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2026-05-30", param, ctx)


class BaseUrlParam(click.ParamType[str]):
    """Where a site will be published."""

    name = "url"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the address with a slash at its end; a wrong one ends the command with a message."""
        from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - pydantic takes long to load

        from generator.model.config import BaseUrl  # noqa: PLC0415

        try:
            return TypeAdapter[str](BaseUrl).validate_python(value)
        except ValidationError:
            self.fail(f"{value!r} is not an address such as https://example.org/me/", param, ctx)


class Language(click.ParamType[str]):
    """A language that the site's own words are in."""

    name = "tag"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the language's tag; one that there are no words in ends the command with a message."""
        from generator.language.words import LANGUAGES  # noqa: PLC0415 - few commands ask for it

        tag = str(value)
        if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag) or tag.partition("-")[0] not in LANGUAGES:
            self.fail(f"{tag!r} is none of {', '.join(LANGUAGES)}", param, ctx)
        return tag


class Jobs(click.ParamType[int | None]):
    """A number of processes, or "auto" (None)."""

    name = "auto|N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | None:
        """Return the number; a wrong one ends the command with a message."""
        if value in (None, "auto"):
            return None
        text = str(value)
        if not (text.isascii() and text.isdigit() and 0 < int(text[:4]) <= 256):
            self.fail(f"{value!r} is neither auto nor a number from 1 to 256", param, ctx)
        return int(text)


def project_options(function: Command) -> Command:
    """Add what says where a project lies: CONTENT or --content, --config, --as-of."""
    path = click.Path(path_type=Path)
    for decorate in (
        click.option(
            "--as-of",
            type=Day(),
            help="Day on which the documents were captured: dates without a year lie in its year.",
        ),
        click.option(
            "--config",
            "config_path",
            type=click.Path(path_type=Path, exists=True, dir_okay=False),
            help="Settings file. [default: site.toml beside the content]",
        ),
        click.option(
            "--content", "content_option", type=path, help="Folder of documents, or one document. [default: content]"
        ),
        click.argument("content", type=path, required=False),
    ):
        function = decorate(function)
    return function


def output_options(function: Command) -> Command:
    """Add what says where a site is written: --output, --cache, --base-url."""
    for decorate in (
        click.option(
            "--base-url", type=BaseUrlParam(), help="Where the site will be published, for all that must be absolute."
        ),
        click.option(
            "--cache",
            type=click.Path(path_type=Path, file_okay=False),
            help="Folder for what speeds up the next build; safe to delete. [default: .oeuvre beside site.toml]",
        ),
        click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path, file_okay=False),
            default=DEFAULT_OUTPUT,
            show_default=True,
            help="Folder that the site is written to.",
        ),
    ):
        function = decorate(function)
    return function


def chosen_content(content: Path | None, content_option: Path | None) -> Path:
    """Return where the documents lie; ends the command if that is said twice, or nothing is there."""
    if content and content_option:
        raise click.UsageError("Say where the content is once: as CONTENT or with --content.")
    chosen = content or content_option or DEFAULT_CONTENT
    if not chosen.exists():
        hint = " `oeuvre new DIR` makes a site to start from." if chosen == DEFAULT_CONTENT else ""
        raise click.UsageError(f"There is no {chosen}.{hint}")
    return chosen


def show_notes(notes: "Sequence[Diagnostic]", *, most: int = 50) -> None:
    """Write notes to the standard error stream; on GitHub Actions also as annotations. A flood is cut, and says so."""
    show_texts(notes_as_texts(notes, most=most))


def show_texts(texts: Sequence[str]) -> None:
    """Write the texts of notes to the standard error stream."""
    for text in texts:
        click.echo(text, err=True)


def notes_as_texts(notes: "Sequence[Diagnostic]", *, most: int = 50) -> list[str]:
    """Return what `show_notes` writes."""
    from generator.diagnostics.show import as_annotation, as_text  # noqa: PLC0415 - pydantic takes long to load

    texts = []
    for entry in notes[:most]:
        texts.append(as_text(entry))
        if os.environ.get("GITHUB_ACTIONS") == "true":
            texts.append(as_annotation(entry))
    if len(notes) > most:
        texts.append(f"… and {len(notes) - most:,} more; `oeuvre check` shows them all")
    return texts


def notes_as_json(notes: "Sequence[Diagnostic]") -> list[dict[str, object]]:
    """Return notes as plain data."""
    from generator.diagnostics.show import as_json  # noqa: PLC0415 - pydantic takes long to load

    return [as_json(entry) for entry in notes]


def echo_json(value: object) -> None:
    """Write a value as JSON that a terminal of any encoding can show."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
