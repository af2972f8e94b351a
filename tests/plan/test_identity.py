import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.identifiers import Identifier
from generator.model.paper import Publication, Version
from generator.plan.identity import Account, same_works
from tests.plan.accounts import account

WALK = "On Walking in the Rain"
NAMES = "Ada Beispiel, Ben Exempel, Cyd Muster"


def are_one(*accounts: Account) -> bool:
    forward = len(same_works(list(accounts)))
    backward = len(same_works(list(reversed(accounts))))
    assert forward == backward
    return forward == 1


SAME = {
    "a shared DOI": (account(WALK, doi="10.1000/a"), account(WALK, format="orcid", doi="10.1000/a")),
    "a shared DOI, and a title with a subtitle": (
        account(WALK, doi="10.1000/a"),
        account(f"{WALK}: A Study", format="crossref", doi="10.1000/a"),
    ),
    "a shared DOI, and a slip in the title": (
        account(WALK, doi="10.1000/a"),
        account("On Walkng in the Rain", format="crossref", doi="10.1000/a"),
    ),
    "a shared DOI, and a translated title": (
        account(WALK, doi="10.1000/a"),
        account("Vom Gehen im Regen", format="crossref", doi="10.1000/a"),
    ),
    "versions of one arXiv paper": (
        account(WALK, arxiv_id="2404.09937v1"),
        account(WALK, "A. Beispiel", "2025", format="arxiv", arxiv_id="2404.09937v3"),
    ),
    "an arXiv id and its DOI": (
        account(WALK, arxiv_id="2404.09937"),
        account(WALK, format="openalex", doi="10.48550/arxiv.2404.09937"),
    ),
    "identifiers of other registries": tuple(
        account(WALK, format=kind, ids=(Identifier(scheme="pmid", value="123"),))  # type: ignore[arg-type]
        for kind in ("pubmed", "europepmc")
    ),
    "a preprint that names its published form": (
        account(WALK, format="arxiv", arxiv_id="2404.09937", versions=(Version(kind="published", doi="10.1000/a"),)),
        account("Walking in Rain", "Ada Beispiel", "2024", format="crossref", doi="10.1000/a"),
    ),
    "title, year and authors": (account(WALK, NAMES), account(WALK, NAMES, format="openalex")),
    "title, year and the beginning of a cut byline": (
        account(WALK, NAMES),
        account(WALK, "Ada Beispiel et al.", format="profile"),
    ),
    "initials": (account(WALK, "A. Beispiel, B. Exempel"), account(WALK, NAMES, format="openalex")),
    "case, accents, punctuation": (account("ON WALKING, in the Rain!"), account(WALK, format="ris")),
    "a hyphen": (account("Pre-training of Large Models"), account("Pretraining of Large Models", format="ris")),
    "a year more, with two shared authors": (account(WALK, NAMES, "2023"), account(WALK, NAMES, "2024", format="ris")),
    "a preprint of years before": (
        account(WALK, NAMES, "2021", format="arxiv", arxiv_id="2104.09937", type="article"),
        account(WALK, NAMES, "2024", format="crossref", doi="10.1000/a", venue="Walks", type="article-journal"),
    ),
    "a record without authors in the same person's registry": (account(WALK), account(WALK, "", format="orcid")),
    "one bibliography that has it twice": (
        account(WALK, document="my.bib", key="a"),
        account(WALK, document="my.bib", key="b"),
    ),
    "one bibliography that says the same of nobody twice": (
        account("Editorial", "", None, document="my.bib", key="a", source_order=1),
        account("Editorial", "", None, document="my.bib", key="b", source_order=2, line=9),
    ),
    "a short title that agrees in everything": (
        account("Introduction", when="2024-05-28", format="profile", place=0),
        account("Introduction", when="2024-05-28", format="profile", place=1),
    ),
    "a title in a dense script": (
        account("雨中行走的统计学研究方法", "黄宇"),
        account("雨中行走的统计学研究方法", "黄宇", format="ris"),
    ),
}

APART = {
    "two titles": (account(WALK), account("On Standing in the Rain", format="ris")),
    "two DOIs of publishers": (
        account(WALK, NAMES, doi="10.1000/a"),
        account(WALK, NAMES, format="crossref", doi="10.1000/b"),
    ),
    "chapters that carry their book's DOI": (
        account("Rain and Other Weather", document="my.bib", doi="10.1000/book"),
        account("Shoes and What They Do", document="my.bib", doi="10.1000/book"),
    ),
    "part one and part two": (account(f"{WALK}, Part I"), account(f"{WALK}, Part II", format="ris")),
    "numbered reports": (account(f"{WALK} 1"), account(f"{WALK} 2", format="ris")),
    "other authors": (account(WALK, "Ada Beispiel"), account(WALK, "Dora Andere", format="openalex")),
    "one shared author of several, another first": (
        account(WALK, NAMES),
        account(WALK, "Dora Andere, Ben Exempel, Eva Dritte", format="openalex"),
    ),
    "years apart": (account(WALK, NAMES, "2014"), account(WALK, NAMES, "2024", format="ris")),
    "errata of one person and year": (
        account("Erratum", when="2024", venue="Journal of A"),
        account("Erratum", when="2024", format="ris", venue="Journal of B"),
    ),
    "errata of which one has no venue": (
        account("Erratum", when="2024", venue="Journal of A"),
        account("Erratum", format="ris"),
    ),
    "a short title of which one has no authors": (account("Walking"), account("Walking", "", format="orcid")),
    "introductions to two books": (
        account("Introduction", venue="A Book", publication=Publication(pages="1–9")),
        account("Introduction", format="ris", venue="A Book", publication=Publication(pages="100–120")),
    ),
    "the software and the paper about it": (
        account(WALK, type="software"),
        account(WALK, format="ris", type="article-journal"),
    ),
    "the review and the book": (account(WALK, type="review"), account(WALK, format="ris", type="book")),
    "the conference's paper and the journal's of the year after": (
        account(WALK, NAMES, "2023", type="paper-conference", venue="WALK 2023"),
        account(WALK, NAMES, "2024", format="ris", type="article-journal", venue="Walks"),
    ),
    "what a profile document lists twice": (
        account(WALK, when="2024-05-01", format="profile", document="ada.txt", abstract=("A.",), source_order=1),
        account(WALK, when="2024-06-01", format="profile", document="ada.txt", abstract=("B.",), source_order=2),
    ),
    "no authors in records of two people": (account(WALK, place=0), account(WALK, "", format="orcid", place=1)),
}


@pytest.mark.parametrize("accounts", SAME.values(), ids=SAME.keys())
def test_one_work(accounts: tuple[Account, Account]) -> None:
    assert are_one(*accounts)


@pytest.mark.parametrize("accounts", APART.values(), ids=APART.keys())
def test_two_works(accounts: tuple[Account, Account]) -> None:
    assert not are_one(*accounts)


def test_a_third_document_does_not_join_what_a_profile_document_lists_twice() -> None:
    twice = APART["what a profile document lists twice"]
    assert len(same_works([*twice, account(WALK, when="2024")])) == 2


def test_people_have_the_last_word() -> None:
    one, two = SAME["title, year and authors"]
    assert len(same_works([one, two], apart=((one, two),))) == 2
    third = account(WALK, NAMES, format="ris")
    assert len(same_works([one, two, third], apart=((two, one),))) == 2
    first, second = APART["two DOIs of publishers"]
    assert len(same_works([first, second], same=((first, second),))) == 1


def test_thousands_of_one_title_are_compared_in_linear_time_and_stay_apart() -> None:
    many = [account("Editorial", when=str(1900 + n % 100), venue=f"Issue {n}", document=str(n)) for n in range(2000)]
    assert len(same_works(many)) == 2000


@given(st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(shuffler: random.Random) -> None:
    accounts = [one for pair in (*SAME.values(), *APART.values()) for one in pair]
    expected = {frozenset(map(id, group)) for group in same_works(accounts)}
    shuffler.shuffle(accounts)
    assert {frozenset(map(id, group)) for group in same_works(accounts)} == expected
