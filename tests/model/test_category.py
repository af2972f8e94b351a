import pytest

from generator.model.category import category_of, is_category_code, taxonomy


@pytest.mark.parametrize(
    ("code", "full_code", "name", "group"),
    [
        ("CL", "cs.CL", "Computation and Language", "Computer Science"),
        ("cs.CL", "cs.CL", "Computation and Language", "Computer Science"),
        ("hep-th", "hep-th", "High Energy Physics - Theory", "Physics"),
        ("stat.ML", "stat.ML", "Machine Learning", "Statistics"),
        ("ML", "stat.ML", "Machine Learning", "Statistics"),
        ("cond-mat.mes-hall", "cond-mat.mes-hall", "Mesoscale and Nanoscale Physics", "Physics"),
        ("astro-ph", "astro-ph", "Astrophysics", "Physics"),
        ("cmp-lg", "cmp-lg", "Computation and Language", "Computer Science"),
    ],
)
def test_codes_with_and_without_their_archive(code: str, full_code: str, name: str, group: str) -> None:
    category = category_of(code)
    assert (category.code, category.full_code, category.name, category.group) == (code, full_code, name, group)


@pytest.mark.parametrize("subject", ["CV", "DS", "IT", "LO", "NA", "SC", "SI", "SY", "GT", "CG", "CE", "CC", "CO", "GN"])
def test_computer_science_wins_where_archives_share_a_code(subject: str) -> None:
    expected = f"cs.{subject}" if f"cs.{subject}" in taxonomy() else None
    if expected:
        assert category_of(subject).full_code == expected
    else:
        assert category_of(subject).full_code.endswith(f".{subject}")


def test_an_unknown_code_stays_what_it_is() -> None:
    category = category_of("XY")
    assert not category.known
    assert (category.full_code, category.name) == ("XY", "XY")
    assert not is_category_code("XY")


def test_the_taxonomy_is_whole() -> None:
    categories = taxonomy()
    assert len(categories) >= 155 + 18
    assert {category.group for category in categories.values()} == {
        "Computer Science",
        "Economics",
        "Electrical Engineering and Systems Science",
        "Mathematics",
        "Physics",
        "Quantitative Biology",
        "Quantitative Finance",
        "Statistics",
    }
    assert sum(code.startswith("cs.") for code in categories) == 40
    assert sum(code.startswith("math.") for code in categories) == 32
    assert sum(code.startswith("physics.") for code in categories) == 22
    assert all(category.name.strip() for category in categories.values())
