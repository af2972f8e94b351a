import pytest

from generator.parse.front_matter import FrontMatter, FrontMatterError, split_front_matter
from generator.parse.page import parse_page


def test_front_matter_and_body() -> None:
    page, notes = parse_page(
        b"---\ntitle: Teaching\ndescription: What I teach.\n---\n\nWords.\n", "content/pages/teaching.md"
    )
    assert notes == ()
    assert page is not None
    assert (page.title, page.description, page.stem, page.body.strip()) == ("Teaching", "What I teach.", "teaching", "Words.")


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    page, _ = parse_page(b"# My Teaching\n\nWords.\n", "content/pages/teaching.md")
    assert page is not None
    assert (page.title, page.body.strip()) == ("My Teaching", "Words.")
    page, _ = parse_page(b"Words.\n", "content/pages/my-talks.md")
    assert page is not None
    assert page.title == "My talks"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: x\n", 1),
        ("---\ntitle: : x\n---\n", 2),
        ("---\na: &x [1]\nb: *x\n---\n", 2),
        ("---\ntitle: !!python/object:os.system x\n---\n", 2),
        ("---\ntitle: " + "[" * 5000 + "\n---\n", 2),
        ("---\ntitle: &x a\n---\n", 2),
        ("---\n- a\n---\n", 2),
        ("---\n" + "a: " + "x" * 70_000 + "\n---\n", 1),
    ],
)
def test_front_matter_that_is_wrong_is_refused_with_its_line(text: str, line: int) -> None:
    page, notes = parse_page(text.encode(), "x.md")
    assert page is None
    assert [(note.code, note.at.line) for note in notes] == [("bad-front-matter", line)]


@pytest.mark.parametrize(
    ("text", "line", "title"),
    [
        ("---\ntitle: a\ntitle: b\n---\n", 3, "a"),
        ("---\ntitle: x\nlayout: y\n---\n", 3, "x"),
        ("---\ntitle: 5\n---\n", 2, "X"),
        ("---\ntitle: x\ndescription: [\n---\n", 3, "x"),
        ("---\nbody: y\ntitle: x\n---\n", 2, "x"),
    ],
)
def test_a_key_that_is_wrong_costs_itself(text: str, line: int, title: str) -> None:
    page, notes = parse_page(f"{text}\nWords.\n".encode(), "x.md")
    assert page is not None and (page.title, page.body.strip()) == (title, "Words.")
    assert [(note.code, note.at.line) for note in notes] == [("bad-field", line)]


def test_a_rule_within_the_text_is_no_front_matter() -> None:
    assert split_front_matter("words\n---\nmore") == FrontMatter({}, "words\n---\nmore", 0)
    assert split_front_matter("---\n---\nmore") == FrontMatter({}, "more", 2)
    with pytest.raises(FrontMatterError):
        split_front_matter("---\n[\n---\n")


@pytest.mark.parametrize(
    ("source", "stem", "language", "title"),
    [
        ("content/pages/talks/paris.md", "talks/paris", None, "Paris"),
        ("content/pages/talks/index.md", "talks/index", None, "Talks"),
        ("content/pages/index.md", "index", None, "Home"),
        ("content/pages/talks/paris.de.md", "talks/paris", "de", "Paris"),
        ("content/pages/de/talks/paris.md", "talks/paris", "de", "Paris"),
        ("my/pages/pages/x.md", "pages/x", None, "X"),
        ("elsewhere/a/b/x.md", "x", None, "X"),
        ("x.md", "x", None, "X"),
    ],
)
def test_the_address_follows_the_folders(source: str, stem: str, language: str | None, title: str) -> None:
    page, notes = parse_page(b"Words.\n", source)
    assert page is not None and notes == ()
    assert (page.stem, page.language, page.title) == (stem, language, title)


def test_order_and_the_place_of_the_text() -> None:
    page, _ = parse_page(b"---\norder: -2\ntoc: false\n---\n\n# T\n\nWords.\n", "content/pages/x.md")
    assert page is not None
    assert (page.order, page.toc, page.title) == (-2, False, "T")
    assert page.body.split("\n")[7 - page.body_line :][:2] == ["", "Words."]
    page, notes = parse_page(b"---\norder: first\n---\n", "content/pages/x.md")
    assert page is not None and page.order is None
    assert [(note.code, note.at.line) for note in notes] == [("bad-field", 2)]
