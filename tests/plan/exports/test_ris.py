import re

import rispy
from hypothesis import given
from hypothesis import strategies as st

from generator.model.paper import Paper, Publication, Venue
from generator.plan.exports.ris import ris_record
from tests.references import AUTHORS, INFERRED, MAY_28, a_paper, hostile, papers, reference


def test_a_record_says_what_is_known_and_no_more() -> None:
    paper = a_paper(
        "On walking",
        *AUTHORS,
        "The A, B Collaboration",
        type="article-journal",
        venue=Venue(name="Journal of Walks"),
        publication=Publication(volume="3", pages="101–117"),
        doi="10.1000/xyz",
        abstract=("One.", "Two."),
    )
    assert ris_record(reference(paper)).split("\r\n") == [
        "TY  - JOUR",
        "TI  - On walking",
        "AU  - Shum, KaShun",
        "AU  - Hui, Binyuan",
        "AU  - van Beethoven, Ludwig Q.",
        "AU  - Heath, Robert W., Jr.",
        "AU  - The A B Collaboration",
        "PY  - 2025",
        "DA  - 2025/05/28/",
        "T2  - Journal of Walks",
        "VL  - 3",
        "SP  - 101",
        "EP  - 117",
        "DO  - 10.1000/xyz",
        "UR  - https://doi.org/10.1000/xyz",
        "AB  - One. Two.",
        "ER  - ",
        "",
        "",
    ]


def test_dates_keep_their_precision_and_doubts() -> None:
    month = MAY_28.model_copy(update={"day": None})
    assert "DA  - 2025/05//\r\n" in ris_record(reference(a_paper("T", date=month)))
    year = MAY_28.model_copy(update={"day": None, "month": None})
    assert "DA" not in ris_record(reference(a_paper("T", date=year)))
    assert "N1  - Year inferred: the source prints May 28\r\n" in ris_record(reference(a_paper("T", date=INFERRED)))


def test_a_cut_list_of_authors_is_said_to_be_cut() -> None:
    record = ris_record(reference(a_paper("T", "Ada Beispiel", complete=False)))
    assert record.count("AU  - ") == 1
    assert "N1  - The source names only some of the authors." in record


def test_a_name_is_never_nothing() -> None:
    assert "AU  - ,\r\n" in ris_record(reference(a_paper("T", ",")))


@hostile
@given(st.lists(papers(), min_size=1, max_size=3))
def test_records_are_whole_whatever_stands_in_them(some: list[Paper]) -> None:
    references = [reference(paper) for paper in some]
    text = "".join(map(ris_record, references))
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*|", line) for line in text.split("\r\n"))
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", text)
    entries = rispy.loads(text)
    assert len(entries) == len(some)
    for entry, one in zip(entries, references, strict=True):
        assert " ".join(entry["title"].split()) == " ".join(one.title.split())
        assert len(entry.get("authors", [])) == len(one.authors)
        assert entry.get("year") == (str(one.date.year) if one.date else None)
        assert entry.get("doi") == one.paper.doi
