"""Themes: each is whole, can be read, and gives way to what the user sets."""

import re
from pathlib import Path

import pytest

from generator.build import plan_build
from generator.load.theme import DEFAULT_THEME, Theme, load_theme, theme_names
from generator.model.colour import Colour, contrast, parse_colour
from generator.render.accent import accent_of, grounds_of
from generator.render.assets import asset_files
from tests.documents import FIRST, document
from tests.sites import build_project, write_project

NAMES = theme_names(Path("nowhere"))
_PAIR = re.compile(r"--([\w-]+):\s*light-dark\((oklch\([^)]*\)),\s*(oklch\([^)]*\))\)")


def tokens(theme: Theme) -> dict[str, tuple[Colour, Colour]]:
    """Return the colours of a theme, light and dark, as its last style sheet sets them."""
    found = {}
    for name in ("styles/tokens.css", "styles/theme.css"):
        for key, light, dark in _PAIR.findall(theme.files[name].decode()):
            found[key] = (parse_colour(light), parse_colour(dark))
    return found


def test_there_are_four_and_the_default_is_one() -> None:
    assert NAMES == ("book", "journal", "swiss", "terminal")
    assert DEFAULT_THEME in NAMES


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("dark", [0, 1])
def test_all_words_can_be_read(name: str, dark: int) -> None:
    colours = {key: pair[dark] for key, pair in tokens(load_theme(Path("nowhere"), name)).items()}
    text = [("ink", "ground"), ("ink-soft", "ground"), ("accent", "ground"), ("ink", "surface"), ("ink-soft", "surface")]
    text += [("accent", "surface"), ("on-accent", "accent"), ("accent", "accent-ground"), ("ground", "ink")]
    text += [(f"tone-{tone}-ink", f"tone-{tone}-tint") for tone in range(1, 9)]
    text += [(f"tone-{tone}-ink", "ground") for tone in range(1, 9)]
    for words, ground in text:
        assert contrast(colours[words], colours[ground]) >= 4.5, f"{words} on {ground}"
    marks = [("rule-strong", "ground"), ("focus", "ground"), *((f"tone-{tone}", "ground") for tone in range(1, 9))]
    for mark, ground in marks:
        assert contrast(colours[mark], colours[ground]) >= 3, f"{mark} on {ground}"


@pytest.mark.parametrize("name", NAMES)
def test_a_theme_has_the_fonts_that_it_names_and_no_others(name: str) -> None:
    theme = load_theme(Path("nowhere"), name)
    named = set(re.findall(r"fonts/([\w.-]+\.woff2)", theme.files["styles/theme.css"].decode()))
    assert named == {path.removeprefix("fonts/") for path in theme.files if path.endswith(".woff2")}
    preloaded = re.findall(r"assets/fonts/([\w.-]+)", theme.files["parts/theme.html"].decode())
    assert len(preloaded) == 1
    assert set(preloaded) <= named
    # Its grounds are told to the browser before the style sheet is there.
    light, dark = tokens(theme)["ground"]
    assert {light.hex, dark.hex} <= set(re.findall(r"#[0-9a-f]{6}", theme.files["parts/theme.html"].decode()))


def test_a_user_s_file_wins_over_the_theme_and_a_theme_of_the_user_is_one(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "mine.css").write_text("p { color: red; }")
    (tmp_path / "themes" / "mine" / "styles").mkdir(parents=True)
    (tmp_path / "themes" / "mine" / "styles" / "theme.css").write_text(":root { --radius: 9px; }")
    (tmp_path / "themes" / "swiss" / "parts").mkdir(parents=True)
    (tmp_path / "themes" / "swiss" / "parts" / "theme.html").write_text("mine")
    assert theme_names(tmp_path) == ("book", "journal", "mine", "swiss", "terminal")
    mine = load_theme(tmp_path, "mine")
    assert b"9px" in mine.files["styles/theme.css"]
    swiss = load_theme(tmp_path, "swiss")
    assert swiss.files["parts/theme.html"] == b"mine"
    assert b"Swiss" in swiss.files["styles/theme.css"]
    assert not any(path.startswith("themes/") for path in swiss.files)
    style = dict(asset_files(swiss))["assets/style.css"].decode()
    order = ["--ground:", "Oeuvre Sans", "p { color: red; }", "prefers-contrast: more", "@page"]
    places = [style.index(part) for part in order]
    assert places == sorted(places)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("asked", ["#ffd400", "#000", "#fff", "#1d4ed8", "oklch(99% 0.3 120)"])
def test_an_accent_can_be_read_in_light_and_dark(name: str, asked: str) -> None:
    theme = load_theme(Path("nowhere"), name)
    accent = accent_of(asked, theme)
    light, dark = grounds_of(theme)
    assert contrast(accent.light, light) >= 4.5
    assert contrast(accent.dark, dark) >= 4.5
    assert accent.changed == (contrast(parse_colour(asked), light) < 4.5)


def test_an_accent_reaches_the_style_sheet_and_a_pale_one_is_told(tmp_path: Path) -> None:
    write_project(tmp_path, {"ada.txt": document(FIRST)}, 'theme = "swiss"\naccent = "#ffd400"\n')
    planned, _ = build_project(tmp_path)
    before, after = (
        dict(asset_files(load_theme(Path("nowhere"), "swiss")))["assets/style.css"],
        (tmp_path / "output" / "assets" / "style.css").read_bytes(),
    )
    assert after.count(b"--accent: ") == before.count(b"--accent: ") + 1
    note = next(note for note in planned.notes if note.code == "pale-accent")
    assert (note.at.source, note.at.line) == ("site.toml", 2)


def test_a_theme_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    content = write_project(tmp_path, {"ada.txt": document(FIRST)}, 'title = "Ada"\ntheme = "swis"\n')
    planned = plan_build(content)
    assert planned.refused
    note = next(note for note in planned.notes if note.code == "unknown-theme")
    assert (note.at.line, note.hint) == (2, "did you mean swiss?")


def test_a_style_sheet_travels_without_comments_and_with_its_strings() -> None:
    comment, string = b"""/* It's "one"\n */""", rb'"/* kept */  \" it"'
    style = comment + b"\n  a { content: " + string + b"; }\n/* two */\n\n@media print {\n    b { top: 0; }\n}\n"
    theme = Theme({"styles/tokens.css": style})
    assert dict(asset_files(theme))["assets/style.css"] == (
        b"a { content: " + string + b"; }\n@media print {\nb { top: 0; }\n}\n"
    )
