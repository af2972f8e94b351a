import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.markup import line_of_markup, paragraphs_of_markup
from generator.prose import parse_prose, to_html, to_plain


def shown(text: str) -> list[str]:
    return [to_plain(parse_prose(paragraph)) for paragraph in paragraphs_of_markup(text)]


@pytest.mark.parametrize(
    ("markup", "prose"),
    [
        ("plain words", "plain words"),
        ("Crystallography &amp; NMR", "Crystallography & NMR"),
        ("A &amp;amp; B &amp;lt;i&amp;gt;C&amp;lt;/i&amp;gt;", r"A & B \emph{C}"),
        ("the <i>C. elegans</i> genome", r"the \emph{C. elegans} genome"),
        ("the program<i>PLATON</i>", r"the program \emph{PLATON}"),
        ("<i>cis</i>platin and un<i>bend</i>ing", r"\emph{cis}platin and un\emph{bend}ing"),
        ("CO<sub>2</sub> at 10<sup>-5</sup>", "CO₂ at 10⁻⁵"),
        ("x<sub>ij</sub>", r"x\textsubscript{ij}"),
        ("<b>Bold</b> <sc>Small</sc> <tt>x</tt>", r"\textbf{Bold} \textsc{Small} \texttt{x}"),
        ("<i><b>both</b></i>", r"\emph{\textbf{both}}"),
        ("never <i>closed", "never closed"),
        ("never opened</i>", "never opened"),
        ("<i>crossed <b>over</i> here</b>", r"\emph{crossed over} here"),
        ("p < 0.05 and q > 3", "p < 0.05 and q > 3"),
        ("$a<b>c$", "$a<b>c$"),
        ("List<int> and <unknown>", "List<int> and <unknown>"),
        ('<span class="x" style="y">a</span> <a href="javascript:x">b</a>', "a b"),
        ("lines<br/>of one\n title", "lines of one title"),
        ("<jats:italic>x</jats:italic> <jats:xref>1</jats:xref>", r"\emph{x} 1"),
        ("6\\% of $100\\times$", "6\\% of $100\\times$"),
        ("&notanentity; &#0; &#xD800; &#x202E;x", "&notanentity; x"),
        ("<i></i>", None),
        ("", None),
    ],
)
def test_what_tags_and_entities_mean(markup: str, prose: str | None) -> None:
    assert line_of_markup(markup) == prose


@pytest.mark.parametrize(
    ("mathml", "tex"),
    [
        ("<mml:msup><mml:mi>W</mml:mi><mml:mrow><mml:mn>8</mml:mn><mml:mo>+</mml:mo></mml:mrow></mml:msup>", "$W^{8+}$"),
        ("<msub><mi>a</mi><mi>i</mi></msub>", "$a_{i}$"),
        ("<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>", "$x_{1}^{2}$"),
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", r"$\frac{1}{2}$"),
        ("<msqrt><mi>s</mi></msqrt><mo>=</mo><mn>13</mn>", r"$\sqrt{s}=13$"),
        ("<mover><mi>x</mi><mo>¯</mo></mover>", r"$\bar{x}$"),
        ("<mi>sin</mi><mi>x</mi>", r"$\sin x$"),
        ("<mi>GeV</mi>", r"$\mathrm{GeV}$"),
        ('<mi mathvariant="double-struck">R</mi>', r"$\mathbb{R}$"),
        ("<mmultiscripts><mi>C</mi><mprescripts/><none/><mn>14</mn></mmultiscripts>", "${}^{14}C$"),
        ("<mn>13</mn>", "13"),
        ("<semantics><mi>x</mi><annotation encoding='application/x-tex'>\\xi</annotation></semantics>", r"$\xi$"),
        ("<unknown><mi>x</mi></unknown>", "$x$"),
        ("<msup><mi>x</mi></msup>", "$x$"),
        ("<mi>x", "$x$"),
        ("", None),
    ],
)
def test_formulas_in_mathml_become_tex(mathml: str, tex: str | None) -> None:
    prefix = "mml:" if "mml:" in mathml else ""
    markup = f'<{prefix}math xmlns:mml="http://www.w3.org/1998/Math/MathML">{mathml}</{prefix}math>'
    assert line_of_markup(markup) == tex


def test_of_a_formula_given_twice_the_tex_is_kept() -> None:
    markup = (
        "<jats:p>In <jats:inline-formula><jats:alternatives><jats:tex-math>\\documentclass[12pt]{minimal}\n"
        "\\begin{document}$$\\mathbb {R}^n$$\\end{document}</jats:tex-math><mml:math><mml:mi>R</mml:mi></mml:math>"
        "</jats:alternatives></jats:inline-formula> we.</jats:p>"
    )
    assert paragraphs_of_markup(markup) == (r"In $\mathbb {R}^n$ we.",)


class TestAbstracts:
    def test_the_word_abstract_is_no_part_of_one(self) -> None:
        assert paragraphs_of_markup("<jats:title>Abstract</jats:title><jats:p>One.</jats:p>") == ("One.",)
        assert paragraphs_of_markup("<p>ABSTRACT</p><p>One.</p>") == ("One.",)
        assert paragraphs_of_markup("Abstract: One.") == ("One.",)
        assert paragraphs_of_markup("Abstract We show it.") == ("We show it.",)
        assert paragraphs_of_markup("Abstract interpretation is a theory.") == ("Abstract interpretation is a theory.",)

    def test_other_headings_lead_their_paragraph(self) -> None:
        assert shown("<h4>Background</h4>Bla.<h4>Results?</h4>Two.") == ["Background: Bla.", "Results? Two."]
        sections = "<jats:sec><jats:title>Aim</jats:title><jats:p>A.</jats:p><jats:p>B.</jats:p></jats:sec>"
        assert shown(sections) == ["Aim: A.", "B."]
        assert shown("<h4>Alone</h4>") == ["Alone"]

    def test_blocks_and_blank_lines_part_paragraphs(self) -> None:
        assert shown("<p>One</p>\n<p>Two<br>Three</p>") == ["One", "Two", "Three"]
        assert shown("One\ngoes on\n\n  Two") == ["One goes on", "Two"]


def test_services_that_know_no_tex_mean_their_dollars() -> None:
    prose = line_of_markup("5$ and 6$, C:\\x, ~7 at <i>y</i> https://a.example/~b", tex=False)
    assert prose is not None
    assert to_plain(parse_prose(prose)) == "5$ and 6$, C:\\x, ~7 at y https://a.example/~b"
    assert '<a href="https://a.example/~b"' in to_html(parse_prose(prose))


@given(st.lists(st.sampled_from([*"<>/$&;\\{} ab", "<i>", "</i>", "<p>", "<math>", "</math>", "<mi>", "&amp;", "<!--"])))
def test_any_mess_is_read(pieces: list[str]) -> None:
    for tex in (True, False):
        for paragraph in paragraphs_of_markup("".join(pieces), tex=tex):
            assert paragraph == paragraph.strip() != ""
            to_html(parse_prose(paragraph))
