from generator.model.paper import Publication, Venue
from generator.parse.profile import parse_profile
from generator.plan.reference import reference_of
from tests.documents import document
from tests.references import a_paper


def test_it_is_plain_text_and_what_is_known() -> None:
    text = "CLMay 28, 2025\nOn $x^2$ \\& more\n\nAda Beispiel, Ben Exempel et al.\n\nOne 6\\%.\n\nTwo.\n"
    profile, _ = parse_profile(document(text, "CL\nUndated\n\nAda Beispiel\n"), "x.txt")
    assert profile is not None
    reference = reference_of(profile.papers[0], "papers/x/", "https://a.org/", "en")
    assert reference.title == "On x² & more"
    assert [author.display for author in reference.authors] == ["Ada Beispiel", "Ben Exempel"]
    assert not reference.authors_complete
    assert reference.abstract == ("One 6%.", "Two.")
    assert reference.abstract_text == "One 6%. Two."
    assert reference.url == "https://a.org/papers/x/"
    assert reference.date is not None and reference.date.iso == "2025-05-28"
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
