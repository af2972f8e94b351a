from generator.model.category import category_of
from generator.model.link import Link
from generator.model.paper import Publication, Venue
from generator.parse.profile import parse_profile
from generator.plan.reference import reference_of
from tests.documents import document
from tests.references import a_paper, on_walking


def test_it_is_plain_text_and_what_is_known() -> None:
    text = "CLMay 28, 2025\nOn $x^2$ \\& more\n\nAda Beispiel, Ben Exempel et al.\n\nOne 6\\%.\n\nTwo.\n"
    profile, _ = parse_profile(document(text, "CL\nUndated\n\nAda Beispiel\n"), "x.txt")
    assert profile is not None
    found = reference_of(profile.papers[0], "papers/x/", "https://a.org/", "en")
    assert found.title == "On x² & more"
    assert [author.display for author in found.authors] == ["Ada Beispiel", "Ben Exempel"]
    assert not found.authors_complete
    assert found.abstract == ("One 6%.", "Two.")
    assert found.abstract_text == "One 6%. Two."
    assert found.url == "https://a.org/papers/x/"
    assert found.date is not None and found.date.iso == "2025-05-28"
    undated = reference_of(profile.papers[1], "papers/y/", None, "de")
    assert (undated.date, undated.url, undated.language) == (None, None, "de")


def test_other_addresses_of_the_work_come_from_its_identifiers() -> None:
    profile, _ = parse_profile(document("CLMay 28, 2025\nX\n\nAda Beispiel\n"), "x.txt")
    assert profile is not None
    paper = profile.papers[0].model_copy(update={"doi": "10.1000/x", "arxiv_id": "2404.09937"})
    assert reference_of(paper, "papers/x/", None, "en").same_as == (
        "https://doi.org/10.1000/x",
        "https://arxiv.org/abs/2404.09937",
    )


def test_what_stands_beside_the_venue_is_plain_text_too() -> None:
    paper = a_paper(
        "T",
        venue=Venue(name="Journal of R\\&D", abbreviation="J"),
        publication=Publication(pages="1--2", publisher="\\'Editions Z"),
        keywords=('Schr\\"odinger',),
    )
    found = reference_of(paper, "papers/x/", None, "en")
    assert found.venue is not None
    assert (found.venue.name, found.venue.abbreviation, found.keywords) == ("Journal of R&D", "J", ("Schrödinger",))
    assert (found.publication.pages, found.publication.publisher) == ("1–2", "Éditions Z")
    assert reference_of(a_paper("T"), "papers/x/", None, "en").publication == Publication()


def test_addresses_are_ones_that_lead_somewhere_and_names_are_plain_text() -> None:
    found = on_walking(
        doi="10.1002/(sici)1097<1661::aid>3.0;2-2",
        license="all rights reserved",
        links=(Link(url="paper.pdf", kind="pdf"), Link(url="https://a.org/x.pdf", kind="pdf")),
        venue=Venue(name="Universit\\'e"),
        publication=Publication(publisher='Na\\"ive', pages="1–2"),
        keywords=("gait", "Machine Learning", "gait"),
        category=category_of("LG"),
    )
    assert found.doi_url == "https://doi.org/10.1002/(sici)1097%3C1661::aid%3E3.0;2-2"
    assert found.license_url is None
    assert found.pdf_url == "https://a.org/x.pdf"
    assert (found.venue_name, found.publication.publisher, found.publication.pages) == ("Université", "Naïve", "1–2")
    assert found.subjects == ("gait", "Machine Learning")
    assert on_walking(license="https://a.org/licence").license_url == "https://a.org/licence"
