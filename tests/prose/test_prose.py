import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.profile import parse_profile
from generator.prose import parse_prose, to_html, to_plain, urls


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("", ""),
        ("a * b_c # 37% of", "a * b_c # 37% of"),
        ("ReP*resentations", "ReP*resentations"),
        (r"6\%+ \& \# \_ \{x\} \$5", "6%+ & # _ {x} $5"),
        (
            r"Schr\"odinger, G\"{o}del, {\"u}, \c{c}, \v s, \'{\i}, {\'{\i}}, \o, \aa{}ngstr\"om",
            "Schrödinger, Gödel, ü, ç, š, í, í, ø, ångström",
        ),
        (r"Ren\'e Dal\'en, \ss{} and \L{}", "René Dalén, ß and Ł"),
        (r"\emph{very \textbf{bold}} {\em x y} \texttt{z}", "very bold x y z"),
        (r"\footnote{a note} \cite{key}", " (a note) [key]"),
        ("{0,1} and {BERT} stay", "{0,1} and {BERT} stay"),
        (r"\Q and \unknown{x} stay", r"\Q and \unknown{x} stay"),
        ("a -- b, 3--4, x---y, ---- and --flag", "a – b, 3–4, x—y, ---- and --flag"),
        ("``quoted'' and \"straight\" and it's", '“quoted” and "straight" and it\'s'),
        ("Fig.~1 of ~2000 (~3)", "Fig.\u00a01 of ~2000 (~3)"),
        ("costs $5 to $10 million", "costs $5 to $10 million"),
        ("US$100 and $20 million", "US$100 and $20 million"),
        ("between $5-$10", "between $5-$10"),
        ("one $ alone", "one $ alone"),
        ("at least $100\\times$ and $20\\times$", "at least 100× and 20×"),
        (r"$\Delta$=1/2, $\mathrm{MoS}_2$, $x^2$, $n$-gram", "Δ=1/2, MoS₂, x², n-gram"),
        (r"$\frac{1}{2}$ \(a+b\) $$E=mc^2$$", "1/2 a+b E=mc²"),
        (r"$\frac{a_{3}}{b}$ $\frac{x_{ij}}{\sqrt{n+1}}$ $\sqrt{d_{k}}$", "a₃/b (x_ij)/(√(n+1)) √(d_k)"),
        (r"$\mathcal{O}(\log n)$", "O(log n)"),
        (r"$\hat{\epsilon} = \arg\max_{u} \bar x$, $\tilde{ab}$", "ϵ̂ = arg max_u x̄, ab"),
        (r"\LaTeX{} and \ldots", "LaTeX and …"),
    ],
)
def test_the_plain_twin(source: str, plain: str) -> None:
    assert to_plain(parse_prose(source)) == plain


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("see https://github.com/a/B.", ("https://github.com/a/B",)),
        ("(https://x.org/a_(b)), https://x.org/~c;", ("https://x.org/a_(b)", "https://x.org/~c")),
        (r"\url{https://a.org/x\_y\%20z}", ("https://a.org/x_y%20z",)),
        (r"\href{https://a.org/}{words}", ("https://a.org/",)),
        (r"\href{javascript:alert(1)}{words} javascript:alert(1) https://u@evil.example/", ()),
        ("https://a.org/--x--~y_$z and https://a.org/ again https://a.org/", ("https://a.org/--x--~y_$z", "https://a.org/")),
        ("http:// and https:// alone", ()),
    ],
)
def test_addresses(source: str, expected: tuple[str, ...]) -> None:
    assert urls(parse_prose(source)) == expected


def test_math_becomes_mathml_with_its_source_as_annotation() -> None:
    markup = to_html(parse_prose(r"at $100\times$ and $$\begin{pmatrix}a & b\end{pmatrix}$$"))
    assert markup.count("<math") == 2
    assert '<math display="block">' in markup
    assert '<annotation encoding="application/x-tex">100\\times</annotation>' in markup
    assert " style=" not in to_html(parse_prose(r"\begin{align}a&=b\\c&=d\end{align}"))


@pytest.mark.parametrize(
    "formula",
    [
        r"$\frac{1}{$",
        r"$\undefinedmacro$",
        r"$\href{javascript:alert(1)}{x}$",
        r"$\def\x{1}\x$",
        r"$\color{red}x$",
        "$" + "{" * 3000 + "x" + "}" * 3000 + "$",
        "$" + r"\sqrt" * 700 + "x$",
        "$" + r"\frac1" * 500 + "x$",
        "$" + r"\left(" * 400 + "x" + r"\right)" * 400 + "$",
        "$" + "_{x" * 900 + "}" * 900 + "$",
        "$" + r"\hat " * 700 + "x$",
    ],
)
def test_math_that_cannot_or_must_not_be_converted_shows_its_source(formula: str) -> None:
    prose = parse_prose(f"before {formula} after")
    markup = to_html(prose)
    assert "<math" not in markup
    assert [(problem.start, problem.text) for problem in prose.problems] == [(7, formula)]
    assert html.unescape(re.sub("<[^>]*>", "", markup)) == f"before {formula} after"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        r"\emph{<b>x</b>}",
        r"$\text{<script>alert(1)</script>}$",
        r"\href{https://a.org/\"onclick=alert(1)}{<i>}",
        r'https://a.org/"><script>',
        r"$x <script>$",
    ],
)
def test_nothing_becomes_markup(text: str) -> None:
    markup = to_html(parse_prose(text))
    allowed = r"</?(?:math|semantics|annotation|m[a-z]+|em|strong|code|a|span)(?: [a-z]+=\"[^\"<>]*\")*/?>"
    assert "<" not in re.sub(allowed, "", markup)


@given(st.text(st.characters(exclude_characters="\\$~`{-'h"), max_size=80))
def test_plain_text_stays_what_it_is(text: str) -> None:
    prose = parse_prose(text)
    assert to_plain(prose) == text
    assert html.unescape(to_html(prose)) == text or "&" in text


PIECES = ["$", "$$", r"\(", r"\)", r"\emph{", r"{\em ", "{", "}", r"\"o", "``", "''", "--", "~", "https://a.org/", "x^2", " "]
PIECES += ["words", "5", "\\", r"\begin{align}", r"\end{align}", "\x00", "\ud800", "\u2028", "%", "&", "<"]


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_near_misses_never_fail_and_nest_properly(pieces: list[str]) -> None:
    source = "".join(pieces)
    prose = parse_prose(source)
    to_plain(prose)
    markup = to_html(prose)
    stack: list[str] = []
    for closing, tag, empty in re.findall(r"<(/?)([a-z]+)[^<>]*?(/?)>", markup):
        if closing:
            assert stack.pop() == tag
        elif not empty:
            stack.append(tag)
    assert not stack


@pytest.mark.parametrize(
    "piece",
    [
        "$",
        "{",
        r"\emph{",
        "http://",
        "`",
        "--",
        r"\(",
        r"{\em ",
        r"\begin{align}",
        "$x ",
        "``",
        "https://a.org/)",
        r"\'",
        "~",
    ],
)
def test_a_hundred_thousand_of_anything_are_read(piece: str) -> None:
    prose = parse_prose(piece * (300_000 // len(piece)))
    assert len(to_plain(prose)) > 0
    assert to_html(prose)


def test_every_text_of_the_real_documents_is_read_without_a_problem(fixtures: Path) -> None:
    seen = 0
    for path in sorted((fixtures / "profiles").glob("*.txt")) + sorted((fixtures / "seed").glob("*.txt")):
        profile, _ = parse_profile(path.read_bytes(), path.name)
        assert profile is not None
        for paper in profile.papers:
            for text in (paper.title, *paper.abstract):
                seen += 1
                assert parse_prose(text).problems == (), text
    assert seen >= 40
