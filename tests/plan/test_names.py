import pytest

from generator.model.person import PersonName
from generator.plan.names import author_name


@pytest.mark.parametrize(
    ("printed", "given", "family", "suffix"),
    [
        ("Ada Beispiel", "Ada", "Beispiel", None),
        ("Ludwig van Beethoven", "Ludwig", "van Beethoven", None),
        ("Ana María de la Cruz", "Ana María", "de la Cruz", None),
        ("Van Nguyen", "Van", "Nguyen", None),
        ("Robert W. Heath, Jr.", "Robert W.", "Heath", "Jr."),
        ("Martin Luther King III", "Martin Luther", "King", "III"),
        ("Ren\\'e Dal\\'en", "René", "Dalén", None),
        ("Min-Jun O'Brien", "Min-Jun", "O'Brien", None),
        ("Aristotle", None, None, None),
        ("芹沢あゆみ", None, None, None),
        ("de Finetti", "de", "Finetti", None),
    ],
)
def test_names_are_told_apart_by_their_words(printed: str, given: str | None, family: str | None, suffix: str | None) -> None:
    name = author_name(PersonName(display=printed))
    assert (name.given, name.family, name.suffix, name.is_group) == (given, family, suffix, False)


@pytest.mark.parametrize(
    "printed", ["The ALICE Collaboration", "Planck Collaboration", "Smith and Sons", "Global Burden Group"]
)
def test_groups_stay_whole(printed: str) -> None:
    name = author_name(PersonName(display=printed))
    assert name.is_group
    assert name.inverted == printed


def test_parts_of_the_source_win() -> None:
    name = author_name(PersonName(display="Yuan Long", given="Long", family="Yuan"), "0000-0002-1825-0097")
    assert name.inverted == "Yuan, Long"
    assert name.orcid == "0000-0002-1825-0097"
    assert author_name(PersonName(display="CERN", is_group=True)).is_group


def test_inverted_names_carry_their_suffix() -> None:
    assert author_name(PersonName(display="Robert W. Heath, Jr.")).inverted == "Heath, Jr., Robert W."
    assert author_name(PersonName(display="Aristotle")).inverted == "Aristotle"
