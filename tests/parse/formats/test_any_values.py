"""Whatever stands where a fact should stand: a reader returns what it can, and never fails."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.document import parse_document

ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.just("10.1000/x")
    | st.just("2020-13-45"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)

RECORDS: dict[str, Any] = {
    "openalex": {
        "id": "https://openalex.org/W1", "title": "T", "doi": "https://doi.org/10.1000/x", "publication_year": 2020,
        "publication_date": "2020-01-02", "ids": {"pmid": "1", "mag": 2}, "language": "en", "type": "article",
        "authorships": [{"author": {"id": "https://openalex.org/A1", "display_name": "A B", "orcid": None},
                         "raw_author_name": "A B", "institutions": [{"display_name": "U"}]}],
        "primary_location": {"source": {"display_name": "J", "type": "journal", "issn": ["1"]},
                             "pdf_url": "https://a.example/x.pdf"},
        "biblio": {"volume": "1", "issue": "2", "first_page": "3", "last_page": "4"},
        "abstract_inverted_index": {"We": [0], "walk": [1]}, "keywords": [{"display_name": "k"}], "cited_by_count": 5,
    },
    "semantic-scholar": {
        "paperId": "a" * 40, "title": "T", "abstract": "A", "year": 2020, "publicationDate": "2020-01-02",
        "authors": [{"authorId": "1", "name": "A B"}], "venue": "V", "journal": {"name": "J", "volume": "1", "pages": "1-2"},
        "publicationVenue": {"name": "J", "type": "journal", "issn": "1"}, "publicationTypes": ["JournalArticle"],
        "externalIds": {"DOI": "10.1000/x", "ArXiv": "2404.09937", "CorpusId": 5},
        "openAccessPdf": {"url": "https://a.example/x.pdf"},
    },
    "crossref": {
        "DOI": "10.1000/x", "title": ["T"], "subtitle": ["S"], "type": "journal-article", "member": "1", "prefix": "10.1000",
        "author": [{"given": "A", "family": "B", "affiliation": [{"name": "U"}], "ORCID": "x"}, {"name": "G"}],
        "issued": {"date-parts": [[2020, 1, 2]]}, "container-title": ["J"], "page": "1-2", "ISSN": ["1"], "ISBN": ["2"],
        "abstract": "<jats:p>A</jats:p>", "relation": {"is-preprint-of": [{"id-type": "doi", "id": "10.1000/y"}]},
        "license": [{"URL": "https://creativecommons.org/licenses/by/4.0/", "content-version": "vor"}],
        "link": [{"URL": "https://a.example/x.pdf"}], "editor": [{"family": "E"}], "institution": [{"name": "I"}],
    },
    "datacite": {
        "doi": "10.1000/x", "titles": [{"title": "T"}],
        "creators": [{"name": "B, A", "affiliation": ["U"], "nameIdentifiers": [{}]}],
        "types": {"resourceTypeGeneral": "Dataset"}, "publicationYear": 2020,
        "dates": [{"date": "2020", "dateType": "Issued"}],
        "descriptions": [{"description": "D", "descriptionType": "Abstract"}],
        "rightsList": [{"rightsUri": "https://a.example/"}],
        "relatedIdentifiers": [{"relationType": "IsVersionOf", "relatedIdentifier": "10.1/y",
                                "relatedIdentifierType": "DOI"}],
        "subjects": [{"subject": "s"}], "container": {"title": "C", "firstPage": "1"}, "contributors": [{"name": "E"}],
    },
    "inspire": {
        "control_number": 7, "titles": [{"title": "T", "source": "arXiv"}], "abstracts": [{"value": "A"}],
        "authors": [{"full_name": "B, A", "ids": [{"schema": "ORCID", "value": "x"}], "affiliations": [{"value": "U"}]}],
        "collaborations": [{"value": "C"}], "dois": [{"value": "10.1000/x"}], "arxiv_eprints": [{"value": "2404.09937"}],
        "publication_info": [{"journal_title": "J", "year": 2020, "page_start": "1"}], "document_type": ["article"],
        "imprints": [{"date": "2020"}], "license": [{"url": "https://a.example/"}],
        "documents": [{"url": "https://a.example/x.pdf"}],
    },
    "europepmc": {
        "id": "7", "source": "MED", "title": "T.", "authorString": "B A.", "doi": "10.1000/x", "pmid": "7",
        "authorList": {"author": [{"lastName": "B", "firstName": "A", "authorId": {"type": "ORCID", "value": "x"}}]},
        "journalInfo": {"yearOfPublication": 2020, "journal": {"title": "J", "issn": "1"}}, "abstractText": "<h4>A</h4>B",
        "pubTypeList": {"pubType": ["Journal Article"]}, "keywordList": {"keyword": ["k"]},
        "fullTextUrlList": {"fullTextUrl": [{"documentStyle": "pdf", "availabilityCode": "OA", "url": "https://a.example/"}]},
    },
    "orcid": {
        "orcid-identifier": {"path": "0000-0002-1825-0097"},
        "person": {"name": {"given-names": {"value": "A"}, "family-name": {"value": "B"}, "visibility": "public"},
                   "other-names": {"other-name": [{"content": "C"}]}, "keywords": {"keyword": [{"content": "k"}]},
                   "researcher-urls": {"researcher-url": [{"url": {"value": "https://a.example/"}}]},
                   "biography": {"content": "b"}},
        "activities-summary": {
            "employments": {"affiliation-group": [{"summaries": [{"employment-summary": {"organization": {"name": "U"}}}]}]},
            "works": {"group": [{"work-summary": [{
                "put-code": 1, "title": {"title": {"value": "T"}}, "type": "journal-article", "visibility": "public",
                "publication-date": {"year": {"value": "2020"}}, "display-index": "0", "journal-title": {"value": "J"},
                "external-ids": {"external-id": [{"external-id-type": "doi", "external-id-value": "10.1000/x"}]}}]}]},
        },
    },
}  # fmt: skip


def places(value: Any) -> list[tuple[Any, Any]]:
    """Return every place in a value, as its container and key."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, inner in items for place in ((value, key), *places(inner))]


@pytest.mark.parametrize("form", RECORDS)
def test_the_record_itself_is_read(form: str) -> None:
    document, notes = parse_document(
        json.dumps([RECORDS[form], RECORDS[form]] if form != "orcid" else RECORDS[form]).encode(), "a.json"
    )
    assert document is not None and document.format == form
    assert len(document.papers) == (1 if form == "orcid" else 2), notes


@given(st.sampled_from(sorted(RECORDS)), st.data())
def test_any_value_in_any_place_costs_at_most_its_record(form: str, data: st.DataObject) -> None:
    record = copy.deepcopy(RECORDS[form])
    for _ in range(data.draw(st.integers(1, 3))):
        container, key = data.draw(st.sampled_from(places(record)))
        container[key] = data.draw(ANYTHING)
    whole = record if form == "orcid" else [RECORDS[form], record]
    document, notes = parse_document(json.dumps(whole).encode(), "a.json")
    assert document is not None or notes
    if form != "orcid":
        assert document is not None and document.format == form
        assert len(document.papers) >= 1
        assert len(document.papers) == 2 or notes
