import re

from hypothesis import given
from hypothesis import strategies as st

from generator.plan.markdown import LONGEST_MARKDOWN, markdown_to_html
from generator.plan.page_text import Target, page_to_html


def test_headings_of_a_page_have_ids_as_code_hosts_make_them() -> None:
    drawn, headings = page_to_html("# A `b` C!\n\n## A b c\n\ntext\n\n### Größe & Maß_2\n\n## !\n\n## main\n", taken={"main"})
    assert [(one.level, one.text, one.anchor) for one in headings] == [
        (2, "A b C!", "a-b-c"),
        (2, "A b c", "a-b-c-1"),
        (3, "Größe & Maß_2", "größe--maß_2"),
        (2, "!", "section"),
        (2, "main", "main-1"),
    ]
    assert '<h2 id="a-b-c">A <code>b</code> C!</h2>' in drawn
    assert '<h2 id="main-1">main</h2>' in drawn
    assert "<h2>A" in markdown_to_html("# A"), "a biography stands in a page of others, so it has no ids"


def test_links_and_pictures_of_a_page_lead_to_what_they_mean() -> None:
    targets = {
        "a.md": Target("../a/"),
        "no.md": Target(None),
        "!p.png": Target("../p-1280.webp", (("../p-640.webp", 640), ("../p-1280.webp", 1280)), 1280, 720),
    }
    drawn, _ = page_to_html('[A](a.md) [*no*](no.md) [b](../b/) ![P "q"](p.png) ![away](https://a.org/x.png)', targets)
    assert '<a href="../a/">A</a> <em>no</em> <a href="../b/">b</a>' in drawn
    assert 'src="../p-1280.webp"' in drawn and 'srcset="../p-640.webp 640w, ../p-1280.webp 1280w"' in drawn
    assert 'width="1280" height="720"' in drawn and 'alt="P &quot;q&quot;"' in drawn
    assert drawn.count("<img") == 1 and drawn.rstrip().endswith("away</p>")


PIECES = [*"\n\"'<>&`{|-a)", "# ", "## ", "\n\n", "Ä b", "![x](", "[y](", "p.png", "https://a.org/"]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_whatever_a_page_holds_ids_stand_once_and_pictures_are_its_own(source: str) -> None:
    drawn, headings = page_to_html(source, {"!p.png": Target("p-640.webp", (("p-640.webp", 640),), 640, 480)}, taken={"a"})
    anchors = [heading.anchor for heading in headings]
    assert len(set(anchors)) == len(anchors) and "a" not in anchors
    assert all(re.fullmatch(r"[\w-]+", anchor) for anchor in anchors)
    assert re.findall(r'<h[2-6] id="([^"]*)">', drawn) == anchors
    assert drawn.count("<img") == drawn.count('<img src="p-640.webp"')


def test_what_is_wide_can_be_scrolled_by_keys() -> None:
    drawn, _ = page_to_html(f"| a |\n| - |\n| b |\n\n    short\n\n***\n\n    {'long ' * 12}\n", table='<"T">')
    assert '<div class="wide" role="group" aria-label="&lt;&quot;T&quot;&gt;" tabindex="0"><table>' in drawn
    assert drawn.count("</table></div>") == 1
    assert "<pre><code>short" in drawn and '<pre tabindex="0"><code>long' in drawn


def test_a_page_that_is_too_long_is_plain() -> None:
    drawn, headings = page_to_html("## a\n\n" + "*a* " * LONGEST_MARKDOWN)
    assert headings == () and "<em>" not in drawn


def test_a_heading_that_is_repeated_costs_no_more_than_its_length() -> None:
    _, headings = page_to_html("# a\n" * 4_900)
    assert len({heading.anchor for heading in headings}) == 4_900
