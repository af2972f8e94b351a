import pytest

from generator.parse.byline import looks_like_names, parse_byline


def read(text: str) -> tuple[list[str], bool, list[str]]:
    byline, organisations, _ = parse_byline(text, "x.txt", 1)
    return (
        [authorship.name.display for authorship in byline.authorships],
        byline.complete,
        [organisation.slug for organisation in organisations],
    )


@pytest.mark.parametrize(
    ("text", "names", "complete", "organisations"),
    [
        ("Ada Beispiel", ["Ada Beispiel"], True, []),
        ("Ada Beispiel, Ben Exempel et al.", ["Ada Beispiel", "Ben Exempel"], False, []),
        ("Ada Beispiel, et al", ["Ada Beispiel"], False, []),
        ("Ada Beispiel et al. · lab-one, lab-two", ["Ada Beispiel"], False, ["lab-one", "lab-two"]),
        ("Robert W. Heath, Jr., Bo Li", ["Robert W. Heath, Jr.", "Bo Li"], True, []),
        ("Charles L. Webber Jr., P. Barat et al.", ["Charles L. Webber Jr.", "P. Barat"], False, []),
        ("Peter Etalon, Al Et", ["Peter Etalon", "Al Et"], True, []),
        ("Gal·la Ferrer · upc", ["Gal·la Ferrer"], True, ["upc"]),
        ("et al.", [], False, []),
        ("Renée Müller-López, 王小明", ["Renée Müller-López", "王小明"], True, []),
        ("The ALICE Collaboration", ["The ALICE Collaboration"], True, []),
    ],
)
def test_names_et_al_and_organisations(text: str, names: list[str], complete: bool, organisations: list[str]) -> None:
    assert read(text) == (names, complete, organisations)


def test_et_al_is_never_an_author() -> None:
    for text in ("A B et al.", "A B, et al.", "A B and et al", "A B  et  al. "):
        assert all("et al" not in name for name in read(text)[0]), text


def test_an_empty_place_is_noted_and_left_out() -> None:
    byline, _, notes = parse_byline("Ada Beispiel,, Ben Exempel", "x.txt", 3)
    assert [authorship.position for authorship in byline.authorships] == [1, 2]
    assert [(note.code, note.at.line, note.at.column) for note in notes] == [("empty-author", 3, 13)]


def test_an_endless_name_is_cut_and_noted() -> None:
    byline, _, notes = parse_byline("A" * 5000, "x.txt", 1)
    assert len(byline.authorships[0].name.display) == 300
    assert [note.code for note in notes] == ["too-long"]


@pytest.mark.parametrize(
    "text",
    ["Ada Beispiel", "A. B. de la Cruz, Wang Wei et al. · cmu", "王小明, 李雷", "The LIGO Scientific Collaboration"],
)
def test_lines_of_names_look_like_names(text: str) -> None:
    assert looks_like_names(text)


@pytest.mark.parametrize("text", ["We show that it holds.", "and so it goes on, with more words, none of them a name", ""])
def test_sentences_do_not(text: str) -> None:
    assert not looks_like_names(text)
