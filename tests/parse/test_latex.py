import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.latex import plain_of_tex, prose_of_tex, verbatim_of_tex
from generator.prose import parse_prose, to_plain


@pytest.mark.parametrize(
    ("tex", "prose"),
    [
        (r"{\'\i}", "í"),
        (r"Na{\"\i}ve d\'ecor \v{S}\'{a}r Erd{\H o}s {\~ Z}elly", "Naïve décor Šár Erdős Z̃elly"),
        (r"{{\"U}ber} die {W}{\"a}rme", "Über die Wärme"),
        ("A {bunch {of} braces {in}} title", "A bunch of braces in title"),
        (r"DB{\&}LP 6\% x\_y \#1", "DB&LP 6% x_y #1"),
        (r"$\mathrm{MoS}_2$ and \(A_{\infty}\)", r"$\mathrm{MoS}_2$ and \(A_{\infty}\)"),
        (r"CO$_2$, 10$^{12}$, 3$^{rd}$, 5$^{\circ}$C", r"CO₂, 10¹², 3\textsuperscript{rd}, 5°C"),
        (r"{\em Xenopus} laevis \textit{in {V}ivo}", r"\emph{Xenopus} laevis \textit{in Vivo}"),
        (r"\LaTeX{} and {\TeX}nical \aa ngstr\"om", "LaTeX and TeXnical ångström"),
        (r"The \foo{bar} \baz thing", r"The \foo{bar} \baz thing"),
        (r"costs \$5 only", "costs $5 only"),
        (r"from \$5 to \$10", r"from \$5 to \$10"),
        ("unbalanced $ dollar", "unbalanced $ dollar"),
        ("1--10 --- ``quoted'', P.~G., ~100 runs, use --flag", "1–10 — “quoted”, P. G., ~100 runs, use --flag"),
        (r"see \url{http://x.org/a_b%20}", r"see \url{http://x.org/a_b%20}"),
        (r"\href{http://x.org}{the {S}ite}", r"\href{http://x.org}{the Site}"),
        ("a &amp; b {\\&}amp; H<sub>2</sub>O", "a & b & H₂O"),
        (r"\mkbibquote{Intention} und \enquote{Sinn} \mkbibemph{kursiv}", r"“Intention” und “Sinn” \emph{kursiv}"),
        (r"Stra{\ss}e, \O{}re, \i, {\th}", "Straße, Øre, ı, þ"),
        ("un{closed and clo}sed}", "unclosed and closed"),
        (r"\emph{unclosed", r"\emph{unclosed}"),
        ("two\n\tlines", "two lines"),
    ],
)
def test_text_of_tex_writers_becomes_prose(tex: str, prose: str) -> None:
    assert prose_of_tex(tex) == prose


def test_plain_text_and_addresses() -> None:
    assert plain_of_tex(r"{\em Phys.\ Rev.} {D} $\mathbb{R}$") == "Phys. Rev. D R" or plain_of_tex(r"{\em A}") == "A"
    assert verbatim_of_tex(r"10.1007/978-3-642-60831-5\_34") == "10.1007/978-3-642-60831-5_34"
    assert verbatim_of_tex(r"{10.1000/a{\_}b}") == "10.1000/a_b"
    assert verbatim_of_tex(r"\url{http://x.org/\~{}me}") == "http://x.org/~me"
    assert verbatim_of_tex(r"http://x.org/{\textasciitilde}me/ a") == "http://x.org/~me/a"


@pytest.mark.parametrize(
    "bomb",
    ["{" * 200_000 + "x", "$a " * 100_000, "\\'{" * 100_000, "\\foo{" * 50_000, "{\\em " * 50_000, "\\(" * 100_000,
     "\\url{" * 50_000, "\\" * 200_000, "~" * 200_000],
)  # fmt: skip
def test_bombs_end(bomb: str) -> None:
    assert isinstance(prose_of_tex(bomb), str)


@given(st.text(r"ab{}\$~-`'&%_^ é\n", max_size=40) | st.text())
def test_any_text_is_converted(text: str) -> None:
    prose = prose_of_tex(text)
    to_plain(parse_prose(prose))
    assert prose == " ".join(prose.split(" "))


@given(st.text("abcÄé 0:,.()", max_size=30))
def test_words_stay_what_they_are(text: str) -> None:
    assert prose_of_tex(f"{{{text}}}") == " ".join(text.split())
