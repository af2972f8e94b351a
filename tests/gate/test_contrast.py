"""Colours of style sheets: which property wins, what it comes to, and whether it can be read."""

from pathlib import Path

import pytest

from generator.gate.contrast import SCHEMES, Scheme, contrast_faults, resolved, tokens_of
from generator.gate.styles import read_sheet

LIGHT, DARK = Scheme(dark=False, more_contrast=False), Scheme(dark=True, more_contrast=False)
MORE = Scheme(dark=False, more_contrast=True)


def colour(css: str, name: str, scheme: Scheme) -> str | None:
    found = resolved(f"var(--{name})", tokens_of(read_sheet(css.encode()).rules, scheme), scheme)
    return found.hex if found is not None else None


@pytest.mark.parametrize(
    ("css", "light", "dark"),
    [
        (":root { --x: #123456 }", "#123456", "#123456"),
        (":root { --x: light-dark(#111111, #eeeeee) }", "#111111", "#eeeeee"),
        (":root { --y: #111111; --x: var(--y) }", "#111111", "#111111"),
        (":root { --x: var(--nothing, light-dark(#111111, var(--y))); --y: #222222 }", "#111111", "#222222"),
        ("html { --x: #222222 } :root { --x: #111111 } html { --x: #333333 }", "#111111", "#111111"),
        (":root { --x: #111111 } @media (prefers-color-scheme: dark) { :root { --x: #222222 } }", "#111111", "#222222"),
        (':root[data-theme="dark"] { --x: #222222 } :root { --x: #111111 }', "#111111", "#222222"),
        ("body, :root { --x: #111111 } .part { --x: #999999 }", "#111111", "#111111"),
        (":root { --x: #111111 } @media print { :root { --x: #999999 } }", "#111111", "#111111"),
        (":root { --x: #111111 } @media (max-width: 40rem) { :root { --x: #999999 } }", "#111111", "#111111"),
        (":root { --x: white }", "#ffffff", "#ffffff"),
        (":root { --x: rgb(17 17 17) }", "#111111", "#111111"),
        (":root { --x: hsl(0 0% 100%) }", "#ffffff", "#ffffff"),
        (":root { --x: oklch(100% 0 0) }", "#ffffff", "#ffffff"),
    ],
)
def test_the_colour_that_a_property_comes_to(css: str, light: str, dark: str) -> None:
    assert (colour(css, "x", LIGHT), colour(css, "x", DARK)) == (light, dark)


def test_more_contrast_is_a_scheme_of_its_own() -> None:
    css = ":root { --x: #777777 } @media (prefers-contrast: more) { :root { --x: #000000 } }"
    assert (colour(css, "x", LIGHT), colour(css, "x", MORE)) == ("#777777", "#000000")
    css = ':root { --x: #777777 } :root[data-contrast="more"] { --x: #000000 }'
    assert (colour(css, "x", LIGHT), colour(css, "x", MORE)) == ("#777777", "#000000")


@pytest.mark.parametrize(
    "value",
    [
        "var(--x)",
        "rgb(0 0 0 / 50%)",
        "transparent",
        "color-mix(in oklab, red, blue)",
        "12px",
        "var(--none)",
        "currentcolor",
        "",
    ],
)
def test_what_cannot_be_computed_is_no_colour(value: str) -> None:
    assert colour(f":root {{ --x: {value} }}", "x", LIGHT) is None


def test_a_pair_that_is_too_close_is_told_for_each_scheme() -> None:
    css = b":root {\n  --ground: light-dark(#fff, #000);\n  --ink: light-dark(#767676, #555);\n}\n"
    (found,) = contrast_faults("style.css", css)
    fields = dict(found.fields)
    assert (fields["front"], fields["back"], fields["scheme"]) == ("--ink", "--ground", "dark scheme")
    assert (fields["ratio"], fields["least"]) == ("2.81", "4.5")
    assert (found.line, found.column) == (3, 3)


def test_a_rule_that_sets_both_is_judged() -> None:
    css = (
        b":root { --ground: #fff; --ink: #000 }\n"
        b".banner { color: #999; background: var(--ground) }\n"
        b".fine { color: #000; background-color: #fff }\n"
    )
    (found,) = contrast_faults("style.css", css)
    assert (dict(found.fields)["front"], dict(found.fields)["back"], found.line) == ("#999", "--ground", 2)


def test_the_built_in_tokens_are_all_looked_at() -> None:
    rules = read_sheet(Path("templates/styles/tokens.css").read_bytes()).rules
    for scheme in SCHEMES:
        tokens = tokens_of(rules, scheme)
        for name in (
            "ground",
            "surface",
            "ink",
            "ink-soft",
            "accent",
            "accent-ground",
            "on-accent",
            "focus",
            "tone-8-ink",
            "tone-8-tint",
        ):
            assert resolved(f"var(--{name})", tokens, scheme) is not None, name
