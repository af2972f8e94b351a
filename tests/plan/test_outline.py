"""Sections of free pages: their order, and what each page shows of it."""

from generator.model.page import FreePage
from generator.plan.outline import Outline, page_path, with_sections


def page(stem: str, order: int | None = None, **more: object) -> FreePage:
    facts = {"source": f"content/pages/{stem}.md", "stem": stem, "title": stem.title(), "order": order, "body": "x", **more}
    return FreePage.model_validate(facts)


def test_pages_stand_in_the_order_that_they_ask_for_then_by_name() -> None:
    pages = (page("b"), page("a"), page("z", 1), page("y", -3))
    assert [one.stem for one in with_sections(pages, home=None)] == ["y", "z", "a", "b"]


def test_a_section_stands_where_its_own_page_asks_and_holds_its_pages_together() -> None:
    pages = (page("a/two", 2), page("a/one", 1), page("a/index", 9), page("b/x"), page("b/index", 3), page("c"))
    assert [one.stem for one in with_sections(pages, home=None)] == ["b/index", "b/x", "a/index", "a/one", "a/two", "c"]


def test_a_folder_without_a_page_of_its_own_gets_one() -> None:
    found = with_sections((page("my-talks/in_paris/one"),), home="Home")
    assert [(one.stem, one.title) for one in found] == [
        ("index", "Home"),
        ("my-talks/index", "My talks"),
        ("my-talks/in_paris/index", "In paris"),
        ("my-talks/in_paris/one", "My-Talks/In_Paris/One"),
    ]
    assert [one.source for one in found[:3]] == ["content/pages", "content/pages/my-talks", "content/pages/my-talks/in_paris"]
    assert with_sections((page("a"),), home=None) == (page("a"),)


def test_each_page_knows_its_section_and_its_neighbours() -> None:
    pages = with_sections((page("a/two", 2), page("a/one", 1), page("a/in/x"), page("top")), home=None)
    outline = Outline(pages, "de/")
    by_stem = {one.stem: outline.place(one) for one in pages}
    top = by_stem["top"]
    assert (top.crumbs, top.section, top.before, top.after, top.below) == ((), (), None, None, ())
    first = by_stem["a/index"]
    assert first.crumbs == ()
    assert (first.before, first.after and first.after.path) == (None, "de/a/one/")
    assert [one.path for one in first.below] == ["de/a/one/", "de/a/two/", "de/a/in/"]
    inner = by_stem["a/in/x"]
    assert [crumb.path for crumb in inner.crumbs] == ["de/a/", "de/a/in/"]
    assert (inner.before and inner.before.path, inner.after) == ("de/a/in/", None)
    assert [len(item.below) for item in first.section] == [0, 0, 0, 0], "folders are folded where the page is not in them"
    assert [(item.path, item.here, [one.here for one in item.below]) for item in inner.section] == [
        ("de/a/", False, []),
        ("de/a/one/", False, []),
        ("de/a/two/", False, []),
        ("de/a/in/", False, [True]),
    ]


def test_addresses_follow_folders_and_languages() -> None:
    assert page_path(page("how-to/My Page")) == "how-to/my-page/"
    assert page_path(page("how-to/index", language="de")) == "de/how-to/"
    assert page_path(page("index")) == ""


def test_of_very_many_pages_those_around_are_listed() -> None:
    pages = with_sections([page(f"news/day-{number:03}") for number in range(300)], home=None)
    outline = Outline(pages)
    listed = [[item.label for item in outline.place(one).section] for one in pages]
    assert max(map(len, listed)) == 1 + 20 + 1 + 20
    assert all(any(item.here for item in outline.place(one).section) for one in pages)
    assert len(outline.place(pages[0]).below) == 300, "the section's own page leads to all"
