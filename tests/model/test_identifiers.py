import pytest

from generator.model.identifiers import orcid_check_digit, parse_arxiv_id, parse_doi, parse_orcid


def test_check_digits_of_orcid_ids() -> None:
    # The example of ORCID's documentation, and one whose digit is X.
    assert orcid_check_digit("000000021825009") == "7"
    assert orcid_check_digit("000000021694233") == "X"


@pytest.mark.parametrize(
    "text", ["0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097", "orcid.org/0000-0002-1825-0097/"]
)
def test_orcid_ids_are_read_in_every_form(text: str) -> None:
    assert parse_orcid(text) == "0000-0002-1825-0097"


@pytest.mark.parametrize("text", ["0000-0002-1825-0098", "0000-0002-1825", "", "٠٠٠٠-0002-1825-0097"])
def test_wrong_orcid_ids_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ORCID"):
        parse_orcid(text)


@pytest.mark.parametrize("text", ["10.1000/XYZ", "https://doi.org/10.1000/xyz", "doi:10.1000/xyz", " 10.1000/xyz "])
def test_dois_lose_their_resolver_and_their_capitals(text: str) -> None:
    assert parse_doi(text) == "10.1000/xyz"


@pytest.mark.parametrize("text", ["10.1000", "11.1000/x", "10.1000/a b", "https://example.org/10.1000/x"])
def test_wrong_dois_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="DOI"):
        parse_doi(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("arXiv:2404.09937v2", "2404.09937v2"),
        ("https://arxiv.org/abs/math/0601001", "math/0601001"),
        ("https://arxiv.org/pdf/2404.09937.pdf", "2404.09937"),
        ("astro-ph/0601001", "astro-ph/0601001"),
    ],
)
def test_arxiv_ids_of_both_schemes(text: str, expected: str) -> None:
    assert parse_arxiv_id(text) == expected


def test_wrong_arxiv_ids_are_refused() -> None:
    with pytest.raises(ValueError, match="arXiv"):
        parse_arxiv_id("2404.1")


@pytest.mark.parametrize("doi", ["10.1000/..\\..\\x", "10.1000/../x", "10.1000/a/../../x", "10.1000/..", "10.1000/a\\b"])
def test_no_doi_leads_to_another_address(doi: str) -> None:
    with pytest.raises(ValueError, match="not a DOI"):
        parse_doi(doi)


def test_dots_within_a_doi_are_its_own() -> None:
    assert parse_doi("10.1000/a..b/.c/...") == "10.1000/a..b/.c/..."
