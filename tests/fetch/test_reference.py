import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fetch.reference import EXAMPLES, WrongReferenceError, is_reference, parse_reference


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        *((example, example) for example in EXAMPLES.values()),
        ("ORCID:https://orcid.org/0000-0002-1825-0097", "orcid:0000-0002-1825-0097"),
        ("openalex:https://openalex.org/a5023888391", "openalex:A5023888391"),
        ("openalex:W2741809807", "openalex:W2741809807"),
        ("arxiv:https://arxiv.org/abs/hep-th/9711200v3", "arxiv:hep-th/9711200v3"),
        ("dblp:https://dblp.org/pid/95/7448-1.html", "dblp:95/7448-1"),
        ("dblp:conf/icip/XuN09", "dblp:conf/icip/XuN09"),
        ("doi:https://doi.org/10.1000/ABC", "doi:10.1000/abc"),
        ("s2:https://www.semanticscholar.org/author/A.-Turing/2262347", "semanticscholar:2262347"),
        ("inspire:E.Witten.1", "inspire:E.Witten.1"),
        ("inspire:Maldacena:1997re", "inspire:Maldacena:1997re"),
    ],
)
def test_references_in_every_form(text: str, reference: str) -> None:
    assert is_reference(text)
    assert str(parse_reference(text)) == reference


@pytest.mark.parametrize(
    "text",
    [
        "orcid:0000-0002-1825-0098",
        "openalex:X12",
        "arxiv:99",
        "dblp:../../etc",
        "doi:12",
        "s2:x",
        "inspire:../x",
        "orcid:",
        "x:1",
    ],
)
def test_wrong_ones_say_what_is_expected(text: str) -> None:
    with pytest.raises(WrongReferenceError) as error:
        parse_reference(text)
    assert "expected" in str(error.value) or "check digit" in str(error.value) or "known are" in str(error.value)


def test_files_are_no_references() -> None:
    assert not any(map(is_reference, ("papers.bib", "C:\\papers.bib", "content/ada/x.json", "ftp:x")))


@given(st.sampled_from(sorted(EXAMPLES)), st.text(max_size=40))
def test_whatever_is_accepted_makes_a_harmless_name(service: str, text: str) -> None:
    try:
        reference = parse_reference(f"{service}:{text}")
    except WrongReferenceError:
        return
    assert not set(reference.stem) & set("/\\:\0") and not reference.stem.startswith(".")
