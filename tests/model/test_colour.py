import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.colour import Colour, contrast, parse_colour, readable

WHITE, BLACK = parse_colour("#ffffff"), parse_colour("#000")


@pytest.mark.parametrize(
    ("text", "lightness", "chroma", "hue"),
    [
        # Reference values of CSS Color 4.
        ("#f00", 0.62796, 0.25768, 29.234),
        ("#00ff00", 0.86644, 0.29483, 142.495),
        ("#0000ff", 0.45201, 0.31321, 264.052),
        ("oklch(50% 0.2 260)", 0.5, 0.2, 260),
        ("OKLCH( 0.5 0.2 -0 )".replace("-0", "380deg"), 0.5, 0.2, 20),
    ],
)
def test_colours_are_read(text: str, lightness: float, chroma: float, hue: float) -> None:
    colour = parse_colour(text)
    assert (colour.lightness, colour.chroma, colour.hue) == pytest.approx((lightness, chroma, hue), abs=2e-3)


@pytest.mark.parametrize(
    "text", ["", "red", "#12", "#12345g", "oklch(50 0.2 260)", "oklch(50% 9 260)", "#fff;}body{}", "url(x)"]
)
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="expected a colour"):
        parse_colour(text)


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_a_colour_survives_the_way_there_and_back(parts: tuple[int, int, int]) -> None:
    text = "#{:02x}{:02x}{:02x}".format(*parts)
    assert parse_colour(text).hex == text


@pytest.mark.parametrize(("one", "other", "ratio"), [("#fff", "#000", 21.0), ("#777", "#fff", 4.48), ("#fff", "#fff", 1.0)])
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(parse_colour(one), parse_colour(other)) == pytest.approx(ratio, abs=0.005)


@given(
    st.builds(Colour, st.floats(0, 1), st.floats(0, 0.4), st.floats(0, 360)),
    st.sampled_from([WHITE, BLACK, parse_colour("#faf5e8"), parse_colour("#171412")]),
)
def test_what_is_made_readable_is(colour: Colour, ground: Colour) -> None:
    found = readable(colour, ground)
    assert contrast(found, ground) >= 4.5
    if contrast(colour, ground) >= 4.5:
        assert found == colour
    # It is still what it was, but for the lightness.
    assert (found.chroma, found.hue) == (colour.chroma, colour.hue)


def test_what_no_screen_can_show_is_made_greyer_not_another_hue() -> None:
    shown = parse_colour(Colour(0.9, 0.37, 264).hex)
    assert shown.hue == pytest.approx(264, abs=3)
    assert shown.chroma < 0.1
