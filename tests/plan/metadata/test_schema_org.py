from typing import Any

import pytest

from generator.model.category import category_of
from generator.model.dates import PartialDate
from generator.model.identifiers import Identifier
from generator.model.link import Link
from generator.model.paper import WORK_TYPES, Authorship, Byline, Publication, Venue
from generator.model.person import PersonName
from generator.plan.metadata.schema_org import work
from tests import schema_org
from tests.references import on_walking

URL = "https://a.org/papers/on-walking/"


def test_of_a_paper_of_which_little_is_known_little_is_said() -> None:
    assert work(on_walking(base_url=None)) == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": "On Walking",
        "name": "On Walking",
        "inLanguage": "en",
    }


def test_everything_that_is_known() -> None:
    ada = Authorship(
        name=PersonName(display="Ada Beispiel"), position=1, orcid="0000-0002-1825-0097", affiliations=("Example Lab",)
    )
    team = Authorship(name=PersonName(display="The ALICE Collaboration"), position=2, affiliations=("CERN",))
    found = on_walking(
        byline=Byline(authorships=(ada, team), complete=False),
        type="article-journal",
        venue=Venue(name="Journal of Walks", kind="journal", abbreviation="J. Walks"),
        publication=Publication(volume="7", issue="2", pages="101–117", publisher="Press", issn=("1234-5679",)),
        editors=(PersonName(display="Cyd Muster"),),
        date=PartialDate(text="May 2025", year=2025, month=5),
        abstract=("We walk.",),
        doi="10.1000/x",
        arxiv_id="2404.09937",
        identifiers=(Identifier(scheme="pmid", value="123"),),
        category=category_of("LG"),
        keywords=("gait",),
        award="Best paper",
        license="https://creativecommons.org/licenses/by/4.0/",
        links=(Link(url="https://b.org/x.pdf", kind="pdf"), Link(url="https://github.com/a/b", kind="code")),
    )
    thing = work(found, ("https://a.org/people/ada-beispiel/", None))
    assert schema_org.check(thing) == 15
    assert thing == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "@id": URL,
        "url": URL,
        "headline": "On Walking",
        "name": "On Walking",
        "author": [
            {
                "@type": "Person",
                "@id": "https://orcid.org/0000-0002-1825-0097",
                "name": "Ada Beispiel",
                "url": "https://a.org/people/ada-beispiel/",
                "affiliation": [{"@type": "Organization", "name": "Example Lab"}],
            },
            {"@type": "Organization", "name": "The ALICE Collaboration"},
        ],
        "creditText": "Ada Beispiel, The ALICE Collaboration et al.",
        "editor": [{"@type": "Person", "name": "Cyd Muster"}],
        "datePublished": "2025-05",
        "abstract": "We walk.",
        "identifier": [
            {"@type": "PropertyValue", "propertyID": "DOI", "value": "10.1000/x", "url": "https://doi.org/10.1000/x"},
            {
                "@type": "PropertyValue",
                "propertyID": "arXiv",
                "value": "2404.09937",
                "url": "https://arxiv.org/abs/2404.09937",
            },
            {
                "@type": "PropertyValue",
                "propertyID": "PMID",
                "value": "123",
                "url": "https://pubmed.ncbi.nlm.nih.gov/123/",
            },
        ],
        "sameAs": [
            "https://doi.org/10.1000/x",
            "https://arxiv.org/abs/2404.09937",
            "https://pubmed.ncbi.nlm.nih.gov/123/",
        ],
        "about": {
            "@type": "DefinedTerm",
            "name": "Machine Learning",
            "termCode": "cs.LG",
            "inDefinedTermSet": "https://arxiv.org/category_taxonomy",
        },
        "keywords": ["gait"],
        "award": "Best paper",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "inLanguage": "en",
        "encoding": {
            "@type": "MediaObject",
            "encodingFormat": "application/pdf",
            "contentUrl": "https://b.org/x.pdf",
        },
        "isPartOf": {
            "@type": "PublicationIssue",
            "issueNumber": "2",
            "isPartOf": {
                "@type": "PublicationVolume",
                "volumeNumber": "7",
                "isPartOf": {
                    "@type": "Periodical",
                    "name": "Journal of Walks",
                    "alternateName": "J. Walks",
                    "issn": ["1234-5679"],
                },
            },
        },
        "publisher": {"@type": "Organization", "name": "Press"},
        "pagination": "101–117",
        "pageStart": "101",
        "pageEnd": "117",
        "hasPart": {"@type": "SoftwareSourceCode", "codeRepository": "https://github.com/a/b"},
    }


@pytest.mark.parametrize("kind", [None, *WORK_TYPES])
def test_every_type_of_work_has_properties_that_exist(kind: Any) -> None:
    texts = {"volume": "7", "issue": "2", "pages": "1–2", "publisher": "P", "edition": "2", "genre": "G", "number": "5"}
    full = Publication(**texts, version="1.0", isbn=("9",), issn=("8",))
    code = (Link(url="https://github.com/a/b", kind="code"),)
    for venue_kind in (None, "journal", "conference", "book", "series", "repository", "institution"):
        venue = Venue(name="V", kind=venue_kind)  # type: ignore[arg-type]
        thing = work(on_walking("Ada Beispiel", type=kind, venue=venue, publication=full, abstract=("A.",), links=code))
        assert schema_org.check(thing) >= 4


@pytest.mark.parametrize(
    ("kind", "venue_kind", "expected"),
    [
        ("chapter", "book", {"@type": "Book", "name": "V", "isbn": ["9"]}),
        ("paper-conference", "conference", {"@type": "Book", "name": "V", "isbn": ["9"]}),
        ("book", "series", {"@type": "CreativeWorkSeries", "name": "V"}),
        ("article", "repository", {"@type": "CreativeWork", "name": "V"}),
        ("article-journal", None, {"@type": "Periodical", "name": "V"}),
        (None, None, {"@type": "CreativeWork", "name": "V"}),
    ],
)
def test_what_a_work_is_part_of(kind: Any, venue_kind: Any, expected: dict[str, object]) -> None:
    found = on_walking(type=kind, venue=Venue(name="V", kind=venue_kind), publication=Publication(isbn=("9",)))
    assert work(found)["isPartOf"] == expected


def test_software_is_its_own_code_and_data_are_described() -> None:
    code = (Link(url="https://github.com/a/b", kind="code"),)
    software = work(on_walking(type="software", links=code, publication=Publication(version="1.0")))
    assert (software["@type"], software["codeRepository"]) == ("SoftwareSourceCode", "https://github.com/a/b")
    assert software["version"] == "1.0"
    assert "hasPart" not in software
    assert work(on_walking(type="dataset", abstract=("Numbers.",)))["description"] == "Numbers."


def test_a_whole_list_of_authors_needs_no_credit_and_an_inferred_year_is_given() -> None:
    date = PartialDate(text="May 28", year=2026, month=5, day=28, year_inferred=True)
    thing = work(on_walking("Ada Beispiel", date=date))
    assert "creditText" not in thing
    assert thing["datePublished"] == "2026-05-28"
