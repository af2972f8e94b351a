import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.paper import Paper, Publication, Venue
from generator.model.person import PersonName
from generator.plan.exports.bibtex import bibtex_record, escaped, title, verbatim
from tests.references import AUTHORS, INFERRED, TEXTS, a_paper, hostile, papers, reference


def record(paper: Paper, base_url: str | None = "https://a.org/") -> str:
    return bibtex_record(reference(paper, base_url), "key")


def test_a_record_says_what_is_known_and_no_more() -> None:
    paper = a_paper("SWE-RM: Execution-free Feedback", "KaShun Shum", "Binyuan Hui", complete=False)
    assert record(paper) == (
        "@misc{key,\n"
        "  title  = {{SWE-RM}: Execution-free Feedback},\n"
        "  author = {Shum, KaShun and Hui, Binyuan and others},\n"
        "  year   = {2025},\n"
        "  month  = may,\n"
        "  day    = {28},\n"
        "  url    = {https://a.org/papers/x/}\n"
        "}\n"
    )
    assert record(a_paper("On Walking", date=None), None) == "@misc{key,\n  title = {On Walking}\n}\n"


def test_a_published_paper() -> None:
    paper = a_paper(
        "On walking",
        *AUTHORS,
        type="article-journal",
        venue=Venue(name="Journal of R&D", kind="journal"),
        publication=Publication(volume="3", issue="2", pages="101–117", issn=("1234-5678",)),
        doi="10.1000/a_b",
        arxiv_id="2404.09937",
    )
    found = record(paper)
    assert "author        = {Shum, KaShun and Hui, Binyuan and van Beethoven, Ludwig Q. and Heath, Jr., Robert W.}" in found
    assert "journal       = {Journal of R\\&D}" in found
    assert "pages         = {101--117}" in found
    assert "doi           = {10.1000/a_b}" in found
    assert "eprint        = {2404.09937}" in found
    assert "url " not in found


@pytest.mark.parametrize(
    ("more", "entry_type", "fields"),
    [
        ({"type": "paper-conference", "venue": Venue(name="Proc")}, "inproceedings", {"booktitle": "Proc"}),
        ({"venue": Venue(name="Proc", kind="conference")}, "inproceedings", {"booktitle": "Proc"}),
        ({"venue": Venue(name="Somewhere")}, "misc", {"howpublished": "Somewhere"}),
        ({"type": "chapter", "venue": Venue(name="Book")}, "incollection", {"booktitle": "Book"}),
        ({"type": "thesis", "publication": Publication(publisher="U")}, "phdthesis", {"school": "U", "type": "Thesis"}),
        ({"type": "thesis", "publication": Publication(genre="Master thesis")}, "mastersthesis", {"type": "Master thesis"}),
        ({"type": "report", "publication": Publication(publisher="N", number="7")}, "techreport", {"institution": "N"}),
        ({"type": "book", "publication": Publication(publisher="P", edition="2")}, "book", {"edition": "2"}),
        ({"type": "dataset", "publication": Publication(version="1.0")}, "misc", {"version": "1.0"}),
    ],
)  # fmt: skip
def test_kinds_of_work(more: dict[str, object], entry_type: str, fields: dict[str, str]) -> None:
    entry = bibtexparser.parse_string(record(a_paper("T", "Ada Beispiel", **more))).entries[0]
    assert entry.entry_type == entry_type
    assert {name: entry.fields_dict[name].value for name in fields} == fields


def test_an_inferred_year_says_so() -> None:
    assert "note  = {Year inferred: the source prints May 28}" in record(a_paper("A", date=INFERRED))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("The ALICE Collaboration", "{The ALICE Collaboration}"),
        ("Smith and Sons", "{Smith and Sons}"),
        ("Aristotle", "Aristotle"),
        ("others", "{others}"),
        ("Renée Müller-López", "Müller-López, Renée"),
        (PersonName(display="Ben Exempel", given="Ben And", family="Exempel, X"), "{Exempel, X}, {Ben And}"),
    ],
)
def test_names_are_not_parted_wrongly(name: str | PersonName, written: str) -> None:
    assert f"author = {{{written}}}" in record(a_paper("T", name))


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("Compression Represents Intelligence", "Compression Represents Intelligence"),
        ("How LLMs and iPhones differ: A study", "How {LLMs} and {iPhones} differ: A study"),
        ("The weather of London in 1900", "The weather of {London} in 1900"),
        ("K-means and Vitamin C Are Different Things", "{K-means} and Vitamin {C} Are Different Things"),
        ("Is A Thing Always Another Thing", "Is A Thing Always Another Thing"),
        ("On $X^2$ and $\\{a\\}$", "On {$X^2$} and {$\\lbrace a\\rbrace $}"),
        ("\\emph{Styled} words", "\\emph{Styled} words"),
        ("6\\% of Schr\\\"odinger's cats", "6\\% of {Schrödinger's} cats"),
        ("$\\input{x}$ is text", "\\$\\textbackslash{}input\\textbraceleft{}x\\textbraceright{}\\$ is text"),
    ],
)
def test_titles_print_as_the_page_shows_them(source: str, written: str) -> None:
    assert title(source) == written


@hostile
@given(TEXTS)
def test_no_text_leaves_a_brace_open_or_a_sign_of_tex_unescaped(text: str) -> None:
    for written in (escaped(text), title(text)):
        depth = 0
        for character in written:
            depth += (character == "{") - (character == "}")
            assert depth >= 0
        assert depth == 0
        assert "\n" not in written
    assert not {"{", "}", "\\", " "} & set(verbatim(text))


@hostile
@given(st.lists(papers(), min_size=1, max_size=3))
def test_records_are_whole_whatever_stands_in_them(some: list[Paper]) -> None:
    references = [reference(paper) for paper in some]
    text = "\n".join(bibtex_record(one, f"key{place}") for place, one in enumerate(references))
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == [f"key{place}" for place in range(len(some))]
    assert len(library.blocks) == len(some)
    known = set(
        "title author editor journal booktitle howpublished series volume number pages eid edition type "
        "publisher school institution address version isbn issn year month day doi eprint "
        "archiveprefix primaryclass url keywords language note".split()
    )
    for entry, one in zip(library.entries, references, strict=True):
        fields = {name: field.value for name, field in entry.fields_dict.items()}
        assert set(fields) <= known
        assert (fields.get("year") or None) == (str(one.date.year) if one.date else None)
        assert fields.get("eprint") == one.paper.arxiv_id
        assert fields.get("doi") == (verbatim(one.paper.doi) if one.paper.doi else None)
        if one.authors:
            count = _names(fields["author"])
            assert count == len(one.authors) + (not one.authors_complete)


def _names(text: str) -> int:
    """Count names as BibTeX does: by the "and" that stands outside of braces."""
    depth, outside = 0, ""
    for character in text:
        depth += (character == "{") - (character == "}")
        outside += character if depth == 0 else "x"
    return len(outside.split(" and "))
