import json

from hypothesis import given
from hypothesis import strategies as st

from generator.model.paper import Paper, Publication, Venue
from generator.model.person import PersonName
from generator.plan.exports.csl_json import CSL_LIST, csl_item, csl_record
from tests.references import AUTHORS, INFERRED, MAY_28, a_paper, hostile, papers, reference

# Variables of CSL 1.0.2, appendix IV, as far as they are written here.
VARIABLES = set(
    "id type title author editor issued container-title container-title-short DOI URL abstract keyword language note "
    "collection-title volume issue page number edition version genre publisher publisher-place event-title event-place "
    "ISBN ISSN archive archive_location PMID PMCID custom".split()
)


def test_an_item_says_what_is_known_and_no_more() -> None:
    paper = a_paper(
        "On $x^2$",
        *AUTHORS,
        "The ALICE Collaboration",
        type="article-journal",
        venue=Venue(name="Journal of Walks"),
        publication=Publication(volume="3", pages="101–117"),
        doi="10.1000/xyz",
    )
    assert csl_item(reference(paper), "key") == {
        "id": "key",
        "type": "article-journal",
        "title": "On x²",
        "author": [
            {"family": "Shum", "given": "KaShun"},
            {"family": "Hui", "given": "Binyuan"},
            {"non-dropping-particle": "van", "family": "Beethoven", "given": "Ludwig Q."},
            {"family": "Heath", "given": "Robert W.", "suffix": "Jr."},
            {"literal": "The ALICE Collaboration"},
        ],
        "issued": {"date-parts": [[2025, 5, 28]]},
        "container-title": "Journal of Walks",
        "volume": "3",
        "page": "101-117",
        "DOI": "10.1000/xyz",
    }


def test_what_is_not_known_is_not_written() -> None:
    assert csl_item(reference(a_paper("T", date=None), None), "key") == {"id": "key", "type": "document", "title": "T"}


def test_dates_keep_their_precision_and_doubts() -> None:
    month = MAY_28.model_copy(update={"day": None})
    assert csl_item(reference(a_paper("T", date=month)), "k")["issued"] == {"date-parts": [[2025, 5]]}
    assert csl_item(reference(a_paper("T", date=INFERRED)), "k")["note"] == "Year inferred: the source prints May 28"


def test_a_cut_list_of_authors_is_said_to_be_cut_without_an_author_for_the_others() -> None:
    item = csl_item(reference(a_paper("T", "Ada Beispiel", complete=False)), "k")
    assert item["author"] == [{"family": "Beispiel", "given": "Ada"}]
    assert item["note"] == "The source names only some of the authors."
    assert item["custom"] == {"authors_complete": False}


def test_orcid_ids_are_kept() -> None:
    paper = a_paper("T", PersonName(display="Ada Beispiel"), "Ben Exempel")
    known = paper.byline.authorships[0].model_copy(update={"orcid": "0000-0002-1825-0097"})
    byline = paper.byline.model_copy(update={"authorships": (known, paper.byline.authorships[1])})
    item = csl_item(reference(paper.model_copy(update={"byline": byline})), "k")
    assert item["custom"] == {"author_orcids": ["https://orcid.org/0000-0002-1825-0097", ""]}


@hostile
@given(st.lists(papers(), max_size=3))
def test_documents_are_whole_whatever_stands_in_them(some: list[Paper]) -> None:
    references = [reference(paper) for paper in some]
    items = json.loads(CSL_LIST.text(csl_record(one, f"key{place}") for place, one in enumerate(references)))
    assert [item["id"] for item in items] == [f"key{place}" for place in range(len(some))]
    for item, one in zip(items, references, strict=True):
        assert set(item) <= VARIABLES
        assert all(value not in ("", [], {}) for value in item.values())
        assert item["title"] == one.title
        assert item.get("DOI") == one.paper.doi
        names = [
            name.get("literal") or " ".join(name[part] for part in ("non-dropping-particle", "family") if part in name)
            for name in item.get("author", [])
        ]
        assert names == [author.family or author.display for author in one.authors]
