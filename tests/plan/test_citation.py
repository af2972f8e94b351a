import bibtexparser
import pytest

from generator.model.paper import Paper
from generator.parse.profile import parse_profile
from generator.plan.citation import bibtex, citation_key, plain_citation
from generator.plan.text import html_and_text
from tests.documents import document


def paper(stamp: str, title: str, names: str) -> tuple[Paper, str]:
    profile, _ = parse_profile(document(f"{stamp}\n{title}\n\n{names}\n\nText.\n"), "x.txt")
    assert profile is not None
    return profile.papers[0], html_and_text(profile.papers[0].title)[1]


def test_a_record_says_what_is_known_and_no_more() -> None:
    found, title = paper("CLMay 28, 2025", "SWE-RM: Execution-free Feedback", "KaShun Shum, Binyuan Hui et al.")
    assert bibtex(found, title, "https://example.org/papers/x/") == (
        "@misc{shum2025swe,\n"
        "  title  = {{SWE-RM:} Execution-free Feedback},\n"
        "  author = {KaShun Shum and Binyuan Hui and others},\n"
        "  year   = {2025},\n"
        "  month  = may,\n"
        "  url    = {https://example.org/papers/x/}\n"
        "}"
    )
    undated, title = paper("CL", "On Walking", "Ada Beispiel")
    assert bibtex(undated, title, None) == "@misc{beispielwalking,\n  title  = {On Walking},\n  author = {Ada Beispiel}\n}"


def test_an_inferred_year_says_so() -> None:
    profile, _ = parse_profile(document("CLMay 28\nA\n\nAda Beispiel\n", "CLMay 1, 2024\nB\n\nAda Beispiel\n"), "x.txt")
    assert profile is not None
    assert "Year inferred: the source prints May 28" in bibtex(profile.papers[0], "A", None)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("100% of } and { & $5 #1 _x_ \\Q ~ ^", "Ada Beispiel"),
        ("A", "Robert W. Heath, Jr., The ALICE Collaboration et al."),
        ("@misc{x, title={y}}", "Ada} Beispiel, author = {Evil"),
        ("Ren\\'e's $x^2$", "Ren\\'e Dal\\'en, 芹沢あゆみ"),
    ],
)
def test_records_are_whole_whatever_stands_in_them(title: str, names: str) -> None:
    found, text = paper("CLMay 28, 2025", title, names)
    record = bibtex(found, text, None)
    library = bibtexparser.parse_string(record)
    assert library.failed_blocks == []
    assert len(library.entries) == 1
    assert set(library.entries[0].fields_dict) <= {"title", "author", "year", "month"}
    assert record.count("{") - record.count("\\{") == record.count("}") - record.count("\\}")


def test_keys_are_plain_words() -> None:
    found, title = paper("CLMay 28, 2025", "The Étude of On", "Renée Müller-López")
    assert citation_key(found, title) == "mullerlopez2025etude"


def test_a_line_of_text() -> None:
    found, title = paper("CLMay 2025", "Is It?", "Ada Beispiel, Ben Exempel et al.")
    assert plain_citation(found, title, None) == "Ada Beispiel, Ben Exempel et al. (May 2025). Is It?"
