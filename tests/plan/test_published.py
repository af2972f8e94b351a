from generator.model.identifiers import Identifier
from generator.model.link import Link
from generator.model.paper import Paper, Publication, Venue, Version
from generator.plan.published import links_of, venue_name, venue_text
from tests.plan.accounts import account
from tests.words import ENGLISH_WORDS


def paper(**fields: object) -> Paper:
    return account("On Walking", **fields).paper  # type: ignore[arg-type]


def test_a_venue_is_told_as_far_as_it_is_known() -> None:
    journal = Publication(volume="7", issue="2", pages="101–117")
    assert venue_text(paper(), ENGLISH_WORDS) == venue_name(paper()) == ""
    assert venue_text(paper(venue="Walks", publication=journal), ENGLISH_WORDS) == "Walks 7 (2), 101–117"
    numbered = Publication(issue="2", article_number="9")
    assert venue_text(paper(venue="Walks", publication=numbered), ENGLISH_WORDS) == "Walks (2), article 9"
    assert venue_text(paper(venue="Caf\\'e Walks"), ENGLISH_WORDS) == "Café Walks"
    thesis = Publication(genre="PhD thesis", publisher="University of Fernmoor")
    assert venue_text(paper(publication=thesis, type="thesis"), ENGLISH_WORDS) == "PhD thesis, University of Fernmoor"
    assert venue_name(paper(publication=thesis)) == "University of Fernmoor"
    chapter = Publication(pages="1–9", publisher="Press")
    assert venue_text(paper(venue="A Book", publication=chapter, type="chapter"), ENGLISH_WORDS) == "A Book, 1–9, Press"
    short = paper().model_copy(update={"venue": Venue(name="Conference on Walking", abbreviation="WALK")})
    assert (venue_name(short), venue_text(short, ENGLISH_WORDS)) == ("WALK", "Conference on Walking")


def test_links_lead_to_every_place_once_and_say_what_lies_there() -> None:
    found = links_of(
        paper(
            doi="10.1000/a",
            arxiv_id="2404.09937",
            ids=(Identifier(scheme="pmid", value="1"), Identifier(scheme="openalex", value="W1")),
            versions=(Version(kind="preprint", doi="10.1101/b"), Version(kind="published")),
            links=(
                Link(url="https://github.com/ada/walk", kind="code"),
                Link(url="https://a.org/x.pdf", kind="pdf"),
                Link(url="https://doi.org/10.1000/a", kind="web"),
                Link(url="https://zenodo.org/1", kind="data"),
                Link(url="https://osf.io/2", kind="data"),
                Link(url="https://www.a.org/x/"),
                Link(url="https://b.org/", label="Press"),
            ),
        ),
        ENGLISH_WORDS,
    )
    assert [(link.label, link.url) for link in found] == [
        ("DOI", "https://doi.org/10.1000/a"),
        ("arXiv", "https://arxiv.org/abs/2404.09937"),
        ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/1/"),
        ("Preprint", "https://doi.org/10.1101/b"),
        ("PDF", "https://a.org/x.pdf"),
        ("Data (zenodo.org)", "https://zenodo.org/1"),
        ("Data (osf.io)", "https://osf.io/2"),
        ("a.org/x", "https://www.a.org/x/"),
        ("Press", "https://b.org/"),
    ]
