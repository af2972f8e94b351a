import re

from hypothesis import given
from markdown_it import MarkdownIt

from generator.model.link import Link
from generator.model.paper import Paper, Venue
from generator.plan.exports.markdown import escaped, markdown_page, prose
from tests.references import INFERRED, TEXTS, a_paper, hostile, papers, reference


def test_a_page_says_what_is_known_and_no_more() -> None:
    paper = a_paper(
        "On $x^2$ & 2*3",
        "Ada Beispiel",
        "Ben Exempel",
        complete=False,
        date=INFERRED,
        abstract=("One $\\alpha < \\beta$.", "- not a list"),
        venue=Venue(name="J"),
        doi="10.1000/x",
        links=(Link(url="https://github.com/a/b", kind="code"),),
    )
    assert markdown_page(reference(paper)) == (
        "# On $x^2$ \\& 2\\*3\n\n"
        "Ada Beispiel, Ben Exempel, et al. (The source names only some of the authors.)\n\n"
        "- Date: May 28, 2026 (the source prints no year; it is inferred)\n"
        "- Venue: J\n"
        "- DOI: <https://doi.org/10.1000/x>\n"
        "- Code: <https://github.com/a/b>\n"
        "- Page: <https://a.org/papers/x/>\n\n"
        "## Abstract\n\n"
        "One $\\alpha \\lt  \\beta$.\n\n"
        "\\- not a list\n"
    )
    assert markdown_page(reference(a_paper("T", date=None), None)) == "# T\n"


@hostile
@given(TEXTS)
def test_words_stay_words(text: str) -> None:
    html = MarkdownIt("commonmark", {"html": True}).render(f"x {escaped(text)}")
    assert re.findall(r"<[^>]*>", html) == ["<p>", "</p>"]


@hostile
@given(papers())
def test_pages_hold_no_foreign_markup(paper: Paper) -> None:
    text = markdown_page(reference(paper))
    tokens = MarkdownIt("commonmark", {"html": True}).parse(text)
    blocks = {token.type for token in tokens}
    assert blocks <= {
        "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline",
        "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
    }  # fmt: skip
    headings = [tokens[place + 1].content for place, token in enumerate(tokens) if token.type == "heading_open"]
    assert headings[1:] in ([], ["Abstract"])
    assert sum(token.type == "bullet_list_open" for token in tokens) <= 1
    for token in tokens:
        for child in token.children or []:
            assert child.type not in ("html_inline", "image", "code_inline"), text
            if child.type == "link_open":
                assert str(child.attrs["href"]).startswith(("https://", "http://e.org/")), text


def test_a_formula_that_is_none_stays_text() -> None:
    assert "<script>" not in prose("$x<script>$ and $`a`$")
