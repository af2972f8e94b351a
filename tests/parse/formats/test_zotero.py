import json
from typing import Any

from generator.model.paper import Paper
from generator.parse.document import parse_document


def read(*items: dict[str, Any]) -> tuple[Paper, ...]:
    document, notes = parse_document(
        json.dumps([{"key": "K", "version": 1, "data": item} for item in items]).encode(), "z.json"
    )
    assert document is not None and (document.format, notes) == ("zotero", ())
    return document.papers


def test_items_are_works_and_attachments_are_none() -> None:
    papers = read(
        {"itemType": "attachment", "title": "Full Text PDF", "path": "/home/me/x.pdf"},
        {"itemType": "note", "note": "private"},
        {
            "key": "ABCD1234", "itemType": "journalArticle", "title": "On <i>walking</i>", "abstractNote": "We walk.",
            "creators": [
                {"creatorType": "author", "firstName": "Ada", "lastName": "Beispiel"},
                {"creatorType": "author", "name": "The Walkers"},
                {"creatorType": "editor", "firstName": "E", "lastName": "D"},
                {"creatorType": "translator", "firstName": "T", "lastName": "R"},
            ],
            "publicationTitle": "Journal of Walking", "journalAbbreviation": "J. Walk.", "volume": "3", "pages": "1-9",
            "date": "2020-05-01", "DOI": "10.1000/X", "url": "https://doi.org/10.1000/x", "language": "en",
            "tags": [{"tag": "walking"}, {"tag": "automatic", "type": 1}], "extra": "PMID: 17\nCitation Key: ada2020",
            "notes": "private",
        },
    )  # fmt: skip
    (paper,) = papers
    assert paper.title == r"On \emph{walking}"
    assert [(a.name.display, a.name.is_group) for a in paper.byline.authorships] == [
        ("Ada Beispiel", False),
        ("The Walkers", True),
    ]
    assert [name.display for name in paper.editors] == ["E D"]
    assert paper.venue is not None and (paper.venue.name, paper.venue.abbreviation) == ("Journal of Walking", "J. Walk.")
    assert (paper.doi, paper.links, paper.keywords, paper.key) == ("10.1000/x", (), ("walking",), "ada2020")
    assert [(i.scheme, i.value) for i in paper.identifiers] == [("pmid", "17")]
    assert "private" not in paper.model_dump_json()


def test_preprints_wherever_their_identifier_stands() -> None:
    for fields in (
        {"extra": "arXiv:2509.22625 [math.RT]"},
        {"extra": "arXiv: 2509.22625"},
        {"archiveID": "arXiv:2509.22625", "repository": "arXiv"},
        {"url": "http://arxiv.org/abs/2509.22625"},
    ):
        (paper,) = read({"itemType": "preprint", "title": "T", "creators": [], **fields})
        assert (paper.arxiv_id, paper.type, paper.links) == ("2509.22625", "article", ())
        assert paper.venue is not None and paper.venue.kind == "repository"


def test_other_kinds() -> None:
    thesis, talk = read(
        {"itemType": "thesis", "title": "T", "university": "U", "thesisType": "PhD", "date": "May 2001"},
        {"itemType": "presentation", "title": "P", "creators": [{"creatorType": "presenter", "lastName": "X"}]},
    )
    assert thesis.publication is not None and (thesis.publication.publisher, thesis.publication.genre) == ("U", "PhD")
    assert thesis.date is not None and thesis.date.iso == "2001-05"
    assert (talk.type, talk.byline.authorships[0].name.display) == ("speech", "X")
