from typing import Any

import pytest

from generator.model.category import category_of
from generator.model.dates import PartialDate
from generator.model.identifiers import Identifier
from generator.model.link import Link
from generator.model.paper import Authorship, Byline, Publication, Venue
from generator.model.person import PersonName
from generator.plan.metadata.highwire import citation_name, citation_tags
from generator.plan.names import author_name
from tests.references import byline, on_walking

URL = "https://a.org/papers/on-walking/"


def test_a_paper_of_which_little_is_known_says_little() -> None:
    assert citation_tags(on_walking(base_url=None)) == (("citation_title", "On Walking"), ("citation_language", "en"))


def test_everything_that_is_known_stands_in_its_order() -> None:
    facts: dict[str, Any] = {
        "byline": Byline(
            authorships=(
                Authorship(
                    name=PersonName(display="Ada Beispiel"),
                    position=1,
                    orcid="0000-0002-1825-0097",
                    affiliations=("Example Lab", "Universit\\'e"),
                ),
                Authorship(name=PersonName(display="Ben Exempel"), position=2),
            ),
            complete=False,
        ),
        "editors": (PersonName(display="Cyd Muster"),),
        "type": "article-journal",
        "venue": Venue(name="Journal of Walks", kind="journal", abbreviation="J. Walks"),
        "publication": Publication(
            volume="7", issue="2", pages="101–117", publisher="Press", issn=("1234-5679", "2345-6787"), series="Steps"
        ),
        "date": PartialDate(text="May 28, 2025", year=2025, month=5, day=28),
        "doi": "10.1000/x",
        "arxiv_id": "2404.09937v2",
        "identifiers": (Identifier(scheme="pmid", value="123"), Identifier(scheme="dblp", value="x/y")),
        "abstract": ("We $x^2$ walk.", "It is good."),
        "keywords": ("gait", 'na\\"ive walks'),
        "category": category_of("LG"),
        "language": "de",
        "links": (Link(url="https://b.org/x.pdf", kind="pdf"),),
    }
    assert citation_tags(on_walking(**facts)) == (
        ("citation_title", "On Walking"),
        ("citation_author", "Beispiel, Ada"),
        ("citation_author_institution", "Example Lab"),
        ("citation_author_institution", "Université"),
        ("citation_author_orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("citation_author", "Exempel, Ben"),
        ("citation_editor", "Muster, Cyd"),
        ("citation_publication_date", "2025/05/28"),
        ("citation_journal_title", "Journal of Walks"),
        ("citation_journal_abbrev", "J. Walks"),
        ("citation_series_title", "Steps"),
        ("citation_publisher", "Press"),
        ("citation_volume", "7"),
        ("citation_issue", "2"),
        ("citation_firstpage", "101"),
        ("citation_lastpage", "117"),
        ("citation_issn", "1234-5679"),
        ("citation_issn", "2345-6787"),
        ("citation_doi", "10.1000/x"),
        ("citation_arxiv_id", "2404.09937v2"),
        ("citation_pmid", "123"),
        ("citation_abstract", "We x² walk. It is good."),
        ("citation_keywords", "gait; naïve walks; Machine Learning"),
        ("citation_language", "de"),
        ("citation_pdf_url", "https://b.org/x.pdf"),
        ("citation_abstract_html_url", URL),
        ("citation_public_url", URL),
    )


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (PartialDate(text="2025", year=2025), "2025"),
        (PartialDate(text="May 2025", year=2025, month=5), "2025/05"),
        (PartialDate(text="May 28", year=2026, month=5, day=28, year_inferred=True), "2026/05/28"),
        (PartialDate(text="May 28", month=5, day=28), None),
        (None, None),
    ],
)
def test_a_date_is_as_precise_as_its_source(date: PartialDate | None, expected: str | None) -> None:
    assert dict(citation_tags(on_walking(date=date))).get("citation_publication_date") == expected


@pytest.mark.parametrize(
    ("kind", "facts", "expected"),
    [
        ("paper-conference", {}, {"citation_conference_title": "Venue"}),
        ("paper-conference", {"event": "Walks '25"}, {"citation_conference_title": "Walks '25"}),
        ("chapter", {"publisher": "Press", "isbn": ("978-3-16-148410-0",)}, {"citation_inbook_title": "Venue"}),
        (
            "report",
            {"publisher": "Institute", "number": "TR-7"},
            {"citation_technical_report_institution": "Institute", "citation_technical_report_number": "TR-7"},
        ),
        ("report", {}, {"citation_technical_report_institution": "Venue"}),
        ("thesis", {"publisher": "University"}, {"citation_dissertation_institution": "University"}),
        ("article", {}, {"citation_publisher": "Venue"}),
        ("book", {}, {"citation_series_title": "Venue"}),
        ("article-newspaper", {}, {}),
        ("speech", {}, {}),
        (None, {}, {"citation_journal_title": "Venue"}),
    ],
)
def test_the_tag_of_the_venue_tells_the_kind_of_work(kind: Any, facts: dict[str, Any], expected: dict[str, str]) -> None:
    found = on_walking(type=kind, venue=Venue(name="Venue"), publication=Publication(**facts))
    tags = dict(citation_tags(found))
    telling = ("journal", "conference", "inbook", "technical_report", "dissertation", "series", "publisher")
    named = {name: text for name, text in tags.items() if name.removeprefix("citation_").startswith(telling)}
    if "publisher" in facts and kind == "chapter":
        assert named.pop("citation_publisher") == "Press"
        assert tags["citation_isbn"] == "978-3-16-148410-0"
    assert named == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Ada Beispiel", "Beispiel, Ada"),
        ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
        ("Robert W. Heath, Jr.", "Heath, Robert W. Jr."),
        ("The ALICE Collaboration", "The ALICE Collaboration,"),
        ("Aristotle", "Aristotle"),
        ("芹沢あゆみ", "芹沢あゆみ"),
    ],
)
def test_names_are_parted_as_programs_read_them(printed: str, expected: str) -> None:
    assert citation_name(author_name(PersonName(display=printed))) == expected


def test_a_group_of_one_word_and_a_lone_long_name_stand_as_printed() -> None:
    assert citation_name(author_name(PersonName(display="CERN", is_group=True))) == "CERN"
    long = "Ana Maria de la Cruz"
    assert ("citation_author", long) in citation_tags(on_walking(long))
    assert ("citation_author", "de la Cruz, Ana Maria") in citation_tags(on_walking(long, "Ada Beispiel"))


def test_only_absolute_addresses_are_given() -> None:
    found = on_walking(links=(Link(url="x.pdf", kind="pdf"),), byline=byline("Ada Beispiel"))
    assert "citation_pdf_url" not in dict(citation_tags(found))
