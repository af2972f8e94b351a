import datetime

from generator.model.config import Config
from generator.parse.profile import parse_profile
from generator.plan.companions import by_papers, everyone_above, papers_together, strongest
from generator.plan.corpus import Corpus, corpus_of
from generator.plan.scope import Scope
from tests.documents import document

ADA = (
    "CLMay 1, 2022\nOne\n\nAda Beispiel, Ben Exempel et al.\n",
    "CL2025\nTwo\n\nBén Exempel, Ada Beispiel, Cyd Muster\n",
    "CL\nThree\n\nCyd Muster et al.\n",
    "CL2024\nFour\n\nAda Beispiel\n",
)


def corpus(*documents: bytes, config: Config | None = None) -> Corpus:
    profiles = []
    for number, text in enumerate(documents):
        profile, _ = parse_profile(text, f"{number}.txt", datetime.date(2026, 6, 30))
        assert profile is not None
        profiles.append(profile)
    return corpus_of(tuple(profiles), config or Config())


def test_co_authors_are_counted_once_for_each_paper_and_lead_somewhere() -> None:
    scope = Scope(corpus(document(*ADA)))
    found = [(one.name, one.papers, one.first, one.last, one.path) for one in scope.companions]
    assert found == [
        ("Bén Exempel", 2, 2022, 2025, "authors/ben-exempel/"),
        ("Cyd Muster", 2, 2025, 2025, "authors/cyd-muster/"),
    ]
    assert scope.cut == 2
    alone = Scope(corpus(document("CL2024\nFour\n\nAda Beispiel\n")))
    assert alone.companions == ()
    assert not alone.has_companions
    single = Scope(corpus(document(ADA[1])))
    assert [one.path for one in single.companions] == ["papers/two/", "papers/two/"]


def test_people_of_the_site_lead_to_their_pages() -> None:
    both = corpus(document(*ADA), document(*ADA[:2], header="Ben Exempel\n"))
    ada, ben = (Scope(both, place) for place in (0, 1))
    assert [(one.name, one.path, one.is_person) for one in ada.companions] == [
        ("Ben Exempel", "people/ben-exempel/", True),
        ("Cyd Muster", "authors/cyd-muster/", False),
    ]
    assert [one.papers for one in ben.companions] == [2, 1]
    assert ada.base == "people/ada-beispiel/"
    assert Scope(both).person is None


def test_a_persons_pages_depend_on_their_papers_and_where_names_lead() -> None:
    before = corpus(document(*ADA[:2]), document("CL2020\nOther\n\nBen Muster\n", header="Ben Muster\n"))
    other = corpus(document(*ADA[:2]), document("CL2020\nOther\n\nBen Muster\n\nMore.\n", header="Ben Muster\n"))
    page = corpus(document(*ADA[:2]), document("CL2020\nOther\n\nBen Muster, Cyd Muster\n", header="Ben Muster\n"))
    ada = [Scope(one, 0) for one in (before, other, page)]
    assert ada[0].digest == ada[1].digest
    assert ada[0].digest != ada[2].digest, "a name has a page of its own now"
    assert Scope(before).digest != Scope(other).digest


def test_who_lists_papers_belongs_to_each_of_them() -> None:
    entries = corpus(document(*ADA)).entries
    keys = ("ben-exempel", "cyd-muster")
    together = papers_together(entries, (0, *keys), about=0)
    assert {pair: len(found) for pair, found in together.items()} == {
        (0, "ben-exempel"): 2,
        (0, "cyd-muster"): 2,
        ("ben-exempel", "cyd-muster"): 1,
    }
    assert {pair: len(found) for pair, found in papers_together(entries, keys).items()} == {keys: 1}


def test_the_strongest_ties_are_chosen_whatever_the_order_and_the_length_of_bylines() -> None:
    crowd = ", ".join(f"Name Nummer{number}" for number in range(500))
    texts = [f"CL2020\nCrowd {n}\n\n{crowd}\n" for n in range(2)]
    texts += [f"CL2020\nPair {n}\n\nEva Erste, Zoe Zweite\n" for n in range(3)]
    texts += ["CL2020\nOnce\n\nKim Kurz, Lou Lang\n"]
    found = corpus(document(*texts))
    papers = {key: one.papers for key, one in everyone_above(found.entries, found).items()}
    assert strongest(found.entries, papers, 2) == ("eva-erste", "zoe-zweite")
    assert len(strongest(found.entries, papers, 10)) == 10
    assert strongest(tuple(reversed(found.entries)), papers, 10) == strongest(found.entries, papers, 10)
    assert strongest((), {}, 10) == ()


def test_order_is_by_papers_then_newest_then_family_name() -> None:
    found = corpus(document("CL2021\nA\n\nEve Zett, Ann Zett, Bob Adam\n", "CL2025\nB\n\nNew One\n"))
    assert [one.name for one in by_papers(everyone_above(found.entries, found).values())] == [
        "New One", "Bob Adam", "Ann Zett", "Eve Zett",
    ]  # fmt: skip
