import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from generator.load.theme import load_theme, theme_names
from generator.plan.views.files import CARD_HEIGHT, CARD_WIDTH, CardImage
from generator.plan.views.pieces import MetricView
from generator.render.accent import grounds_of
from generator.render.cards import LEADING, Cards
from generator.render.renderer import Renderer

SIZES = (70, 50, 30)


@pytest.fixture(scope="module")
def cards() -> Cards:
    return Cards(load_theme(Path("nowhere")))


def texts(cards: Cards, text: str, width: int = 500, height: int = 200) -> list[str]:
    fitted = cards.fit(text, 600, width, SIZES, height)
    assert len(fitted.lines) * fitted.size * LEADING <= height
    return ["".join(run.text for run in line) for line in fitted.lines]


def test_a_text_is_as_large_as_goes_and_loses_no_word(cards: Cards) -> None:
    assert cards.fit("On Walking", 600, 500, SIZES, 200).size == 70
    title = "On walking in the hills, and on what was seen from there in spring"
    assert " ".join(texts(cards, title)) == title
    assert cards.fit(title, 600, 500, SIZES, 200).size == 30
    assert cards.fit(title, 600, 500, SIZES, 400).size == 50


def test_what_does_not_fit_ends_in_an_ellipsis(cards: Cards) -> None:
    found = texts(cards, "walking and standing " * 30)
    assert found[-1].endswith("…")
    assert found[0].startswith("walking and standing")
    assert len(texts(cards, "W" * 1000)) == 5
    assert texts(cards, "") == []


def test_text_without_blanks_is_cut_between_characters(cards: Cards) -> None:
    title = "深度学习模型综述：从语言模型的推理能力到多模态理解"
    found = texts(cards, title)
    assert len(found) > 1
    assert "".join(found) == title
    assert not any(line.startswith("：") for line in found)


def test_reading_from_the_right_is_told_by_the_first_letter(cards: Cards) -> None:
    assert cards.fit("“تعلم الآلة” in short", 600, 500, SIZES, 200).rtl
    assert not cards.fit("2 Learn تعلم", 600, 500, SIZES, 200).rtl


def test_letters_that_the_theme_lacks_are_set_apart(cards: Cards) -> None:
    (line,) = cards.fit("Łódź: α-stable", 600, 900, SIZES, 200).lines
    assert [run.x for run in line] == sorted(run.x for run in line)
    assert [(run.text, run.foreign) for run in line] == [("Łódź: ", False), ("α", True), ("-stable", False)]


def test_a_drawing_becomes_a_picture_and_the_same_one_every_time(cards: Cards) -> None:
    renderer = Renderer(load_theme(Path("nowhere")))
    title = 'A <b>bold</b> & "quoted" title </text><image href="file:///etc/passwd"/>'
    view = CardImage(False, title, "Machine Learning", 3, "Ada Beispiel et al.", (), "Ada", "May 28, 2025")
    first, second = (renderer._card(view) for _ in range(2))
    assert first == second
    image = Image.open(io.BytesIO(first))
    assert (image.format, image.size) == ("PNG", (CARD_WIDTH, CARD_HEIGHT))
    assert len({colour for _, colour in image.convert("RGB").getcolors(1 << 20) or ()}) > 20
    figures = tuple(MetricView(f"Label {i}", "1,679", "") for i in range(5))
    person = renderer._card(CardImage(True, "Ada", "", 0, "", figures, "", "2 papers"))
    assert person != first


@pytest.mark.parametrize("name", theme_names(Path("nowhere")))
def test_a_card_has_the_ground_of_its_theme_and_words_in_its_face(name: str) -> None:
    theme = load_theme(Path("nowhere"), name)
    views = [CardImage(False, title, "", 0, "Ada Beispiel", (), "Ada", "2025") for title in ("On Walking", "")]
    full, without = (Image.open(io.BytesIO(Renderer(theme)._card(view))).convert("RGB") for view in views)
    light, dark = (tuple(bytes.fromhex(ground.hex[1:])) for ground in grounds_of(theme))
    assert full.getpixel((0, CARD_HEIGHT - 1)) in (light, dark)
    drawn = ImageChops.difference(full, without).getbbox()
    # The title fills a line, as wide as its face is measured: a face that was not found would draw nothing.
    assert drawn is not None
    assert drawn[2] - drawn[0] > 300
    families = {f"Oeuvre Card{face}" for face in ("", " Sans", " Journal", " Mono")}
    assert sum(f'family = "{family}"'.encode() in theme.files["cards/look.svg"] for family in families) == 1


def test_themes_have_cards_of_their_own() -> None:
    view = CardImage(False, "On Walking", "Machine Learning", 3, "Ada Beispiel", (), "Ada", "2025")
    names = theme_names(Path("nowhere"))
    assert len({Renderer(load_theme(Path("nowhere"), name))._card(view) for name in names}) == len(names) >= 4
