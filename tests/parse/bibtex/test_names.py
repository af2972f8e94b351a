import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.bibtex.names import parse_names


def parts(text: str) -> list[tuple[str | None, str | None, str | None, str | None]]:
    names, _, _ = parse_names(text)
    return [(name.given, name.particle, name.family, name.suffix) for name in names]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Ada Beispiel", ("Ada", None, "Beispiel", None)),
        ("Beispiel, Ada B.", ("Ada B.", None, "Beispiel", None)),
        ("Ludwig van Beethoven", ("Ludwig", "van", "van Beethoven", None)),
        ("van der Berg, Anna", ("Anna", "van der", "van der Berg", None)),
        ("Van de Graaff, R. J.", ("R. J.", "Van de", "Van de Graaff", None)),
        ("Smith, Jr., John", ("John", None, "Smith", "Jr.")),
        ("Martin Luther King, Jr.", ("Martin Luther", None, "King", "Jr.")),
        ("Pimentel, Jr. ,Joseph J.", ("Joseph J.", None, "Pimentel", "Jr.")),
        ("Jean de la Fontaine du Bois Joli", ("Jean", "de la Fontaine du", "de la Fontaine du Bois Joli", None)),
        (r"{\'E}mile Z{\^o}la", ("Émile", None, "Zôla", None)),
        (r"Erd{\H o}s, P{\'a}l", ("Pál", None, "Erdős", None)),
        ("{John Henry} Ford", ("John Henry", None, "Ford", None)),
        ("{de la Cruz}, Ana", ("Ana", None, "de la Cruz", None)),
        ("Donald~E. Knuth", ("Donald E.", None, "Knuth", None)),
        ("Plato", (None, None, "Plato", None)),
        ("given=Hans, family=Muster, prefix=von, useprefix=true", ("Hans", "von", "von Muster", None)),
        ("family={De Smet}, given={Yves Jr}", ("Yves Jr", None, "De Smet", None)),
        ("Einstein*†, A.", ("A.", None, "Einstein", None)),
    ],
)
def test_one_name(written: str, expected: tuple[str | None, ...]) -> None:
    assert parts(written) == [expected]


def test_lists() -> None:
    assert parts("A. B and C D AND {E and F} Gee") == [
        ("A.", None, "B", None), ("C", None, "D", None), ("E and F", None, "Gee", None),
    ]  # fmt: skip
    names, complete, _ = parse_names("Ada Beispiel and others")
    assert ([name.display for name in names], complete) == (["Ada Beispiel"], False)
    for cut in ("A B et al.", "A B and {et al.}", "A B and {others}", "A B and ...", r"A B and \ldots{}"):
        names, complete, _ = parse_names(cut)
        assert ([name.display for name in names], complete) == (["A B"], False), cut
    assert parse_names("")[0] == () and parse_names("")[1] is True
    assert parts("Ruby, Sam, and Thomas, Dave") == [("Sam", None, "Ruby", None), ("Dave", None, "Thomas", None)]


def test_groups() -> None:
    names, _, _ = parse_names("{The {ATLAS} Collaboration} and {U.S. Health, and Human Services} and Belle Collaboration")
    assert [(name.display, name.is_group) for name in names] == [
        ("The ATLAS Collaboration", True),
        ("U.S. Health, and Human Services", True),
        ("Belle Collaboration", True),
    ]
    (name,) = parse_names("{东方不败}")[0]
    assert (name.display, name.is_group) == ("东方不败", False)


def test_lists_that_are_parted_otherwise_are_guessed_and_said_so() -> None:
    names, _, guessed = parse_names("Ada Beispiel, Ben Exempel, Cy Muster")
    assert ([name.family for name in names], guessed) == (["Beispiel", "Exempel", "Muster"], True)
    names, _, guessed = parse_names("Beispiel, A., Exempel, B.")
    assert ([name.display for name in names], guessed) == (["A. Beispiel", "B. Exempel"], True)
    names, complete, guessed = parse_names("Alan Author und Steven Zweit und andere")
    assert ([name.display for name in names], complete, guessed) == (["Alan Author", "Steven Zweit"], False, True)
    assert parse_names("de la Cruz, Jr, Ana")[2] is False


@given(st.text("aB{},~\\ und'.-", max_size=40) | st.text(max_size=20))
def test_any_text_is_read(text: str) -> None:
    names, _, _ = parse_names(text)
    assert all(name.display.strip() for name in names)
