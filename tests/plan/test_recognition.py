import datetime

from generator.model.person import Affiliation
from generator.model.profile import Profile
from generator.parse.profile import parse_profile
from generator.plan.recognition import recognised
from generator.plan.works import works_of
from tests.documents import document


def profile(name: str, *papers: str, orcid: str | None = None, affiliation: str | None = None, source: str = "") -> Profile:
    found, _ = parse_profile(document(*papers, header=f"{name}\n"), source or f"{name}.txt", datetime.date(2026, 6, 30))
    assert found is not None
    own = {"orcid": orcid, "affiliation": Affiliation(name=affiliation) if affiliation else None}
    return found.model_copy(update={"person": found.person.model_copy(update=own)})


def paper(title: str, names: str) -> str:
    return f"CLMay 1, 2024\n{title}\n\n{names}\n\nText of {title}.\n"


def names_of(*profiles: Profile) -> dict[str, tuple[int | None, ...]]:
    works = works_of(profiles).works
    return {work.title: authors for work, authors in zip(works, recognised(profiles, works), strict=True)}


ADA = profile("Ada Beispiel", paper("A Walk", "Ada Beispiel, Ben Exempel, Cyd Muster"))


def test_who_lists_a_work_is_meant_by_their_name() -> None:
    assert names_of(ADA)["A Walk"] == (0, None, None)


def test_also_by_its_initials_but_not_by_other_ones() -> None:
    found = names_of(profile("Ada Beispiel", paper("A Walk", "A. Beispiel, B. Exempel"), paper("A Run", "U. Beispiel")))
    assert found == {"A Walk": (0, None), "A Run": (None,)}


def test_initials_that_fit_two_names_mean_nobody() -> None:
    assert names_of(profile("Ada Beispiel", paper("A Walk", "A. Beispiel, A. Beispiel"))) == {"A Walk": (None, None)}


def test_a_name_alone_is_no_evidence() -> None:
    ben = profile("Ben Exempel", paper("A Stand", "Ben Exempel, Ada Beispiel"))
    found = names_of(profile("Ada Beispiel", paper("A Run", "Ada Beispiel, Eva Dritte")), ben)
    assert found["A Stand"] == (1, None)


def test_a_shared_companion_is_evidence() -> None:
    ben = profile("Ben Exempel", paper("A Stand", "Ben Exempel, Ada Beispiel"))
    assert names_of(ADA, ben)["A Stand"] == (1, 0)


def test_a_shared_organisation_is_evidence() -> None:
    ada = profile("Ada Beispiel", paper("A Run", "Ada Beispiel · walk-lab"))
    ben = profile("Ben Exempel", paper("A Stand", "Ben Exempel, Ada Beispiel · walk-lab"))
    assert names_of(ada, ben)["A Stand"] == (1, 0)


def test_namesakes_are_both_unless_one_lists_the_work() -> None:
    other = profile("Ada Beispiel", paper("A Stand", "Ada Beispiel, Fred Vierter"), source="other.txt")
    found = names_of(ADA, other)
    assert found == {"A Walk": (0, None, None), "A Stand": (1, None)}


def test_an_orcid_id_decides() -> None:
    orcid, other_orcid = "0000-0002-1825-0097", "0000-0001-5109-3700"
    ada = profile("Ada Beispiel", orcid=orcid)
    ben = profile("Ben Exempel", paper("A Stand", "Ben Exempel, A. B. Married"))
    first, second = ben.papers[0].byline.authorships
    for stated, expected in ((orcid, 0), (other_orcid, None)):
        byline = ben.papers[0].byline.model_copy(update={"authorships": (first, second.model_copy(update={"orcid": stated}))})
        told = ben.model_copy(update={"papers": (ben.papers[0].model_copy(update={"byline": byline}),)})
        assert names_of(ada, told)["A Stand"] == (1, expected)


def test_another_orcid_id_is_another_person() -> None:
    ada = profile("Ada Beispiel", *(paper("A Walk", "Ada Beispiel, Ben Exempel"),), orcid="0000-0002-1825-0097")
    (one, two) = ada.papers[0].byline.authorships
    byline = ada.papers[0].byline.model_copy(
        update={"authorships": (one.model_copy(update={"orcid": "0000-0001-5109-3700"}), two)}
    )
    told = ada.model_copy(update={"papers": (ada.papers[0].model_copy(update={"byline": byline}),)})
    assert names_of(told) == {"A Walk": (None, None)}


def test_other_names_count() -> None:
    ada = ADA.model_copy(update={"person": ADA.person.model_copy(update={"other_names": ("Ada Mustermann",)})})
    ben = profile("Ben Exempel", paper("A Stand", "Ben Exempel, Ada Mustermann"))
    assert names_of(ada, ben)["A Stand"] == (1, 0)
