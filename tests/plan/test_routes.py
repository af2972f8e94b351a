import pytest

from generator.plan.routes import file_of, root_from


@pytest.mark.parametrize(
    ("path", "file", "root"),
    [
        ("", "index.html", ""),
        ("stats/", "stats/index.html", "../"),
        ("papers/laser/", "papers/laser/index.html", "../../"),
        ("404.html", "404.html", ""),
        ("papers/page/2/", "papers/page/2/index.html", "../../../"),
    ],
)
def test_from_an_address_to_a_file_and_back_to_the_root(path: str, file: str, root: str) -> None:
    assert file_of(path) == file
    assert root_from(path) == root


@pytest.mark.parametrize("path", ["../x", "/x", "a//b", "a/../b", "a\\b", "ä", ".git/", "a" * 300, "x\n", "C:/x"])
def test_nothing_else_becomes_a_file(path: str) -> None:
    with pytest.raises(ValueError, match="not an address"):
        file_of(path)
