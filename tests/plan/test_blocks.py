from generator.plan.blocks import absolute, markdown_to_blocks
from generator.plan.markdown import LONGEST_MARKDOWN
from generator.plan.views.cv import Block, TextRun

PAGE = "https://site.invalid/people/ada/"


def test_a_biography_becomes_paragraphs_headings_and_items() -> None:
    text = "I *study* **walks**,\nwith `care`.\n\n# Work\n\n### Later\n\n3. one\n4. two\n\n   more\n   - deep\n\n> said\n"
    assert markdown_to_blocks(text) == (
        Block(
            "text",
            (
                TextRun("I "),
                TextRun("study", "em"),
                TextRun(" "),
                TextRun("walks", "strong"),
                TextRun(","),
                TextRun(" "),
                TextRun("with "),
                TextRun("care", "code"),
                TextRun("."),
            ),
        ),
        Block("heading", (TextRun("Work"),), depth=2),
        Block("heading", (TextRun("Later"),), depth=3),
        Block("item", (TextRun("one"),), "3.", 1),
        Block("item", (TextRun("two"),), "4.", 1),
        Block("item", (TextRun("more"),), "", 1),
        Block("item", (TextRun("deep"),), "•", 2),
        Block("text", (TextRun("said"),)),
    )


def test_code_and_tables_keep_their_words() -> None:
    blocks = markdown_to_blocks("```\na = 1\n\nb\n```\n\n| A | B |\n|---|---|\n| 1 | *2* |\n|   | 3 |\n")
    words = ["".join(run.text for run in block.runs) for block in blocks]
    assert words == ["a = 1\n\nb", "A, B", "1, 2", "3"]


def test_html_is_text_and_pictures_are_left_out() -> None:
    (block,) = markdown_to_blocks("<b>x</b> ![a picture](p.png)")
    assert "".join(run.text for run in block.runs).startswith("<b>x</b> ")
    assert not any(run.url and run.url.endswith("p.png") and "picture" not in run.text for run in block.runs)
    assert markdown_to_blocks("") == markdown_to_blocks("---\n") == ()


def test_links_lead_where_they_are_safe() -> None:
    (block,) = markdown_to_blocks("[a](https://x.invalid/) [b](javascript:alert(1)) [c](book/) d")
    assert {run.url for run in block.runs} == {None, "https://x.invalid/"}
    (block,) = markdown_to_blocks("[c](book/)", PAGE)
    assert block.runs == (TextRun("c", url=f"{PAGE}book/"),)
    assert absolute("../other/", PAGE) == "https://site.invalid/people/other/"
    assert absolute("//evil.invalid/", PAGE) is None
    assert absolute("", PAGE) is None


def test_a_text_that_is_too_much_for_the_parser_is_shown_as_it_is() -> None:
    text = f"*one*\n\n{'two ' * LONGEST_MARKDOWN}"
    blocks = markdown_to_blocks(text)
    assert [block.runs[0].text[:5] for block in blocks] == ["*one*", "two t"]
    assert len(markdown_to_blocks(">" * 80 + " deep")) == 1
