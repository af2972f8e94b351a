"""Renews the catalogues: collects what templates and plans say, brings every catalogue up to date, and compiles them.

python3 run.py languages            # prints what is yet to be translated
python3 run.py languages --check    # changes nothing; fails if something would have to be

A catalogue (`languages/de.po`) is what people translate. Of it, and of what CLDR knows about the language, this makes
`generator/language/compiled/de.json`, which is all that a build reads.
"""

import ast
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

from generator.language.words import ENGLISH, LANGUAGES, PLURALS, placeholders

ROOT = Path(__file__).resolve().parents[1]
CATALOGUES = ROOT / "languages"
COMPILED = ROOT / "generator" / "language" / "compiled"

Message = str | tuple[str, str]
"""A text, or one about a number: its singular and its plural."""

MINIMUM_GROUPING_DIGITS = {"es": 2, "pt": 1}
"""CLDR's `minimumGroupingDigits`, which babel does not hand on: Spanish writes 1234, and 12.345. 1 for all others."""

FIRST_OF_MONTH = {"fr": "1er", "pt": "1º"}
"""The one day that French and Portuguese count in words, which CLDR leaves out: "1er mai", "1º de maio"."""

NUMBERED_MONTHS = {"zh"}
"""Where CLDR's month that stands alone is a word, 三月, and the one in a date a number, 3月: one list has both."""


# -- what is said --------------------------------------------------------------------------------------------------------
def collect() -> dict[Message, list[str]]:
    """Return everything that is said to readers, with the files that say it, sorted."""
    found: dict[Message, set[str]] = {}
    for path, message in (*_in_templates(), *_in_plans()):
        found.setdefault(message, set()).add(path.relative_to(ROOT).as_posix())
    return {message: sorted(found[message]) for message in sorted(found, key=lambda one: (str(one[0]).lower(), str(one)))}


def _in_templates() -> Iterator[tuple[Path, Message]]:
    environment = Environment(autoescape=True)
    for path in sorted((ROOT / "templates").rglob("*.html")):
        tree = environment.parse(path.read_text("utf-8"))
        for _, function, texts in extract_from_ast(tree, ("_", "_n", "_forms"), babel_style=False):
            words = [text for text in ((texts,) if isinstance(texts, str) else texts or ()) if isinstance(text, str)]
            if function == "_":
                yield path, words[0]
            else:
                yield path, (words[0], words[1])


def _in_plans() -> Iterator[tuple[Path, Message]]:
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = (
                node.func.attr
                if isinstance(node.func, ast.Attribute)
                else node.func.id
                if isinstance(node.func, ast.Name)
                else ""
            )
            texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if name in ("say", "said") and len(texts) == 1:
                yield path, texts[0]
            elif name == "count" and len(texts) == 2:
                yield path, (texts[0], texts[1])


# -- catalogues ----------------------------------------------------------------------------------------------------------
def catalogue_text(language: str, messages: dict[Message, list[str]], known: dict[str, str | tuple[str, ...]]) -> str:
    """Return a catalogue as text. known: translations by their English."""
    catalogue = Catalog(locale=language)
    forms = len(PLURALS[language][0])
    for message, files in messages.items():
        one = message if isinstance(message, str) else message[0]
        empty: str | tuple[str, ...] = "" if isinstance(message, str) else ("",) * forms
        translation = known.get(one, empty)
        fits = (
            isinstance(translation, str)
            if isinstance(message, str)
            else len(translation) == forms and not isinstance(translation, str)
        )
        catalogue.add(message, translation if fits else empty, locations=[(file, 0) for file in files])
    body = io.BytesIO()
    write_po(body, catalogue, width=110, omit_header=True, include_lineno=False)
    header = (
        f"# The words of Oeuvre's pages: {Locale.parse(language).english_name}.\n"
        "# Placeholders such as {n} stay as they are; see CONTRIBUTING.md.\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    return header + body.getvalue().decode()


def translations(language: str) -> dict[str, str | tuple[str, ...]]:
    """Return what a catalogue has, by its English; texts that are not translated are empty."""
    path = CATALOGUES / f"{language}.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        catalogue = read_po(file)
    found: dict[str, str | tuple[str, ...]] = {}
    for message in catalogue:
        if message.id and not message.fuzzy:
            one = message.id if isinstance(message.id, str) else message.id[0]
            found[one] = message.string if isinstance(message.string, str) else tuple(message.string or ())
    return found


def holes(language: str, messages: dict[Message, list[str]]) -> list[str]:
    """Return what a catalogue lacks: texts that are not translated, or whose placeholders are other ones."""
    known = translations(language)
    found = []
    for message in messages:
        one, *more = (message,) if isinstance(message, str) else message
        given = known.get(one, "")
        texts = (given,) if isinstance(given, str) else given
        expected = placeholders(more[0] if more else one)
        # A form for one, two or none may do without the number: "two papers" is a word in Arabic.
        few = {place for place, name in enumerate(PLURALS[language][0]) if name in ("zero", "one", "two")}
        for place, text in enumerate(texts):
            names = placeholders(text)
            shorter = bool(more) and place in few and names == [name for name in expected if name != "n"]
            if not text or not (names == expected or shorter):
                found.append(one)
                break
    return found


# -- what a build reads --------------------------------------------------------------------------------------------------
def facts_of(language: str) -> dict[str, object]:
    """Return what CLDR knows about a language, as far as pages need it."""
    locale = Locale.parse(language)
    symbols, skeletons = locale.number_symbols["latn"], locale.datetime_skeletons
    group = symbols["group"]
    lists = locale.list_patterns["standard"]
    name = locale.get_language_name() or language
    return {
        # At the beginning of its own line, a name begins with a capital.
        "name": name[:1].upper() + name[1:],
        "direction": locale.text_direction,
        "numbers": {
            "group": group,
            "decimal": symbols["decimal"],
            # Arabic surrounds the sign by marks of direction, which single numbers do without.
            "percent": re.sub(r"[#,0]+", "0", locale.percent_formats[None].pattern)
            .replace("\u200e", "")
            .replace("\u200f", ""),
            "least_grouped": 10 ** (3 + MINIMUM_GROUPING_DIGITS.get(language, 1) - 1),
        },
        "dates": {
            "day": _by_month(locale, locale.date_formats["long"].pattern),
            "month": _by_month(locale, skeletons["yMMMM"].pattern),
            "day-of-year": _by_month(locale, skeletons["MMMMd"].pattern),
            "short-day": _by_month(locale, skeletons["yMMMd"].pattern),
            "short-day-of-year": _by_month(locale, skeletons["MMMd"].pattern),
            "first": FIRST_OF_MONTH.get(language, "1"),
            "year": skeletons["y"].pattern.replace("y", "{y}"),
            "years": _of_years(locale),
            "months": [
                locale.months["stand-alone"]["abbreviated" if language in NUMBERED_MONTHS else "wide"][month]
                for month in range(1, 13)
            ],
            "months-narrow": [locale.months["stand-alone"]["narrow"][month] for month in range(1, 13)],
            "months-short": [locale.months["stand-alone"]["abbreviated"][month] for month in range(1, 13)],
        },
        "lists": {name: lists[key] for name, key in (("two", "2"), ("start", "start"), ("middle", "middle"), ("end", "end"))},
    }


def _of_years(locale: Locale) -> str:
    """Return CLDR's pattern for some years, with `{first}` and `{last}`: "{first}–{last}"; thin blanks are plain ones."""
    first, last = locale.interval_formats["y"]["y"]
    return f"{first.replace('y', '{first}')}{last.replace('y', '{last}')}".replace("\u2009", " ")


def _by_month(locale: Locale, pattern: str) -> list[str]:
    """Return a pattern of CLDR for each month, with `{d}` and `{y}` to be filled: "{d}. Mai {y}"."""
    names = {"MMMM": locale.months["format"]["wide"], "MMM": locale.months["format"]["abbreviated"]}
    found = []
    for month in range(1, 13):
        fields = {"y": "{y}", "d": "{d}", "M": str(month), **{key: table[month] for key, table in names.items()}}
        text = ""
        for quoted, field, other in re.findall(r"'([^']*)'|(y+|M+|L+|d+)|(.)", pattern):
            if field:
                text += fields[field.replace("L", "M") if field.startswith("L") else field]
            else:
                text += quoted or other
        found.append(text)
    return found


def compiled_text(language: str, messages: dict[Message, list[str]], facts: dict[str, object] | None = None) -> str:
    """Return what a build reads of a language."""
    known = translations(language) if language != ENGLISH else {}
    said = {}
    for message in messages:
        one = message if isinstance(message, str) else message[0]
        given = known.get(one, "")
        if given and all(given):
            said[one] = given
    data = {"facts": facts or facts_of(language), "messages": said}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def main(arguments: list[str]) -> int:
    """Renew everything, or only look whether it is."""
    check = "--check" in arguments
    messages = collect()
    stale: list[Path] = []
    lacking = 0

    def renew(path: Path, text: str) -> None:
        if not path.is_file() or path.read_text("utf-8") != text:
            stale.append(path)
            if not check:
                path.write_text(text, "utf-8", newline="\n")

    for language in LANGUAGES:
        if language != ENGLISH:
            renew(CATALOGUES / f"{language}.po", catalogue_text(language, messages, translations(language)))
        renew(COMPILED / f"{language}.json", compiled_text(language, messages))
        if language != ENGLISH:
            for text in holes(language, messages):
                lacking += 1
                print(f"languages/{language}.po: not translated, or other placeholders: {text!r}")
    for path in stale:
        print(f"{path.relative_to(ROOT)}: {'not up to date' if check else 'renewed'}")
    print(f"{len(messages)} texts in {len(LANGUAGES)} languages, {lacking} to be translated")
    return int(bool(lacking) or (check and bool(stale)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
