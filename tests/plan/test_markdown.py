from collections.abc import Callable

import pytest

from generator.plan.markdown import markdown_to_html, markdown_to_text
from generator.plan.page_text import page_to_html


def test_commonmark_with_tables() -> None:
    drawn = markdown_to_html('# One\n\n*a* **b** `c` [d](https://a.org/ "t")\n\n| x |\n| - |\n| y |\n\n- i\n')
    assert "<h2>One</h2>" in drawn
    assert "<em>a</em> <strong>b</strong> <code>c</code>" in drawn
    assert '<a href="https://a.org/" title="t" rel="nofollow ugc noopener">d</a>' in drawn
    assert "<td>y</td>" in drawn
    assert markdown_to_text(drawn) == "One a b c d x y i"


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](//evil.example)",
        "[x](https://a@evil.example)",
        "![x](https://evil.example/track.png)",
        '<https://a.org/"onclick=x>',
        '```x" onclick="y\n<b>\n```',
    ],
)
@pytest.mark.parametrize("draw", [markdown_to_html, lambda source: page_to_html(source)[0]], ids=["text", "page"])
def test_nothing_dangerous_is_left(source: str, draw: Callable[[str], str]) -> None:
    drawn = draw(source)
    for part in (
        "<script",
        "<img",
        'href="javascript:',
        'href="data:',
        'href="//',
        'evil.example"',
        'onclick="',
        "onerror=x ",
    ):
        assert part not in drawn.replace("&quot;", "'")


def test_what_is_too_long_or_nested_too_deep_is_shown_as_text() -> None:
    assert markdown_to_html("*a* " * 10_000).startswith("<p>*a* *a*")
    deep = ">" * 200 + " <b>words"
    assert "words" in markdown_to_html(deep)
    assert "<b>" not in markdown_to_html(deep)


def test_relative_links_lead_within_the_site() -> None:
    assert '<a href="../stats/">' in markdown_to_html("[s](../stats/)")
